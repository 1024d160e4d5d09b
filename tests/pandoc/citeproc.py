"""Run Pandoc with its citeproc and read what it numbered."""

import shutil
import subprocess
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

STYLE = Path(__file__).parent / "numeric.csl"
PANDOC = shutil.which("pandoc")
#: Seconds after which Pandoc is stopped.
_PATIENCE = 60


@dataclass
class Numbered:
    """The citations in the order of the page, each its keys and what is printed for it; the list's keys."""

    citations: list[tuple[tuple[str, ...], str]] = field(default_factory=list)
    listed: list[str] = field(default_factory=list)


def numbered(text: str) -> Numbered:
    """How Pandoc numbers and lists the sources of a Markdown file."""
    reader = _Reader()
    reader.feed(pandoc(text, "--citeproc", f"--csl={STYLE}", "--to=html"))
    return reader.found


def pandoc(text: str, *arguments: str) -> str:
    """What Pandoc makes of a Markdown file."""
    command = [str(PANDOC), "--from=markdown", "--quiet", *arguments]
    done = subprocess.run(
        command, input=text, capture_output=True, text=True, encoding="utf-8", timeout=_PATIENCE, check=True
    )
    return done.stdout


class _Reader(HTMLParser):
    """Collects `span.citation` and the entries of the list."""

    def __init__(self) -> None:
        super().__init__()
        self.found = Numbered()
        self._keys: tuple[str, ...] | None = None
        self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "span" and values.get("class") == "citation":
            self._keys, self._text = tuple((values["data-cites"] or "").split()), ""
        if tag == "div" and values.get("class") == "csl-entry":
            self.found.listed.append((values["id"] or "").removeprefix("ref-"))

    def handle_data(self, data: str) -> None:
        self._text += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "span" and self._keys is not None:
            self.found.citations.append((self._keys, self._text.strip()))
            self._keys = None
