"""Change a review file by splices: everything in it that is not asked for keeps its bytes."""

from collections.abc import Collection, Mapping, Sequence

from cureon_editor.article.article import BOM, Article, FileForm
from cureon_editor.article.edits import RefusedError
from cureon_editor.article.splicing import append_item, field_data, set_field
from cureon_editor.review.attestations import FORMAT, KEY, Attestation

_FENCE = "---"
_BLANK = " \t\r\n"
_FENCED_ALREADY = (
    "The review file begins with a blank line or holds a line of dashes or dots, so nothing can be written "
    "to it safely. Remove that line in a text editor."
)
_UNSAFE = "The review file is written in a way that this cannot be written to it safely. It stays as it was."


def with_attestations(text: str, document: str, new: Sequence[Attestation]) -> str:
    """The file's text with attestations at the end of its list; of an empty text a whole file is made.

    Raises RefusedError when the file is written in a way that does not let this be proven.
    """
    fenced = _fenced(_headed(text, document))
    try:
        for attestation in new:
            fenced = fenced.spliced(append_item(fenced, KEY, _entry(attestation)))
    except RefusedError:
        raise RefusedError(_UNSAFE) from None
    return _unfenced(fenced, text)


def with_withdrawn(text: str, ids: Collection[str], by: str, made: str) -> str:
    """The file's text with the attestations of these ids taken back by a person.

    Raises RefusedError as `with_attestations` does.
    """
    fenced = _fenced(text)
    try:
        for place, entry in enumerate(field_data(fenced, KEY)):
            if isinstance(entry, dict) and entry.get("id") in ids:
                taken = set_field(fenced, f"{KEY}.{place}.withdrawn", {"by": by, "made": made})
                fenced = fenced.spliced(taken)
    except RefusedError:
        raise RefusedError(_UNSAFE) from None
    return _unfenced(fenced, text)


def _headed(text: str, document: str) -> str:
    """A text that says which format it has: one of blanks or comments alone gets the head of a new file."""
    lines = text.lstrip(BOM).splitlines()
    if any(line.strip(_BLANK) and not line.lstrip(_BLANK).startswith("#") for line in lines):
        return text
    comments = "".join(f"{line}\n" for line in lines if line.strip(_BLANK))
    return (BOM if text.startswith(BOM) else "") + comments + _begun(document)


def _begun(document: str) -> str:
    """The head of a new file; an article without an id is known by the file's name alone."""
    head = Article(f"format: {FORMAT}\n", "", FileForm(fences=(_FENCE, _FENCE)))
    named = head.spliced(set_field(head, "document", document)) if document else head
    return named.front_matter or ""


def _entry(attestation: Attestation) -> Mapping[str, str]:
    names = ("id", "rule", "quote", "by", "made", "body")
    entry = {name: str(getattr(attestation, name)) for name in names}
    return {name: written for name, written in entry.items() if written}


def _fenced(text: str) -> Article:
    """The text as the front matter of an article, whose splices prove themselves.

    Raises RefusedError for a text that fences of its own or a blank first line keep from being one.
    """
    bare = text.removeprefix(BOM)
    newline = "\r\n" if "\r\n" in bare else "\n"
    whole = bare if bare.endswith("\n") else bare + newline
    article = Article.parse(f"{_FENCE}{newline}{whole}{_FENCE}{newline}")
    if article.front_matter is None or article.body:
        raise RefusedError(_FENCED_ALREADY)
    return article


def _unfenced(article: Article, before: str) -> str:
    """The text between the fences, with the byte order mark it had."""
    opening, closing = article.form.fences or ("", "")
    mark = BOM if before.startswith(BOM) else ""
    return mark + article.text[len(opening) : len(article.text) - len(closing)]
