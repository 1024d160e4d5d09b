"""Which blocks of an article state facts, and so need a source."""

import re

from cureon_editor.checks.facts import Facts
from cureon_editor.checks.rule import Rule
from cureon_editor.checks.text import Span

_NUMBER = re.compile(r"(?<![\w.,-])\d[\d.,]*(?![\w-])")


def factual_blocks(facts: Facts, rule: Rule) -> list[Span]:
    """The paragraphs, list items and tables above the closing disclaimer that state facts.

    One does that has a number, or a word of the rule's `factual` phrases.
    """
    end = facts.disclaimer[0] if facts.disclaimer else len(facts.article.body)
    stated = (*((block.start, block.end) for block in facts.paragraphs), *facts.tables)
    words = rule.phrases["factual"]
    return [
        span
        for span in sorted(stated)
        if span[0] < end and (_NUMBER.search(facts.body.text, *span) or facts.body.find(words, *span))
    ]
