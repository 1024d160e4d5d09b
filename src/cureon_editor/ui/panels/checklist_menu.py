"""Menus of the checklist: what can be done about a rule or a passage, and what a rule weighs in a journal."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from cureon_editor.checks.findings import Finding
from cureon_editor.ui.panels.checklist_actions import Action, weight_actions
from cureon_editor.ui.workbench import Workbench


def offer(
    parent: QWidget,
    first: Iterable[tuple[str, Callable[[], object]]],
    actions: Sequence[Action],
    run: Callable[[Action], None],
    at: QPoint,
    weights: Sequence[Action] = (),
) -> None:
    """Show a menu at a place of the screen: what has a function, then actions, then weights in their own."""
    menu = QMenu(parent)
    menu.setToolTipsVisible(True)
    for label, pressed in first:
        menu.addAction(label).triggered.connect(lambda _checked=False, it=pressed: it())
    menu.addSeparator()
    _fill(menu, actions, run)
    if weights:
        menu.addSeparator()
        _fill(menu.addMenu("For the whole journal"), weights, run)
    menu.exec(at)
    menu.deleteLater()


def weigh(bench: Workbench, parent: QWidget, finding: Finding, at: QPoint) -> None:
    """Offer what the journal may make of a rule."""
    offer(parent, (), weight_actions(finding), lambda it: _run(bench, it), at)


def weights(bench: Workbench, finding: Finding) -> tuple[Action, ...]:
    """What may be offered for the whole journal: nothing when it has no file of its own."""
    return weight_actions(finding) if bench.journal.folder is not None else ()


def _run(bench: Workbench, action: Action) -> None:
    bench.run(action.command, **action.arguments)


def _fill(menu: QMenu, actions: Sequence[Action], run: Callable[[Action], None]) -> None:
    for action in actions:
        entry = menu.addAction(action.label)
        entry.setEnabled(not action.why_not)
        entry.setToolTip(action.why_not)
        entry.triggered.connect(lambda _checked=False, it=action: run(it))
