"""Find citations in a body, in Pandoc's syntax: clusters `[@a; @b, p. 4]` and citations in running text `@a`."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CitedKey:
    """One key inside a citation.

    `start` and `end` are the body offsets of `@key` (with its `-` and braces if it has them);
    `locator` is what follows the key ("p. 4"), `prefix` what stands before it ("see").
    """

    key: str
    start: int
    end: int
    prefix: str = ""
    locator: str = ""
    suppress_author: bool = False


@dataclass(frozen=True, slots=True)
class Cluster:
    """One citation as the reader sees it: brackets included, or a bare `@key` with its `[p. 3]`."""

    start: int
    end: int
    items: tuple[CitedKey, ...]
    narrative: bool = False
