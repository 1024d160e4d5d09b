"""Rule packs: YAML data in resources/ (and a journal's own folder) read into typed rules."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from cureon_editor.article import nodes
from cureon_editor.article.composing import UnreadableError
from cureon_editor.checks.pack_fields import Fields, PackError
from cureon_editor.checks.pack_reading import read_rule, read_therapy
from cureon_editor.checks.pack_settings import kept_for_categories, weighed
from cureon_editor.checks.registry import checks
from cureon_editor.checks.rule import Packs, Rule, TherapyPack
from cureon_editor.journal import Journal
from cureon_editor.journal.yaml_file import UnusableFileError, line_of, root_of, text_of
from cureon_editor.resources import resource

__all__ = ["Packs", "Rule", "TherapyPack", "load_packs"]

FORMAT = "1"
RULES, THERAPIES = "rules", "therapies"
_PACK_KEYS = frozenset(["format", "pack", "version", "rules"])


def load_packs(journal: Journal) -> Packs:
    """Every rule in force: the bundled packs, over them those in the journal's own folders of the same names.

    A journal's rule replaces the bundled one of the same id; then the journal's settings give rules another
    weight and keep packs for categories. Never raises: what cannot be used is a sentence in `Packs.problems`,
    naming file, line and column; the other rules still run.
    """
    loading = _Loading()
    for folder in [resource("")] + ([journal.folder] if journal.folder else []):
        for path in _files(folder / RULES):
            loading.read(path, loading.add_rules)
        for path in _files(folder / THERAPIES):
            loading.read(path, loading.add_therapy)
        loading.here.clear()
    rules = tuple(sorted(loading.rules.values(), key=lambda rule: rule.number))
    packs = Packs(rules, MappingProxyType(loading.therapies), tuple(loading.problems))
    return kept_for_categories(weighed(packs, journal), journal)


def _files(folder: Path) -> list[Path]:
    try:
        return sorted(folder.glob("*.yaml"))
    except (OSError, RuntimeError):  # a folder we may not read, a loop of links
        return []


@dataclass(slots=True)
class _Loading:
    """What has been read so far; `here` holds the ids met in the folder being read."""

    rules: dict[str, Rule] = field(default_factory=dict)
    therapies: dict[str, TherapyPack] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    here: set[str] = field(default_factory=set)

    def read(self, path: Path, add: "Callable[[nodes.Node, _File], Iterator[PackError]]") -> None:
        """Read one file; each fault becomes a problem."""
        try:
            file = _File(path, text_of(path))
        except UnusableFileError as error:
            self.problems.append(f"{path}: {error} Its rules are not in force.")
            return
        try:
            root = root_of(file.text)
            if root is None:
                raise PackError("The file is empty.", 0)
            self.problems += [file.located(fault) for fault in add(root, file)]
        except (UnreadableError, PackError) as error:
            self.problems.append(file.located(error))

    def add_rules(self, root: nodes.Node, file: "_File") -> Iterator[PackError]:
        """The rules of one pack; yields the faults of those left out."""
        pack = Fields.of(root, _PACK_KEYS, "A rule pack")
        _check_format(pack)
        name = f"{pack.text('pack')} {pack.text('version')}"
        for node in pack.items("rules"):
            try:
                rule = read_rule(node, checks(), name, file.where(node))
                self.claim(rule.id, node, "rule")
                self.claim_number(rule, node)
            except PackError as fault:
                yield fault
            else:
                self.rules[rule.id] = rule

    def add_therapy(self, root: nodes.Node, file: "_File") -> Iterator[PackError]:
        """One therapy pack."""
        pack = Fields(root) if isinstance(root, nodes.Mapping) else None
        if pack is None:
            raise PackError("A therapy pack should be lines of the form “key: value”.", root.start)
        _check_format(pack)
        name = f"{file.path.stem} {pack.text('version')}"
        therapy = read_therapy(root, name, file.where(root))
        self.claim(f"therapy {therapy.id}", root, "therapy pack")
        self.therapies[therapy.id] = therapy
        yield from ()

    def claim(self, name: str, node: nodes.Node, what: str) -> None:
        """Take an id that no other entry of this folder has; raises PackError."""
        if name in self.here:
            message = f"A second {what} is called “{name}”. Give it an id of its own."
            raise PackError(message, node.start)
        self.here.add(name)

    def claim_number(self, rule: Rule, node: nodes.Node) -> None:
        """See that no other rule has this one's number; raises PackError."""
        taken = next((r for r in self.rules.values() if r.number == rule.number and r.id != rule.id), None)
        if taken:
            message = f"The number {rule.number} of “{rule.id}” is that of “{taken.id}”. Give it another."
            raise PackError(message, node.start)


@dataclass(frozen=True, slots=True)
class _File:
    """A pack file and its text."""

    path: Path
    text: str

    def where(self, node: nodes.Node) -> str:
        """A place as people name it: folder, file and line."""
        return f"{self.path.parent.name}/{self.path.name}, line {line_of(self.text, node.start)}"

    def located(self, fault: PackError | UnreadableError) -> str:
        """A fault as a sentence that begins with its place."""
        column = fault.offset - (self.text.rfind("\n", 0, fault.offset) + 1) + 1
        return f"{self.path}, line {line_of(self.text, fault.offset)}, column {column}: {fault}"


def _check_format(pack: Fields) -> None:
    if pack.text("format") != FORMAT:
        message = f"This pack has format {pack.text('format')[:20]}; this version reads format {FORMAT}."
        raise PackError(message, pack.node.start)
