"""Files: reading, durable saving."""
