"""All editing commands together: found, named and reachable without clashes."""

import re
from collections import Counter
from contextlib import suppress
from datetime import date

import pytest

from cureon_editor.article.article import Article
from cureon_editor.article.edits import RefusedError, Selection
from cureon_editor.checks.packs import Packs
from cureon_editor.editing.command import Command, Context, editing_commands
from cureon_editor.journal import Journal
from cureon_editor.resources import resource

CONTEXT = Context(date(2026, 6, 17), "A. Writer", Journal(), Packs((), {}))
COMMANDS = list(editing_commands().values())


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_a_command_is_well_named(command: Command) -> None:
    assert re.fullmatch(r"[a-z]+\.[a-z_]+[0-9]?", command.id)
    assert re.fullmatch(r"[A-Z][^A-Z.]*", command.title)
    assert command.asks or "…" not in command.title
    assert re.fullmatch(r"([A-Z][a-z]+(/[0-9])?)?", command.menu)


@pytest.mark.parametrize("command", [c for c in COMMANDS if c.icon], ids=lambda command: command.id)
def test_its_icon_is_there(command: Command) -> None:
    assert resource(f"icons/{command.icon}.svg").is_file()


def test_shortcuts_and_titles_in_a_menu_are_unique() -> None:
    shortcuts = Counter(command.shortcut for command in COMMANDS if command.shortcut)
    titles = Counter((command.menu.partition("/")[0], command.title) for command in COMMANDS)
    assert [key for key, count in (*shortcuts.items(), *titles.items()) if count > 1] == []


@pytest.mark.parametrize("command", [c for c in COMMANDS if not c.asks], ids=lambda command: command.id)
def test_a_command_that_asks_nothing_runs_on_an_empty_article(command: Command) -> None:
    edit = None
    with suppress(RefusedError):
        edit = command(Article(None, ""), Selection(), CONTEXT)
    assert edit is None or edit.name
