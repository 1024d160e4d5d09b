"""Window commands: what acts on the window or the file instead of the text; one file a group, found by walking."""
