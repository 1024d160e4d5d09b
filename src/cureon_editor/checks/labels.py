"""What the therapy packs ask every article on a therapy to say: boxed warnings and required statements."""

from dataclasses import dataclass

from cureon_editor.checks.facts import Facts
from cureon_editor.checks.subjects import Subject
from cureon_editor.checks.text import Span


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing asked: `spans` are the sentences that say it, none when it is missing.

    `wording` is the pack's own sentence, empty where the rule's does; `harm` is empty for a statement.
    """

    subject: Subject
    name: str
    spans: tuple[Span, ...]
    wording: str = ""
    harm: str = ""
    products: str = ""


def asked(facts: Facts) -> tuple[Asked, ...]:
    """What the packs of the article's therapies ask for, each thing once, warnings first."""
    found: dict[str, Asked] = {}
    for subject in facts.subjects:
        for warning in subject.pack.warnings if subject.pack else ():
            spans = _said(facts, warning.phrases)
            item = Asked(subject, warning.harm, spans, warning.wording, warning.harm, warning.products)
            found.setdefault(warning.harm, item)
    for subject in facts.subjects:
        for statement in subject.pack.statements if subject.pack else ():
            item = Asked(subject, statement.name, _said(facts, statement.phrases), statement.wording)
            found.setdefault(statement.name, item)
    return tuple(found.values())


def _said(facts: Facts, phrases: tuple[str, ...]) -> tuple[Span, ...]:
    spans = facts.body.sentences_with(phrases, plain=True)
    return tuple(span for span in spans if not facts.body.is_question(span))
