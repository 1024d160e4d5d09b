"""What a window command is, and the registry that finds them by walking this package."""

import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType

from cureon_editor.ui import commands


@dataclass(frozen=True, slots=True)
class WindowCommand:
    """A command on the window. `run(window, **arguments)` gives whether anything changed."""

    id: str
    title: str
    run: Callable[..., bool]
    menu: str
    shortcut: str = ""
    icon: str = ""
    checkable: bool = False


def window_commands() -> Mapping[str, WindowCommand]:
    """All window commands by id: every `COMMANDS` of the modules of this package."""
    found: dict[str, WindowCommand] = {}
    for module in pkgutil.iter_modules(commands.__path__):
        for command in getattr(import_module(f"{commands.__name__}.{module.name}"), "COMMANDS", ()):
            found[command.id] = command
    return MappingProxyType(found)
