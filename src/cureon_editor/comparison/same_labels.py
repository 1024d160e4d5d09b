"""Two footnotes under one label: when both sides added one, theirs gets another label."""

import re
from collections.abc import Iterator, Mapping
from itertools import count

from cureon_editor.article.article import Article
from cureon_editor.article.edits import Part, Splice
from cureon_editor.citations.code_spans import code_spans, is_inside

#: A footnote’s mark in the text or before its definition, and the first line of a definition.
_MARK = re.compile(r"\[\^([^\]\s^]+)\]")
_DEFINITION = re.compile(r"^ {0,3}\[\^([^\]\s^]+)\]:[ \t]*(.*)", re.MULTILINE)


def notes_told_apart(base: Article, ours: Article, theirs: Article) -> tuple[Article, tuple[str, ...]]:
    """Theirs with other labels for new footnotes whose labels we gave to other ones, and a sentence for each.

    Of two definitions only one would be shown, at both marks. A label that the base already has is left.
    """
    mine, other = _definitions(ours.body), _definitions(theirs.body)
    taken = {mark[1] for article in (base, ours, theirs) for mark in _marks(article.body)}
    known = {mark[1] for mark in _marks(base.body)}
    labels: dict[str, str] = {}
    for label in sorted((mine.keys() & other.keys()) - known):
        if mine[label] != other[label]:
            labels[label] = next(free for free in _free(label) if free not in taken)
            taken.add(labels[label])
    splices = [
        Splice(Part.BODY, mark.start(1), mark.end(1), labels[mark[1]])
        for mark in _marks(theirs.body)
        if mark[1] in labels
    ]
    told = (f"Both sides added a footnote “{old}”. Theirs is now “{new}”." for old, new in labels.items())
    return theirs.spliced(splices), tuple(told)


def _definitions(body: str) -> Mapping[str, str]:
    """The first lines of all footnotes by label."""
    spans = code_spans(body)
    return {found[1]: found[2] for found in _DEFINITION.finditer(body) if not is_inside(spans, found.start())}


def _marks(body: str) -> Iterator[re.Match[str]]:
    spans = code_spans(body)
    return (mark for mark in _MARK.finditer(body) if not is_inside(spans, mark.start()))


def _free(label: str) -> Iterator[str]:
    """Further labels in the manner of one: the numbers after it, or numbers behind it."""
    if label.isdecimal():
        return (str(number) for number in count(int(label[:9]) + 1))
    return (f"{label}-{number}" for number in count(2))
