"""The registry of what is asked before a command, and the plain form most of them use."""

import pkgutil
from collections.abc import Callable, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Any

from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from cureon_editor.ui import dialogs
from cureon_editor.ui.widgets.parts import button, quiet
from cureon_editor.ui.workbench import Workbench

Arguments = dict[str, Any]
#: Completes a command's arguments by asking; None when the person gives up.
Ask = Callable[[QWidget, Workbench, Arguments], Arguments | None]


def asks() -> Mapping[str, Ask]:
    """Every `ASKS` of the modules of this package, by command id."""
    found: dict[str, Ask] = {}
    for module in pkgutil.iter_modules(dialogs.__path__):
        found.update(getattr(import_module(f"{dialogs.__name__}.{module.name}"), "ASKS", {}))
    return MappingProxyType(found)


def fields_layout() -> QFormLayout:
    """An empty layout of labelled fields, spaced as in every form."""
    made = QFormLayout()
    made.setVerticalSpacing(10)
    made.setHorizontalSpacing(12)
    made.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    return made


class Form(QDialog):
    """A dialog of labelled fields with one button that goes on; what is wrong stands above the buttons."""

    def __init__(self, parent: QWidget, title: str, accept: str, hint: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self.setMinimumWidth(460)
        self.fields = fields_layout()
        self._trouble = QLabel()
        self._trouble.setWordWrap(True)
        self._trouble.setObjectName("formProblem")
        self._trouble.hide()
        self.check: Callable[[], str] = lambda: ""
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 18, 20, 16)
        box.setSpacing(12)
        if hint:
            box.addWidget(quiet(hint))
        box.addLayout(self.fields)
        box.addWidget(self._trouble)
        self._box, self._accept = box, accept

    def line(self, label: str, value: str = "", hint: str = "", name: str = "") -> QLineEdit:
        """Add a one-line field."""
        return self.lines(label, (value, hint, name))[0]

    def lines(self, label: str, *fields: tuple[str, str, str]) -> list[QLineEdit]:
        """Add one-line fields (value, hint, object name) side by side under one label."""
        row = QHBoxLayout()
        row.setSpacing(8)
        made = []
        for value, hint, name in fields:
            line = QLineEdit(value)
            line.setCursorPosition(0)
            line.setPlaceholderText(hint)
            line.setAccessibleName(hint or label)
            line.setObjectName(name)
            row.addWidget(line)
            made.append(line)
        self.fields.addRow(label, row)
        return made

    def text(self, label: str, value: str = "", height: int = 90) -> QPlainTextEdit:
        """Add a field of several lines, `height` pixels high."""
        made = QPlainTextEdit(value)
        made.setProperty("field", True)
        made.setTabChangesFocus(True)
        made.setMinimumHeight(height)
        self.fields.addRow(label, made) if label else self.fields.addRow(made)
        return made

    def asked(self) -> bool:
        """Show the form; True when the person went on."""
        self.add_buttons()
        return self.exec() == QDialog.DialogCode.Accepted

    def add_buttons(self) -> None:
        """Add the buttons behind the fields: Tab goes in the order in which widgets are made."""
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button("Cancel", self.reject))
        going_on = button(self._accept, self._try, primary=True)
        going_on.setDefault(True)
        row.addWidget(going_on)
        self._box.addLayout(row)

    def _try(self) -> None:
        trouble = self.check()
        self._trouble.setText(trouble)
        self._trouble.setVisible(bool(trouble))
        if not trouble:
            self.accept()
