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


def units_between(text: str, start: int, end: int) -> str:
    """The part of a text between two positions in UTF-16 units."""
    if text.isascii():
        return text[start:end]
    units = text.encode("utf-16-le", "surrogatepass")[2 * start : 2 * end]
    return units.decode("utf-16-le", "surrogatepass")
