"""Runs commands: the pure ones through the session's door, the window's own on the window."""

import inspect
from typing import Any

from cureon_editor.article.edits import RefusedError
from cureon_editor.editing.command import Command
from cureon_editor.ui.commands.command import Window
from cureon_editor.ui.furniture import Furniture


class CommandRunner:
    """Runs commands on one window, by id."""

    def __init__(self, window: Window, furniture: Furniture) -> None:
        self._window = window
        self._furniture = furniture

    def run(self, command_id: str, arguments: dict[str, Any]) -> bool:
        """Run a command without a dialog: whether anything changed. Raises KeyError for an unknown id."""
        command = self._furniture.editing.get(command_id)
        if command is not None:
            return self._edit(command, arguments)
        return self._furniture.window_commands[command_id].run(self._window, **arguments)

    def completed(self, command_id: str, arguments: dict[str, Any]) -> dict[str, Any] | None:
        """The arguments with what the command still needs asked for; None when the person gives up."""
        ask = self._furniture.asks.get(command_id)
        if ask is None or self._window.document.read_only:
            return arguments
        return ask(self._furniture.frame, self._window.bench, arguments)

    def _edit(self, command: Command, arguments: dict[str, Any]) -> bool:
        window, session = self._window, self._window.session
        if window.document.read_only:
            window.tell(window.document.problem)
            return False
        if not _accepts(command, arguments):
            window.tell(f"“{command.title}” needs to know more. Use its button or menu entry.")
            return False
        try:
            edit = command(session.article, session.selection, window.bench.context, **arguments)
        except RefusedError as refusal:
            window.tell(str(refusal))
            return False
        if edit is None or session.apply(edit):
            return edit is not None
        if edit.selection is None:
            return False
        window.binding.select(edit.selection.anchor, edit.selection.head)
        return True


def _accepts(command: Command, arguments: dict[str, Any]) -> bool:
    """Whether a command can run with these arguments alone."""
    signature = inspect.signature(command.run)
    context = {"context": None} if "context" in signature.parameters else {}
    try:
        signature.bind(None, None, **context, **arguments)
    except TypeError:
        return False
    return True
