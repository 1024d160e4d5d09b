"""A row of the source list: who, where and when above the title, in every style."""

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from cureon_editor.article.sources import Name, PartialDate, Source
from cureon_editor.citations.styles import format_source, styles
from cureon_editor.ui.widgets.source_delegate import two_lines

SOURCE = Source(
    "k",
    authors=(Name("Mackensen", "Andreas"), Name(literal="others")),
    title="Anti-CD19 CAR T cell therapy",
    container="Nature Medicine",
    issued=PartialDate(2022, 10),
    volume="28",
    page="2124-2132",
    doi="10.1038/s41591-022-02017-5",
)


@pytest.fixture
def metrics(qapp: QApplication) -> QFontMetrics:
    return QFontMetrics(qapp.font())


@pytest.mark.parametrize("style", sorted(styles()))
def test_the_title_has_the_second_line(style: str, metrics: QFontMetrics) -> None:
    first, second = two_lines(format_source(SOURCE, style), SOURCE.title, metrics, 2000).splitlines()
    assert first.startswith("Mackensen A")
    assert "Nature Medicine" in first
    assert first.rstrip(")").endswith("2022")
    assert second == SOURCE.title


@pytest.mark.parametrize("style", sorted(styles()))
def test_a_narrow_list_still_says_the_year(style: str, metrics: QFontMetrics) -> None:
    width = metrics.horizontalAdvance("Mackensen A. et al., Nat")
    lines = two_lines(format_source(SOURCE, style), SOURCE.title, metrics, width).splitlines()
    assert "…" in lines[0]
    assert lines[0].rstrip(")").endswith("2022")
    assert all(metrics.horizontalAdvance(line) <= width for line in lines)


@pytest.mark.parametrize("title", ["", "Another title", "Only a title"])
def test_a_text_without_parts_wraps(title: str, metrics: QFontMetrics) -> None:
    assert two_lines("Only a title", title, metrics, 2000) == "Only a title"
