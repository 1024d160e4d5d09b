"""One claim in full: its text, what disagrees, and each source with its card beside the text's numbers."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from cureon_editor.article.edits import Part
from cureon_editor.article.sources import Study
from cureon_editor.checks.claims.model import CitedSource, Claim, Disagreement, Standing
from cureon_editor.ui.panels.claims_model import WORDS, colour, unplaced
from cureon_editor.ui.widgets.flow import FlowLayout
from cureon_editor.ui.widgets.parts import button, quiet
from cureon_editor.ui.widgets.pressable import make_pressable
from cureon_editor.ui.workbench import Workbench

_OPENING = "Above the first heading"
_NONE_FOUND, _NOT_LOOKED_FOR, _NOT_ON_CARD = "none found", "not looked for", "not given"
_NO_CARD = "No study card. Fill it in with the source, and the numbers stand side by side here."


class ClaimDetail(QScrollArea):
    """Shows one claim; `cite` and `set_aside` are told when the person asks for that."""

    def __init__(
        self, bench: Workbench, cite: Callable[[Claim], None], set_aside: Callable[[Claim], None]
    ) -> None:
        super().__init__()
        self._bench, self._cite, self._set_aside = bench, cite, set_aside
        self._claim: Claim | None = None
        self.setObjectName("claimDetail")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # Its buttons take the keyboard; a stop at the area itself would show nothing.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        bench.themed.connect(lambda _colours: self._renew())

    def show_claim(self, claim: Claim | None) -> None:
        """Show a claim, or nothing; one that only moved in the text stays as it is shown."""
        before, self._claim = self._claim, claim
        if claim and before and unplaced(claim) == unplaced(before):
            return
        self._renew()

    def _renew(self) -> None:
        content = QWidget()
        box = QVBoxLayout(content)
        box.setContentsMargins(0, 12, 4, 8)
        box.setSpacing(8)
        for part in self._parts(self._claim) if self._claim else ():
            box.addWidget(part)
        box.addStretch(1)
        self.setWidget(content)

    def _parts(self, claim: Claim) -> Iterator[QWidget]:
        yield self._standing(claim)
        yield quiet(f"{claim.section or _OPENING}, line {claim.line}")
        if claim.set_aside:
            yield quiet(claim.set_aside)
        for number, disagreement in enumerate(claim.disagreements):
            yield _place(disagreement.message, partial(self._go, number))
        yield self._actions(claim)
        for source in claim.sources:
            yield self._source(claim, source)
        yield _words(claim.text)

    def _standing(self, claim: Claim) -> QWidget:
        label = _words(WORDS[claim.standing])
        label.setProperty("heading", True)
        label.setStyleSheet(f"color: {colour(claim.standing, self._bench.colours)};")
        return label

    def _actions(self, claim: Claim) -> QWidget:
        row = QWidget()
        box = FlowLayout(row, 8)
        cite = button("Cite a source…", lambda: self._tell(self._cite))
        cite.setObjectName("claimCite")
        box.addWidget(cite)
        if claim.standing is Standing.NO_SOURCE:
            aside = button("Set this one aside…", lambda: self._tell(self._set_aside), link=True)
            aside.setObjectName("claimSetAside")
            aside.setToolTip("Say why this block needs no source, with your name")
            box.addWidget(aside)
        return row

    def _source(self, claim: Claim, source: CitedSource) -> QWidget:
        """A source with its warnings, and its card beside what the text says."""
        part = QWidget()
        box = QVBoxLayout(part)
        box.setContentsMargins(0, 4, 0, 0)
        box.setSpacing(2)
        name = f"{source.number}  {source.short}" if source.number else source.short
        head = _words(name)
        head.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        if source.number is not None:
            head.setProperty("link", True)
            head.setToolTip("Show this source in the list")
            make_pressable(head, lambda: self._bench.run("source.show", key=source.key))
        box.addWidget(head)
        for warning in source.warnings:
            box.addWidget(quiet(warning))
        if source.study:
            box.addWidget(_comparison(claim, source.study))
        elif source.number is not None:
            box.addWidget(quiet(_NO_CARD))
        return part

    def _go(self, number: int) -> None:
        """Go to the other place of a disagreement, or to the number that a card gives otherwise."""
        claim = self._claim
        if claim and number < len(claim.disagreements):
            found: Disagreement = claim.disagreements[number]
            self._bench.go_to(Part.BODY, *(found.other or (found.start, found.end)))

    def _tell(self, asked: Callable[[Claim], None]) -> None:
        if self._claim:
            asked(self._claim)


def _place(text: str, go: Callable[[], object]) -> QFrame:
    """A sentence that leads to where it is about."""
    frame = QFrame()
    frame.setObjectName("passage")
    frame.setAccessibleName(text)
    frame.setToolTip("Go there")
    make_pressable(frame, go)
    box = QHBoxLayout(frame)
    box.setContentsMargins(10, 4, 6, 4)
    box.addWidget(_words(text))
    return frame


def _comparison(claim: Claim, study: Study) -> QWidget:
    """What the text says and what the card says, side by side."""
    table = QWidget()
    table.setObjectName("claimComparison")
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 2, 0, 4)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(2)
    grid.setColumnStretch(1, 1)
    grid.setColumnStretch(2, 2)
    for column, title in ((1, "In the text"), (2, "On the card")):
        grid.addWidget(quiet(title), 0, column)
    for row, (name, said, card) in enumerate(_compared(claim, study), 1):
        grid.addWidget(quiet(name), row, 0, Qt.AlignmentFlag.AlignTop)
        nothing = _NOT_LOOKED_FOR if said is None else _NONE_FOUND
        for column, text, instead in ((1, said, nothing), (2, card, _NOT_ON_CARD)):
            grid.addWidget(_words(text) if text else quiet(instead), row, column, Qt.AlignmentFlag.AlignTop)
    return table


def _compared(claim: Claim, study: Study) -> Iterator[tuple[str, str | None, str]]:
    """The rows of the comparison; design and comparison (None) are for a person to look for in the text."""
    told = {
        measure: ", ".join(it.text for it in claim.told if it.measure == measure) for measure in _MEASURES
    }
    yield "People", told["people"], study.people
    yield "Follow-up", told["follow-up"], study.follow_up
    if told["share"]:
        yield "Share", told["share"], ""
    for name, text in (("Design", study.design), ("Comparison", study.comparison)):
        if text:
            yield name, None, text


_MEASURES = ("people", "follow-up", "share")


def _words(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
