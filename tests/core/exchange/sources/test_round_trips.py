"""Import, export, import: after one round nothing changes, and what a format can say comes back equal."""

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cureon_editor.article.sources import Source
from cureon_editor.exchange.sources.source_format import SourceFormat, source_formats
from tests.core.exchange.sources.drawn import anything, full, sayable
from tests.core.texts import thorough

WRITTEN = [known for known in source_formats().values() if known.write]
#: Kinds that have a type of their own in BibTeX and RIS; a web page needs an address to be one in BibTeX.
KINDS = ("article-journal", "book", "chapter", "paper-conference", "report", "thesis", "dataset", "webpage")


def again(known: SourceFormat, sources: Sequence[Source]) -> list[Source]:
    """The sources after a round through the format."""
    assert known.write
    assert known.read
    return [record.source for record in known.read(known.write(sources)).records]


def test_three_formats_are_written() -> None:
    assert [known.name for known in WRITTEN] == ["csl-json", "bibtex", "ris"]


@pytest.mark.parametrize("known", WRITTEN, ids=lambda known: known.name)
@thorough
@given(source=anything)
def test_after_one_round_nothing_changes(known: SourceFormat, source: Source) -> None:
    once = again(known, [source])
    assert again(known, once) == once
    assert known.write
    assert known.write(again(known, once)) == known.write(once)


@pytest.mark.parametrize("known", WRITTEN, ids=lambda known: known.name)
@thorough
@given(sources=st.lists(sayable(KINDS), min_size=1, max_size=3))
def test_what_a_format_can_say_comes_back_equal(known: SourceFormat, sources: list[Source]) -> None:
    assert again(known, sources) == sources


@given(st.lists(full(), max_size=3))
def test_csl_json_says_everything(sources: list[Source]) -> None:
    assert again(source_formats()["csl-json"], sources) == sources


@given(anything)
def test_written_text_is_recognised(source: Source) -> None:
    for known in WRITTEN:
        write: Callable[[Sequence[Source]], str] | None = known.write
        assert write
        assert known.recognises(write([source]))
