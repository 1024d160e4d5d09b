"""The form that fills the blanks of an offered sentence, with the sentence as it will stand."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QWidget

from cureon_editor.checks.wording import Blank, blanks, with_values
from cureon_editor.ui.dialogs.asking import Form
from cureon_editor.ui.theme.colours import Colours
from cureon_editor.ui.widgets.parts import quiet

_LATER = "Leave open for now"
_HINT = "What you leave empty stays in braces in the text. The rule is not satisfied before it is filled in."
#: What blanks with short names are called, and examples; the others speak for themselves.
_LABELS = {
    "n": "People",
    "t": "Followed for",
    "x": "How many in 100",
    "rest": "The others in 100",
    "gap": "Open question",
    "funder": "Who paid for it",
    "list": "Related services",
}
_EXAMPLES = {
    "n": "for example 15",
    "t": "for example 15 months",
    "x": "for example 20",
    "rest": "for example 80",
    "effect": "for example a headache",
    "design": "for example case series",
    "date": "for example June 2026",
    "signs": "for example you have chest pain",
    "gap": "for example how long it lasts",
    "list": "for example blood tests",
}


class WordingForm(Form):
    """A field for each blank, one with words to choose from where the sentence names them."""

    def __init__(self, parent: QWidget, title: str, wording: str, colours: Colours) -> None:
        super().__init__(parent, title, "Insert", _HINT)
        self._wording, self._colours = wording, colours
        self._preview = QLabel()
        self._preview.setObjectName("wordingPreview")
        self._preview.setTextFormat(Qt.TextFormat.RichText)
        self._preview.setWordWrap(True)
        self._fields = {blank.name: self._field(blank) for blank in blanks(wording)}
        self.fields.addRow(quiet("It will read:"))
        self.fields.addRow(self._preview)
        self._show()

    @property
    def values(self) -> dict[str, str]:
        """What was filled in, by the blank's name."""
        read = {name: _value(field) for name, field in self._fields.items()}
        return {name: value for name, value in read.items() if value}

    def _field(self, blank: Blank) -> QLineEdit | QComboBox:
        label = _LABELS.get(blank.name.lower(), blank.name[:1].upper() + blank.name[1:])
        if not blank.choices:
            line = self.line(label, "", _EXAMPLES.get(blank.name.lower(), ""), f"blank:{blank.name}")
            line.textChanged.connect(lambda _text: self._show())
            return line
        choice = QComboBox()
        choice.setObjectName(f"blank:{blank.name}")
        choice.setAccessibleName(label)
        choice.addItem(_LATER, "")
        for words in blank.choices:
            choice.addItem(words, words)
        choice.currentIndexChanged.connect(lambda _index: self._show())
        self.fields.addRow(label, choice)
        return choice

    def _show(self) -> None:
        """Show the sentence; what is filled in stands out, and so does what is still open."""
        self._preview.setText(preview(self._wording, self.values, self._colours))


def preview(wording: str, values: dict[str, str], colours: Colours) -> str:
    """A sentence as HTML: what was filled in bold, what is open in its colour."""
    shown = escape(
        with_values(wording, {name: _marked(value) for name, value in values.items()}), quote=False
    )
    shown = shown.replace(_BEGIN, "<b>").replace(_END, "</b>")
    for blank in blanks(wording):
        open_one = escape(f"{{{blank.name}}}", quote=False)
        shown = shown.replace(open_one, f'<span style="color: {colours.partly}">{open_one}</span>')
    return shown


#: Around a value while the sentence is escaped: characters that no text of ours holds.
_BEGIN, _END = "\ue000", "\ue001"


def _marked(value: str) -> str:
    return f"{_BEGIN}{value}{_END}"


def _value(field: QLineEdit | QComboBox) -> str:
    return field.text().strip() if isinstance(field, QLineEdit) else str(field.currentData() or "")


def offering(names: Sequence[tuple[str, str]]) -> QComboBox:
    """A box to choose from, each with what it stands for."""
    made = QComboBox()
    for value, text in names:
        made.addItem(text, value)
    return made
