"""Regular expressions that users write, kept from running away: what could take forever is refused.

Python's `re` backtracks, and one search cannot be stopped once it runs. So an expression is refused when it
repeats something that repeats or chooses inside, when two repeats that fit the same characters stand side by
side, or when it has too many repeats and choices; and the more open repeats it has, the shorter the lines
it may be run on.
"""

import re
import warnings
from dataclasses import dataclass

from cureon_editor.article.edits import RefusedError

#: The longest line, in characters, by how many repeats an expression has that run on over spaces (`.*`).
LONGEST_LINES = (100_000, 20_000, 2_000, 800)
_MOST_REPEATS = 8
_MOST_CHARACTERS = 500
_NOT_OFFERED = re.compile(r"\(\?(?![P:<=!>])|\(\?P[=>]|\\[1-9]")
_TOO_SLOW = (
    "This expression could take very long, because its repeats can share the same text in many ways. "
    "Use fewer * and +, or search for plain text."
)
_TOKEN = re.compile(
    r"(?P<open>\((?:\?(?:P<\w+>|<?[=!]|:|>))?)|(?P<close>\))|(?P<choice>\|)"
    r"|(?P<repeat>(?:[*+?]|\{[0-9]*,?[0-9]*\})[?+]?)"
    r"|(?P<edge>[\^$]|\\[AbBZ])"
    r"|(?P<atom>\\[0-9]{1,3}|\\x[0-9A-Fa-f]{2}|\\u[0-9A-Fa-f]{4}|\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.)",
    re.DOTALL,
)
_SAMPLES = (*map(chr, range(32, 127)), "\t", "é", "–", "’", "中")


@dataclass(frozen=True, slots=True)
class Expression:
    """A checked expression, and the longest line in characters it may run on."""

    pattern: re.Pattern[str]
    longest_line: int


def compiled(text: str, *, match_case: bool, whole_word: bool) -> Expression:
    """A user's expression, checked and compiled; raises RefusedError for one that will not do."""
    if len(text) > _MOST_CHARACTERS:
        message = f"This expression has more than {_MOST_CHARACTERS} characters. Use a shorter one."
        raise RefusedError(message)
    if _NOT_OFFERED.search(text):
        message = (
            "This expression uses flags, conditions or references back, which the search does not offer. "
            "Use the buttons for case and whole words."
        )
        raise RefusedError(message)
    flags = re.RegexFlag(0) if match_case else re.IGNORECASE
    with warnings.catch_warnings(action="ignore"):
        try:
            plain = re.compile(text, flags)
            pattern = re.compile(rf"(?<!\w)(?:{text})(?!\w)", flags) if whole_word else plain
        except (re.error, OverflowError, RecursionError) as error:
            message = f"This is not a complete expression: {error}. Correct it, or search for plain text."
            raise RefusedError(message) from None
        wide = _Gate(flags).wide_repeats(text)
    return Expression(pattern, LONGEST_LINES[wide])


@dataclass(slots=True)
class _Group:
    """What has been read of a group: can it match in several ways, and what do its branches end in."""

    varies: bool = False
    chooses: bool = False
    endings: frozenset[str] = frozenset()


class _Gate:
    """One pass over an expression that refuses what backtracking could make explode."""

    def __init__(self, flags: re.RegexFlag) -> None:
        self._flags = flags
        self._groups = [_Group()]
        self._open: frozenset[str] = frozenset()  # what an open repeat just before the next item fits
        self._wide = self._repeats = self._choices = 0

    def wide_repeats(self, text: str) -> int:
        """How many repeats run on over spaces; raises RefusedError for an expression that is not safe."""
        tokens = [(str(found.lastgroup), found[0]) for found in _TOKEN.finditer(text)]
        following = [*tokens[1:], ("", "")]
        for (kind, token), (next_kind, after) in zip(tokens, following, strict=True):
            repeat = after if next_kind == "repeat" else ""
            if kind == "open":
                self._groups.append(_Group())
            elif kind == "close":
                self._close(repeat)
            elif kind == "choice":
                self._choose()
            elif kind == "atom":
                self._atom(token, repeat)
        if self._wide >= len(LONGEST_LINES) or max(self._repeats, self._choices) > _MOST_REPEATS:
            raise RefusedError(_TOO_SLOW)
        return self._wide

    def _choose(self) -> None:
        group = self._groups[-1]
        self._choices += not group.chooses
        group.varies = group.chooses = True
        group.endings |= self._open
        self._open = frozenset()

    def _close(self, repeat: str) -> None:
        group = self._groups.pop()
        self._open |= group.endings
        outer = self._groups[-1]
        if repeat[:1] == "?":
            self._choices += 1
        elif repeat:
            if group.varies:
                raise RefusedError(_TOO_SLOW)
            self._repeats += 1
            self._wide += 1
        outer.varies = outer.varies or group.varies or (bool(repeat) and not _is_fixed(repeat))

    def _atom(self, atom: str, repeat: str) -> None:
        if not repeat or _is_fixed(repeat):
            self._open = frozenset()
            return
        self._groups[-1].varies = True
        if repeat[0] == "?":
            self._choices += 1
            return
        fits = frozenset(char for char in _SAMPLES if re.fullmatch(atom, char, self._flags))
        if fits & self._open:
            raise RefusedError(_TOO_SLOW)
        self._repeats += 1
        self._wide += " " in fits
        self._open = fits if repeat[0] == "+" else self._open | fits


def _is_fixed(repeat: str) -> bool:
    """Whether a repeat is a plain count such as `{3}`."""
    return repeat[0] == "{" and "," not in repeat
