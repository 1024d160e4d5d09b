"""What stands in the text field for a citation while nobody edits it: its numbers, as on the page."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from cureon_editor.article.sources import Source
from cureon_editor.citations.code_spans import Span, is_inside
from cureon_editor.citations.find import CitedKey, Cluster, find_clusters
from cureon_editor.citations.labels import cluster_label
from cureon_editor.citations.wording import briefly

#: The number of each key of the article; None for a key that no source has.
Numbers = Mapping[str, int | None]

_BRACKET = re.compile(r"[\[\]]")
#: Characters of a label; a longer one is cut.
LONGEST = 60


@dataclass(frozen=True, slots=True)
class Label:
    """What is shown for the citation at `start` to `end` of a line, in code points.

    `words` stand on the line ("Mackensen et al."), `raised` above it ("1,2"). `complete` is False when a key
    has no source.
    """

    start: int
    end: int
    raised: str
    words: str = ""
    complete: bool = True


def line_labels(line: str, numbers: Numbers, names: Mapping[str, str]) -> tuple[Label, ...]:
    """The labels of a line of prose; `names` are the authors that a key in running text stands for.

    A citation with a key that is yet to be numbered has none, nor has an unknown one in running text, nor a
    key alone in brackets, which are a citation that is being written or runs over the line's end.
    """
    if "@" not in line:
        return ()
    clusters = _clusters(line)
    if any(cluster.narrative for cluster in clusters):
        outside = _outside_brackets(line)
        clusters = tuple(one for one in clusters if not one.narrative or is_inside(outside, one.start))
    labels = (_label(cluster, numbers, names) for cluster in clusters)
    return tuple(label for label in labels if label is not None)


def _outside_brackets(line: str) -> list[Span]:
    """The parts of a line in no bracket; one may begin or end on another line."""
    parts, start, depth = list[Span](), 0, 0
    for mark in _BRACKET.finditer(line):
        if mark[0] == "[":
            if depth == 0:
                parts.append((start, mark.start()))
            depth += 1
        else:
            if depth == 0:
                parts.clear()
            depth, start = max(0, depth - 1), mark.end()
    return parts if depth else [*parts, (start, len(line))]


def names_in_text(source: Source) -> str:
    """What `@key` reads as in a sentence, `Mackensen et al.`; empty when nobody is named as author."""
    return briefly([name.literal or name.family for name in source.authors])


@lru_cache(maxsize=512)
def _clusters(line: str) -> tuple[Cluster, ...]:
    """The citations of a line, kept apart from the few bodies that `find_clusters` remembers.

    Indented text belongs to a list far more often than it is code, so it is read as text.
    """
    indent = len(line) - len(line.lstrip(" \t"))
    return tuple(cluster.moved(indent) for cluster in find_clusters.__wrapped__(line[indent:]))


def _label(cluster: Cluster, numbers: Numbers, names: Mapping[str, str]) -> Label | None:
    items = cluster.items
    if any(item.key not in numbers for item in items):
        return None
    words = ""
    if cluster.narrative:
        if numbers[items[0].key] is None:
            return None
        words = "" if items[0].suppress_author else names.get(items[0].key, "")
    complete = all(numbers[item.key] is not None for item in items)
    raised = _with_places(items, numbers) if _places(items) else _plain(items, numbers)
    if len(raised) > LONGEST:
        raised = raised[: LONGEST - 1] + "…"
    return Label(cluster.start, cluster.end, raised, words, complete)


def _places(items: tuple[CitedKey, ...]) -> bool:
    return any(item.prefix or item.locator for item in items)


def _plain(items: tuple[CitedKey, ...], numbers: Numbers) -> str:
    """Numbers in order and joined into ranges, then the keys without a source."""
    known = cluster_label(number for item in items if (number := numbers[item.key]) is not None)
    unknown = dict.fromkeys(f"{item.key}?" for item in items if numbers[item.key] is None)
    return ",".join((known, *unknown) if known else unknown)


def _with_places(items: tuple[CitedKey, ...], numbers: Numbers) -> str:
    """Each number with the words beside it: `see 1, p. 4; 2`."""
    return "; ".join(
        ", ".join(filter(None, (f"{item.prefix} {_shown(item, numbers)}".strip(), item.locator)))
        for item in items
    )


def _shown(item: CitedKey, numbers: Numbers) -> str:
    number = numbers[item.key]
    return f"{item.key}?" if number is None else str(number)
