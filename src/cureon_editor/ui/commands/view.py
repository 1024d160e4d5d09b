"""Theme, zoom, the page, and which panel is open."""

from functools import partial

from cureon_editor.ui.commands.command import Window, WindowCommand
from cureon_editor.ui.panels.panel import Panel, side_panels

_NEXT = {"light": "dark", "dark": "contrast", "contrast": "light"}


def theme(window: Window, name: str | None = None) -> bool:
    """Show the window in a theme: system, light, dark or contrast; without a name, the next one."""
    return window.look.use(name or _NEXT[window.bench.colours.name])


def page(window: Window) -> bool:
    """Show or hide the page beside the text."""
    window.layout_parts.toggle_page()
    return False


def panel(window: Window, name: str | None = None) -> bool:
    """Show a side panel, or hide it when it is the one shown; without a name, the one shown last."""
    window.side.toggle(name)
    return False


def go_to_panel(window: Window, name: str) -> bool:
    """Open a panel and give it the keyboard; from inside the panel, give it back to the text."""
    inside = window.side.current == name and window.side.holds_keyboard
    window.show_editor()
    if not inside:
        window.side.open(name)
        window.side.focus_panel()
    return False


def _panel_command(panel: Panel) -> WindowCommand:
    run = partial(go_to_panel, name=panel.id)
    return WindowCommand(f"view.{panel.id}", panel.title, run, "View/2", panel.shortcut, panel.icon)


def focus(window: Window) -> bool:
    """Show the text alone, and everything again."""
    window.layout_parts.toggle_focus()
    return False


def citation_numbers(window: Window) -> bool:
    """Show citations in the text as their numbers, or as they are written."""
    on = not window.citation_numbers.on
    window.citation_numbers.turn(on)
    window.settings.keep("citation_numbers", "on" if on else "off")
    return False


def larger(window: Window) -> bool:
    """Make text and page larger."""
    window.look.zoom_by(1)
    return False


def smaller(window: Window) -> bool:
    """Make text and page smaller."""
    window.look.zoom_by(-1)
    return False


def usual_size(window: Window) -> bool:
    """Show text and page at their usual size."""
    window.look.zoom_by(0)
    return False


def next_part(window: Window) -> bool:
    """Move the keyboard to the next part of the window: panel, text, page."""
    window.layout_parts.focus_next()
    return False


def welcome(window: Window) -> bool:
    """Show the welcome page."""
    window.show_welcome()
    return False


COMMANDS = (
    WindowCommand("view.page", "Show the page", page, "View/1", "F8", "columns-2"),
    WindowCommand("view.focus", "Text alone", focus, "View/1", "F11", "maximize"),
    WindowCommand("view.panel", "Show the side panel", panel, "View/2", "F9", "panel-left"),
    WindowCommand("view.next_part", "Go to the next part of the window", next_part, "View/2", "F6"),
    *map(_panel_command, side_panels()),
    WindowCommand("view.citation_numbers", "Numbers in the text", citation_numbers, "View/3"),
    WindowCommand("view.larger", "Larger", larger, "View/3", "Ctrl++"),
    WindowCommand("view.smaller", "Smaller", smaller, "View/3", "Ctrl+-"),
    WindowCommand("view.usual_size", "Usual size", usual_size, "View/3", "Ctrl+Alt+0"),
    WindowCommand("view.theme", "Next theme", theme, "View/4", "F7", "contrast"),
    WindowCommand("view.theme_light", "Light theme", lambda w: theme(w, "light"), "View/4", "", "sun"),
    WindowCommand("view.theme_dark", "Dark theme", lambda w: theme(w, "dark"), "View/4", "", "moon"),
    WindowCommand("view.theme_contrast", "High contrast theme", lambda w: theme(w, "contrast"), "View/4"),
    WindowCommand("view.theme_system", "Theme of the system", lambda w: theme(w, "system"), "View/4"),
    WindowCommand("view.welcome", "Welcome", welcome, "View/5"),
)
