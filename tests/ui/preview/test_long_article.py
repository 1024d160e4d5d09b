"""Typing in the middle of an article of 100,000 words: the page has the word, in its place and in view."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.ui.conftest import OpenWindow
from tests.ui.seeing import at_rest, evaluate, settle

PARAGRAPHS = 1_250
SENTENCE = "People who walk each day had lower blood pressure after a year than those who did not [@walk]. "
FRONT = "---\ntitle: Walking\nreferences:\n  - {id: walk, title: A study of walking}\n---\n"


def long_body() -> str:
    """A heading for every tenth paragraph; each paragraph is known by its number."""
    return "\n\n".join(
        f"## Part {number}" if number % 10 == 0 else f"Paragraph {number}. {SENTENCE * 6}"
        for number in range(PARAGRAPHS)
    )


def test_a_word_typed_in_the_middle_of_a_long_article_is_on_the_page(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "long.md"
    path.write_text(FRONT + long_body() + "\n\nThe end.\n", encoding="utf-8")
    assert len(path.read_text(encoding="utf-8").split()) > 100_000
    window = open_window(path)
    window.show()
    qtbot.waitUntil(lambda: window.is_settled, timeout=60_000)
    number = PARAGRAPHS // 2 + 1
    place = window.session.article.body.index(f"Paragraph {number}.")
    line = window.session.article.body.count("\n", 0, place)
    window.binding.select(place, place)
    qtbot.keyClicks(window.editor, "Zebrafish swim. ")
    settle(window, qtbot)
    block = f"document.querySelector('.block[data-line=\"{line}\"]')"
    assert evaluate(window, qtbot, f"{block}.textContent").startswith("Zebrafish swim. Paragraph")
    assert evaluate(window, qtbot, "document.querySelectorAll('.block').length") == PARAGRAPHS + 1
    assert "The end." in evaluate(window, qtbot, "document.querySelector('.group:last-child').textContent")
    seen = f"(r => r.top >= 0 && r.top < innerHeight)({block}.getBoundingClientRect())"
    assert at_rest(window, qtbot, seen)
