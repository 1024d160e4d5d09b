"""Find the forms of a report by walking their package."""

import pkgutil
from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType

import cureon_editor.cli.reports as package
from cureon_editor.cli.report import Report


def reports() -> Mapping[str, Report]:
    """All forms by name: the `REPORT` of every module of cureon_editor.cli.reports."""
    modules = (
        import_module(f"{package.__name__}.{found.name}") for found in pkgutil.iter_modules(package.__path__)
    )
    return MappingProxyType({module.REPORT.name: module.REPORT for module in modules})
