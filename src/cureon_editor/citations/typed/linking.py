"""Put keys in place of typed numbers, all at once, and read the result again before it is handed out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cureon_editor.article.article import Article
from cureon_editor.article.edits import Part, Splice
from cureon_editor.citations.find import Cluster, find_clusters
from cureon_editor.citations.keys import is_key

_OPENING = "([{“‘«"
#: What follows a bracket and would make a link of it.
_MAKES_A_LINK = ("(", "[", "{")
#: After so many attempts, each without the places that were not read, nothing more is tried.
_ATTEMPTS = 30


@dataclass(frozen=True, slots=True)
class Link:
    """Typed digits, with the space before them, and the keys that shall stand there; offsets of the body."""

    start: int
    end: int
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Linked:
    """The splices that put keys in place of digits, and the places where a citation would not be read."""

    splices: tuple[Splice, ...]
    refused: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a citation is expected after the change, and what was asked for; None for one of before."""

    start: int
    end: int
    keys: tuple[str, ...]
    link: Link | None = None


def link(body: str, links: Sequence[Link]) -> Linked:
    """Cite keys where numbers were typed. The places are disjoint and in order.

    Proven: the changed body holds exactly the former citations and the new ones; a place that breaks this is
    refused and left as it was.
    """
    waiting = [asked for asked in links if all(map(_citable, asked.keys))]
    for _ in range(_ATTEMPTS):
        splices = tuple(_splice(body, asked) for asked in waiting)
        wrong = _unread(body, waiting, splices)
        if not wrong:
            kept = frozenset(waiting)
            return Linked(splices, tuple(asked for asked in links if asked not in kept))
        waiting = [asked for asked in waiting if asked not in wrong]
    return Linked((), tuple(links))


def _citable(key: str) -> bool:
    return bool(key) and not re.search(r"[{}\s]", key)


def _splice(body: str, asked: Link) -> Splice:
    """The citation, parted by one space from the word before it and from what would make a link of it."""
    tokens = (f"@{key}" if is_key(key) else f"@{{{key}}}" for key in asked.keys)
    before = body[asked.start - 1 : asked.start]
    typed_space = body[asked.start] in " \u00a0"
    joins = not before or before.isspace() or before in _OPENING
    space = " " if typed_space or not joins else ""
    after = " " if body.startswith(_MAKES_A_LINK, asked.end) else ""
    return Splice(Part.BODY, asked.start, asked.end, f"{space}[{'; '.join(tokens)}]{after}")


def _unread(body: str, links: Sequence[Link], splices: Sequence[Splice]) -> frozenset[Link]:
    """The links that break what is read after the splices; none when all is as it should be."""
    after = Article(None, body).spliced(splices).body
    expected = {(place.start, place.end, place.keys): place for place in _expected(body, links, splices)}
    found = {(cluster.start, cluster.end, _keys(cluster)) for cluster in find_clusters(after)}
    missing = [place for key, place in expected.items() if key not in found]
    extra = [start for start, _, _ in found - expected.keys()]
    if not missing and not extra:
        return frozenset()
    wrong = frozenset(place.link for place in missing if place.link)
    return wrong or _nearest(list(expected.values()), min([*extra, *(place.start for place in missing)]))


def _nearest(expected: Sequence[_Place], offset: int) -> frozenset[Link]:
    """The new citation nearest to an offset: it changed what is read there."""
    new = [place for place in expected if place.link]
    place = min(new, key=lambda place: abs(place.start - offset))
    return frozenset([place.link] if place.link else [])


def _expected(body: str, links: Sequence[Link], splices: Sequence[Splice]) -> list[_Place]:
    """The former citations where they will stand, and the new ones."""
    former = list(find_clusters(body))[::-1]
    places: list[_Place] = []
    shift = 0
    for asked, splice in zip(links, splices, strict=True):
        while former and former[-1].start < splice.start:
            places.append(_moved(former.pop(), shift))
        start = splice.start + shift + splice.text.index("[")
        end = splice.start + shift + len(splice.text.rstrip())
        places.append(_Place(start, end, asked.keys, asked))
        shift += len(splice.text) - (splice.end - splice.start)
    return [*places, *(_moved(cluster, shift) for cluster in reversed(former))]


def _moved(cluster: Cluster, by: int) -> _Place:
    return _Place(cluster.start + by, cluster.end + by, _keys(cluster))


def _keys(cluster: Cluster) -> tuple[str, ...]:
    return tuple(item.key for item in cluster.items)
