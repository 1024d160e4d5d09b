"""Change the list of sources by splices: an item moves with its own comments, all others stay."""

import re
from collections.abc import Iterable
from collections.abc import Mapping as Fields
from collections.abc import Sequence as Items

from cureon_editor.article.article import Article
from cureon_editor.article.edits import RefusedError, Splice
from cureon_editor.article.emitting import Value
from cureon_editor.article.field_splicing import set_field
from cureon_editor.article.fields import REFERENCES
from cureon_editor.article.list_edits import ListText
from cureon_editor.article.nodes import Data, Mapping, Node, Scalar, Sequence, data, shifted
from cureon_editor.article.proving import Want, first_proven, proven, readable_fields
from cureon_editor.article.rewriting import Rewriter, as_data
from cureon_editor.article.source_writing import csl_item, merged_item, normal
from cureon_editor.article.sources import Correction, Source

#: The findings, the gravest last.
_FINDINGS = tuple(map(str, Correction))
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def insert_source(article: Article, index: int, source: Source) -> tuple[Splice, ...]:
    """The splices that put a source before the one at `index`, or at the end of the list.

    Raises RefusedError when its id is empty or taken, or the change cannot be proven.
    """
    return insert_items(article, index, [csl_item(_checked(source))])


def insert_items(article: Article, index: int, items: Items[Fields[str, Value]]) -> tuple[Splice, ...]:
    """The splices that put CSL items before the source at `index`, or at the end of the list, in one go.

    Raises RefusedError when an id is empty, taken or repeated, or the change cannot be proven.
    """
    if not items:
        return ()
    sources = _Sources(article)
    sources.check_keys([str(item.get("id", "")) for item in items])
    if not sources.nodes:
        return set_field(article, REFERENCES, items)
    sources.check_index(index, len(sources.nodes) + 1)
    nodes: list[Node | Data] = [*sources.nodes]
    nodes[index:index] = map(as_data, items)
    return sources.proven([sources.listed().inserted(index, items)], nodes)


def fill_source(article: Article, index: int, other: int) -> tuple[Splice, ...]:
    """The splices that give the source at `index` what it lacks and the one at `other` has.

    Nothing that it says is overwritten, save that of two findings the graver counts, and of two days on
    which it was looked up the later; each part of the study counts by itself.
    Raises RefusedError when the change cannot be proven.
    """
    sources = _Sources(article)
    kept, given = data(sources.item(index)), data(sources.item(other))
    filled = _filled(kept, given)
    return () if filled == kept else sources.rewritten(index, filled)


def replace_source(article: Article, index: int, source: Source) -> tuple[Splice, ...]:
    """The splices after which the source at `index` reads as `source`; only fields that differ are written.

    Fields outside our schema stay, whatever `source.other` says. Raises RefusedError as `insert_source` does.
    """
    asked = _checked(source)
    sources = _Sources(article)
    sources.check_keys([source.key], but=index)
    return sources.rewritten(index, merged_item(sources.item(index), asked))


def rename_source(article: Article, index: int, key: str) -> tuple[Splice, ...]:
    """The splices that give the source at `index` another id, in the list only; raises RefusedError."""
    sources = _Sources(article)
    sources.check_keys([key], but=index)
    old = data(sources.item(index))
    return sources.rewritten(index, {**old, "id": key} if isinstance(old, dict) else {"id": key})


def remove_source(article: Article, index: int) -> tuple[Splice, ...]:
    """The splices that take a source out with its own comments; raises RefusedError."""
    sources = _Sources(article)
    sources.check_index(index, len(sources.nodes))
    nodes: list[Node | Data] = [*sources.nodes]
    del nodes[index]
    return sources.proven([sources.listed().removed(index, index + 1)], nodes)


def move_source(article: Article, start: int, to: int) -> tuple[Splice, ...]:
    """The splices that move the source at `start` so that it stands at `to`, its own comments with it.

    Raises RefusedError when there is no such place or the change cannot be proven.
    """
    sources = _Sources(article)
    sources.check_index(start, len(sources.nodes))
    sources.check_index(to, len(sources.nodes))
    if start == to:
        return ()
    nodes: list[Node | Data] = [*sources.nodes]
    nodes.insert(to, nodes.pop(start))
    return sources.proven(sources.listed().moved(start, to), nodes)


