"""Cureon Editor: an offline desktop editor for evidence-based health articles."""

__version__ = "0.1.0"
