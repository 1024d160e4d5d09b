"""Short forms: which are written out where they stand, and what others may stand for."""

import pytest

from cureon_editor.checks.examples import example
from cureon_editor.checks.expansions import by_initials, expansion, initials, is_written_out
from tests.core.bundled import CHECKER
from tests.core.checks.test_examples import TODAY

WRITTEN_OUT = [
    "SLE (lupus) is here",
    "lupus (SLE) is here",
    "systemic lupus (“SLE”) is here",
    "systemic lupus erythematosus, or SLE, is here",
    "systemic lupus erythematosus, abbreviated SLE, is here",
    "SLE, short for systemic lupus erythematosus, is here",
    "SLE, or systemic lupus erythematosus, is here",
    "SLE stands for systemic lupus erythematosus",
]
BARE = [
    "SLE is here",
    "RA or SLE is here",
    "the disease called SLE is here",
    "SLE, or RA, is here",
    "many (SLE among them) are here",
    "SLE, which is here",
]


def place(text: str) -> tuple[str, int, int]:
    start = text.index("SLE")
    return text, start, start + 3


@pytest.mark.parametrize("text", WRITTEN_OUT)
def test_a_form_beside_its_words_is_written_out(text: str) -> None:
    assert is_written_out(*place(text))


@pytest.mark.parametrize("text", BARE)
def test_a_form_without_its_words_is_not(text: str) -> None:
    assert not is_written_out(*place(text))


def test_words_that_begin_with_its_letters_are_its_words() -> None:
    known = ("cytokine storm", "CRS", "cytokine release syndrome")
    assert expansion("CRS", known) == "cytokine release syndrome"
    assert expansion("CAR-T", ("CAR-T", "chimeric antigen receptor T cell"))
    assert not expansion("ECG", known)


def test_names_are_known_by_the_letters_of_their_short_forms() -> None:
    known = by_initials(
        ("CRS", "cytokine* release syndrome", "cytokine release syndrome", "common rash (sore)")
    )
    assert known[initials("CRS")] == "cytokine release syndrome"
    assert by_initials(("chimeric antigen receptor T cell",))[initials("CAR-T")]
    assert initials("ECG") not in known
    assert initials("C") not in known


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("SLE is one. Systemic lupus erythematosus (SLE) is rare.", "Systemic lupus erythematosus (SLE)"),
        ("CRS came first.", "cytokine release syndrome (CRS)"),
    ],
)
def test_words_known_from_the_text_or_a_therapy_pack_are_suggested(body: str, words: str) -> None:
    findings = CHECKER.check(example(body), TODAY)
    finding = next(found for found in findings if found.rule == "terms-explained")
    assert [f"“{words}”" in passage.lacks for passage in finding.passages] == [True]


def test_of_many_short_forms_the_message_names_a_dozen() -> None:
    body = " ".join(f"A{letter}Q stays." for letter in "BCDEFGHIJKLMN")
    finding = next(one for one in CHECKER.check(example(body), TODAY) if one.rule == "terms-explained")
    assert finding.message.startswith("13 short forms are")
    assert finding.message.endswith("AMQ and more.")
    assert len(finding.passages) == 13
