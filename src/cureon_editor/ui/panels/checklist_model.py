"""The rows of the checklist: a row a rule, in groups that can be folded; only what differs is told."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from cureon_editor.checks.findings import Finding, State
from cureon_editor.ui.panels.checklist_groups import Filter, group_of, speaks_of, state_icon, state_word

RULE = Qt.ItemDataRole.UserRole
STATE = Qt.ItemDataRole.UserRole + 1
#: The item data role that holds a RuleRow.
ROW = Qt.ItemDataRole.UserRole + 16
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above the first row of a group: how many rows it has, and whether they are folded away."""

    group: str
    title: str
    count: int
    folded: bool


@dataclass(frozen=True, slots=True)
class RuleRow:
    """What one row shows. Of a folded group the first row is the heading alone, the others are hidden."""

    rule: str
    state: State
    title: str
    word: str
    message: str
    icon: str
    group: str
    heading: Heading | None = None
    hidden: bool = False

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        if self.heading is None:
            return f"{self.title}: {self.word}. {self.message}"
        rules = "1 rule" if self.heading.count == 1 else f"{self.heading.count} rules"
        if self.heading.folded:
            return f"{self.heading.title}, {rules}, folded. Space unfolds them."
        return f"{self.heading.title}, {rules}. {self.title}: {self.word}. {self.message}"


@dataclass(frozen=True, slots=True)
class Choice:
    """What of the checklist is to be seen: by state, by words, and which groups are folded."""

    filter: Filter
    words: str = ""
    folded: frozenset[str] = frozenset()

    def passes(self, finding: Finding) -> bool:
        """Whether a finding is shown, folding apart."""
        return self.filter.passes(finding) and speaks_of(finding, self.words)

    def folds(self, group: str) -> bool:
        """Whether a group is folded; what somebody looks for by its words is not hidden in one."""
        return group in self.folded and not self.words.strip()


def rows(findings: Sequence[Finding], choice: Choice) -> list[RuleRow]:
    """A row for every finding, in their order; those that are not to be seen are hidden."""
    seen = [finding for finding in findings if choice.passes(finding)]
    return list(_rows(findings, {finding.rule for finding in seen}, _counts(seen), choice))


def _counts(findings: Sequence[Finding]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for finding in findings:
        group = group_of(finding).id
        counts[group] = counts.get(group, 0) + 1
    return counts


def _rows(
    findings: Sequence[Finding], seen: Collection[str], counts: dict[str, int], choice: Choice
) -> Iterator[RuleRow]:
    begun: set[str] = set()
    for finding in findings:
        group = group_of(finding)
        first = finding.rule in seen and group.id not in begun
        heading = None
        if first:
            begun.add(group.id)
            heading = Heading(group.id, group.title, counts[group.id], choice.folds(group.id))
        hidden = finding.rule not in seen or (choice.folds(group.id) and not first)
        message = " ".join(finding.message.split())
        word, icon = state_word(finding), state_icon(finding)
        yield RuleRow(
            finding.rule, finding.state, finding.title, word, message, icon, group.id, heading, hidden
        )


class RuleModel(QAbstractListModel):
    """Holds the rows. A rule keeps its index when it moves, and with it selection and place."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[RuleRow] = []

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:  # noqa: N802 - Qt's name
        """How many rules there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """What a row shows, in the role asked for."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        values = {
            RULE: row.rule,
            STATE: str(row.state),
            ROW: row,
            Qt.ItemDataRole.DisplayRole: row.title,
            Qt.ItemDataRole.AccessibleTextRole: row.spoken,
        }
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{row.word}: {row.message}"
        return values.get(role)

    def index_of(self, rule: str) -> QModelIndex:
        """The index of a rule, invalid when it is not listed."""
        at = next((i for i, row in enumerate(self.rows) if row.rule == rule), -1)
        return self.index(at, 0) if at >= 0 else QModelIndex()

    def show(self, wanted: list[RuleRow]) -> bool:
        """Show rows, touching only those that differ; True when rows came, went, moved, hid or grew."""
        before = self.rows
        if [row.rule for row in wanted] == [row.rule for row in before]:
            self.rows = wanted
            changed = [i for i, row in enumerate(wanted) if row != before[i]]
            for i in changed:
                self.dataChanged.emit(self.index(i, 0), self.index(i, 0))
            return any(_shape(wanted[i]) != _shape(before[i]) for i in changed)
        if {row.rule for row in wanted} == {row.rule for row in before}:
            self._rearrange(wanted)
        else:
            self.beginResetModel()
            self.rows = wanted
            self.endResetModel()
        return True

    def _rearrange(self, wanted: list[RuleRow]) -> None:
        """Put the rules into another order."""
        self.layoutAboutToBeChanged.emit()
        held = self.persistentIndexList()
        rules = [self.rows[index.row()].rule for index in held]
        self.rows = wanted
        self.changePersistentIndexList(held, [self.index_of(rule) for rule in rules])
        self.layoutChanged.emit()


def _shape(row: RuleRow) -> tuple[bool, bool, bool]:
    """What of a row decides its height."""
    heading = row.heading
    return row.hidden, heading is not None, heading is not None and heading.folded
