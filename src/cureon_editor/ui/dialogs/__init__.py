"""What the window asks before a command runs: one file a subject, found by walking this package."""
