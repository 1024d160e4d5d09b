"""How long a worker has been silent, and what that means: a worker at work need not be one that hangs."""

import time
from collections.abc import Callable
from enum import Enum

from cureon_editor.rendering.protocol import Checked, FromWorker, PagePatch, Working

#: The share of the time for honest work after which a person should hear of it: 0.3 seconds for a block.
SOFT = 0.15
#: Seconds in which a worker that has said nothing yet, as while it starts, must say something.
ANYTHING = 10.0


class Verdict(Enum):
    """What a silence means."""

    FINE = "fine"
    SLOW = "slow"
    STUCK = "stuck"


class Silence:
    """Knows what a worker was asked, what it is working on and since when.

    `haste` below 1 shortens what the worker itself calls honest work, up to its first complete answer.
    `clock` gives seconds. `ask` may be called on another thread than everything else.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.haste = 1.0
        self._clock = clock
        self._asked = self._answered = -1
        self._working: Working | None = None
        self._since = clock()

    @property
    def labels(self) -> tuple[str, ...]:
        """What the worker said it would do and has not done yet."""
        return self._working.labels if self._working else ()

    @property
    def is_expected(self) -> bool:
        """Whether there is nothing that the worker owes us."""
        return self._working is None and self._asked == self._answered

    def ask(self, revision: int) -> None:
        """An answer for this revision is owed from now on."""
        if self.is_expected:
            self._since = self._clock()
        self._asked = revision

    def hear(self, message: FromWorker) -> None:
        """The worker has said something; a complete page and a checklist are the last of an answer."""
        self._since = self._clock()
        self._working = message if isinstance(message, Working) else None
        if isinstance(message, Checked) or (isinstance(message, PagePatch) and message.complete):
            self._answered = message.revision
            self.haste = 1.0

    def verdict(self) -> Verdict:
        """What the silence up to now means."""
        if self.is_expected:
            return Verdict.FINE
        silent = self._clock() - self._since
        if self._working is None:
            return Verdict.STUCK if silent > ANYTHING else Verdict.FINE
        if silent > self._working.seconds * self.haste:
            return Verdict.STUCK
        return Verdict.SLOW if silent > SOFT * self._working.seconds else Verdict.FINE
