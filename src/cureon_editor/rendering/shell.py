"""The empty page that the preview loads once and then patches."""

from cureon_editor.resources import resource


def shell() -> str:
    """The page's HTML: an article with an empty header, body and footer, and a link to the style sheet."""
    return resource("page/shell.html").read_text(encoding="utf-8")
