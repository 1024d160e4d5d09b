"""Window commands: what acts on the window or the file instead of the text; found by walking this package."""
