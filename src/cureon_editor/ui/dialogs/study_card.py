"""The study card of a source in its form: what was studied, who paid, and whether it still stands."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cureon_editor.article.sources import Correction, Source, Study
from cureon_editor.ui.dialogs.asking import fields_layout
from cureon_editor.ui.dialogs.source_fields import DESIGNS, FOUND, STUDY
from cureon_editor.ui.widgets.parts import button, quiet

ABOUT = (
    "The checklist compares the text with this card, and it fills a row of the evidence table. "
    "Leave empty what the study does not say."
)


class StudyCard(QWidget):
    """The fields of a study card; `changed` is called when one of them is edited."""

    def __init__(self, source: Source, today: date, changed: Callable[[], object]) -> None:
        super().__init__()
        self._today = today
        study = source.study or Study()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 14, 0, 0)
        box.setSpacing(14)
        box.addWidget(quiet(ABOUT))
        fields = fields_layout()
        box.addLayout(fields)
        box.addStretch(1)
        self._design = self._choices(study.design)
        self._design.editTextChanged.connect(lambda _text: changed())
        fields.addRow("Design", self._design)
        self._lines: dict[str, QLineEdit] = {}
        for name, label, hint in STUDY:
            self._lines[name] = self._line(f"study:{name}", label, getattr(study, name), hint)
            self._lines[name].textChanged.connect(lambda _text: changed())
            fields.addRow(label, self._lines[name])
        self._add_check(fields, source)
        self._checked.textChanged.connect(lambda _text: changed())
        self._found.currentIndexChanged.connect(lambda _index: changed())

    def study(self) -> Study | None:
        """The card as it is filled in, None when it is empty."""
        texts = {name: line.text().strip() for name, line in self._lines.items()}
        study = Study(design=self._design.currentText().strip(), **texts)
        return None if study == Study() else study

    @property
    def status_checked(self) -> str:
        """The day on which somebody looked for a retraction."""
        return self._checked.text().strip()

    @property
    def correction(self) -> Correction | None:
        """What was found that day."""
        found = self._found.currentData()
        return Correction(found) if found else None

    def _add_check(self, fields: QFormLayout, source: Source) -> None:
        self._checked = self._line(
            "status_checked", "Checked for retraction", source.status_checked, "2026-06-17"
        )
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._checked, 1)
        row.addWidget(button("Today", lambda: self._checked.setText(self._today.isoformat())))
        fields.addRow("Checked for retraction", row)
        self._found = QComboBox()
        self._found.setObjectName("correction")
        self._found.setAccessibleName("What was found")
        for value, words in FOUND:
            self._found.addItem(words, str(value or ""))
        self._found.setCurrentIndex(self._found.findData(str(source.correction or "")))
        fields.addRow("What was found", self._found)

    def _choices(self, design: str) -> QComboBox:
        made = QComboBox()
        made.setObjectName("study:design")
        made.setAccessibleName("Design")
        made.setEditable(True)
        made.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        made.addItems(DESIGNS)
        made.setCurrentText(design)
        if (line := made.lineEdit()) is not None:
            line.setPlaceholderText("Choose, or write your own words")
        return made

    def _line(self, name: str, label: str, value: str, hint: str) -> QLineEdit:
        made = QLineEdit(value)
        made.setObjectName(name)
        made.setAccessibleName(label)
        made.setPlaceholderText(hint)
        return made
