"""The article's details: dates, people, interests, therapies; each field is a splice of the front matter."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from cureon_editor.ui.panels.panel import Panel
from cureon_editor.ui.panels.people import People
from cureon_editor.ui.panels.problems import Problems
from cureon_editor.ui.panels.therapies import Therapies
from cureon_editor.ui.widgets.fields import ChoiceField, LineField, TextField
from cureon_editor.ui.widgets.parts import button, heading, quiet
from cureon_editor.ui.workbench import Workbench

#: (front matter key, label, hint) of the plain one-line fields.
LINES = (
    ("date", "Published", "2026-06-17"),
    ("review_due", "Review due", "2027-06-17"),
    ("slug", "Address", "last part of the page’s address"),
    ("lang", "Language", "en-GB"),
)


class Details(QScrollArea):
    """The form. Every field shows the front matter and writes only its own value."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self.setObjectName("metadataForm")
        self.setAccessibleName("Article details")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        content = QWidget()
        box = QVBoxLayout(content)
        box.setContentsMargins(0, 0, 6, 0)
        box.setSpacing(8)
        self._problems = Problems(bench)
        box.addWidget(self._problems)
        box.addLayout(self._basics())
        self._people(box)
        box.addWidget(heading("Interests"))
        box.addWidget(self._interests())
        box.addWidget(heading("Therapies"))
        box.addWidget(quiet("Therapies named here switch on the checks that concern them."))
        self._therapies = Therapies(bench)
        box.addWidget(self._therapies)
        self._other = quiet("")
        box.addWidget(self._other)
        box.addWidget(
            button("Edit the raw front matter…", lambda: bench.run("article.set_front_matter"), link=True)
        )
        box.addStretch(1)
        self.setWidget(content)
        bench.details_changed.connect(self._show_other)
        self._show_other()

    def _basics(self) -> QFormLayout:
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        form.setVerticalSpacing(8)
        self._category = ChoiceField(QComboBox(), self._bench, "category")
        form.addRow("Category", self._category.widget)
        self._fields = [LineField(QLineEdit(), self._bench, key, hint) for key, _label, hint in LINES]
        for (_key, label, _hint), field in zip(LINES, self._fields, strict=True):
            form.addRow(label, field.widget)
        return form

    def _people(self, box: QVBoxLayout) -> None:
        box.addWidget(heading("Author"))
        self._author = People(self._bench, "author", ("name", "credentials"))
        box.addWidget(self._author)
        box.addWidget(heading("Medical reviewer"))
        self._reviewer = People(self._bench, "medical_reviewer", ("name", "credentials", "registration"))
        box.addWidget(self._reviewer)

    def _interests(self) -> QWidget:
        text = QPlainTextEdit()
        text.setProperty("field", True)
        text.setFixedHeight(84)
        hint = "Who paid for this article, and what the publisher sells"
        self._interests_field = TextField(text, self._bench, "interests", hint)
        return text

    def _show_other(self) -> None:
        other = self._bench.metadata.other
        self._other.setText(f"Other fields, kept as they are: {', '.join(other)}" if other else "")
        self._other.setVisible(bool(other))


PANEL = Panel("details", "Details", "file-text", 2, Details, "Ctrl+Alt+2")
