"""The window's style sheet, made from a palette."""

from string import Template

from PySide6.QtGui import QColor, QPalette

from cureon_editor.resources import resource
from cureon_editor.ui.theme.colours import Colours


def stylesheet(colours: Colours) -> str:
    """The Qt style sheet in a palette's colours; the rules stand in resources/window.qss."""
    template = Template(resource("window.qss").read_text(encoding="utf-8"))
    values = {name: getattr(colours, name) for name in colours.__slots__}
    tick = resource(f"icons/ticks/{'dark' if colours.dark else 'light'}.svg")
    return template.substitute(values, tick=tick.as_posix())


def palette(colours: Colours) -> QPalette:
    """The Qt palette for what the style sheet does not reach."""
    made = QPalette()
    roles = {
        QPalette.ColorRole.Window: colours.paper,
        QPalette.ColorRole.Base: colours.paper,
        QPalette.ColorRole.AlternateBase: colours.panel,
        QPalette.ColorRole.Button: colours.panel,
        QPalette.ColorRole.WindowText: colours.ink,
        QPalette.ColorRole.Text: colours.ink,
        QPalette.ColorRole.ButtonText: colours.ink,
        QPalette.ColorRole.BrightText: colours.ink,
        QPalette.ColorRole.ToolTipBase: colours.panel,
        QPalette.ColorRole.ToolTipText: colours.ink,
        QPalette.ColorRole.PlaceholderText: colours.muted,
        QPalette.ColorRole.Highlight: colours.selection,
        QPalette.ColorRole.HighlightedText: colours.ink,
        QPalette.ColorRole.Link: colours.accent,
        QPalette.ColorRole.LinkVisited: colours.accent,
        QPalette.ColorRole.Mid: colours.rule,
        QPalette.ColorRole.Midlight: colours.rule,
        QPalette.ColorRole.Dark: colours.rule,
        QPalette.ColorRole.Light: colours.panel,
        QPalette.ColorRole.Shadow: colours.rule,
    }
    for role, colour in roles.items():
        made.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.muted))
    return made
