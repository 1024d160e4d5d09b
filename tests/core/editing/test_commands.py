"""All editing commands together: found, named and reachable without clashes."""

import re
from collections import Counter
from contextlib import suppress
from datetime import date

from cureon_editor.article.article import Article
from cureon_editor.article.edits import RefusedError, Selection
from cureon_editor.checks.packs import Packs
from cureon_editor.editing.command import Context, editing_commands
from cureon_editor.journal import Journal
from cureon_editor.resources import resource

CONTEXT = Context(date(2026, 6, 17), "A. Writer", Journal(), Packs((), {}))
COMMANDS = list(editing_commands().values())


def test_commands_are_well_named() -> None:
    for command in COMMANDS:
        assert re.fullmatch(r"[a-z]+\.[a-z_]+[0-9]?", command.id)
        assert re.fullmatch(r"[A-Z][^A-Z.]*", command.title), command.id
        assert command.asks or "…" not in command.title, command.id
        assert re.fullmatch(r"([A-Z][a-z]+(/[0-9])?)?", command.menu), command.id


def test_their_icons_are_there() -> None:
    missing = {c.icon for c in COMMANDS if c.icon and not resource(f"icons/{c.icon}.svg").is_file()}
    assert missing == set()


def test_shortcuts_and_titles_in_a_menu_are_unique() -> None:
    shortcuts = Counter(command.shortcut for command in COMMANDS if command.shortcut)
    titles = Counter((command.menu.partition("/")[0], command.title) for command in COMMANDS)
    assert [key for key, count in (*shortcuts.items(), *titles.items()) if count > 1] == []


def test_commands_that_ask_nothing_run_on_an_empty_article() -> None:
    for command in COMMANDS:
        edit = None
        with suppress(RefusedError):
            edit = None if command.asks else command(Article(None, ""), Selection(), CONTEXT)
        assert edit is None or edit.name, command.id
