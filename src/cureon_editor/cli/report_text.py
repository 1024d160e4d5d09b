"""The checklist for a person: what is missing first, what is in order only counted."""

import shutil
import textwrap
from collections.abc import Iterator

from cureon_editor.checks.findings import Finding, Passage, State
from cureon_editor.cli.checking import Checked
from cureon_editor.cli.terminal import Colour, painted

_MARKS = {
    State.MET: ("✓", "met", Colour.GREEN),
    State.NEEDS_PERSON: ("◉", "needs a person", Colour.BLUE),
    State.PARTLY: ("◐", "partly met", Colour.AMBER),
    State.NOT_MET: ("○", "not met", Colour.RED),
    State.WAIVED: ("–", "waived", Colour.QUIET),
    State.NOT_APPLICABLE: ("·", "not applicable", Colour.QUIET),
}
_COUNTED = (State.MET, State.NEEDS_PERSON, State.PARTLY, State.NOT_MET, State.WAIVED)
_WIDEST = 100
_MOST_PASSAGES = 3
_LONGEST_QUOTE = 60


def report_text(checked: Checked) -> str:
    """The results of an article that could be read, an empty line at the end."""
    lines = [painted(checked.path, Colour.STRONG), f"  {_summary(checked)}"]
    lines += (
        _wrapped(f"{trouble.line}:{trouble.column}  {trouble.message}", "  ! ", "    ")
        for trouble in checked.troubles
    )
    lines += _findings(checked)
    return "\n".join(lines) + "\n\n"


def _summary(checked: Checked) -> str:
    counts = [f"{checked.count(state)} {_MARKS[state][1]}" for state in _COUNTED if checked.count(state)]
    missing = sum(finding.blocks for finding in checked.findings)
    verdict = _missing(missing) if missing else "No required statement is missing."
    size = f"{checked.words:,} {'word' if checked.words == 1 else 'words'}, {checked.minutes} min"
    return f"{size}. {painted(verdict, Colour.RED if missing else Colour.GREEN)} Rules: {', '.join(counts)}."


def _missing(count: int) -> str:
    return "1 required statement is missing." if count == 1 else f"{count} required statements are missing."


def _findings(checked: Checked) -> Iterator[str]:
    """Required before advised, missing before partly, then what a person must confirm."""
    groups = (
        ("Required", [f for f in checked.findings if f.blocks]),
        (
            "Advised",
            [f for f in checked.findings if not f.required and f.state in (State.NOT_MET, State.PARTLY)],
        ),
        ("For a person to confirm", [f for f in checked.findings if f.state is State.NEEDS_PERSON]),
    )
    for heading, found in groups:
        if found:
            yield f"\n  {painted(heading, Colour.STRONG)}"
            for finding in sorted(found, key=lambda finding: finding.state is State.PARTLY):
                yield from _finding(finding, checked)


def _finding(finding: Finding, checked: Checked) -> Iterator[str]:
    mark, words, colour = _MARKS[finding.state]
    yield f"  {painted(mark, colour)} {finding.title} {painted(f'({words}, {finding.rule})', Colour.QUIET)}"
    yield _wrapped(finding.message, "    ", "    ")
    for passage in finding.passages[:_MOST_PASSAGES]:
        yield "    " + painted(_quoted(passage, checked), Colour.QUIET)
    if len(finding.passages) > _MOST_PASSAGES:
        yield "    " + painted(f"and {len(finding.passages) - _MOST_PASSAGES} more", Colour.QUIET)


def _quoted(passage: Passage, checked: Checked) -> str:
    line, column = checked.article.line_and_column(passage.part, passage.start)
    return f"{line}:{column}  “{textwrap.shorten(passage.text, _LONGEST_QUOTE, placeholder='…')}”"


def _wrapped(text: str, first: str, others: str) -> str:
    width = min(shutil.get_terminal_size().columns, _WIDEST)
    return textwrap.fill(text, width, initial_indent=first, subsequent_indent=others, break_on_hyphens=False)
