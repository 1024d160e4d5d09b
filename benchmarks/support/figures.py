"""Shows what was measured: medians, and ratios between figures of the same run."""

from collections.abc import Sequence
from statistics import median, quantiles

#: A cell of a table.
Cell = str | float


def milliseconds(seconds: Sequence[float]) -> float:
    """The median, in milliseconds."""
    return median(seconds) * 1000


def slowest(seconds: Sequence[float], percent: int = 95) -> float:
    """A percentile, in milliseconds."""
    return quantiles(seconds, n=100, method="inclusive")[percent - 1] * 1000


def compare(title: str, bare: Sequence[float], full: Sequence[float]) -> None:
    """Print the editor's times beside those of a bare text widget."""
    ratio = milliseconds(full) / milliseconds(bare)
    rows = [
        ("bare QPlainTextEdit", milliseconds(bare), slowest(bare), 1.0),
        ("Cureon Editor", milliseconds(full), slowest(full), ratio),
    ]
    show(title, ("", "median", "95 %", "ratio"), rows)


def show(title: str, header: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
    """Print a table; numbers get as many digits as they are worth."""
    lines = [list(header), *([_text(cell) for cell in row] for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(header))]
    print(f"\n{title}")
    for line in lines:
        cells = [line[0].ljust(widths[0]), *(c.rjust(w) for c, w in zip(line[1:], widths[1:], strict=True))]
        print("  " + "  ".join(cells))


def _text(cell: Cell) -> str:
    if isinstance(cell, str):
        return cell
    return f"{cell:.2f}" if cell < 10 else f"{cell:.1f}" if cell < 100 else f"{cell:.0f}"
