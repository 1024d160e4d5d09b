"""Read a run of digits as source numbers."""

import re


def readings(digits: str, known: frozenset[int]) -> list[tuple[int, ...]]:
    """Every way to read the digits as known source numbers in ascending order: "23" as 2 and 3, or as 23."""
    if re.search(r"[,–-]", digits):
        listed = _listed(digits)
        return [listed] if listed and set(listed) <= known and list(listed) == sorted(set(listed)) else []
    found: list[tuple[int, ...]] = []
    _split(digits, (), known, found)
    return found


def spelt(numbers: tuple[int, ...]) -> str:
    """The numbers in words: "source 12", "sources 1 and 2"."""
    return f"source {numbers[0]}" if len(numbers) == 1 else "sources " + " and ".join(map(str, numbers))


def _split(digits: str, so_far: tuple[int, ...], known: frozenset[int], found: list[tuple[int, ...]]) -> None:
    if not digits:
        found.append(so_far)
        return
    for length in range(1, min(3, len(digits)) + 1):
        number = int(digits[:length])
        if digits[0] != "0" and number in known and (not so_far or number > so_far[-1]):
            _split(digits[length:], (*so_far, number), known, found)


def _listed(digits: str) -> tuple[int, ...]:
    """The numbers of "2,3" and "1–4"."""
    numbers: list[int] = []
    for part in digits.split(","):
        first, *last = (int(number) for number in re.split(r"[–-]", part) if number)
        numbers += range(first, last[0] + 1) if last else [first]
    return tuple(numbers)
