"""A patch turns one page into another, and touches no more than it must."""

from hypothesis import example, given
from hypothesis import strategies as st

from cureon_editor.rendering.page import Page
from cureon_editor.rendering.patching import patch
from cureon_editor.rendering.protocol import Block
from tests.core.texts import thorough

BLOCKS = st.text("abc", max_size=8).map(list)


def page(blocks: list[str], header: str = "h", footer: str = "f") -> Page:
    return Page(header, tuple(Block(html, line) for line, html in enumerate(blocks)), footer)


@thorough
@given(BLOCKS, BLOCKS)
@example(["a", "a"], ["a"])
@example(["a"], ["a", "a"])
def test_applied_to_the_page_before_a_patch_gives_the_page_after(before: list[str], after: list[str]) -> None:
    found = patch(7, page(before), page(after))
    shown = list(before)
    shown[found.start : found.start + found.removed] = found.blocks
    assert shown == after
    assert found.lines == tuple(range(len(after)))
    assert not found.whole


@given(BLOCKS, BLOCKS, st.text("xyz", max_size=3), BLOCKS)
def test_only_what_changed_is_sent(start: list[str], old: list[str], new: str, end: list[str]) -> None:
    found = patch(1, page([*start, *old, *end]), page([*start, *new, *end]))
    assert len(found.blocks) <= len(new)
    assert found.removed <= len(old)


def test_parts_that_are_the_same_stay() -> None:
    same = patch(1, page(["a"]), page(["a"]))
    assert (same.removed, same.blocks, same.header, same.footer) == (0, (), None, None)
    other = patch(1, page(["a"]), page(["a"], "H", "F"))
    assert (other.header, other.footer) == ("H", "F")


def test_without_a_page_before_the_patch_is_the_whole_page() -> None:
    first = patch(1, None, page(["a", "b"]))
    assert (first.whole, first.start, first.removed, first.blocks) == (True, 0, 0, ("a", "b"))
    assert (first.header, first.footer) == ("h", "f")
