"""The list of rules: folds groups by mouse and by key, and keeps its place while findings come in."""

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QListView

from cureon_editor.ui.panels.checklist_model import ROW, RULE, RuleModel, RuleRow
from cureon_editor.ui.panels.checklist_rows import PAD, RuleDelegate, heading_height
from cureon_editor.ui.theme.colours import Colours


class RuleList(QListView):
    """Shows the rules. `fold_asked` names a group to fold or unfold, `opened` a rule to go to."""

    fold_asked = Signal(str)
    opened = Signal(str)
    chosen = Signal(str)
    menu_asked = Signal(str, QPoint)

    def __init__(self, colours: Colours) -> None:
        super().__init__()
        self.setObjectName("checklist")
        self.setAccessibleName("Checklist")
        self.rules = RuleModel()
        self._delegate = RuleDelegate(colours)
        self.setItemDelegate(self._delegate)
        self.setModel(self.rules)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self._choose)

    def recolour(self, colours: Colours) -> None:
        """Draw in another palette."""
        self._delegate.recolour(colours)
        self.viewport().update()

    @property
    def rule(self) -> str:
        """The chosen rule, empty when there is none."""
        return self.currentIndex().data(RULE) or ""

    def choose(self, rule: str) -> None:
        """Make a rule the chosen one, and bring it into view."""
        index = self.rules.index_of(rule)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def show_rows(self, rows: list[RuleRow]) -> None:
        """Show rows; what is in view stays where it is as far as it can."""
        anchor = self._anchor()
        if not self.rules.show(rows):
            return
        for number, row in enumerate(rows):
            if self.isRowHidden(number) != row.hidden:
                self.setRowHidden(number, row.hidden)
        self.doItemsLayout()
        self._keep_a_choice()
        self._keep(anchor)

    def _anchor(self) -> tuple[str, str, int] | None:
        """The first rule in view, its group, and how far from the top it stands."""
        index = self.indexAt(QPoint(PAD, 0))
        if not index.isValid() or self.verticalScrollBar().value() == 0:
            return None
        row: RuleRow = index.data(ROW)
        return row.rule, row.group, self.visualRect(index).top()

    def _keep(self, anchor: tuple[str, str, int] | None) -> None:
        """Scroll so that a rule that is still in its group stands where it stood."""
        if anchor is None:
            return
        rule, group, top = anchor
        index = self.rules.index_of(rule)
        row: RuleRow | None = index.data(ROW)
        if row is not None and row.group == group and not row.hidden:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.visualRect(index).top() - top)

    def _keep_a_choice(self) -> None:
        """A rule that was folded away leaves the choice to its group; one that is gone, to the first."""
        row: RuleRow | None = self.currentIndex().data(ROW)
        if row is not None and not row.hidden:
            return
        seen = [it for it in self.rules.rows if not it.hidden]
        same = [it for it in seen if row is not None and it.group == row.group]
        if seen:
            self.setCurrentIndex(self.rules.index_of((same or seen)[0].rule))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A press on a heading folds its group."""
        group = self._heading_at(event.position().toPoint())
        if group and event.button() == Qt.MouseButton.LeftButton:
            self.fold_asked.emit(group)
            event.accept()
            return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A double press on a heading folds its group twice; on a rule it goes there."""
        group = self._heading_at(event.position().toPoint())
        if group:
            self.fold_asked.emit(group)
            return
        super().mouseDoubleClickEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._open(self.indexAt(event.position().toPoint()))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Space folds the group of the chosen rule, Left and Right fold and unfold it."""
        row: RuleRow | None = self.currentIndex().data(ROW)
        if row is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
            return
        folded = bool(row.heading and row.heading.folded)
        # By number: an input method may send keys that Qt has no name for.
        folds: dict[int, bool] = {
            Qt.Key.Key_Space: True,
            Qt.Key.Key_Left: not folded,
            Qt.Key.Key_Right: folded,
        }
        if folds.get(event.key(), False):
            self.fold_asked.emit(row.group)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif event.key() not in folds:
            super().keyPressEvent(event)

    def _heading_at(self, place: QPoint) -> str:
        """The group whose heading is at a place, empty for none."""
        index = self.indexAt(place)
        row: RuleRow | None = index.data(ROW)
        if row is None or row.heading is None:
            return ""
        inside = place.y() - self.visualRect(index).top() < heading_height(self.font())
        return row.group if inside else ""

    def _open(self, index: QModelIndex) -> None:
        row: RuleRow | None = index.data(ROW)
        if row is None:
            return
        if row.heading and row.heading.folded:
            self.fold_asked.emit(row.group)
        else:
            self.opened.emit(row.rule)

    def _choose(self, index: QModelIndex, _before: QModelIndex) -> None:
        self.chosen.emit(index.data(RULE) or "")

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Ask for a rule's menu: the one under the pointer, or by keyboard the chosen one."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if not index.isValid() or (not by_key and self._heading_at(event.pos())):
            return
        self.setCurrentIndex(index)
        place = self.visualRect(index).center() if by_key else event.pos()
        self.menu_asked.emit(index.data(RULE), self.viewport().mapToGlobal(place))
