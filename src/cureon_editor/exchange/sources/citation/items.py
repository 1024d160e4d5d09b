"""Cut a list of written citations into its items: by numbers, bullets, empty lines, or lines."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from cureon_editor.exchange.sources.citation.parts import split_authors

#: What a list of sources is called above it.
_HEADING = re.compile(
    r"\s{0,3}(?:#{1,6}\s+)?(?:\d{1,2}\.?\s+)?\**"
    r"(?:(?:list of )?(?:sources|references|bibliography|works cited)|sources and references"
    r"|reference list|literature cited)\**\s*:?\s*#*\s*",
    re.IGNORECASE,
)
_MARK = re.compile(r"\s*(?:\[\d{1,4}\]|\(\d{1,3}\)|\d{1,3}[.)](?!\d)|[•◦▪●○‣∙·*+]|[-–](?=\s))\s*(?=\S)")
_BULLET = re.compile(r"\s*(?:[•◦▪●○‣∙·*+]|[-–]\s)")
#: Wrapped lines are no wider than this, and their first no narrower than that.
_WIDEST, _NARROWEST = 110, 50
_BEGINS = re.compile(r".{0,300}(?:\set\sal\b|\s[—–-]\s|\((?:19|20)\d\d)")


@dataclass(frozen=True, slots=True)
class Item:
    """One citation on one line: the 1-based number of the line it begins on, and its text without a mark."""

    line: int
    text: str


def cut_items(lines: Iterable[tuple[int, str]]) -> Iterator[Item]:
    """The citations in numbered lines of text; headings such as "References" are none."""
    for paragraph in _paragraphs(lines):
        runs: list[list[tuple[int, str]]] = []
        for place, (number, line) in enumerate(paragraph):
            if place and _continues(paragraph, place):
                runs[-1].append((number, line))
            else:
                runs.append([(number, line)])
        for run in runs:
            yield Item(run[0][0], _joined([line for _, line in run]))


def below_heading(lines: Sequence[tuple[int, str]]) -> Sequence[tuple[int, str]]:
    """The lines below the last heading named Sources, References or Bibliography; none without such."""
    at = next((i for i in range(len(lines) - 1, -1, -1) if is_heading(lines[i][1])), None)
    return () if at is None else lines[at + 1 :]


def is_heading(line: str) -> bool:
    """Whether a line is nothing but the heading of a list of sources."""
    return len(line) < 60 and _HEADING.fullmatch(line) is not None


def _paragraphs(lines: Iterable[tuple[int, str]]) -> Iterator[list[tuple[int, str]]]:
    """Runs of lines with something on them."""
    paragraph: list[tuple[int, str]] = []
    for number, line in lines:
        if line.strip() and not is_heading(line):
            paragraph.append((number, line))
        elif paragraph:
            yield paragraph
            paragraph = []
    if paragraph:
        yield paragraph


def _continues(paragraph: Sequence[tuple[int, str]], place: int) -> bool:
    """Whether a line goes on with the one before: it hangs below a mark, or was wrapped."""
    before, line = paragraph[place - 1][1], paragraph[place][1]
    if _MARK.match(line):
        return False
    if _MARK.match(paragraph[0][1]) and (line[0].isspace() or not _BULLET.match(paragraph[0][1])):
        return True
    if not _NARROWEST <= len(before) <= _WIDEST or len(line) > _WIDEST:
        return False
    return line[:1].islower() or not (_ended(before) or _begins(line))


def _ended(line: str) -> bool:
    """Whether a citation can end here."""
    return line.rstrip()[-1:] in ".)]" or re.search(r"(?:https?://|10\.\d{4,9}/)\S+$", line) is not None


def _begins(line: str) -> bool:
    """Whether a citation begins here: with names, or in the journal's own form."""
    return _BEGINS.match(line) is not None or split_authors(line[:300])[0].people


def _joined(lines: Sequence[str]) -> str:
    """Lines as one, without the mark; a word or address cut at a hyphen stays as it is cut."""
    first = lines[0].strip()
    mark = _MARK.match(first)
    return " ".join([first[mark.end() :] if mark else first, *(line.strip() for line in lines[1:])])
