"""`renumber`: change how sources are numbered, after showing every number and place that changes."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable

from cureon_editor.article.article import Article
from cureon_editor.article.edits import Part, RefusedError
from cureon_editor.article.metadata import CitationOrder
from cureon_editor.article.reading import read_metadata
from cureon_editor.article.splicing import set_field
from cureon_editor.citations.styles import house_style
from cureon_editor.cli.arguments import STANDARD, add_article
from cureon_editor.cli.command import Command, CommandError
from cureon_editor.cli.exits import OK
from cureon_editor.cli.files import open_readable, write
from cureon_editor.cli.terminal import say, show
from cureon_editor.editing.rehearsal import Rehearsal, rehearse
from cureon_editor.journal import find_journal


def _prepare(parser: ArgumentParser) -> None:
    add_article(parser)
    orders = [order.value for order in CitationOrder]
    parser.add_argument(
        "--order", choices=orders, required=True, help="by first mention in the text, or as the list stands"
    )
    parser.add_argument("--dry-run", action="store_true", help="only show what would change")


def _run(options: Namespace) -> int:
    opened = open_readable(options.file)
    after = _reordered(opened.article, CitationOrder(options.order))
    tell: Callable[[str], None] = say if options.file == STANDARD else lambda line: show(line + "\n")
    style = house_style(find_journal(opened.folder))
    for line in _told(rehearse(opened.article, after, style), opened.article):
        tell(line)
    if not options.dry_run and (after != opened.article or options.file == STANDARD):
        write(options.file, after.text, opened.digest)
    return OK


def _reordered(article: Article, order: CitationOrder) -> Article:
    """The article with `citation_order` set and nothing else changed. Raises CommandError."""
    if read_metadata(article.front_matter).citation_order is order:
        return article
    try:
        return article.spliced(set_field(article, "citation_order", order.value))
    except RefusedError as error:
        raise CommandError(str(error)) from None


def _told(rehearsal: Rehearsal, article: Article) -> list[str]:
    """Old and new number of each source, then each citation whose label changes."""
    if not rehearsal.changes:
        return ["No number changes."]
    rows = [
        f"{_shown(row.old):>3} -> {_shown(row.new):<3} @{row.key}  {row.text}" for row in rehearsal.sources
    ]
    places = []
    for place in rehearsal.places:
        line, column = article.line_and_column(Part.BODY, place.start)
        places.append(f"{line}:{column}  {place.old} -> {place.new}  “{place.excerpt}”")
    return [*rows, "", f"Citations that change: {len(places)}", *places]


def _shown(number: int | None) -> str:
    return "–" if number is None else str(number)


COMMAND = Command("renumber", "Number sources by first mention or as the list stands.", _prepare, _run)
