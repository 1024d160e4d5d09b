"""The one owner of the article being edited."""
