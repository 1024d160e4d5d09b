"""What ended workers: which pieces of work are avoided, when they are tried again, when to start anew.

Three promises. What hangs costs one worker and is then avoided. What is avoided is tried again when nobody
types, ever more rarely. Nothing here makes workers die in a loop, whatever the text.
"""

import time
from collections import Counter, deque
from collections.abc import Callable

from cureon_editor.rendering.worker.client import Death

#: Seconds without an edit after which what is avoided is tried again; doubled by each failure.
TRY_AGAIN, RARELY = 5.0, 60.0
#: Seconds before another start after two deaths in a row that nobody can explain; doubled by each more.
BACK_OFF, LONGEST = 0.25, 30.0
#: So many deaths a minute are borne without a pause, as long as each worker has answered before.
BORNE = 40
#: Within half a minute so many pieces of work may end a worker; then each start waits for so many seconds
#: without an edit. A person who types within such a paragraph makes a new one with each key.
PLENTY, PAUSE = 3, 1.0
_MINUTE, _HALF_A_MINUTE = 60.0, 30.0


class Blame:
    """Learns from the deaths of one role's workers; labels are those of `protocol.Working`.

    `clock` gives seconds.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        #: What is avoided, with how often trying it again has failed.
        self._failures: dict[str, int] = {}
        self._trial: frozenset[str] = frozenset()
        self._suspects: frozenset[str] = frozenset()
        self._seen_dying: Counter[str] = Counter()
        self._wait = TRY_AGAIN
        self._unexplained = 0
        self._has_died = False
        self._deaths: deque[float] = deque()
        self._convictions: deque[float] = deque()

    @property
    def avoid(self) -> frozenset[str]:
        """What the next worker is to leave out."""
        return frozenset(self._failures) - self._trial

    @property
    def avoids_any(self) -> bool:
        """Whether anything is avoided or tried again."""
        return bool(self._failures)

    @property
    def suspects(self) -> frozenset[str]:
        """What the next worker is to announce alone."""
        return self._suspects | self._trial

    @property
    def haste(self) -> float:
        """How much of its honest time work gets: half of it after a death, until there is an answer."""
        return 0.5 if self._has_died else 1.0

    def died(self, death: Death) -> None:
        """Learn from a death."""
        now = self._clock()
        self._deaths.append(now)
        self._has_died = True
        culprit = self._culprit(death)
        known = culprit in self.avoid
        if culprit and not known:
            self._convict(culprit, now)
        # A death with several labels is progress too: next time it is known which of them.
        narrowed = frozenset(death.labels) - self.suspects if len(death.labels) > 1 else frozenset()
        self._suspects |= narrowed
        learnt = bool(narrowed) or (bool(culprit) and not known)
        self._unexplained = 0 if learnt else self._unexplained + 1

    def answered(self) -> None:
        """Learn from a complete answer: everything that was not avoided is innocent."""
        for label in self._trial:
            del self._failures[label]
        if self._trial:
            self._wait = TRY_AGAIN
        self._trial = self._suspects = frozenset()
        self._seen_dying.clear()
        self._unexplained = 0
        self._has_died = False

    def try_again(self) -> None:
        """Let the next worker try what has failed least often; another death ends that."""
        fewest = min(self._failures.values(), default=0)
        self._trial = frozenset(label for label, failed in self._failures.items() if failed == fewest)

    @property
    def try_again_after(self) -> float:
        """Seconds without an edit before `try_again`."""
        return self._wait

    @property
    def has_failed_again(self) -> bool:
        """Whether trying again has failed, so that it is of use only when the text is another."""
        return self._wait > TRY_AGAIN

    @property
    def delay(self) -> float:
        """Seconds to wait after the last death before another start."""
        _forget(self._deaths, self._clock() - _MINUTE)
        steps = max(self._unexplained - 1, len(self._deaths) - BORNE)
        return min(BACK_OFF * 2.0 ** min(steps - 1, 10), LONGEST) if steps > 0 else 0.0

    @property
    def pause(self) -> float:
        """Seconds without an edit that the next start waits for."""
        _forget(self._convictions, self._clock() - _HALF_A_MINUTE)
        return PAUSE if len(self._convictions) >= PLENTY else 0.0

    def _culprit(self, death: Death) -> str:
        """What is to be avoided after a death: work that failed, or that was at hand at two deaths; or ""."""
        if len(death.labels) != 1:
            return ""
        (label,) = death.labels
        self._seen_dying[label] += 1
        return label if death.at_work or self._seen_dying[label] > 1 else ""

    def _convict(self, label: str, now: float) -> None:
        self._convictions.append(now)
        self._failures[label] = self._failures.get(label, -1) + 1
        if self._trial:
            self._wait = min(self._wait * 2, RARELY)
        self._trial = frozenset()


def _forget(times: deque[float], until: float) -> None:
    """Drop what was before a time."""
    while times and times[0] < until:
        times.popleft()
