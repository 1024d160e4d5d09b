"""The journal's setting decides how sources are written, on pages and in lists; a wrong one is said."""

from datetime import date
from pathlib import Path

import pytest

from cureon_editor.article.article import Article
from cureon_editor.checks.engine import Checker
from cureon_editor.citations.styles import house_style
from cureon_editor.cli import main
from cureon_editor.journal import Journal, find_journal
from cureon_editor.rendering.page import render_page
from cureon_editor.rendering.source_rows import source_rows
from tests.core.bundled import PACKS

TODAY = date(2026, 6, 20)
TEXT = """\
---
references:
  - id: muller2024
    author: [{family: Müller, given: Fabian}]
    title: A & B
    container-title: N Engl J Med
    issued: "2024"
    DOI: 10.1056/NEJMoa2308917
    PMID: "38381673"
---
Told [@muller2024].
"""
ARTICLE = Article.parse(TEXT)
LINES = {
    "journal": "Müller F., N Engl J Med (2024) — A & B",
    "vancouver": "Müller F. A & B. N Engl J Med. 2024. doi: 10.1056/NEJMoa2308917. PMID: 38381673.",
    "ama": "Müller F. A & B. N Engl J Med. 2024. doi:10.1056/NEJMoa2308917",
}


@pytest.mark.parametrize("style", LINES)
def test_the_list_and_the_numbers_follow(style: str) -> None:
    journal = Journal(source_style=style)
    (row,) = source_rows(ARTICLE, house_style(journal))
    assert row.text == LINES[style]
    (block,) = render_page(ARTICLE, journal, TODAY).blocks
    assert f'title="{LINES[style]}"'.replace("&", "&amp;") in block.html


@pytest.mark.parametrize("style", LINES)
def test_the_page_leads_to_each_number_once(style: str) -> None:
    footer = render_page(ARTICLE, Journal(source_style=style), TODAY).footer
    for address in ("https://doi.org/10.1056/NEJMoa2308917", "https://pubmed.ncbi.nlm.nih.gov/38381673/"):
        assert footer.count(f'href="{address}"') == 1
    assert "A &amp; B" in footer
    assert ("<i>N Engl J Med</i>" in footer) is (style == "ama")


def test_a_style_that_does_not_exist_is_said_and_the_standard_stands(tmp_path: Path) -> None:
    (tmp_path / "journal.yaml").write_text("source_style: harvard\n", encoding="utf-8")
    journal = find_journal(tmp_path)
    assert house_style(journal) == "journal"
    (first, *_) = Checker(PACKS, journal).check(ARTICLE, TODAY)
    (said,) = first.missing
    assert said.startswith("journal.yaml: There is no source style “harvard”. Use ama, journal or vancouver.")
    assert source_rows(ARTICLE, house_style(journal))[0].text == LINES["journal"]


def test_the_command_line_follows_and_may_be_told_another(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "journal.yaml").write_text("source_style: vancouver\n", encoding="utf-8")
    path = tmp_path / "article.md"
    path.write_text(TEXT, encoding="utf-8")
    for options, style in (((), "vancouver"), (("--style", "ama"), "ama")):
        assert main(["sources", str(path), *options]) == 0
        assert LINES[style] in capsys.readouterr().out
