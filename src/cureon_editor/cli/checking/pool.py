"""A few processes that check articles: one that hangs in a rule or dies costs its article, never the run."""

import multiprocessing.connection
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from subprocess import Popen
from typing import Any, TypeAlias

from cureon_editor.cli.checking import child
from cureon_editor.cli.checking.task import READING, Failed, Task
from cureon_editor.cli.command import CommandError
from cureon_editor.rendering.protocol import Line
from cureon_editor.rendering.worker.process import launch

#: Seconds that a rule may take on an article unless told otherwise.
PATIENCE = 10.0
#: Seconds in which a new process must say its first word, however busy the machine.
_START = 60.0
#: So many rules of one article may hang before it is given up.
_MOST_HANGING = 3
#: So many processes in a row may end before their first word.
_STILLBORN = 3

Process: TypeAlias = "tuple[Popen[bytes], Line[Any, Any]]"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a task: the packed result, or the sentence that says why there is none.

    `key` is what the task was submitted under; `avoided` are the rules that took too long.
    """

    key: int
    packed: bytes | None
    avoided: frozenset[str] = frozenset()
    problem: str = ""


def launch_child() -> Process:
    """A checking process and our end of its pipe. Raises OSError."""
    return launch(child.__name__, child.ARGUMENT)


@dataclass(slots=True)
class _Worker:
    """A process, and what it is doing: the rule it has begun and since when; None before its first word."""

    process: Popen[bytes]
    line: "Line[Any, Any]"
    key: int = 0
    task: Task | None = None
    rule: str | None = None
    since: float = 0.0

    def end(self) -> None:
        self.process.kill()
        self.process.wait()
        self.line.close()


@dataclass(slots=True)
class Pool:
    """Processes, each started when there is a task for it and no other is free.

    `patience` is how many seconds a rule may take; `start` makes a process; `clock` gives seconds.
    """

    patience: float = PATIENCE
    start: Callable[[], Process] = launch_child
    clock: Callable[[], float] = time.monotonic
    _workers: list[_Worker] = field(default_factory=list)
    _stillborn: int = 0

    @property
    def size(self) -> int:
        """How many processes there are."""
        return len(self._workers)

    def submit(self, key: int, task: Task) -> None:
        """Begin a task, in a free process or a new one. Raises CommandError when none can be started."""
        worker = next((worker for worker in self._workers if worker.task is None), None) or self._new()
        worker.key, worker.task, worker.rule, worker.since = key, task, None, self.clock()
        with suppress(OSError):  # it has died meanwhile: reading from it says so
            worker.line.send(task)

    def outcomes(self, seconds: float) -> Iterator[Outcome]:
        """What has come of tasks within so many seconds; ends at once when nothing is being worked on."""
        busy = [(worker, worker.task) for worker in self._workers if worker.task]
        ready = multiprocessing.connection.wait([worker.line for worker, _ in busy], seconds) if busy else ()
        for worker, task in busy:
            if worker.line in ready:
                yield from self._heard(worker, task)
            elif self._hangs(worker):
                yield from self._ended(worker, task)

    def close(self) -> None:
        """End all processes, whatever they are doing."""
        for worker in self._workers:
            worker.end()
        self._workers.clear()

    def _new(self) -> _Worker:
        try:
            process, line = self.start()
        except OSError as error:
            message = f"No process could be started to check articles: {error.strerror}."
            raise CommandError(message) from error
        worker = _Worker(process, line)
        self._workers.append(worker)
        return worker

    def _heard(self, worker: _Worker, task: Task) -> Iterator[Outcome]:
        """Take one thing that a process has said."""
        try:
            said = worker.line.recv()
        except (EOFError, OSError):
            yield from self._died(worker, task)
            return
        worker.since, self._stillborn = self.clock(), 0
        if isinstance(said, str):
            worker.rule = said
            return
        worker.task = None
        if isinstance(said, Failed):
            yield Outcome(worker.key, None, problem=said.sentence)
        else:
            yield Outcome(worker.key, said, task.avoid)

    def _hangs(self, worker: _Worker) -> bool:
        limit = max(_START, self.patience) if worker.rule is None else self.patience
        # Getting here may have taken long on a busy machine: look once more before judging.
        return self.clock() - worker.since > limit and not worker.line.poll()

    def _ended(self, worker: _Worker, task: Task) -> Iterator[Outcome]:
        """End a process that hangs; its article is tried again without the rule that hangs."""
        key, rule = worker.key, worker.rule
        self._bury(worker)
        if rule and rule not in task.avoid and len(task.avoid) < _MOST_HANGING:
            self.submit(key, replace(task, avoid=task.avoid | {rule}))
            return
        what = "Several rules take" if rule else "Reading it takes"
        yield Outcome(key, None, problem=f"{what} too long, so this article could not be checked.")

    def _died(self, worker: _Worker, task: Task) -> Iterator[Outcome]:
        """Bury a process; one that ended before its first word on a task says nothing of the article."""
        self._bury(worker)
        if worker.rule is None:
            self._stillborn += 1
            if self._stillborn >= _STILLBORN:
                raise CommandError(
                    "The processes that check articles end at once, so nothing can be checked."
                )
            self.submit(worker.key, task)
            return
        where = f" at the rule “{worker.rule}”" if worker.rule != READING else ""
        problem = (
            f"The process that checked it ended{where}, as when there is no memory left, "
            "so this article could not be checked."
        )
        yield Outcome(worker.key, None, problem=problem)

    def _bury(self, worker: _Worker) -> None:
        worker.end()
        self._workers.remove(worker)
