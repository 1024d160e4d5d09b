"""The size limit: the oldest go first, what is shared counts once, the newest of all never goes."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cureon_editor.storage.versions.bounding import Holding, staying_within

START = datetime(2026, 7, 1, tzinfo=UTC)


def holding(document: str, days: int, digest: str) -> Holding:
    return Holding(document, START + timedelta(days=days), digest)


holdings = st.lists(
    st.builds(holding, st.sampled_from("ab"), st.integers(0, 9), st.sampled_from("uvwxyz")), max_size=12
)
sizes = st.fixed_dictionaries({digest: st.integers(1, 9) for digest in "uvwxyz"})


def total(held: list[Holding], stay: frozenset[int], size: dict[str, int]) -> int:
    return sum(size[digest] for digest in {held[at].digest for at in stay})


@given(holdings, sizes, st.integers(0, 40))
def test_it_fits_unless_only_one_is_left(held: list[Holding], size: dict[str, int], largest: int) -> None:
    stay = staying_within(largest, held, size)
    assert total(held, stay, size) <= largest or len(stay) == 1


@given(holdings, sizes)
def test_all_stay_when_they_fit(held: list[Holding], size: dict[str, int]) -> None:
    everything = frozenset(range(len(held)))
    assert staying_within(total(held, everything, size), held, size) == everything


@given(holdings, sizes, st.integers(0, 40), st.integers(0, 40))
def test_less_room_keeps_no_other(held: list[Holding], size: dict[str, int], one: int, two: int) -> None:
    assert staying_within(min(one, two), held, size) <= staying_within(max(one, two), held, size)


@given(holdings, sizes, st.integers(0, 40))
def test_a_documents_newest_goes_only_when_no_older_is_left(
    held: list[Holding], size: dict[str, int], largest: int
) -> None:
    stay = staying_within(largest, held, size)
    left = {held[at].document for at in stay}
    if left != {entry.document for entry in held}:
        assert all(sum(held[at].document == document for at in stay) == 1 for document in left)


def test_the_oldest_of_all_documents_go_first() -> None:
    held = [holding("a", 3, "u"), holding("b", 1, "v"), holding("a", 2, "w"), holding("b", 4, "x")]
    assert staying_within(30, held, dict.fromkeys("uvwx", 10)) == {0, 2, 3}
    assert staying_within(20, held, dict.fromkeys("uvwx", 10)) == {0, 3}
    assert staying_within(10, held, dict.fromkeys("uvwx", 10)) == {3}
    assert staying_within(0, held, dict.fromkeys("uvwx", 10)) == {3}


def test_a_shared_text_is_gone_only_with_its_last_version() -> None:
    held = [holding("a", 1, "u"), holding("a", 2, "u"), holding("a", 3, "v")]
    assert staying_within(19, held, {"u": 10, "v": 10}) == {2}
    assert staying_within(20, held, {"u": 10, "v": 10}) == {0, 1, 2}


def test_a_document_left_alone_for_long_keeps_its_newest_before_others_keep_their_older_ones() -> None:
    held = [holding("b", 1, "u"), holding("a", 5, "v"), holding("a", 6, "w")]
    assert staying_within(20, held, dict.fromkeys("uvw", 10)) == {0, 2}
    assert staying_within(10, held, dict.fromkeys("uvw", 10)) == {2}
