"""Run the checklist over many files: from the cache where it can, else by a few processes at once."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from cureon_editor.cli.checking.cache import Cache
from cureon_editor.cli.checking.checked import Checked, unread
from cureon_editor.cli.checking.keys import Keys
from cureon_editor.cli.checking.packing import unpack
from cureon_editor.cli.checking.paths import Named
from cureon_editor.cli.checking.pool import Outcome, Pool
from cureon_editor.cli.checking.progress import Progress
from cureon_editor.cli.checking.task import Task
from cureon_editor.cli.command import CommandError
from cureon_editor.cli.files import open_article

#: A process more pays from so many articles on: it starts in the time in which they are checked.
_WORTH = 20
#: Seconds between two looks at processes that say nothing.
_TICK = 0.25


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@dataclass(slots=True)
class Run:
    """One run on a day; `jobs` processes at most. The pool is closed, the cache written, by `close`."""

    today: date
    pool: Pool
    progress: Progress
    cache: Cache | None = None
    jobs: int = field(default_factory=processors)
    _keys: Keys = field(default_factory=Keys)
    _names: Sequence[Named] = ()
    _waiting: dict[int, bytes | None] = field(default_factory=dict)
    _done: dict[int, Checked] = field(default_factory=dict)
    _told: int = 0

    def results(self, names: Sequence[Named]) -> Iterator[Checked]:
        """The result of each file, in the order given, as soon as those before it are there.

        Raises CommandError only when no process can be started.
        """
        self._names = names
        for index in range(len(names)):
            while self._waiting and len(self._waiting) >= self._worth(len(names) - index):
                self._gather()
            self._begin(index)
            yield from self._in_order()
        while self._waiting:
            self._gather()
            yield from self._in_order()

    def close(self) -> None:
        """End the processes and keep what they found."""
        self.pool.close()
        self.progress.clear()
        if self.cache:
            self.cache.close()

    def _worth(self, left: int) -> int:
        """How many processes are worth having for so many files."""
        return min(self.jobs, max(self.pool.size, 1 + left // _WORTH))

    def _begin(self, index: int) -> None:
        """Answer for a file from the cache, or give it to a process."""
        file = self._names[index]
        try:
            if file.problem:
                raise CommandError(file.problem)
            opened = open_article(file.name)
        except CommandError as error:
            self._done[index] = unread(file.name, error)
            return
        key = self._keys.key(opened) if self.cache else None
        if not self._remembered(index, key):
            self._waiting[index] = key
            self.pool.submit(index, Task(file.name, opened.article.text, opened.folder, self.today))

    def _remembered(self, index: int, key: bytes | None) -> bool:
        packed = self.cache.get(key) if self.cache and key else None
        if packed is None:
            return False
        try:
            self._done[index] = unpack(packed, self._names[index].name)
        except ValueError:
            return False
        return True

    def _gather(self) -> None:
        """Wait a little for processes to answer."""
        for outcome in self.pool.outcomes(_TICK):
            self._take(outcome)

    def _take(self, outcome: Outcome) -> None:
        index = outcome.key
        key = self._waiting.pop(index)
        name = self._names[index].name
        if outcome.packed is None:
            self._done[index] = unread(name, CommandError(outcome.problem))
            return
        self._done[index] = unpack(outcome.packed, name)
        # A rule that took too long may have done so because the machine was busy: try again next time.
        if self.cache and key and not outcome.avoided:
            self.cache.put(key, outcome.packed)

    def _in_order(self) -> Iterator[Checked]:
        """Take the results that are there without a gap."""
        self.progress.at(self._told + len(self._done))
        while self._told in self._done:
            self._told += 1
            yield self._done.pop(self._told - 1)
