"""The checklist's findings in the text: lines, dots, cards, remedies; never in the way of typing."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage, QInputMethodEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QMenu

from cureon_editor.article.edits import Part
from cureon_editor.checks.findings import Finding, Passage, State
from cureon_editor.rendering.protocol import Checked
from cureon_editor.ui.editor.finding_margin import FindingMargin
from cureon_editor.ui.window import MainWindow
from tests.ui.conftest import OpenWindow
from tests.ui.seeing import part, put_caret

SENTENCE, WORD = "The effect is small [@alpha2001].", "lowers"


def finding(body: str, words: str, rule: str, **more: object) -> Finding:
    passages = tuple(
        Passage(Part.BODY, *one.span(), one[0], f"“{rule}” lacks something.")
        for one in re.finditer(re.escape(words), body)
    )
    given: dict[str, object] = {"state": State.PARTLY, "required": True, "message": "", "passages": passages}
    given |= {"by_passage": True, "basis": "A <basis>"}
    return Finding(rule, f"Title of {rule}", **{**given, **more})  # type: ignore[arg-type]


def found(window: MainWindow, *findings: Finding) -> None:
    """What a worker would send."""
    window.bench.found.emit(Checked(window.session.revision, findings))


@pytest.fixture
def marked(open_window: OpenWindow, article_file: object) -> MainWindow:
    """A window with a required finding on a sentence and an advised one on a word; no worker runs."""
    window = open_window(article_file)
    window.start = lambda: None  # type: ignore[method-assign]
    window.furnish()
    window.resize(1000, 700)
    window.show()
    QApplication.processEvents()
    body = window.session.article.body
    found(
        window,
        finding(body, SENTENCE, "claims-cited", wording="Say so."),
        finding(body, WORD, "hype-words", required=False),
    )
    return window


def words(window: MainWindow) -> list[str]:
    """What is marked now, in the order of the text."""
    body, block, shown = window.session.article.body, window.editor.document().firstBlock(), []
    while block.isValid():
        shown += [body[it.start : it.end] for _start, _end, it in window.finding_marks.in_line(block)]
        block = block.next()
    return shown


def has_colour(image: QImage, colour: str) -> bool:
    """Whether a picture holds points of nearly this colour."""
    wanted = QColor(colour)
    return any(
        max(
            abs(seen.red() - wanted.red()),
            abs(seen.green() - wanted.green()),
            abs(seen.blue() - wanted.blue()),
        )
        < 24
        for x in range(image.width())
        for y in range(image.height())
        if (seen := image.pixelColor(x, y)).isValid()
    )


def line_of(window: MainWindow, text: str) -> QImage:
    """A picture of the line that a text stands in."""
    window.banner.hide()
    block = window.editor.document().findBlock(
        window.binding.position(window.session.article.body.index(text))
    )
    area = window.editor.blockBoundingGeometry(block).translated(window.editor.contentOffset()).toRect()
    return window.editor.viewport().grab(area).toImage()


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_passages_are_underlined_in_their_colour(marked: MainWindow, theme: str) -> None:
    marked.run("view.theme", name=theme)
    colours = marked.bench.colours
    assert has_colour(line_of(marked, SENTENCE), colours.not_met)
    assert has_colour(line_of(marked, WORD), colours.partly)
    assert not has_colour(line_of(marked, "## What is known"), colours.not_met)


def test_the_switch_takes_all_marks_away_and_is_remembered(
    marked: MainWindow, open_window: OpenWindow, article_file: object
) -> None:
    margin = part(marked, FindingMargin, "findingMargin")
    assert len(margin.dots(margin.rect())) == 2
    marked.run("view.findings")
    assert not has_colour(line_of(marked, SENTENCE), marked.bench.colours.not_met)
    assert margin.dots(margin.rect()) == []
    assert not open_window(article_file).finding_marks.on
    marked.run("view.findings")
    assert words(marked) == [WORD, SENTENCE]


def test_marks_follow_the_text_until_new_findings_come(marked: MainWindow) -> None:
    put_caret(marked, "Walking")
    QTest.keyClicks(marked.editor, "So: ")
    marked.editor.insertPlainText("🙂")
    QTest.keyClick(marked.editor, Qt.Key.Key_Return)
    assert words(marked) == [WORD, SENTENCE]
    marked.run("edit.undo")
    assert words(marked) == [WORD, SENTENCE]


def test_a_passage_that_is_edited_loses_its_mark_at_once(marked: MainWindow) -> None:
    put_caret(marked, "effect")
    QTest.keyClicks(marked.editor, "x")
    assert words(marked) == [WORD]


def test_findings_of_an_older_text_are_placed_where_it_is_by_now(marked: MainWindow) -> None:
    older = Checked(marked.session.revision, (finding(marked.session.article.body, WORD, "hype-words"),))
    put_caret(marked, "Walking")
    QTest.keyClicks(marked.editor, "New. ")
    put_caret(marked, "Most")
    QTest.keyClicks(marked.editor, "Later. ")
    marked.bench.found.emit(older)
    assert words(marked) == [WORD]
    marked.bench.found.emit(older)
    assert words(marked) == [WORD]


def test_another_article_begins_unmarked(marked: MainWindow) -> None:
    marked.document.new(ask=False)
    assert words(marked) == []


def test_a_line_that_is_being_composed_shows_no_mark(marked: MainWindow) -> None:
    put_caret(marked, "Most people")
    QApplication.sendEvent(marked.editor, QInputMethodEvent("ni", []))
    assert not has_colour(line_of(marked, WORD), marked.bench.colours.partly)
    assert words(marked) == [SENTENCE]
    commit = QInputMethodEvent("", [])
    commit.setCommitString("你 ")
    QApplication.sendEvent(marked.editor, commit)
    assert words(marked) == [WORD, SENTENCE]


def test_numbers_in_the_text_stay_hidden_under_a_mark(marked: MainWindow) -> None:
    body = marked.session.article.body
    block = marked.editor.document().findBlock(marked.binding.position(body.index(SENTENCE)))
    before = [(run.start, run.length) for run in block.layout().formats()]
    found(marked, finding(body, SENTENCE, "claims-cited"))
    line_of(marked, SENTENCE)
    assert [(run.start, run.length) for run in block.layout().formats()] == before


def test_the_card_says_what_is_wrong_and_why(marked: MainWindow) -> None:
    place = marked.binding.position(marked.session.article.body.index("effect"))
    card = marked.editor.hover_text(place)
    for words_of_it in ("Title of claims-cited", "Required", "lacks something", "A &lt;basis&gt;"):
        assert words_of_it in card
    assert marked.editor.hover_text(0) == ""


def test_several_faults_of_one_place_share_a_card(marked: MainWindow) -> None:
    body = marked.session.article.body
    found(marked, *(finding(body, WORD, f"rule-{number}") for number in range(6)))
    card = marked.editor.hover_text(marked.binding.position(body.index(WORD)))
    assert card.count("Title of") == 4
    assert "and 2 more" in card


@pytest.fixture
def offered(marked: MainWindow) -> Callable[[], list[str]]:
    """The entries of the menu that is open, which is then closed."""

    def entries() -> list[str]:
        (menu,) = marked.findChildren(QMenu, "findingFixes")
        shown = [action.text() for action in menu.actions() if not action.isSeparator()]
        menu.close()
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, 52)  # what is to be deleted
        return shown

    return entries


def test_the_keyboard_offers_what_can_be_done(marked: MainWindow, offered: Callable[[], list[str]]) -> None:
    put_caret(marked, "effect")
    marked.run("checklist.fix")
    assert offered() == [
        "Title of claims-cited",
        "Add a citation here…",
        "Insert the offered wording",
        "Set this passage aside…",
        "Show the rule in the checklist",
    ]
    put_caret(marked, "Most people")
    marked.run("checklist.fix")
    assert offered()[0] == "Title of hype-words"


def test_a_passage_without_fault_that_a_person_is_to_read_can_be_confirmed_where_it_stands(
    marked: MainWindow, offered: Callable[[], list[str]]
) -> None:
    asked = finding(marked.session.article.body, SENTENCE, "access-route", state=State.NEEDS_PERSON)
    (passage,) = asked.passages
    confirmed = replace(passage, lacks="", confirmed="A. Rao")
    found(
        marked,
        replace(asked, passages=(replace(passage, lacks=""),)),
        replace(asked, rule="alternatives", passages=(confirmed,)),
        replace(asked, rule="evidence-stage", passages=(passage,), confirmable=False),
        replace(asked, rule="risk-section", state=State.MET, passages=(replace(passage, lacks=""),)),
    )
    put_caret(marked, "effect")
    marked.run("checklist.fix")
    assert offered()[:2] == ["Title of access-route", "Confirm this passage"]
    place = marked.editor.textCursor().position()
    assert [it.finding.rule for it in marked.finding_marks.to_confirm(place)] == ["access-route"]
    QTest.keyClicks(marked.editor, "New ")
    assert marked.finding_marks.to_confirm(place) == []


def test_where_nothing_is_marked_it_says_so(marked: MainWindow) -> None:
    telling = QSignalSpy(marked.bench.told)
    put_caret(marked, "## What it is")
    assert not marked.run("checklist.fix")
    assert marked.findChildren(QMenu, "findingFixes") == []
    assert telling.count() == 0
    assert "Nothing is open here" in marked.banner.text


def test_a_click_on_a_dot_offers_it_too(marked: MainWindow, offered: Callable[[], list[str]]) -> None:
    margin = part(marked, FindingMargin, "findingMargin")
    (first, _marks), _second = margin.dots(margin.rect())
    QTest.mouseClick(margin, Qt.MouseButton.LeftButton, pos=first.toPoint())
    assert offered()[0] == "Title of hype-words"
    QTest.mouseClick(margin, Qt.MouseButton.LeftButton, pos=QPoint(4, margin.height() - 2))
    assert marked.findChildren(QMenu, "findingFixes") == []


def test_the_dots_stand_left_of_the_text(marked: MainWindow) -> None:
    margin = part(marked, FindingMargin, "findingMargin")
    assert margin.geometry().right() < marked.editor.viewport().geometry().left()
    marked.resize(1280, 800)
    QApplication.processEvents()
    assert margin.geometry().right() + 1 == marked.editor.viewport().geometry().left()
    assert margin.geometry().top() == marked.editor.viewport().geometry().top()


def fixes(window: MainWindow, place: str) -> dict[str, Callable[[], object]]:
    (mark,) = window.finding_marks.at(window.binding.position(window.session.article.body.index(place)))
    return dict(window.finding_fixes.fixes(mark))


def test_each_entry_runs_its_command(marked: MainWindow) -> None:
    ran: list[tuple[str, dict[str, object]]] = []
    marked.bench.run = lambda command, **arguments: bool(ran.append((command, arguments)))
    body = marked.session.article.body
    found(
        marked,
        finding(body, SENTENCE, "risk-section", state=State.NEEDS_PERSON, wording="Say so."),
    )
    for run in fixes(marked, "effect").values():
        run()
    assert ran == [
        ("checklist.insert_wording", {"rule": "risk-section", "quote": SENTENCE}),
        ("review.attest", {"rule": "risk-section", "quote": SENTENCE}),
        ("checklist.waive", {"rule": "risk-section", "quote": SENTENCE}),
        ("checklist.show", {"rule": "risk-section"}),
    ]


def test_a_rule_that_judges_the_whole_offers_no_setting_aside_of_a_passage(marked: MainWindow) -> None:
    found(marked, finding(marked.session.article.body, SENTENCE, "reading-level", by_passage=False))
    assert list(fixes(marked, "effect")) == ["Show the rule in the checklist"]


def test_a_citation_goes_behind_the_last_word_where_the_passage_is_by_now(marked: MainWindow) -> None:
    ran: list[str] = []
    marked.bench.run = lambda command, **_arguments: bool(ran.append(command))
    add = fixes(marked, "effect")["Add a citation here…"]
    marked.run("edit.select_all")
    put_caret(marked, "Walking")
    QTest.keyClicks(marked.editor, "New. ")
    add()
    assert ran == ["insert.citation"]
    place = marked.session.article.body.index(SENTENCE) + len(SENTENCE) - 1
    assert marked.session.selection.head == place


def test_suggested_words_take_the_passages_place(marked: MainWindow) -> None:
    asked = finding(marked.session.article.body, WORD, "reading-level")
    passages = tuple(replace(passage, instead="brings down") for passage in asked.passages)
    found(marked, replace(asked, passages=passages))
    put_caret(marked, "Walking")
    QTest.keyClicks(marked.editor, "Often. ")
    fixes(marked, WORD)["Write “brings down”"]()
    assert "Often. Walking brings down blood pressure" in marked.session.article.body
    assert words(marked) == []
    marked.run("edit.undo")
    assert "Walking lowers blood" in marked.session.article.body


def test_the_words_pointed_at_come_before_the_sentence_they_are_in(marked: MainWindow) -> None:
    body = marked.session.article.body
    found(marked, finding(body, SENTENCE, "claims-cited"), finding(body, "effect", "hype-words"))
    marks = marked.finding_marks.at(marked.binding.position(body.index("effect")))
    assert [mark.finding.rule for mark in marks] == ["hype-words", "claims-cited"]


def test_confirming_takes_the_mark_away(marked: MainWindow) -> None:
    body = marked.session.article.body
    found(marked, finding(body, SENTENCE, "access-route", state=State.NEEDS_PERSON))
    fixes(marked, "effect")["Confirm this passage"]()
    assert words(marked) == []


def test_a_paragraph_that_lacks_something_gets_a_bar_beside_it_and_no_lines(marked: MainWindow) -> None:
    paragraph = "This is said without a source. " * 12
    put_caret(marked, "## What is known")
    marked.run("edit.paste", text=f"{paragraph}\n\n")
    found(marked, finding(marked.session.article.body, paragraph.strip(), "claims-cited"))
    margin = part(marked, FindingMargin, "findingMargin")
    ((bar, mark),) = margin.bars(margin.rect())
    ((dot, marks),) = margin.dots(margin.rect())
    assert marks == [mark]
    assert bar.height() > 3 * marked.editor.fontMetrics().height()
    assert bar.top() <= dot.y() < bar.bottom()
    assert margin.marks_at(bar.center().toPoint()) == [mark]
    assert margin.marks_at(QPoint(4, margin.height() - 2)) == []
    assert not has_colour(line_of(marked, paragraph), marked.bench.colours.not_met)
    assert has_colour(margin.grab().toImage(), marked.bench.colours.not_met)
    assert "lacks something" in marked.editor.hover_text(
        marked.binding.position(marked.session.article.body.index(paragraph) + 200)
    )


def test_a_long_line_and_thousands_of_findings_are_shown(marked: MainWindow) -> None:
    line = "word 🙂 " * 2_000 + "\n"
    marked.binding.select(0, 0)
    marked.run("edit.paste", text=line)
    body = marked.session.article.body
    found(marked, finding(body, "word", "hype-words"))
    assert len(words(marked)) == 2_000
    QTest.keyClicks(marked.editor, " x")
    assert len(words(marked)) == 2_000
