"""What merged texts look like in the file: its byte order mark, fences and line endings are ours."""

from collections import Counter
from dataclasses import replace

from cureon_editor.article.article import Article, Endings
from cureon_editor.comparison.sequences import matches


def shaped(ours: Article, theirs: Article, front_matter: str, body: str) -> Article:
    """The article of two merged texts in the form of our file.

    Front matter that only they have gets their fences; none is left where they took it out and it is empty.
    """
    form = ours.form
    newline = _usual(form.fences[0][3:] if form.fences else form.body_endings)
    fences = form.fences
    if fences is None and front_matter and theirs.form.fences:
        first, last = theirs.form.fences
        fences = first.rstrip("\r\n") + newline, last.rstrip("\r\n") + newline
    if not front_matter and theirs.form.fences is None:
        fences = None
    if fences and body and not fences[1].endswith("\n"):
        fences = fences[0], fences[1] + newline
    front_endings = _endings(form.front_endings, ours.front_matter or "", front_matter, newline)
    body_endings = _endings(form.body_endings, ours.body, body, newline)
    form = replace(form, fences=fences, front_endings=front_endings, body_endings=body_endings)
    return Article(front_matter if fences else None, body, form)


def _endings(endings: Endings, before: str, after: str, usual: str) -> Endings:
    """The endings of a merged text's lines: those of our lines that are in it, the usual one for others."""
    if isinstance(endings, str):
        return endings if "\n" in before else usual
    old, new = before.split("\n")[:-1], after.split("\n")[:-1]
    found = [usual] * len(new)
    for i, j in matches(old, new):
        found[j] = endings[i]
    return tuple(found) if len(set(found)) > 1 else found[0] if found else usual


def _usual(endings: Endings) -> str:
    """The ending of most lines."""
    return endings if isinstance(endings, str) else Counter(endings).most_common(1)[0][0]
