"""An article's page, composed stretch by stretch and kept in step with the text."""
