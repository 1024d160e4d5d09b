"""Three-way merge of front matter: key by key, sources by their ids, everything else as it stands."""

from collections.abc import Callable
from collections.abc import Sequence as Items
from dataclasses import dataclass

from cureon_editor.article.composing import UnreadableError
from cureon_editor.article.fields import REFERENCES, fields
from cureon_editor.article.nodes import Node, Scalar, Sequence
from cureon_editor.comparison.chunks import Chunk, Clash, Joined, is_settled, ours_side, theirs_side, whole
from cureon_editor.comparison.naming import named
from cureon_editor.comparison.three_way import choose, merge_sequences
from cureon_editor.comparison.units import words
from cureon_editor.comparison.weaving import Decided, Name, Named, Texts, reordered_by_both, weave
from cureon_editor.comparison.yaml_units import (
    NOTHING,
    Children,
    NoLinesError,
    Spot,
    children,
    field_children,
)

#: One thing in the base, with us and with them; None where there is none.
_Three = tuple[Spot | None, Spot | None, Spot | None]

#: Merges one thing.
_DecideSpot = Callable[[Name, _Three], Decided]

_LINES = "Both sides changed the same lines of the details at the top, which cannot be read as they are."
_UNSOUND = "Both sides changed the details at the top in ways that do not go together."
_FLOW = "Both sides changed the list of sources, each in another way."
_REORDERED = "Both sides put the sources into another order. The order of ours stays."


@dataclass(frozen=True, slots=True)
class Cited:
    """The keys that are cited in our body, in theirs, and in the merged one."""

    ours: frozenset[str]
    theirs: frozenset[str]
    merged: frozenset[str]

    @property
    def by_one_side(self) -> frozenset[str]:
        """What the merged body cites and not both of the others do."""
        return self.merged - (self.ours & self.theirs)

    def still(self, key: Name, *, removed_by_us: bool) -> bool:
        """Whether a source is cited although one side removed it and all its citations."""
        return key in self.merged and key not in (self.ours if removed_by_us else self.theirs)


def merge_front_matters(texts: tuple[str, str, str], cited: Cited) -> list[Chunk]:
    """The merged front matter of base, ours and theirs; each clash is of whole lines.

    Front matter that cannot be read is merged line by line.
    """
    chosen = choose(*texts)
    if chosen and not cited.by_one_side:
        return [chosen[0] or ""]
    try:
        found = [field_children(text) for text in texts]
    except (UnreadableError, NoLinesError):
        return [chosen[0] or ""] if chosen else _lines(*texts)
    chunks = _Merger(cited).fields(found)
    if chosen and is_settled(chunks):
        return [chosen[0] or ""]
    if all(map(_is_sound, (ours_side(chunks), theirs_side(chunks)))):
        return chunks
    return [Clash(*texts, _UNSOUND)]


class _Merger:
    """Merges what front matter consists of, sources with an eye on what the bodies cite."""

    def __init__(self, cited: Cited) -> None:
        self._cited = cited

    def fields(self, found: Items[Children]) -> list[Chunk]:
        """The merged keys; of a clash in `references` only the sources in question are part."""
        return _woven(found, self._field)

    def _field(self, name: Name, spots: _Three) -> Decided:
        chosen = choose(*map(_text, spots))
        if name == REFERENCES and (self._cited.by_one_side or not chosen):
            sources = _inside(spots, self._source)
            if sources is not None:
                noted = [*sources, Joined("", _REORDERED)] if _reordered(spots) else sources
                return noted if _in_lines(spots[1]) else whole(noted, _text(spots[0]) or "", _FLOW)
        if chosen:
            return chosen[0]
        what = f"“{_shown(name)}”"
        merged = _both(spots, what)
        if isinstance(merged, Joined) and not _is_sound(merged.text, str(name)):
            return _clash(spots, what)
        return merged

    def _source(self, name: Name, spots: _Three) -> Decided:
        what = f"the source “{_shown(name)}”"
        base, ours, theirs = map(_text, spots)
        removed = base and (ours is None) != (theirs is None)
        if removed and self._cited.still(name, removed_by_us=ours is None):
            about = f"One side removed {what}, and the other cites it. Keep it, or remove those citations."
            return Clash(base or "", ours or "", theirs or "", about)
        return _both(spots, what)


