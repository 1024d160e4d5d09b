"""The parts all records are made of: dates, names, wording, and what a draft says of bad ones."""

import pytest
from hypothesis import given

from cureon_editor.article.sources import Name, PartialDate
from cureon_editor.exchange.sources.dates import read_date
from cureon_editor.exchange.sources.draft import Draft
from cureon_editor.exchange.sources.gathering import MOST_MISSED, gathered
from cureon_editor.exchange.sources.people import OTHERS, inverted
from cureon_editor.exchange.sources.source_format import Missed, Record
from cureon_editor.exchange.sources.wording import LONGEST_TEXT, pages, plain
from tests.core.texts import CHARACTERS, HALVES, made_of, texts


@pytest.mark.parametrize(
    ("written", "date", "whole"),
    [
        ("2022", PartialDate(2022), True),
        ("2022-09", PartialDate(2022, 9), True),
        ("2022/09/15/", PartialDate(2022, 9, 15), True),
        ("2022-09-15T10:00:00Z", PartialDate(2022, 9, 15), True),
        ("2022 Sep 15", PartialDate(2022, 9, 15), True),
        ("15 September 2022", PartialDate(2022, 9, 15), True),
        ("Sept. 15, 2022", PartialDate(2022, 9, 15), True),
        ("Sep 2022", PartialDate(2022, 9), True),
        ("2031", PartialDate(2031), True),
        ("2022 Spring", PartialDate(2022), False),
        ("2022-02-30", PartialDate(2022), False),
        ("2021-2022", PartialDate(raw="2021-2022"), True),
        ("in press", PartialDate(raw="in press"), True),
        ("", None, True),
    ],
)
def test_dates(written: str, date: PartialDate | None, whole: bool) -> None:
    assert read_date(written) == (date, whole)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Mackensen, Andreas", Name("Mackensen", "Andreas")),
        ("King, Martin, Jr.", Name("King Jr.", "Martin")),
        ("World Health Organization", Name(literal="World Health Organization")),
        ("World Health Organization,", Name(literal="World Health Organization")),
        ("et al.", OTHERS),
        ("כהן, דוד", Name("כהן", "דוד")),
    ],
)
def test_names(written: str, name: Name) -> None:
    assert inverted(written) == name


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("<i>In vivo</i> &amp;amp; CD4<sup>+</sup>", "In vivo & CD4+"),
        ("p < 0.05 and > 3; a <b and c> d", "p < 0.05 and > 3; a <b and c> d"),
        ("&lt;jats:italic&gt;x&lt;/jats:italic&gt;", "x"),
        ("a?b=1&copy=2", "a?b=1&copy=2"),
        ("a\x00b\x85c\u2028d\ud800", "ab c d"),
        ("\u200fאבן\u200f 5\xa0mg", "\u200fאבן\u200f 5\xa0mg"),
    ],
)
def test_wording(written: str, text: str) -> None:
    assert plain(written) == text


@given(texts(30, CHARACTERS + HALVES) | made_of(("<", "i", ">", "&", "amp;", "#60;", "\x01", " ", "lt;")))
def test_plain_text_stays_as_it_is(text: str) -> None:
    assert plain(plain(text)) == plain(text)


def test_pages_have_one_hyphen() -> None:
    assert pages("2119--32, 40 – 44; S1—S9") == "2119-32, 40-44; S1-S9"


def test_a_text_that_is_too_long_is_cut_and_told() -> None:
    draft = Draft(3, "raw")
    draft.put("title", "x" * 6000)
    record = draft.finished()
    assert isinstance(record, Record)
    assert len(record.source.title) == LONGEST_TEXT
    assert record.doubts == ("The title has 6,000 characters; only the first 5,000 were kept.",)


def test_identifiers_are_brought_into_form_or_doubted() -> None:
    draft = Draft(1, "")
    for name, written in (("doi", "no doi"), ("pmid", "PMID: 0012"), ("isbn", "978-0-306-40615-8")):
        draft.put(name, written)
    record = draft.finished()
    assert isinstance(record, Record)
    assert (record.source.doi, record.source.pmid) == ("no doi", "12")
    assert record.doubts == (
        "“no doi” is not a valid DOI; check it.",
        "“978-0-306-40615-8” is not a valid ISBN; check it.",
        "This record has no title.",
    )


def test_an_endless_row_of_gaps_is_counted() -> None:
    understood = gathered(Missed(line, "No.") for line in range(1, MOST_MISSED + 11))
    assert len(understood.missed) == MOST_MISSED + 1
    assert understood.missed[-1] == Missed(MOST_MISSED + 1, "10 more passages could not be read.")
