"""Find and replace in a bar over the text: whole words, case, expressions; replacing all is one step."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QTextEdit,
    QToolButton,
    QWidget,
)

from cureon_editor.article.edits import RefusedError
from cureon_editor.editing.search import Query, find_matches
from cureon_editor.session.session import Change
from cureon_editor.ui.editor.binding import Binding
from cureon_editor.ui.editor.body_editor import BodyEditor
from cureon_editor.ui.theme.colours import Colours
from cureon_editor.ui.theme.icons import icon
from cureon_editor.ui.widgets.parts import button
from cureon_editor.ui.workbench import Workbench

OPTIONS = (
    ("whole_word", "whole-word", "Whole words only"),
    ("match_case", "case-sensitive", "Match case"),
    ("expression", "regex", "Regular expression"),
)
#: Matches that are marked in the text; beyond that only the count is shown.
MARKED = 500


class FindBar(QFrame):
    """Searches the body as the words are typed."""

    def __init__(self, editor: BodyEditor, binding: Binding, bench: Workbench) -> None:
        super().__init__()
        self.setObjectName("findBar")
        self._editor, self._binding, self._bench = editor, binding, bench
        self._matches: tuple[tuple[int, int], ...] = ()
        self._search = self._line("findText", "Find")
        self._replacement = self._line("replaceText", "Replace with")
        self._count = QLabel()
        self._count.setObjectName("findCount")
        self._options = {name: self._option(name, tip) for name, _icon, tip in OPTIONS}
        #: Where the search began: while the words are typed, the first match behind it is shown.
        self._origin = 0
        self._search.textChanged.connect(lambda _text: self._look(show=True))
        self._replace_row = QWidget()
        self._lay_out()
        bench.session.listen(self._follow)
        bench.themed.connect(self._recolour)
        self.hide()

    def open(self, text: str | None, *, replacing: bool) -> None:
        """Show the bar; the words are `text`, else the selection, else the words searched last."""
        selected = self._editor.textCursor().selectedText()
        words = text if text is not None else selected if selected and "\u2029" not in selected else None
        self._origin = self._bench.session.selection.start
        self._replace_row.setVisible(replacing)
        self._replacement.setVisible(replacing)
        self.show()
        if words is not None:
            self._search.setText(words)
        self._look()
        self._search.setFocus()
        self._search.selectAll()

    def step(self, direction: int) -> None:
        """Go to the next match (1) or the one before (-1), around the end."""
        if not self._search.text():
            self.open(None, replacing=False)
            return
        self._look()
        if not self._matches:
            return
        selection = self._bench.session.selection
        if direction > 0:
            index = next((i for i, (start, _end) in enumerate(self._matches) if start >= selection.end), 0)
            if selection.start == selection.end == self._matches[index][1]:
                index = (index + 1) % len(self._matches)
        else:
            earlier = [i for i, (_start, end) in enumerate(self._matches) if end <= selection.start]
            index = earlier[-1] if earlier else len(self._matches) - 1
        self._origin = self._matches[index][0]
        self._binding.select(*self._matches[index])
        self._editor.ensureCursorVisible()
        self._tell(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter goes on, Shift+Enter back, Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)

    def close_bar(self) -> None:
        """Hide the bar and its marks, and go back to the text."""
        # Before it hides: else the keyboard goes to the page for a moment, which then scrolls to a link.
        self._editor.setFocus()
        self.hide()
        self._editor.setExtraSelections([])

    def query(self) -> Query:
        """What is being searched."""
        options = {name: made.isChecked() for name, made in self._options.items()}
        return Query(self._search.text(), **options)

    def _replace(self, *, every: bool) -> None:
        query = self.query()
        command = "edit.replace" if every else "edit.replace_one"
        before = len(self._matches)
        changed = self._bench.run(
            command,
            text=query.text,
            replacement=self._replacement.text(),
            whole_word=query.whole_word,
            match_case=query.match_case,
            expression=query.expression,
        )
        if every:
            self._count.setText(f"{before} replaced" if changed else "Nothing to replace")

    def _look(self, *, show: bool = False) -> None:
        """Find and mark every match; `show` brings the first one from the origin into view."""
        if not self.isVisible():
            return
        try:
            self._matches = find_matches(self._bench.session.article.body, self.query())
        except RefusedError as error:
            self._matches = ()
            self._count.setText(str(error))
        else:
            self._tell(None)
        self._mark()
        if show and self._matches:
            behind = (match for match in self._matches if match[0] >= self._origin)
            self._binding.select(*next(behind, self._matches[0]))
            self._editor.ensureCursorVisible()

    def _tell(self, index: int | None) -> None:
        total = len(self._matches)
        if not self._search.text():
            self._count.setText("")
        elif index is None:
            self._count.setText(
                "Not found" if not total else "1 match" if total == 1 else f"{total:,} matches"
            )
        else:
            self._count.setText(f"{index + 1:,} of {total:,}")

    def _mark(self) -> None:
        marks = []
        look = QTextCharFormat()
        look.setBackground(QColor(self._bench.colours.selection))
        for start, end in self._matches[:MARKED]:
            mark = QTextEdit.ExtraSelection()
            mark.cursor = QTextCursor(self._editor.document())
            mark.cursor.setPosition(self._binding.position(start))
            mark.cursor.setPosition(self._binding.position(end), QTextCursor.MoveMode.KeepAnchor)
            mark.format = look
            marks.append(mark)
        self._editor.setExtraSelections(marks)

    def _follow(self, change: Change) -> None:
        if self.isVisible() and change.before.body is not change.after.body:
            self._look()

    def _line(self, name: str, hint: str) -> QLineEdit:
        line = QLineEdit()
        line.setObjectName(name)
        line.setPlaceholderText(hint)
        line.setAccessibleName(hint)
        return line

    def _option(self, name: str, tip: str) -> QToolButton:
        made = QToolButton()
        made.setObjectName(f"find:{name}")
        made.setCheckable(True)
        made.setToolTip(tip)
        made.setAccessibleName(tip)
        made.toggled.connect(lambda _on: self._look())
        return made

    def _lay_out(self) -> None:
        box = QGridLayout(self)
        box.setContentsMargins(16, 8, 12, 8)
        box.setHorizontalSpacing(8)
        box.addWidget(self._search, 0, 0)
        tools = QHBoxLayout()
        tools.setSpacing(2)
        for made in self._options.values():
            tools.addWidget(made)
        tools.addWidget(self._count, 1)
        tools.addWidget(button("Next", lambda: self.step(1)))
        tools.addWidget(button("Close", self.close_bar, link=True))
        box.addLayout(tools, 0, 1)
        box.addWidget(self._replacement, 1, 0)
        row = QHBoxLayout(self._replace_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(button("Replace", lambda: self._replace(every=False)))
        row.addWidget(button("Replace all", lambda: self._replace(every=True)))
        row.addStretch(1)
        box.addWidget(self._replace_row, 1, 1)
        box.setColumnStretch(0, 1)
        box.setColumnStretch(1, 1)

    def _recolour(self, colours: Colours) -> None:
        for name, picture, _tip in OPTIONS:
            self._options[name].setIcon(icon(picture, colours.ink))
