"""The furniture around the text: the rail of icons, the side panel and the text column."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cureon_editor.ui.banner import Banner
from cureon_editor.ui.panels.panel import Panel
from cureon_editor.ui.theme.colours import Colours
from cureon_editor.ui.workbench import Workbench

RAIL_WIDTH = 76
RAIL_ICON = 22
BADGE_PIXELS = 12
BADGE_HEIGHT = 17


class RailButton(QToolButton):
    """A panel's button with its icon, its name, and a badge when something counts."""

    def __init__(self, panel: Panel) -> None:
        super().__init__()
        self.setObjectName(f"rail:{panel.id}")
        self.setText(panel.title)
        self.setToolTip(f"{panel.title} ({panel.shortcut})")
        self.setCheckable(True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self.setIconSize(QSize(RAIL_ICON, RAIL_ICON))
        self.setFixedWidth(RAIL_WIDTH - 8)
        self.count = 0
        self.colours: Colours | None = None

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the button and, over its corner, the badge."""
        super().paintEvent(event)
        if not self.count or self.colours is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        text = str(self.count) if self.count < 100 else "99+"
        font = QFont(self.font())
        font.setPixelSize(BADGE_PIXELS)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        width = max(BADGE_HEIGHT, painter.fontMetrics().horizontalAdvance(text) + 8)
        area = QRect(self.width() - width - 6, 4, width, BADGE_HEIGHT)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.colours.not_met))
        painter.drawRoundedRect(area, BADGE_HEIGHT / 2, BADGE_HEIGHT / 2)
        painter.setPen(QColor(self.colours.paper))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)


class Rail(QFrame):
    """One button a panel; pressing the open one closes it."""

    pressed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setFixedWidth(RAIL_WIDTH)
        self._panels: dict[str, Panel] = {}
        self._buttons: dict[str, RailButton] = {}
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(4, 8, 4, 8)
        self._box.setSpacing(4)

    def fill(self, panels: tuple[Panel, ...]) -> None:
        """Put in the buttons."""
        for panel in panels:
            made = RailButton(panel)
            made.clicked.connect(lambda _checked=False, name=panel.id: self.pressed.emit(name))
            self._panels[panel.id], self._buttons[panel.id] = panel, made
            self._box.addWidget(made)
        self._box.addStretch(1)

    def mark(self, panel_id: str | None) -> None:
        """Show which panel is open."""
        for known, made in self._buttons.items():
            made.setChecked(known == panel_id)

    def badge(self, panel_id: str, count: int) -> None:
        """Show a count at a panel's icon; none for 0."""
        made = self._buttons[panel_id]
        if made.count == count:
            return
        made.count = count
        made.setAccessibleName(f"{self._panels[panel_id].title}, {count} to look at" if count else "")
        made.update()

    def recolour(self, colours: Colours) -> None:
        """Draw the icons in a palette."""
        from cureon_editor.ui.theme.icons import icon

        for name, made in self._buttons.items():
            made.colours = colours
            made.setIcon(icon(self._panels[name].icon, colours.ink))


class SidePanel(QFrame):
    """Shows one panel at a time; until it is filled, an empty place for the one that will be open."""

    shown = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sidePanel")
        self._panels: dict[str, Panel] = {}
        self._title = QLabel()
        self._title.setObjectName("panelTitle")
        self._stack = QStackedWidget()
        self._stack.setObjectName("panelStack")
        self._widgets: dict[str, QWidget] = {}
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 14, 12, 8)
        box.setSpacing(10)
        box.addWidget(self._title)
        box.addWidget(self._stack, 1)
        self.current: str | None = None
        self._last = ""

    def fill(self, panels: tuple[Panel, ...], bench: Workbench) -> None:
        """Build the panels and show the one that is to be open."""
        for panel in panels:
            self._panels[panel.id], self._widgets[panel.id] = panel, panel.build(bench)
            self._stack.addWidget(self._widgets[panel.id])
        self._last = panels[0].id
        self.open(self.current)

    def toggle(self, panel_id: str | None) -> None:
        """Open a panel, or close it when it is the open one; None closes the side panel or opens it again."""
        if panel_id is None:
            panel_id = self.current or self._last
        self.open(None if panel_id == self.current else panel_id)

    def open(self, panel_id: str | None) -> None:
        """Open a panel, or close the side panel with None; an unknown name opens nothing."""
        known = panel_id in self._panels or not self._panels
        self.current = panel_id if known else None
        if self.current and self._panels:
            self._last = self.current
            self._title.setText(self._panels[self.current].title)
            self._stack.setCurrentWidget(self._widgets[self.current])
        self.setVisible(self.current is not None)
        self.shown.emit(self.current)

    @property
    def holds_keyboard(self) -> bool:
        """Whether what is typed goes to the open panel."""
        focused = self.window().focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def focus_panel(self) -> None:
        """Give the keyboard to the open panel's first field."""
        if self.current:
            self._widgets[self.current].setFocus()
            self._widgets[self.current].focusNextChild()


class TextColumn(QWidget):
    """The middle of the window: what has to be said, then the text."""

    def __init__(self, banner: Banner, pane: QWidget) -> None:
        super().__init__()
        self.setObjectName("textColumn")
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._box.addWidget(banner)
        self._box.addWidget(pane, 1)

    def put_below_banner(self, bar: QWidget) -> None:
        """Add a bar over the text."""
        self._box.insertWidget(1, bar)


def beside(rail: Rail, rest: QWidget) -> QWidget:
    """The rail with the rest of the window at its right."""
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    row.addWidget(rail)
    row.addWidget(rest, 1)
    return whole
