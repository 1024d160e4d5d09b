"""Packs and settings of any kind: every fault is a sentence with its place, and all else stays in force."""

import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cureon_editor.checks.packs import load_packs
from cureon_editor.journal import Journal, find_journal
from cureon_editor.resources import resource
from tests.core.bundled import PACKS

RULE = """\
  - id: house-style
    number: 140
    title: House style
    required: no
    needs:
      - name: a greeting
        phrases: [hello]
"""
PACK = "format: 1\npack: house\nversion: 1\nrules:\n"
THERAPY = "format: 1\nversion: 1\nid: x\nname: Xamab\n"
APPROVAL = """\
approvals:
  - regulator: FDA
    place: [US]
    use: gout
    uses: [gout]
    status: approved
    date: 2020-01
    source: FDA
"""
BUNDLED = [
    (folder, path.name, path.read_text(encoding="utf-8"))
    for folder in ("rules", "therapies")
    for path in sorted(resource(folder).glob("*.yaml"))
]
PLACED = re.compile(r"[^:]+\.yaml(?:, line \d+(?:, column \d+)?)?: .+[.]", re.DOTALL)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("house")
    (folder / "rules").mkdir()
    (folder / "therapies").mkdir()
    return folder


def loaded(house: Path, data: bytes | str, folder: str = "rules"):
    """The packs with one file of the journal's own."""
    path = house / folder / "own.yaml"
    path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8", "replace"))
    try:
        return load_packs(Journal(folder=house))
    finally:
        path.unlink()


def assert_told(packs) -> None:
    assert all(PLACED.fullmatch(problem) for problem in packs.problems), packs.problems
    assert len(packs.rules) >= len(PACKS.rules)


KEYS = st.sampled_from(("id", "rules", "needs", "phrases", "format", "good"))
YAML = st.recursive(
    st.sampled_from(("yes", "1", "hello", "a*", "(", "/[/", "{x}", "", "~", "2020-01-01"))
    | st.text(max_size=6),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(("id", "rules", "needs", "phrases", "format", "good")), inner, max_size=3
        )
    ),
    max_leaves=8,
)


