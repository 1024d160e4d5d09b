"""Where the parts of an import write down what they were not sure of."""

from cureon_editor.exchange.formats import Note

_CONTEXT = 100


class Notebook:
    """Collects notes; the finished list is in line order."""

    def __init__(self) -> None:
        self._notes: list[Note] = []

    def add(self, line: int, message: str, context: str = "") -> None:
        """Note a doubt about a line; long contexts are cut."""
        shown = context if len(context) <= _CONTEXT else context[: _CONTEXT - 1].rstrip() + "…"
        self._notes.append(Note(line, message, shown))

    def notes(self) -> tuple[Note, ...]:
        """Everything noted, in line order."""
        return tuple(sorted(self._notes, key=lambda note: note.line))
