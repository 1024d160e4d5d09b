"""The checklist: what is missing first, the passage behind every tick, the sentence that would satisfy it."""

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QSplitter, QVBoxLayout, QWidget

from cureon_editor.checks.engine import FAULTS
from cureon_editor.checks.findings import Finding
from cureon_editor.rendering.protocol import Checked
from cureon_editor.session.session import Change
from cureon_editor.ui.panels.checklist_actions import Action, carry_out, journal_action, rule_actions
from cureon_editor.ui.panels.checklist_detail import FindingDetail
from cureon_editor.ui.panels.checklist_empty import NoTherapy
from cureon_editor.ui.panels.checklist_groups import FILTERS, GROUPS, ordered, standing
from cureon_editor.ui.panels.checklist_list import RuleList
from cureon_editor.ui.panels.checklist_menu import offer
from cureon_editor.ui.panels.checklist_model import Choice, rows
from cureon_editor.ui.panels.checklist_progress import Progress
from cureon_editor.ui.panels.panel import Panel
from cureon_editor.ui.theme.colours import Colours
from cureon_editor.ui.workbench import Workbench

#: The names of what is remembered between starts.
_FOLDED, _SIZES = "checklist_folded", "checklist_sizes"
#: The shares of the list and of the chosen rule, which has more to say.
_LIST, _DETAIL = 220, 330


class Checklist(QWidget):
    """Progress and filter above the list of rules; below it the chosen rule in full."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self._findings: list[Finding] = []
        self._folded = _remembered(bench)
        self._progress = Progress(bench.colours)
        self._words = QLineEdit()
        self._filter = QComboBox()
        self._empty = NoTherapy(bench)
        self._list = RuleList(bench.colours)
        self._detail = FindingDetail(bench, self._list)
        self._build()
        self._connect()

    def _build(self) -> None:
        self._words.setObjectName("checklistWords")
        self._words.setPlaceholderText("Find a rule")
        self._words.setAccessibleName("Show rules with these words")
        self._words.setClearButtonEnabled(True)
        self._filter.setObjectName("checklistFilter")
        self._filter.setAccessibleName("Show which rules")
        self._filter.addItems([choice.title for choice in FILTERS])
        self._filter.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        above = QHBoxLayout()
        above.setSpacing(8)
        above.addWidget(self._words, 1)
        above.addWidget(self._filter)
        self._parts = QSplitter(Qt.Orientation.Vertical)
        self._parts.setChildrenCollapsible(False)
        self._parts.setHandleWidth(1)
        self._parts.addWidget(self._list)
        self._parts.addWidget(self._detail)
        self._parts.setSizes([_LIST, _DETAIL])
        self._parts.restoreState(self._bench.settings.bytes(_SIZES))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self._progress)
        box.addLayout(above)
        box.addWidget(self._empty)
        box.addWidget(self._parts, 1)

    def _connect(self) -> None:
        bench = self._bench
        self._words.textChanged.connect(lambda _words: self._fill())
        self._filter.currentIndexChanged.connect(lambda _index: self._fill())
        self._list.fold_asked.connect(self._fold)
        self._list.opened.connect(lambda rule: bench.run("checklist.go_to", rule=rule))
        self._list.chosen.connect(lambda _rule: self._show_chosen())
        self._list.menu_asked.connect(self._menu)
        self._parts.splitterMoved.connect(
            lambda *_place: bench.settings.keep_bytes(_SIZES, self._parts.saveState())
        )
        bench.checked.connect(self._show)
        bench.themed.connect(self._recolour)
        bench.rule_chosen.connect(self.choose)
        bench.session.listen(self._note)

    def choose(self, rule: str) -> None:
        """Show a rule, whatever is filtered or folded away."""
        finding = self._finding(rule)
        if finding is None:
            return
        row = self._list.rules.index_of(rule).row()
        shown = self._list.rules.rows[row]
        if shown.hidden or (shown.heading and shown.heading.folded):
            self._words.clear()
            self._filter.setCurrentIndex(0)
            self._folded -= {shown.group}
            self._fill()
        self._list.choose(rule)

    def event(self, event: QEvent) -> bool:
        """Take Ctrl+F for the filter before the window takes it for the text."""
        is_key = isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Find)
        if is_key and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if is_key and event.type() == QEvent.Type.KeyPress:
            self._words.setFocus()
            self._words.selectAll()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Down goes from the filter to the rules, Escape clears it."""
        in_words = self._words.hasFocus()
        if in_words and event.key() == Qt.Key.Key_Down:
            self._list.setFocus()
        elif in_words and event.key() == Qt.Key.Key_Escape and self._words.text():
            self._words.clear()
        else:
            super().keyPressEvent(event)

    def _show(self, checked: Checked) -> None:
        findings = ordered(checked.findings)
        if findings == self._findings:
            return
        self._findings = findings
        counts = standing(findings)
        self._progress.show_standing(counts)
        self._bench.badged.emit("checklist", counts.missing)
        for number, choice in enumerate(FILTERS):
            self._filter.setItemText(number, f"{choice.title} {sum(map(choice.passes, findings))}")
        self._empty.show_for(findings)
        self._fill()
        self._show_chosen()

    def _note(self, change: Change) -> None:
        """Another article has not said yet that it is about no therapy."""
        if change.edit is None:
            self._empty.ask_again()

    def _recolour(self, colours: Colours) -> None:
        self._progress.recolour(colours)
        self._list.recolour(colours)

    def _fill(self) -> None:
        choice = Choice(FILTERS[self._filter.currentIndex()], self._words.text(), self._folded)
        self._list.show_rows(rows(self._findings, choice))

    def _fold(self, group: str) -> None:
        self._folded ^= {group}
        self._bench.settings.keep(_FOLDED, " ".join(sorted(self._folded)))
        self._fill()

    def _finding(self, rule: str) -> Finding | None:
        return next((finding for finding in self._findings if finding.rule == rule), None)

    def _show_chosen(self) -> None:
        self._detail.show_finding(self._finding(self._list.rule))

    def _menu(self, rule: str, at: QPoint) -> None:
        finding = self._finding(rule)
        if finding is None:
            return
        actions = list(rule_actions(finding))
        if self._bench.journal.folder is not None and finding.rule != FAULTS:
            actions.append(journal_action(finding))
        offer(self._list, lambda: self._bench.run("checklist.go_to", rule=rule), actions, self._run, at)

    def _run(self, action: Action) -> None:
        carry_out(self._bench, action)


def _remembered(bench: Workbench) -> frozenset[str]:
    """The groups that were folded the last time; at first those that begin so."""
    first = " ".join(group.id for group in GROUPS if group.folded)
    known = {group.id for group in GROUPS}
    return frozenset(bench.settings.text(_FOLDED, first).split()) & known


PANEL = Panel("checklist", "Checklist", "list-checks", 4, Checklist, "Ctrl+Alt+4")
