"""Fenced divs: the stretches between `::: {.note}` and `:::`."""

import re
from dataclasses import dataclass
from functools import lru_cache

from cureon_editor.citations.code_spans import code_spans, is_inside

_FENCE = re.compile(r"^:::+[ \t]*(?:\{([^{}\n]*)\}|([\w-]+))?[ \t]*:*[ \t]*$", re.MULTILINE)
_CLASS = re.compile(r"\.([\w-]+)")


@dataclass(frozen=True, slots=True)
class Div:
    """A fenced div, its two fence lines included; `inner_start` and `inner_end` leave them out."""

    classes: tuple[str, ...]
    start: int
    end: int
    inner_start: int
    inner_end: int


@lru_cache(maxsize=8)
def divs(body: str) -> tuple[Div, ...]:
    """The fenced divs of a body, outer before inner; one that is never closed is text and left out."""
    if ":::" not in body:
        return ()
    code = code_spans(body)
    waiting: list[tuple[re.Match[str], tuple[str, ...]]] = []
    found: list[Div] = []
    for fence in _FENCE.finditer(body):
        if is_inside(code, fence.start()):
            continue
        attributes, name = fence.groups()
        if attributes is not None or name:
            waiting.append((fence, (name,) if name else tuple(_CLASS.findall(attributes))))
        elif waiting:
            opening, classes = waiting.pop()
            inner = min(opening.end() + 1, fence.start())
            found.append(Div(classes, opening.start(), fence.end(), inner, fence.start()))
    return tuple(sorted(found, key=lambda div: div.start))
