"""Writing a review file: what is asked for is there, and everything else keeps its bytes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cureon_editor.article.edits import RefusedError
from cureon_editor.review.attestations import Attestation, joined, parse
from cureon_editor.review.review_text import with_attestations, with_withdrawn
from tests.core.review.test_attestations import FILE, PATH, RISK
from tests.core.texts import texts

NEW = Attestation("n1", "hype-words", "It is: “a cure” # yes", "A. Rao", "2026-10-06T09:00:00+00:00")


def test_a_new_file_names_its_format_and_the_article() -> None:
    assert with_attestations("", "7d0c7a5e", [RISK]) == (
        "format: 1\n"
        'document: "7d0c7a5e"\n'
        "attestations:\n"
        "  - id: a1\n"
        "    rule: risk-section\n"
        "    quote: Serious harms follow.\n"
        "    by: A. Rao\n"
        '    made: "2026-10-03T14:05:00+01:00"\n'
    )


def test_an_article_without_an_id_is_left_out() -> None:
    assert with_attestations("\ufeff\n", "", [RISK]).startswith("\ufeffformat: 1\nattestations:\n")


@pytest.mark.parametrize(
    "before",
    [
        FILE,
        FILE.replace("\n", "\r\n"),
        "\ufeff" + FILE,
        FILE[: FILE.index("attestations")],
        FILE[: FILE.index("decisions")],
        "format: 1\nattestations:\ndecisions: []\n",
        "# ours\nformat: 1\nattestations: []  # none yet\ndecisions: [1,  2]\n",
        "format: 1\nattestations: [{id: x, rule: r, quote: q, by: b}]\nother:   {a: 1}",
        "format: 1\nattestations:\n- {id: x, rule: r, quote: q, by: b}\n\n# end\n",
    ],
)
def test_whatever_else_a_file_holds_keeps_its_bytes(before: str) -> None:
    after = with_attestations(before, "7d0c7a5e", [NEW])
    old, new = parse(before, PATH), parse(after, PATH)
    assert new.attestations == (*old.attestations, NEW)
    assert new.problems == old.problems
    left = iter(after)
    # What was there is still there, in its order; what is new stands between.
    assert all(character in left for character in before.replace("attestations: []", "attestations:"))
    for line in before.splitlines(keepends=True):
        if not line.startswith("attestations:"):
            assert line in after


def test_taking_back_keeps_the_entry_and_says_by_whom() -> None:
    after = with_withdrawn(FILE, {"a1"}, "B. Lee", "2026-10-07T10:00:00+00:00")
    first = parse(after, PATH).attestations[0]
    assert (first.withdrawn, first.withdrawn_by, first.withdrawn_made) == (
        True,
        "B. Lee",
        "2026-10-07T10:00:00+00:00",
    )
    added = '    withdrawn:\n      by: B. Lee\n      made: "2026-10-07T10:00:00+00:00"\n'
    assert after.replace(added, "") == FILE


@pytest.mark.parametrize(
    "text",
    [
        "---\n" + FILE + "---\n",
        "\nformat: 1\n",
        "format: 1\n...\n",
        "format: 1\nattestations: words\n",
        "a: [",
    ],
)
def test_what_cannot_be_written_safely_is_refused_in_words(text: str) -> None:
    with pytest.raises(RefusedError, match="review file"):
        with_attestations(text, "", [NEW])


@given(texts(80), texts(20), st.booleans())
def test_any_words_and_names_come_back_as_they_were(quote: str, by: str, crlf: bool) -> None:
    asked = Attestation("n1", "hype-words", joined(quote), by.strip(), "2026-10-06")
    before = FILE.replace("\n", "\r\n") if crlf else FILE
    after = with_attestations(before, "", [asked])
    found = parse(after, PATH)
    if asked.quote and asked.by:
        assert found.attestations[-1] == asked
    assert after.endswith(before[before.index("decisions") :])


@pytest.mark.parametrize("text", ["# by hand\n", "\ufeff# by hand", "\n# by hand\n\n"])
def test_a_file_of_comments_alone_gets_the_head_of_a_new_one(text: str) -> None:
    new = Attestation("i1", "hype-words", "a quote", "A. Rao", "2026-10-03")
    written = with_attestations(text, "doc1", [new])
    assert "# by hand\nformat:" in written
    assert parse(written, PATH, "doc1").attestations == (new,)
