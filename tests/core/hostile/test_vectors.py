"""Whatever a file holds, the page made of it has only what belongs into an article."""

from datetime import date

import pytest

from cureon_editor.article.article import Article
from cureon_editor.journal import Journal
from cureon_editor.rendering.page import render_page, standalone
from cureon_editor.rendering.sanitise import sanitise
from tests.core.hostile.reading import frame_misfits, misfits
from tests.core.hostile.vectors import FIELDS, PAYLOADS, VECTORS, armed, front_matter

TODAY = date(2026, 6, 20)
SOURCES = "---\nreferences:\n  - {id: alpha2001, title: First study}\n---\n"


def piece(vector: str) -> str:
    """An article with a hostile piece between two harmless paragraphs."""
    return f"{SOURCES}\nBefore [@alpha2001].\n\n{armed(vector)}\n\nAfter.\n"


def rendered(text: str) -> str:
    """The page of an article, with the mark that our own script would not leave."""
    page = render_page(Article.parse(text), Journal(), TODAY)
    return "\n".join((page.header, *(block.html for block in page.blocks), page.footer))


@pytest.mark.parametrize("group", VECTORS)
def test_no_hostile_piece_gets_through_to_the_page(group: str) -> None:
    for vector in VECTORS[group]:
        html = rendered(piece(vector))
        assert misfits(html) == [], vector
        assert "Before" in html, vector


@pytest.mark.parametrize("group", VECTORS)
def test_the_sanitiser_alone_stops_each_piece_and_has_nothing_left_to_do(group: str) -> None:
    for vector in VECTORS[group]:
        clean = sanitise(armed(vector))
        assert misfits(clean, more=frozenset()) == [], vector
        assert sanitise(clean) == clean, vector


@pytest.mark.parametrize("group", VECTORS)
def test_a_page_in_a_file_stands_all_pieces_of_a_kind_at_once(group: str) -> None:
    text = SOURCES + "\n\n".join(map(armed, VECTORS[group]))
    assert frame_misfits(standalone(Article.parse(text), Journal(), TODAY)) == []


@pytest.mark.parametrize("field", FIELDS)
def test_no_field_of_the_front_matter_carries_anything_in(field: str) -> None:
    for payload in PAYLOADS:
        text = f"---\n{armed(front_matter(field, payload))}\n---\n\nBefore [@alpha2001].\n"
        html = rendered(text)
        assert misfits(html) == [], payload
        assert "Before" in html, payload
        assert frame_misfits(standalone(Article.parse(text), Journal(), TODAY)) == [], payload


def test_there_are_enough_of_them_and_none_twice() -> None:
    pieces = [vector for group in VECTORS.values() for vector in group]
    assert len(pieces) == len(set(pieces))
    assert len(pieces) + len(FIELDS) * len(PAYLOADS) > 600


def test_the_reader_would_notice() -> None:
    noticed = """<img src="https://x.example/"> <a href="java&#10;script:x">a</a> <p onclick="x">p</p>
    <svg></svg> <img src="%2E%2e/x"> <img src=" //x"> <p style="x">p</p> <script src="x"></script>"""
    assert len(misfits(noticed)) == 8
    assert "script" in frame_misfits(noticed)
