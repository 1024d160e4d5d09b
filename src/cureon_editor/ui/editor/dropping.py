"""Put dropped text where it was dropped, as one change of the document."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QPlainTextEdit


def drop_text(editor: QPlainTextEdit, event: QDropEvent, outside: Callable[[int], int]) -> None:
    """Insert the text of a drop, taking away what was moved; `outside` leads out of what is not seen."""
    there = editor.textCursor()
    target = editor.cursorForPosition(event.position().toPoint())
    target.setPosition(outside(target.position()))
    # Only text of our own can be moved; from elsewhere it is a copy, whatever was proposed.
    moves = event.source() in (editor, editor.viewport()) and event.dropAction() == Qt.DropAction.MoveAction
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()
    if moves and there.selectionStart() <= target.position() <= there.selectionEnd():
        return
    target.beginEditBlock()
    if moves:
        there.removeSelectedText()
    target.insertText(event.mimeData().text().replace("\r\n", "\n").replace("\r", "\n"))
    target.endEditBlock()
    editor.setTextCursor(target)
