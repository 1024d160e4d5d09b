"""BibTeX values: what stands in braces or quotes, numbers, abbreviations, and any of these joined by `#`."""

import re
from collections.abc import Callable, Mapping

from cureon_editor.exchange.sources.dates import MONTHS

#: An abbreviation is the name of a journal or a publisher; short enough that thousands of uses stay small.
LONGEST_STRING = 500
_MARK = re.compile(r'(?<!\\)[{}"]|#')
#: How deep abbreviations may be made of abbreviations.
_DEPTH = 8


def value_of(written: str, strings: Mapping[str, str], unknown: Callable[[str], None], depth: int = 0) -> str:
    """The value a field is written as, its outermost braces or quotes gone, LaTeX still in it.

    `strings` are the file's abbreviations by lower-case name; `unknown` is told of any other.
    """
    parts = []
    for part in _joined(written):
        if (part[:1] == "{" and part[-1:] == "}") or (len(part) > 1 and part[0] == part[-1] == '"'):
            parts.append(part[1:-1])
        elif part.isdecimal() or part.lower() in MONTHS:
            parts.append(part)
        elif depth < _DEPTH and part.lower() in strings:
            inner = value_of(strings[part.lower()], strings, unknown, depth + 1)
            parts.append(inner[:LONGEST_STRING])
        elif part:
            unknown(part)
            parts.append(part)
    return parts[0] if len(parts) == 1 else "".join(parts)


def _joined(written: str) -> list[str]:
    """The parts between the `#` that stand outside braces and quotes."""
    if "#" not in written:
        return [written.strip()]
    parts, depth, quoted, start = [], 0, False, 0
    for mark in _MARK.finditer(written):
        if mark[0] == "{":
            depth += 1
        elif mark[0] == "}":
            depth -= 1
        elif mark[0] == '"' and depth == 0:
            quoted = not quoted
        elif mark[0] == "#" and depth == 0 and not quoted:
            parts.append(written[start : mark.start()].strip())
            start = mark.end()
    return [*parts, written[start:].strip()]
