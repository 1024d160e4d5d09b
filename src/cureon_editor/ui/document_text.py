"""What a document asks of its text: an identity of its own, readable front matter, lines to edit."""

from cureon_editor.article.article import Article
from cureon_editor.article.edits import Edit, Selection
from cureon_editor.article.reading import read_metadata

#: A line without a break longer than this makes every key take seconds in Qt's text layout.
LONGEST_LINE = 20_000


def own_identity(article: Article) -> Edit | None:
    """What makes a copy an article of its own; None for one without identity."""
    if not read_metadata(article.front_matter).id:
        return None
    from uuid import uuid4

    from cureon_editor.editing.metadata import set_value

    return set_value(article, Selection(), "id", str(uuid4()))


def front_matter_problem(article: Article) -> str:
    """The sentence for front matter that cannot be read, with line and column; empty when it reads."""
    metadata = read_metadata(article.front_matter)
    if metadata.readable or not metadata.problems:
        return ""
    problem = metadata.problems[0]
    line, column = article.line_and_column(problem.part, problem.offset)
    return f"The front matter cannot be read. Line {line}, column {column}: {problem.message}"


def too_long(body: str) -> str:
    """The sentence for a text with a line too long to edit, empty for an ordinary one."""
    if len(body) <= LONGEST_LINE:
        return ""
    for number, line in enumerate(body.split("\n"), 1):
        if len(line) > LONGEST_LINE:
            return (
                f"Line {number} has {len(line):,} characters without a break, too long to edit with ease. "
                "The text is shown read-only. Break the line in another program first."
            )
    return ""
