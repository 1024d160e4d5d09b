"""Editing commands: pure functions from an article and a selection to an edit, found by walking this package."""
