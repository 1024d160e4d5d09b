"""Undo, redo, find, and the clipboard of the text."""

from cureon_editor.ui.commands.command import Window, WindowCommand


def undo(window: Window) -> bool:
    """Take back the last step, wherever it was made."""
    return not window.document.read_only and window.session.undo()


def redo(window: Window) -> bool:
    """Do the last undone step again."""
    return not window.document.read_only and window.session.redo()


def find(window: Window, text: str | None = None, *, replacing: bool = False) -> bool:
    """Open the find bar, with the selected words in it; `replacing` shows its replace line too."""
    window.find_bar.open(text, replacing=replacing)
    return False


def find_next(window: Window) -> bool:
    """Go to the next match."""
    window.find_bar.step(1)
    return False


def find_previous(window: Window) -> bool:
    """Go to the match before."""
    window.find_bar.step(-1)
    return False


def cut(window: Window) -> bool:
    """Cut the selected text."""
    window.editor.cut()
    return True


def copy(window: Window) -> bool:
    """Copy the selected text."""
    window.editor.copy()
    return False


def paste(window: Window) -> bool:
    """Paste at the caret, as one step of Undo."""
    window.editor.paste()
    return True


def select_all(window: Window) -> bool:
    """Select the whole text."""
    window.editor.selectAll()
    return False


COMMANDS = (
    WindowCommand("edit.undo", "Undo", undo, "Edit/1", "Ctrl+Z", "undo-2"),
    WindowCommand("edit.redo", "Redo", redo, "Edit/1", "Ctrl+Shift+Z", "redo-2"),
    WindowCommand("edit.cut_text", "Cut", cut, "Edit/2a"),
    WindowCommand("edit.copy_text", "Copy", copy, "Edit/2a"),
    WindowCommand("edit.paste_text", "Paste", paste, "Edit/2a"),
    WindowCommand("edit.select_all", "Select all", select_all, "Edit/2a"),
    WindowCommand("edit.find", "Find…", find, "Edit/2", "Ctrl+F", "search"),
    WindowCommand("edit.find_next", "Find next", find_next, "Edit/2", "F3"),
    WindowCommand("edit.find_previous", "Find previous", find_previous, "Edit/2", "Shift+F3"),
)
