"""Offer sources while a citation is typed: by key, author and title, after `[@` or `@`."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from cureon_editor.article.edits import Edit, Part, Selection, Splice
from cureon_editor.article.sources import Source
from cureon_editor.citations.styles import format_source, house_style
from cureon_editor.ui.editor.binding import Binding
from cureon_editor.ui.editor.body_editor import BodyEditor
from cureon_editor.ui.widgets.parts import moves_in
from cureon_editor.ui.workbench import Workbench

#: What stands before the caret when a citation is being typed: `@` after a bracket, space or semicolon.
_BEGUN = re.compile(r"(?:^|[\[\s;(-])@(\w[\w:.#$%&\-+?<>~/]*|)$")
ROWS = 8
LOOK_BACK = 80


class Completion(QListWidget):
    """A list under the caret; arrow keys choose, Enter or Tab takes, Escape closes."""

    def __init__(self, editor: BodyEditor, binding: Binding, bench: Workbench) -> None:
        super().__init__(editor)
        self.setObjectName("completion")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.hide()
        self._editor, self._binding, self._bench = editor, binding, bench
        editor.key_filter = self._key
        editor.cursorPositionChanged.connect(self._follow)
        editor.verticalScrollBar().valueChanged.connect(self.hide)
        self.itemClicked.connect(lambda _item: self._take())

    def _follow(self) -> None:
        """Show what fits the text before the caret; quick when no citation is being typed."""
        begun = self._begun()
        if begun is None or not self._editor.hasFocus() or self._editor.isReadOnly():
            self.hide()
            return
        found = matching(self._bench.metadata.sources, begun)
        self.clear()
        for source in found[:ROWS]:
            item = QListWidgetItem(format_source(source, house_style(self._bench.journal)))
            item.setToolTip(item.text())
            item.setData(Qt.ItemDataRole.UserRole, source.key)
            self.addItem(item)
        self.setVisible(bool(found))
        if found:
            self.setCurrentRow(0)
            self._place()

    def _begun(self) -> str | None:
        cursor = self._editor.textCursor()
        if cursor.hasSelection():
            return None
        place = cursor.positionInBlock()
        before = cursor.block().text()[max(0, place - LOOK_BACK) : place]
        if "@" not in before:
            return None
        match = _BEGUN.search(before)
        return match[1] if match else None

    def _place(self) -> None:
        width = min(460, max(240, self._editor.width() - 40))
        height = self.sizeHintForRow(0) * min(self.count(), ROWS) + 12
        below = self._editor.cursorRect().bottomLeft() + self._editor.viewport().pos()
        left = min(below.x(), self._editor.width() - width - 16)
        top = below.y() + 4
        if top + height > self._editor.height():
            top = below.y() - self._editor.cursorRect().height() - height - 4
        self.setGeometry(left, top, width, height)
        self.move(QPoint(left, max(0, top)))
        self.raise_()

    def _key(self, event: QKeyEvent) -> bool:
        if not self.isVisible():
            return False
        if moves_in(self, event):
            return True
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
            self._take()
        elif key == Qt.Key.Key_Escape:
            self.hide()
        else:
            return False
        return True

    def _take(self) -> None:
        """Write the chosen key in place of what was typed, and close an open bracket."""
        begun, item = self._begun(), self.currentItem()
        self.hide()
        if begun is None or item is None:
            return
        key = str(item.data(Qt.ItemDataRole.UserRole))
        body = self._bench.session.article.body
        end = self._binding.offset(self._editor.textCursor().position())
        start = end - len(begun)
        line = body[body.rfind("\n", 0, start) + 1 : start]
        opened = line.rfind("[") > line.rfind("]")
        rest = body[end : (body.find("\n", end) + 1 or len(body) + 1) - 1]
        closed = "]" in rest and ("[" not in rest or rest.index("]") < rest.index("["))
        text = key + ("]" if opened and not closed else "")
        caret = start + len(text)
        splice = Splice(Part.BODY, start, end, text)
        self._bench.session.apply(Edit("insert citation", (splice,), Selection(caret, caret)))


def matching(sources: Sequence[Source], begun: str) -> list[Source]:
    """The sources that fit what was typed: keys that begin with it, then authors and titles that hold it."""
    wanted = begun.casefold()
    first = [source for source in sources if source.key.casefold().startswith(wanted)]
    texts = ((source, f"{source.key} {format_source(source)}".casefold()) for source in sources)
    return first + [source for source, text in texts if wanted in text and source not in first]
