"""Sources that are one and the same are found, whichever of them is asked about, and no others."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cureon_editor.article.sources import Name, PartialDate, Source
from cureon_editor.citations.duplicates import Likeness, SourceIndex, compare, find_same, groups

BASE = Source(
    "a",
    authors=(Name("Müller", "Fabian"), Name("Schett", "Georg")),
    title="CAR T cells: a <i>case</i> series",
    container="N Engl J Med",
    issued=PartialDate(2024, 2),
    doi="10.1056/NEJMoa2308917",
)
BARE = replace(BASE, doi="")


@pytest.mark.parametrize(
    ("one", "other", "likeness"),
    [
        (BASE, replace(BASE, title="Other", doi="https://doi.org/10.1056/nejmOA2308917"), "same"),
        (BASE, replace(BARE, title="CAR-T cells – a case series.", authors=(Name("MULLER"),)), "same"),
        (BARE, replace(BARE, title="CAR T cells: a case series &amp;"), "same"),
        (BASE, replace(BASE, doi="10.1000/1"), None),
        (BASE, replace(BASE, doi="10.1000/1", pmid="1"), None),
        (replace(BASE, pmid="1"), replace(BASE, doi="10.1000/1", pmid="1"), None),
        (BASE, replace(BASE, doi="10.1101/1", type="article", issued=PartialDate(2023)), "similar"),
        (BASE, replace(BARE, genre="Preprint"), "similar"),
        (BASE, replace(BARE, type="article", issued=PartialDate(2022)), None),
        (BARE, replace(BARE, issued=None), "similar"),
        (BARE, replace(BARE, issued=PartialDate(2023)), None),
        (BARE, replace(BARE, authors=(Name("Schett"),)), None),
        (Source("a", pmid="12"), Source("b", pmid="PMID: 0012"), "same"),
        (Source("a", pmcid="PMC12"), Source("b", pmcid="pmc12.1"), "same"),
        (Source("a", isbn="0-306-40615-2"), Source("b", isbn="978-0-306-40615-7"), "same"),
        (
            Source("a", "chapter", title="One", isbn="0306406152"),
            Source("b", "chapter", title="Two", isbn="0306406152"),
            None,
        ),
        (Source("a", number="NCT03030976"), Source("b", number="nct03030976"), "same"),
        (Source("a", number="12"), Source("b", number="12"), None),
        (Source("a", title="Lupus"), Source("b", title="Lupus"), "similar"),
        (Source("a", title="Lupus", publisher="NHS"), Source("b", title="Lupus", publisher="NHS"), "same"),
        (Source("a", title="ذئبة", container="x"), Source("b", title="ذئبة", container="X"), "same"),
        (Source("a", title="!"), Source("b", title="?"), None),
        (Source("a"), Source("b"), None),
    ],
)
def test_pairs(one: Source, other: Source, likeness: str | None) -> None:
    for match in (compare(one, other), compare(other, one)):
        assert (match and match.likeness) == likeness
        assert match is None or match.reason


def test_the_same_source_is_found_and_a_similar_one_is_not_taken_for_it() -> None:
    preprint = replace(BASE, key="p", type="article", doi="10.1101/1")
    assert find_same(BASE, [preprint]) is None
    assert find_same(BASE, [preprint, replace(BASE, key="b")]) == "b"
    found = SourceIndex([preprint, replace(BASE, key="b")]).find(BASE)
    assert found is not None
    assert (found.key, found.likeness) == ("b", Likeness.SAME)


def test_a_group_never_joins_two_publications() -> None:
    first, second = replace(BASE, key="1"), replace(BASE, key="2", doi="10.1000/1")
    bare = replace(BARE, key="bare")
    assert groups([first, bare, second]) == (("1", "bare"),)
    assert groups([first, second, bare, replace(second, key="3")]) == (("1", "bare"), ("2", "3"))


some = st.builds(
    Source,
    key=st.sampled_from("abcdefgh"),
    type=st.sampled_from(["article-journal", "article", "chapter", "book"]),
    title=st.sampled_from(["", "Rest", "rest.", "<i>Rést</i>", "Walks"]),
    authors=st.sampled_from([(), (Name("Ada"),), (Name("ADA", "B."), Name("Cy"))]),
    issued=st.sampled_from([None, PartialDate(2020), PartialDate(2021)]),
    doi=st.sampled_from(["", "10.1000/A", "doi:10.1000/a", "10.1000/b"]),
    pmid=st.sampled_from(["", "", "1", "2"]),
    isbn=st.sampled_from(["", "", "0306406152", "9780306406157"]),
)


@given(some, some)
def test_likeness_is_the_same_both_ways_round(one: Source, other: Source) -> None:
    there, back = compare(one, other), compare(other, one)
    assert (there and (there.likeness, there.reason)) == (back and (back.likeness, back.reason))


@given(some, st.lists(some, max_size=12))
def test_the_index_finds_what_looking_at_each_finds(source: Source, others: list[Source]) -> None:
    found = [match for other in others if (match := compare(source, other))]
    assert list(SourceIndex(others).matches(source)) == found
    same = [match.key for match in found if match.likeness is Likeness.SAME]
    assert find_same(source, others) == (same[0] if same else None)


@given(st.lists(some, max_size=12))
def test_all_of_a_group_are_the_same(drawn: list[Source]) -> None:
    sources = [replace(source, key=str(place)) for place, source in enumerate(drawn)]
    found = groups(sources)
    assert found == tuple(group for group in _one_by_one(sources) if len(group) > 1)
    keys = [key for group in found for key in group]
    assert len(keys) == len(set(keys))
    for group in found:
        members = [sources[int(key)] for key in group]
        assert all(
            (m := compare(a, b)) and m.likeness is Likeness.SAME for a in members for b in members if a != b
        )


def _one_by_one(sources: list[Source]) -> list[tuple[str, ...]]:
    """Each source in the first group whose members are all the same as it, else in one of its own."""
    found: list[list[Source]] = []
    for source in sources:
        fitting = (group for group in found if all(find_same(source, [member]) for member in group))
        group = next(fitting, None)
        if group is None:
            found.append([source])
        else:
            group.append(source)
    return [tuple(source.key for source in group) for group in found]


def test_one_title_of_thousands_of_sources_takes_no_time_of_its_own() -> None:
    sources = [Source(str(i), title="Editorial", doi=f"10.1000/{i}") for i in range(2_000)]
    assert groups(sources) == ()
    assert len(groups([replace(BARE, key=str(i)) for i in range(2_000)])[0]) == 2_000
