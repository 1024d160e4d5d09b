"""A source as the claims view shows it: who and when in short, and what warns of relying on it."""

from collections.abc import Iterator
from datetime import date

from cureon_editor.article.sources import Correction, Source
from cureon_editor.checks.claims.model import CitedSource
from cureon_editor.checks.days import read_date
from cureon_editor.checks.facts import Facts
from cureon_editor.citations.wording import briefly, person, title, year


class CitedSources:
    """Makes each source of an article once; a look-up for corrections counts for `days` days."""

    def __init__(self, facts: Facts, days: int) -> None:
        self._facts, self._days = facts, days
        self._made: dict[str, CitedSource] = {}

    def of(self, key: str) -> CitedSource:
        """The source of a key, or what is known of a key that has none."""
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = self._make(key)
        return made

    def _make(self, key: str) -> CitedSource:
        source = self._facts.sources.get(key)
        if source is None:
            return CitedSource(key, None, key, None, (f"No source has the key {key}.",))
        warnings = tuple(_warnings(source, self._facts.today, self._days))
        return CitedSource(key, self._facts.numbering.numbers.get(key), short(source), source.study, warnings)


def short(source: Source) -> str:
    """Authors and year, `Mackensen et al. 2022`; the title stands for authors that are not given."""
    names = [name.family or person(name) for name in source.authors]
    who = briefly([name for name in names if name.strip()]) if any(map(str.strip, names)) else title(source)
    return " ".join(part for part in (who, year(source.issued)) if part)


def _warnings(source: Source, today: date, days: int) -> Iterator[str]:
    if source.correction is Correction.RETRACTED:
        yield "It was retracted."
    if source.correction is Correction.CONCERN:
        yield "Its publisher has voiced concern about it."
    if not any((source.doi, source.pmid, source.pmcid, source.isbn, source.number, source.url)):
        yield "It has no identifier or address to find it by."
    checked = read_date(source.status_checked)
    if checked is None:
        yield "It was never looked up for a retraction or correction."
    elif (today - checked).days > days:
        yield f"It was last looked up for a retraction or correction {(today - checked).days} days ago."
