"""Citations and footnote marks pass through Markdown and the sanitiser unseen, and land where they were."""

import re

from hypothesis import given
from hypothesis import strategies as st

from cureon_editor.citations.find import find_clusters
from cureon_editor.rendering.composing.stretch import Stretch
from cureon_editor.rendering.slots import cut, fill, hide, note_slot, notes_in, restore
from tests.core.rendering.pages import composer

BODIES = st.text("ab @[];-{}`\n\\:#*|(). \ue000\ue001\ue00b", max_size=60)


@given(BODIES)
def test_restoring_what_was_hidden_gives_the_text_back(body: str) -> None:
    stretch = Stretch(body)
    assert stretch.restore(hide(body, find_clusters(body))) == body


@given(BODIES)
def test_lines_of_the_hidden_text_are_lines_of_the_text(body: str) -> None:
    stretch = Stretch(body)
    for number, line in enumerate(stretch.hidden.split("\n")):
        start = "".join(text + "\n" for text in body.split("\n")[: stretch.line(number)])
        assert body[len(start) :].startswith(re.split("[\x02\n]", line)[0])


@given(BODIES)
def test_no_slot_is_left_on_a_page(body: str) -> None:
    page = composer(f"---\nreferences:\n  - {{id: a}}\n---\n{body}").page()
    assert not re.search("[\x02\x03]", "".join(block.html for block in page.blocks))


def test_in_attributes_and_code_a_citation_is_what_was_typed() -> None:
    (block,) = composer('[a](b.md "see [@k]") `[@k]` ![x [@k]](c.png)').page().blocks
    assert 'title="see [@k]"' in block.html
    assert "<code>[@k]</code>" in block.html
    assert 'alt="x [@k]"' in block.html
    assert "citation" not in block.html


def test_a_citation_in_a_link_is_no_link_in_a_link() -> None:
    text = "---\nreferences:\n  - {id: k, title: T}\n---\n[a [@k] b[^n]](c.md) [@k] d[^n]\n\n[^n]: note"
    block = composer(text).page().blocks[0]
    assert not re.search(r"<a [^>]*>(?:(?!</a>).)*<a ", block.html)
    assert block.html.count('<span class="citation"') == 1
    assert block.html.count('<a class="citation"') == 1


def test_footnote_marks_are_known_in_the_order_they_are_read() -> None:
    html = f'<img alt="{note_slot(0)}"> {note_slot(2)} <code>{note_slot(3)}</code> {note_slot(1)}'
    pieces = cut(html, lambda _: "?")
    assert notes_in([pieces]) == (2, 1)
    assert restore(html, lambda slot: str(slot.number)).count("2") == 1
    assert fill(pieces, lambda slot: f"({slot.number})") == ('<img alt="?"> (2) <code>?</code> (1)')
