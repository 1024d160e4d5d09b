"""Front matter read piece by piece says the same, at the same places, as read in one go."""

from hypothesis import example, given
from hypothesis import strategies as st

from cureon_editor.article.composing import UnreadableError
from cureon_editor.article.fields import Field, fields, whole_fields
from tests.core.texts import made_of, thorough

LINES = (
    r"""
title: One|date: 2024-01-02|lang:|é: ü|a b: c|'k': v|"k": v|? k|: v|- z|-|--x|title: Two|null: ~|n: ''|5: 6
references:|references: # c|references: []|references: >|  - id: a|  - id: b # c|  -|  - - x|    title: T
    title: 'T|    more'|      - {family: M}|   - id: odd|- id: flat|  flat: field|# note|  # note|    # deep|
text: >-|keep: >+|  line|    deeper|open: [a,|b]|]|}|q: "|end"|r: 'x|plain|  plain|x: y: z|--- x|... |%TAG x
tag: !!str 5|bad: !e!x y|an: &a x|al: *a|<<: x|  <<: x|@x: y|u: `|key : spaced
""".strip("\n")
    .replace("\n", "|")
    .split("|")
)
ODD_LINES = ("", "  ", "\t", "literal: |", "keep: |+", "\ufeffbom: x", "ls: a\u2028b: c", "cr: a\rb: c")


def described(found: tuple[Field, ...]) -> list[object]:
    return [
        (
            field.key,
            field.key_start,
            (field.value.start, field.value.end),
            field.piece.data,
            [(item.start, item.end) for item in field.items],
        )
        for field in found
    ]


@thorough
@given(
    made_of((*LINES, *ODD_LINES), 9, between="\n"),
    st.sampled_from(("", "\n", "\n\n")),
)
@example("references:\n  - id: a\n\n  # c\n  - id: b\n    title: |+\n      x\n\n", "title: y\n")
@example("references:\n- id: a\n- id: b", "")
def test_piecewise_reading_equals_whole_reading(text: str, end: str) -> None:
    text += end
    try:
        whole = described(whole_fields(text))
    except UnreadableError as error:
        whole = [str(error), error.offset]
    try:
        pieces = described(fields(text))
    except UnreadableError as error:
        pieces = [str(error), error.offset]
    assert pieces == whole


def test_an_untouched_piece_is_not_read_again() -> None:
    sources = "references:\n  - id: a\n    title: T\n  - id: b\n"
    before = fields(f"title: One\n{sources}")
    after = fields(f"title: Three\n{sources}")
    assert after[1].piece is before[1].piece
    assert after[1].base == before[1].base + 2


def test_changing_one_source_reads_only_that_source() -> None:
    before = fields("references:\n  - id: a\n    title: T\n  - id: b\n")[0]
    after = fields("references:\n  - id: a\n    title: U\n  - id: b\n")[0]
    assert after.items[1].node is before.items[1].node
    assert after.items[0].node is not before.items[0].node
