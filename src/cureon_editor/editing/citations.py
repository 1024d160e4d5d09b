"""Commands on citations: cite sources at the caret, choose the order in which sources are numbered."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

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


def cite(
    article: Article,
    selection: Selection,
    keys: str | Iterable[str],
    locators: Mapping[str, str] | None = None,
) -> Edit | None:
    """Cite sources after the word at the caret; in or beside a citation, add them to it.

    `locators` says for some keys where in the source to look ("p. 4").
    """
    asked = list(dict.fromkeys([keys] if isinstance(keys, str) else keys))
    tokens = {key: _token(key, (locators or {}).get(key, "")) for key in asked}
    place = _word_end(article.body, min(selection.end, len(article.body)))
    cluster = cluster_at(article.body, place)
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


def change(
    article: Article,
    selection: Selection,
    keys: str | Iterable[str],
    locators: Mapping[str, str] | None = None,
) -> Edit | None:
    """Let the citation at the caret cite these sources and no others; those that stay keep their words.

    `locators` says for some keys where in the source to look; empty takes the place away. No keys take the
    citation out, with the space before it. Raises RefusedError when the caret is in no citation, or in one
    that is part of its sentence.
    """
    body, asked = article.body, list(dict.fromkeys([keys] if isinstance(keys, str) else keys))
    cluster = cluster_at(body, min(selection.end, len(body)))
    if cluster is None:
        message = "There is no citation here. Put the caret into one first."
        raise RefusedError(message)
    if not asked:
        start = cluster.start - (body[cluster.start - 1 : cluster.start] == " ")
        splice = Splice(Part.BODY, start, cluster.end, "")
    else:
        text = f"[{'; '.join(_parts(body, cluster, asked, locators or {}))}]"
        splice = Splice(Part.BODY, cluster.start, cluster.end, text)
    if splice.text == body[splice.start : splice.end]:
        return None
    _check_changed(article, splice, cluster, asked)
    after = splice.start + len(splice.text)
    return Edit("change citation", (splice,), Selection(after, after))


def order(article: Article, _selection: Selection, policy: str) -> Edit | None:
    """Number sources by first mention or as the list stands; the list itself stays as it is."""
    if policy not in list(CitationOrder):
        message = f"Sources cannot be numbered by “{policy}”. Choose “mention” or “list”."
        raise RefusedError(message)
    chosen = CitationOrder(policy)
    if Listed(article).metadata.citation_order is chosen:
        return None
    return Edit("change citation order", set_field(article, "citation_order", str(chosen)))


def _token(key: str, locator: str = "") -> str:
    """The key as it is written in a citation; raises RefusedError when it cannot be."""
    if re.search(r"[\[\]{};@\n]", locator):
        message = "A place in a source is words and numbers, such as “p. 4”. Leave out brackets and “;”."
        raise RefusedError(message)
    place = f", {' '.join(locator.split())}" if locator.strip() else ""
    if is_key(key):
        return f"@{key}{place}"
    if re.search(r"[{}\s]", key) or not key:
        message = f"“{key[:40]}” cannot be cited. Give the source a key of letters and digits first."
        raise RefusedError(message)
    return f"@{{{key}}}{place}"


def cluster_at(body: str, caret: int) -> Cluster | None:
    """The bracketed citation the caret is in, just after, or just before with a space between."""
    for cluster in find_clusters(body):
        start = cluster.start - (body[cluster.start - 1 : cluster.start] == " ")
        if start <= caret <= cluster.end and body[cluster.end - 1] == "]":
            return cluster
    return None


def _parts(body: str, cluster: Cluster, asked: Sequence[str], locators: Mapping[str, str]) -> Iterator[str]:
    """What stands between the semicolons of a citation that cites what is asked."""
    if cluster.narrative or len({item.part for item in cluster.items}) < len(cluster.items):
        message = "This citation is part of its sentence. Change it in the text by hand."
        raise RefusedError(message)
    there = [item.key for item in cluster.items]
    for item in cluster.items:
        if item.key in asked:
            place = locators.get(item.key, item.locator)
            if place.strip() == item.locator:
                yield body[slice(*item.part)].strip()
            else:
                yield f"{item.prefix} {'-' * item.suppress_author}{_token(item.key, place)}".strip()
    for key in asked:
        if key not in there:
            yield _token(key, locators.get(key, ""))


def _check_changed(article: Article, splice: Splice, cluster: Cluster, asked: Sequence[str]) -> None:
    """Refuse a change after which this citation, or any other, would cite something else."""
    before = find_clusters(article.body)
    index = before.index(cluster)
    there = [item.key for item in cluster.items if item.key in asked]
    cited = [*there, *(key for key in asked if key not in there)]
    wanted = [*_cited(before[:index]), *cited, *_cited(before[index + 1 :])]
    if _cited(find_clusters(article.spliced((splice,)).body)) != wanted:
        message = "This citation cannot be changed safely here. Change it in the text by hand."
        raise RefusedError(message)


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
    Command("citation.edit", "Change a citation…", change, "Insert/1", asks=("keys",)),
    Command(
        "citations.order", "Order of sources…", order, "Sources/3", icon="list-ordered", asks=("policy",)
    ),
)
