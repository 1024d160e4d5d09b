"""Which digits in plain text are citations."""

import pytest

from cureon_editor.citations.typed.judging import Habit, find_markers
from cureon_editor.citations.typed.shapes import are_attached

FOUR = frozenset({1, 2, 3, 4})
TWENTY = frozenset(range(1, 21))


def cited(text: str, known: frozenset[int] = FOUR) -> list[tuple[int, ...]]:
    return [m.numbers for m in find_markers(text, known) if m.is_citation]


def doubts(text: str, known: frozenset[int] = FOUR) -> list[str]:
    return [m.doubt for m in find_markers(text, known) if m.doubt]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("It calms the immune system 4.", (4,)),
        ("It came back without that behaviour 23.", (2, 3)),
        ("The same harms apply 14:", (1, 4)),
        ("They reached remission 23, which is much.", (2, 3)),
        ("They reached remission 23 — a result that counts.", (2, 3)),
        ('It can "reboot" 4.', (4,)),
        ("It helps (in some) 2.", (2,)),
        ("It helps[2,3].", (2, 3)),
        ("It helps [1–3].", (1, 2, 3)),
        ("It helps².", (2,)),
        ("It helps most people 1–3.", (1, 2, 3)),
        ("It helps most people.2 More follows.", (2,)),
    ],
)
def test_citations(text: str, numbers: tuple[int, ...]) -> None:
    assert cited(text) == [numbers]
    assert doubts(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "A marker called CD19 is found on B-cells.",
        "It took in 15 patients in 2022.",
        "Published in 2024.",
        "It costs £3.",
        "At 10:30, or 2.5 hours later.",
        "It took 3 months.",
        "They were aged 2,000 days.",
        "Vitamin B12.",
        "10³ cells per m².",
        "A total of 32.",
    ],
)
def test_numbers(text: str) -> None:
    assert cited(text) == []


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("It did well in this small group 2.", [(2,)]),
        ("These are at an even earlier stage 4.", [(4,)]),
        ("It is known for two years at most 3.", [(3,)]),
        ("It lowers inflammation3 in most.", [(3,)]),
        ("The cancer was at stage 4.", []),
        ("It was given to 4.", []),
        ("It calms the system 4 and the joints.", []),
        ("There were at most 3.", []),
    ],
)
def test_what_could_be_either_is_said(text: str, numbers: list[tuple[int, ...]]) -> None:
    assert cited(text) == numbers
    assert len(doubts(text)) == 1


def test_digits_with_two_readings_are_left() -> None:
    assert cited("It helps most people 12.", TWENTY) == []
    assert doubts("It helps most people 12.", TWENTY) == ["12 could cite sources 1 and 2 or source 12."]
    assert cited("It helps most people 20.", TWENTY) == [(20,)]


def test_without_sources_nothing_is_a_citation() -> None:
    assert list(find_markers("It helps 1.", frozenset())) == []


@pytest.mark.parametrize(
    ("text", "numbers", "doubtful"),
    [
        ("It made room for them2.", [(2,)], 0),
        ("It calms lupus1,3 in most.", [(1, 3)], 0),
        ("It harms nerves (ICANS)2.", [(2,)], 0),
        ("It fell by 16%2.", [(2,)], 0),
        ("It is found by FIT3.", [], 1),
        ("It was listed in June 20264.", [], 1),
        ("It took in 15 people in 2022.", [], 0),
    ],
)
def test_pages_copied_with_digits_after_the_words(
    text: str, numbers: list[tuple[int, ...]], doubtful: int
) -> None:
    found = list(find_markers(text, FOUR, Habit(attached=True)))
    assert [marker.numbers for marker in found if marker.is_citation] == numbers
    assert sum(bool(marker.doubt) for marker in found) == doubtful


def test_such_a_page_is_told_by_three_of_them() -> None:
    assert are_attached(["One1 and two2.", "Three3."])
    assert not are_attached(["One1 and two2.", "CD19 and 3."])
