"""A text that no converter can lay out in time costs its own place on the page, and nothing else.

How long a key takes beside it is measured by `python3 dev.py soak`, where a noisy machine fails no test.
"""

import os
import re
from collections.abc import Sequence

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cureon_editor.article.article import Article
from cureon_editor.rendering.worker import blame
from cureon_editor.ui.window import MainWindow
from tests.core.hostile.pathological import INPUTS, text
from tests.ui.seeing import evaluate, put_caret

#: So many of them share an article, by size: a window settles once for all of them.
TOGETHER = {10_000: 16, 50_000: 8} if os.environ.get("CI") else {10_000: 16}
#: What the text widget cannot hold as it is; such a text opens read-only.
UNHELD = re.compile("[\r\u2028\u2029\ufdd0]")
HELD = [name for name in INPUTS if not UNHELD.search(text(name, 100))]
BATCHES = [
    (size, HELD[start : start + number])
    for size, number in TOGETHER.items()
    for start in range(0, len(HELD), number)
]
WORDS = "typed "
#: Milliseconds in which page and checklist must be there, kills and restarts included.
PATIENCE = 60_000


def article(size: int, names: Sequence[str]) -> Article:
    """An ordinary article with hostile texts between its paragraphs."""
    middle = "\n\n## Next\n\nAn ordinary paragraph.\n\n".join(text(name, size) for name in names)
    return Article.parse(f"---\ntitle: Walking\n---\n\nBefore.\n\n{middle}\n\n## After\n\nThe end.\n")


@pytest.mark.parametrize(("size", "names"), BATCHES)
def test_one_can_go_on_writing_beside_it(
    desk: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, size: int, names: Sequence[str]
) -> None:
    # Between many deaths the window would wait for whoever types to stop: here nobody goes on typing.
    monkeypatch.setattr(blame, "PLENTY", len(INPUTS))
    given = article(size, names)
    desk.session.open(given)
    put_caret(desk, "The end.")
    for key in WORDS:
        QTest.keyClicks(desk.editor, key)
        qtbot.wait(20)
    qtbot.waitUntil(lambda: desk.is_settled, timeout=PATIENCE)
    assert desk.session.article.body == given.body.replace("The end.", f"{WORDS}The end.")
    shown = evaluate(desk, qtbot, "document.querySelector('#body').textContent")
    assert shown.count("An ordinary paragraph.") == len(names) - 1
    assert f"{WORDS}The end." in shown


@pytest.mark.parametrize("name", [name for name in INPUTS if name not in HELD])
def test_what_the_text_widget_cannot_hold_is_shown_and_kept(
    desk: MainWindow, qtbot: QtBot, name: str
) -> None:
    given = article(10_000, (name,))
    desk.session.open(given)
    qtbot.waitUntil(lambda: desk.is_settled, timeout=PATIENCE)
    assert desk.document.read_only
    assert desk.problem
    assert desk.session.article == given
    assert "The end." in evaluate(desk, qtbot, "document.querySelector('#body').textContent")
