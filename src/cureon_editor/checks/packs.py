"""Rule packs: YAML data in resources/ (and a journal's own folder) read into typed rules."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of a pack, as data."""

    id: str
    number: int
    title: str
    required: bool
    wording: str


@dataclass(frozen=True, slots=True)
class Packs:
    """Every rule and therapy pack in force."""

    rules: tuple[Rule, ...]
    therapies: Mapping[str, object]
