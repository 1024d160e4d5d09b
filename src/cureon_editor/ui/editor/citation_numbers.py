"""Which citations of the text are shown as their numbers: all but those the caret is in or beside."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QObject, QPointF, QTimer
from PySide6.QtGui import QPainter, QPalette, QTextBlock

from cureon_editor.article.sources import Source
from cureon_editor.citations.in_text import Numbers, line_labels, names_in_text
from cureon_editor.rendering.protocol import SourceRow
from cureon_editor.session.session import Change
from cureon_editor.ui.editor.body_editor import BodyEditor
from cureon_editor.ui.editor.highlighter import Highlighter
from cureon_editor.ui.editor.labels import LabelPainter, PlacedLabel, placed, shown_marks
from cureon_editor.ui.editor.markup import LONGEST_LINE, LONGEST_ROW, TEXT
from cureon_editor.ui.workbench import Workbench

#: Lines from the first one seen on that may be given numbers while they are coloured; a screen holds fewer.
SCREEN = 250
REMEMBERED = 1000
#: Lines above one that is set in looked at for what it belongs to.
FARTHEST = 200
#: Items of lists, footnotes and definitions, to which lines below belong that are set in.
_HOLDS_MORE = re.compile(r"(?:[-*+]|\d{1,9}[.)]|:)[ \t]|\[\^|>")


class CitationNumbers(QObject):
    """Keeps the numbers in the lines that are seen in step with caret, text and numbering.

    The document is never touched: the highlighter takes the width of a citation's characters and makes room
    at one of them, where the number is painted. Lines out of sight are looked at when they are painted.
    """

    def __init__(self, editor: BodyEditor, highlighter: Highlighter, bench: Workbench) -> None:
        super().__init__(editor)
        self._editor, self._highlighter, self._bench = editor, highlighter, bench
        self._numbers: Numbers = {}
        self._sources: tuple[Source, ...] = ()
        self._names: dict[str, str] = {}
        #: The labels of lines looked at lately.
        self._known: dict[str, tuple[PlacedLabel, ...]] = {}
        self._on = True
        #: Where caret and other end of the selection are, and the lines they are in.
        self._last_ends = (0, 0)
        self._lines = {0}
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.refresh)
        highlighter.labels = self._for_highlighting
        editor.paint_over.append(self._paint)
        editor.outside_labels = self._outside
        editor.cursorPositionChanged.connect(self._follow_caret)
        editor.selectionChanged.connect(self._follow_caret)
        editor.mouse_let_go.connect(self._follow_caret)
        bench.numbered.connect(self._number)
        bench.session.listen(self._follow_session)

    @property
    def on(self) -> bool:
        """Whether numbers are shown."""
        return self._on

    def turn(self, on: bool) -> None:
        """Show citations as numbers, or as they are written."""
        self._on = on
        self.refresh()

    def refresh(self) -> None:
        """Show in every line that is seen what is due there."""
        for block in [block for block, _corner in self._editor.lines_in(self._editor.viewport().rect())]:
            self._refresh(block)

    def _refresh(self, block: QTextBlock) -> None:
        if not self._is_right(block):
            self._highlighter.rehighlightBlock(block)

    def _is_right(self, block: QTextBlock) -> bool:
        if "@" not in block.text():
            return True
        return shown_marks(block) == _marks(self._due(block))

    def _for_highlighting(self, block: QTextBlock) -> Sequence[PlacedLabel]:
        """The labels of a line that is being coloured; of one far away, none yet."""
        behind = block.blockNumber() - self._editor.firstVisibleBlock().blockNumber()
        return self._due(block) if 0 <= behind < SCREEN else ()

    def _due(self, block: QTextBlock) -> Sequence[PlacedLabel]:
        """The labels that a line should show, the caret being where it is."""
        text = block.text()
        if not (self._on and self._numbers and _is_prose(block, text)):
            return ()
        labels = self._labels(text)
        start, after = block.position(), block.position() + block.length()
        ends = [end - start for end in self._ends() if start <= end < after]
        if not ends:
            return labels
        return [label for label in labels if not any(label.start <= end <= label.end for end in ends)]

    def _outside(self, position: int) -> int:
        """The end of the label that a position of the document is in, else the position itself."""
        block = self._editor.document().findBlock(position)
        place = position - block.position()
        labels = self._due(block)
        return block.position() + next((at.end for at in labels if at.start < place < at.end), place)

    def _labels(self, line: str) -> tuple[PlacedLabel, ...]:
        """The labels of all citations of a line, remembered until numbers change."""
        known = self._known.get(line)
        if known is None:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            known = self._known[line] = placed(line_labels(line, self._numbers, self._names), line)
        return known

    def _ends(self) -> tuple[int, int]:
        """Caret and other end of the selection; while the mouse chooses, where they were before."""
        if not self._editor.mouse_held:
            cursor = self._editor.textCursor()
            self._last_ends = (cursor.anchor(), cursor.position())
        return self._last_ends

    def _follow_caret(self) -> None:
        """Show the keys that the caret has come to, and numbers where it was."""
        if self._editor.mouse_held:
            return
        document = self._editor.document()
        lines = {document.findBlock(end).blockNumber() for end in self._ends()}
        for line in lines | self._lines:
            self._refresh(document.findBlockByNumber(line))
        self._lines = lines

    def _follow_session(self, change: Change) -> None:
        """Forget the numbers of an article that is no longer shown."""
        if change.edit is None:
            self._use({})

    def _number(self, rows: Sequence[SourceRow]) -> None:
        numbers: Numbers = {
            row.key: row.number if row.known else None
            for row in rows
            if row.number is not None or not row.known
        }
        sources = self._bench.metadata.sources
        if sources is not self._sources:
            self._sources = sources
            self._names = {source.key: names_in_text(source) for source in reversed(sources)}
        elif numbers == self._numbers:
            return
        self._use(numbers)

    def _use(self, numbers: Numbers) -> None:
        self._numbers = numbers
        self._known.clear()
        self.refresh()

    def _paint(self, drawn: Sequence[tuple[QTextBlock, QPointF]]) -> None:
        """Paint the labels of the lines that are drawn, and look again at lines that are behind."""
        lines = [line for line in drawn if "@" in line[0].text()]
        if not lines:
            return
        painter = QPainter(self._editor.viewport())
        labels = self._painter(painter)
        painted = [(block, labels.paint(block, corner)) for block, corner in lines]
        painter.end()
        if any(marks != _marks(self._due(block)) for block, marks in painted):
            self._later.start(0)

    def _painter(self, painter: QPainter) -> LabelPainter:
        editor, palette = self._editor, self._editor.palette()
        group = QPalette.ColorGroup.Active if editor.hasFocus() else QPalette.ColorGroup.Inactive
        roles = (QPalette.ColorRole.Highlight, QPalette.ColorRole.HighlightedText)
        ground, ink = (palette.color(group, role) for role in roles)
        cursor = editor.textCursor()
        found = [
            (mark.cursor.selectionStart(), mark.cursor.selectionEnd()) for mark in editor.extraSelections()
        ]
        chosen = (cursor.selectionStart(), cursor.selectionEnd())
        return LabelPainter(painter, self._bench.colours, chosen, (ground, ink), found)


def _marks(labels: Sequence[PlacedLabel]) -> list[tuple[int, str]]:
    return [(label.end, label.mark) for label in labels]


def _is_prose(block: QTextBlock, text: str) -> bool:
    """Whether a line is neither code nor the row of a table whose columns are in line."""
    before = block.previous().userState()
    return (
        block.userState() == TEXT
        and before <= TEXT
        and len(text) <= LONGEST_LINE
        and not (text.startswith("|") and len(text) <= LONGEST_ROW)
        and not (text.startswith((" ", "\t")) and _is_indented_code(block, text))
    )


def _is_indented_code(block: QTextBlock, text: str) -> bool:
    """Whether a line is set in as code is, a blank line before it, and belongs to no list and no footnote."""
    if not text.expandtabs(4).startswith("    "):
        return False
    blank = False
    for _ in range(FARTHEST):
        block = block.previous()
        above = block.text()
        if not block.isValid() or (above.strip() and not above.startswith((" ", "\t"))):
            return (blank or not block.isValid()) and not _HOLDS_MORE.match(above)
        blank = blank or not above.strip()
    return False
