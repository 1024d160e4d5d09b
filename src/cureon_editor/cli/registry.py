"""Find the subcommands by walking their package."""

import pkgutil
from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType

import cureon_editor.cli.commands as package
from cureon_editor.cli.command import Command


def subcommands() -> Mapping[str, Command]:
    """All subcommands by name: the `COMMAND` of every module of cureon_editor.cli.commands."""
    modules = (
        import_module(f"{package.__name__}.{found.name}") for found in pkgutil.iter_modules(package.__path__)
    )
    return MappingProxyType({module.COMMAND.name: module.COMMAND for module in modules})
