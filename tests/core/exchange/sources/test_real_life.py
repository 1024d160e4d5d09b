"""Records as programs and sites really write them, and the odd values that came out of them wrong."""

import pytest

from cureon_editor.article.sources import Name, Source
from cureon_editor.exchange.sources.people import inverted
from cureon_editor.exchange.sources.source_format import Record, source_formats
from cureon_editor.exchange.sources.understanding import understand_text


def only(text: str, suffix: str = "") -> Record:
    """The one record of a text, in which nothing was missed."""
    understood = understand_text(text, suffix)
    assert not understood.missed
    (record,) = understood.records
    return record


@pytest.mark.parametrize("page", ["––", "---", "12–––14", "S1–S9"])
def test_dashes_in_pages_stay_what_they_are_in_bibtex(page: str) -> None:
    known = source_formats()["bibtex"]
    assert known.write
    once = only(known.write([Source("a", title="T", page=page)]), ".bib").source
    assert only(known.write([once]), ".bib").source == once


@pytest.mark.parametrize("written", ["Plato,,", ", , Jr", "Plato, , Jr"])
def test_a_name_of_one_part_is_read_the_same_wherever_its_commas_are(written: str) -> None:
    name = inverted(written)
    assert name == Name(literal=name.literal)
    assert inverted(name.literal) == name
