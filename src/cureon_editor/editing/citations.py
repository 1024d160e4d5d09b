"""Commands on citations: cite sources at the caret, choose the order in which sources are numbered."""

import re
from collections.abc import Iterable, Sequence

from cureon_editor.article.article import Article
from cureon_editor.article.edits import Edit, Part, RefusedError, Selection, Splice
from cureon_editor.article.field_splicing import set_field
from cureon_editor.article.metadata import CitationOrder
from cureon_editor.citations.code_spans import code_spans, target_spans
from cureon_editor.citations.find import Cluster, find_clusters
from cureon_editor.citations.keys import is_key
from cureon_editor.editing.command import Command
from cureon_editor.editing.listed import Listed

_OPENING = "([{“‘«"
_JOINERS = ("’", "'", "-")
_WORD_REST = re.compile(r"\w+(?:[’'-]\w+)*")


def cite(article: Article, selection: Selection, keys: str | Iterable[str]) -> Edit | None:
    """Cite sources after the word at the caret; in or beside a citation, add them to it."""
    asked = list(dict.fromkeys([keys] if isinstance(keys, str) else keys))
    tokens = {key: _token(key) for key in asked}
    place = _word_end(article.body, min(selection.end, len(article.body)))
    cluster = _cluster_at(article.body, place)
    if cluster:
        new = [key for key in asked if all(item.key != key for item in cluster.items)]
        splice = _added(article.body, cluster, [tokens[key] for key in new])
    else:
        new = asked
        splice = _inserted(article.body, place, list(tokens.values()))
    if not new:
        return None
    _check_read(article, splice, new)
    after = splice.start + len(splice.text.rstrip())
    return Edit("insert citation", (splice,), Selection(after, after))


def order(article: Article, _selection: Selection, policy: str) -> Edit | None:
    """Number sources by first mention or as the list stands; the list itself stays as it is."""
    if policy not in list(CitationOrder):
        message = f"Sources cannot be numbered by “{policy}”. Choose “mention” or “list”."
        raise RefusedError(message)
    chosen = CitationOrder(policy)
    if Listed(article).metadata.citation_order is chosen:
        return None
    return Edit("change citation order", set_field(article, "citation_order", str(chosen)))


def _token(key: str) -> str:
    """The key as it is written in a citation; raises RefusedError when it cannot be."""
    if is_key(key):
        return f"@{key}"
    if re.search(r"[{}\s]", key) or not key:
        message = f"“{key[:40]}” cannot be cited. Give the source a key of letters and digits first."
        raise RefusedError(message)
    return f"@{{{key}}}"


def _cluster_at(body: str, caret: int) -> Cluster | None:
    """The bracketed citation the caret is in, just after, or just before with a space between."""
    for cluster in find_clusters(body):
        start = cluster.start - (body[cluster.start - 1 : cluster.start] == " ")
        if start <= caret <= cluster.end and body[cluster.end - 1] == "]":
            return cluster
    return None


def _added(body: str, cluster: Cluster, tokens: Sequence[str]) -> Splice:
    """More keys at the end of a cluster."""
    end = cluster.end - 1
    return Splice(Part.BODY, end, cluster.end, "".join(f"; {token}" for token in tokens) + body[end])


def _word_end(body: str, caret: int) -> int:
    """Where the word ends that the caret is in; the caret's own place when it is in none."""
    rest = _WORD_REST.match(body, caret)
    before = caret - (body[caret - 1 : caret] in _JOINERS)
    return rest.end() if rest and body[before - 1 : before].isalnum() else caret


def _inserted(body: str, place: int, tokens: Sequence[str]) -> Splice:
    """A new cluster, parted from the text before it by one space."""
    before = body[place - 1 : place]
    space = "" if not before or before.isspace() or before in _OPENING else " "
    after = " " if not space and body[place : place + 1].isalnum() else ""
    return Splice(Part.BODY, place, place, f"{space}[{'; '.join(tokens)}]{after}")


def _check_read(article: Article, splice: Splice, keys: Sequence[str]) -> None:
    """Refuse a citation that would not be read as one, or would change what others cite."""
    place = splice.start
    spans = (*code_spans(article.body), *target_spans(article.body))
    clusters = find_clusters(article.body)
    before, after = _cited(clusters), _cited(find_clusters(article.spliced((splice,)).body))
    index = sum(len(cluster.items) for cluster in clusters if cluster.start < place)
    hidden = any(start < place < end for start, end in spans)
    if hidden or after != [*before[:index], *keys, *before[index:]]:
        message = "A citation is not read here, as in code or in a link. Put the caret into the text."
        raise RefusedError(message)


def _cited(clusters: Iterable[Cluster]) -> list[str]:
    return [item.key for cluster in clusters for item in cluster.items]


COMMANDS = (
    Command("insert.citation", "Citation…", cite, "Insert/1", "Ctrl+Shift+K", "book-marked", asks=("keys",)),
    Command(
        "citations.order", "Order of sources…", order, "Sources/3", icon="list-ordered", asks=("policy",)
    ),
)
