"""Sentences labelled by hand for the rules they bear on, and how well the rules hear them."""
