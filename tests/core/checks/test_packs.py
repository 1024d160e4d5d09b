"""Packs that cannot be used are named with file, line and column; all else stays in force."""

from datetime import date
from pathlib import Path

import pytest

from cureon_editor.article.article import Article
from cureon_editor.checks.engine import FAULTS, Checker
from cureon_editor.checks.packs import load_packs
from cureon_editor.journal import Journal, find_journal

RULE = """\
  - id: house-style
    number: 40
    title: House style
    required: no
    needs:
      - name: a greeting
        phrases: [hello]
"""
BUNDLED = RULE.replace("house-style", "author-named").replace("40", "4")
PACK = "format: 1\npack: house\nversion: 1\nrules:\n"


@pytest.fixture
def load(tmp_path, monkeypatch):
    """Reads a pack of a journal's own beside bundled ones of a single rule."""
    bundled = tmp_path / "bundled"
    (bundled / "rules").mkdir(parents=True)
    (bundled / "rules" / "core.yaml").write_text(PACK + BUNDLED)
    monkeypatch.setattr("cureon_editor.checks.packs.resource", bundled.joinpath)

    def loaded(text, folder="rules"):
        (tmp_path / folder).mkdir(exist_ok=True)
        data = text if isinstance(text, bytes) else text.encode()
        (tmp_path / folder / "house.yaml").write_bytes(data)
        return load_packs(Journal(folder=tmp_path))

    return loaded


def test_a_journal_adds_a_rule(load):
    packs = load(PACK + RULE)
    assert packs.problems == ()
    assert packs.rule("house-style").pack == "house 1"
    assert packs.rule("author-named")


def test_a_journal_overrides_a_rule_of_the_same_id(load):
    packs = load(PACK + BUNDLED)
    assert [rule.title for rule in packs.rules if rule.id == "author-named"] == ["House style"]


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("[hello]", "['(hello']", 11, "never closed"),
        ("[hello]", "['^hello$']", 11, "do not know"),
        ("[hello]", "hello", 11, "should be a list"),
        ("[hello]", "[]", 11, "at least one phrase"),
        ("number: 40", "number: many", 6, "whole number"),
        ("required: no", "required: perhaps", 8, "yes or no"),
        ("title: House style", "heading: House style", 7, "no field “heading”"),
        ("required: no", "required: no\n    check: magic", 9, "“check” should be one of"),
        ("required: no", "required: no\n    when: sometimes", 9, "“when” should be one of"),
        ("title: House style", "title: [House]", 7, "should hold text"),
        ("title: House style", "title: One\n    title: Two", 8, "stands twice"),
        ("id: house-style", "basis: none", 5, "“id” is missing"),
        ("required: no", "required: no\n    check: hype", 5, "needs “hype” under “phrases”"),
        ("required: no", "required: no\n    insert: section", 5, "phrases called “section”"),
    ],
)
def test_a_bad_rule_is_named_and_the_others_run(load, old, new, line, says):
    good = RULE.replace("house-style", "other").replace("40", "41")
    packs = load(PACK + RULE.replace(old, new) + good)
    (problem,) = packs.problems
    assert f"house.yaml, line {line}, column " in problem
    assert says in problem
    assert packs.rule("house-style") is None
    assert packs.rule("other")
    assert packs.rule("author-named")


def test_a_second_rule_of_one_id_is_a_problem(load):
    packs = load(PACK + RULE + RULE)
    assert len(packs.problems) == 1
    assert "line 12, column 5: A second rule is called “house-style”" in packs.problems[0]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "The file is empty"),
        ("- a\n", "key: value"),
        ("format: 2\npack: x\nversion: 1\n", "reads format 1"),
        (PACK + "  - {id: *x}\n", "aliases"),
        (PACK.replace("rules:", "rules: none"), "should be a list"),
        ("format: [\n", "line"),
        ("a" * 30 + ": &x\n", "line 1"),
        (b"\xff\xfe", "UTF-8"),
        ("[" * 100_000, "deep"),
    ],
)
def test_a_file_that_is_no_pack_is_named(load, text, says):
    packs = load(text)
    assert len(packs.problems) == 1
    assert "house.yaml" in packs.problems[0]
    assert says in packs.problems[0]
    assert packs.rule("author-named")


def test_a_journal_adds_a_therapy(load):
    text = "format: 1\nversion: 1\nid: x\nname: Xamab\nwarnings:\n  - harm: fits\n    phrases: [fit]\n"
    packs = load(text, "therapies")
    assert "“products” is missing" in packs.problems[0]
    text += "    products: all\n    source: its label\n    date: 2020-01-01\n"
    assert load(text, "therapies").therapies["x"].warnings[0].harm == "fits"


def test_faulty_house_rules_are_a_finding_that_blocks(tmp_path: Path) -> None:
    """A rule with a typo must never vanish and let an article pass."""
    (tmp_path / "journal.yaml").write_text("publisher: House\n", encoding="utf-8")
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "own.yaml").write_text("format: 1\nrules:\n  - id: [x]\n", encoding="utf-8")
    journal = find_journal(tmp_path)
    findings = Checker(load_packs(journal), journal).check(Article.parse("text\n"), date(2026, 1, 1))
    assert findings[0].rule == FAULTS
    assert findings[0].blocks
    assert "own.yaml" in findings[0].message
    assert len(findings) > 20
