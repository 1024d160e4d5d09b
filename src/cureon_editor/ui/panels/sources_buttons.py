"""The buttons and menus over the source list: what can be done with the chosen source, and with all."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from cureon_editor.editing.source_order import SORTS
from cureon_editor.ui.panels.sources_tree import SourceTree
from cureon_editor.ui.theme.colours import Colours
from cureon_editor.ui.theme.icons import icon
from cureon_editor.ui.workbench import Workbench

BUTTONS = (
    ("source.add", "plus", "Add a source"),
    ("source.edit", "pencil", "Edit this source"),
    ("source.remove", "trash-2", "Remove this source"),
    ("up", "arrow-up", "Move up (Alt+Up)"),
    ("down", "arrow-down", "Move down (Alt+Down)"),
    ("insert.citation", "text-cursor-input", "Cite at the caret (Enter)"),
    ("source.next_citation", "text-quote", "Show in the text, again for the next place (Ctrl+Enter)"),
)
SORT = ("sort", "list-ordered", "Sort the list")
MORE = ("more", "ellipsis", "More to do with sources")
#: The menu's commands, each with the argument that takes the chosen source's key, and its words if they are
#: not the command's own; `|` for a gap.
MENU: tuple[str | tuple[str, ...], ...] = (
    ("source.edit", "key"),
    ("source.rename", "key"),
    ("source.remove", "key"),
    "|",
    ("insert.citation", "keys", "Cite at the caret"),
    ("source.next_citation", "key"),
    ("source.places", "key"),
    ("source.copy", "key"),
    ("source.look_up", "key"),
    "|",
    ("source.replace", "key"),
    ("source.merge", "keep"),
    ("source.merge_duplicates", ""),
    "|",
    ("source.import", ""),
    ("source.paste", ""),
)


class SourceButtons(QWidget):
    """A row of buttons that act on the chosen source of a list."""

    def __init__(self, bench: Workbench, tree: SourceTree) -> None:
        super().__init__()
        self._bench, self._tree = bench, tree
        self._pictures: list[tuple[QToolButton, str]] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for name, picture, tip in BUTTONS:
            row.addWidget(self._button(name, picture, tip, partial(self._press, name)))
        row.addStretch(1)
        self.sort = self._menu_button(SORT, self._sorts)
        row.addWidget(self.sort)
        self.more = self._menu_button(MORE, self.menu)
        row.addWidget(self.more)
        tree.customContextMenuRequested.connect(self._menu_at)

    def recolour(self, colours: Colours) -> None:
        """Draw the icons in a palette."""
        for made, picture in self._pictures:
            made.setIcon(icon(picture, colours.ink, colours.muted))

    def menu(self) -> QMenu:
        """What can be done with the chosen source; without one, with the list."""
        made = QMenu(self)
        chosen = self._tree.current_key()
        for entry in MENU:
            if isinstance(entry, str):
                made.addSeparator()
            elif chosen or not entry[1]:
                self._add_command(made, chosen or "", *entry)
        return made

    def _add_command(self, menu: QMenu, key: str, command_id: str, argument: str, words: str = "") -> None:
        action = self.window().findChild(QAction, command_id)
        if not isinstance(action, QAction):
            return
        given: dict[str, Any] = {argument: [key] if argument == "keys" else key} if argument else {}
        made = menu.addAction(action.icon(), words or action.text())
        made.setObjectName(f"menu:{command_id}")
        made.triggered.connect(lambda _checked=False: self._bench.run(command_id, **given))

    def _menu_at(self, place: QPoint) -> None:
        self.menu().popup(self._tree.viewport().mapToGlobal(place))

    def _sorts(self) -> QMenu:
        made = QMenu(self)
        made.addSection("Sort by")
        for by, words in SORTS.items():
            action = made.addAction(words)
            action.setObjectName(f"sort:{by}")
            action.triggered.connect(lambda _checked=False, by=by: self._bench.run("source.sort", by=by))
        return made

    def _button(self, name: str, picture: str, tip: str, pressed: Callable[[], object]) -> QToolButton:
        made = QToolButton()
        made.setObjectName(f"sources:{name}")
        made.setToolTip(tip)
        made.setAccessibleName(tip)
        made.clicked.connect(lambda _checked=False: pressed())
        self._pictures.append((made, picture))
        return made

    def _menu_button(self, named: tuple[str, str, str], menu: Callable[[], QMenu]) -> QToolButton:
        made = self._button(*named, lambda: menu().popup(made.mapToGlobal(QPoint(0, made.height()))))
        return made

    def _press(self, name: str) -> None:
        key = self._tree.current_key()
        if name in ("up", "down"):
            self._tree.move_chosen(-1 if name == "up" else 1)
        elif name == "source.add":
            self._bench.run("source.add", **self._bare_key())
        elif name == "insert.citation":
            self._bench.run(name, **({"keys": [key]} if key else {}))
        elif name == "source.next_citation":
            self._bench.run(name, key=self._tree.chosen_key())
        elif key:
            self._bench.run(name, key=key)

    def _bare_key(self) -> dict[str, str]:
        """The chosen key that is cited without a source, for which one may be added."""
        key = self._tree.chosen_key()
        return {} if key is None or self._tree.current_key() else {"key": key}
