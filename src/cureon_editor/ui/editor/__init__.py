"""The editor pane: the body as a text widget, bound to the session in one place."""
