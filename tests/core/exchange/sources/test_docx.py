"""A Word file gives the sources of Zotero, Mendeley or Word, or its list; a bad one gives a sentence."""

import base64
import io
import zipfile
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cureon_editor.article.sources import Name, PartialDate
from cureon_editor.exchange.sources.docx import packed_xml, read_bytes
from cureon_editor.exchange.sources.source_format import Understood
from cureon_editor.exchange.sources.understanding import understand
from tests.core.exchange.sources.word_files import B, W, citation, complex_field, run, word_file

REST: dict[str, Any] = {
    "id": "http://zotero.org/users/1/items/A",
    "type": "article-journal",
    "title": "Rest & motion",
    "author": [{"family": "Müller", "given": "Fabian"}],
    "issued": {"date-parts": [[2022, 9]]},
    "DOI": "10.1000/182",
}
WALK: dict[str, Any] = {"id": 7, "type": "webpage", "title": "On walking", "URL": "https://example.org/walk"}
GOOD = word_file(run("Rest helps "), complex_field("ADDIN ZOTERO_ITEM CSL_CITATION " + citation(REST)))


def titles(understood: Understood) -> list[str]:
    return [record.source.title for record in understood.records]


@pytest.mark.parametrize("label", ["ADDIN ZOTERO_ITEM CSL_CITATION ", " ADDIN CSL_CITATION "])
@pytest.mark.parametrize("cut", [3, 10_000])
def test_citations_of_reference_managers(label: str, cut: int) -> None:
    first = complex_field(label + citation(REST, WALK), cut=cut)
    again = complex_field(label + citation(WALK), cut=cut)
    understood = read_bytes(word_file(run("Title"), run("It helps ") + first, again))
    assert titles(understood) == ["Rest & motion", "On walking"]
    source = understood.records[0].source
    assert (source.key, source.doi, source.issued) == ("", "10.1000/182", PartialDate(2022, 9))
    assert source.authors == (Name("Müller", "Fabian"),)
    assert [record.line for record in understood.records] == [2, 2]
    assert understood.missed == ()


def test_citations_within_another_field_in_notes_and_in_content_controls() -> None:
    inner = complex_field("ADDIN ZOTERO_ITEM CSL_CITATION " + citation(REST))
    outer = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + inner + '<w:fldChar w:fldCharType="end"/>'
    packed = base64.b64encode(citation(WALK).encode()).decode().rstrip("=")
    tag = f'<w:sdt><w:sdtPr><w:tag w:val="MENDELEY_CITATION_v3_{packed}"/></w:sdtPr></w:sdt>'
    assert titles(read_bytes(word_file(outer, tag))) == ["Rest & motion", "On walking"]
    notes = f"<w:footnotes {W}><w:p>{inner}</w:p></w:footnotes>"
    assert titles(read_bytes(word_file(run("Text"), footnotes=notes))) == ["Rest & motion"]


def test_the_sources_entered_in_word() -> None:
    person = "<b:Person><b:Last>Ada</b:Last><b:First>Anna</b:First><b:Middle>M</b:Middle></b:Person>"
    listed = (
        f"<b:Sources {B}><b:Source><b:Tag>Ada20</b:Tag><b:SourceType>BookSection</b:SourceType>"
        f"<b:Author><b:Author><b:NameList>{person}</b:NameList></b:Author>"
        "<b:Editor><b:NameList><b:Person><b:Last>Ben</b:Last></b:Person></b:NameList></b:Editor></b:Author>"
        "<b:Title>A part</b:Title><b:BookTitle>The whole</b:BookTitle><b:Year>2020</b:Year>"
        "<b:Month>March</b:Month><b:Day>5</b:Day><b:StandardNumber>0-306-40615-2</b:StandardNumber></b:Source>"
        "<b:Source><b:SourceType>Report</b:SourceType><b:Author><b:Author><b:Corporate>NHS</b:Corporate>"
        "</b:Author></b:Author><b:Title>A report</b:Title><b:StandardNumber>NG12</b:StandardNumber>"
        "</b:Source></b:Sources>"
    )
    part, report = (record.source for record in read_bytes(word_file(run("Text"), item1=listed)).records)
    assert (part.key, part.type, part.title, part.container) == ("Ada20", "chapter", "A part", "The whole")
    assert (part.authors, part.editors) == ((Name("Ada", "Anna M"),), (Name("Ben"),))
    assert (part.issued, part.isbn) == (PartialDate(2020, 3, 5), "9780306406157")
    assert (report.authors, report.number) == ((Name(literal="NHS"),), "NG12")


