"""Markdown as HTML: a body cut, parsed and laid out by Python-Markdown, extended by what articles use."""
