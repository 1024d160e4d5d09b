"""The checklist for a person: what is missing first, what is in order only counted."""

import textwrap
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from cureon_editor.checks.findings import Finding, Passage, State
from cureon_editor.cli.checking.checked import Checked, Judged, Place
from cureon_editor.cli.report import Report
from cureon_editor.cli.terminal import Colour, Style, visible

_MARKS = {
    State.MET: ("✓", "met", Colour.GREEN),
    State.NEEDS_PERSON: ("◉", "for a person", Colour.BLUE),
    State.PARTLY: ("◐", "partly met", Colour.AMBER),
    State.NOT_MET: ("○", "not met", Colour.RED),
    State.WAIVED: ("–", "waived", Colour.QUIET),
    State.NOT_APPLICABLE: ("·", "not applicable", Colour.QUIET),
}
_COUNTED = (State.MET, State.NEEDS_PERSON, State.PARTLY, State.NOT_MET, State.WAIVED)
_OPEN = (State.NOT_MET, State.PARTLY)
#: What is shown, in this order; the rest is only counted.
_GROUPS: tuple[tuple[str, Callable[[Finding], bool]], ...] = (
    ("Required", lambda finding: finding.blocks),
    ("Advised", lambda finding: not finding.required and finding.state in _OPEN),
    ("For a person to confirm", lambda finding: finding.state is State.NEEDS_PERSON),
    ("Waived", lambda finding: finding.state is State.WAIVED),
)
_MOST_PASSAGES = 3
_LONGEST_QUOTE = 60


def _write(files: Iterable[Checked], style: Style) -> Iterator[str]:
    """Each article that could be read, an empty line after it; then, for several files, how they stand."""
    total = blocked = unreadable = 0
    for checked in files:
        total += 1
        blocked += checked.blocked
        unreadable += not checked.readable
        if checked.readable:
            yield "\n".join(_Writing(checked, style).lines()) + "\n\n"
    if total > 1:
        yield _together(total, blocked, unreadable, style) + "\n"


def _together(total: int, blocked: int, unreadable: int, style: Style) -> str:
    missing = (
        f"{blocked:,} with required statements missing" if blocked else "no required statement is missing"
    )
    failed = f", {unreadable:,} that could not be checked" if unreadable else ""
    sentence = f"{total:,} files: {missing}{failed}."
    return style.painted(sentence, Colour.RED if blocked or unreadable else Colour.GREEN)


@dataclass(frozen=True, slots=True)
class _Writing:
    """Writes one article's results."""

    checked: Checked
    style: Style

    def lines(self) -> Iterator[str]:
        yield self.style.painted(visible(self.checked.path), Colour.STRONG)
        yield f"  {self._summary()}"
        for trouble in self.checked.troubles:
            yield self._wrapped(trouble.message, f"  ! {trouble.line}:{trouble.column}  ", "    ")
        for heading, belongs in _GROUPS:
            found = [judged for judged in self.checked.judged if belongs(judged.finding)]
            if found:
                yield f"\n  {self.style.painted(heading, Colour.STRONG)}"
            for judged in sorted(found, key=lambda judged: judged.finding.state is State.PARTLY):
                yield from self._rule(judged)

    def _summary(self) -> str:
        checked = self.checked
        counts = [f"{checked.count(state)} {_MARKS[state][1]}" for state in _COUNTED if checked.count(state)]
        missing = sum(finding.blocks for finding in checked.findings)
        verdict = _missing(missing) if missing else "No required statement is missing."
        size = f"{checked.words:,} {'word' if checked.words == 1 else 'words'}, {checked.minutes} min"
        shown = self.style.painted(verdict, Colour.RED if missing else Colour.GREEN)
        return f"{size}. {shown} Rules: {', '.join(counts) or 'none'}."

    def _rule(self, judged: Judged) -> Iterator[str]:
        finding = judged.finding
        symbol, words, colour = _MARKS[finding.state]
        mark = self.style.painted(symbol, colour) if self.style.symbols else "-"
        yield f"  {mark} {visible(finding.title)} {self._quiet(f'({words}, {visible(finding.rule)})')}"
        yield self._wrapped(finding.message, "    ", "    ")
        yield from self._passages(judged)
        if finding.wording and finding.state in _OPEN:
            yield self._wrapped(f"Add: “{finding.wording}”", "    ", "    ")

    def _passages(self, judged: Judged) -> Iterator[str]:
        """The first few passages, those that lack something before those that show what was found."""
        wanted = sorted(judged.located, key=lambda located: not located[0].lacks)
        for passage, place in wanted[:_MOST_PASSAGES]:
            yield "    " + self._quiet(_quoted(passage, place))
            if passage.lacks:
                yield self._wrapped(passage.lacks, "      ", "      ")
        if len(wanted) > _MOST_PASSAGES:
            yield "    " + self._quiet(f"and {len(wanted) - _MOST_PASSAGES} more")

    def _quiet(self, text: str) -> str:
        return self.style.painted(text, Colour.QUIET)

    def _wrapped(self, text: str, first: str, others: str) -> str:
        line = first + visible(" ".join(text.split()))
        if len(line) <= self.style.width:
            return line
        return textwrap.fill(
            line, self.style.width, subsequent_indent=others, break_on_hyphens=False, break_long_words=False
        )


def _missing(count: int) -> str:
    return "1 required statement is missing." if count == 1 else f"{count} required statements are missing."


def _quoted(passage: Passage, place: Place) -> str:
    text = " ".join(passage.text.split())
    if len(text) > _LONGEST_QUOTE:
        text = text[: _LONGEST_QUOTE - 1].rstrip() + "…"
    return f"{place.line}:{place.column}  “{visible(text)}”"


REPORT = Report("text", "for people (default)", _write)
