"""Comparisons with Pandoc, where it is installed."""
