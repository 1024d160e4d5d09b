"""What is found in files of every format, doubts and gaps included, word for word.

`CUREON_WRITE_GOLDEN=1 pytest FILE` writes the findings anew; read the difference before you keep it.
"""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from cureon_editor.article.source_writing import csl_item
from cureon_editor.exchange.sources.source_format import Record, source_formats

DATA = Path(__file__).parent / "data"
FILES = {"records.bib": "bibtex", "records.ris": "ris", "records.nbib": "nbib", "records.json": "csl-json"}


def _told(record: Record) -> dict[str, Any]:
    told = {"line": record.line, "source": csl_item(record.source)}
    return told | {"others": record.others, "doubts": list(record.doubts)}


@pytest.mark.parametrize("file", FILES)
def test_what_is_found_in_a_file(file: str) -> None:
    text = (DATA / file).read_text("utf-8")
    known = source_formats()[FILES[file]]
    assert known.read
    understood = known.read(text)
    found = {
        "records": [_told(record) for record in understood.records],
        "missed": [{"line": gap.line, "message": gap.message} for gap in understood.missed],
    }
    written = json.dumps(found, ensure_ascii=False, indent=1) + "\n"
    golden = DATA / f"{file}.found.json"
    if os.environ.get("CUREON_WRITE_GOLDEN"):
        golden.write_text(written, "utf-8")
    assert written == golden.read_text("utf-8")


@pytest.mark.parametrize("file", FILES)
def test_each_file_is_recognised_as_what_it_is_first(file: str) -> None:
    text = (DATA / file).read_text("utf-8")
    first = next(name for name, known in source_formats().items() if known.recognises(text))
    assert first == FILES[file]


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_line_endings_and_a_byte_order_mark_change_nothing(file: str, ending: str) -> None:
    text = (DATA / file).read_text("utf-8")
    known = source_formats()[FILES[file]]
    assert known.read
    assert known.read("\ufeff" + text.replace("\n", ending)) == known.read(text)
