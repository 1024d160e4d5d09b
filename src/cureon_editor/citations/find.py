"""Find citations in a body, in Pandoc's syntax: clusters `[@a; @b, p. 4]`, and `@a` in running text."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from cureon_editor.citations.brackets import Bracket, Mention, matched
from cureon_editor.citations.code_spans import (
    BLOCK_BREAK,
    Span,
    code_spans,
    is_escaped,
    is_inside,
    merged,
    target_spans,
)
from cureon_editor.citations.keys import KEY

_MENTION = re.compile(rf"@(?:{{([^{{}}\s]++)}}|({KEY}))")
_MARK = re.compile(r"[\[\];]")


@dataclass(frozen=True, slots=True)
class CitedKey:
    """One key inside a citation.

    `start` and `end` are the body offsets of `@key` (with its `-` and braces if it has them);
    `locator` is what follows the key ("p. 4"), `prefix` what stands before it ("see"). `part` are the offsets
    of what lies between the semicolons around it, brackets not included.
    """

    key: str
    start: int
    end: int
    prefix: str = ""
    locator: str = ""
    suppress_author: bool = False
    part: Span = (0, 0)

    def moved(self, by: int) -> "CitedKey":
        """The same key in a body in which it stands so many characters further on."""
        part = (self.part[0] + by, self.part[1] + by)
        start, end = self.start + by, self.end + by
        return CitedKey(self.key, start, end, self.prefix, self.locator, self.suppress_author, part)


@dataclass(frozen=True, slots=True)
class Cluster:
    """One citation as the reader sees it: brackets included, or a bare `@key` with its `[p. 3]`."""

    start: int
    end: int
    items: tuple[CitedKey, ...]
    narrative: bool = False

    def moved(self, by: int) -> "Cluster":
        """The same citation in a body in which it stands so many characters further on."""
        items = tuple(item.moved(by) for item in self.items)
        return Cluster(self.start + by, self.end + by, items, self.narrative)


@lru_cache(maxsize=8)
def find_clusters(body: str) -> tuple[Cluster, ...]:
    """Every citation of a body in document order; their spans are disjoint.

    Read as Pandoc's manual describes citations, except that an address written out (`https://x.org/@name`)
    cites nothing. Nothing is cited in code, comments, link targets, e-mail addresses or after a backslash.
    """
    if "@" not in body:
        return ()
    code, targets = code_spans(body), target_spans(body)
    skipped = merged(sorted((*code, *targets)))
    link_ends = frozenset(start for start, _ in targets if body[start] == "]" and not is_inside(code, start))
    breaks = [0, *(match.start() for match in BLOCK_BREAK.finditer(body)), len(body)]
    clusters: list[Cluster] = []
    for block, group in groupby(_mentions(body, skipped), lambda found: bisect_left(breaks, found.end)):
        mentions = list(group)
        marks = [
            offset
            for offset in (match.start() for match in _MARK.finditer(body, breaks[block - 1], breaks[block]))
            if offset in link_ends or _is_text(body, offset, skipped)
        ]
        brackets, loose = matched(body, marks, mentions, link_ends)
        clusters += [_cluster(body, bracket) for bracket in brackets]
        clusters += [_narrative(body, mention) for mention in loose]
    return tuple(sorted(clusters, key=lambda cluster: cluster.start))


def find_mentions(body: str) -> tuple[Mention, ...]:
    """Every `@key` that the citations of a body consist of, in document order; ten times as quick to find."""
    if "@" not in body:
        return ()
    return tuple(_mentions(body, merged(sorted((*code_spans(body), *target_spans(body))))))


def _mentions(body: str, skipped: Sequence[Span]) -> Iterator[Mention]:
    """Every `@key` of the body that is text and not part of an e-mail address."""
    after_key = -1
    for match in _MENTION.finditer(body):
        start = match.start()
        before = body[start - 1 : start]
        if (before.isalnum() and start != after_key) or not _is_text(body, start, skipped):
            continue
        farther = body[start - 2 : start - 1]
        hides = before == "-" and farther != "-" and not farther.isalnum()
        after_key = match.end()
        yield Mention(match[1] or match[2], start - hides, match.end(), hides)


def _is_text(body: str, offset: int, skipped: Sequence[Span]) -> bool:
    return not (is_inside(skipped, offset) or is_escaped(body, offset))


def _cluster(body: str, bracket: Bracket) -> Cluster:
    return Cluster(bracket.start, bracket.end, tuple(_items(body, bracket)))


def _narrative(body: str, mention: Mention) -> Cluster:
    """A citation in running text, with the bracket that belongs to it."""
    tail = mention.tail
    if tail is None:
        item = _item(mention, "", "", (mention.start, mention.end))
        return Cluster(mention.start, mention.end, (item,), narrative=True)
    start, end, _ = next(tail.parts())
    item = _item(mention, "", body[start:end].strip(), (mention.start, end))
    return Cluster(mention.start, tail.end, (item, *_items(body, tail)), narrative=True)


def _items(body: str, bracket: Bracket) -> Iterator[CitedKey]:
    """The keys of a bracket with the words before and after each."""
    for start, end, mentions in bracket.parts():
        edges = [*(mention.start for mention in mentions[1:]), end]
        for number, (mention, edge) in enumerate(zip(mentions, edges, strict=bool(mentions))):
            prefix = "" if number else body[start : mention.start].strip()
            locator = body[mention.end : edge].strip().removeprefix(",").lstrip()
            yield _item(mention, prefix, locator, (start, end))


def _item(mention: Mention, prefix: str, locator: str, part: Span) -> CitedKey:
    return CitedKey(mention.key, mention.start, mention.end, prefix, locator, mention.suppress_author, part)
