"""What a stretch of Markdown takes from the rest of its document: definitions, the heading above it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

#: A link's address and title, or None where nothing is defined.
Target = tuple[str, str | None]


@dataclass(frozen=True, slots=True)
class Definitions:
    """What a stretch defines, in order: link targets, abbreviations (None takes one back) and footnotes."""

    references: tuple[tuple[str, Target], ...] = ()
    abbreviations: tuple[tuple[str, str | None], ...] = ()
    footnotes: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.references or self.abbreviations or self.footnotes)


@dataclass(frozen=True, slots=True)
class Environment:
    """All that is defined in a document; of equal names the last counts."""

    references: Mapping[str, Target] = field(default_factory=dict)
    abbreviations: Mapping[str, str] = field(default_factory=dict)
    footnotes: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, found: Iterable[Definitions]) -> "Environment":
        """The definitions of all stretches, put together."""
        references: dict[str, Target] = {}
        abbreviations: dict[str, str] = {}
        footnotes: dict[str, str] = {}
        for definitions in found:
            references.update(definitions.references)
            footnotes.update(definitions.footnotes)
            for short, long in definitions.abbreviations:
                if long is None:
                    abbreviations.pop(short, None)
                else:
                    abbreviations[short] = long
        return cls(references, abbreviations, footnotes)

    def used(self, needs: "Needs", asking: bool) -> "Used":
        """The part of it that matters to a stretch with these needs."""
        return Used(
            tuple((name, self.references.get(name)) for name in needs.references),
            tuple((short, self.abbreviations[short]) for short in self.abbreviations_in(needs.text)),
            tuple((name, name in self.footnotes) for name in needs.footnotes),
            asking,
        )

    def abbreviations_in(self, text: str) -> Collection[str]:
        """The abbreviations that may stand in a text; one that is spread over lines, by its first."""
        return [short for short in self.abbreviations if short.partition("\n")[0] in text]


@dataclass(frozen=True, slots=True)
class Needs:
    """The names a stretch looks up, whether anything has them or not, and its text."""

    text: str
    references: tuple[str, ...] = ()
    footnotes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Used:
    """What a stretch was laid out with: the names it looked up and what they stood for.

    `asking` says that the heading above it announces questions.
    """

    references: tuple[tuple[str, Target | None], ...] = ()
    abbreviations: tuple[tuple[str, str], ...] = ()
    footnotes: tuple[tuple[str, bool], ...] = ()
    asking: bool = False
