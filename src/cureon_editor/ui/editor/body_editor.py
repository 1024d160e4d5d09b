"""The text widget of the body: a comfortable measure, and keys that run the program's own commands."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDropEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPaintEvent,
    QTextBlock,
    QTextDocument,
)
from PySide6.QtWidgets import QPlainTextEdit, QToolTip

from cureon_editor.ui.editor.dropping import drop_text
from cureon_editor.ui.editor.text_layout import TextLayout
from cureon_editor.ui.theme.fonts import TEXT, face

#: Average characters a line may hold, and the least margin beside it in pixels.
MEASURE = 72
LEAST_MARGIN = 28
TOP_MARGIN = 4

_HISTORY_KEYS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class BodyEditor(QPlainTextEdit):
    """Shows and edits the body. `run` is the window's command runner.

    `key_filter` sees every key first (the completion list sets it); it gives True for a key it has used.
    """

    menu_asked = Signal(QPoint)
    mouse_let_go = Signal()
    resized = Signal()
    column_moved = Signal()
    lines_shifted = Signal()
    control_held = Signal(bool)
    file_dropped = Signal(str)

    def __init__(self, run: Callable[..., bool]) -> None:
        super().__init__()
        document = QTextDocument(self)
        layout = TextLayout(document)
        layout.shifted.connect(self.viewport().update)
        layout.shifted.connect(self.lines_shifted)
        document.setDocumentLayout(layout)
        self.setDocument(document)
        # See TextLayout: the widget's own hold on them is unknown to Python's collector.
        self._kept = (document, layout)
        self.setObjectName("bodyEditor")
        self.setAccessibleName("Article text")
        self.setPlaceholderText(
            "Write here. Start with the first paragraph; headings, lists and citations are in the bar above."
        )
        self._run = run
        self.key_filter: Callable[[QKeyEvent], bool] = lambda _event: False
        self.hover_text: Callable[[int], str] = lambda _position: ""
        # One history for text, front matter and sources lives in the session; a second one here would
        # take back the wrong thing.
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setCursorWidth(2)
        # Its track is invisible; shown only when needed it would move the column.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().rangeChanged.connect(self._hide_idle_bar)
        self.verticalScrollBar().setProperty("idle", True)
        self.setCenterOnScroll(False)
        #: Whether the mouse is choosing text: what is seen should not move under it.
        self.mouse_held = False
        #: Who draws over the text; each is given the lines that are being drawn, with their corners.
        self.paint_over: list[Callable[[Sequence[tuple[QTextBlock, QPointF]]], None]] = []
        #: Gives for a position that is not seen one beside it that is.
        self.outside_labels: Callable[[int], int] = lambda position: position

    def set_pixels(self, pixels: float) -> None:
        """Set the size of the text and with it the width of the column."""
        self.setFont(face(TEXT, pixels))
        self.setTabStopDistance(QFontMetricsF(self.font()).horizontalAdvance(" ") * 4)
        self._centre()

    def command(self, command_id: str, **arguments: Any) -> bool:
        """Run a command unless the text is read-only."""
        return not self.isReadOnly() and self._run(command_id, **arguments)

    def event(self, event: QEvent) -> bool:
        """Keep the column centred, leave undo and redo to the window, show what a citation stands for."""
        # A key press brings seven events; finding out what one is costs more than all else that is done here.
        kind = event.type()
        if kind is QEvent.Type.Resize:
            # Before the viewport is resized: margins set later, while the window is first shown, would leave
            # the text laid out for the wider viewport.
            self._centre()
            self.resized.emit()
        elif kind is QEvent.Type.ShortcutOverride and _is_history_key(event):
            event.ignore()
            return True
        elif kind is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._tip(event)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Offer the key to the completion list, then to the commands, then to the widget."""
        if self.mouse_held:
            # Text dragged to another place takes the mouse with it; its release is never told.
            self._let_go()
        if event.key() == Qt.Key.Key_Control:
            self.control_held.emit(True)
        if self.key_filter(event) or self._command_key(event):
            event.accept()
            return
        if _is_history_key(event):
            event.ignore()
            return
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Tell that Ctrl is no longer held."""
        if event.key() == Qt.Key.Key_Control:
            self.control_held.emit(False)
        super().keyReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the text, then what stands over it."""
        super().paintEvent(event)
        lines = tuple(self.lines_in(event.rect()))
        for paint in self.paint_over:
            paint(lines)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Keep still what is seen while text is chosen."""
        self.mouse_held = True
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Tell that the mouse is done."""
        super().mouseReleaseEvent(event)
        self._let_go()

    def _let_go(self) -> None:
        self.mouse_held = False
        self.mouse_let_go.emit()

    def _command_key(self, event: QKeyEvent) -> bool:
        key, modifiers = event.key(), event.modifiers()
        plain = modifiers in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return self._new_line(continues=plain)
        if event.text() == "|":
            return self.command("table.type_bar")
        if key == Qt.Key.Key_Tab and plain:
            return self.command("table.next_cell") or self.command("format.indent")
        if key == Qt.Key.Key_Backtab:
            return self.command("table.previous_cell") or self.command("format.outdent") or True
        return False

    def _new_line(self, *, continues: bool) -> bool:
        """A new line that continues a list or quotation; with Shift or Ctrl a plain one."""
        if self.isReadOnly():
            return False
        if not (continues and self.command("edit.new_line")):
            # Qt's own Shift+Enter writes U+2028, which is no line break in a file.
            self.textCursor().insertBlock()
        self.ensureCursorVisible()
        return True

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Show the window's menu instead of the widget's, whose Undo is switched off."""
        self.menu_asked.emit(event.globalPos())

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802
        """Copy plain text exactly, no-break spaces included."""
        data = QMimeData()
        data.setText(self.textCursor().selectedText().replace("\u2029", "\n"))
        return data

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802
        """Take text and files."""
        return source.hasText() or source.hasUrls()

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802
        """Paste as one step of Undo; a dropped file is opened."""
        files = [url.toLocalFile() for url in source.urls() if url.isLocalFile()]
        if files:
            self.file_dropped.emit(files[0])
        elif source.hasText():
            self.command("edit.paste", text=source.text())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Accept files even while the text is read-only."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
        else:
            super().dragEnterEvent(event)

    def lines_in(self, area: QRect) -> Iterator[tuple[QTextBlock, QPointF]]:
        """The lines of the text that lie in a part of the viewport, each with its upper left corner there."""
        block, corner = self.firstVisibleBlock(), self.contentOffset()
        while block.isValid() and corner.y() <= area.bottom():
            height = self.blockBoundingRect(block).height()
            if corner.y() + height >= area.top():
                yield block, corner
            block, corner = block.next(), corner + QPointF(0, height)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Put dropped text where it was dropped, as one change; a dropped file is opened."""
        self._let_go()
        data = event.mimeData()
        if self.isReadOnly() or data.hasUrls() or not data.text():
            super().dropEvent(event)
            return
        drop_text(self, event, self.outside_labels)

    def column(self) -> tuple[int, int]:
        """The left edge and width in pixels of the text column inside the widget."""
        width = QFontMetricsF(self.font()).averageCharWidth() * MEASURE
        room = self.width() - self.verticalScrollBar().sizeHint().width()
        margin = max(LEAST_MARGIN, round((room - width) / 2))
        return margin, max(0, room - 2 * margin)

    def _hide_idle_bar(self, least: int, most: int) -> None:
        """Draw no handle while everything is seen."""
        bar = self.verticalScrollBar()
        if bar.property("idle") != (most == least):
            bar.setProperty("idle", most == least)
            bar.style().polish(bar)

    def _centre(self) -> None:
        left, width = self.column()
        scroll = self.verticalScrollBar().sizeHint().width()
        right = max(0, self.width() - left - width - scroll)
        if (margins := self.viewportMargins()).left() != left or margins.right() != right:
            self.setViewportMargins(left, TOP_MARGIN, right, 0)
        self.column_moved.emit()

    def _tip(self, event: QHelpEvent) -> None:
        place = self.viewport().mapFromGlobal(event.globalPos())
        text = self.hover_text(self.cursorForPosition(place).position())
        if text:
            QToolTip.showText(event.globalPos(), text, self)
        else:
            QToolTip.hideText()


def _is_history_key(event: QEvent) -> bool:
    """Whether a key is Undo or Redo, which the window answers."""
    return isinstance(event, QKeyEvent) and any(event.matches(key) for key in _HISTORY_KEYS)
