"""Typed citation numbers: find them in a text, and say how sure it is that they are citations."""
