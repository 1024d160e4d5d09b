"""What the editor tells of the keyboard, and what the window is drawn with."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QCursor
from PySide6.QtQuick import QQuickWindow
from pytestqt.qtbot import QtBot

from cureon_editor.ui.window import MainWindow
from tests.ui.seeing import put_caret


def test_the_pointer_is_a_hand_while_control_is_held_over_a_citation(desk: MainWindow, qtbot: QtBot) -> None:
    put_caret(desk, "@beta2002")
    viewport = desk.editor.viewport()
    QCursor.setPos(viewport.mapToGlobal(desk.editor.cursorRect().center()))
    qtbot.keyPress(desk.editor, Qt.Key.Key_Control)
    assert viewport.cursor().shape() == Qt.CursorShape.PointingHandCursor
    qtbot.keyRelease(desk.editor, Qt.Key.Key_Control)
    assert viewport.cursor().shape() == Qt.CursorShape.IBeamCursor


def test_no_key_waits_for_a_graphics_card(desk: MainWindow) -> None:
    assert desk.page.view is not None
    assert QQuickWindow.sceneGraphBackend() == "software"
