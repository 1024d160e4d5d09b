"""Files and pasted texts are known by what is in them, else by their names; any bytes are read."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cureon_editor.exchange.sources import understanding
from cureon_editor.exchange.sources.article import read as read_article
from cureon_editor.exchange.sources.decoding import decode
from cureon_editor.exchange.sources.identifier import read as read_identifiers
from cureon_editor.exchange.sources.identifier import recognises
from cureon_editor.exchange.sources.source_format import source_formats
from cureon_editor.exchange.sources.understanding import understand, understand_text

ARTICLE = """\
---
title: Rest
references:
  - id: ada2020
    type: webpage
    title: "Müller\\u0007 says"
    issued: 2020-05-06
    keyword: [a, b]
    abstract: Long
  - just words
  - id: bare
    title: Motion
---

Text [@ada2020].
"""


@pytest.mark.parametrize(
    ("text", "name", "taken"),
    [
        ("@article{a, title={T}}", "x.txt", "bibtex"),
        ("TY  - JOUR\nTI  - T\nER  - \n", "", "ris"),
        ("PMID- 1\nTI  - T\n", "x.txt", "nbib"),
        ('[{"id": "a", "title": "T"}]', "", "csl-json"),
        (ARTICLE, "", "article"),
        ("10.1000/182", "", "identifier"),
        ("PMID: 36109639", "x.txt", "identifier"),
        ("NHS — Lupus", "", "plain"),
        ("NHS — Lupus", "x.txt", "plain"),
        ("NHS — Lupus", "x.bib", "bibtex"),
        ("Text\n\n## Sources\n\n1. NHS — Lupus", "x.MD", "article"),
    ],
)
def test_the_format_is_found(text: str, name: str, taken: str) -> None:
    assert understand(text.encode(), name).format == taken


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "nothing here"),
        (b" \r\n\t", "nothing here"),
        (b"\0\0", "nothing here"),
        (b"%PDF-1.7 ...", "PDF"),
    ],
)
def test_what_holds_no_sources_is_said(data: bytes, words: str) -> None:
    understood = understand(data, "x.bib")
    assert understood.records == ()
    assert any(words in missed.message for missed in understood.missed)


def test_what_is_too_long_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(understanding, "LIMIT", 10)
    for understood in (understand(b"NHS - Lupus"), understand_text("NHS - Lupus")):
        assert understood.records == ()
        assert "longer than 50 MB" in understood.missed[0].message


@pytest.mark.parametrize(
    ("data", "text", "words"),
    [
        ("Müller".encode("utf-8-sig"), "Müller", ""),
        ("Müller".encode("utf-16"), "Müller", ""),
        (codecs.BOM_UTF16_BE + "Müller".encode("utf-16-be"), "Müller", ""),
        ("Müller and Ada".encode("utf-16-le"), "Müller and Ada", "without a byte order mark"),
        ("Müller and Ada".encode("utf-16-be"), "Müller and Ada", "without a byte order mark"),
        ("Müller".encode("cp1252"), "Müller", "Windows-1252"),
        (b"\x81\xff", "\N{REPLACEMENT CHARACTER}ÿ", "Windows-1252"),
        (b"Mu\0ller", "Muller", "NUL"),
        ("Ada".encode("utf-16")[:-1], "Ad\N{REPLACEMENT CHARACTER}", "cut off"),
    ],
)
def test_bytes_become_text(data: bytes, text: str, words: str) -> None:
    decoded = decode(data)
    assert decoded.text == text
    assert bool(decoded.doubts) is bool(words)
    assert words in " ".join(decoded.doubts)


def test_a_doubt_about_the_letters_stands_with_what_was_missed() -> None:
    understood = understand("NHS — Läuse".encode("cp1252"))
    assert understood.records[0].source.title == "Läuse"
    assert "Windows-1252" in understood.missed[0].message


def test_identifiers_fill_in_themselves_and_nothing_else() -> None:
    understood = read_identifiers(
        "1. https://doi.org/10.1000/182, PMID: 36109639; PMC12\n- ISBN 978 0 306 40615 7\n\n"
        "nct03030976\nwww.nhs.uk/a\nhttps://example.org/b,\n1234567\n"
    )
    sources = [record.source for record in understood.records]
    assert [source.doi or source.pmid or source.pmcid or source.isbn or source.url for source in sources] == [
        "10.1000/182",
        "36109639",
        "PMC12",
        "9780306406157",
        "https://clinicaltrials.gov/study/NCT03030976",
        "https://www.nhs.uk/a",
        "https://example.org/b",
        "1234567",
    ]
    assert [record.line for record in understood.records] == [1, 1, 1, 2, 4, 5, 6, 7]
    assert (sources[3].type, sources[4].type, sources[4].number) == ("book", "dataset", "NCT03030976")
    assert all("fill in" in record.doubts[-1] for record in understood.records)
    assert not any(source.title or source.authors or source.issued for source in sources)
    assert "A number alone" in understood.records[-1].doubts[0]


def test_what_is_no_identifier_or_a_mistyped_one_is_said() -> None:
    text = "978-0-306-40615-8\n10.1000/182 hello\n" + "x" * 5_000
    assert recognises("10.1000/182\n978-0-306-40615-8")
    assert not recognises("A title that has 10.1000/182 at its end")
    messages = [missed.message for missed in read_identifiers(text).missed]
    assert "check digit" in messages[0]
    assert "no DOI" in messages[1]
    assert "too long" in messages[2]


def test_the_sources_of_an_article_keep_what_we_do_not_know() -> None:
    understood = read_article(ARTICLE)
    first, bare = understood.records
    assert (first.source.key, first.source.title, first.line) == ("ada2020", "Müller says", 4)
    assert first.source.issued is not None
    assert first.source.issued.iso == "2020-05-06"
    assert dict(first.others) == {"keyword": ["a", "b"], "abstract": "Long"}
    assert (bare.source.key, bare.source.type, bare.line) == ("bare", "article-journal", 11)
    assert [missed.line for missed in understood.missed] == [10]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("---\nreferences: [\n---\n", ""),
        ("---\na: &a [*a]\nreferences: []\n---\n", ""),
        ("---\nreferences:\n" + "  " * 40 + "- " * 40 + "\n---\n", ""),
        ("---\ntitle: T\n---\nText", "neither sources"),
        ("Text", "neither sources"),
    ],
)
def test_an_article_without_readable_sources_is_said(text: str, words: str) -> None:
    understood = read_article(text)
    assert understood.records == ()
    assert understood.missed
    assert words in understood.missed[0].message


pieces = st.sampled_from(
    [
        "---\n",
        "references:",
        "\n  - ",
        "id: a",
        "title: ",
        "[",
        "}",
        "&a ",
        "*a",
        "10.1000/1",
        ", ",
        "PMID: ",
        "NCT",
    ]
)


@given(st.lists(pieces | st.text(max_size=4), max_size=15).map("".join))
def test_any_article_and_any_list_of_identifiers_is_read(text: str) -> None:
    for name in ("article", "identifier"):
        read = source_formats()[name].read
        assert read is not None
        for written in (text, f"---\nreferences:\n  - title: {text}\n---\n"):
            understood = read(written)
            assert understood.records or understood.missed


@given(st.binary(max_size=60), st.sampled_from(["", ".bib", ".md", ".docx", ".json", ".zip"]))
def test_any_bytes_are_understood_or_said(data: bytes, name: str) -> None:
    for start in (b"", b"PK\x03\x04", b"\xff\xfe", b"---\n"):
        understood = understand(start + data, f"x{name}")
        assert understood.records or understood.missed
