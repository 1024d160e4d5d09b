"""Is each short form written out where it first stands?"""

import re

from cureon_editor.checks.check import Check, Verdict, counted, listed, state_of
from cureon_editor.checks.facts import Facts
from cureon_editor.checks.rule import Rule
from cureon_editor.checks.text import Span

_SHORT_FORM = re.compile(
    r"(?<![\w-])(?=\w{0,7}[A-Z]\w{0,7}[A-Z0-9])[A-Z]\w{1,9}(?:-[A-Z0-9]\w{0,6})?s?(?![\w-])"
)
_ABBREVIATION = re.compile(r"^\*\[([^\]\n]{1,40})\]:", re.MULTILINE)
_WORD_BEFORE = re.compile(r"[^\W\d_]{2,}[\"'”’*_ ]{0,3}\($")


def run(facts: Facts, rule: Rule) -> Verdict:
    """Explained is a form in brackets after words, with words in brackets after it, or as abbreviation."""
    first = _first_uses(facts, rule)
    unexplained = {form: span for form, span in first.items() if not _is_explained(facts.body.text, *span)}
    passages = tuple(facts.passage(*span) for span in unexplained.values())
    state = state_of(len(first) - len(unexplained), len(unexplained))
    if unexplained:
        said = counted(len(unexplained), "short form is", "short forms are")
        message = f"{said} not written out at first use: {listed(list(unexplained))}."
        return Verdict(state, message, passages, tuple(unexplained))
    if not first:
        return Verdict(state, "The text uses no short form that needs explaining.")
    said = counted(len(first), "short form is", "short forms are")
    return Verdict(state, f"{said} written out at first use.")


def _first_uses(facts: Facts, rule: Rule) -> dict[str, Span]:
    """Where each short form first stands, without those that everyone knows or the text lists."""
    listed_below = set(_ABBREVIATION.findall(facts.article.body))
    known = {form.casefold() for form in rule.phrases["known"]}
    first: dict[str, Span] = {}
    for found in _SHORT_FORM.finditer(facts.body.text):
        form = found[0].removesuffix("s")
        if form.casefold() not in known and form not in listed_below:
            first.setdefault(form, found.span())
    return first


def _is_explained(text: str, start: int, end: int) -> bool:
    after = text[end : end + 8].lstrip("\"'”’*_")
    if after.startswith(" (") and after[2:3].isalpha():
        return True
    return bool(_WORD_BEFORE.search(text[max(0, start - 60) : start])) and ")" in text[end : end + 40]


CHECK = Check("terms-explained", run, phrases=("known",))
