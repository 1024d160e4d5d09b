"""How often a page that breaks down is loaded again by itself."""

from collections import deque
from collections.abc import Callable
from time import monotonic


class Restarts:
    """Allows fewer than `most` breakdowns in `seconds`; after that a person decides."""

    def __init__(self, most: int = 3, seconds: float = 30.0, clock: Callable[[], float] = monotonic) -> None:
        self._times: deque[float] = deque(maxlen=most)
        self._seconds, self._clock = seconds, clock

    def allowed(self) -> bool:
        """Count a breakdown, and say whether the page may be loaded again."""
        self._times.append(self._clock())
        full = len(self._times) == self._times.maxlen
        return not (full and self._times[-1] - self._times[0] <= self._seconds)

    def forgive(self) -> None:
        """Begin to count anew."""
        self._times.clear()
