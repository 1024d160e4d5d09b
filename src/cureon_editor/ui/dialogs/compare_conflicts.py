"""Places that both sides of a merge changed, one by one: mine, theirs, or both; both is the default."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QButtonGroup, QDialog, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from cureon_editor.ui.dialogs.asking import Arguments
from cureon_editor.ui.dialogs.compare_view import CompareView
from cureon_editor.ui.restoring import BOTH, MINE, THEIRS, default_choice
from cureon_editor.ui.widgets.parts import button, heading, quiet
from cureon_editor.ui.workbench import Workbench

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cureon_editor.comparison.merging import Conflict

_SIZE = QSize(980, 560)
_LABELS = {BOTH: "&Both, mine first", MINE: "&Mine", THEIRS: "&Theirs"}


class ConflictsDialog(QDialog):
    """Shows each conflict's two sides; `choices` holds what was chosen, in the order of the conflicts."""

    def __init__(self, parent: QWidget | None, bench: Workbench, conflicts: "Sequence[Conflict]") -> None:
        super().__init__(parent)
        self.setObjectName("conflicts")
        self.setWindowTitle("Merge with the file")
        self.resize(_SIZE)
        self._conflicts, self._at = conflicts, 0
        self.choices = [default_choice(conflict) for conflict in conflicts]
        self.place = heading("")
        self.place.setWordWrap(True)
        self.view = CompareView(bench.colours, judges=False)
        self.options = {choice: QRadioButton(label) for choice, label in _LABELS.items()}
        self._group = QButtonGroup(self)
        for option in self.options.values():
            self._group.addButton(option)
        self._group.buttonClicked.connect(lambda _option: self._choose())
        self.back = button("Back", lambda: self._go(-1))
        self.going_on = button("Next", self._next, primary=True)
        self.going_on.setDefault(True)
        self._lay_out()
        self._show()

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 18, 20, 16)
        box.setSpacing(12)
        box.addWidget(self.place)
        box.addWidget(quiet("Whatever you choose, both whole texts are kept among the versions."))
        box.addWidget(self.view, 1)
        row = QHBoxLayout()
        row.setSpacing(20)
        for option in self.options.values():
            row.addWidget(option)
        row.addStretch(1)
        row.addWidget(button("Cancel", self.reject))
        row.addWidget(self.back)
        row.addWidget(self.going_on)
        box.addLayout(row)

    def _show(self) -> None:
        conflict, last = self._conflicts[self._at], self._at == len(self._conflicts) - 1
        self.place.setText(f"{self._at + 1} of {len(self._conflicts)}: {conflict.about}")
        self.view.show_texts(conflict.ours, conflict.theirs, ("Mine", "Theirs"))
        self.options[BOTH].setEnabled(default_choice(conflict) == BOTH)
        self.options[self.choices[self._at]].setChecked(True)
        self.back.setEnabled(self._at > 0)
        self.going_on.setText("Merge" if last else "Next")

    def _choose(self) -> None:
        chosen = next(choice for choice, option in self.options.items() if option.isChecked())
        self.choices[self._at] = chosen

    def _go(self, steps: int) -> None:
        self._at += steps
        self._show()

    def _next(self) -> None:
        if self._at == len(self._conflicts) - 1:
            self.accept()
        else:
            self._go(1)


def merge(parent: QWidget, bench: Workbench, given: Arguments) -> Arguments | None:
    """Ask about each place that both sides changed; nothing is asked when there is none."""
    from cureon_editor.comparison.merging import merge as merge_texts

    loaded = bench.document.outside.look().loaded
    if "choices" in given or loaded is None:
        return given
    session = bench.session
    merged = merge_texts(session.saved.text, session.article.text, loaded.article.text)
    if not merged.conflicts:
        return given
    dialog = ConflictsDialog(parent, bench, merged.conflicts)
    return {"choices": tuple(dialog.choices)} if dialog.exec() else None


ASKS = {"file.merge": merge}
