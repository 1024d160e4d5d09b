"""Rules weighed by a journal: in force only when somebody who may answers for it; written without loss."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cureon_editor.article.article import Article
from cureon_editor.article.edits import RefusedError
from cureon_editor.checks.engine import FAULTS, Checker
from cureon_editor.checks.findings import State
from cureon_editor.checks.packs import load_packs
from cureon_editor.journal import RuleSetting, find_journal
from cureon_editor.journal.weighing import with_rule_setting

SETTERS = ("medical editor", "editor in chief")
WHO = "by: Dr A. Rao, role: medical editor, reason: Trust, date: 2026-10-03"
ENTRY = f"  - {{rule: hype-words, set: required, {WHO}}}\n"
SETTING = RuleSetting(
    "hype-words", "off", "Dr A. Rao", "Medical editor", "Our readers: doctors", "2026-10-03"
)


def read(tmp_path, text):
    (tmp_path / "journal.yaml").write_text(text, encoding="utf-8")
    journal = find_journal(tmp_path)
    return journal, load_packs(journal)


def check(journal, packs, text):
    return {f.rule: f for f in Checker(packs, journal).check(Article.parse(text), date(2026, 11, 1))}


def test_a_rule_is_weighed_and_says_who_did_it(tmp_path):
    journal, packs = read(tmp_path, f"rules:\n{ENTRY}")
    rule = packs.rule("hype-words")
    assert rule.required
    assert rule.note == "Set to required by Dr A. Rao, medical editor, on 3 October 2026: Trust."
    assert journal.problems == packs.problems == ()
    assert check(journal, packs, "A miracle.")["hype-words"].blocks


def test_a_required_rule_may_be_advised_and_then_keeps_nothing_back(tmp_path):
    entry = ENTRY.replace("hype-words, set: required", "author-named, set: advised")
    journal, packs = read(tmp_path, f"rules:\n{entry}")
    found = check(journal, packs, "Text.")["author-named"]
    assert found.state is State.NOT_MET
    assert not found.blocks


def test_a_rule_that_is_off_is_listed_with_the_reason(tmp_path):
    journal, packs = read(
        tmp_path, f"rules:\n{ENTRY.replace('required', 'off').replace(', date: 2026-10-03', '')}"
    )
    found = check(journal, packs, "A miracle.")["hype-words"]
    assert found.state is State.NOT_APPLICABLE
    assert found.message == "Set to off by Dr A. Rao, medical editor: Trust."


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (
            "role: medical editor",
            "role: intern",
            "the role “intern” may not set rules. Roles that may: medical",
        ),
        ("role: medical editor, ", "", "the role “” may not set rules"),
        ("by: Dr A. Rao, ", "", "nobody answers for it"),
        ("reason: Trust", "reason: ''", "nobody answers for it"),
        ("set: required", "set: forbidden", "should be required, advised or off, not “forbidden”"),
        ("rule: hype-words, ", "", "should name its rule"),
        ("date: 2026-10-03", "date: soon", "should be a date"),
        ("date: 2026-10-03", "colour: red", "no field “colour”"),
        ("rule: hype-words", "rule: [x]", "“rule” should hold text"),
        (ENTRY, "  - hype-words\n", "should give rule, set"),
        (ENTRY, ENTRY + ENTRY.replace("required", "off"), "set a second time"),
    ],
)
def test_a_setting_that_does_not_count_is_named_and_blocks(tmp_path, old, new, says):
    journal, packs = read(tmp_path, f"publisher: X\nrules:\n{ENTRY.replace(old, new)}")
    (problem,) = journal.problems
    assert f"journal.yaml, line {4 if 'second' in says else 3}: " in problem
    assert says in problem
    assert packs.rule("hype-words").required is ("second" in says)
    assert check(journal, packs, "Text.")[FAULTS].blocks


def test_an_unknown_rule_is_named_with_its_line(tmp_path):
    _, packs = read(tmp_path, f"rules:\n{ENTRY.replace('hype-words', 'nope')}")
    assert packs.problems == (
        f"{tmp_path}/journal.yaml, line 2: There is no rule “nope”, so nothing was set. Correct its name.",
    )


def test_a_journal_names_the_roles_that_may(tmp_path):
    head = "rules:\n" + ENTRY.replace("medical editor", "owner")
    assert read(tmp_path, f"rule_setters: [Owner]\n{head}")[1].rule("hype-words").required


def test_packs_kept_for_a_category_apply_to_its_articles_alone(tmp_path):
    (tmp_path / "rules").mkdir()
    rule = "{id: own, number: 101, title: Own, required: no, needs: [{name: x, phrases: [hello]}]}"
    (tmp_path / "rules" / "own.yaml").write_text(f"format: 1\npack: house\nversion: 1\nrules: [{rule}]\n")
    journal, packs = read(tmp_path, "packs:\n  heart health: [house, car-t]\n  Cancer Care: [house]\n")
    assert journal.problems == packs.problems == ()
    named = "CAR-T, CAR-T and CAR-T.\n"
    for category, applies in (
        ("Heart Health", True),
        ("heart health ", True),
        ("Healthy Ageing", False),
        ("", False),
    ):
        found = check(journal, packs, f"---\ncategory: {category}\n---\n{named}")
        assert ("own" in found) is applies
        assert (found["evidence-stage"].state is State.NOT_MET) is applies
    assert "own" in check(journal, packs, "---\ncategory: Cancer Care\n---\n")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("packs:\n  Sleep: [therapy]\n", "line 2: “Sleep” under “packs” is no category"),
        ("packs:\n  Heart Health: [hous]\n", "line 2: There is no pack “hous”. Known are"),
        ("packs: [x]\n", "line 1: “packs” should be categories"),
        ("packs:\n  Heart Health: x\n", "line 2: “Heart Health” should be a list"),
        ("rules: x\n", "line 1: “rules” should be a list"),
    ],
)
def test_faulty_packs_and_rules_are_named_with_their_line(tmp_path, text, says):
    journal, packs = read(tmp_path, text)
    (problem,) = (*journal.problems, *packs.problems)
    assert says in problem


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# a comment\npublisher: X   # kept\n",
        "publisher: X",
        f"rules:\n  # why\n{ENTRY}categories:\n  - A # b\n",
        "rules: []\n",
        "rules:\n  - rule: other # mine\n    set: off\n",
    ],
)
def test_a_setting_is_written_and_nothing_else_is_touched(tmp_path, text):
    after = with_rule_setting(text, SETTING, SETTERS)
    journal, packs = read(tmp_path, after)
    assert packs.rule("hype-words").off
    assert journal.rules[-1].reason == "Our readers: doctors"
    kept = [line for line in text.split("\n") if line and "hype-words" not in line and line != "rules: []"]
    assert [line for line in after.split("\n") if line in kept] == kept
    assert with_rule_setting(after, SETTING, SETTERS) == after


@pytest.mark.parametrize(
    ("text", "change", "says"),
    [
        (
            "",
            {"role": "writer"},
            "your role is writer, and rules are set by the medical editor or the editor in chief",
        ),
        ("", {"role": " "}, "you have given no role"),
        ("", {"reason": " "}, "only with a reason"),
        ("", {"by": ""}, "only from a named person"),
        ("", {"weight": "gone"}, "not to “gone”"),
        ("rules: none\n", {}, "cannot be changed safely"),
        ("a: [\n", {}, "cannot be read .line 2"),
        ("---\na: b\n", {}, "cannot be changed safely"),
    ],
)
def test_what_may_not_be_written_is_refused_in_a_sentence(text, change, says):
    fields = {name: getattr(SETTING, name) for name in RuleSetting.__dataclass_fields__} | change
    with pytest.raises(RefusedError, match=says):
        with_rule_setting(text, RuleSetting(**fields), SETTERS)


@given(st.text(max_size=40), st.text(min_size=1, max_size=20).filter(str.strip))
def test_any_file_is_changed_safely_or_refused(text, reason):
    setting = RuleSetting("hype-words", "off", "A", SETTERS[0], reason)
    with suppress(RefusedError):
        after = with_rule_setting(text, setting, SETTERS)
        assert "hype-words" in after
        assert with_rule_setting(after, setting, SETTERS) == after
