"""The body's line layout, told exactly what changed, so that a key draws its own paragraph and no more."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QPlainTextDocumentLayout


class TextLayout(QPlainTextDocumentLayout):
    """Lays out and draws again only the paragraphs a change lies in.

    Colouring a paragraph is reported by Qt as all of its characters removed and as many added; its own
    layout then looks twice as far, into the paragraphs below, and has the whole view drawn again. By then the
    coloured paragraph is laid out anew and its old height forgotten, so this one remembers the height of the
    paragraph changed last: in another one, or when it grew or shrank, `shifted` says that all is to be drawn.

    Whoever uses it keeps document and layout alive. Asked for its document, a layout becomes its parent in
    PySide's books, as the document is the layout's: a ring that nothing else holds. Python's collector then
    took both away from under the widget, and the next change ended the program (PySide6 6.11.3).
    """

    shifted = Signal()

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._document = document
        self._changed_last = (-1, 0.0)

    def documentChanged(self, start: int, removed: int, added: int) -> None:  # noqa: N802 - Qt's name
        """Take note of a change: what was removed is no longer there to be laid out."""
        block = self._document.findBlock(start)
        # Its glyphs are then found once, and not anew for drawing and for every place asked for.
        block.layout().setCacheEnabled(True)
        super().documentChanged(start, 0 if added else min(removed, 1), added)
        block = self._document.findBlock(start)
        changed = (block.blockNumber(), self.blockBoundingRect(block).height())
        if changed != self._changed_last:
            self._changed_last = changed
            self.shifted.emit()
