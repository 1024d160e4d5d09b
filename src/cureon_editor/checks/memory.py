"""What is known of an article's body, stretch by stretch: an edit costs one stretch and not the text."""

from cureon_editor.checks.searchable import Searchable
from cureon_editor.prose.prose import Prose, Reader
from cureon_editor.prose.stretch import Stretch


class Memory:
    """Reads one body after the other; what was found in a stretch that was in the last one is still known."""

    def __init__(self, reader: Reader | None = None) -> None:
        self._reader = reader or Reader()
        self._parts: dict[Stretch, Searchable] = {}

    def read(self, body: str) -> tuple[Prose, tuple[Searchable, ...]]:
        """The body as prose, and each of its stretches to be searched; never fails."""
        prose = self._reader.read(body)
        known = self._parts
        self._parts = {
            part: known.get(part) or Searchable(part.plain, part.sentences) for part in prose.stretches
        }
        return prose, tuple(self._parts[part] for part in prose.stretches)
