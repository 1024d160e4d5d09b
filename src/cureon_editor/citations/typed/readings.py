"""Read a run of digits as source numbers."""

import re
from collections.abc import Collection

#: A range longer than this is no citation.
_LONGEST_RANGE = 200


def readings(digits: str, known: Collection[int]) -> list[tuple[int, ...]]:
    """Every way to read bare digits as known source numbers in ascending order: "23" as 2 and 3, or as 23."""
    if re.search(r"[,–-]", digits):
        numbers = listed(digits)
        return [numbers] if list(numbers) == sorted(set(numbers)) and _all_known(numbers, known) else []
    found: list[tuple[int, ...]] = []
    _split(digits, (), known, found)
    return found


def listed(digits: str) -> tuple[int, ...]:
    """The numbers of "2,3" and "1–4", each once, as they stand; none when a range does not go up."""
    numbers: list[int] = []
    for part in digits.split(","):
        first, *last = (int(number) for number in re.split(r"[–-]", part) if number)
        if last and not (len(last) == 1 and first < last[0] <= first + _LONGEST_RANGE):
            return ()
        numbers += range(first, last[0] + 1) if last else [first]
    return tuple(dict.fromkeys(numbers))


def explicit_readings(digits: str, known: Collection[int], *, joined: bool) -> list[tuple[int, ...]]:
    """How marked digits read: as they stand; `joined` ones else as several numbers without commas."""
    numbers = listed(digits)
    if _all_known(numbers, known):
        return [numbers]
    return readings(digits, known) if joined else []


def spelt(numbers: tuple[int, ...]) -> str:
    """The numbers in words: "source 12", "sources 1 and 2"."""
    return f"source {numbers[0]}" if len(numbers) == 1 else "sources " + " and ".join(map(str, numbers))


def _all_known(numbers: tuple[int, ...], known: Collection[int]) -> bool:
    return bool(numbers) and all(number in known for number in numbers)


def _split(
    digits: str, so_far: tuple[int, ...], known: Collection[int], found: list[tuple[int, ...]]
) -> None:
    if not digits:
        found.append(so_far)
        return
    for length in range(1, min(3, len(digits)) + 1):
        number = int(digits[:length])
        if digits[0] != "0" and number in known and (not so_far or number > so_far[-1]):
            _split(digits[length:], (*so_far, number), known, found)
