"""Menus of the checklist: where to go from a rule or a passage, and what can be done about it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from cureon_editor.ui.panels.checklist_actions import Action


def offer(
    parent: QWidget,
    go: Callable[[], object],
    actions: Sequence[Action],
    run: Callable[[Action], None],
    at: QPoint,
) -> None:
    """Show a menu at a place of the screen: going there, then actions; disabled ones say why in a tip."""
    menu = QMenu(parent)
    menu.setToolTipsVisible(True)
    menu.addAction("Go there").triggered.connect(lambda _checked=False: go())
    menu.addSeparator()
    for action in actions:
        entry = menu.addAction(action.label)
        entry.setEnabled(not action.why_not)
        entry.setToolTip(action.why_not)
        entry.triggered.connect(lambda _checked=False, it=action: run(it))
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(at)