def written(value: object) -> str:
    """A value as flow YAML, its texts bare where they may be."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {written(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(written, value)) + "]"
    return str(value)


@given(value=YAML, folder=st.sampled_from(("rules", "therapies")), headed=st.booleans())
def test_any_yaml_is_used_or_named(house, value, folder, headed):
    head = "format: 1\npack: x\nversion: 1\nrules: " if headed else ""
    packs = loaded(house, head + written(value), folder)
    assert_told(packs)


@given(data=st.binary(max_size=60))
def test_any_bytes_are_used_or_named(house, data):
    assert_told(loaded(house, data))


@given(
    pack=st.sampled_from(BUNDLED),
    place=st.floats(0, 1),
    length=st.integers(0, 12),
    text=st.sampled_from(
        ("", "x", "\n", ": ", "- ", "[", "}", "'", "(", "*", "/", "&a", "\t", "  ", "99999999", "é")
    ),
)
def test_a_mutated_bundled_pack_is_used_or_named(house, pack, place, length, text):
    folder, _, original = pack
    at = int(place * len(original))
    packs = loaded(house, original[:at] + text + original[at + length :], folder)
    assert_told(packs)


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("required: no", "required: no\n    good: [[a]]", 9, "“good” should hold text"),
        ("required: no", "required: no\n    bad: {a: b}", 9, "“bad” should be a list"),
        ("number: 140", "number: 1", 5, "The number 1 of “house-style” is that of “evidence-stage”"),
        ("number: 140", "number: -1", 6, "whole number"),
        ("[hello]", "['/[a-/']", 11, "The phrase"),
        ("name: a greeting", "title: a greeting", 10, "A need has no field “title”"),
        ("required: no", "required: no\n    phrases: {a: [b], a: [c]}", 9, "“a” stands twice"),
        ("required: no", "required: no\n    note: x", 9, "no field “note”"),
    ],
)
def test_a_faulty_rule_is_named_with_its_place(house, old, new, line, says):
    packs = loaded(house, PACK + RULE.replace(old, new))
    (problem,) = packs.problems
    assert f"own.yaml, line {line}, column " in problem
    assert says in problem
    assert packs.rule("house-style") is None


def test_one_id_or_number_in_two_files_of_a_folder_is_named(house):
    other = house / "rules" / "another.yaml"
    other.write_text(PACK + RULE, encoding="utf-8")
    try:
        (same,) = loaded(house, PACK + RULE).problems
        (number,) = loaded(house, PACK + RULE.replace("house-style", "house-two")).problems
    finally:
        other.unlink()
    assert "own.yaml, line 5, column 5: A second rule is called “house-style”" in same
    assert "The number 140 of “house-two” is that of “house-style”" in number


def test_a_rule_knows_its_place(house):
    assert loaded(house, f"# ours\n{PACK}{RULE}").rule("house-style").where == "rules/own.yaml, line 6"


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("status: approved", "status: liked", 10, "“status” should be one of approved, not-approved"),
        ("date: 2020-01", "date: last year", 11, "a date such as 2020-10-03, or 2026-10"),
        ("uses: [gout]", "uses: []", 9, "at least one phrase"),
        ("regulator: FDA", "regulator: '('", 6, "The phrase"),
        ("name: Xamab", "name: Xamab\nkind: pill", 5, "“kind” should be one of"),
    ],
)
def test_a_faulty_therapy_pack_is_named_with_its_place(house, old, new, line, says):
    says = says.replace("2020-10-03", "2026-10-03")
    packs = loaded(house, (THERAPY + APPROVAL).replace(old, new), "therapies")
    (problem,) = packs.problems
    assert f"own.yaml, line {line}, column " in problem
    assert says in problem
    assert "x" not in packs.therapies


def test_what_is_no_file_to_read_is_named(tmp_path):
    rules = tmp_path / "rules"
    rules.mkdir()
    (rules / "folder.yaml").mkdir()
    (rules / "loop.yaml").symlink_to(rules / "loop.yaml")
    (rules / "nowhere.yaml").symlink_to(tmp_path / "gone")
    os.mkfifo(rules / "pipe.yaml")
    (rules / "huge.yaml").write_bytes(b"#" * 2_000_001)
    packs = load_packs(Journal(folder=tmp_path))
    assert_told(packs)
    assert len(packs.problems) == 5
    assert sum("no file that can be read" in problem for problem in packs.problems) == 4
    assert any("larger than 2,000,000 bytes" in problem for problem in packs.problems)


def test_a_loop_of_folders_holds_no_packs(tmp_path):
    (tmp_path / "rules").symlink_to(tmp_path / "rules")
    assert len(load_packs(Journal(folder=tmp_path)).rules) == len(PACKS.rules)


def test_a_fault_in_a_file_of_packs_is_not_said_of_front_matter(house):
    (problem,) = loaded(house, "a: \x07").problems
    assert "front matter" not in problem


@given(value=YAML, key=st.sampled_from(("rules", "packs", "rule_setters", "publisher")))
def test_any_settings_are_used_or_named(house, value, key):
    path = house / "journal.yaml"
    path.write_text(f"{key}: {written(value)}\n", encoding="utf-8", errors="replace")
    try:
        journal = find_journal(house)
    finally:
        path.unlink()
    assert all(
        re.match(r".*journal\.yaml(, line \d+)?: .+\.$", problem, re.DOTALL) for problem in journal.problems
    )
    assert load_packs(journal).rules


def test_folders_that_are_none_are_named_and_hidden_files_are_no_packs(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "rules")
    (tmp_path / "therapies").symlink_to("therapies")
    packs = load_packs(Journal(folder=tmp_path))
    assert packs.rules == PACKS.rules
    assert [problem.split(":")[0] for problem in packs.problems] == [
        str(tmp_path / "rules"),
        str(tmp_path / "therapies"),
    ]
    (tmp_path / "rules").unlink()
    (tmp_path / "therapies").unlink()
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / ".#own.yaml").symlink_to("nowhere")
    assert load_packs(Journal(folder=tmp_path)).problems == ()


def test_packs_that_are_large_together_are_named_and_the_first_are_in_force(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    for number in range(3):
        rule = RULE.replace("house-style", f"house-{number}").replace("140", str(140 + number))
        text = f"{PACK}{rule}# {'x' * 400_000}\n"
        (tmp_path / "rules" / f"{number}.yaml").write_text(text, encoding="utf-8")
    packs = load_packs(Journal(folder=tmp_path))
    assert packs.rule("house-1")
    assert packs.rule("house-2") is None
    (problem,) = packs.problems
    assert problem.startswith(f"{tmp_path / 'rules' / '2.yaml'}: makes the packs of its folder larger")


def test_a_number_is_free_again_when_its_rule_gets_another(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    moved = RULE.replace("house-style", "hype-words").replace("140", "141")
    taken = RULE.replace("140", "20")
    (tmp_path / "rules" / "own.yaml").write_text(f"{PACK}{moved}{taken}", encoding="utf-8")
    packs = load_packs(Journal(folder=tmp_path))
    assert packs.problems == ()
    assert {rule.number for rule in packs.rules if rule.id in ("hype-words", "house-style")} == {141, 20}
