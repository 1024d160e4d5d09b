"""The worker processes, from both ends: what the window holds of them, and what runs in them."""
