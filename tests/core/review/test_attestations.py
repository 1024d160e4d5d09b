"""Reading a review file: what counts, what does not, and a sentence for everything that is wrong."""

from pathlib import Path

import pytest
from hypothesis import given

from cureon_editor.review.attestations import LARGEST, Attestation, parse, read, review_file
from tests.core.texts import texts

FILE = """\
format: 1
document: 7d0c7a5e
comments:
  - {id: c1, author: B. Lee, quote: small, text: "How small?"}
attestations:
  - id: a1   # the first
    rule: risk-section
    quote: Serious
      harms   follow.
    by: A. Rao
    made: 2026-10-03T14:05:00+01:00
  - {id: a2, rule: alternatives, body: "sha256:00", by: B. Lee, made: 2026-10-04,
     withdrawn: {by: C. Diaz, made: 2026-10-05}}
decisions:
  - manifest: |
      cureon-signoff 1
    signature: |
      -----BEGIN SSH SIGNATURE-----
"""
PATH = Path("walking.review.yaml")
RISK = Attestation("a1", "risk-section", "Serious harms follow.", "A. Rao", "2026-10-03T14:05:00+01:00")


def test_attestations_are_read_with_who_when_and_what() -> None:
    first, second = parse(FILE, PATH, "7d0c7a5e").attestations
    assert first == RISK
    assert first.phrase == "A. Rao on 3 October 2026"
    assert (second.body, second.withdrawn, second.withdrawn_by) == ("sha256:00", True, "C. Diaz")


def test_the_review_file_stands_beside_the_article() -> None:
    assert review_file(Path("a/car-t.v2.md")) == Path("a/car-t.v2.review.yaml")


def test_without_a_file_there_is_nothing_and_no_problem(tmp_path: Path) -> None:
    reviews = read(tmp_path / "none.review.yaml")
    assert (reviews.attestations, reviews.problems, reviews.readable) == ((), (), True)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"format: 1\nattestations: [", "line 2, column 16"),
        (b"format: 1\n\xff", "line 2 is not valid UTF-8"),
        (b"- a list", "lines of the form"),
        (b"attestations: []", "not of format 1"),
        (b"format: 2\n", "not of format 1"),
        (b"format: 1\nattestations: yes\n", "should be a list"),
        (b"format: 1\nattestations: []\nattestations: []\n", "stands here twice"),
        (b"format: 1\na: &x 1\nb: *x\n", "anchors and aliases"),
        (b"format: 1\nx: \x07\n", "not allowed in the file"),
        (b"format: 1\nx: " + b"[" * 50_000, "nested more than"),
        (b"x" * (LARGEST + 1), "larger than 1 MB"),
    ],
)
def test_a_file_that_cannot_be_read_says_why_and_is_not_to_be_written(
    tmp_path: Path, data: bytes, words: str
) -> None:
    path = tmp_path / "a.review.yaml"
    path.write_bytes(data)
    reviews = read(path)
    assert not reviews.readable
    assert reviews.attestations == ()
    assert words in " ".join(reviews.problems)
    assert "a.review.yaml" in reviews.problems[0]


def test_a_folder_in_its_place_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.review.yaml").mkdir()
    assert "not an ordinary file" in read(tmp_path / "a.review.yaml").problems[0]


def test_another_articles_file_does_not_count() -> None:
    reviews = parse(FILE, PATH, "another")
    assert (reviews.attestations, reviews.readable) == ((), False)
    assert "belongs to another article" in reviews.problems[0]


def test_an_article_without_an_id_is_matched_by_the_files_name() -> None:
    assert len(parse(FILE, PATH).attestations) == 2


@pytest.mark.parametrize("missing", ["id", "rule", "quote", "by"])
def test_an_entry_that_lacks_something_does_not_count_and_the_others_do(missing: str) -> None:
    entry = {"id": "a9", "rule": "hype-words", "quote": "cure", "by": "A. Rao"}
    entry.pop(missing)
    written = ", ".join(f"{key}: {value}" for key, value in entry.items())
    text = FILE.replace("attestations:\n", f"attestations:\n  - {{{written}}}\n")
    reviews = parse(text, PATH)
    assert [attestation.id for attestation in reviews.attestations] == ["a1", "a2"]
    assert "line 6: This confirmation lacks" in reviews.problems[0]


def test_of_two_with_one_id_none_counts() -> None:
    reviews = parse(FILE.replace("id: a2", "id: a1"), PATH)
    assert reviews.attestations == ()
    assert "none of them counts" in reviews.problems[0]


def test_a_withdrawal_that_makes_no_sense_still_withdraws() -> None:
    text = FILE.replace("    made: 2026-10-03T14:05:00+01:00\n", "    withdrawn: maybe\n")
    assert parse(text, PATH).attestations[0].withdrawn


@given(texts(60))
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    reviews = parse(f"format: 1\n{text}", PATH)
    assert reviews.readable or reviews.problems


def test_of_many_faulty_entries_the_first_are_named() -> None:
    reviews = parse("format: 1\nattestations:\n" + "  - {}\n" * 25, Path("a.review.yaml"))
    assert len(reviews.problems) == 21
    assert reviews.problems[0].startswith("“a.review.yaml”, line 3:")
    assert "5 more confirmations lack" in reviews.problems[-1]
