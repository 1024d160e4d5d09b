"""Rule packs: YAML data in resources/ (and a journal's own folder) read into typed rules."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from cureon_editor.article import nodes
from cureon_editor.article.composing import UnreadableError, compose
from cureon_editor.checks.pack_fields import Fields, PackError
from cureon_editor.checks.pack_reading import read_rule, read_therapy
from cureon_editor.checks.registry import checks
from cureon_editor.checks.rule import Packs, Rule, TherapyPack
from cureon_editor.journal import Journal
from cureon_editor.resources import resource

__all__ = ["Packs", "Rule", "TherapyPack", "load_packs"]

FORMAT = "1"
_PACK_KEYS = frozenset(["format", "pack", "version", "rules"])


def load_packs(journal: Journal) -> Packs:
    """Every rule in force: the bundled packs, over them those in the journal's own folders of the same names.

    A journal's rule replaces the bundled one of the same id. Never raises: what cannot be used is a sentence
    in `Packs.problems`, naming file, line and column; the other rules still run.
    """
    folders = [resource("")] + ([journal.folder] if journal.folder else [])
    loading = _Loading()
    for folder in folders:
        for path in _files(folder / "rules"):
            loading.read(path, loading.add_rules)
        for path in _files(folder / "therapies"):
            loading.read(path, loading.add_therapy)
        loading.here.clear()
    rules = tuple(sorted(loading.rules.values(), key=lambda rule: rule.number))
    return Packs(rules, MappingProxyType(loading.therapies), tuple(loading.problems))


def _files(folder: Path) -> list[Path]:
    try:
        return sorted(folder.glob("*.yaml"))
    except OSError:
        return []


@dataclass(slots=True)
class _Loading:
    """What has been read so far; `here` holds the ids met in the folder being read."""

    rules: dict[str, Rule] = field(default_factory=dict)
    therapies: dict[str, TherapyPack] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    here: set[str] = field(default_factory=set)

    def read(self, path: Path, add: Callable[[nodes.Node, Path], Iterator[PackError]]) -> None:
        """Read one file; each fault becomes a problem."""
        try:
            text = path.read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError):
            self.problems.append(f"{path}: cannot be read as UTF-8 text, so its rules are not in force.")
            return
        try:
            root = compose(text)
            if root is None:
                raise PackError("The file is empty.", 0)
            self.problems += [_located(path, text, fault.offset, str(fault)) for fault in add(root, path)]
        except (UnreadableError, PackError) as error:
            self.problems.append(_located(path, text, error.offset, str(error)))

    def add_rules(self, root: nodes.Node, path: Path) -> Iterator[PackError]:
        """The rules of one pack; yields the faults of those left out."""
        pack = Fields.of(root, _PACK_KEYS, "A rule pack")
        _check_format(pack)
        name = f"{pack.text('pack')} {pack.text('version')}"
        for node in pack.items("rules"):
            try:
                rule = read_rule(node, checks(), name)
                self.claim(rule.id, node, "rule")
            except PackError as fault:
                yield fault
            else:
                self.rules[rule.id] = rule

    def add_therapy(self, root: nodes.Node, path: Path) -> Iterator[PackError]:
        """One therapy pack."""
        pack = Fields(root) if isinstance(root, nodes.Mapping) else None
        if pack is None:
            raise PackError("A therapy pack should be lines of the form “key: value”.", root.start)
        _check_format(pack)
        therapy = read_therapy(root, f"{path.stem} {pack.text('version')}")
        self.claim(f"therapy {therapy.id}", root, "therapy pack")
        self.therapies[therapy.id] = therapy
        yield from ()

    def claim(self, name: str, node: nodes.Node, what: str) -> None:
        """Take an id that no other entry of this folder has; raises PackError."""
        if name in self.here:
            message = f"A second {what} is called “{name}”. Give it an id of its own."
            raise PackError(message, node.start)
        self.here.add(name)


def _check_format(pack: Fields) -> None:
    if pack.text("format") != FORMAT:
        message = f"This pack has format {pack.text('format')[:20]}; this version reads format {FORMAT}."
        raise PackError(message, pack.node.start)


def _located(path: Path, text: str, offset: int, message: str) -> str:
    line = text.count("\n", 0, offset) + 1
    column = offset - (text.rfind("\n", 0, offset) + 1) + 1
    return f"{path}, line {line}, column {column}: {message}"
