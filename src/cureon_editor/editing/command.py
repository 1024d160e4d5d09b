"""What an editing command is, and the registry that finds them by walking this package."""

import inspect
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from cureon_editor import editing
from cureon_editor.article.article import Article
from cureon_editor.article.edits import Edit, RefusedError, Selection
from cureon_editor.journal import Journal

if TYPE_CHECKING:
    from cureon_editor.checks.packs import Packs, Rule


@dataclass(frozen=True, slots=True)
class Context:
    """What a command may need beyond the article: the day, who is editing, the journal and its rules."""

    today: date
    identity: str
    journal: Journal
    packs: "Packs"

    def rule(self, rule_id: str) -> "Rule":
        """The rule of this id. Raises RefusedError when the checklist has none."""
        found = self.packs.rule(rule_id)
        if found is None:
            message = f"There is no rule “{rule_id}” in the checklist."
            raise RefusedError(message)
        return found


@dataclass(frozen=True, slots=True)
class Command:
    """A pure editing command.

    `run(article, selection, **arguments)` returns the Edit, None when there is nothing to change, and raises
    RefusedError with a sentence when it cannot be done. A `run` that has a parameter `context` is given the
    Context. `menu` is the menu it stands in, in a group of neighbours ("Format/1"); `shortcut` is a Qt key
    sequence text; `icon` names an SVG in resources/icons. A command whose arguments the user must supply
    lists them in `asks`; the window then gathers them before running it.
    """

    id: str
    title: str
    run: Callable[..., Edit | None]
    menu: str
    shortcut: str = ""
    icon: str = ""
    asks: tuple[str, ...] = ()

    def __call__(
        self, article: Article, selection: Selection, context: Callable[[], Context], **arguments: Any
    ) -> Edit | None:
        """Run with the context made and handed over only for commands that ask for it."""
        if "context" in inspect.signature(self.run).parameters:
            arguments["context"] = context()
        return self.run(article, selection, **arguments)


def editing_commands() -> Mapping[str, Command]:
    """All editing commands by id: every `COMMANDS` of the modules of this package, in module order."""
    found: dict[str, Command] = {}
    for module in pkgutil.iter_modules(editing.__path__):
        for command in getattr(import_module(f"{editing.__name__}.{module.name}"), "COMMANDS", ()):
            if command.id in found:
                message = f"two commands are called {command.id}"
                raise ValueError(message)
            found[command.id] = command
    return MappingProxyType(found)
