"""Markdown as Python-Markdown reads it, cut where it may be cut, each block knowing its line."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown import Markdown

from cureon_editor.rendering.protocol import Block
from cureon_editor.rendering.sanitise import sanitise
from tests.core.rendering.bodies import MARKDOWN
from tests.core.rendering.pages import composer
from tests.core.texts import made_of, thorough

REL = 'rel="noopener noreferrer"'
FIRST_BLANKS = re.compile(r"\A(?:[ \t]*(?:\n|\Z))+")


def comparable(body: str) -> str:
    """A body without the two things that Python-Markdown reads otherwise.

    It would take a first line of blanks for text, and attributes at the end of a footnote for text too.
    """
    body = FIRST_BLANKS.sub("", body)
    return body.replace("{: .note }", "Text") if "[^" in body else body


BODIES = made_of((*MARKDOWN, *[""] * 8), 14, between="\n").map(comparable)


def convert(body: str) -> tuple[Block, ...]:
    return composer(body, live=False).page().blocks


def html(body: str) -> str:
    return "\n".join(block.html for block in convert(body))


def elements(html_text: str) -> tuple[str, list[str]]:
    """HTML and its footnotes, without line breaks between elements and what only our own steps add.

    Python-Markdown numbers marks in lists and quotations last and we do not, so numbers are left out too.
    """
    for ours in (
        '<div class="table">',
        ' class="task done"',
        ' class="question"',
        ' class=""',
        "task done ",
        "☑&nbsp;",
        "[x] ",
        " " + REL,
    ):
        html_text = html_text.replace(ours, "")
    html_text = re.sub(r"(fnref)\d+|(footnote-ref\" href=\"#fn:\w\">)\d", r"\1\2", html_text)
    html_text = re.sub(r"</table>\n?</div>", "</table>", html_text).replace("\n", "")
    text, _, notes = html_text.partition('<div class="footnote">')
    return text, sorted(notes.removesuffix("</ol></div>").split("<li"))


@thorough
@given(BODIES)
@example("- item\n\n1. one")
@example(
    "one[^b] two[^a] AB\n\n[^a]: second\n[^b]: first\n*[AB]: abbreviation\n\nTerm\n: meaning\n\n|a|\n|-|\n|b|"
)
def test_without_raw_html_the_page_is_what_python_markdown_makes_of_the_text(body: str) -> None:
    stock = Markdown(
        output_format="html",
        extensions=["tables", "footnotes", "def_list", "abbr", "attr_list", "sane_lists"],
        extension_configs={
            "tables": {"use_align_attribute": True},
            "footnotes": {
                "USE_DEFINITION_ORDER": False,
                "BACKLINK_TEXT": "↩",
                "BACKLINK_TITLE": "Back to the text",
            },
        },
    )
    assert elements(html(body)) == elements(sanitise(stock.convert(body)))


@given(BODIES)
@example("Text\n[^1]: note\n\n    more of it")
def test_blocks_ascend_and_begin_on_lines_that_say_something(body: str) -> None:
    lines = body.split("\n")
    starts = [block.line for block in convert(body)]
    assert starts == sorted(starts)
    assert all(lines[start].strip() for start in starts)


@given(st.text("`~:<>!-[]^*_#|\\{}()@ \n\t\x02\x03ab1divp/", max_size=60))
def test_any_text_gives_blocks(body: str) -> None:
    starts = [block.line for block in convert(body)]
    assert starts == sorted(starts)
    assert all(0 <= start <= body.count("\n") for start in starts)


def test_each_block_knows_its_line() -> None:
    body = "\n".join(
        [
            *("Opening", "paragraph", "", "## Head", "text below it", "# Another", ""),  # 0
            *(
                "- a",
                "",
                "    more of a",
                "- b",
                "",
                "text",
                "> quote",
                "",
                "***",
                "",
                "Setext",
                "---",
                "",
            ),  # 7
            *(
                "```python",
                "",
                "# code",
                "```",
                "after code",
                "<div>",
                "",
                "raw",
                "</div>",
                "after raw",
                "",
            ),  # 20
            *(
                "::: {.note}",
                "inside",
                "",
                "more",
                ":::",
                "Term",
                ": definition",
                "",
                "| a |",
                "|---|",
                "| 1 |",
            ),
        ]
    )
    assert [block.line for block in convert(body)] == [
        *(0, 3, 4, 5, 7, 12, 13, 15, 17, 20, 24, 25, 29, 31, 36, 39),
    ]


def test_what_stands_before_a_definition_begins_where_it_did() -> None:
    body = "one\n[a]: b\n*[C]: d\n\ntwo\n[^1]: note\n\n    more\n\n    of it\n\nthree"
    assert [block.line for block in convert(body)] == [0, 4, 11, 11]


def test_a_definition_after_a_paragraph_keeps_the_paragraphs_line() -> None:
    blocks = convert("first\n\nTerm\n\n: definition")
    assert [(block.line, block.html[:4]) for block in blocks] == [(0, "<p>f"), (2, "<dl>")]


def test_footnotes_stand_last_in_order_of_use() -> None:
    blocks = convert("one[^b] two[^a] one again[^b]\n\n[^a]: second\n[^b]: first\n")
    assert len(blocks) == 2
    assert blocks[1].line == 2
    assert blocks[1].html.index("first") < blocks[1].html.index("second")


def test_a_fenced_div_may_hold_blocks_and_other_divs() -> None:
    body = "::: {.warning #x}\nText *here*\n\n- item\n::: note\ninner\n:::\n:::\nafter"
    blocks = convert(body)
    assert [block.line for block in blocks] == [0, 8]
    assert blocks[0].html.startswith('<div class="warning">')
    assert '<div class="note">\n<p>inner</p>' in blocks[0].html
    assert "<em>here</em>" in blocks[0].html


@pytest.mark.parametrize("body", ["::: {.note}\ntext", "text\n\n:::", "::: note\n```\n:::\n```"])
def test_a_div_without_its_partner_is_text(body: str) -> None:
    assert '<div class="note">' not in html(body)
    assert ":::" in html(body)


def test_code_is_coloured_only_for_languages_on_the_list() -> None:
    assert '<span class="k">return</span>' in html("```python\nreturn 1\n```")
    assert "<span" not in html("```scala\nval x = 1\n```")
    assert "&lt;b&gt; &amp;amp;" in html("~~~\n<b> &amp;\n~~~")


@pytest.mark.parametrize("body", ["```\ncode", "````\ncode\n```", "``` `\ncode\n```"])
def test_a_fence_that_is_never_closed_is_text(body: str) -> None:
    assert "<pre>" not in html(body)


def test_raw_html_that_is_never_closed_ends_at_a_blank_line() -> None:
    blocks = convert("<div>\n<b>raw\n\n*text*")
    assert [block.html for block in blocks] == [
        "<div>\n<b>raw</b></div>",
        "<p><em>text</em></p>",
    ]


def test_raw_html_keeps_its_blank_lines_when_it_is_closed() -> None:
    body = "<div>\n\n<div>x</div>\n\n</div>\n<!-- a\n\nb -->\n<hr>\ntext"
    assert [block.line for block in convert(body)] == [0, 8, 9]


def test_tasks_show_a_box() -> None:
    found = html("- [ ] open\n- [x] done\n- [y] neither")
    assert '<li class="task">☐&nbsp;open</li>' in found
    assert '<li class="task done">☑&nbsp;done</li>' in found
    assert "<li>[y] neither</li>" in found


def test_an_at_sign_that_cites_nothing_loses_its_backslash() -> None:
    assert html("\\@lib, [\\@b] `\\@d`") == "<p>@lib, [@b] <code>\\@d</code></p>"


def test_questions_are_marked_under_their_heading_only() -> None:
    body = (
        "### Before\n\n## Common Questions\n\n### Asked?\n\nAnswer\n\n**Also?** Yes\n\n## Next\n\n### After"
    )
    shown = "\n".join(block.html for block in convert(body))
    assert shown.count('class="question"') == 2
    assert '<h3 class="question">Asked?</h3>' in shown
    assert '<p class="question"><strong>Also?</strong> Yes</p>' in shown


def test_a_passage_that_breaks_the_converter_is_shown_as_text_and_the_rest_as_ever(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(code: str, language: str) -> str:
        raise RecursionError(code, language)

    monkeypatch.setattr("cureon_editor.rendering.markdown.converter.code_html", broken)
    blocks = convert("# Head\n\n```\n<code>\n```\n\n*after*")
    assert [block.line for block in blocks] == [0, 2, 6]
    assert "shown as it was written" in blocks[1].html
    assert "&lt;code&gt;" in blocks[1].html
    assert blocks[2].html == "<p><em>after</em></p>"


HOSTILE = {
    "quotes": ">" * 1_000,
    "brackets": "[" * 300,
    "unclosed divs": "<div>\n" * 1_000,
    "unclosed comments": "<!--\n" * 1_000,
    "unclosed fences": "```\n~~~\n````\n" + "`````x\n" * 1_000,
    "nested divs": "::: note\n" * 1_000 + ":::\n" * 1_000,
    "many blank lines": "\n" * 3_000 + "x",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_laid_out(name: str) -> None:
    shown = html(HOSTILE[name])
    # Comments are not shown at all.
    assert shown or name == "unclosed comments"
    assert "shown as it was written" not in shown
