"""Every rule's own examples hold: the good satisfy it, the bad do not."""

from datetime import date

import pytest

from cureon_editor.checks.examples import example
from cureon_editor.checks.findings import State
from cureon_editor.checks.registry import checks
from tests.core.bundled import CHECKER, PACKS

TODAY = date(2026, 6, 20)
#: The rules that are judged by what the text says; all others by fields, lists, tables or citations.
BY_PATTERN = {2, 3, 8, 10, 11, 12, 13, 14, 16, 17, 18, 20, 21, 26, 28}
SATISFIED = {State.MET, State.NEEDS_PERSON}
LACKING = {State.NOT_MET, State.PARTLY}


def finding(rule, text):
    findings = CHECKER.check(example(text), TODAY)
    return next(finding for finding in findings if finding.rule == rule.id)


def test_the_bundled_packs_have_no_problem():
    assert PACKS.problems == ()


def test_all_rules_are_there_once_and_in_order():
    assert [rule.number for rule in PACKS.rules] == list(range(1, 29))


def test_every_rule_explains_itself_and_has_examples():
    for rule in PACKS.rules:
        assert all((rule.title, rule.basis, rule.help, rule.good)), rule.id
        assert rule.bad or rule.check == "ask-person", rule.id


@pytest.mark.parametrize("rule", PACKS.rules, ids=lambda rule: rule.id)
def test_every_rule_has_enough_examples(rule):
    enough = 5 if rule.number in BY_PATTERN else 2
    assert len(rule.good) == len(set(rule.good)) >= enough
    assert len(rule.bad) == len(set(rule.bad)) >= (enough if rule.bad else 0)


@pytest.mark.parametrize("rule", PACKS.rules, ids=lambda rule: rule.id)
def test_good_examples_satisfy_and_bad_ones_do_not(rule):
    for text in rule.good:
        found = finding(rule, text)
        assert found.state in SATISFIED, f"{found.message} {text}"
    for text in rule.bad:
        found = finding(rule, text)
        assert found.state in LACKING, f"{found.message} {text}"
        assert found.missing, text
        assert not checks()[rule.check].by_passage or any(it.lacks for it in found.passages), text
