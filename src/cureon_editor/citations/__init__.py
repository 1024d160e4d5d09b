"""Citations: find them in the text, number them, format sources."""
