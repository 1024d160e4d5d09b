"""Prove a change of the front matter before it is made: what was asked is there, all else is as before."""

import re
from collections.abc import Iterable
from collections.abc import Sequence as Items

from cureon_editor.article.article import Article
from cureon_editor.article.composing import UnreadableError
from cureon_editor.article.edits import Part, RefusedError, Splice, trimmed
from cureon_editor.article.fields import Field, Piece, fields
from cureon_editor.article.nodes import Data, Mapping, Node, Scalar, Sequence, data

#: What a key must say afterwards: what it said before, given data, or a list of old items and new data.
Want = Piece | Data | list["Node | Data"]

_FENCES = ("\n---\n", "\n...\n")
_SURROGATE = re.compile("[\ud800-\udfff]")
_RAW = "Change it in the YAML text of the front matter instead."


def readable_fields(article: Article) -> tuple[Field, ...]:
    """The fields of the front matter; raises RefusedError when it cannot be read."""
    try:
        return fields(article.front_matter or "")
    except UnreadableError as error:
        line, column = article.line_and_column(Part.FRONT_MATTER, error.offset)
        message = f"The front matter cannot be read (line {line}, column {column}). {error}"
        raise RefusedError(message) from error


def proven(
    article: Article, splices: Iterable[Splice], wanted: Items[tuple[str, Want]]
) -> tuple[Splice, ...]:
    """The splices, trimmed to the characters that differ, once they are proven to do what is wanted only.

    Raises RefusedError when the front matter after them does not hold the wanted keys in the wanted order,
    each saying what it should, or cannot stand between its fences.
    """
    before = article.front_matter or ""
    changes = tuple(cut for cut in (trimmed(splice, before) for splice in splices) if cut)
    try:
        after = article.spliced(changes).front_matter or ""
        broken = any(_SURROGATE.search(change.text) for change in changes)
        found = None if broken or misplaced(after) else fields(after)
    except (UnreadableError, ValueError):
        found = None
    if found is None or not _all_say(found, wanted):
        raise RefusedError(f"This change cannot be made safely in the front matter as it is written. {_RAW}")
    return changes


def first_proven(
    article: Article, ways: Iterable[Iterable[Splice]], wanted: Items[tuple[str, Want]]
) -> tuple[Splice, ...]:
    """The first of several ways that is proven; raises RefusedError when none is."""
    refusal = RefusedError(f"This change cannot be made safely. {_RAW}")
    for splices in ways:
        try:
            return proven(article, splices, wanted)
        except RefusedError as error:
            refusal = error
    raise refusal


def misplaced(front_matter: str) -> tuple[str, int] | None:
    """Why a text cannot stand between the fences, with the place; None when it can."""
    lined = f"\n{front_matter}\n"
    fence = next((lined.find(line) for line in _FENCES if line in lined), None)
    if fence is not None:
        return "A line of three dashes or dots would end the front matter here. Remove it.", fence
    if front_matter and not front_matter.split("\n", 1)[0].strip(" \t"):
        return "The front matter must not begin with a blank line. Remove it.", 0
    if front_matter and not front_matter.endswith("\n"):
        return "The last line of the front matter has no line ending. Add one.", len(front_matter)
    return None


def _all_say(found: tuple[Field, ...], wanted: Items[tuple[str, Want]]) -> bool:
    if [field.key for field in found] != [key for key, _ in wanted]:
        return False
    return all(_says(field.piece, want) for field, (_, want) in zip(found, wanted, strict=True))


def _says(piece: Piece, want: Want) -> bool:
    """Whether a key says what is wanted; pieces and items whose text is the same are the same object."""
    if isinstance(want, Piece):
        if piece is want:
            return True
        want = [item.node for item in want.items] if isinstance(want.value, Sequence) else want.data
    if isinstance(want, list):
        if not want and piece.data == "":
            return True
        nodes = [item.node for item in piece.items]
        return len(nodes) == len(want) and all(map(_same, nodes, want))
    return piece.data == want


def _same(node: Node, want: Node | Data) -> bool:
    if isinstance(want, Scalar | Sequence | Mapping):
        return node is want or data(node) == data(want)
    return data(node) == want
