"""Which files the paths on the command line stand for."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from cureon_editor.article.article import BOM
from cureon_editor.cli.arguments import STANDARD

_LONGEST_FENCE = 6


@dataclass(frozen=True, slots=True)
class Named:
    """A file as it was named, or a path that stands for none, with the sentence that says why."""

    name: str
    problem: str = ""


def named(paths: Sequence[str]) -> tuple[Named, ...]:
    """Each file, and each article in and below each folder, in the order given; none stands twice."""
    found: dict[str, Named] = {}
    for one in (one for path in paths for one in _files(path)):
        found.setdefault(one.name if one.name == STANDARD else os.path.realpath(one.name), one)
    return tuple(found.values())


def _files(path: str) -> Iterator[Named]:
    """The files a path stands for: itself, or a folder's articles outside hidden folders, by name."""
    folder = Path(path)
    if path == STANDARD or not folder.is_dir():
        yield Named(path)
        return
    found = (file for file in sorted(folder.rglob("*.md")) if not _is_hidden(file.relative_to(folder)))
    articles = [Named(str(file)) for file in found if _has_front_matter(file)]
    problem = f"The folder “{path}” holds no articles: no .md file in it begins with front matter."
    yield from articles or [Named(path, problem)]


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _has_front_matter(file: Path) -> bool:
    """Whether the first line opens front matter; an unreadable file counts, so that it is reported."""
    try:
        with file.open("rb") as stream:
            start = stream.readline(_LONGEST_FENCE + 3)
    except OSError:
        return True
    return start.removeprefix(BOM.encode()).rstrip(b"\r\n") == b"---"
