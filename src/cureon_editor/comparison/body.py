"""Three-way merge of an article's body: by paragraph, then by row or word inside those that both changed."""

import re

from cureon_editor.comparison.chunks import Chunk, Clash, Joined, whole
from cureon_editor.comparison.naming import named
from cureon_editor.comparison.three_way import choose, merge_sequences
from cureon_editor.comparison.units import cut, has_rows, line_spans, paragraph_spans, words
from cureon_editor.comparison.weaving import Name, Texts, weave

#: Citations that were added at one place: further sources of a cluster, or a cluster of its own.
_FURTHER = re.compile(r"(?:\s*;[^;\[\]@]*@[^;\[\]@]+)+")
_CLUSTER = re.compile(r"(\s*)\[([^\[\]@]*@[^\[\]]+)\](\s*)")
_EXCERPT = 50


def merge_bodies(base: str, ours: str, theirs: str) -> list[Chunk]:
    """The merged body; each clash is of whole paragraphs."""
    texts = (base, ours, theirs)
    chosen = choose(*texts)
    if chosen:
        return [chosen[0] or ""]
    return weave(named(*(cut(text, paragraph_spans(text), "\n\n") for text in texts)), _paragraph)


def _paragraph(_name: Name, texts: Texts) -> Chunk | None:
    base, ours, theirs = texts
    chosen = choose(base, ours, theirs)
    if chosen:
        return chosen[0]
    if ours is None or theirs is None:
        about = f"One side removed the paragraph “{_excerpt(base)}”, and the other changed it."
        return Clash(base or "", ours or "", theirs or "", about)
    if base is None:
        about = f"Both sides wrote a paragraph at the same place: “{_excerpt(ours)}”."
        return Clash("", ours, theirs, about)
    rows = all(map(has_rows, (base, ours, theirs)))
    chunks = _rows(base, ours, theirs) if rows else merge_words(base, ours, theirs)
    merged = whole(chunks, base, f"Both sides changed the paragraph “{_excerpt(ours)}” at the same place.")
    if isinstance(merged, Joined):
        about = f"Both sides changed the paragraph “{_excerpt(merged.text)}”. Read it once more."
        return Joined(merged.text, about)
    return merged


def _rows(base: str, ours: str, theirs: str) -> list[Chunk]:
    """A list, a table or other rows, one by one."""
    return weave(named(*(cut(text, line_spans(text), "\n") for text in (base, ours, theirs))), _row)


def _row(_name: Name, texts: Texts) -> Chunk | None:
    base, ours, theirs = texts
    chosen = choose(base, ours, theirs)
    if chosen:
        return chosen[0]
    if base is None or ours is None or theirs is None:
        return Clash(base or "", ours or "", theirs or "")
    return whole(merge_words(base, ours, theirs), base, "")


def merge_words(base: str, ours: str, theirs: str) -> list[Chunk]:
    """The merged words; changes with no unchanged word between them clash, save added citations."""
    texts = (words(text) for text in (base, ours, theirs))
    return [_with_citations(chunk) for chunk in merge_sequences(*texts, parts=_is_word)]


def _is_word(token: str) -> bool:
    return token[-1].isalnum()


def _with_citations(chunk: Chunk) -> Chunk:
    """Citations that both sides added at one place stand there together, ours first."""
    if not isinstance(chunk, Clash) or chunk.base.strip():
        return chunk
    if _FURTHER.fullmatch(chunk.ours) and _FURTHER.fullmatch(chunk.theirs):
        return chunk.ours + chunk.theirs
    ours, theirs = _CLUSTER.fullmatch(chunk.ours), _CLUSTER.fullmatch(chunk.theirs)
    if ours and theirs:
        return f"{ours[1]}[{ours[2]}; {theirs[2]}]{ours[3]}"
    return chunk


def _excerpt(text: str | None) -> str:
    """The beginning of a paragraph, on one line."""
    line = " ".join((text or "").split())
    return line if len(line) <= _EXCERPT else line[:_EXCERPT].rsplit(" ", 1)[0] + "…"
