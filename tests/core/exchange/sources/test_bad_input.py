"""Bad input of every kind, given to every format: records and sentences come back, and nothing is raised."""

import random
import unicodedata
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cureon_editor.article.sources import Name, PartialDate, Source, Study
from cureon_editor.exchange.sources.source_format import SourceFormat, Understood, source_formats
from tests.core.texts import CHARACTERS, HALVES, made_of, texts

DATA = Path(__file__).parent / "data"
CORPUS = tuple(path.read_text("utf-8") for path in sorted(DATA.glob("records.*")) if "found" not in path.name)
FORMATS = tuple(known for known in source_formats().values() if known.read)
#: Processor seconds for one text below; each takes a small part of it, and what hangs takes far more.
PATIENCE = 20.0

BAD = {
    "empty": "",
    "blank": " \n\t\r\n\x0b\u2028",
    "byte order mark": "\ufeff",
    "NUL": "\0" * 1000,
    "binary": "".join(map(chr, range(256))) * 20,
    "wrong encoding": "TY  - JOUR\nTI  - ".encode("utf-16").decode("latin-1"),
    "halves": "\ud800\udfff",
    "HTML": "<html><body><p>Nature <b>Medicine</b></p></body></html>",
    "YAML bomb": "a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]",
    "BibTeX, one entry never closed": "@article{a, title={" + "{" * 100_000,
    "BibTeX, deep braces": "@article{a, title={" + "{" * 100_000 + "}" * 100_000 + "}}",
    "BibTeX, no key": "@article{, title={x}}@article{title={y}}@book{}@misc{z}",
    "BibTeX, many starts": "@a{\n" * 3_000,
    "BibTeX, strings of strings": "@string{a = b # b}\n@string{b = a # a}\n@book{x, title = a # a # b}",
    "BibTeX, strings that grow": "@string{s0={" + "x" * 9000 + "}}\n"
    + "".join(f"@string{{s{n} = s{n - 1} # s{n - 1}}}\n" for n in range(1, 60))
    + "@book{x, title = s59 # s59}",
    "BibTeX, its own crossref": "@book{a, crossref={a}, title={x}}",
    "BibTeX, LaTeX": "@book{a, title={" + "\\'" * 20_000 + "$" * 999
    + "\\frac" * 5000 + "\\begin{x}" * 999 + "}}",
    "BibTeX, many authors": "@book{a, title={x}, author={" + "A, B and " * 3_000 + "}}",
    "BibTeX, names of marks": "@book{a, title={x}, author={, and and , , , and } { and \\ and {} and {,}}}",
    "JSON, deep": '[{"title":' + "[" * 100_000,
    "JSON, deep and closed": '[{"title":"x","a":' + "[" * 900 + "]" * 900 + "}]",
    "JSON, numbers": '[{"title":' + "1" * 6000 + ',"volume":1e999,"type":NaN,"issued":{"date-parts":[['
    + "9" * 5000 + "]]}}]",
    "JSON, wrong types": '[{"id":{},"type":[],"title":{},"author":{"a":[]},'
    '"issued":[],"DOI":true,"note":[1],"custom":7}]',
    "JSON, broken many times": '{"id":"a" "b"},\n' * 3_000,
    "JSON, halves": '[{"title":"\\ud800 \\udfff \\u0000 \\u202e"}]',
    "RIS, nothing but beginnings": "TY  - JOUR\n" * 2_000,
    "RIS, one endless line": "TY  - JOUR\nTI  - " + "word " * 40_000,
    "RIS, endless continuation": "TY  - JOUR\nTI  - x\n" + "more\n" * 20_000,
    "RIS, odd digits": "TY  - JOUR\nTI  - x\nPY  - ²⁰²²\nDA  - ٢٠٢٢/٠٩\nER  - ",
    "MEDLINE, no numbers": "PMID- \nTI  - x\nPMID- x\nDP  - 0000 Foo 99\n",
    "entities": "TY  - JOUR\nTI  - " + "&amp;" * 20_000
    + "&#0;&#x110000;&#38;lt;i&#38;gt;<i" + "<" * 20_000 + "\n",
    "hostile": "@book{a, title={<script>alert(1)</script>}, url={javascript:x}, doi={../../etc/passwd}}",
    "one long word": "x" * 200_000,
    "brackets": "[" * 100_000,
    "future and past": "@book{a,title={x},year=9999}@book{b,title={y},year=-3}@book{c,title={z},year=20222}",
}  # fmt: skip


def characters(value: Any) -> Iterator[str]:
    """Every text that a record hands over."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | list):
        for part in value:
            yield from characters(part)
    elif isinstance(value, dict):
        yield from characters([*value, *value.values()])
    elif isinstance(value, Source | Name | PartialDate | Study):
        yield from characters([getattr(value, each.name) for each in fields(value)])


def is_sound(understood: Understood, text: str) -> bool:
    """Sources whose texts are texts without controls, and places that lie within what was read."""
    assert isinstance(understood, Understood)
    last = 1 + text.count("\n") + text.count("\r")
    for record in understood.records:
        assert all(
            isinstance(getattr(record.source, name), str) for name in ("key", "type", "title", "doi", "url")
        )
        for written in characters([record.source, record.others]):
            assert not any(unicodedata.category(letter) in ("Cc", "Cs") for letter in written), repr(written)
        assert 1 <= record.line <= last
        assert all(record.doubts)
    assert all(1 <= gap.line <= last and gap.message.endswith((".", ")")) for gap in understood.missed)
    return True


@pytest.mark.parametrize("known", FORMATS, ids=lambda known: known.name)
@pytest.mark.parametrize("text", BAD.values(), ids=list(BAD))
def test_bad_input_gives_sentences(known: SourceFormat, text: str) -> None:
    began = process_time()
    known.recognises(text)
    assert known.read
    understood = known.read(text)
    assert process_time() - began < PATIENCE
    assert is_sound(understood, text)
    assert understood.records or understood.missed


@pytest.mark.parametrize("known", FORMATS, ids=lambda known: known.name)
@given(
    text=texts(60, CHARACTERS + HALVES)
    | made_of(("@a{", "}", "b,", "t={", "TY  - ", "PMID- ", "\n", '[{"id":', '"x"', ","), 20)
)
def test_any_text_is_read(known: SourceFormat, text: str) -> None:
    assert known.read
    assert is_sound(known.read(text), text)


@pytest.mark.parametrize("known", FORMATS, ids=lambda known: known.name)
@given(text=st.sampled_from(CORPUS), seed=st.integers(0, 2**32))
def test_damaged_files_are_read(known: SourceFormat, text: str, seed: int) -> None:
    """Cut, doubled and shuffled: what a bad disk or a bad clipboard makes of a file."""
    chance = random.Random(seed)  # noqa: S311 - repeatable damage, not a secret
    data = bytearray(text.encode())
    for _ in range(chance.randrange(1, 6)):
        start, length = chance.randrange(len(data)), chance.randrange(1, 40)
        piece = data[start : start + length]
        match chance.randrange(4):
            case 0:
                del data[start : start + length]
            case 1:
                data[start:start] = piece
            case 2:
                chance.shuffle(piece)
                data[start : start + len(piece)] = piece
            case _:
                del data[start:]
        data = data or bytearray(b"x")
    damaged = data.decode("utf-8", "replace")
    known.recognises(damaged)
    assert known.read
    assert is_sound(known.read(damaged), damaged)
