"""Every question to the person goes through here, so that a test or another front end can answer it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol


class Questions(Protocol):
    """What the window may ask."""

    def ask(self, id: str, text: str, choices: Sequence[str], default: str) -> str:  # noqa: A002 - the surface's name
        """Put a question; gives one of `choices`. Closing the question means `default`."""

    def path(self, id: str, mode: str) -> Path | None:  # noqa: A002
        """Ask for a file; None on giving up. `mode` is open, save, sources, import, html or pdf."""
