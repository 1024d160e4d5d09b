"""The rows of an import: how each source will be written, where it came from, and what is doubtful."""

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from cureon_editor.citations.duplicates import Likeness, Match
from cureon_editor.citations.styles import format_source
from cureon_editor.exchange.import_plan import Fate, ImportPlan
from cureon_editor.exchange.incoming import Incoming
from cureon_editor.ui.theme.colours import Colours
from cureon_editor.ui.widgets.parts import tip
from cureon_editor.ui.widgets.row_delegate import ROW_ROLE, Row

_Index = QModelIndex | QPersistentModelIndex
_TICKED, _OPEN = Qt.CheckState.Checked, Qt.CheckState.Unchecked
_DATA = Qt.ItemDataRole


class ImportModel(QAbstractListModel):
    """The records of a plan, all or only the doubtful ones; ticks change the plan.

    `numbers` are those that the sources of the article have. `decided` tells that the plan is another.
    """

    decided = Signal()

    def __init__(self, plan: ImportPlan, numbers: Mapping[str, int], style: str, colours: Colours) -> None:
        super().__init__()
        self._plan, self._numbers, self._style, self._colours = plan, numbers, style, colours
        self._shown: list[int] = list(range(len(plan.rows)))

    def rowCount(self, parent: _Index | None = None) -> int:  # noqa: N802 - Qt's name
        """How many records are shown."""
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Every row can be chosen and ticked."""
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: _Index, role: int = _DATA.DisplayRole) -> Any:
        """A record as a Row, as words for whoever cannot see it, or its tick; UserRole is its key."""
        if not index.isValid():
            return None
        place = self._shown[index.row()]
        if role == ROW_ROLE:
            return self._row(place)
        if role == _DATA.CheckStateRole:
            return _OPEN if self._plan.fate(place) is Fate.LEAVE else _TICKED
        if role == _DATA.UserRole:
            return self._plan.key(place)
        if role in (_DATA.DisplayRole, _DATA.ToolTipRole, _DATA.AccessibleTextRole):
            row = self._row(place)
            words = f"{row.first}\n{row.second}"
            return tip(words) if role == _DATA.ToolTipRole else words
        return None

    def setData(self, index: _Index, value: Any, role: int = _DATA.EditRole) -> bool:  # noqa: N802
        """Tick or untick a record."""
        if role != _DATA.CheckStateRole or not index.isValid():
            return False
        self.decide([index.row()], Fate.ADD if Qt.CheckState(value) is _TICKED else Fate.LEAVE)
        return True

    def place(self, index: _Index) -> int | None:
        """Where in the plan the record of a row is; None for no row."""
        return self._shown[index.row()] if index.isValid() else None

    def decide(self, rows: Iterable[int], fate: Fate) -> None:
        """Let something become of the records of these rows."""
        self._plan.decide([self._shown[row] for row in rows], fate)
        self.refresh()

    def refresh(self) -> None:
        """Show the plan anew: one decision can change the keys of all."""
        if self._shown:
            self.dataChanged.emit(self.index(0), self.index(len(self._shown) - 1))
        self.decided.emit()

    def show_doubtful(self, only: bool) -> None:
        """Show only the records that need a look, or all."""
        rows = enumerate(self._plan.rows)
        self.beginResetModel()
        self._shown = [place for place, row in rows if row.is_doubtful or not only]
        self.endResetModel()

    def _row(self, place: int) -> Row:
        incoming = self._plan.rows[place]
        record, fate = incoming.record, self._plan.fate(place)
        words = [self._fate(place, incoming), *self._likeness(incoming), *incoming.doubts]
        return Row(
            format_source(record.source, self._style),
            " ".join([f"Line {record.line}.", *filter(None, words)]),
            icon="triangle-alert" if incoming.is_doubtful else "",
            icon_colour=self._colours.partly,
            trail=self._plan.key(place),
            faint=fate is Fate.LEAVE,
        )

    def _fate(self, place: int, incoming: Incoming) -> str:
        """What is not simply added or left out."""
        if self._plan.fate(place) is not Fate.COMPLETE or incoming.listed is None:
            return ""
        count = len(self._plan.completes(place))
        name = self._name(incoming.listed.key)
        if not count:
            return f"Has nothing that {name} lacks."
        return f"Completes {name}: {count} {'field' if count == 1 else 'fields'}."

    def _likeness(self, incoming: Incoming) -> Iterable[str]:
        if (match := incoming.listed) is not None:
            yield f"{_sure(match, 'In the list as', 'Similar to')} {self._name(match.key)} ({match.reason})."
        if (match := incoming.earlier) is not None:
            line = self._plan.rows[int(match.key)].record.line
            yield f"{_sure(match, 'The same as', 'Similar to')} that of line {line} ({match.reason})."

    def _name(self, key: str) -> str:
        number = self._numbers.get(key)
        return f"{key}, not cited" if number is None else f"source {number}"


def _sure(match: Match, same: str, similar: str) -> str:
    return same if match.likeness is Likeness.SAME else similar
