"""Sentences end where readers hear them end."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cureon_editor.prose.sentences import sentences

# Each text, with a bar between its sentences.
CUT = [
    "One. |Two! |Three?",
    "Mackensen et al. Nature found it. |So did others.",
    "Found by Schett et al. |The rest waits.",
    "Take 5 mg. daily. |Then 5 mg. |Stop.",
    "See Fig. 2, e.g. the left, i.e. this. |Dr. Rao and Prof. Lee agree.",
    "J. B. Smith left. |In hepatitis B. |It is 3.5 in 100.",
    'She said "Not yet." |Then she left.',
    'The answer to "is this available?" is still "not yet, and only in trials." |Next.',
    "(See this.) |And that [sic]. |End",
    "Wait… |Then go... |Now!",
    "U.S. regulators agree. |In the U.S. |The rule holds.",
    "Apples, pears etc. are fine, etc. |They keep.",
    "First\n\n|Second",
    "It rose to 12. |15 people left.",
    "a sentence without capitals. still the same one",
    "on two\nlines. |Next",
    "See https://x.org/a.b?c=d for more. |Next",
]


@pytest.mark.parametrize("marked", CUT)
def test_where_sentences_end(marked: str) -> None:
    text = marked.replace("|", "")
    assert [text[start:end] for start, end in sentences(text)] == [part.strip() for part in marked.split("|")]


def test_a_stretch_is_cut_with_the_offsets_of_the_whole() -> None:
    text = "Before. One. Two. After."
    assert [text[start:end] for start, end in sentences(text, 8, 17)] == ["One.", "Two."]
    assert sentences("  \n ") == ()


@pytest.mark.parametrize(
    "text", ["." * 50_000, '."' * 20_000, "a." * 20_000 + " B", "a" * 31 + ",. B " * 500]
)
def test_hostile_text_is_cut_to_its_end(text: str) -> None:
    assert sentences(text + "\n\nLast")[-1] == (len(text) + 2, len(text) + 6)


@given(st.text("aB .!?…\"')(\n1", max_size=60))
def test_sentences_hold_all_the_words(text: str) -> None:
    spans = sentences(text)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert "".join(text[start:end] for start, end in spans).split() or not text.strip()
    assert sum(len(text[start:end].strip()) for start, end in spans) == sum(
        end - start for start, end in spans
    )
    covered = {at for start, end in spans for at in range(start, end)}
    assert all(letter.isspace() or at in covered for at, letter in enumerate(text))
