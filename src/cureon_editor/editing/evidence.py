"""A row of the evidence table for each source: cells from its study card, and the citation."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from cureon_editor.article.article import Article
from cureon_editor.article.edits import Edit, RefusedError, Selection
from cureon_editor.article.sources import Source, Study
from cureon_editor.citations.find import find_clusters
from cureon_editor.citations.keys import is_key
from cureon_editor.citations.wording import listed, title, year
from cureon_editor.editing.command import Command
from cureon_editor.editing.insertion import insert_block
from cureon_editor.editing.listed import Listed
from cureon_editor.editing.table_changes import Grid, rewritten
from cureon_editor.editing.tables.model import Align, table_at

#: The columns of a new table.
COLUMNS = ("Study", "Design", "People", "Follow-up", "Comparison", "Funding")
#: What words of a heading ask for; the first that fits counts.
_ASKED = {
    "follow_up": ("follow-up", "follow up", "followed", "duration", "how long"),
    "comparison": ("compar", "control", "versus"),
    "funding": ("fund", "paid", "sponsor"),
    "people": ("people", "participant", "patient", "sample", "who"),
    "design": ("design", "type of study", "kind of study", "method"),
    "evidence": ("evidence", "finding"),
    "use": ("use", "condition", "illness", "disease"),
    "study": ("study", "studies", "source", "reference", "trial", "author"),
}
# What Markdown would read as more than a letter; a pipe would end the cell.
_ACTIVE = re.compile(r"([\\`*_\[\]|])|<(?=[A-Za-z/!?])|(?<!\w)@")


@dataclass(frozen=True, slots=True)
class _Entry:
    """A source as a row shows it; `use` is what the article's therapy is for, if there is one only."""

    source: Source
    use: str

    def cell(self, asked: str) -> str:
        """The text for what a heading asks, escaped; empty when nothing is known."""
        card = self.source.study or Study()
        match asked:
            case "study":
                return _escaped(_short(self.source))
            case "evidence":
                return _escaped(", ".join(part for part in (card.design, card.people) if part))
            case "use":
                return _escaped(self.use)
            case "":
                return ""
        return _escaped(getattr(card, asked))

    def cells(self, headings: Sequence[str]) -> tuple[str, ...]:
        """One cell a column; the citation stands where the study is named, else beside the evidence."""
        asked = [_asked(heading) for heading in headings]
        cells = [self.cell(name) for name in asked]
        place = next((asked.index(name) for name in ("study", "evidence") if name in asked), 0)
        cells[place] = f"{cells[place]} {_citation(self.source.key)}".strip()
        return tuple(cells)


def add_rows(article: Article, selection: Selection, keys: str | Iterable[str]) -> Edit:
    """Add a row for each source below the caret's; outside a table a new table with a heading row.

    A cell that no heading asks for, or that the study card does not fill, stays empty. Raises RefusedError
    for an unknown key, and where a table would not be read as one.
    """
    asked = list(dict.fromkeys([keys] if isinstance(keys, str) else keys))
    entries = _entries(article, asked)
    edit = _into_table(article, selection, entries) or _as_table(article, selection, entries)
    if _times_cited(article.spliced(edit.splices), asked) != _times_cited(article, asked) + len(asked):
        message = "A table is not read here, as in code. Put the caret into the text, or into a table."
        raise RefusedError(message)
    return edit


def _entries(article: Article, keys: Sequence[str]) -> list[_Entry]:
    if not keys:
        message = "No source was chosen. Choose one for each row of the table."
        raise RefusedError(message)
    listed = Listed(article)
    sources = [listed.metadata.sources[listed.index(key)] for key in keys]
    uses = {therapy.use for therapy in listed.metadata.therapies}
    return [_Entry(source, next(iter(uses)) if len(uses) == 1 else "") for source in sources]


def _into_table(article: Article, selection: Selection, entries: Sequence[_Entry]) -> Edit | None:
    table = table_at(article.body, selection.head)
    if table is None:
        return None
    grid = Grid.of(table)
    above, _ = table.place(selection.head)
    at = above + 1
    new = tuple(entry.cells(grid.rows[0]) for entry in entries)
    prefixes = (grid.prefixes[above],) * len(new)
    grown = replace(
        grid,
        rows=(*grid.rows[:at], *new, *grid.rows[at:]),
        prefixes=(*grid.prefixes[:at], *prefixes, *grid.prefixes[at:]),
    )
    return rewritten(table, grown, (at + len(new) - 1, 0), _name(entries))


def _as_table(article: Article, selection: Selection, entries: Sequence[_Entry]) -> Edit:
    rows = (COLUMNS, *(entry.cells(COLUMNS) for entry in entries))
    lines = Grid(rows, (Align.NONE,) * len(COLUMNS), ("",) * len(rows)).lines()
    end = len("\n".join(lines))
    return insert_block(article.body, selection.head, lines, caret=end, name=_name(entries))


def _name(entries: Sequence[_Entry]) -> str:
    return "insert evidence row" if len(entries) == 1 else "insert evidence rows"


def _asked(heading: str) -> str:
    """What a heading asks for, as a name of `_ASKED`; empty when it is none of these."""
    words = " ".join(re.findall(r"[\w-]+", heading.casefold()))
    found = (name for name, marks in _ASKED.items() if any(_has(words, mark) for mark in marks))
    return next(found, "")


def _has(words: str, mark: str) -> bool:
    """Whether a word, or several, begins so."""
    return f" {mark}" in f" {words}"


def _short(source: Source) -> str:
    """A source in two or three words: `Müller 2024`; the title when nobody is named."""
    names, _ = listed([name.literal or name.family for name in source.authors])
    return " ".join(part for part in (names[0] if names else title(source), year(source.issued)) if part)


def _citation(key: str) -> str:
    return f"[@{key}]" if is_key(key) else f"[@{{{key}}}]"


def _escaped(text: str) -> str:
    return _ACTIVE.sub(_escape, " ".join(text.split()))


def _escape(found: re.Match[str]) -> str:
    return "&lt;" if found[0] == "<" else f"\\{found[0]}"


def _times_cited(article: Article, keys: Sequence[str]) -> int:
    return sum(item.key in keys for cluster in find_clusters(article.body) for item in cluster.items)


COMMANDS = (
    Command("insert.evidence_row", "Evidence row…", add_rows, "Insert/2", icon="rows-2", asks=("keys",)),
)
