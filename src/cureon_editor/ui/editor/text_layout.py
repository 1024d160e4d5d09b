"""The body's line layout, told exactly what changed, so that a key draws its own paragraph and no more."""

from PySide6.QtWidgets import QPlainTextDocumentLayout


class TextLayout(QPlainTextDocumentLayout):
    """Lays out and draws again only the paragraphs a change lies in.

    Colouring a paragraph is reported by Qt as all of its characters removed and as many added; its own
    layout then looks twice as far, into the paragraphs below, and has the whole view drawn again.
    """

    def documentChanged(self, start: int, removed: int, added: int) -> None:  # noqa: N802 - Qt's name
        """Take note of a change: what was removed is no longer there to be laid out."""
        super().documentChanged(start, 0 if added else min(removed, 1), added)
