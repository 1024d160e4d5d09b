"""Citation numbers that somebody typed: find them in a text, and say how sure it is that they are citations."""
