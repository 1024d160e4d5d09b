"""Rule packs: YAML data in resources/ (and a journal's own folder) read into typed rules."""

import os
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
#: Bytes of all packs of one journal; the bundled ones take 60,000, and so many are read within two seconds.
_MOST = 1_000_000
_PACK_KEYS = frozenset(["format", "pack", "version", "rules"])


def load_packs(journal: Journal) -> Packs:
    """Every rule in force: the bundled packs, over them those in the journal's own folders of the same names.

    A journal's rule replaces the bundled one of the same id; then the journal's settings give rules another
    weight and keep packs for categories. Never raises: what cannot be used is a sentence in `Packs.problems`,
    naming file, line and column; the other rules still run.
    """
    loading = _Loading()
    for folder in [resource("")] + ([journal.folder] if journal.folder else []):
        loading.begin()
        for path in loading.files(folder / RULES):
            loading.read(path, loading.add_rules)
        for path in loading.files(folder / THERAPIES):
            loading.read(path, loading.add_therapy)
    rules = tuple(sorted(loading.rules.values(), key=lambda rule: rule.number))
    packs = Packs(rules, MappingProxyType(loading.therapies), tuple(loading.problems))
    return kept_for_categories(weighed(packs, journal), journal)


@dataclass(slots=True)
class _Loading:
    """What has been read so far; `here` are ids met in this folder, `left` the bytes it may take."""

    rules: dict[str, Rule] = field(default_factory=dict)
    therapies: dict[str, TherapyPack] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    numbers: dict[int, str] = field(default_factory=dict)
    here: set[str] = field(default_factory=set)
    left: int = _MOST

    def begin(self) -> None:
        """Go on to another journal's folder."""
        self.here.clear()
        self.left = _MOST

    def files(self, folder: Path) -> list[Path]:
        """The packs in a folder by name, hidden files left out; a folder that cannot be read is a problem."""
        try:
            return sorted(
                path for path in folder.iterdir() if path.suffix == ".yaml" and not path.name.startswith(".")
            )
        except (OSError, RuntimeError) as error:
            if os.path.lexists(folder):
                reason = getattr(error, "strerror", None) or type(error).__name__
                self.problems.append(f"{folder}: cannot be read ({reason}). Its packs are not in force.")
            return []

    def read(self, path: Path, add: "Callable[[nodes.Node, _File], Iterator[PackError]]") -> None:
        """Read one file; each fault becomes a problem."""
        try:
            file = _File(path, self.taken(text_of(path)))
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

    def taken(self, text: str) -> str:
        """A file's text if the folder may take it yet; raises UnusableFileError."""
        if len(text) > self.left:
            raise UnusableFileError(f"makes the packs of its folder larger than {_MOST:,} bytes together.")
        self.left -= len(text)
        return text

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
                self.add_rule(rule)

    def add_rule(self, rule: Rule) -> None:
        """A rule in force, instead of the one that has had its id."""
        if rule.id in self.rules:
            del self.numbers[self.rules[rule.id].number]
        self.rules[rule.id] = rule
        self.numbers[rule.number] = rule.id

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
        holder = self.numbers.get(rule.number, rule.id)
        if holder != rule.id:
            message = f"The number {rule.number} of “{rule.id}” is that of “{holder}”. Give it another."
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
