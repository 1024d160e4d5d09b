"""The labelled sentences are heard no worse than docs/checklist.md states; it lists the rules in force."""

import pytest

from tests.core.bundled import PACKS
from tests.labelled.hearing import PARTS, labels, rule_of
from tests.labelled.pages import PAGE, figures, stated, with_rules

TEXT = PAGE.read_text(encoding="utf-8")


def test_there_are_enough_sentences_and_each_is_there_once():
    texts = [(label.standfirst, label.text, label.name) for part in PARTS for label in labels(part)]
    assert len(texts) == len(set(texts)) >= 300


def test_each_label_names_a_rule():
    known = {rule.id for rule in PACKS.rules}
    assert {rule_of(label.name) for part in PARTS for label in labels(part)} <= known


@pytest.mark.parametrize("part", PARTS)
def test_no_rule_hears_worse_than_the_page_states(part):
    promised = stated(TEXT)
    for rule, score in figures()[part].items():
        alarms, misses = promised[rule, part]
        assert len(score.false_alarms) <= alarms, (rule, score.false_alarms)
        assert len(score.misses) <= misses, (rule, score.misses)


def test_the_page_lists_the_rules_in_force():
    """If this fails: python3 dev.py labelled --write."""
    assert with_rules(TEXT) == TEXT
