"""Which blocks of an article state facts, and so need a source."""

import re

from cureon_editor.checks.facts import Facts
from cureon_editor.checks.quoting import covers
from cureon_editor.checks.rule import Rule
from cureon_editor.checks.text import Span

_NUMBER = re.compile(r"(?<![\w.,-])\d+(?:[.,]\d+)*(?![\w-])")


def factual_blocks(facts: Facts, rule: Rule) -> list[Span]:
    """The paragraphs, list items and tables above the closing disclaimer that state facts.

    One does that has a number, or a word of the rule's `factual` phrases, and does more than ask. Numbers
    within its `usual` phrases ("table 2") state nothing.
    """
    end = facts.disclaimer[0] if facts.disclaimer else len(facts.article.body)
    stated = (*((block.start, block.end) for block in facts.paragraphs), *facts.tables)
    return [span for span in sorted(stated) if span[0] < end and _states_facts(facts, rule, span)]


def _states_facts(facts: Facts, rule: Rule, span: Span) -> bool:
    if not (_counts(facts, rule, span) or facts.body.find(rule.phrases["factual"], *span)):
        return False
    sentences = facts.body.within(*span)
    return not sentences or not all(map(facts.body.is_question, sentences))


def _counts(facts: Facts, rule: Rule, span: Span) -> bool:
    """Whether a block has a number that may be a fact."""
    usual = facts.body.find(rule.phrases.get("usual", ()))
    return any(not covers(usual, number) for number in facts.body.scan(_NUMBER, *span))
