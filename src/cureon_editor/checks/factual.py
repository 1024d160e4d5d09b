"""Which blocks of an article state facts, and so need a source."""

import re

from cureon_editor.checks.facts import Facts
from cureon_editor.checks.quoting import covers
from cureon_editor.checks.rule import Rule
from cureon_editor.checks.text import Span
from cureon_editor.checks.words import Match

_NUMBER = re.compile(r"(?<![\w.,-])\d+(?:[.,]\d+)*(?![\w-])")


#: How a sentence begins that tells readers what to do, which states nothing unless it gives a number.
_ADVICE = re.compile(
    r"\W*(?:ask|tell|talk\W{1,9}to|speak\W{1,9}(?:to|with)|discuss|write\W{1,9}down)(?!\w)", re.IGNORECASE
)


def factual_blocks(facts: Facts, rule: Rule) -> list[Span]:
    """The paragraphs, list items and tables above the closing disclaimer that state facts.

    One does that has a number, or a word of the rule's `factual` phrases, and does more than ask or send to
    a doctor. Words and numbers within its `usual` phrases ("table 2") state nothing.
    """
    end = facts.disclaimer[0] if facts.disclaimer else len(facts.article.body)
    stated = (*((block.start, block.end) for block in facts.paragraphs), *facts.tables)
    return [span for span in sorted(stated) if span[0] < end and _states_facts(facts, rule, span)]


def _states_facts(facts: Facts, rule: Rule, span: Span) -> bool:
    usual = facts.body.find(rule.phrases.get("usual", ()))
    numbers = facts.body.scan(_NUMBER, *span)
    words = (word for word in facts.body.find(rule.phrases["factual"], *span) if not _advises(facts, word))
    if all(covers(usual, match) for match in (*numbers, *words)):
        return False
    sentences = facts.body.within(*span)
    return not sentences or not all(map(facts.body.is_question, sentences))


def _advises(facts: Facts, word: Match) -> bool:
    """Whether a word stands in a sentence that tells readers what to do, and gives no number."""
    start, end = facts.body.sentence(word.start)
    return bool(_ADVICE.match(facts.body.text, start, end))
