"""Questions are answered by the button that has the keyboard, never by another."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cureon_editor.ui.dialogs.question import QuestionDialog

CHOICES = ("Save", "Don\u2019t save", "Cancel")


@pytest.mark.parametrize("choice", CHOICES)
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_key_presses_the_button_that_has_the_keyboard(qtbot: QtBot, choice: str, key: Qt.Key) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = QuestionDialog(parent, "Save the changes?\nElse they are lost.", CHOICES, "Cancel")
    dialog.show()
    (asked,) = [button for button in dialog.findChildren(QPushButton) if button.text() == choice]
    asked.setFocus()
    qtbot.keyClick(asked, key)
    assert dialog.choice == choice
    assert dialog.result() == QuestionDialog.DialogCode.Accepted
