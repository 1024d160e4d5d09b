"""A journal's house settings, read from journal.yaml."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Journal:
    """House settings of the folder an article lies in.

    `publisher` is the name the checklist looks for; `brands` are further names in which hype words are exempt.
    `words_per_minute` is the reading rate; `questions` and `sources` are the headings that mark those sections
    (compared without case); `site` is the address published links start with; `disclaimer_url` is where the
    closing line's link goes. `folder` is where the file was found, None for the bundled one.
    """

    publisher: str = "Cureon"
    name: str = "Journal"
    brands: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    site: str = ""
    disclaimer_url: str = ""
    words_per_minute: int = 200
    question_headings: tuple[str, ...] = ("Common questions",)
    folder: Path | None = None
    problems: tuple[str, ...] = ()


def find_journal(folder: Path | None) -> Journal:
    """The journal of a folder: the nearest journal.yaml at or above it, else the bundled one.

    Never raises: what cannot be read is a sentence in `problems`, and the bundled value stands.
    """
    return Journal(folder=folder)
