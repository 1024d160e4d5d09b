"""Read the sources of another article: the `references` of its front matter, unknown fields included."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from cureon_editor.article.article import Article
from cureon_editor.article.composing import UnreadableError
from cureon_editor.article.edits import Part
from cureon_editor.article.fields import REFERENCES, Placed, fields
from cureon_editor.article.nodes import Mapping, Node, Scalar, Sequence
from cureon_editor.article.source_reading import KNOWN_KEYS
from cureon_editor.exchange.sources.citation.items import below_heading
from cureon_editor.exchange.sources.csl_json.cutting import Item
from cureon_editor.exchange.sources.csl_json.item import read_item
from cureon_editor.exchange.sources.gathering import gathered, lines
from cureon_editor.exchange.sources.plain import read_lines
from cureon_editor.exchange.sources.source_format import Missed, Record, SourceFormat, Understood
from cureon_editor.exchange.sources.wording import passage

_REFERENCES = re.compile(rf"^{REFERENCES}[ \t]*:", re.MULTILINE)

_NONE = "This article has neither sources in its front matter nor a list below a heading named Sources."


def recognises(text: str) -> bool:
    """Whether a text is an article with sources in its front matter."""
    if not text.startswith(("---", "\ufeff---")):
        return False
    front_matter = Article.parse(text).front_matter
    return front_matter is not None and _REFERENCES.search(front_matter) is not None


def read(text: str) -> Understood:
    """The sources of an article; without any in the front matter, the list below its last such heading."""
    article = Article.parse(text)
    front = article.front_matter or ""
    try:
        items = [item for known in fields(front) if known.key == REFERENCES for item in known.items]
    except UnreadableError as error:
        line, _ = article.line_and_column(Part.FRONT_MATTER, min(error.offset, len(front)))
        return gathered((), (Missed(line, str(error)),))
    if items:
        return gathered(_records(front, items, article.front_line))
    listed = below_heading(list(enumerate(lines(text).split("\n"), start=1)))
    return read_lines(listed) if listed else Understood(missed=(Missed(1, _NONE),))


def _records(front: str, items: Iterable[Placed], line: int) -> Iterator[Record | Missed]:
    """A record for each item; `line` is the one on which the front matter begins."""
    at = 0
    for item in items:
        line += front.count("\n", at, item.start)
        at = item.start
        shown = passage(front[item.start : item.end])
        if isinstance(item.node, Mapping):
            yield _record(item.node, line, shown)
        else:
            yield Missed(line, "A source should be a set of fields; this is none.", shown)


def _record(node: Mapping, line: int, shown: str) -> Record | Missed:
    """The item as CSL; in an article an item without a type is one of a journal's articles."""
    value = {"type": "article-journal", **{pair.key.text: _json(pair.value) for pair in node.pairs}}
    draft = read_item(Item(value, line, shown))
    for name, known in value.items():
        if name not in KNOWN_KEYS and isinstance(known, str):
            draft.keep(name, known)
    return draft.finished()


def _json(node: Node) -> Any:
    """What a node says, as JSON would: text, lists, fields; nothing for no value."""
    if isinstance(node, Scalar):
        return None if node.is_absent else node.text
    if isinstance(node, Sequence):
        return [_json(item) for item in node.items]
    return {pair.key.text: _json(pair.value) for pair in node.pairs}


FORMAT = SourceFormat(
    "article", "Another article", (".md", ".markdown"), rank=15, recognises=recognises, read=read
)
