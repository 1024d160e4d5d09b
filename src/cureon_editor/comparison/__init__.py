"""Comparing two texts, and merging what two people made of a third."""
