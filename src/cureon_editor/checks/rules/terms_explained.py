"""Is each short form written out where it first stands?"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from cureon_editor.checks.check import Check, Verdict, counted, listed, state_of
from cureon_editor.checks.expansions import by_initials, expansion, initials, is_written_out
from cureon_editor.checks.facts import Facts
from cureon_editor.checks.findings import Passage
from cureon_editor.checks.rule import Rule
from cureon_editor.checks.words import Match

_SHORT_FORM = re.compile(
    r"(?<![\w-])(?=\w{0,7}[A-Z]\w{0,7}[A-Z0-9])[a-z]{0,2}[A-Z]\w{1,9}(?:-[A-Z0-9]\w{0,6})?s?(?![\w-])"
)
#: Numbers such as VIII, and names such as McDonald or PubMed.
_OTHER = re.compile(r"X{0,3}(?:IX|IV|V?I{1,3}|V)|X{2,3}|[A-Z][a-z]+[A-Z][a-z]+")
_ABBREVIATION = re.compile(r"^\*\[([^\]\n]{1,40})\]:", re.MULTILINE)
#: A short form in brackets, and the words right before it.
_BRACKETED = re.compile(r"\([A-Z][\w-]{1,11}\)")
_WORDS_BEFORE = re.compile(r"(?<!\w)(?:[^\W\d_]+[ -]+){1,12}\Z")
_NEAR = 80
#: How many short forms a message names.
_NAMED = 12


def run(facts: Facts, rule: Rule) -> Verdict:
    """Explained is a form beside its words, or one whose words the text lists as an abbreviation."""
    first = _first_uses(facts, rule)
    text = facts.body.text
    unexplained = {form: use for form, use in first.items() if not is_written_out(text, use.start, use.end)}
    state = state_of(len(first) - len(unexplained), len(unexplained))
    if unexplained:
        said = counted(len(unexplained), "short form is", "short forms are")
        more = ["more"] if len(unexplained) > _NAMED else []
        message = f"{said} not written out at first use: {listed([*unexplained][:_NAMED] + more)}."
        words = _Words.read(facts)
        passages = tuple(_passage(facts, form, use, words.of(form)) for form, use in unexplained.items())
        return Verdict(state, message, passages, tuple(unexplained))
    if not first:
        return Verdict(state, "The text uses no short form that needs explaining.")
    said = counted(len(first), "short form is", "short forms are")
    return Verdict(state, f"{said} written out at first use.")


def _first_uses(facts: Facts, rule: Rule) -> dict[str, Match]:
    """Where each short form first stands, without those that everyone knows or the text lists."""
    listed_below = set(_ABBREVIATION.findall(facts.article.body))
    known = {form.casefold() for form in rule.phrases["known"]}
    text = facts.body.text
    first: dict[str, Match] = {}
    for found in facts.body.scan(_SHORT_FORM):
        form = text[found.start : found.end].removesuffix("s")
        if form.casefold() not in known and form not in listed_below and not _OTHER.fullmatch(form):
            first.setdefault(form, found)
    return first


def _passage(facts: Facts, form: str, use: Match, words: str) -> Passage:
    suggested = f", as in “{words} ({form})”" if words else ""
    lacks = f"“{form}” is not explained where it first stands. Write it out{suggested}."
    passage = facts.passage(use.start, use.end)
    # Of several (“TKIs”) the words would have to be several, too.
    instead = f"{words} ({form})" if words and passage.text == form else ""
    return replace(passage, lacks=lacks, instead=instead)


@dataclass(frozen=True, slots=True)
class _Words:
    """What short forms may stand for: the text before each one's brackets, names in the therapy packs."""

    bracketed: Mapping[str, list[str]]
    names: Mapping[str, str]

    @classmethod
    def read(cls, facts: Facts) -> "_Words":
        text, bracketed = facts.body.text, defaultdict[str, list[str]](list)
        for found in facts.body.scan(_BRACKETED):
            before = text[max(0, found.start - _NEAR) : found.start]
            bracketed[text[found.start + 1 : found.end - 1]].append(before)
        return cls(bracketed, by_initials(_pack_names(facts)))

    def of(self, form: str) -> str:
        """The words of a short form, or nothing."""
        endings = (ending for before in self.bracketed.get(form, ()) for ending in _endings(before))
        return expansion(form, endings) or self.names.get(initials(form), "")


def _endings(before: str) -> Iterator[str]:
    """The words right before a place, then fewer and fewer of them."""
    found = _WORDS_BEFORE.search(before)
    parts = found[0].split() if found else []
    yield from (" ".join(parts[index:]) for index in range(len(parts)))


def _pack_names(facts: Facts) -> Iterator[str]:
    for subject in facts.subjects:
        if subject.pack:
            yield from subject.pack.names
            yield from (phrase for warning in subject.pack.warnings for phrase in warning.phrases)


CHECK = Check("terms-explained", run, phrases=("known",))
