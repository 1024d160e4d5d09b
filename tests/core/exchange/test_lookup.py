"""What a look-up would ask, and what answers of recorded form give; no network in sight."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cureon_editor.article.sources import Source
from cureon_editor.exchange.lookup import LookUpError, Request, Services, read_answer, request_for


def asked(source: Source) -> Request:
    request = request_for(source, Services())
    assert request is not None
    return request


BY_DOI = asked(Source("", doi="10.1000/a"))
BY_PMID = asked(Source("", pmid="12345678"))


def test_a_doi_is_asked_of_doi_org_and_comes_first() -> None:
    request = asked(Source("k", title="Private", doi="doi:10.1000/a?b#c", pmid="1"))
    assert request.address == "https://doi.org/10.1000/a%3Fb%23c"
    assert (request.host, request.identifier) == ("doi.org", "DOI 10.1000/a?b#c")


def test_a_pmid_is_asked_of_pubmed_when_there_is_no_valid_doi() -> None:
    request = asked(Source("k", title="Private", doi="10.1000/a<b>", pmid="PMID: 1"))
    assert request.host == "eutils.ncbi.nlm.nih.gov"
    assert request.address.endswith("?db=pubmed&rettype=medline&retmode=text&tool=cureon-editor&id=1")


def test_only_secure_addresses_are_asked_by_default() -> None:
    assert BY_DOI.address.startswith("https://")
    assert BY_PMID.address.startswith("https://")


@pytest.mark.parametrize(
    "source", [Source(""), Source("", doi="none", pmid="x"), Source("", url="https://a.b")]
)
def test_without_identifier_nothing_is_asked(source: Source) -> None:
    assert request_for(source, Services()) is None


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("journal-article", "article-journal"),
        ("posted-content", "article"),
        ("book-chapter", "chapter"),
        ("book", "book"),
        ("unheard-of", "document"),
    ],
)
def test_kinds_of_the_registry_become_those_of_csl(kind: str, expected: str) -> None:
    found = read_answer(BY_DOI, 200, f'{{"type": "{kind}", "title": "T", "DOI": "10.1000/A"}}'.encode())
    assert (found.type, found.title) == (expected, "T")


@pytest.mark.parametrize("data", [b"", b"\n\n"])
def test_an_empty_answer_of_pubmed_means_unknown(data: bytes) -> None:
    with pytest.raises(LookUpError, match="knows nothing under PMID 12345678"):
        read_answer(BY_PMID, 200, data)


@pytest.mark.parametrize(
    ("request_", "status", "words"),
    [
        (BY_PMID, 400, "knows nothing"),
        (BY_DOI, 400, "it said 400"),
        (BY_DOI, 410, "knows nothing"),
        (BY_DOI, 403, "too many"),
        (BY_DOI, 503, "it said 503"),
        (BY_DOI, 204, "it said 204"),
    ],
)
def test_refusals_are_sentences(request_: Request, status: int, words: str) -> None:
    with pytest.raises(LookUpError, match=words):
        read_answer(request_, status, b'{"title": "T"}')


def test_an_answer_about_another_number_is_refused() -> None:
    with pytest.raises(LookUpError, match="PMID 87654321"):
        read_answer(BY_PMID, 200, b"PMID- 87654321\nTI  - T\n")


def test_an_answer_of_two_records_is_refused() -> None:
    with pytest.raises(LookUpError, match="not be understood"):
        read_answer(BY_PMID, 200, b"PMID- 12345678\nTI  - T\n\nPMID- 12345678\nTI  - U\n")


def title_or_sentence(request_: Request, data: bytes) -> str:
    try:
        return read_answer(request_, 200, data).title
    except LookUpError as error:
        return str(error)


@given(st.binary(max_size=60), st.sampled_from([BY_DOI, BY_PMID]))
def test_any_bytes_are_an_answer_or_a_sentence(data: bytes, request_: Request) -> None:
    assert title_or_sentence(request_, data)


VALUES = st.recursive(
    st.none() | st.integers() | st.text(max_size=3), lambda inner: st.lists(inner, max_size=3)
)


@given(VALUES)
def test_any_value_of_any_field_is_an_answer_or_a_sentence(value: object) -> None:
    for field in ("title", "author", "type", "issued", "DOI"):
        assert title_or_sentence(BY_DOI, json.dumps({"title": "T", field: value}).encode())
