"""Bold, italic and code go on and come off without a mark being seen."""

from functools import partial

import pytest
from hypothesis import given

from cureon_editor.article.article import Article
from cureon_editor.article.edits import RefusedError, Selection
from cureon_editor.editing.inline import toggle
from cureon_editor.editing.inline_syntax import Kind
from tests.core.editing.selections import after, attempt, prose, read, selected_bodies

bold = partial(toggle, kind=Kind.BOLD)
italic = partial(toggle, kind=Kind.ITALIC)
code = partial(toggle, kind=Kind.CODE)

BOLD = [
    ("a «word» b", "a **«word»** b"),
    ("a **«word»** b", "a «word» b"),
    ("a «**word**» b", "a «word» b"),
    ("a __«word»__ b", "a «word» b"),
    ("a« word »b", "a **«word»** b"),
    ("a wo«»rd b", "a **wo«»rd** b"),
    ("a «»word b", "a **«»word** b"),
    ("a word«» b", "a **word**«» b"),
    ("a **word«»** b", "a **word**«» b"),
    ("a **two words «»**", "a **two words** «»"),
    ("***both«»***", "***both**«»*"),
    ("a **two wo«»rds** b", "a two wo«»rds b"),
    ("a «» b", "a **«»** b"),
    ("a **«»** b", "a «» b"),
    ("«»", "**«»**"),
    ("well-kno«»wn", "**well-kno«»wn**"),
    ("*«word»*", "***«word»***"),
    ("***«word»***", "*«word»*"),
    ("**a «b» c**", "**a** «b» **c**"),
    ("**«a» b**", "«a» **b**"),
    ("**a **«b **c** d»", "**a ****«b c d»**"),
    ("a «b **c** d» e", "a **«b c d»** e"),
    ("**a «b** c»", "**a «b c»**"),
    ("*a «b* c»", "***a «b* c»**"),
    ("- «item»", "- **«item»**"),
    ("«- item»", "- **«item»**"),
    ("## «Heading»", "## **«Heading»**"),
    ("> - [ ] «task»", "> - [ ] **«task»**"),
    ("«one\n\ntwo»", "**«one**\n\n**two»**"),
    ("«- one\n- two»", "- **«one**\n- **two»**"),
    ("**«one**\n\ntwo»", "**«one**\n\n**two»**"),
    ("**«one**\n\n**two»**", "«one\n\ntwo»"),
    ("«wrapped\nlines»", "**«wrapped\nlines»**"),
    ("[li«»nk](a_b.md)", "[**li«»nk**](a_b.md)"),
    ("[link](a_«b».md)", "**[link](a_«b».md)**"),
    ("see [@mue«»ller, p. 4]", "see **[@mue«»ller, p. 4]**"),
    ("`co«»de`", "**`co«»de`**"),
    ("| «a» | b |\n|---|---|\n| c | d |", "| **«a»** | b |\n|---|---|\n| c | d |"),
    ("«| a | b |\n|---|---|\n| c | d |»", "| **«a** | **b** |\n|---|---|\n| **c** | **d»** |"),
]


@pytest.mark.parametrize(("before", "expected"), BOLD)
def test_bold(before: str, expected: str) -> None:
    assert after(bold, before) == expected


OTHERS = [
    (italic, "a «word» b", "a *«word»* b"),
    (italic, "a _«word»_ b", "a «word» b"),
    (italic, "**«word»**", "***«word»***"),
    (italic, "***«word»***", "**«word»**"),
    (italic, "snake_ca«»se", "*snake_ca«»se*"),
    (code, "a «word» b", "a `«word»` b"),
    (italic, "a *word«»* b", "a *word*«» b"),
    (code, "a `word«»` b", "a `word`«» b"),
    (code, "a `«word»` b", "a «word» b"),
    (code, "a «x`y» b", "a ``«x`y»`` b"),
    (code, "a «`y» b", "a `` «`y» `` b"),
    (code, "«**a** b»", "`«**a** b»`"),
]


@pytest.mark.parametrize(("run", "before", "expected"), OTHERS)
def test_italic_and_code(run: partial[object], before: str, expected: str) -> None:
    assert after(run, before) == expected


@pytest.mark.parametrize("run", [bold, italic, code])
@pytest.mark.parametrize("before", ["« »", "«\n\n»", "«---»", "«::: {.note}»"])
def test_nothing_to_format(run: partial[object], before: str) -> None:
    assert after(run, before) is None


def test_a_code_block_stays_as_typed() -> None:
    with pytest.raises(RefusedError, match="code block"):
        after(bold, "```\nx = «word»\n```")


def test_marks_that_would_clash_are_refused() -> None:
    with pytest.raises(RefusedError, match="clash"):
        after(bold, "**x«b»")


def test_the_undo_entry_says_what_was_done() -> None:
    assert bold(*read("a «word» b")).name == "make bold"
    assert bold(*read("a **«word»** b")).name == "remove bold"
    assert code(*read("a «word» b")).name == "make code"


@given(selected_bodies(prose))
def test_twice_is_identity_on_prose(given_body: tuple[str, Selection]) -> None:
    body, selection = given_body
    for run in (bold, italic, code):
        first = run(Article(None, body), selection)
        if first is not None:
            once = Article(None, body).spliced(first.splices)
            second = run(once, first.selection)
            assert once.spliced(second.splices).body == body


@given(selected_bodies())
def test_any_text_is_formatted_or_refused(given_body: tuple[str, Selection]) -> None:
    for run in (bold, italic, code):
        attempt(run, *given_body)


@pytest.mark.parametrize("hostile", ["*a _b " * 500, "`" * 3_000, "[" * 3_000, "**a** " * 500, "`a" * 1_500])
def test_hostile_paragraphs_take_linear_time(hostile: str) -> None:
    attempt(bold, hostile, Selection(0, len(hostile)))
