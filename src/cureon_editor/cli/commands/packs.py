"""`packs`: which rules are in force in a folder, who set their weight, and what is wrong with its packs."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from cureon_editor.cli.command import Command, CommandError
from cureon_editor.cli.exits import INCOMPLETE, OK
from cureon_editor.cli.files import local_today
from cureon_editor.cli.terminal import show

if TYPE_CHECKING:
    from cureon_editor.checks.rule import Packs, Rule


def _prepare(parser: ArgumentParser) -> None:
    parser.add_argument(
        "folder",
        metavar="FOLDER",
        nargs="?",
        default=".",
        help="a folder of articles; the current one if left out",
    )


def _run(options: Namespace) -> int:
    from cureon_editor.checks.check import counted
    from cureon_editor.checks.packs import load_packs
    from cureon_editor.checks.trying import failing_examples
    from cureon_editor.citations.styles import style_problems
    from cureon_editor.journal import find_journal

    folder = Path(options.folder)
    if not folder.is_dir():
        message = f"“{options.folder}” is no folder. Name the folder that your articles are in."
        raise CommandError(message)
    journal = find_journal(folder)
    packs = load_packs(journal)
    own = _own(packs, load_packs(find_journal(None)))
    failing = list(failing_examples(packs, journal, local_today(), own))
    problems = [*journal.problems, *style_problems(journal), *packs.problems, *failing]
    where = journal.folder / "journal.yaml" if journal.folder else "the settings that come with the program"
    rules = counted(len(packs.rules), "rule")
    counts = f"{rules} in force, {len(own)} of them your own; {counted(len(problems), 'problem')}."
    lines = [f"Settings: {where}", "", *_rules(packs), "", *_therapies(packs), "", *problems, counts]
    show("\n".join(lines) + "\n")
    return INCOMPLETE if problems else OK


def _own(packs: "Packs", bundled: "Packs") -> frozenset[str]:
    """The ids of rules that are not, or not as they stand here, among those that come with the program."""
    as_written = {rule.id: _as_written(rule) for rule in bundled.rules}
    return frozenset(rule.id for rule in packs.rules if as_written.get(rule.id) != _as_written(rule))


def _as_written(rule: "Rule") -> "Rule":
    """A rule without what journal.yaml says of it."""
    return replace(rule, required=False, off=False, note="", categories=())


def _rules(packs: "Packs") -> Iterator[str]:
    yield "Rules"
    for rule in packs.rules:
        weight = "off" if rule.off else "required" if rule.required else "advised"
        kept = f" Only for {', '.join(rule.categories)}." if rule.categories else ""
        yield f"{rule.number:>5}  {rule.id:<26} {weight:<9} {rule.pack}{kept}"
        if rule.note:
            yield f"{'':>7}{rule.note}"


def _therapies(packs: "Packs") -> Iterator[str]:
    yield "Therapy packs"
    for pack in packs.therapies.values():
        kept = f" Only for {', '.join(pack.categories)}." if pack.categories else ""
        yield f"       {pack.id:<26} {pack.kind:<9} {pack.pack}{kept}"


COMMAND = Command("packs", "See which rules are in force, and what is wrong with your own.", _prepare, _run)
