"""What goes through the pipe and the cache comes out the same, and nothing else comes out at all."""

import json
import zlib
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cureon_editor.article.edits import Part
from cureon_editor.checks.findings import Finding, Passage, State
from cureon_editor.cli.checking.checked import Checked, Judged, Place
from cureon_editor.cli.checking.packing import pack, unpack
from tests.core.cli.examples import ALL, FULL

WORDS = st.text(max_size=8)
PASSAGES = st.builds(
    Passage, st.sampled_from(Part), st.integers(0, 9), st.integers(0, 9), WORDS, WORDS, WORDS
)
FINDINGS = st.builds(
    Finding,
    WORDS,
    WORDS,
    st.sampled_from(State),
    st.booleans(),
    WORDS,
    st.lists(PASSAGES, max_size=2).map(tuple),
    st.lists(WORDS, max_size=2).map(tuple),
    WORDS,
    st.integers(),
)


@pytest.mark.parametrize("checked", ALL)
def test_a_result_comes_back(checked: Checked) -> None:
    assert unpack(pack(checked), checked.path) == checked


@given(st.lists(FINDINGS, max_size=3))
def test_any_finding_comes_back(findings: list[Finding]) -> None:
    judged = tuple(Judged(each, tuple(Place(1, 2, 3, 4) for _ in each.passages)) for each in findings)
    checked = replace(FULL, judged=judged)
    assert unpack(pack(checked), FULL.path) == checked


def test_a_result_takes_the_path_it_is_asked_for() -> None:
    assert unpack(pack(FULL), "elsewhere.md") == replace(FULL, path="elsewhere.md")


@given(st.binary(max_size=40))
def test_no_other_bytes_are_a_result(data: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - any of its kinds will do
        unpack(data, "a.md")


@given(st.integers(0, 400), st.integers(0, 255))
def test_a_damaged_result_is_none_or_the_same(place: int, byte: int) -> None:
    data = bytearray(pack(FULL))
    data[place % len(data)] = byte
    with suppress(ValueError):
        assert unpack(bytes(data), FULL.path) == FULL


@pytest.mark.parametrize("content", [[], {}, 1, {"words": 1}, {"words": 1, "judged": 1}])
def test_other_json_is_no_result(content: object) -> None:
    with pytest.raises(ValueError, match="packed"):
        unpack(zlib.compress(json.dumps(content).encode()), "a.md")
