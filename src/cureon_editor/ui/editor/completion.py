"""Offer sources while a citation is typed: after `[@`, `; @`, a bare `@`, or `@{` and any words."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from cureon_editor.article.edits import Edit, Part, Selection, Splice
from cureon_editor.citations.keys import is_key
from cureon_editor.ui.editor.begun import Begun, begun
from cureon_editor.ui.editor.binding import Binding
from cureon_editor.ui.editor.body_editor import BodyEditor
from cureon_editor.ui.editor.markup import TEXT
from cureon_editor.ui.editor.offsets import units_between
from cureon_editor.ui.widgets.parts import moves_in
from cureon_editor.ui.widgets.row_delegate import Row
from cureon_editor.ui.widgets.source_choices import KEY_ROLE, SourceChoices, SourceFinder
from cureon_editor.ui.workbench import Workbench

#: Sources offered, and rows seen at once.
OFFERED, ROWS = 40, 6
WIDEST, NARROWEST = 560, 240


class Completion(SourceChoices):
    """A list under the caret; arrow keys choose, Enter or Tab takes, Escape closes.

    It opens when something is typed, never because the caret comes by.
    """

    def __init__(self, editor: BodyEditor, binding: Binding, bench: Workbench) -> None:
        super().__init__(editor, bench)
        self.setObjectName("completion")
        self.setAccessibleName("Sources that fit")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        self._editor, self._binding = editor, binding
        self._finder = SourceFinder(self, bench)
        self._typed = False
        editor.key_filter = self._key
        editor.document().contentsChange.connect(self._note_typing)
        editor.cursorPositionChanged.connect(self._follow)
        editor.verticalScrollBar().valueChanged.connect(self.hide)
        self.itemClicked.connect(lambda _item: self._take())

    def _note_typing(self, _position: int, _removed: int, added: int) -> None:
        self._typed = self._typed or added > 0

    def _follow(self) -> None:
        """Show what fits the text before the caret; quick when no citation is being typed."""
        typed, self._typed = self._typed, False
        if not typed and not self.isVisible():
            return
        wanted = self._begun()
        if wanted is None or not self._editor.hasFocus() or self._editor.isReadOnly():
            self.hide()
            return
        self._offer(wanted)

    def _offer(self, wanted: Begun) -> None:
        found = self._finder.matching(wanted.text)
        self.fill(found[:OFFERED])
        self.setCurrentRow(0 if found else -1)
        if is_key(wanted.text) and wanted.text not in self._finder.keys:
            sentence = f"Add a source for @{wanted.text}…"
            accent = self._bench.colours.accent
            self.add("", Row(sentence, second=" ", icon="plus", icon_colour=accent), sentence)
        self.setVisible(self.count() > 0)
        if self.count():
            self._place()

    def _begun(self) -> Begun | None:
        cursor = self._editor.textCursor()
        block = cursor.block()
        before = units_between(block.text(), 0, cursor.positionInBlock())
        if "@" not in before or cursor.hasSelection():
            return None
        if block.userState() != TEXT or block.previous().userState() > TEXT:
            return None
        return begun(before, self._finder.keys)

    def _place(self) -> None:
        editor = self._editor
        width = min(WIDEST, max(NARROWEST, editor.width() - 40))
        height = self.sizeHintForRow(0) * min(self.count(), ROWS) + 12
        caret = editor.cursorRect().translated(editor.viewport().pos())
        left = max(0, min(caret.left(), editor.width() - width - 16))
        below, above = caret.bottom() + 4, caret.top() - height - 4
        top = below if below + height <= editor.height() or above < 0 else above
        self.setGeometry(left, top, width, height)
        self.raise_()

    def _key(self, event: QKeyEvent) -> bool:
        if not self.isVisible():
            return False
        if moves_in(self, event):
            return True
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
            return self._take()
        if key == Qt.Key.Key_Escape:
            self.hide()
            return True
        return False

    def _take(self) -> bool:
        """Write the chosen key in place of what was typed; False when nothing is chosen."""
        wanted, item = self._begun(), self.currentItem()
        self.hide()
        if wanted is None or item is None:
            return False
        key = str(item.data(KEY_ROLE))
        self._write(wanted, key or wanted.text)
        # What was written begins a citation too: nobody asks for more of it.
        self._typed = False
        self.hide()
        if not key:
            self._bench.run("source.add", key=wanted.text)
        return True

    def _write(self, wanted: Begun, key: str) -> None:
        """Put a key where one was begun, and close a bracket that is still open."""
        body = self._bench.session.article.body
        end = self._binding.offset(self._editor.textCursor().position())
        start = end - wanted.length
        rest = body[end : (body.find("\n", end) + 1 or len(body) + 1) - 1]
        if wanted.braced and rest.startswith("}"):
            end, rest = end + 1, rest[1:]
        closed = "]" in rest and ("[" not in rest or rest.index("]") < rest.index("["))
        text = (key if is_key(key) else f"{{{key}}}") + ("]" if wanted.bracketed and not closed else "")
        caret = start + len(text)
        splice = Splice(Part.BODY, start, end, text)
        self._bench.session.apply(Edit("insert citation", (splice,), Selection(caret, caret)))
