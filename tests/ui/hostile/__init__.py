"""Hostile texts in a real window: nothing runs, nothing gets out, and one can go on writing."""
