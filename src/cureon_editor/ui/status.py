"""The status bar: words, minutes, checks, and whether the text is saved."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QStatusBar

from cureon_editor.checks.findings import State
from cureon_editor.ui.document import Document
from cureon_editor.ui.widgets.pressable import make_pressable
from cureon_editor.ui.workbench import Workbench

if TYPE_CHECKING:
    from cureon_editor.rendering.protocol import Checked, Summary


class Status(QStatusBar):
    """Each label's bare figure is its property `value`."""

    def __init__(self, bench: Workbench, document: Document) -> None:
        super().__init__()
        self._bench, self._document = bench, document
        self.setSizeGripEnabled(False)
        self._save = self._label("saveState", "Saved or not")
        self._words = self._label("wordCount", "Words")
        self._minutes = self._label("readingTime", "Reading time")
        self._grade = self._label("readingGrade", "Reading level")
        self._grade.setToolTip("The years of schooling that the text asks of its reader")
        self._checks = self._label("checkSummary", "Checks")
        self._checks.setToolTip("Open the checklist")
        make_pressable(self._checks, lambda: bench.run("checklist.show"))
        bench.summarised.connect(self._count)
        bench.checked.connect(self._check)
        bench.session.listen(lambda _change: self.refresh())
        document.saved.connect(self._just_saved)
        document.renamed.connect(self.refresh)
        document.standing_changed.connect(self.refresh)
        document.problem_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show whether the text is saved."""
        if self._document.read_only:
            self._set(self._save, "read-only", "Read-only")
        elif self._bench.session.is_modified:
            self._set(self._save, "modified", "Not saved")
        elif self._document.path is None:
            self._set(self._save, "new", "New article")
        else:
            self._set(self._save, "saved", self._save.property("saved_text") or "Saved")

    def _label(self, name: str, meaning: str) -> QLabel:
        label = QLabel()
        label.setObjectName(name)
        label.setAccessibleName(meaning)
        self.addWidget(label)
        return label

    def _set(self, label: QLabel, value: object, text: str) -> None:
        if label.text() != text or label.property("value") != value:
            label.setProperty("value", value)
            label.setText(text)

    def _just_saved(self) -> None:
        self._save.setProperty("saved_text", f"Saved {self._bench.now():%H:%M}")
        self.refresh()

    def _count(self, summary: "Summary") -> None:
        words = "1 word" if summary.words == 1 else f"{summary.words:,} words"
        self._set(self._words, summary.words, words)
        self._set(self._minutes, summary.minutes, f"{summary.minutes} min read")
        self._set(self._grade, summary.grade, "" if summary.grade is None else f"grade {summary.grade}")
        self._grade.setVisible(summary.grade is not None)

    def _check(self, checked: "Checked") -> None:
        missing = sum(finding.blocks for finding in checked.findings)
        person = sum(finding.state is State.NEEDS_PERSON for finding in checked.findings)
        needs = "needs" if person == 1 else "need"
        self._set(self._checks, missing, f"{missing} required missing, {person} {needs} a person")
