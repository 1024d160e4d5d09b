"""Formatted text of one line, as runs of letters in one face, and how its pieces are put together."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from html import escape

#: Signs after which a sentence needs no full stop.
_CLOSING = (".", "?", "!", "…", "。", "؟")
_QUOTES = "\"'”’»)]"


@dataclass(frozen=True, slots=True)
class Run:
    """Letters in one face; `link` is the address they lead to, or empty."""

    text: str
    italic: bool = False
    link: str = ""


Runs = tuple[Run, ...]


def plain(text: str) -> Runs:
    """A text on one line, without commas and colons at its ends; nothing when there is none."""
    line = " ".join(text.split()).strip(" ,;:")
    return (Run(line),) if line else ()


def titled(text: str, *, italic: bool = False) -> Runs:
    """A title on one line, its own marks kept."""
    line = " ".join(text.split())
    return (Run(line, italic),) if line else ()


def italic(text: str) -> Runs:
    """A text on one line in italics."""
    return tuple(replace(run, italic=True) for run in plain(text))


def linked(text: str, address: str) -> Runs:
    """A text that leads to an address."""
    return (Run(text, link=address),) if text else ()


def joined(separator: str, *parts: Runs) -> Runs:
    """The parts that are there, with a separator between them."""
    found = [part for part in parts if part]
    return tuple(
        run for index, part in enumerate(found) for run in ((Run(separator), *part) if index else part)
    )


def after(opening: str, part: Runs, closing: str = "") -> Runs:
    """A part between what opens and closes it; nothing when the part is not there."""
    return (Run(opening), *part, *((Run(closing),) if closing else ())) if part else ()


def closed(part: Runs) -> Runs:
    """A part as a sentence: with a full stop, unless it ends in a sign that does as well."""
    if not part or text_of(part).rstrip(_QUOTES).endswith(_CLOSING):
        return part
    return (*part, Run("."))


def sentences(*parts: Runs) -> Runs:
    """The parts that are there, each a sentence."""
    return joined(" ", *map(closed, parts))


def text_of(runs: Iterable[Run]) -> str:
    """The letters alone."""
    return "".join(run.text for run in runs)


def merged(runs: Iterable[Run]) -> Runs:
    """The runs with neighbours of one face made one."""
    found: list[Run] = []
    for run in runs:
        if found and (found[-1].italic, found[-1].link) == (run.italic, run.link):
            found[-1] = replace(run, text=found[-1].text + run.text)
        elif run.text:
            found.append(run)
    return tuple(found)


def html_of(runs: Iterable[Run]) -> str:
    """The runs as HTML for a rich-text clipboard: `i` for italics, `a` for links."""
    return "".join(map(_html, runs))


def _html(run: Run) -> str:
    text = f"<i>{escape(run.text)}</i>" if run.italic else escape(run.text)
    return f'<a href="{escape(run.link)}">{text}</a>' if run.link else text
