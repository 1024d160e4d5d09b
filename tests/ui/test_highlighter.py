"""The colours of the Markdown stand where its words do, whatever characters come before them."""

import pytest
from PySide6.QtGui import QFont, QTextDocument
from pytestqt.qtbot import QtBot

from cureon_editor.ui.editor.highlighter import Highlighter
from cureon_editor.ui.theme.colours import LIGHT


@pytest.mark.parametrize(
    "before", ["plain ", "\U0001f9ec\U0001f469 ", "\U0001d4b3\U0001f468\u200d\U0001f469 "]
)
def test_formats_stand_where_the_words_do(qtbot: QtBot, before: str) -> None:
    document = QTextDocument(f"{before}**strong** words")
    Highlighter(document, LIGHT, 16).rehighlight()
    block = document.firstBlock()
    bold = [run for run in block.layout().formats() if run.format.fontWeight() == QFont.Weight.Bold]
    units = block.text().encode("utf-16-le")
    shown = [units[2 * run.start : 2 * (run.start + run.length)].decode("utf-16-le") for run in bold]
    assert shown == ["strong"]
