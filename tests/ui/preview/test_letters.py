"""The same place in Markdown and on the page, for random articles; no window is needed."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from cureon_editor.article.article import Article
from cureon_editor.journal import find_journal
from cureon_editor.rendering.page import render_page
from cureon_editor.ui.preview.letters import in_text, letters, on_page, page_letters, without_marks
from cureon_editor.ui.preview.restarts import Restarts
from cureon_editor.ui.preview.sentence_starts import sentence_start
from tests.core.texts import CHARACTERS, made_of, thorough

FRONT = "references:\n  - id: a\n    title: One\n  - id: b\n    title: Two\n"
WORDS = ("cells ", "of “patients” ", "grew*. ", "*New* ", "**Then** ", "`x = 1` ", "Ünlü ", "[@a; @b, p. 4] ")
LINKS = (
    "[a guide](car-t.md) ",
    "5 & 6 ",
    "fell by 12 %. ",
    "\\* ",
    "\U0001f642 ",
    "It ended. ",
    "They saw @a. ",
)
LEADS = st.sampled_from(("", "## ", "> ", "- ", "1. ", "    "))
JOURNAL = find_journal(None)


def shown(text: str) -> str:
    """The page of a body of one block."""
    return "".join(
        block.html for block in render_page(Article(FRONT, text), JOURNAL, date(2026, 6, 1)).blocks
    )


@thorough
@given(LEADS, made_of(WORDS + LINKS, max_size=14), st.data())
def test_a_place_found_on_the_page_is_found_again(lead: str, words: str, data: st.DataObject) -> None:
    """From the text to the page and back one is in the same sentence."""
    text = f"{lead}Start here. {words}And so it ends."
    offset = data.draw(st.integers(len(lead), len(text) - 1))
    blank = without_marks([text])
    # In code the page shows citations as they were typed, which makes the place a guess.
    if not letters(blank[offset]) or (lead.startswith("    ") and "@" in words):
        return
    html = shown(text)
    again = in_text(html, on_page(blank, offset, html), blank)
    assert sentence_start(text, again) == sentence_start(text, offset)


@given(st.text(CHARACTERS, max_size=60), st.text(CHARACTERS, max_size=60), st.integers(0, 200))
def test_any_text_on_any_page_has_a_place(text: str, html: str, place: int) -> None:
    blank = without_marks(text.split("\n"))
    assert len(blank) == len(text)
    assert 0 <= on_page(blank, min(place, len(text)), html) <= len(page_letters(html))
    assert 0 <= in_text(html, place, blank) <= len(text)
    assert 0 <= sentence_start(text, in_text(html, place, blank)) <= len(text)


def test_cells_and_code_are_found() -> None:
    table = "| use | stage |\n|---|---|\n| lupus | a trial. Small |"
    assert sentence_start(table, table.index("mall")) == table.index("Small")
    assert sentence_start(table, table.index("pus")) == table.index("lupus")
    code = "```\nfirst = 1\n  second = 2\n```"
    assert sentence_start(code, code.index("ond")) == code.index("second")


def test_three_breakdowns_in_half_a_minute_are_too_many() -> None:
    now = [0.0]
    restarts = Restarts(clock=lambda: now[0])
    assert restarts.allowed()
    assert restarts.allowed()
    assert not restarts.allowed()
    now[0] = 40
    assert restarts.allowed()
    restarts.forgive()
    assert restarts.allowed()
