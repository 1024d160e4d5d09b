"""What stands on the page for a cluster: its numbers, joined into ranges, and how they are spoken."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LabelPart:
    """One number of a cluster's label: the mark before it ("", "," or "–"), and whether it is seen."""

    number: int
    separator: str = ""
    hidden: bool = False


def label_parts(numbers: Iterable[int]) -> tuple[LabelPart, ...]:
    """Every number once and ascending; those inside a range are hidden, ranges being joined from three on."""
    parts: list[LabelPart] = []
    for first, last in _runs(numbers):
        parts.append(LabelPart(first, "," if parts else ""))
        if last - first == 1:
            parts.append(LabelPart(last, ","))
        elif last > first:
            parts += (LabelPart(inside, hidden=True) for inside in range(first + 1, last))
            parts.append(LabelPart(last, "–"))
    return tuple(parts)


def cluster_label(numbers: Iterable[int]) -> str:
    """The label as printed: `2,3`, `1–4` or `1–3,5`."""
    return "".join(f"{part.separator}{part.number}" for part in label_parts(numbers) if not part.hidden)


def spoken_label(numbers: Iterable[int]) -> str:
    """The label as read aloud: "Source 1", "Sources 2 and 3", "Sources 1 to 3 and 5"; empty for none."""
    phrases: list[str] = []
    runs = list(_runs(numbers))
    for first, last in runs:
        if last - first > 1:
            phrases.append(f"{first} to {last}")
        else:
            phrases += (str(number) for number in range(first, last + 1))
    if not phrases:
        return ""
    noun = "Source" if len(runs) == 1 and runs[0][0] == runs[0][1] else "Sources"
    listed = " and ".join([", ".join(phrases[:-1]), phrases[-1]] if len(phrases) > 1 else phrases)
    return f"{noun} {listed}"


def _runs(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The first and last of each unbroken run of numbers, ascending."""
    waiting = sorted(set(numbers))
    start = 0
    for index, value in enumerate(waiting, start=1):
        if index == len(waiting) or waiting[index] != value + 1:
            yield waiting[start], value
            start = index
