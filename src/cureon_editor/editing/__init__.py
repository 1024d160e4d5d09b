"""Editing commands: pure functions from an article and a selection to an edit; one file a group."""
