"""Who goes to a passage sees it on the page too, for a moment."""

import pytest
from pytestqt.qtbot import QtBot

from cureon_editor.article.edits import Part
from cureon_editor.ui.window import MainWindow
from tests.ui.seeing import at_rest, evaluate, settle

#: The words that the page points at, null when it does not.
POINTED = "CSS.highlights.has('pointed') ? [...CSS.highlights.get('pointed')].map(String).join('|') : null"
TOP = "[...CSS.highlights.get('pointed')][0].getBoundingClientRect().top / window.innerHeight"


def go(window: MainWindow, words: str) -> None:
    start = window.session.article.body.index(words)
    window.bench.go_to(Part.BODY, start, start + len(words))


@pytest.mark.parametrize(
    ("passage", "shown"),
    [
        ("Most people can start today.", "Most people can start today."),
        (
            "Walking lowers blood pressure a little [@beta2002; @alpha2001]. Most",
            "Walking lowers blood pressure a little1,2. Most",
        ),
        ("can start today.\n\n## What is known\n\nThe effect", "can start today.What is knownThe effect"),
        ("What it is", "What it is"),
    ],
)
def test_the_page_points_at_a_passage(desk: MainWindow, qtbot: QtBot, passage: str, shown: str) -> None:
    go(desk, passage)
    pointed = evaluate(desk, qtbot, POINTED)
    # Marks at the ends are no letters, so they may be left out; space between blocks is nobody's.
    assert "".join(pointed.split()).rstrip(".") == "".join(shown.split()).rstrip(".")


def test_it_points_for_a_moment_only(desk: MainWindow, qtbot: QtBot) -> None:
    before = evaluate(desk, qtbot, "document.getElementById('article').innerHTML")
    go(desk, "Most people")
    assert evaluate(desk, qtbot, POINTED) == "Most people"
    qtbot.waitUntil(lambda: evaluate(desk, qtbot, POINTED) is None, timeout=10_000)
    assert evaluate(desk, qtbot, "document.getElementById('article').innerHTML").replace(
        " here", ""
    ) == before.replace(" here", "")


def test_a_passage_far_below_is_scrolled_to(desk: MainWindow, qtbot: QtBot) -> None:
    desk.binding.select(0, 0)
    many = "\n\n".join(f"Paragraph {n} says {n} things of no weight at all." for n in range(120))
    desk.run("insert.text", text=f"{many}\n\n")
    settle(desk, qtbot)
    go(desk, "Paragraph 90 says 90 things")
    assert evaluate(desk, qtbot, POINTED) == "Paragraph 90 says 90 things"
    assert 0 < at_rest(desk, qtbot, TOP) < 1


def test_it_waits_for_a_page_that_is_behind(desk: MainWindow, qtbot: QtBot) -> None:
    desk.binding.select(0, 0)
    desk.run("insert.text", text="A first line, typed just now.\n\n")
    go(desk, "typed just now")
    settle(desk, qtbot)
    assert evaluate(desk, qtbot, POINTED) == "typed just now"


def test_who_types_on_is_not_pointed_at_another_place(desk: MainWindow, qtbot: QtBot) -> None:
    desk.binding.select(0, 0)
    desk.run("insert.text", text="A first line, typed just now.\n\n")
    go(desk, "typed just now")
    desk.run("insert.text", text="And more.")
    settle(desk, qtbot)
    assert evaluate(desk, qtbot, POINTED) != "typed just now"


def test_a_field_at_the_top_is_pointed_at(desk: MainWindow, qtbot: QtBot) -> None:
    start, end = desk.bench.metadata.spans["standfirst"]
    desk.bench.go_to(Part.FRONT_MATTER, start, end)
    assert evaluate(desk, qtbot, POINTED) == "What regular walking can and cannot do."


def test_the_date_and_a_source_are_pointed_at(desk: MainWindow, qtbot: QtBot) -> None:
    desk.bench.go_to(Part.FRONT_MATTER, *desk.bench.metadata.spans["date"])
    assert evaluate(desk, qtbot, POINTED) == "17 Jun 2026"
    desk.bench.go_to(Part.FRONT_MATTER, *desk.bench.metadata.source_spans[1])
    assert "Second study" in evaluate(desk, qtbot, POINTED)
    assert 0 < at_rest(desk, qtbot, TOP) < 1
    desk.bench.go_to(Part.FRONT_MATTER, *desk.bench.metadata.spans["id"])
    assert evaluate(desk, qtbot, POINTED) is None


def test_a_place_of_the_caret_is_not_pointed_at(desk: MainWindow, qtbot: QtBot) -> None:
    go(desk, "Most people")
    desk.bench.go_to(Part.BODY, 3, 3)
    qtbot.waitUntil(lambda: evaluate(desk, qtbot, POINTED) is None, timeout=10_000)
