"""The worker process, from both ends: what the window holds of it, and what runs in it."""
