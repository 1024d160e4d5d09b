"""What all readers of sources do with the whole: its lines, and the records and gaps put in order."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from cureon_editor.exchange.sources.source_format import Missed, Record, Understood

#: More gaps than anyone will read; what comes after them is only counted.
MOST_MISSED = 500
T = TypeVar("T")


#: More than anyone cites; a file of more is no list of sources but a mistake or an attack.
MOST_READ = 20_000
TOO_MANY = Missed(1, f"This text holds more than {MOST_READ:,} records; the rest was not read.")


def limited(found: Iterable[T]) -> Iterator[T | Missed]:
    """What was found, and after more than can be meant a sentence about the rest."""
    for count, one in enumerate(found):
        if count == MOST_READ:
            yield TOO_MANY
            return
        yield one


def lines(text: str) -> str:
    """The text without a byte order mark, every line ending an LF."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def gathered(found: Iterable[Record | Missed], missed: Iterable[Missed] = ()) -> Understood:
    """Records in their order, gaps by line; an endless row of gaps becomes one."""
    records, gaps = [], list(missed)
    for one in found:
        if isinstance(one, Record):
            records.append(one)
        else:
            gaps.append(one)
    gaps.sort(key=lambda gap: gap.line)
    if len(gaps) > MOST_MISSED:
        more = len(gaps) - MOST_MISSED
        gaps[MOST_MISSED:] = [Missed(gaps[MOST_MISSED].line, f"{more:,} more passages could not be read.")]
    if not records and not gaps:
        gaps.append(Missed(1, "There is nothing in this text."))
    return Understood(tuple(records), tuple(gaps))
