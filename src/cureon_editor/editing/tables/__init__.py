"""Pipe tables as values: read at a place in the body, laid out in columns that line up."""
