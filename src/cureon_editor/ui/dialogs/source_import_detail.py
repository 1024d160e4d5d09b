"""The record of an import that is looked at: how it stood in the file, and what shall become of it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from cureon_editor.exchange.import_plan import Fate, ImportPlan
from cureon_editor.ui.widgets.parts import button

_HEIGHT = 92
_FATES = {
    Fate.LEAVE: "Leave it out",
    Fate.ADD: "Add it anyway",
    Fate.COMPLETE: "Fill in what the listed one lacks",
}


class ImportDetail(QWidget):
    """Below the list: doubts in full, the record as it was written, and what can be done with it."""

    decided = Signal(object)
    opened = Signal()

    def __init__(self, plan: ImportPlan) -> None:
        super().__init__()
        self._plan = plan
        self._text = QPlainTextEdit()
        self._text.setObjectName("importRecord")
        self._text.setAccessibleName("The record as it was written")
        self._text.setProperty("field", True)
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setFixedHeight(_HEIGHT)
        self._fates = QComboBox()
        self._fates.setObjectName("importFate")
        self._fates.setAccessibleName("What to do with a source that is in the list already")
        for fate, words in _FATES.items():
            self._fates.addItem(words, fate)
        self._fates.activated.connect(lambda at: self.decided.emit(self._fates.itemData(at)))
        self._edit = button("&Edit…", self.opened.emit)
        row = QHBoxLayout()
        row.addWidget(self._fates)
        row.addStretch(1)
        row.addWidget(self._edit)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self._text)
        box.addLayout(row)

    def show_record(self, place: int | None) -> None:
        """Show a record of the plan by its place; None when there is none to show."""
        row = None if place is None else self._plan.rows[place]
        self._edit.setEnabled(row is not None)
        self._fates.setVisible(row is not None and row.listed is not None)
        if place is None or row is None:
            self._text.clear()
            return
        self._text.setPlainText("\n".join(filter(None, (*row.doubts, row.record.text))))
        self._fates.setCurrentIndex(self._fates.findData(self._plan.fate(place)))
