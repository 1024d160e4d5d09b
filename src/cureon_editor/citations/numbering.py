"""Number sources by either order; numbers are computed, never typed."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Numbering:
    """The numbers of an article's sources.

    `numbers` gives each numbered key its number (1-based); `order` lists all source keys as the list shows
    them: numbered ones in number order, then (under `mention`) the uncited ones in file order.
    `cited` counts how often each key is cited, unknown keys included. `unknown` are cited keys without a
    source, in order of first mention; `uncited` the sources never cited, in file order.
    """

    numbers: Mapping[str, int]
    order: tuple[str, ...]
    cited: Mapping[str, int]
    unknown: tuple[str, ...]
    uncited: tuple[str, ...]
