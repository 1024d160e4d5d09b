"""Two texts side by side, read-only: what was taken out at the left, what came in at the right."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QUrl, Signal
from PySide6.QtWidgets import QFrame, QTextBrowser

from cureon_editor.ui.dialogs.compare_rows import Row, rows, shortened
from cureon_editor.ui.theme.colours import Colours
from cureon_editor.ui.theme.fonts import TEXT, face

#: So many rows are shown; a text that differs in more places is another text.
MOST_ROWS = 400
WRITING_PIXELS = 15
#: White space that differs, made visible.
_SIGNS = {"\n": "¶\n", " ": "␣", "\u00a0": "⍽", "\t": "⇥", "\r": "␍"}
ALIKE = "Both texts are the same."


@dataclass(frozen=True, slots=True)
class Mark:
    """How what differs on one side is shown: a sign before the row, a colour and a line on the words."""

    sign: str
    colour: str
    line: str


class CompareView(QTextBrowser):
    """Shows a comparison; every change may carry a link, at the left or the right, that takes it from there.

    It `judges` when the left side is what was and the right what is; otherwise the two are equals. `taken`
    tells which change: the span of the left text, the span of the right text.
    """

    taken = Signal(object, object)

    def __init__(
        self, colours: Colours, take: str = "", *, from_left: bool = True, judges: bool = True
    ) -> None:
        super().__init__()
        self.setObjectName("compareView")
        self.setAccessibleName("What differs")
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(face(TEXT, WRITING_PIXELS))
        self._colours, self._take, self._from_left = colours, take, from_left
        self._marks = _marks(colours, judges)
        self._shown: list[Row] = []
        self.anchorClicked.connect(self._pressed)

    def show_texts(self, before: str, after: str, titles: tuple[str, str]) -> int:
        """Show what differs between two texts under a title each; gives the number of places."""
        from cureon_editor.comparison.words import difference

        complete = rows(before, after, difference(before, after))
        self._shown = [row for row in complete if row.changed]
        place = self.verticalScrollBar().value()
        self.setHtml(self._page(complete, titles))
        self.verticalScrollBar().setValue(place)
        return len(self._shown)

    def _page(self, complete: Sequence[Row], titles: tuple[str, str]) -> str:
        if not self._shown:
            return f'<p style="color:{self._colours.muted}">{ALIKE}</p>'
        heads = "".join(
            f'<td></td><td width="50%" style="color:{self._colours.muted}">{escape(title)}</td>'
            for title in titles
        )
        body, count = [f"<tr>{heads}</tr>"], 0
        for row in shortened(complete):
            if count == MOST_ROWS:
                body.append(self._note("There are more changes than can be shown."))
                break
            if isinstance(row, int):
                body.append(self._note("1 line alike" if row == 1 else f"{row:,} lines alike"))
            else:
                body.append(self._row(row))
                count += 1
        return f'<table width="100%" cellspacing="0" cellpadding="6">{"".join(body)}</table>'

    def _note(self, words: str) -> str:
        return (
            f'<tr><td colspan="4" align="center" style="color:{self._colours.muted}">· · ·&nbsp; {words} '
            "&nbsp;· · ·</td></tr>"
        )

    def _row(self, row: Row) -> str:
        links = ["", ""]
        if row.changed and self._take:
            number = self._shown.index(row)
            links[0 if self._from_left else 1] = (
                f'<div align="right"><a href="take:{number}" style="color:{self._colours.accent}; '
                f'text-decoration:none">{escape(self._take)}</a></div>'
            )
        signs = [_sign(side, mark) for side, mark in zip((row.before, row.after), self._marks, strict=True)]
        sides = [self._side(row.before, self._marks[0]), self._side(row.after, self._marks[1])]
        return f"<tr>{signs[0]}<td>{sides[0]}{links[0]}</td>{signs[1]}<td>{sides[1]}{links[1]}</td></tr>"

    def _side(self, side: Sequence[tuple[str, str]], mark: Mark) -> str:
        """One side's text, what differs marked by colour and by line."""
        marked = []
        for kind, text in side:
            shown = escape(_visible(text) if kind != "same" else text).replace("\n", "<br>")
            differs = f'<span style="color:{mark.colour}; text-decoration:{mark.line}">{shown}</span>'
            moved = f'<i>moved:</i> <span style="color:{self._colours.person}">{shown}</span>'
            marked.append({"same": shown, "moved": moved}.get(kind, differs))
        words = "".join(marked).removesuffix("<br>")
        return f'<div style="white-space:pre-wrap">{words}</div>'

    def _pressed(self, link: QUrl) -> None:
        row = self._shown[int(link.path())]
        self.taken.emit(row.before_span, row.after_span)


def _marks(colours: Colours, judges: bool) -> tuple[Mark, Mark]:
    """How the left and the right side are marked."""
    if judges:
        return Mark("−", colours.not_met, "line-through"), Mark("+", colours.met, "underline")
    return Mark("≠", colours.person, "underline"), Mark("≠", colours.person, "underline")


def _sign(side: Sequence[tuple[str, str]], mark: Mark) -> str:
    """The cell before a side, with its sign when something differs there."""
    differs = any(kind != "same" for kind, _text in side)
    return f'<td style="color:{mark.colour}"><b>{mark.sign if differs else "&nbsp;"}</b></td>'


def _visible(text: str) -> str:
    """A piece that differs in white space alone, so that it can be seen."""
    if text.strip():
        return text
    return "".join(_SIGNS.get(letter, letter) for letter in text)