def reorder_sources(article: Article, order: Items[int]) -> tuple[Splice, ...]:
    """The splices that put the sources in another order, given by their places now; comments go with them.

    Raises RefusedError when `order` does not name each place once, or the change cannot be proven.
    """
    sources = _Sources(article)
    if sorted(order) != list(range(len(sources.nodes))):
        raise RefusedError("The new order does not name every source once. The list stays as it is.")
    if list(order) == sorted(order):
        return ()
    return sources.proven(sources.listed().permuted(order), [sources.nodes[place] for place in order])


def _filled(kept: Data, given: Data) -> dict[str, Data]:
    """The fields of an item with those of another where they are missing or empty."""
    filled = dict(kept) if isinstance(kept, dict) else {}
    for name, value in given.items() if isinstance(given, dict) else ():
        old = filled.get(name)
        if name == "study" and isinstance(old, dict):
            filled[name] = _filled(old, value)
        elif not old or _counts_more(name, old, value):
            filled[name] = value
    return filled


def _counts_more(name: str, old: Data, new: Data) -> bool:
    """Whether another entry for the same work knows better what became of it."""
    if name == "correction":
        return new in _FINDINGS and (old not in _FINDINGS or _FINDINGS.index(new) > _FINDINGS.index(old))
    if name == "status_checked":
        return _is_day(old) and _is_day(new) and str(new) > str(old)
    return False


def _is_day(value: Data) -> bool:
    return isinstance(value, str) and _DAY.fullmatch(value) is not None


def _checked(source: Source) -> Source:
    if not source.key:
        raise RefusedError("A source needs an id to be cited by. Give it one.")
    return normal(source)


class _Sources:
    """The list of sources as it stands in an article's front matter."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._fields = readable_fields(article)
        self._field = next((field for field in reversed(self._fields) if field.key == REFERENCES), None)
        self._places = self._field.items if self._field else ()
        self.nodes = [place.node for place in self._places]

    def check_index(self, index: int, count: int) -> None:
        """Refuse a place that is not among the first `count`."""
        if not 0 <= index < count:
            message = f"There is no place {index + 1} in the list of sources; it has {len(self.nodes)}."
            raise RefusedError(message)

    def check_keys(self, keys: Items[str], but: int = -1) -> None:
        """Refuse an id that is empty, repeated, or that a source other than the one at `but` has."""
        nodes = (node for at, node in enumerate(self.nodes) if at != but and isinstance(node, Mapping))
        pairs = (node.find("id") for node in nodes)
        taken = {data(pair.value) for pair in pairs if pair and isinstance(pair.value, Scalar)}
        for key in keys:
            if not key:
                raise RefusedError("A source needs an id to be cited by. Give it one.")
            if key in taken:
                message = f"Another source already has the id “{key}”. Choose another id."
                raise RefusedError(message)
            taken.add(key)

    def item(self, index: int) -> Mapping:
        """The fields of one source, with offsets of the front matter."""
        self.check_index(index, len(self._places))
        item = shifted(self._places[index].node, self._places[index].base)
        if not isinstance(item, Mapping):
            raise RefusedError("This source is not written as fields. Change it in the YAML text.")
        return item

    def listed(self) -> ListText:
        """The list's text."""
        spans = [(place.start, place.end) for place in self._places]
        return self._rewriter().list_text(spans, flow=self._flow())

    def rewritten(self, index: int, item: Fields[str, Value]) -> tuple[Splice, ...]:
        """The splices after which the source at `index` says `item`, as fine as can be proven."""
        node = self.item(index)
        nodes: list[Node | Data] = [*self.nodes]
        nodes[index] = as_data(item)
        rewriter = self._rewriter()
        slot = rewriter.item_slot(node, flow=self._flow())
        return first_proven(self._article, rewriter.ways(node, item, slot), self._wanted(nodes))

    def proven(self, splices: Iterable[Splice], nodes: list[Node | Data]) -> tuple[Splice, ...]:
        """The splices once it is proven that the list then holds `nodes` and all else is as before."""
        return proven(self._article, splices, self._wanted(nodes))

    def _wanted(self, nodes: list[Node | Data]) -> list[tuple[str, Want]]:
        return [(field.key, nodes if field is self._field else field.piece) for field in self._fields]

    def _rewriter(self) -> Rewriter:
        return Rewriter(self._article.front_matter or "")

    def _flow(self) -> bool:
        value = self._field.piece.value if self._field else None
        return isinstance(value, Sequence) and value.flow
