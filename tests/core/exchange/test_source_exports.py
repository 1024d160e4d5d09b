"""`export --to csl-json`, `bibtex` and `ris`: the article's sources, in number order."""

import json
from pathlib import Path

import pytest

from cureon_editor.article.article import Article
from cureon_editor.cli import main
from cureon_editor.exchange.formats import formats, numbered_sources
from cureon_editor.exchange.sources.source_format import source_formats

ARTICLE = """\
---
title: Rest
references:
  - {id: able2020, type: book, title: On rest, issued: "2020"}
  - {id: baker2021, type: report, title: "On CAR-T & sleep", DOI: 10.1000/sleep}
  - {id: cole2022, title: Not cited}
---

Sleep helps [@baker2021], rest too [@able2020; @baker2021].
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "rest.md"
    path.write_text(ARTICLE, "utf-8")
    return path


@pytest.mark.parametrize("name", ["csl-json", "bibtex", "ris"])
def test_what_is_exported_is_read_back_in_number_order(name: str, article: Path, tmp_path: Path) -> None:
    out = tmp_path / "sources.out"
    assert main(["export", str(article), "--to", name, "-o", str(out)]) == 0
    read = source_formats()[name].read
    assert read
    found = [record.source for record in read(out.read_text("utf-8")).records]
    assert found == list(numbered_sources(Article.parse(ARTICLE)))
    assert [source.key for source in found] == ["baker2021", "able2020", "cole2022"]


def test_list_order_is_kept(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article.write_text(ARTICLE.replace("title: Rest", "citation_order: list"), "utf-8")
    assert main(["export", str(article), "--to", "csl-json", "-o", "-"]) == 0
    items = json.loads(capsys.readouterr().out)
    assert [item["id"] for item in items] == ["able2020", "baker2021", "cole2022"]


def test_an_article_without_sources_gives_an_empty_file(
    article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article.write_text("Nothing is cited.\n", "utf-8")
    assert main(["export", str(article), "--to", "csl-json", "-o", "-"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_sources_without_a_key_come_last() -> None:
    text = ARTICLE.replace("id: able2020, ", "")
    assert [source.key for source in numbered_sources(Article.parse(text))] == ["baker2021", "cole2022", ""]


def test_only_what_can_be_written_is_offered() -> None:
    assert "nbib" not in formats()
    assert all(formats()[name].write for name in ("csl-json", "bibtex", "ris"))
