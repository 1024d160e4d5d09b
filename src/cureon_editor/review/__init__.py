"""Review and sign-off."""
