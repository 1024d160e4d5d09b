"""The places a rule rests on: each a row that goes there, with what it lacks and who confirmed it."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from cureon_editor.checks.findings import Finding
from cureon_editor.ui.panels.checklist_actions import Action, passage_actions
from cureon_editor.ui.panels.checklist_places import Place
from cureon_editor.ui.widgets.parts import button
from cureon_editor.ui.widgets.pressable import make_pressable

#: How many places are shown at first, and how many more at a time.
FIRST, MORE = 5, 20


class PlaceRow(QFrame):
    """One place; works like a button, by mouse and by keyboard, and has one more for what can be done."""

    def __init__(
        self, go: Callable[[], None], act: Callable[[], None], menu: Callable[[QPoint], None]
    ) -> None:
        super().__init__()
        self._menu = menu
        make_pressable(self, go)
        self.setObjectName("passage")
        self.setToolTip("Go there")
        self._text, self._lacks, self._confirmed, self._waived = (_line() for _part in range(4))
        self._lacks.setProperty("tone", "lacks")
        self._confirmed.setProperty("tone", "confirmed")
        self._waived.setProperty("quiet", True)
        self._act = button("", act, link=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(10, 4, 6, 4)
        box.setSpacing(2)
        for part in (self._text, self._lacks, self._confirmed, self._waived):
            box.addWidget(part)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 0, 0, 0)
        foot.addWidget(self._act)
        foot.addStretch(1)
        box.addLayout(foot)
        self._shown: tuple[object, ...] = ()

    def show_place(self, place: Place, action: Action | None) -> None:
        """Show a place, and the first thing that can be done about it; touches only what differs."""
        label = action.label if action else ""
        if self._shown == (place.says, label):
            return
        if not self._shown:
            self.show()
        self._shown = (place.says, label)
        self._text.setText(place.text)
        confirmed = f"Confirmed by {place.confirmed}" if place.confirmed else ""
        said = ((self._lacks, place.lacks), (self._confirmed, confirmed), (self._waived, place.waived))
        for part, text in said:
            part.setText(text)
            part.setVisible(bool(text))
        self._act.setText(label)
        self._act.setVisible(bool(label))
        self.setAccessibleName(" ".join(filter(None, (place.text, place.lacks, confirmed, place.waived))))

    def rest(self) -> None:
        """Show nothing until there is a place to show again."""
        if self._shown:
            self._shown = ()
            self._act.setText("")
            self.hide()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Offer all that can be done about the place."""
        event.accept()
        self._menu(event.globalPos())


class PlacesList(QWidget):
    """Rows for places, kept and written over as they change, so that nothing flickers.

    `go` is told a place, `run` an action, `menu` actions and where to offer them.
    """

    def __init__(
        self,
        go: Callable[[Place], None],
        run: Callable[[Action], None],
        menu: Callable[[Place, tuple[Action, ...], QPoint], None],
        more: Callable[[], None],
    ) -> None:
        super().__init__()
        self._go, self._run, self._menu = go, run, menu
        self._rows: list[PlaceRow] = []
        self._places: tuple[Place, ...] = ()
        self._finding: Finding | None = None
        # The rows have a parent of their own, so that those made later still come before the button.
        held = QWidget()
        self._list = QVBoxLayout(held)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(4)
        self._more = button("", more, link=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(held)
        box.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)

    def show_places(self, finding: Finding, places: tuple[Place, ...], hidden: int) -> bool:
        """Show places of a finding and how many are hidden; True when rows had to be made."""
        made = len(places) > len(self._rows)
        self._finding, self._places = finding, places
        while len(self._rows) < len(places):
            self._add_row(len(self._rows))
        for row, place in zip(self._rows, places, strict=False):
            row.show_place(place, next(iter(passage_actions(finding, place)), None))
        for row in self._rows[len(places) :]:
            row.rest()
        self._more.setText(f"and {hidden:,} more" if hidden else "")
        self._more.setVisible(bool(hidden))
        self.setVisible(bool(places))
        return made

    def _add_row(self, number: int) -> None:
        row = PlaceRow(
            lambda: self._go(self._places[number]),
            lambda: self._run(self._actions(number)[0]),
            lambda at: self._menu(self._places[number], self._actions(number), at),
        )
        self._rows.append(row)
        self._list.addWidget(row)

    def _actions(self, number: int) -> tuple[Action, ...]:
        return passage_actions(self._finding, self._places[number]) if self._finding else ()


def _line() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
