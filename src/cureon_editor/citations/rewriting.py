"""Change which sources a body cites, and nothing else: every change is read again before it is handed out."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby

from cureon_editor.article.article import Article
from cureon_editor.article.edits import Part, RefusedError, Splice
from cureon_editor.citations.brackets import Mention
from cureon_editor.citations.find import CitedKey, Cluster, find_clusters, find_mentions

#: Says what an item of a cluster shall cite instead; None takes the item out.
Choice = Callable[[Cluster, CitedKey], str | None]

_TOO_CLOSE = "A citation stands too close to other marks to be changed safely. Change it in the text by hand."


def without_key(body: str, key: str) -> tuple[Splice, ...]:
    """Take a key out of every cluster; a cluster left empty goes, with the space before it.

    Raises RefusedError when a citation elsewhere would be lost by it.
    """
    return _rewritten(body, lambda _, item: None if item.key == key else item.key)


def with_key_renamed(body: str, key: str, new_key: str) -> tuple[Splice, ...]:
    """Cite `new_key` wherever `key` is cited; raises RefusedError when it would not be read as that key."""
    mentions = find_mentions(body)
    splices = tuple(
        Splice(Part.BODY, mention.start, mention.end, _token(body, mention, new_key))
        for mention in mentions
        if mention.key == key
    )
    wanted = [new_key if mention.key == key else mention.key for mention in mentions]
    after = Article(None, body).spliced(splices).body
    if [mention.key for mention in find_mentions(after)] != wanted:
        raise RefusedError(_TOO_CLOSE)
    return splices


def with_keys_merged(body: str, kept: Mapping[str, str]) -> tuple[Splice, ...]:
    """Cite `kept[key]` wherever `key` is cited, once only in a cluster that cites both.

    A key with words beside it stays even so. Raises RefusedError as `with_key_renamed` does.
    """

    def choose(cluster: Cluster, item: CitedKey) -> str | None:
        keep = kept.get(item.key)
        if keep is None:
            return item.key
        repeats = any(
            other.key == keep or (other.start < item.start and kept.get(other.key) == keep)
            for other in cluster.items
        )
        return None if repeats and not (item.prefix or item.locator) else keep

    return _rewritten(body, choose)


def _rewritten(body: str, choose: Choice) -> tuple[Splice, ...]:
    """The splices that make every item cite what was chosen, tried with and without the space before."""
    chosen = [(cluster, [choose(cluster, item) for item in cluster.items]) for cluster in find_clusters(body)]
    wanted = [key for _, keys in chosen for key in keys if key is not None]
    for takes_space in (True, False):
        splices = tuple(_splices(body, chosen, takes_space=takes_space))
        after = Article(None, body).spliced(splices).body
        if [item.key for cluster in find_clusters(after) for item in cluster.items] == wanted:
            return splices
    raise RefusedError(_TOO_CLOSE)


def _splices(
    body: str, chosen: Sequence[tuple[Cluster, list[str | None]]], *, takes_space: bool
) -> Iterator[Splice]:
    for cluster, keys in chosen:
        if all(key is None for key in keys):
            before = takes_space and body[cluster.start - 1 : cluster.start] == " "
            yield Splice(Part.BODY, cluster.start - before, cluster.end, "")
        elif None in keys:
            yield Splice(Part.BODY, cluster.start, cluster.end, _shortened(body, cluster, keys))
        else:
            for item, key in zip(cluster.items, keys, strict=True):
                if key != item.key:
                    yield Splice(Part.BODY, item.start, item.end, _token(body, item, str(key)))


def _shortened(body: str, cluster: Cluster, keys: Sequence[str | None]) -> str:
    """A cluster's text with some of its items taken out."""
    items = zip(cluster.items, keys, strict=True)
    parts = [
        _part(body, part, list(inside)) for part, inside in groupby(items, key=lambda pair: pair[0].part)
    ]
    kept = [part for part in parts if part]
    if cluster.narrative and keys[0] is not None:
        return ";".join(kept) + "]"
    return "[" + ";".join(kept).lstrip() + "]"


def _part(body: str, part: tuple[int, int], inside: Sequence[tuple[CitedKey, str | None]]) -> str:
    """What lies between two semicolons, with some of its keys taken out; empty when all are."""
    if all(key is None for _, key in inside):
        return ""
    pieces: list[str] = []
    done = part[0]
    for item, key in inside:
        between = body[done : item.start]
        pieces += (between.rstrip(), "") if key is None else (between, _token(body, item, key))
        done = item.end
    return "".join((*pieces, body[done : part[1]]))


def _token(body: str, item: CitedKey | Mention, key: str) -> str:
    """The key as it is written in the text: a minus sign and braces stay if it had them."""
    hides = "-" if item.suppress_author else ""
    return f"{hides}@{{{key}}}" if body[item.end - 1] == "}" else f"{hides}@{key}"
