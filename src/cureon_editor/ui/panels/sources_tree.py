"""The list of sources: a drop, and Alt with the arrows, become moves of the article's sources."""

from PySide6.QtCore import QEvent, QModelIndex, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFontMetrics,
    QInputEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QTreeView

from cureon_editor.ui.panels.sources_marks import Marks
from cureon_editor.ui.panels.sources_model import HEADERS, SourceModel
from cureon_editor.ui.widgets.source_delegate import CITED, KEY, KNOWN, NUMBER, PAD, TEXT
from cureon_editor.ui.workbench import Workbench

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
#: What keys do to the chosen source.
_COMMANDS: dict[int, str] = {Qt.Key.Key_Delete: "source.remove", Qt.Key.Key_F2: "source.edit"}


class SourceTree(QTreeView):
    """The list itself; it never changes but with the article."""

    def __init__(self, bench: Workbench, marks: Marks) -> None:
        super().__init__()
        self._bench = bench
        self.rows = SourceModel(marks.of, marks.title)
        self.setModel(self.rows)
        self.setObjectName("sourceList")
        self.setAccessibleName("Sources")
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header = self.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(36)
        header.setSectionResizeMode(header.ResizeMode.Fixed)
        header.setSectionResizeMode(TEXT, header.ResizeMode.Stretch)
        self.fit_columns()

    def fit_columns(self) -> None:
        """Make numbers and counts as wide as the longest needs: asking each row would take too long."""
        metrics = QFontMetrics(self.font())
        cited = max((row.cited for row in self.rows.rows), default=0)
        for column, longest in ((NUMBER, len(self.rows.rows)), (CITED, cited)):
            texts = (HEADERS[column], str(longest))
            width = max(map(metrics.horizontalAdvance, texts)) + 2 * PAD + 4
            if width != self.columnWidth(column):
                self.setColumnWidth(column, width)

    def current_key(self) -> str | None:
        """The key of the chosen source, None when nothing or only a bare key is chosen."""
        index = self.currentIndex().siblingAtColumn(NUMBER)
        return str(index.data(KEY)) if index.isValid() and index.data(KNOWN) else None

    def chosen_key(self) -> str | None:
        """The key of the chosen row, with or without a source."""
        index = self.currentIndex().siblingAtColumn(NUMBER)
        return str(index.data(KEY)) if index.isValid() else None

    def chosen_rows(self) -> list[int]:
        """The rows of all chosen sources, from the top; the current one alone when none is marked."""
        marked = self.selectionModel().selectedRows(NUMBER) or [self.currentIndex()]
        return sorted(
            index.row() for index in marked if index.isValid() and self.rows.rows[index.row()].known
        )

    def show_key(self, key: str) -> bool:
        """Choose the row of a key, bring it into view and give it the keyboard; False if there is none."""
        row = self.rows.row_of(key)
        if row < 0:
            return False
        index = self.rows.index(row, NUMBER)
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        self.setFocus()
        return True

    def move_chosen(self, step: int) -> None:
        """Move the chosen sources up (-1) or down (1)."""
        if chosen := self.chosen_rows():
            self._move(chosen, chosen[0] + step)

    def known_rows(self) -> int:
        """How many rows are sources; cited keys without a source stand below them."""
        return sum(row.known for row in self.rows.rows)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Take files and text from anywhere, and rows of this list."""
        if _brings(event):
            event.acceptProposedAction()
        elif event.source() is self:
            super().dragEnterEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802
        """Show where a row would go; files and text go anywhere."""
        if _brings(event):
            event.acceptProposedAction()
        else:
            super().dragMoveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Turn a drop into a move of the article's sources or an import; the list follows the article."""
        if _brings(event):
            event.acceptProposedAction()
            self._take(event)
            return
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if chosen := self.chosen_rows():
            gap = self._gap(event)
            self._move(chosen, min(gap, self.known_rows()) - sum(row < gap for row in chosen))

    def event(self, event: QEvent) -> bool:
        """Keep Paste for the list while it has the keyboard: the window's own means the text."""
        pastes = isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Paste)
        if pastes and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Alt with the arrows moves, Enter cites, with Ctrl it shows the text; Delete removes, F2 edits."""
        key, chosen = event.key(), self.current_key()
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if event.matches(QKeySequence.StandardKey.Paste):
            self._bench.run("source.paste")
        elif key in _ENTER and _with_control(event):
            self._show_in_text()
        elif alt and key in _STEPS:
            self.move_chosen(_STEPS[key])
        elif key in _ENTER and chosen:
            self._bench.run("insert.citation", keys=[self.rows.rows[row].key for row in self.chosen_rows()])
        elif key in _COMMANDS and chosen:
            self._bench.run(_COMMANDS[key], key=chosen)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Ctrl and a click show the next place that cites the source."""
        super().mouseReleaseEvent(event)
        left = event.button() == Qt.MouseButton.LeftButton
        if left and _with_control(event) and self.indexAt(event.position().toPoint()).isValid():
            self._show_in_text()

    def _move(self, chosen: list[int], to: int) -> None:
        """Move the sources of these rows so that the first comes to row `to`."""
        if not self.rows.movable:
            self._bench.told.emit(
                "Only a part of the list is shown. Clear the search, then change the order."
            )
            return
        if not 0 <= to <= self.known_rows() - len(chosen) or chosen == [*range(to, to + len(chosen))]:
            return
        keys = [self.rows.rows[row].key for row in chosen]
        self._bench.run("source.move", key=keys[0] if len(keys) == 1 else keys, to=to)

    def _gap(self, event: QDropEvent) -> int:
        """The row that what is dropped shall stand above."""
        target: QModelIndex = self.indexAt(event.position().toPoint())
        if not target.isValid():
            return self.known_rows()
        below = self.dropIndicatorPosition() == QAbstractItemView.DropIndicatorPosition.BelowItem
        return target.row() + below

    def _take(self, event: QDropEvent) -> None:
        """Hand files and text to their import."""
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            self._bench.run("source.import", path=paths)
        else:
            self._bench.run("source.paste", text=event.mimeData().text())

    def _show_in_text(self) -> None:
        if (key := self.chosen_key()) is not None:
            self._bench.run("source.next_citation", key=key)


def _with_control(event: QInputEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)


def _brings(event: QDropEvent) -> bool:
    """Whether files or text are dragged, not rows of the list."""
    return event.mimeData().hasUrls() or event.mimeData().hasText()
