"""Sources are numbered by first mention or as listed, and their numbers join into labels."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cureon_editor.article.metadata import CitationOrder
from cureon_editor.article.sources import Source
from cureon_editor.citations.find import find_clusters
from cureon_editor.citations.labels import cluster_label, label_parts, spoken_label
from cureon_editor.citations.numbering import Numbering, number


def _number(body: str, keys: str, order: CitationOrder) -> Numbering:
    return number(find_clusters(body), [Source(key) for key in keys], order)


def test_by_mention_only_cited_sources_have_numbers() -> None:
    numbering = _number("x [@c; @a] and [@c; @x]", "abcd", CitationOrder.MENTION)
    assert numbering.numbers == {"c": 1, "a": 2}
    assert numbering.order == ("c", "a", "b", "d")
    assert numbering.cited == {"c": 2, "a": 1, "x": 1}
    assert numbering.unknown == ("x",)
    assert numbering.uncited == ("b", "d")


def test_by_list_every_source_has_its_place() -> None:
    numbering = _number("x [@c; @a]", "abcd", CitationOrder.LIST)
    assert numbering.numbers == {"a": 1, "b": 2, "c": 3, "d": 4}
    assert numbering.order == ("a", "b", "c", "d")
    assert numbering.uncited == ("b", "d")


def test_of_sources_with_the_same_key_the_first_counts() -> None:
    sources = [Source("a"), Source("b"), Source("a", title="again"), Source("")]
    assert number((), sources, CitationOrder.LIST).numbers == {"a": 1, "b": 2}


@given(st.lists(st.sampled_from("abcdef")), st.permutations("abcd"), st.sampled_from(CitationOrder))
def test_numbers_count_from_one_without_gaps(
    cited: list[str], listed: list[str], order: CitationOrder
) -> None:
    body = " ".join(f"[@{key}]" for key in cited)
    numbering = _number(body, "".join(listed), order)
    assert list(numbering.numbers.values()) == list(range(1, len(numbering.numbers) + 1))
    assert numbering.order[: len(numbering.numbers)] == tuple(numbering.numbers)
    assert sorted(numbering.order) == sorted(listed)


@pytest.mark.parametrize(
    ("numbers", "label", "spoken"),
    [
        ([], "", ""),
        ([1], "1", "Source 1"),
        ([3, 2], "2,3", "Sources 2 and 3"),
        ([1, 2, 3, 4], "1–4", "Sources 1 to 4"),
        ([5, 1, 3, 2, 2], "1–3,5", "Sources 1 to 3 and 5"),
        ([1, 3, 5], "1,3,5", "Sources 1, 3 and 5"),
        ([1, 2, 4, 5, 6, 9], "1,2,4–6,9", "Sources 1, 2, 4 to 6 and 9"),
    ],
)
def test_labels(numbers: list[int], label: str, spoken: str) -> None:
    assert cluster_label(numbers) == label
    assert spoken_label(numbers) == spoken


@given(st.lists(st.integers(1, 30)))
def test_every_number_has_its_part_and_only_inside_a_range_is_one_hidden(numbers: list[int]) -> None:
    parts = label_parts(numbers)
    assert [part.number for part in parts] == sorted(set(numbers))
    hidden = {part.number for part in parts if part.hidden}
    assert all({value - 1, value + 1} <= set(numbers) for value in hidden)
