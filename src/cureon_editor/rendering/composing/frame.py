"""What stands around the text of a page: the header above it, sources and disclaimer below."""

from datetime import date

from markupsafe import Markup

from cureon_editor.article.metadata import Metadata
from cureon_editor.article.sources import Source
from cureon_editor.citations.identifiers import identifiers
from cureon_editor.citations.styles import house_style, source_runs
from cureon_editor.journal import Journal
from cureon_editor.prose.words import reading_minutes
from cureon_editor.rendering.citations import ClusterWriter, source_id
from cureon_editor.rendering.composing.disclaimer import OPENING
from cureon_editor.rendering.templates import filled

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Frame:
    """Writes header and footer for a journal on a day, and remembers which the page has.

    `line` is where the page takes the disclaimer to be written; only a `live` page wants to know.
    """

    def __init__(self, journal: Journal, today: date, *, live: bool) -> None:
        self._live = live
        self._journal = journal
        self._today = today
        self._above: tuple[Metadata, int] | None = None
        self._below: tuple[ClusterWriter, str] | None = None
        self._rows: dict[str, tuple[Source, Markup]] = {}
        self.header = self.footer = ""
        self.line = 0

    def new_header(self, metadata: Metadata, words: int) -> str | None:
        """The header with the minutes that so many words take, None when it is as it was; 0 for none yet."""
        minutes = reading_minutes(words, self._journal.words_per_minute)
        before, self._above = self._above, (metadata, minutes)
        if before is not None and before[0] is metadata and before[1] == minutes:
            return None
        due = _iso(metadata.review_due)
        html = filled(
            "header.html",
            metadata=metadata,
            published=shown_date(metadata.date),
            minutes=minutes,
            due=shown_date(metadata.review_due),
            overdue=due is not None and due < self._today,
        )
        return self._changed("header", html, first=before is None)

    def new_footer(self, writer: ClusterWriter, disclaimer: str, line: int) -> str | None:
        """The sources that have a number, in its order, and the disclaimer; None when it is as it was.

        `line` is that of the body on which the disclaimer stands.
        """
        before, self._below = self._below, (writer, disclaimer)
        same = before is not None and before[0] is writer and before[1] == disclaimer
        if same and (not disclaimer or line == self.line):
            return None
        self.line = line
        numbered = sorted(writer.numbering.numbers, key=writer.numbering.numbers.__getitem__)
        self._rows = {key: self._row(writer.sources[key]) for key in numbered}
        rows = [row for _, row in self._rows.values()]
        if self._live:
            disclaimer = disclaimer.replace(OPENING, f'{OPENING[:-1]} data-line="{line}">', 1)
        # The disclaimer was sanitised with the block it comes from.
        html = filled("footer.html", sources=rows, disclaimer=Markup(disclaimer))  # noqa: S704
        return self._changed("footer", html, first=before is None)

    def _row(self, source: Source) -> tuple[Source, Markup]:
        """A source with its item in the list, made once, however often its number changes."""
        known = self._rows.get(source.key)
        return known if known and known[0] == source else (source, self._item(source))

    def _item(self, source: Source) -> Markup:
        """A source in the journal's style, and those of its links that the style does not make."""
        runs = source_runs(source, house_style(self._journal))
        made = {run.link for run in runs}
        links = [(label, address) for label, address in identifiers(source) if address not in made]
        html = filled("source.html", id=source_id(source.key), key=source.key, runs=runs, links=links)
        return Markup(html)  # noqa: S704 - the template has escaped what it was given

    def _changed(self, part: str, html: str, *, first: bool) -> str | None:
        """Keep a part's HTML; None when the page has it."""
        if not first and html == getattr(self, part):
            return None
        setattr(self, part, html)
        return html


def shown_date(text: str) -> str:
    """An ISO date as the page shows it, `17 Jun 2026`; any other text as it is."""
    day = _iso(text)
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}" if day else text


def _iso(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None
