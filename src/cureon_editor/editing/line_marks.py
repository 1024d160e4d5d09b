"""The marks at the head of a line: quote, indent, list marker, heading; and lines that are no prose."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_HEAD = re.compile(
    r"(?P<quote>(?:[ ]{0,3}>[ ]?)*)(?P<indent>[ \t]*)"
    r"(?P<marker>(?:[-*+]|[0-9]{1,9}\.)(?:[ \t]+|$))?(?P<task>(?<=[ \t])\[[ xX]\](?:[ \t]+|$))?"
    r"(?P<heading>#{1,6}(?:[ \t]+|$))?"
)
_RULE = re.compile(r"[ ]{0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*")
_FENCE = re.compile(r"[ ]{0,3}(`{3,}(?=[^`]*$)|~{3,})[ \t]*(.*)")
_DIV = re.compile(r"[ ]{0,3}:{3,}(?:[ \t].*|\{.*|)")

#: Columns that one level of nesting takes in Python-Markdown.
NESTING = 4


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a line, part by part as written; `content` is what follows it."""

    quote: str
    indent: str
    marker: str
    task: str
    heading: str
    content: str

    @property
    def length(self) -> int:
        """Characters before the content."""
        return sum(map(len, (self.quote, self.indent, self.marker, self.task, self.heading)))

    @property
    def number(self) -> int | None:
        """The number of a numbered item."""
        digits = self.marker.strip().rstrip(".")
        return int(digits) if digits.isdigit() else None

    @property
    def depth(self) -> int:
        """Columns of indent, tabs as four."""
        return len(self.indent.expandtabs(NESTING))

    @property
    def level(self) -> int:
        """The heading level; 0 for no heading."""
        return len(self.heading.strip())

    @property
    def text(self) -> str:
        """The whole line again."""
        return self.quote + self.indent + self.marker + self.task + self.heading + self.content


def head_of(line: str) -> Head:
    """The head of a line; a rule such as `* * *` has none."""
    if _RULE.fullmatch(line):
        return Head("", "", "", "", "", line)
    found = _HEAD.match(line)
    if found is None:  # every part may be empty, so the pattern matches every line
        return Head("", "", "", "", "", line)
    return Head(**found.groupdict(default=""), content=line[found.end() :])


def is_prose(line: str) -> bool:
    """Whether a line has words of its own: not blank, not a rule, not the fence of a block."""
    return bool(line.strip()) and not any(mark.fullmatch(line) for mark in (_RULE, _FENCE, _DIV))


def is_div(line: str) -> bool:
    """Whether a line opens or closes a fenced div (`:::`)."""
    return _DIV.fullmatch(line) is not None


def in_fence(lines_before: Iterable[str]) -> bool:
    """Whether a line stands inside fenced code, given all lines before it."""
    fence = ""
    for line in lines_before:
        found = _FENCE.fullmatch(line)
        if found is None:
            continue
        mark, info = found.groups()
        if not fence:
            fence = mark
        elif mark.startswith(fence) and not info:
            fence = ""
    return bool(fence)


def in_code_block(body: str, offset: int) -> bool:
    """Whether an offset is inside fenced code (the fences themselves are not)."""
    start = body.rfind("\n", 0, offset) + 1
    before = body[:start]
    return ("```" in before or "~~~" in before) and in_fence(before.split("\n"))
