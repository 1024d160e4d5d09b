"""Whatever is done to sources: citations point where they did, numbers agree, Undo gives all back."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st

from cureon_editor.article.article import Article
from cureon_editor.article.edits import RefusedError, Selection
from cureon_editor.article.metadata import CitationOrder
from cureon_editor.article.reading import read_metadata
from cureon_editor.article.sources import Name, PartialDate, Source
from cureon_editor.citations.find import find_clusters
from cureon_editor.citations.numbering import number
from cureon_editor.editing.command import editing_commands
from cureon_editor.editing.source_order import SORTS
from cureon_editor.session.session import ArticleSession
from tests.core.texts import thorough

FRONT = """\
title: T   # kept
references:
  # about a
  - id: a
    title: Source a  # said by hand
    author: [{family: Zola}]
    PMID: "0012"

  - {id: b, title: Source b, issued: 2022}
  # about c

  - id: c
    title: Source c
    custom: "007"
    study: {people: "12"}
  - id: d
    title: Source d
    issued: "2001"
    study: {design: trial}
x-house: 1.10
"""
KEYS = "abcd"
NEW = (
    Source("", title="Source new", authors=(Name("Müller"),), issued=PartialDate(2024)),
    Source("a", title="Source other", authors=(Name("Müller"),), issued=PartialDate(2024)),
    {"id": "no key", "title": "Source third", "ISSN": "1234-5678"},
)
PIECES = ("[@a]", "[@b; @a]", "[see @c, p. 2; @d]", "@d", "@b [p. 1; @c]", "word.", "\n\n", "[-@a]", "`[@b]`")
BODIES = st.lists(st.sampled_from(PIECES), max_size=7).map(" ".join)
ORDERS = st.sampled_from(CitationOrder)
PLACES = st.integers(0, 4)
Step = tuple[str, int, int]
NAMES = ("move", "move_two", "sort", "rename", "merge", "replace", "remove", "add_all")
STEPS = st.lists(st.tuples(st.sampled_from(NAMES), PLACES, PLACES), max_size=6)


def arguments(name: str, keys: list[str], one: int, two: int) -> dict[str, object]:
    """What a step of this name is told, by the places of the sources it is about."""
    first, second = keys[one % len(keys)], keys[two % len(keys)]
    return {
        "move": {"key": first, "to": two},
        "move_two": {"key": [first, second], "to": two},
        "sort": {"by": [*SORTS][one]},
        "rename": {"key": first, "new_key": f"{first}.{two}"},
        "merge": {"keep": first, "drop": second},
        "replace": {"key": first, "by": second},
        "remove": {"key": first},
        "add_all": {"items": NEW, "at": two},
    }[name]


@dataclass
class Followed:
    """An article with what is expected of it: for each citation, the titles it should point at."""

    session: ArticleSession
    cited: list[list[str]] = field(default_factory=list)

    def keys(self) -> list[str]:
        return [source.key for source in read_metadata(self.session.article.front_matter).sources]

    def titles(self) -> dict[str, str]:
        return {s.key: s.title for s in read_metadata(self.session.article.front_matter).sources}

    def points_at(self) -> list[list[str]]:
        """What each citation points at now; a source named twice in one counts once."""
        titles = self.titles()
        return [
            sorted({titles.get(item.key, f"?{item.key}") for item in cluster.items})
            for cluster in find_clusters(self.session.article.body)
        ]

    def take(self, step: Step) -> None:
        """Do a step, and work out by hand what it does to the citations."""
        name, one, two = step
        if not (keys := self.keys()):
            return
        given_, titles = arguments(name, keys, one, two), self.titles()
        try:
            run = editing_commands()[f"source.{name.removesuffix('_two')}"].run
            edit = run(self.session.article, Selection(), **given_)
        except RefusedError:
            return
        if edit:
            self.session.apply(edit)
        stands_for = {
            "merge": lambda: {titles[str(given_["drop"])]: titles[str(given_["keep"])]},
            "replace": lambda: {titles[str(given_["key"])]: titles[str(given_["by"])]},
            "remove": lambda: {titles[str(given_["key"])]: None},
        }.get(name, dict)()
        self.cited = [kept for cluster in self.cited if (kept := _kept(cluster, stands_for))]


def _kept(cluster: list[str], stands_for: dict[str, str | None]) -> list[str]:
    kept = {stands_for.get(title, title) for title in cluster}
    return sorted(title for title in kept if title is not None)


def followed(body: str, order: CitationOrder) -> Followed:
    article = Article.parse(f"---\n{FRONT}citation_order: {order}\n---\n{body}")
    made = Followed(ArticleSession(article, lambda: 0.0))
    made.cited = made.points_at()
    return made


@thorough
@given(BODIES, ORDERS, STEPS)
def test_citations_point_where_they_did_and_undo_gives_the_file_back(
    body: str, order: CitationOrder, steps: list[Step]
) -> None:
    article = followed(body, order)
    before = article.session.article.text
    for step in steps:
        article.take(step)
        assert article.points_at() == article.cited
        check_numbers(article.session.article)
    after = article.session.article.text
    while article.session.undo():
        pass
    assert article.session.article.text == before
    while article.session.redo():
        pass
    assert article.session.article.text == after


def check_numbers(article: Article) -> None:
    """Numbers run from 1 without a gap, in the order asked for, and no source shares one."""
    metadata = read_metadata(article.front_matter)
    assert not metadata.problems
    found = number(find_clusters(article.body), metadata.sources, metadata.citation_order)
    assert sorted(found.numbers.values()) == list(range(1, len(found.numbers) + 1))
    keys = [source.key for source in metadata.sources]
    assert len(set(keys)) == len(keys)
    assert sorted(found.order) == sorted(keys)
    if metadata.citation_order is CitationOrder.LIST:
        assert list(found.order) == keys


def items(front_matter: str | None) -> Counter[str]:
    """The text of each source's item with its comments, without the blank lines around it."""
    text = re.split(r"^references:\n|^x-house", front_matter or "", flags=re.MULTILINE)[1]
    parts = re.split(r"\n(?=  - |  # )", "\n" + text)
    return Counter(part.strip() for part in parts if part.strip())


def around(article: Article) -> Iterator[str]:
    """The lines outside the list of sources, without the order of citations."""
    front, _, rest = (article.front_matter or "").partition("references:\n")
    yield front
    yield from (line for line in rest.split("\n") if re.match(r"[a-z-]+:", line) and "citation_" not in line)


@given(BODIES, ORDERS, STEPS)
def test_what_no_step_is_about_stays_as_it_was_written(
    body: str, order: CitationOrder, steps: list[Step]
) -> None:
    article = followed(body, order)
    for name, one, two in steps:
        before = article.session.article
        article.take((name, one, two))
        after = article.session.article
        assert list(around(after)) == list(around(before))
        touched = {"rename": 1, "merge": 2, "remove": 1}.get(name, 0)
        gone = items(before.front_matter) - items(after.front_matter)
        # A source that goes takes the comment above it along.
        assert gone.total() <= 2 * touched
        if name in ("move", "move_two", "sort", "add_all"):
            assert after.body == before.body


@given(BODIES, ORDERS, st.sampled_from([*SORTS]))
def test_sorting_twice_changes_nothing_more(body: str, order: CitationOrder, by: str) -> None:
    article = followed(body, order)
    run = editing_commands()["source.sort"].run
    edit = run(article.session.article, Selection(), by=by)
    if edit:
        article.session.apply(edit)
        assert read_metadata(article.session.article.front_matter).citation_order is CitationOrder.LIST
    assert run(article.session.article, Selection(), by=by) is None
