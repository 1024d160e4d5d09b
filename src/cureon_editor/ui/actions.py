"""Menus, toolbar and shortcuts, generated from the commands; a command's id is its action's object name."""

from collections.abc import Callable, Collection, Iterable, Mapping

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

from cureon_editor.editing.command import Command
from cureon_editor.ui.bars import Bars
from cureon_editor.ui.commands.command import WindowCommand
from cureon_editor.ui.theme.colours import Colours
from cureon_editor.ui.theme.icons import icon

#: What the bar above the text holds, `|` for a gap and `>` for the stretch before the right end.
TOOLBAR = (
    "file.new file.open file.save | edit.undo edit.redo | format.bold format.italic format.heading2 "
    "format.heading3 format.bullet_list format.numbered_list format.quote | insert.link insert.citation "
    "insert.table insert.callout | edit.find > help.palette view.page view.theme"
)

#: Commands whose keys lists and fields use for themselves, so that they act only in the text.
TEXT_KEYS = ("edit.move_line_up", "edit.move_line_down", "table.add_row_below")

CONTEXT_MENU = (
    "edit.undo edit.redo | edit.cut_text edit.copy_text edit.paste_text | "
    "format.bold format.italic insert.link insert.citation | edit.select_all"
)
#: Runs a command by its id, asking for what it needs.
Runner = Callable[[str], object]


class Actions:
    """Every command as a QAction of the window."""

    def __init__(
        self,
        window: QMainWindow,
        bars: Bars,
        commands: Mapping[str, Command | WindowCommand],
        asked: Collection[str],
        run: Runner,
    ) -> None:
        self._window = window
        self._commands = commands
        self._asked = asked
        self.all: dict[str, QAction] = {
            command.id: self._action(command, run) for command in commands.values()
        }
        self._fill_menus(bars)
        self._fill_toolbar(bars)

    def recolour(self, colours: Colours) -> None:
        """Draw the icons in a palette."""
        for command_id, action in self.all.items():
            name = self._commands[command_id].icon
            if name:
                action.setIcon(icon(name, colours.ink, colours.muted))

    def confine(self, command_ids: Iterable[str], widget: QWidget) -> None:
        """Let the keys of some commands work only in a widget: elsewhere they mean something else."""
        for command_id in command_ids:
            self.all[command_id].setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            widget.addAction(self.all[command_id])

    def context_menu(self, place: QPoint, begin: Callable[[QMenu], None] = lambda _menu: None) -> None:
        """Show the text's menu at a place of the screen; `begin` puts at its head what is meant for there."""
        menu = QMenu(self._window)
        begin(menu)
        if not menu.isEmpty():
            menu.addSeparator()
        for entry in CONTEXT_MENU.split():
            if entry == "|":
                menu.addSeparator()
            else:
                menu.addAction(self.all[entry])
        menu.exec(place)

    @property
    def offered(self) -> list[QAction]:
        """The actions a person can choose from a list: those that need nothing, or whose needs are asked."""
        return [self.all[command.id] for command in self._commands.values() if self._complete(command)]

    def _complete(self, command: Command | WindowCommand) -> bool:
        return not command.asks or command.id in self._asked

    def _action(self, command: Command | WindowCommand, run: Runner) -> QAction:
        action = QAction(command.title, self._window)
        action.setObjectName(command.id)
        if command.shortcut:
            action.setShortcut(QKeySequence(command.shortcut))
            action.setToolTip(
                f"{command.title} ({action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)})"
            )
        action.triggered.connect(lambda _checked=False: run(command.id))
        self._window.addAction(action)
        return action

    def _fill_menus(self, bars: Bars) -> None:
        places: dict[str, dict[str, list[QAction]]] = {name: {} for name in bars.menus}
        for command in self._commands.values():
            name, _, group = command.menu.partition("/")
            if name and self._complete(command):
                places[name].setdefault(group, []).append(self.all[command.id])
        for name, groups in places.items():
            menu = bars.menus[name]
            menu.menuAction().setVisible(bool(groups))
            for number, group in enumerate(sorted(groups)):
                if number:
                    menu.addSeparator()
                menu.addActions(groups[group])

    def _fill_toolbar(self, bars: Bars) -> None:
        bar = bars.toolbar
        for entry in TOOLBAR.split():
            if entry == "|":
                bar.addSeparator()
            elif entry == ">":
                stretch = QWidget()
                stretch.setSizePolicy(
                    stretch.sizePolicy().Policy.Expanding, stretch.sizePolicy().Policy.Preferred
                )
                bar.addWidget(stretch)
            elif entry in self.all:
                bar.addAction(self.all[entry])
