"""The marks of the sources an article has now, found when a row is drawn: never for all of them at once."""

from collections.abc import Mapping

from cureon_editor.article.metadata import Metadata
from cureon_editor.article.sources import Source
from cureon_editor.citations.duplicates import groups
from cureon_editor.citations.wording import title
from cureon_editor.editing.source_marks import Mark, source_marks
from cureon_editor.ui.workbench import Workbench

#: The check whose rule says how many days a look for corrections counts, and the days when no rule does.
CHECK, DAYS = "source-status", 90


class Marks:
    """Gives marks and titles by key, and forgets them when the details change."""

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench
        self._of: Metadata | None = None
        self._sources: Mapping[str, Source] = {}
        self._twins: Mapping[str, frozenset[str]] = {}

    def of(self, key: str) -> tuple[Mark, ...]:
        """The marks of a source, the gravest first."""
        source = self._source(key)
        if source is None:
            return ()
        twins = self._twins.get(key, frozenset()) - {key}
        return source_marks(source, twins, self._bench.now().date(), self._days())

    def title(self, key: str) -> str:
        """The title of a source as every style writes it; empty when there is no such source."""
        source = self._source(key)
        return "" if source is None else title(source)

    def _source(self, key: str) -> Source | None:
        metadata = self._bench.metadata
        if metadata is not self._of:
            self._of = metadata
            self._take({source.key: source for source in reversed(metadata.sources)})
        return self._sources.get(key)

    def _take(self, sources: Mapping[str, Source]) -> None:
        """Look for duplicates, unless the sources only stand in another order."""
        if sources != self._sources:
            alike = [frozenset(group) for group in groups([*sources.values()])]
            self._twins = {each: group for group in alike for each in group}
        self._sources = sources

    def _days(self) -> int:
        rules = self._bench.packs.rules
        return next((rule.limits["days"] for rule in rules if rule.check == CHECK), DAYS)
