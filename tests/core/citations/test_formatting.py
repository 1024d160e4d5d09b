"""Sources are written out in the journal's style, with safe links and keys of their own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cureon_editor.article.edits import RefusedError
from cureon_editor.article.sources import Name, PartialDate, Source
from cureon_editor.citations.identifiers import identifiers, web_address
from cureon_editor.citations.items import source_from
from cureon_editor.citations.keys import NewKeys, is_key, suggest_key
from cureon_editor.citations.styles import format_source, styles
from tests.core.texts import texts

ADA, BEN, CY = Name("Ada", "Anna Maria"), Name("Ben", "J."), Name("Cy")
NHS = Name(literal="NHS")
YEAR = PartialDate(2022, 9)


@pytest.mark.parametrize(
    ("source", "line"),
    [
        (
            Source("k", authors=(ADA, BEN, CY), title="T", container="J", issued=YEAR),
            "Ada A.M. et al., J (2022) — T",
        ),
        (Source("k", authors=(ADA, CY), title="T", container="J"), "Ada A.M. and Cy, J — T"),
        (Source("k", authors=(BEN,), title="T", issued=YEAR), "Ben J., 2022 — T"),
        (Source("k", authors=(NHS,), title="T"), "NHS — T"),
        (Source("k", authors=(NHS,), title="T", publisher="NHS"), "NHS — T"),
        (Source("k", title="Two\n lines"), "Two lines"),
        (Source("k", container="J"), "J — k"),
        (Source("k"), "k"),
        (Source("k", issued=PartialDate(raw="in press"), title="T"), "T"),
    ],
)
def test_the_journal_style(source: Source, line: str) -> None:
    assert format_source(source) == line


def test_styles_are_found_by_name() -> None:
    assert styles()["journal"].title
    with pytest.raises(KeyError):
        format_source(Source("k"), "no such style")


@pytest.mark.parametrize(
    ("source", "links"),
    [
        (Source("k", doi="10.1000/182"), ["https://doi.org/10.1000/182"]),
        (Source("k", doi="https://doi.org/10.1000/a<b"), []),
        (Source("k", doi="doi:10.1000/X#1?2"), ["https://doi.org/10.1000/X%231%3F2"]),
        (Source("k", pmid="0012345"), ["https://pubmed.ncbi.nlm.nih.gov/12345/"]),
        (Source("k", pmid="12 or so", url="http://x.org/a"), ["http://x.org/a"]),
        (
            Source("k", doi="10.1000/182", pmid="1", url="http://x.org"),
            ["https://doi.org/10.1000/182", "https://pubmed.ncbi.nlm.nih.gov/1/"],
        ),
        (Source("k"), []),
    ],
)
def test_identifiers_become_links(source: Source, links: list[str]) -> None:
    assert [address for _, address in identifiers(source)] == links
    assert all(label for label, _ in identifiers(source))


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "//x.org",
        "https:///x",
        "https://user:pw@x.org",
        "https://x.org:99999/",
        "https://exa mple.org",
        "https://x.org\n/",
        "https://[::1",
        "x.org",
        "",
    ],
)
def test_unsafe_addresses_are_dropped(address: str) -> None:
    assert web_address(address) == ""


@given(texts(30), st.sampled_from(["", "https://", "http://x.org/", "HTTPS://x.org?"]))
def test_an_address_is_safe_in_an_attribute_or_absent(text: str, start: str) -> None:
    address = web_address(start + text)
    assert not address or address.startswith(("http://", "https://"))
    assert not set(address) & set('"<>\\ \n')
    assert web_address(address) == address


@pytest.mark.parametrize(
    ("source", "taken", "key"),
    [
        (Source("", authors=(Name("Mackensen"),), issued=YEAR), [], "mackensen2022"),
        (Source("", authors=(Name("Müller-Łoś"),), issued=YEAR), ["mullerlos2022"], "mullerlos2022b"),
        (Source("", authors=(NHS,), title="T"), [], "nhs"),
        (Source("", title="The heart of it"), [], "heart"),
        (Source("", authors=(Name("王"),)), [], "source"),
        (Source("", title="9"), [], "9"),
    ],
)
def test_suggested_keys(source: Source, taken: list[str], key: str) -> None:
    assert suggest_key(source, taken) == key


@given(texts(10), texts(10), st.none() | st.integers(0, 9999))
def test_a_suggested_key_can_always_be_cited(family: str, title: str, year: int | None) -> None:
    source = Source("", authors=(Name(family),), title=title, issued=PartialDate(year))
    taken = {suggest_key(source, ())}
    for _ in range(9):
        taken.add(suggest_key(source, taken))
    assert len(taken) == 10
    assert all(is_key(key) for key in taken)


@given(
    st.lists(
        st.tuples(st.sampled_from(["Ada", "Bo", ""]), st.sampled_from(["ada", "adab", "", "x y"])), max_size=8
    )
)
def test_keys_for_many_are_those_made_one_by_one(wanted: list[tuple[str, str]]) -> None:
    keys, taken = NewKeys(["bo"]), {"bo"}
    for family, own in wanted:
        source = Source("", authors=(Name(family),), title="T")
        expected = own if is_key(own) and own not in taken else suggest_key(source, taken)
        assert (own if keys.keep(own) else keys.make(source)) == expected
        taken.add(expected)


def test_a_source_is_read_from_plain_values() -> None:
    item = {
        "id": "a",
        "title": "T",
        "author": [{"family": "Ada"}, "NHS"],
        "issued": {"date-parts": [[2022, 9]]},
    }
    assert source_from(item) == Source("a", authors=(Name("Ada"), NHS), title="T", issued=YEAR)
    assert source_from({"title": "No id"}).key == ""


def test_over_a_source_only_the_fields_given_change() -> None:
    base = Source("a", title="Old", volume="3", authors=(ADA,))
    assert source_from({"title": "New", "volume": ""}, base) == Source("a", title="New", authors=(ADA,))


@pytest.mark.parametrize("item", [{"title": ["x"]}, {"issued": "soon"}])
def test_what_cannot_be_read_is_refused_with_a_sentence(item: dict[str, object]) -> None:
    with pytest.raises(RefusedError, match=r"\.$"):
        source_from(item)
