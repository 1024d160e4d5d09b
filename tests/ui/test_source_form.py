"""The form of a source: the fields of its kind, its study card, and nothing changed that nobody changed."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QPushButton, QTabWidget, QWidget

from cureon_editor.article.article import Article
from cureon_editor.article.reading import read_metadata
from cureon_editor.article.sources import Correction, Name, Source, Study
from cureon_editor.citations.kinds import Kind
from cureon_editor.ui.dialogs.source_fields import ROWS, SHOWN
from cureon_editor.ui.dialogs.source_form import SourceForm
from cureon_editor.ui.window import MainWindow
from tests.ui.conftest import ARTICLE

GOLDEN = Path(__file__).parents[1] / "golden" / "styles" / "sources.md"
SOURCES = read_metadata(Article.parse(GOLDEN.read_text(encoding="utf-8")).front_matter).sources
FIELDS = [name for row in ROWS.values() for name, _hint in row] + ["editors"]


def form_of(window: MainWindow, source: Source) -> SourceForm:
    return SourceForm(window, window.bench, source, source.key)


def alpha(window: MainWindow) -> SourceForm:
    return form_of(window, window.bench.metadata.sources[0])


def line(form: SourceForm, name: str) -> QLineEdit:
    found = form.findChild(QLineEdit, name)
    assert found is not None
    return found


def choose(form: SourceForm, name: str, value: str) -> None:
    box = form.findChild(QComboBox, name)
    assert box is not None
    box.setCurrentIndex(box.findData(value))


def shown(form: SourceForm) -> set[str]:
    found = ((name, form.findChild(QWidget, name)) for name in FIELDS)
    return {name for name, widget in found if widget is not None and widget.isVisibleTo(form)}


@pytest.mark.parametrize("kind", Kind)
def test_the_fields_of_a_kind_are_shown(window: MainWindow, kind: Kind) -> None:
    form = alpha(window)
    choose(form, "type", kind)
    assert shown(form) == SHOWN[kind]


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.key)
def test_a_form_that_nobody_touched_says_what_it_was_given(window: MainWindow, source: Source) -> None:
    assert form_of(window, source).source() == source


def test_odd_values_from_a_file_stay_as_they_are(window: MainWindow) -> None:
    source = Source(
        "k",
        "thesis",
        authors=(Name(literal="Health, Department of"), Name("Ada")),
        doi="doi:10.1000/182",
        pmid="0012345",
        status_checked="in June",
        study=Study(design="my own word"),
        correction=Correction.CONCERN,
    )
    form = form_of(window, source)
    assert form.source() == source
    assert form.check() == ""


def test_another_kind_keeps_what_its_fields_do_not_show(window: MainWindow) -> None:
    source = next(source for source in SOURCES if source.key == "mackensen2022")
    form = form_of(window, source)
    choose(form, "type", Kind.PAGE)
    assert "volume" not in shown(form)
    assert form.source() == replace(source, type="webpage")


def test_a_preprint_that_was_published_is_none_any_more(window: MainWindow) -> None:
    source = next(source for source in SOURCES if source.key == "horby2020")
    form = form_of(window, source)
    assert form.source().genre == "Preprint"
    choose(form, "type", Kind.ARTICLE)
    assert "volume" in shown(form)
    assert (form.source().type, form.source().genre) == ("article-journal", "")


def test_a_study_card_is_written_and_nothing_else_is(window: MainWindow) -> None:
    form = alpha(window)
    tabs = form.findChild(QTabWidget)
    assert tabs is not None
    tabs.setCurrentIndex(1)
    design = form.findChild(QComboBox, "study:design")
    assert design is not None
    design.setCurrentText("cohort")
    line(form, "study:people").setText("40 walkers")
    QTest.mouseClick(form.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    choose(form, "correction", "corrected")
    assert form.check() == ""
    assert window.run("source.edit", key="alpha2001", item=form.source())
    before, after = ARTICLE.splitlines(), window.session.article.text.splitlines()
    added = [text for text in after if text not in before]
    assert [text for text in after if text not in added] == before
    assert "\n".join(added).split() == [
        "status_checked:",
        '"2026-06-20"',
        "correction:",
        "corrected",
        "study:",
        "design:",
        "cohort",
        "people:",
        "40",
        "walkers",
    ]
    read = window.bench.metadata.sources[0]
    assert read.study == Study(design="cohort", people="40 walkers")
    assert (read.status_checked, read.correction) == ("2026-06-20", Correction.CORRECTED)


def test_one_cell_of_a_card_changes_only_its_characters(window: MainWindow) -> None:
    window.run("source.edit", key="alpha2001", item={"study": {"design": "cohort", "people": "40 walkers"}})
    before = window.session.article.text
    form = alpha(window)
    line(form, "study:people").setText("41 walkers")
    assert window.run("source.edit", key="alpha2001", item=form.source())
    assert window.session.article.text == before.replace("40 walkers", "41 walkers")
    assert window.run("edit.undo")
    assert window.session.article.text == before


def test_an_emptied_card_goes(window: MainWindow) -> None:
    window.run("source.edit", key="alpha2001", item={"study": {"people": "40 walkers"}})
    form = alpha(window)
    line(form, "study:people").setText(" ")
    assert window.run("source.edit", key="alpha2001", item=form.source())
    assert window.session.article.text == ARTICLE


@pytest.mark.parametrize(
    ("field", "pasted", "kept"),
    [
        ("doi", "https://doi.org/10.1056/NEJMoa2308917", "10.1056/NEJMoa2308917"),
        ("doi", " doi: 10.1056/NEJMoa2308917 ", "10.1056/NEJMoa2308917"),
        ("pmid", "PMID: 38381673", "38381673"),
        ("pmcid", "pmc8005924", "PMC8005924"),
        ("title", " Spaces go ", "Spaces go"),
    ],
)
def test_what_is_pasted_is_kept_bare(window: MainWindow, field: str, pasted: str, kept: str) -> None:
    form = alpha(window)
    line(form, field).setText(pasted)
    assert getattr(form.source(), field) == kept
    assert form.check() == ""


def test_the_page_of_a_trial_gives_its_number(window: MainWindow) -> None:
    form = alpha(window)
    choose(form, "type", Kind.REGISTRATION)
    line(form, "number").setText("https://clinicaltrials.gov/study/NCT04381936")
    assert form.source().number == "NCT04381936"


@pytest.mark.parametrize(
    ("field", "text", "says"),
    [
        ("pmcid", "8005924x", "A PMCID is PMC"),
        ("isbn", "978-0-00-000000-0", "This is no ISBN"),
        ("status_checked", "yesterday", "“yesterday” is no day."),
        ("status_checked", "2026-02-30", "“2026-02-30” is no day."),
    ],
)
def test_what_cannot_be_right_is_said(window: MainWindow, field: str, text: str, says: str) -> None:
    form = alpha(window)
    line(form, field).setText(text)
    assert form.check().startswith(says)


def test_the_preview_follows_style_kind_and_editors(window: MainWindow) -> None:
    window.bench.journal = replace(window.bench.journal, source_style="vancouver")
    form = SourceForm(window, window.bench, None, "")
    line(form, "title").setText("A book")
    choose(form, "type", Kind.BOOK)
    editors = form.findChild(QPlainTextEdit, "editors")
    assert editors is not None
    editors.setPlainText("Beta, Ben\nGamma, Cy")
    assert form._preview.text() == "Beta B, Gamma C, editors. A book."
    assert form.check() == ""
    assert form.source().editors == (Name("Beta", "Ben"), Name("Gamma", "Cy"))


def test_the_tab_key_goes_down_the_form(window: MainWindow) -> None:
    form = alpha(window)
    choose(form, "type", Kind.CHAPTER)
    order, widget = [], form.findChild(QComboBox, "type")
    for _ in range(200):
        assert widget is not None
        if widget.objectName() in {*FIELDS, "authors", "type"} and widget.isVisibleTo(form):
            order.append(widget.objectName())
        widget = widget.nextInFocusChain()
    expected = ["type", "authors", "title", "container", "editors", "issued", "edition", "page", "publisher"]
    assert order[: len(expected)] == expected
