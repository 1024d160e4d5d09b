"""Look-up in the form of a source: a button that fills the fields that are empty, and its Cancel."""

from collections.abc import Callable

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from cureon_editor.article.sources import Source
from cureon_editor.exchange.filling import filled, gained
from cureon_editor.ui.dialogs.asking import Arguments, Form
from cureon_editor.ui.dialogs.source_reading import name_line
from cureon_editor.ui.lookup import NOTHING_TO_ASK, LookUp
from cureon_editor.ui.widgets.parts import button, quiet
from cureon_editor.ui.workbench import Workbench

_LOOK_UP, _CANCEL = "Look up online", "Cancel the look-up"
_NOTHING_NEW = "Nothing was found that is not here already."


class LookUpRow(QWidget):
    """A button and what came of it. What it fills in is seen in the form before the form is accepted."""

    def __init__(self, form: Form, source: Callable[[], Source], bench: Workbench) -> None:
        super().__init__()
        self._form, self._source, self._service = form, source, LookUp.of(bench)
        self._button = button(_LOOK_UP, self._press)
        self._button.setObjectName("lookUp")
        self._told = quiet("")
        self._told.setObjectName("lookUpTold")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._button)
        row.addWidget(self._told, 1)
        self.setVisible(self._service is not None)
        if self._service is not None:
            self._service.busy_changed.connect(self._show_busy)
            form.finished.connect(self._service.cancel)

    def _press(self) -> None:
        service = self._service
        if service is None:
            return
        if service.is_busy:
            service.cancel()
            self._told.clear()
            return
        source = self._source()
        if not service.explanation(source):
            self._told.setText(NOTHING_TO_ASK)
        elif service.is_allowed(source):
            service.ask(source, self._fill, self._told.setText)

    def _show_busy(self) -> None:
        busy = self._service is not None and self._service.is_busy
        self._button.setText(_CANCEL if busy else _LOOK_UP)
        if busy:
            self._told.setText("Waiting for the answer. You can type on.")

    def _fill(self, found: Source) -> None:
        """Put what was found into the fields that are still empty."""
        before = self._source()
        after = filled(before, found)
        names = [name for name in gained(before, after) if _put(self._form, name, after)]
        words = ", ".join(name.replace("_", " ") for name in names)
        self._told.setText(f"Filled in: {words}. Look at it before you go on." if names else _NOTHING_NEW)


def _put(form: QWidget, name: str, source: Source) -> bool:
    """Show a field of a source in the widget of its name; False when the form has none."""
    value = getattr(source, name)
    text = value.iso if name == "issued" else str(value)
    widget = form.findChild(QWidget, name)
    if isinstance(widget, QLineEdit):
        widget.setText(text)
        widget.setCursorPosition(0)
    elif isinstance(widget, QPlainTextEdit):
        widget.setPlainText("\n".join(map(name_line, value)))
    elif isinstance(widget, QComboBox):
        if widget.findData(text) < 0:
            widget.addItem(text, text)
        widget.setCurrentIndex(widget.findData(text))
    else:
        return False
    return True


def with_offer(_parent: QWidget, _bench: Workbench, given: Arguments) -> Arguments | None:
    """Let the person be asked whether to switch looking up on."""
    return {**given, "offer": True}


ASKS = {"source.look_up": with_offer}
