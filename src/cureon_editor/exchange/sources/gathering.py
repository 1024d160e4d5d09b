"""What all readers of sources do with the whole: its lines, and the records and gaps put in order."""

from collections.abc import Iterable

from cureon_editor.exchange.sources.source_format import Missed, Record, Understood

#: More gaps than anyone will read; what comes after them is only counted.
MOST_MISSED = 500


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
