"""What hostile files hold, and that nothing of it gets anywhere."""
