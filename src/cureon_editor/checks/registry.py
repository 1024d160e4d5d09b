"""Find the Python checks by walking the package that holds them."""

import pkgutil
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from types import MappingProxyType

from cureon_editor.checks import rules
from cureon_editor.checks.check import Check


@cache
def checks() -> Mapping[str, Check]:
    """Every check by name; raises ValueError when two share one."""
    found: dict[str, Check] = {}
    for module in pkgutil.iter_modules(rules.__path__):
        check: Check = import_module(f"{rules.__name__}.{module.name}").CHECK
        if check.name in found:
            message = f"two checks are called {check.name}"
            raise ValueError(message)
        found[check.name] = check
    return MappingProxyType(found)
