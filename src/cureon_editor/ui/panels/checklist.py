"""The checklist: what is missing first, the passage behind every tick, the sentence that would satisfy it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from cureon_editor.checks.findings import Finding, State
from cureon_editor.rendering.protocol import Checked
from cureon_editor.ui.panels.checklist_detail import FindingDetail
from cureon_editor.ui.panels.panel import Panel
from cureon_editor.ui.theme.colours import Colours
from cureon_editor.ui.theme.icons import STATE_ICONS
from cureon_editor.ui.widgets.parts import quiet
from cureon_editor.ui.widgets.row_delegate import ROW_ROLE, Row, RowDelegate
from cureon_editor.ui.workbench import Workbench

RULE = Qt.ItemDataRole.UserRole
STATE = Qt.ItemDataRole.UserRole + 1
STATE_WORDS = {
    State.MET: "In place",
    State.PARTLY: "Partly there",
    State.NEEDS_PERSON: "For a person to confirm",
    State.NOT_MET: "Missing",
    State.WAIVED: "Set aside",
    State.NOT_APPLICABLE: "Does not apply",
}
FILTERS = ("Everything", "Open", "In place")


class Checklist(QWidget):
    """A row a rule, grouped with what blocks approval first; below it, the chosen rule in full."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self._findings: tuple[Finding, ...] = ()
        self._delegate = RowDelegate(bench.colours)
        self._summary = quiet("The checklist appears once the text has been read.")
        self._filter = QComboBox()
        self._filter.addItems(FILTERS)
        self._filter.setAccessibleName("Show which rules")
        self._filter.currentIndexChanged.connect(lambda _index: self._fill())
        self._list = QListWidget()
        self._list.setObjectName("checklist")
        self._list.setAccessibleName("Checklist")
        self._list.setItemDelegate(self._delegate)
        self._list.setMouseTracking(True)
        self._list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self._list.currentItemChanged.connect(lambda item, _before: self._choose(item))
        self._list.itemActivated.connect(self._go)
        self._list.itemDoubleClicked.connect(self._go)
        self._detail = FindingDetail(bench, self._list)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        for widget in (self._summary, self._filter):
            box.addWidget(widget)
        box.addWidget(self._list, 3)
        box.addWidget(self._detail, 2)
        bench.checked.connect(self._show)
        bench.themed.connect(self._recolour)

    def _show(self, checked: Checked) -> None:
        if checked.findings == self._findings:
            return
        self._findings = checked.findings
        self._summary.setText(summary_sentence(checked.findings))
        self._bench.badged.emit("checklist", sum(finding.blocks for finding in checked.findings))
        self._fill()

    def _recolour(self, colours: Colours) -> None:
        self._delegate.colours = colours
        self._fill()

    def _fill(self) -> None:
        """List the findings; rules that stand where they stood keep their rows."""
        rows = self._rows()
        items = [self._list.item(row) for row in range(self._list.count())]
        if [item.data(RULE) for item in items] != [finding.rule for finding, _heading in rows]:
            items = self._renew([finding.rule for finding, _heading in rows])
        for item, (finding, heading) in zip(items, rows, strict=True):
            self._write(item, finding, heading)
        self._choose(self._list.currentItem())

    def _rows(self) -> list[tuple[Finding, str]]:
        """The findings to show, each with the heading above it, if any."""
        rows: list[tuple[Finding, str]] = []
        group_before = ""
        for finding in sorted(self._findings, key=_rank):
            if _passes(finding, self._filter.currentIndex()):
                group = _group(finding)
                rows.append((finding, group if group != group_before else ""))
                group_before = group
        return rows

    def _renew(self, rules: list[str]) -> list[QListWidgetItem]:
        """Make every row anew, keeping the chosen rule and the place."""
        chosen = self._list.currentItem().data(RULE) if self._list.currentItem() else None
        place = self._list.verticalScrollBar().value()
        self._list.blockSignals(True)
        self._list.clear()
        items = []
        for rule in rules:
            item = QListWidgetItem(self._list)
            item.setData(RULE, rule)
            items.append(item)
            if rule == chosen:
                self._list.setCurrentItem(item)
        if self._list.currentItem() is None and items:
            self._list.setCurrentRow(0)
        self._list.blockSignals(False)
        self._list.verticalScrollBar().setValue(place)
        return items

    def _write(self, item: QListWidgetItem, finding: Finding, heading: str) -> None:
        """Show a finding in its row, unless it shows just that."""
        word = STATE_WORDS[finding.state]
        row = Row(
            finding.title,
            finding.message,
            STATE_ICONS[finding.state],
            self._bench.colours.state(finding.state),
            heading=heading,
            faint=finding.state is State.NOT_APPLICABLE,
        )
        if item.data(ROW_ROLE) == row and item.data(STATE) == str(finding.state):
            return
        item.setData(STATE, str(finding.state))
        item.setData(ROW_ROLE, row)
        item.setToolTip(f"{word}: {finding.message}")
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{finding.title}: {word}. {finding.message}")

    def _choose(self, item: QListWidgetItem | None) -> None:
        rule = item.data(RULE) if item else None
        self._detail.show_finding(next((f for f in self._findings if f.rule == rule), None))

    def _go(self, item: QListWidgetItem) -> None:
        self._bench.run("checklist.go_to", rule=item.data(RULE))


def summary_sentence(findings: tuple[Finding, ...]) -> str:
    """How the article stands, in one sentence."""
    missing = sum(finding.blocks for finding in findings)
    person = sum(finding.state is State.NEEDS_PERSON for finding in findings)
    met = sum(finding.state is State.MET for finding in findings)
    return f"{missing} required missing · {person} for a person · {met} in place"


def _group(finding: Finding) -> str:
    if finding.blocks:
        return "Required before sign-off"
    if finding.state in (State.NOT_MET, State.PARTLY):
        return "Advised"
    return STATE_WORDS[finding.state]


def _rank(finding: Finding) -> tuple[int, int, int]:
    order = (State.NOT_MET, State.PARTLY, State.NEEDS_PERSON, State.MET, State.WAIVED, State.NOT_APPLICABLE)
    group = 0 if finding.blocks else 1 if finding.state is State.NEEDS_PERSON else 2
    place = order.index(finding.state)
    if group == 2 and finding.state not in (State.NOT_MET, State.PARTLY):
        group = 3 + place
    return group, place, finding.number


def _passes(finding: Finding, index: int) -> bool:
    is_open = finding.state in (State.NOT_MET, State.PARTLY, State.NEEDS_PERSON)
    return index == 0 or (is_open if index == 1 else finding.state is State.MET)


PANEL = Panel("checklist", "Checklist", "list-checks", 4, Checklist, "Ctrl+Alt+4")
