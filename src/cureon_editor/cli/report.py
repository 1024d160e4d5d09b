"""What a form of the checklist's results is."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from cureon_editor.cli.checking.checked import Checked
from cureon_editor.cli.terminal import Style


@dataclass(frozen=True, slots=True)
class Report:
    """One form: `write` gives the pieces of its text, as early as it can; the style is for people only."""

    name: str
    help: str
    write: Callable[[Iterable[Checked], Style], Iterator[str]]


def severity(*, required: bool) -> str:
    """What a rule's weight is called in every form."""
    return "required" if required else "advised"
