"""What a checking process is asked to do, apart from what does it: who asks need not load that."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

#: What a process says that it begins while it reads the article, before and after the rules.
READING = ""


@dataclass(frozen=True, slots=True)
class Task:
    """One article to check on a day: its name as given, its text, and the folder whose journal applies.

    `avoid` are ids of rules that must not be run.
    """

    name: str
    text: str
    folder: Path
    today: date
    avoid: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Failed:
    """What a process answers when it could not check an article: a sentence on why."""

    sentence: str
