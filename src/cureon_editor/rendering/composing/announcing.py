"""Says what is worked on before it is begun, so that what stops a worker is known."""

from collections.abc import Callable, Collection, Sequence

from cureon_editor.rendering.composing.placed import Placed
from cureon_editor.rendering.composing.stretch import Stretch
from cureon_editor.rendering.protocol import Working

#: Characters of a stretch that is announced alone, and of several that are announced together.
LARGE, TOGETHER = 1_000, 4_000
#: The label of what concerns the page as a whole.
PAGE = "page"
#: Seconds that may honestly take, and characters of text for which it may take a second more.
HONEST, A_SECOND_MORE = 2.0, 100_000


class Announcer:
    """Announces stretches by their digests: small ones a few at a time, large ones and suspects alone."""

    def __init__(self, say: Callable[[Working], None], suspects: Collection[str]) -> None:
        self._say = say
        self._suspects = suspects
        self._until = -1

    def page(self, text: str) -> None:
        """Announce what concerns the page of a whole text: cutting and numbering it."""
        self._say(Working((PAGE,), HONEST + len(text) / A_SECOND_MORE))

    def alone(self, stretch: Stretch) -> None:
        """Announce one stretch."""
        self._say(Working((stretch.digest,)))

    def begin(self, placed: Sequence[Placed], index: int) -> None:
        """Announce the stretch at `index`, and with it what follows, as long as it is to be laid out too."""
        if index < self._until:
            return
        labels = [placed[index].stretch.digest]
        size = len(placed[index].stretch.text)
        end = index + 1
        while end < len(placed) and size < TOGETHER and not self._is_single(placed[end - 1], placed[end]):
            size += len(placed[end].stretch.text)
            labels.append(placed[end].stretch.digest)
            end += 1
        self._until = end
        self._say(Working(tuple(labels)))

    def _is_single(self, *neighbours: Placed) -> bool:
        """Whether one of the neighbours is not announced with others."""
        return any(
            each.layout is not None or len(each.stretch.text) > LARGE or each.stretch.digest in self._suspects
            for each in neighbours
        )
