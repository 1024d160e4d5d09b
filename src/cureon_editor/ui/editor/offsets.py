"""Positions in Qt's documents count UTF-16 units, ours code points; an emoji is two of the first."""


def extra_units(text: str) -> int:
    """How many more UTF-16 units than code points a text has."""
    return 0 if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2 - len(text)


def to_points(text: str, units: int, extra: int) -> int:
    """A position in UTF-16 units as code points; `extra` is `extra_units(text)`, known by the caller."""
    if not extra:
        return min(units, len(text))
    head = text[:units].encode("utf-16-le", "surrogatepass")[: 2 * units]
    return len(head.decode("utf-16-le", "ignore"))


def to_units(text: str, points: int, extra: int) -> int:
    """A position in code points as UTF-16 units."""
    return points if not extra else points + extra_units(text[:points])


def trimmed(old: str, new: str) -> tuple[int, int, int]:
    """The common beginning and end of two texts cut off: (start, end in old, end in new)."""
    start = common_prefix(old, new)
    limit = min(len(old), len(new)) - start
    tail = common_prefix(old[len(old) - limit :][::-1], new[len(new) - limit :][::-1])
    return start, len(old) - tail, len(new) - tail


def common_prefix(first: str, second: str) -> int:
    """The length of the common beginning of two texts."""
    low, high = 0, min(len(first), len(second))
    while low < high:
        middle = (low + high + 1) // 2
        if first[low:middle] == second[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
