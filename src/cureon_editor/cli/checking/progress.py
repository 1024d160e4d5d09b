"""How far a long run is, on one line of the terminal that goes away again."""

import sys
import time
from collections.abc import Callable
from typing import TextIO

#: Seconds before anything is said, and between two figures.
_SOON, _OFTEN = 0.5, 0.1
_CLEAR = "\r\x1b[K"


class Progress:
    """Writes to a terminal only; `clock` gives seconds."""

    def __init__(
        self, total: int, stream: TextIO | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._total = total
        self._stream = stream or sys.stderr
        self._clock = clock
        self._next = clock() + _SOON
        self._shown = -1
        self._silent = not self._stream.isatty()

    def at(self, done: int) -> None:
        """So many articles are checked."""
        if self._silent or done == self._shown or self._clock() < self._next:
            return
        self._next = self._clock() + _OFTEN
        self._shown = done
        self._say(f"{_CLEAR}Checked {done:,} of {self._total:,}. Ctrl+C stops.")

    def clear(self) -> None:
        """Take the line away, before anything else is written."""
        if self._shown >= 0:
            self._shown = -1
            self._say(_CLEAR)

    def _say(self, text: str) -> None:
        self._stream.write(text)
        self._stream.flush()
