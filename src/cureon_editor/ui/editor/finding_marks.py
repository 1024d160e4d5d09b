"""Quiet lines under the passages that the checklist says lack something, painted over the text."""

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, Signal
from PySide6.QtGui import QPainter, QTextBlock

from cureon_editor.article.edits import Part, Splice
from cureon_editor.checks.findings import State
from cureon_editor.session.session import Change
from cureon_editor.ui.editor.binding import Binding
from cureon_editor.ui.editor.body_editor import BodyEditor
from cureon_editor.ui.editor.finding_lines import LinePainter, underlines
from cureon_editor.ui.editor.finding_places import FindingPlaces, Mark, Stretch
from cureon_editor.ui.editor.offsets import extra_units, to_units
from cureon_editor.ui.theme.colours import Colours
from cureon_editor.ui.workbench import Workbench

if TYPE_CHECKING:
    from cureon_editor.rendering.protocol import Checked

#: Findings on one card, and its width in pixels.
MOST, WIDTH = 4, 380


class FindingMarks(QObject):
    """Knows which passages are marked and paints the lines under them; `changed` says that others are.

    Nothing of it is in the document: no colouring, no layout, so a key pays only for the line it is on. What
    the checklist said of an older text is moved along with what was typed since; a passage that is edited
    loses its mark at once. While an input method composes in a line, the line shows none.
    """

    changed = Signal()

    def __init__(self, editor: BodyEditor, binding: Binding, bench: Workbench) -> None:
        super().__init__(editor)
        self._editor, self._binding, self._bench = editor, binding, bench
        self._places, self._lines = FindingPlaces(), LinePainter()
        #: The splices made since the findings' text, with the revision each gave.
        self._since: list[tuple[int, tuple[Splice, ...]]] = []
        self._on = True
        editor.paint_over.append(self._paint)
        bench.checked.connect(self._take)
        bench.session.listen(self._follow)
        if bench.findings is not None and bench.findings.revision == bench.session.revision:
            self._take(bench.findings)

    @property
    def on(self) -> bool:
        """Whether marks are shown."""
        return self._on

    @property
    def any(self) -> bool:
        """Whether there is anything to show."""
        return self._on and len(self._places) > 0

    def turn(self, on: bool) -> None:
        """Show marks, or none."""
        self._on = on
        self._redraw()

    def in_line(self, block: QTextBlock) -> list[tuple[int, int, Stretch]]:
        """The marked stretches of a line of the text, each with its ends in the line's UTF-16 units."""
        if not self.any or block.layout().preeditAreaText():
            return []
        start, text = self._binding.offset(block.position()), block.text()
        found = self._places.between(start, start + len(text))
        if not found:
            return []
        extra = extra_units(text)
        return [
            (to_units(text, it.start - start, extra), to_units(text, it.end - start, extra), it)
            for it in found
        ]

    def at(self, position: int) -> list[Mark]:
        """The marks at a position of the widget's document, those of the fewest words first."""
        block = self._editor.document().findBlock(position)
        place = position - block.position()
        found = [it for start, end, it in self.in_line(block) if start <= place <= end]
        return [it.mark for it in sorted(found, key=lambda it: it.end - it.start)]

    def near(self, position: int) -> list[Mark]:
        """The marks at a position, or, where there is none, those of its line."""
        block = self._editor.document().findBlock(position)
        return self.at(position) or list(dict.fromkeys(it.mark for _start, _end, it in self.in_line(block)))

    def to_confirm(self, position: int) -> list[Mark]:
        """What a person is asked to confirm at a position, where the checklist has read the text as it is.

        Nothing is wrong with these passages, so that no line is drawn under them.
        """
        checked, offset = self._bench.findings, self._binding.offset(position)
        if checked is None or checked.revision != self._bench.session.revision:
            return []
        return [
            Mark(finding, passage)
            for finding in checked.findings
            if finding.state is State.NEEDS_PERSON and finding.confirmable
            for passage in finding.passages
            if passage.part is Part.BODY and passage.start <= offset <= passage.end
            if not (passage.lacks or passage.confirmed)
        ]

    def span(self, mark: Mark) -> tuple[int, int] | None:
        """Where a marked passage stands in the body by now; None when it has lost its mark."""
        return self._places.span(mark)

    def card_at(self, position: int) -> str:
        """The card of what is marked at a position of the widget's document."""
        return self.card(self.at(position))

    def card(self, marks: Sequence[Mark]) -> str:
        """What a resting mouse is told of marks, as rich text; empty without any."""
        if not marks:
            return ""
        shown = "".join(map(self._row, marks[:MOST]))
        more = f"<p>and {len(marks) - MOST} more</p>" if len(marks) > MOST else ""
        return f"<table width='{WIDTH}' cellpadding='2'>{shown}</table>{more}"

    def _row(self, mark: Mark) -> str:
        colours, finding = self._bench.colours, mark.finding
        kind, colour = "Required" if finding.required else "Advised", severity_colour(mark, colours)
        parts = (
            f"<b>{escape(finding.title)}</b> <span style='color: {colour}'>{kind}</span>",
            escape(mark.passage.lacks),
            finding.basis and f"<span style='color: {colours.muted}'>{escape(finding.basis)}</span>",
        )
        return f"<tr><td>{'<br/>'.join(filter(None, parts))}</td></tr>"

    def _take(self, checked: "Checked") -> None:
        """Mark what the checklist found, where it stands by now."""
        self._since = [made for made in self._since if made[0] > checked.revision]
        before = self._seen()
        self._places = FindingPlaces(checked.findings)
        for _revision, splices in self._since:
            self._places.change(splices)
        if self._seen() != before:
            self._redraw()

    def _follow(self, change: Change) -> None:
        if change.edit is None:
            self._since.clear()
            self._places = FindingPlaces()
            self._redraw()
            return
        splices = change.edit.splices
        self._since.append((self._bench.session.revision, splices))
        if self._places.change(splices):
            self._redraw()

    def _seen(self) -> list[tuple[int, int, bool, str]]:
        """What is shown of the marks now."""
        if not self.any:
            return []
        return [
            (it.start, it.end, it.mark.finding.required, it.mark.passage.lacks)
            for block, _corner in self._editor.lines_in(self._editor.viewport().rect())
            for _start, _end, it in self.in_line(block)
        ]

    def _redraw(self) -> None:
        self._editor.viewport().update()
        self.changed.emit()

    def _paint(self, lines: Sequence[tuple[QTextBlock, QPointF]]) -> None:
        """Draw the lines under the passages of these lines of the text."""
        marked = [(block, corner, found) for block, corner in lines if (found := self.in_line(block))]
        if not marked:
            return
        painter, colours = QPainter(self._editor.viewport()), self._bench.colours
        for block, corner, found in marked:
            for start, end, mark in (
                (start, end, it.mark) for start, end, it in found if not it.mark.is_long
            ):
                rows, colour = underlines(block, start, end), severity_colour(mark, colours)
                self._lines.paint(painter, corner, rows, colour, dashed=mark.finding.required)
        painter.end()


def severity_colour(mark: Mark, colours: Colours) -> str:
    """Red where a rule is required, amber where it is advised, as the palette has them."""
    return colours.not_met if mark.finding.required else colours.partly
