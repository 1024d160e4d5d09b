"""What a rule offers: the sentence to put in, and buttons for all else that can be done about it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from cureon_editor.ui.panels.checklist_actions import Action
from cureon_editor.ui.widgets.flow import FlowLayout
from cureon_editor.ui.widgets.parts import button, quiet


class Offer(QFrame):
    """The sentence that a rule offers, with the button that puts it in."""

    def __init__(self, insert: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("offer")
        self._words = quiet("")
        self._button = button("", insert)
        self._button.setObjectName("insertWording")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addWidget(self._words)
        box.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_wording(self, wording: str) -> None:
        """Show a sentence; without one there is nothing to see."""
        self._words.setText(f"“{wording}”")
        self._button.setText("Insert this wording" if wording else "")
        self.setVisible(bool(wording))


class ActionBar(QWidget):
    """Buttons for what can be done, in rows; below them why one of them cannot be pressed."""

    def __init__(self, run: Callable[[Action], None]) -> None:
        super().__init__()
        self._run = run
        self._shown: list[Action] = []
        self._buttons: list[QPushButton] = []
        row = QWidget()
        self._flow = FlowLayout(row, 4)
        self._why = quiet("")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(row)
        box.addWidget(self._why)

    def show_actions(self, actions: list[Action]) -> bool:
        """Offer actions, in buttons used again and again; True when buttons had to be made."""
        if actions == self._shown:
            return False
        self._shown = actions
        made = len(actions) > len(self._buttons)
        while len(self._buttons) < len(actions):
            self._add(len(self._buttons))
        for number, pushed in enumerate(self._buttons):
            action = actions[number] if number < len(actions) else None
            pushed.setText(action.label if action else "")
            pushed.setEnabled(action is not None and not action.why_not)
            pushed.setToolTip(action.why_not if action else "")
            pushed.setVisible(action is not None)
        why_not = " ".join(filter(None, (action.why_not for action in actions)))
        self._why.setText(why_not)
        self._why.setVisible(bool(why_not))
        self.setVisible(bool(actions))
        return made

    def _add(self, number: int) -> None:
        pushed = button("", lambda: self._run(self._shown[number]), link=True)
        self._buttons.append(pushed)
        self._flow.addWidget(pushed)
