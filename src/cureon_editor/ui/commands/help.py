"""The command palette and the list of shortcuts."""

from cureon_editor.ui.commands.command import Window, WindowCommand


def palette(window: Window) -> bool:
    """Open the list of every command, to be searched and run."""
    window.palette_list.open()
    return False


def about(window: Window) -> bool:
    """Say what this program is."""
    window.tell("Cureon Editor works on this computer only. Nothing you write is sent anywhere.")
    return False


COMMANDS = (
    WindowCommand("help.palette", "Find a command…", palette, "Help/1", "Ctrl+Shift+P", "command"),
    WindowCommand("help.about", "About Cureon Editor", about, "Help/2", "", "info"),
)
