"""Identifiers are read in every spelling people paste, written in one, and checked where they can be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cureon_editor.article.sources import Source
from cureon_editor.citations.identifiers import doi_of, identifiers, pmcid_of, pmid_of, without_end_marks
from cureon_editor.citations.isbn import has_isbn_form, isbn_of
from cureon_editor.citations.trials import trial_number_of, trial_of


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        ("10.1038/s41591-022-02017-5", "10.1038/s41591-022-02017-5"),
        (" doi: 10.1000/182. ", "10.1000/182"),
        ("DOI 10.1000/182", "10.1000/182"),
        ("https://doi.org/10.1000/182", "10.1000/182"),
        ("http://dx.doi.org/10.1000/182?from=mail#top", "10.1000/182"),
        ("doi.org/10.1000%2F182%3F", "10.1000/182"),
        ("10.1016/S0140-6736(20)30183-5", "10.1016/S0140-6736(20)30183-5"),
        ("10.1016/S0140-6736(20)30183-5).", "10.1016/S0140-6736(20)30183-5"),
        ("10.1000/a”,", "10.1000/a"),
        ("10.1000.10/x", "10.1000.10/x"),
        ("10.1000/", ""),
        ("10.10/x", ""),
        ("10.1000/a b", ""),
        ("10.1000/a\x00b", ""),
        ("11.1000/182", ""),
        ("https://example.org/10.1000/182", ""),
        ("", ""),
    ],
)
def test_dois(text: str, doi: str) -> None:
    assert doi_of(text) == doi


@pytest.mark.parametrize(
    ("text", "pmid"),
    [
        ("36109639", "36109639"),
        ("PMID: 0012345", "12345"),
        ("https://pubmed.ncbi.nlm.nih.gov/36109639/", "36109639"),
        ("https://pubmed.ncbi.nlm.nih.gov/36109639/?dopt=Abstract", "36109639"),
        ("https://www.ncbi.nlm.nih.gov/pubmed/36109639", "36109639"),
        ("PMC36109639", ""),
        ("1234567890", ""),
        ("000", ""),
        ("٣٤", ""),
    ],
)
def test_pubmed_numbers(text: str, pmid: str) -> None:
    assert pmid_of(text) == pmid


@pytest.mark.parametrize(
    ("text", "pmcid"),
    [
        ("PMC1234567", "PMC1234567"),
        ("pmcid: pmc0012.2", "PMC12"),
        ("https://pmc.ncbi.nlm.nih.gov/articles/PMC1234567/", "PMC1234567"),
        ("https://www.ncbi.nlm.nih.gov/pmc/articles/PMC1234567/?report=reader", "PMC1234567"),
        ("https://europepmc.org/article/PMC/PMC1234567", "PMC1234567"),
        ("1234567", ""),
        ("PMC", ""),
        ("PMC0", ""),
    ],
)
def test_numbers_in_pubmed_central(text: str, pmcid: str) -> None:
    assert pmcid_of(text) == pmcid


@pytest.mark.parametrize(
    ("text", "isbn"),
    [
        ("978-0-306-40615-7", "9780306406157"),
        ("ISBN-13: 978 0 306 40615 7", "9780306406157"),
        ("0-306-40615-2", "9780306406157"),
        ("ISBN 0‑306‑40615‑2", "9780306406157"),
        ("080442957x", "9780804429573"),
        ("978-0-306-40615-8", ""),
        ("0-306-40615-3", ""),
        ("977-0-306-40615-7", ""),
        ("97803064061", ""),
        ("9" * 100_000, ""),
        ("", ""),
    ],
)
def test_book_numbers(text: str, isbn: str) -> None:
    assert isbn_of(text) == isbn


def test_a_mistyped_book_number_is_still_known_as_one() -> None:
    assert has_isbn_form("978-0-306-40615-8")
    assert has_isbn_form("0306406153")
    assert not has_isbn_form("36109639")


@given(st.text("0123456789", min_size=9, max_size=9), st.integers(0, 9), st.integers(1, 9))
def test_one_wrong_digit_of_a_book_number_is_noticed(core: str, place: int, shift: int) -> None:
    right = next(isbn for last in "0123456789X" if (isbn := isbn_of(core + last)))
    wrong = str((int(right[place + 3]) + shift) % 10)
    assert isbn_of(right) == right
    assert isbn_of(right[: place + 3] + wrong + right[place + 4 :]) == ""


@pytest.mark.parametrize(
    ("text", "number", "registry"),
    [
        ("NCT03030976", "NCT03030976", "ClinicalTrials.gov"),
        ("ClinicalTrials.gov identifier: nct03030976", "NCT03030976", "ClinicalTrials.gov"),
        ("https://clinicaltrials.gov/ct2/show/NCT03030976?term=x", "NCT03030976", "ClinicalTrials.gov"),
        ("https://clinicaltrials.gov/study/NCT03030976", "NCT03030976", "ClinicalTrials.gov"),
        ("ISRCTN12345678", "ISRCTN12345678", "ISRCTN registry"),
        ("https://www.isrctn.com/ISRCTN12345678", "ISRCTN12345678", "ISRCTN registry"),
        ("EudraCT 2004-000446-20", "2004-000446-20", "EU Clinical Trials Register"),
        ("2022-500014-26-00", "2022-500014-26-00", "EU Clinical Trials Information System"),
    ],
)
def test_numbers_of_trials(text: str, number: str, registry: str) -> None:
    trial = trial_of(text)
    assert trial is not None
    assert (trial.number, trial.registry) == (number, registry)
    assert trial_of(trial.address) == trial


@pytest.mark.parametrize("text", ["NCT0303097", "NCT030309761", "2004-00446-20", "x NCT03030976", ""])
def test_other_texts_are_no_trial(text: str) -> None:
    assert trial_number_of(text) == ""


def test_a_number_in_pubmed_central_is_linked_and_stands_for_the_address() -> None:
    source = Source("k", pmcid="pmc1234", url="https://example.org/")
    assert identifiers(source) == (("PMCID PMC1234", "https://pmc.ncbi.nlm.nih.gov/articles/PMC1234/"),)


@given(st.text("()[].,;:x10/", max_size=30) | st.text(max_size=30))
def test_every_spelling_is_final(text: str) -> None:
    for form in (doi_of, pmid_of, pmcid_of, isbn_of, trial_number_of, without_end_marks):
        for written in (text, "10.1000/" + text, "PMC" + text):
            assert form(form(written)) == form(written)
