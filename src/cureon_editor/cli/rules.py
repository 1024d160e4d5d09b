"""The rules that apply to what is named on the command line."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from pathlib import Path

from cureon_editor.checks.packs import load_packs
from cureon_editor.checks.rule import Packs, Rule
from cureon_editor.cli.checking.paths import Named
from cureon_editor.cli.command import CommandError
from cureon_editor.cli.files import folder_of
from cureon_editor.cli.terminal import say, visible
from cureon_editor.journal import find_journal


def list_rules(paths: Sequence[str]) -> str:
    """The rules of the journals of these paths, or of the current folder: weight, how judged, title.

    Faults of a journal's own rules go to standard error.
    """
    folders = [Path(path) if Path(path).is_dir() else folder_of(path) for path in paths or ["."]]
    packs = _packs(folders)
    for problem in (problem for one in packs for problem in one.problems):
        say(problem)
    rules = {rule.id: rule for one in packs for rule in one.rules}
    rows = [_row(rule) for rule in sorted(rules.values(), key=lambda rule: rule.number)]
    widths = [max(len(row[column]) for row in rows) for column in range(4)] if rows else []
    lines = ("  ".join((*map(str.ljust, row, widths), row[-1])) for row in rows)
    return "".join(visible(line) + "\n" for line in lines)


def require_rules(wanted: Iterable[str], names: Iterable[Named]) -> None:
    """Raise CommandError for an id that no rule has in any journal of these files."""
    known = {rule.id for packs in _packs([folder_of(one.name) for one in names]) for rule in packs.rules}
    for rule in wanted:
        if rule not in known:
            close = get_close_matches(rule, known, 1)
            hint = f"Did you mean “{close[0]}”?" if close else "cureon-editor check --rules lists them."
            raise CommandError(f"No rule is called “{rule}”. {hint}")


def _packs(folders: Iterable[Path]) -> list[Packs]:
    """The packs in force in folders, those of each journal once."""
    return [load_packs(journal) for journal in dict.fromkeys(map(find_journal, dict.fromkeys(folders)))]


def _row(rule: Rule) -> tuple[str, ...]:
    weight = "off" if rule.off else "required" if rule.required else "advised"
    judged = f"{rule.check}, then a person" if rule.confirm else rule.check
    return (f"{rule.number:>3}", rule.id, weight, judged, rule.title)
