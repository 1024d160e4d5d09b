"""Records as programs and sites really write them, and the odd values that came out of them wrong."""

import pytest

from cureon_editor.article.sources import Name, PartialDate, Source
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


def bib(fields: str) -> Record:
    return only(f"@article{{a, {fields}}}", ".bib")


def test_a_pair_of_accents_on_one_letter() -> None:
    names = r"Nguy\~{\^e}n, V. and Tr\`{\^{a}}n, H. and Ngh\d{\^e}, T. and Mu\~noz, A."
    assert [name.family for name in bib(f"title={{T}}, author={{{names}}}").source.authors] == [
        "Nguyễn",
        "Trần",
        "Nghệ",
        "Muñoz",
    ]


def test_tags_that_mendeley_wrote_as_commands_are_no_part_of_a_title() -> None:
    written = r"{{Effects \textless{}i\textgreater{}in vitro\textless{}/i\textgreater{} at p \textless 5}}"
    record = bib(f"title={written}")
    assert record.source.title == "Effects in vitro at p <5"
    assert not record.doubts


def test_of_two_addresses_in_one_field_the_first_is_taken() -> None:
    record = bib("title={T}, url={http://dx.doi.org/10.1000/x https://example.org/a}")
    assert record.source.url == "http://dx.doi.org/10.1000/x"
    assert record.doubts == ("Of 2 addresses, the first was taken.",)


def test_springers_tags_are_no_part_of_a_title() -> None:
    title = '<Emphasis Type="Italic">BRCA1</Emphasis> in H<Subscript>2</Subscript>O'
    assert only(f"TY  - JOUR\nTI  - {title}\nER  - ").source.title == "BRCA1 in H2O"


def test_a_date_with_a_time_behind_a_slash_is_whole() -> None:
    record = only("TY  - JOUR\nTI  - T\nY2  - 2024/02/03/12:00:00\nER  - ")
    assert record.source.accessed == PartialDate(2024, 2, 3)
    assert not record.doubts


def test_a_doi_under_kind_of_work_and_a_date_under_edition_stand_where_they_belong() -> None:
    record = only("TY  - JOUR\nTI  - T\nM3  - doi: 10.1056/NEJMoa2308917\nET  - 20220915\nER  - ")
    assert (record.source.genre, record.source.edition) == ("", "")
    assert record.source.doi.casefold() == "10.1056/nejmoa2308917"


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Schmidt JR 3rd", Name("Schmidt 3rd", "JR")),
        ("Smith JA Jr", Name("Smith Jr", "JA")),
        ("van der Meulen J", Name("van der Meulen", "J")),
        ("Müller ÄÖ", Name("Müller", "ÄÖ")),
        ("O'Neil", Name("O'Neil")),
        ("de Souza", Name("de Souza")),
    ],
)
def test_short_names_of_pubmed(written: str, name: Name) -> None:
    assert only(f"PMID- 1\nTI  - T\nAU  - {written}\n").source.authors == (name,)
