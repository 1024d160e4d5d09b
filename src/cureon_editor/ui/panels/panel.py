"""What a side panel is, and the registry that finds them by walking this package."""

import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from PySide6.QtWidgets import QWidget

from cureon_editor.ui import panels
from cureon_editor.ui.workbench import Workbench


@dataclass(frozen=True, slots=True)
class Panel:
    """A side panel: its id in settings and commands, its name and icon on the rail, its place, its widget."""

    id: str
    title: str
    icon: str
    order: int
    build: Callable[[Workbench], QWidget]
    shortcut: str = ""


def side_panels() -> tuple[Panel, ...]:
    """Every `PANEL` of the modules of this package, in rail order."""
    modules = (
        import_module(f"{panels.__name__}.{found.name}") for found in pkgutil.iter_modules(panels.__path__)
    )
    return tuple(sorted((m.PANEL for m in modules if hasattr(m, "PANEL")), key=lambda panel: panel.order))