def _both(spots: _Three, what: str) -> Chunk | None:
    """One thing merged as deep as it goes; a clash anywhere in it is one of the whole."""
    chosen = choose(*map(_text, spots))
    if chosen:
        return chosen[0]
    base, ours, theirs = spots
    clash = _clash(spots, what)
    if ours is None or theirs is None:
        return clash
    chunks = _inside(spots, lambda _name, three: _both(three, ""))
    merged = whole(_leaf(base, ours, theirs) if chunks is None else chunks, clash.base, clash.about)
    if isinstance(merged, Joined):
        return Joined(merged.text, what and f"Both sides changed {what}. Read it once more.")
    return merged


def _inside(spots: _Three, decide: _DecideSpot) -> list[Chunk] | None:
    """The parts of a list or of fields; None when the three are not written alike."""
    if spots[1] is None or spots[2] is None:
        return None
    found = [children(spot) if spot else NOTHING for spot in spots]
    parts = [side for side in found if side is not None]
    if len(parts) < len(found) or NOTHING in parts[1:]:
        return None
    forms = {_form(spot.node) for spot, side in zip(spots, parts, strict=True) if spot and side.spots}
    return _woven(parts, decide) if len(forms) == 1 else None


def _woven(found: Items[Children], decide: _DecideSpot) -> list[Chunk]:
    """The merged parts; those without names are known by what they say."""
    base, ours, theirs = found
    sides = named(base.units, ours.units, theirs.units)
    if base.names is not None and ours.names is not None and theirs.names is not None:
        sides = (
            Named(base.names, base.units),
            Named(ours.names, ours.units),
            Named(theirs.names, theirs.units),
        )
    spots = [dict(zip(side.names, part.spots, strict=True)) for side, part in zip(sides, found, strict=True)]

    def decide_spots(name: Name, _texts: Texts) -> Decided:
        return decide(name, (spots[0].get(name), spots[1].get(name), spots[2].get(name)))

    return weave(sides, decide_spots)


def _leaf(base: Spot | None, ours: Spot, theirs: Spot) -> list[Chunk]:
    """A value that has no parts: only where one side left what it says alone do the sides not clash."""
    if base and base.data in (ours.data, theirs.data):
        return _line_by_line(base.text, ours.text, theirs.text)
    if ours.data == theirs.data:  # what one wrote beside it counts, quotes and spaces do not
        said = set(words(ours.text)), set(words(theirs.text))
        if said[0] <= said[1] or said[1] <= said[0]:
            return [ours.text if said[1] <= said[0] else theirs.text]
    return [Clash(_text(base) or "", ours.text, theirs.text)]


def _line_by_line(base: str, ours: str, theirs: str) -> list[Chunk]:
    """A value and the comments around it; where all have as many lines, neighbouring ones do not clash."""
    lines = [text.splitlines(keepends=True) for text in (base, ours, theirs)]
    if len(set(map(len, lines))) == 1:
        chosen = [choose(*three) for three in zip(*lines, strict=True)]
        if all(chosen):
            return ["".join(found[0] or "" for found in chosen if found)]
    return merge_sequences(*lines)


def _clash(spots: _Three, what: str) -> Clash:
    base, ours, theirs = spots
    if ours is None or theirs is None:
        about = f"One side removed {what}, and the other changed it."
    else:
        about = f"Both sides {'changed' if base else 'added'} {what}, each in another way."
    return Clash(_text(base) or "", _text(ours) or "", _text(theirs) or "", about)


def _text(spot: Spot | None) -> str | None:
    return spot.text if spot else None


def _form(node: Node) -> tuple[type[Node], bool]:
    return type(node), not isinstance(node, Scalar) and node.flow


def _reordered(spots: _Three) -> bool:
    """Whether both sides put the same sources into an order of their own."""
    found = [children(spot) if spot else None for spot in spots]
    names = [side.names for side in found if side and side.names]
    return len(names) == len(spots) and reordered_by_both(*names)


def _in_lines(spot: Spot | None) -> bool:
    """Whether the items of a list stand on lines of their own."""
    return spot is not None and isinstance(spot.node, Sequence) and not spot.node.flow


def _shown(name: Name) -> str:
    """A name as people know it."""
    return str(name[0] if isinstance(name, tuple) else name)


def _lines(base: str, ours: str, theirs: str) -> list[Chunk]:
    chunks = merge_sequences(*(text.splitlines(keepends=True) for text in (base, ours, theirs)))
    return [
        Clash(chunk.base, chunk.ours, chunk.theirs, _LINES) if isinstance(chunk, Clash) else chunk
        for chunk in chunks
    ]


def _is_sound(front: str, key: str = "") -> bool:
    """Whether a text can be read and holds no key twice; with `key`, whether it is that field alone."""
    try:
        keys = [field.key for field in fields(front)]
    except UnreadableError:
        return False
    return keys == [key] if key else len(set(keys)) == len(keys)
