"""Everything around the text that the first paint need not wait for: commands, menus, panels, find bar."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMainWindow

from cureon_editor.editing.command import Command, editing_commands
from cureon_editor.ui.actions import TEXT_KEYS, Actions
from cureon_editor.ui.commands.command import Window, WindowCommand, window_commands
from cureon_editor.ui.dialogs.asking import asks
from cureon_editor.ui.editor.completion import Completion
from cureon_editor.ui.editor.find_bar import FindBar
from cureon_editor.ui.editor.finding_fixes import FindingFixes
from cureon_editor.ui.editor.finding_margin import FindingMargin
from cureon_editor.ui.editor.finding_marks import FindingMarks
from cureon_editor.ui.editor.hover import Hover
from cureon_editor.ui.file_drop import FileDrop
from cureon_editor.ui.lookup import LookUp
from cureon_editor.ui.palette_list import PaletteList
from cureon_editor.ui.panels.panel import side_panels
from cureon_editor.ui.theme.colours import Colours


class Furniture:
    """Built once, when the window has painted its text or when a command is run, whichever comes first."""

    def __init__(self, window: Window, frame: QMainWindow) -> None:
        bench, editor = window.bench, window.editor
        self.frame = frame
        self.editing = bench.editing = editing_commands()
        self.window_commands = window_commands()
        self.asks = asks()
        commands: dict[str, Command | WindowCommand] = {**self.editing, **self.window_commands}
        self.actions = Actions(frame, window.bars, commands, self.asks, window.perform)
        self.actions.confine(TEXT_KEYS, editor)
        self.palette_list = PaletteList(frame, self.actions.offered)
        self.completion = Completion(editor, window.binding, bench)
        self.finding_marks = FindingMarks(editor, window.binding, bench)
        self.finding_marks.turn(window.settings.text("findings", "on") == "on")
        self.finding_fixes = FindingFixes(editor, self.finding_marks, bench)
        self._margin = FindingMargin(editor, self.finding_marks, bench, self.finding_fixes.offer)
        self.hover = Hover(editor, bench, self.finding_marks.card_at)
        self.find_bar = FindBar(editor, window.binding, bench)
        panels = side_panels()
        window.rail.fill(panels)
        window.side.fill(panels, bench)
        bench.badged.connect(window.rail.badge)
        self._drop = FileDrop(window, frame)
        self._look_up = LookUp(bench, window.settings)
        self._rail = window.rail
        self._editor = editor
        window.document.recovery.look()
        editor.menu_asked.connect(self._context_menu)
        bench.themed.connect(self._recolour)

    def _recolour(self, colours: Colours) -> None:
        self._rail.recolour(colours)
        self.actions.recolour(colours)
        self.palette_list.recolour(colours)

    def _context_menu(self, place: QPoint) -> None:
        """Offer what is always offered on the text, and what can be done about the marks there."""
        there = self._editor.cursorForPosition(self._editor.viewport().mapFromGlobal(place)).position()
        marks = self.finding_marks.to_confirm(there) + self.finding_marks.at(there)
        self.actions.context_menu(place, lambda menu: self.finding_fixes.fill(menu, marks))
