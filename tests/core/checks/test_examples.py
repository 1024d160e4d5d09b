"""Every rule's own examples hold: the good satisfy it, the bad do not."""

from datetime import date

import pytest

from cureon_editor.checks.engine import Checker
from cureon_editor.checks.examples import example
from cureon_editor.checks.findings import State
from cureon_editor.checks.packs import load_packs
from cureon_editor.journal import find_journal

JOURNAL = find_journal(None)
PACKS = load_packs(JOURNAL)
CHECKER = Checker(PACKS, JOURNAL)
TODAY = date(2026, 6, 20)
SATISFIED = {State.MET, State.NEEDS_PERSON}
LACKING = {State.NOT_MET, State.PARTLY}


def state(rule_id, text):
    findings = CHECKER.check(example(text), TODAY)
    return next(finding for finding in findings if finding.rule == rule_id)


def cases(kind):
    return [
        pytest.param(rule.id, text, id=f"{rule.id}-{number}")
        for rule in PACKS.rules
        for number, text in enumerate(getattr(rule, kind), start=1)
    ]


def test_the_bundled_packs_have_no_problem():
    assert PACKS.problems == ()


def test_all_rules_are_there_once_and_in_order():
    assert [rule.number for rule in PACKS.rules] == list(range(1, 29))


@pytest.mark.parametrize("rule", PACKS.rules, ids=lambda rule: rule.id)
def test_a_rule_explains_itself_and_has_examples(rule):
    assert rule.title
    assert rule.basis
    assert rule.help
    assert rule.good
    assert rule.bad or rule.check == "ask-person"


@pytest.mark.parametrize(("rule_id", "text"), cases("good"))
def test_good_examples_satisfy(rule_id, text):
    finding = state(rule_id, text)
    assert finding.state in SATISFIED, finding.message


@pytest.mark.parametrize(("rule_id", "text"), cases("bad"))
def test_bad_examples_do_not(rule_id, text):
    finding = state(rule_id, text)
    assert finding.state in LACKING, finding.message
    assert finding.missing
