"""The form of one source: the fields its kind of work has, its study card, and how it will be written."""

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from cureon_editor.article.sources import Name, PartialDate, Source
from cureon_editor.citations.keys import suggest_key
from cureon_editor.citations.kinds import Kind, kind_of
from cureon_editor.citations.styles import format_source, house_style
from cureon_editor.ui.dialogs.asking import Form
from cureon_editor.ui.dialogs.source_fields import CONTAINERS, ROWS, SHOWN, TYPES, WIDE
from cureon_editor.ui.dialogs.source_look_up import LookUpRow
from cureon_editor.ui.dialogs.source_reading import name_line, problem, read_date, read_names, read_texts
from cureon_editor.ui.dialogs.study_card import StudyCard
from cureon_editor.ui.widgets.parts import quiet, shortened
from cureon_editor.ui.workbench import Workbench

DATES = ("issued", "accessed")
#: The lines kept free for how the source will be written.
LINES = 2
NAMES_HINT = "One a line: Family, Given. An organisation: its name alone"


class SourceForm(Form):
    """Adds or edits a source; a line below shows how it will stand in the list."""

    def __init__(self, parent: QWidget, bench: Workbench, source: Source | None, key: str) -> None:
        listed = source is not None and bool(source.key)
        super().__init__(parent, "Edit source" if listed else "Add a source", "Save" if listed else "Add")
        self.setObjectName("sourceForm")
        self.setMinimumWidth(620)
        self._before = source or Source("")
        self._taken = {known.key for known in bench.metadata.sources} - {self._before.key}
        self._style = house_style(bench.journal)
        self._lines: dict[str, QLineEdit] = {}
        self._rows: dict[str, int] = {}
        tabs = QTabWidget()
        tabs.setDocumentMode(True)
        tabs.tabBar().setDrawBase(False)
        tabs.addTab(self._source_page(key), "Source")
        self._study = StudyCard(self._before, bench.now().date(), self._show)
        tabs.addTab(self._study, "Study")
        self._box.insertWidget(0, tabs)
        self._box.insertWidget(1, LookUpRow(self, self.source, bench))
        self._box.insertWidget(2, quiet("In the list"))
        self._preview = QLabel()
        self._preview.setObjectName("sourcePreview")
        self._preview.setTextFormat(Qt.TextFormat.PlainText)
        self._preview.setWordWrap(True)
        self._preview.setMinimumHeight(LINES * self._preview.fontMetrics().lineSpacing())
        self._preview.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._box.insertWidget(3, self._preview)
        self.check = lambda: problem(self.source(), self._before, self._taken)
        self._watch()

    def source(self) -> Source:
        """The source as the form says it; what the kind does not show is as it was."""
        made = replace(
            self._before,
            type=str(self._type.currentData()),
            authors=read_names(self._authors.toPlainText(), self._before.authors),
            editors=read_names(self._editors.toPlainText(), self._before.editors),
            issued=_date(self._lines["issued"], self._before.issued),
            accessed=_date(self._lines["accessed"], self._before.accessed),
            study=self._study.study(),
            status_checked=self._study.status_checked,
            correction=self._study.correction,
        )
        texts = {name: line.text() for name, line in self._lines.items() if name not in DATES}
        made = replace(made, **read_texts(texts, self._before, kind_of(made)))
        if made.type not in (self._before.type, Kind.PREPRINT) and kind_of(made) is Kind.PREPRINT:
            made = replace(made, genre="")
        return replace(made, key=self._key.text().strip() or suggest_key(made, self._taken))

    def _source_page(self, key: str) -> QWidget:
        """The fields of the work, in the order in which they are typed."""
        page = QWidget()
        box = QVBoxLayout(page)
        box.setContentsMargins(0, 14, 0, 0)
        self._box.removeItem(self.fields)
        box.addLayout(self.fields)
        box.addStretch(1)
        self._type = self._types()
        self.fields.addRow("Kind", self._type)
        self._authors = self._names("Authors", "authors", self._before.authors, 74)
        for label, parts in ROWS.items():
            lines = self.lines(label, *((_text(self._before, name), hint, name) for name, hint in parts))
            self._lines |= {name: line for (name, _hint), line in zip(parts, lines, strict=True)}
            self._rows[label] = self.fields.rowCount() - 1
            if label == "Journal":
                self._editors = self._names("Editors", "editors", self._before.editors, 54)
        for label in WIDE:
            item = self.fields.itemAt(self._rows[label], QFormLayout.ItemRole.FieldRole)
            if item is not None and isinstance(row := item.layout(), QHBoxLayout):
                row.setStretch(0, 2)
        self._key = self.line("Key", key, "made for you when left empty")
        return page

    def _types(self) -> QComboBox:
        made = QComboBox()
        made.setObjectName("type")
        made.setAccessibleName("Kind")
        for value, words in TYPES:
            made.addItem(words, str(value))
        if made.findData(self._before.type) < 0:
            made.addItem(self._before.type, self._before.type)
        made.setCurrentIndex(made.findData(self._before.type))
        return made

    def _names(self, label: str, name: str, names: tuple[Name, ...], height: int) -> QPlainTextEdit:
        made = self.text(label, "\n".join(map(name_line, names)), height)
        made.setMaximumHeight(height)
        made.setObjectName(name)
        made.setAccessibleName(label)
        made.setPlaceholderText(NAMES_HINT)
        return made

    def _watch(self) -> None:
        for line in (*self._lines.values(), self._key):
            line.textChanged.connect(lambda _text: self._show())
        for names in (self._authors, self._editors):
            names.document().contentsChange.connect(lambda *_: self._show())
        self._type.currentIndexChanged.connect(lambda _index: self._choose_kind())
        self._choose_kind()

    def _choose_kind(self) -> None:
        """Show the fields that the chosen kind of work has; the others keep what they hold."""
        kind = kind_of(self.source())
        for label, parts in ROWS.items():
            shown = [name for name, _hint in parts if name in SHOWN[kind]]
            self.fields.setRowVisible(self._rows[label], bool(shown))
            for name, _hint in parts:
                self._lines[name].setVisible(name in shown)
        self.fields.setRowVisible(self._editors, "editors" in SHOWN[kind])
        name, example = CONTAINERS.get(kind, ("", ""))
        self._call("Journal", name)
        self._call("Volume", "Volume" if "volume" in SHOWN[kind] else "Pages")
        self._lines["container"].setPlaceholderText(example)
        self._lines["container"].setAccessibleName(name)
        self._show()
        # Once the layout knows which rows are left.
        QTimer.singleShot(0, self, self.adjustSize)

    def _call(self, row: str, label: str) -> None:
        item = self.fields.itemAt(self._rows[row], QFormLayout.ItemRole.LabelRole)
        if item is not None and isinstance(caption := item.widget(), QLabel):
            caption.setText(label)

    def _show(self) -> None:
        self._preview.setText(shortened(format_source(self.source(), self._style)))


def _text(source: Source, name: str) -> str:
    """A field as it is typed."""
    value = getattr(source, name)
    return value.iso if isinstance(value, PartialDate) else value or ""


def _date(line: QLineEdit, before: PartialDate | None) -> PartialDate | None:
    """The date in a line; the one from the file, however it was written, while the line says the same."""
    return before if line.text().strip() == (before.iso if before else "") else read_date(line.text())
