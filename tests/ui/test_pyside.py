"""The PySide6 in use keeps its reference counts, and loads the fonts of the window."""

import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF
from PySide6.QtWidgets import QLabel

from cureon_editor.resources import resource

CALLS = 2_000


@pytest.mark.parametrize("constant", [None, True], ids=str)
def test_calls_lose_no_reference(qtbot, constant):
    """PySide6 6.12.0 on Python below 3.12 loses one a call and aborts once none is left."""
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(constant)
    for number in range(CALLS):
        label.setIndent(number % 7)
        label.setVisible(False)
        label.isEnabled()
    assert sys.getrefcount(constant) > before - CALLS // 10


@pytest.mark.parametrize(
    ("file", "family"),
    [
        ("CureonText-Regular.ttf", "Cureon Text"),
        ("CureonText-BoldItalic.ttf", "Cureon Text"),
        ("CureonSans-Regular.ttf", "Cureon Sans"),
        ("CureonSans-SemiBold.ttf", "Cureon Sans"),
        ("CureonMono-Regular.ttf", "Cureon Mono"),
    ],
)
def test_fonts_load_under_their_own_name(qapp, file, family):
    number = QFontDatabase.addApplicationFont(str(resource(f"fonts/{file}")))
    assert family in QFontDatabase.applicationFontFamilies(number)


def test_text_face_gives_lines_of_one_and_a_half_em(qapp):
    QFontDatabase.addApplicationFont(str(resource("fonts/CureonText-Regular.ttf")))
    font = QFont("Cureon Text")
    font.setPixelSize(20)
    assert QFontMetricsF(font).lineSpacing() == pytest.approx(30, abs=0.5)


@pytest.mark.parametrize("file", sorted(path.name for path in resource("fonts").glob("*.ttf")))
def test_faces_have_the_signs_of_medical_prose(qapp, file):
    number = QFontDatabase.addApplicationFont(str(resource(f"fonts/{file}")))
    font = QFont(QFontDatabase.applicationFontFamilies(number)[0])
    metrics = QFontMetricsF(font)
    assert [sign for sign in "≥≤µ−×αβγΔ½²₂→–—’“”…őš" if not metrics.inFontUcs4(ord(sign))] == []


def test_every_face_keeps_its_licence():
    licences = {path.name for path in Path(resource("fonts")).glob("OFL-*.txt")}
    assert licences == {"OFL-source-serif.txt", "OFL-source-sans.txt", "OFL-source-code-pro.txt"}