def test_else_the_list_below_the_last_heading() -> None:
    understood = read_bytes(
        word_file(
            run("Sources"),
            run("of doubt are many."),
            run("References"),
            run("Mackensen A. et al., Nature Medicine (2022) ") + run("— Anti-CD19 CAR T cells in lupus"),
            "",
            run("NHS — Lupus"),
            complex_field("ADDIN EN.CITE <EndNote>", shown=""),
        )
    )
    assert titles(understood) == ["Anti-CD19 CAR T cells in lupus", "Lupus"]
    assert [record.line for record in understood.records] == [4, 6]
    assert "EndNote" in understood.missed[0].message


def zipped(name: str, text: str | bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, text)
    return packed.getvalue()


ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "no Word file"),
        (b"PK\x03\x04", "no Word file"),
        (GOOD[:-40], "no Word file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 99, "password"),
        (zipped("a.txt", "x"), "no Word document"),
        (zipped("word/document.xml", ""), "not well formed"),
        (zipped("word/document.xml", "<w:document>"), "not well formed"),
        (zipped("word/document.xml", ENTITIES), "entities"),
        (zipped("word/document.xml", "<!DOCTYPE x><x/>"), "entities"),
        (word_file(run("Text")), "no citations of Zotero"),
        (word_file(complex_field("ADDIN ZOTERO_ITEM CSL_CITATION {" + "[" * 9_000)), "no citations"),
        (
            word_file(complex_field('ADDIN CSL_CITATION {"citationItems": [1, {"itemData": 2}]}')),
            "no citations",
        ),
    ],
)
def test_a_bad_file_gives_a_sentence(data: bytes, words: str) -> None:
    understood = read_bytes(data)
    assert understood.records == ()
    assert len(understood.missed) == 1
    assert words in understood.missed[0].message


def test_a_part_that_unpacks_too_far_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed_xml, "LIMIT", 100_000)
    bomb = word_file(run("a" * 300_000))
    assert len(bomb) < 2_000
    assert "when unpacked" in read_bytes(bomb).missed[0].message


def test_what_stood_before_the_damage_is_kept() -> None:
    text = f"<w:d {W}><w:p>{complex_field('ADDIN CSL_CITATION ' + citation(REST))}</w:p><w:p>"
    understood = read_bytes(zipped("word/document.xml", text))
    assert titles(understood) == ["Rest & motion"]
    assert "not well formed" in understood.missed[0].message


def test_a_word_file_is_known_by_its_bytes_or_its_name() -> None:
    assert understand(GOOD).format == "docx"
    assert understand(GOOD, "x.bib").format == "docx"
    assert understand(b"torn", "x.DOCX").format == "docx"


@given(st.integers(0, len(GOOD) - 1), st.binary(max_size=6), st.integers(0, 40))
def test_any_damage_is_survived(at: int, put: bytes, cut: int) -> None:
    understood = read_bytes(GOOD[:at] + put + GOOD[at + cut :])
    assert understood.records or understood.missed


@given(st.text(max_size=60))
def test_any_field_code_is_survived(text: str) -> None:
    printable = "".join(c for c in text if c.isprintable())
    for code in (
        "ADDIN CSL_CITATION {" + printable,
        "ADDIN CSL_CITATION " + citation({"id": 1, printable: printable}),
    ):
        understood = read_bytes(word_file(complex_field(code)))
        assert understood.records or understood.missed
