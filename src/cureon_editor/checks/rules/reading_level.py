"""How many years of schooling does each section ask of its reader?"""

import re
from functools import lru_cache

from cureon_editor.checks.check import Check, Verdict, counted, listed, state_of
from cureon_editor.checks.facts import Facts
from cureon_editor.checks.findings import State
from cureon_editor.checks.rule import Rule
from cureon_editor.checks.text import Span
from cureon_editor.prose.blocks import Kind

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_VOWELS = re.compile(r"[aeiouyà-öø-ÿ]+")
_SILENT_E = re.compile(r"(?<![aeiouyl])e(?:s|d)?$")


def run(facts: Facts, rule: Rule) -> Verdict:
    """The Flesch-Kincaid grade of each section with enough sentences; above the limit it is hard to read."""
    limit = rule.limits["grade"]
    grades = {
        title: level
        for title, spans in _sections(facts).items()
        if len(spans) >= rule.limits["sentences"]
        and (level := grade([facts.body.text[a:b] for a, b in spans])) is not None
    }
    hard = {title: level for title, level in grades.items() if round(level) > limit}
    if not grades:
        return Verdict(State.NOT_APPLICABLE, "The text is too short to tell its reading level.")
    if not hard:
        return Verdict(state_of(1, 0), f"Every section reads at grade {limit} or below.")
    missing = tuple(f"{title}: grade {round(level)}" for title, level in hard.items())
    said = counted(len(hard), "section reads", "sections read")
    message = f"{said} above grade {limit}: {listed(list(missing[:4]))}. Use shorter sentences and words."
    return Verdict(state_of(len(grades) - len(hard), len(hard)), message, missing=missing)


def _sections(facts: Facts) -> dict[str, list[Span]]:
    """The sentences of the paragraphs and list items below each level-2 heading."""
    found: dict[str, list[Span]] = {}
    title = "Opening"
    for block in facts.blocks:
        if block.kind is Kind.HEADING and block.level <= 2 and block.section:
            title = block.section.title
        elif block.kind in (Kind.PARAGRAPH, Kind.ITEM):
            found.setdefault(title, []).extend(facts.body.within(block.start, block.end))
    return found


def grade(sentences: list[str]) -> float | None:
    """The Flesch-Kincaid grade (Kincaid and others, 1975) of sentences; None when they hold no words."""
    words = [word.lower() for sentence in sentences for word in _WORD.findall(sentence)]
    if not words:
        return None
    syllables = sum(_syllables(word) for word in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59


@lru_cache(maxsize=16_384)
def _syllables(word: str) -> int:
    """Groups of vowels, without a silent ending."""
    return max(1, len(_VOWELS.findall(_SILENT_E.sub("", word))))


CHECK = Check("reading-level", run, limits=("grade", "sentences"))
