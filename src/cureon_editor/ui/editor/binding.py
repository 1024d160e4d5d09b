"""The one place where the text widget and the article's body meet."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from cureon_editor.article.edits import Edit, Part, Selection, Splice, trimmed
from cureon_editor.session.session import ArticleSession, Change
from cureon_editor.ui.editor.offsets import extra_units, to_points, to_units, units_between

#: From so many splices on, the whole text is set anew: faster than editing it in so many places.
MANY_SPLICES = 300


class Binding(QObject):
    """Keeps a QPlainTextEdit and the session's body the same text.

    What is typed becomes a splice; what any other part of the program changes is shown. `faithful` is False
    when the widget cannot hold the loaded text exactly; the text must then not be edited there.
    """

    loaded = Signal()

    def __init__(self, editor: QPlainTextEdit, session: ArticleSession) -> None:
        super().__init__(editor)
        self._editor = editor
        self._session = session
        self._mirroring = False
        self._extra = 0
        self.faithful = True
        self.load()
        editor.document().contentsChange.connect(self._typed)
        editor.cursorPositionChanged.connect(self._keep_selection)
        editor.selectionChanged.connect(self._keep_selection)
        session.listen(self._show)

    def load(self) -> None:
        """Show the whole body anew."""
        body = self._session.article.body
        self._mirroring = True
        try:
            self._editor.setPlainText(body)
        finally:
            self._mirroring = False
        self._extra = extra_units(body)
        shown = self._editor.document().toRawText().replace("\u2029", "\n")
        self.faithful = shown == body
        self.loaded.emit()

    def select(self, start: int, end: int) -> None:
        """Select code points `start` to `end` of the body, the caret at `end`."""
        body = self._session.article.body
        cursor = self._editor.textCursor()
        last = self._editor.document().characterCount() - 1
        cursor.setPosition(min(to_units(body, start, self._extra), last))
        cursor.setPosition(min(to_units(body, end, self._extra), last), QTextCursor.MoveMode.KeepAnchor)
        self._editor.setTextCursor(cursor)

    def offset(self, position: int) -> int:
        """A position in the widget's document as an offset into the body."""
        return to_points(self._session.article.body, position, self._extra)

    def position(self, offset: int) -> int:
        """An offset into the body as a position in the widget's document."""
        return to_units(self._session.article.body, offset, self._extra)

    def _typed(self, position: int, removed: int, added: int) -> None:
        """Turn what the widget reports into the smallest splice; input methods report whole blocks."""
        if self._mirroring:
            return
        body = self._session.article.body
        start = to_points(body, position, self._extra)
        end = to_points(body, position + removed, self._extra)
        splice = trimmed(Splice(Part.BODY, start, end, self._text_between(position, position + added)), body)
        if splice is None:
            return
        self._extra += extra_units(splice.text) - extra_units(body[splice.start : splice.end])
        caret = splice.start + len(splice.text)
        name = "typing" if splice.text else "delete"
        self._mirroring = True
        try:
            self._session.apply(Edit(name, (splice,), Selection(caret, caret), joins="typing"))
        finally:
            self._mirroring = False
        if not splice.text:
            # Qt says nothing of the caret when a word was deleted before it.
            self._keep_selection()

    def _text_between(self, start: int, end: int) -> str:
        """The widget's text between two positions.

        Read from the blocks: a text cursor would have the paragraph laid out, which the colouring that
        follows makes void.
        """
        block = self._editor.document().findBlock(start)
        first = block.position()
        lines = []
        while block.isValid() and block.position() <= end:
            lines.append(block.text())
            block = block.next()
        return units_between("\n".join(lines), start - first, end - first)

    def _show(self, change: Change) -> None:
        """Show a change that did not come from the widget."""
        if self._mirroring:
            return
        if change.edit is None:
            self.load()
            return
        splices = [splice for splice in change.edit.splices if splice.part is Part.BODY]
        if len(splices) > MANY_SPLICES:
            self._reload_in_place()
        elif splices:
            self._splice(change.before.body, splices)
        if change.edit.selection is not None and splices:
            self.select(change.edit.selection.anchor, change.edit.selection.head)

    def _splice(self, before: str, splices: list[Splice]) -> None:
        """Put splices into the widget, each alone: a block of edits would colour all lines between them."""
        cursor = QTextCursor(self._editor.document())
        self._mirroring = True
        try:
            for splice in sorted(splices, key=lambda s: (s.start, s.end), reverse=True):
                cursor.setPosition(to_units(before, splice.start, self._extra))
                end = to_units(before, splice.end, self._extra)
                cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
                cursor.insertText(splice.text)
        finally:
            self._mirroring = False
        for splice in splices:
            self._extra += extra_units(splice.text) - extra_units(before[splice.start : splice.end])
        self._keep_selection()

    def _reload_in_place(self) -> None:
        place = self._editor.verticalScrollBar().value()
        caret = self._editor.textCursor().position()
        self.load()
        cursor = self._editor.textCursor()
        cursor.setPosition(min(caret, self._editor.document().characterCount() - 1))
        self._editor.setTextCursor(cursor)
        self._editor.verticalScrollBar().setValue(place)

    def _keep_selection(self) -> None:
        if self._mirroring:
            return
        cursor = self._editor.textCursor()
        self._session.selection = Selection(self.offset(cursor.anchor()), self.offset(cursor.position()))
