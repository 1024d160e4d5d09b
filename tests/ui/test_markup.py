"""What each character of a line looks like, drawn as a string under it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cureon_editor.ui.editor import markup

LETTERS = {
    markup.CODE: "c",
    markup.CITATION: "@",
    markup.LINK: "l",
    markup.STRONG: "b",
    markup.EMPHASIS: "i",
    markup.MARK: ".",
    markup.ITEM: "-",
    markup.QUOTE: "q",
    markup.TABLE: "t",
}


def drawn(text: str, before: int = markup.TEXT) -> str:
    """One letter a character: a digit in a heading, else the first look that holds, else a blank."""
    out = [" "] * len(text)
    for start, length, look in markup.looks(text, before)[0]:
        level = look >> markup.LEVEL_SHIFT
        letter = next((sign for bit, sign in LETTERS.items() if look & bit), str(level))
        out[start : start + length] = letter * length
    return "".join(out)


@pytest.mark.parametrize(
    ("text", "looks"),
    [
        ("plain words", "           "),
        ("## Heading", "...2222222"),
        ("# A **b**", "..11..b.."),
        ("a **bold** b", "  ..bbbb..  "),
        ("a *it* b_c_d", "  .ii.      "),
        ("- item *x*", "--     .i."),
        ("1. one", "---   "),
        ("> quote", "..qqqqq"),
        ("a [@key; @b] c", "  @@@@@@@@@@  "),
        ("see @key, e@mail.org", "    @@@@            "),
        ("[text](u.md)", ".llll......."),
        ("a `code` b", "  cccccc  "),
        ("::: {.note}", "..........."),
        ("| a | b |", ".ttt.ttt."),
        ("|---|---|", "........."),
        ("a <!-- b --> c", "  ..........  "),
        (r"a \@b", "     "),
    ],
)
def test_a_line(text: str, looks: str) -> None:
    assert drawn(text) == looks


def test_a_fence_runs_until_its_own_kind_closes_it() -> None:
    state = markup.TEXT
    states = []
    for line in ("```py", "# no heading", "~~~", "```", "text"):
        _runs, state = markup.looks(line, state)
        states.append(state)
    fence = markup.BACKTICK_FENCE
    assert states == [fence, fence, fence, markup.TEXT, markup.TEXT]


@given(st.text("ab *_`[]()@#>-|:~<!", max_size=60), st.sampled_from(range(4)))
def test_runs_are_in_order_and_inside_the_line(text: str, before: int) -> None:
    runs, after = markup.looks(text, before)
    end = 0
    for start, length, look in runs:
        assert start >= end
        assert length >= 0
        assert look
        end = start + length
    assert end <= len(text)
    assert after in range(4)
