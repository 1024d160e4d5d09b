"""Commands that change the article's details: one field, its identity, or the front matter as raw YAML."""

from uuid import uuid4

from cureon_editor.article.article import Article
from cureon_editor.article.edits import Edit, Part, RefusedError, Selection, Splice, trimmed
from cureon_editor.article.problems import Severity
from cureon_editor.article.proving import misplaced
from cureon_editor.article.reading import read_metadata
from cureon_editor.article.splicing import Value, field_data, set_field
from cureon_editor.editing.command import Command


def set_value(article: Article, selection: Selection, field: str, value: Value | None) -> Edit | None:
    """Give a field a value; None takes its key away, and an empty text makes no new key.

    Parts of a field are named with dots. Raises RefusedError when the file's YAML does not allow it.
    """
    del selection
    if value == "" and not field_data(article, field):
        return None
    splices = set_field(article, field, value)
    name = "change " + field.replace("_", " ").replace(".", " ")
    return Edit(name, splices, joins=f"field:{field}") if splices else None


def add_id(article: Article, selection: Selection, id: str = "") -> Edit | None:  # noqa: A002  the field's own name
    """Give an article without an identity one; a random UUID when none is passed."""
    del selection
    if read_metadata(article.front_matter).id:
        return None
    return Edit("add id", set_field(article, "id", id or str(uuid4())))


def set_front_matter(article: Article, selection: Selection, text: str) -> Edit | None:
    """Replace the front matter by YAML text as a person wrote it.

    Raises RefusedError, naming line and column in the file, when the text cannot be read as front matter.
    """
    del selection
    written = text.replace("\r\n", "\n").lstrip("\n")
    written += "\n" if written and not written.endswith("\n") else ""
    _check(written)
    old = article.front_matter or ""
    splice = trimmed(Splice(Part.FRONT_MATTER, 0, len(old), written), old)
    return Edit("change front matter", (splice,)) if splice else None


def _check(front_matter: str) -> None:
    problem = misplaced(front_matter)
    if problem is None:
        problems = read_metadata(front_matter).problems
        errors = (found for found in problems if found.severity is Severity.ERROR)
        problem = next(((found.message, found.offset) for found in errors), None)
    if problem:
        message, offset = problem
        line, column = Article(front_matter, "").line_and_column(Part.FRONT_MATTER, offset)
        sentence = f"Line {line}, column {column}: {message}"
        raise RefusedError(sentence)


COMMANDS = (
    Command("article.set", "Set a field of the article", set_value, "", asks=("field", "value")),
    Command("article.add_id", "Give the article an identity", add_id, "Article/1"),
    Command("article.set_front_matter", "Replace the front matter", set_front_matter, "", asks=("text",)),
)
