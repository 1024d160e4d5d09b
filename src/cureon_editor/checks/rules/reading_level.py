"""How many years of schooling does each section ask of its reader, and what would make it fewer?"""

from collections.abc import Iterator
from dataclasses import replace

from cureon_editor.checks.check import Check, Verdict, counted, listed, state_of
from cureon_editor.checks.facts import Facts
from cureon_editor.checks.findings import Passage, State
from cureon_editor.checks.rule import Rule
from cureon_editor.prose.readability import Reading

#: How many passages the finding points to at most.
_MOST = 100


def run(facts: Facts, rule: Rule) -> Verdict:
    """The Flesch-Kincaid grade of each section with enough sentences; above the limit it is hard to read.

    The passages are the long sentences, and the first place of each medical word that the text does not
    explain and for which there is a plainer one. They are advice and change nothing of the state.
    """
    limit, reading = rule.limits["grade"], Reading(facts.body.text, facts.blocks)
    grades = [
        (title, round(level))
        for title, start, end in _sections(facts)
        if (level := reading.grade(start, end, rule.limits["sentences"])) is not None
    ]
    hard = [f"{title}: grade {level}" for title, level in grades if level > limit]
    if not grades:
        return Verdict(State.NOT_APPLICABLE, "The text is too short to tell its reading level.")
    long = tuple(_long(facts, reading, rule.limits["words"]))
    passages = tuple(sorted((*long, *_plainer(facts, reading)), key=lambda passage: passage.start))[:_MOST]
    said = counted(len(hard), "section reads", "sections read")
    message = (
        f"{said} above grade {limit}: {listed(hard[:4])}. Use shorter sentences and words."
        if hard
        else f"Every section reads at grade {limit} or below."
    )
    state = state_of(len(grades) - len(hard), len(hard))
    return Verdict(state, message + _about(reading, len(long), rule.limits["words"]), passages, tuple(hard))


def _sections(facts: Facts) -> Iterator[tuple[str, int, int]]:
    """The opening and each level-2 section with all below it, by title and body offsets."""
    start, title = 0, "Opening"
    for heading in facts.headings:
        if heading.level <= 2 and heading.section:
            yield title, start, heading.start
            start, title = heading.start, heading.section.title
    yield title, start, len(facts.article.body)


def _long(facts: Facts, reading: Reading, most: int) -> Iterator[Passage]:
    for length in reading.sentences():
        if length.words > most:
            passage = facts.passage(length.start, length.end)
            yield replace(passage, lacks=f"{length.words} words. Try two sentences.")


def _plainer(facts: Facts, reading: Reading) -> Iterator[Passage]:
    """The first place of each medical word that could be a plainer one."""
    seen = set(reading.explained)
    for term in reading.terms():
        if term.plain and term.word not in seen:
            seen.add(term.word)
            lacks = f"A plainer word: {term.plain}."
            yield replace(facts.passage(term.start, term.end), lacks=lacks, instead=term.plain)


def _about(reading: Reading, long: int, most: int) -> str:
    """A sentence on how long the sentences are."""
    lengths = reading.lengths()
    above = f"; {counted(long, 'has', 'have')} more than {most}" if long else ""
    return f" Sentences have {lengths.mean:.0f} words on average, the longest {lengths.longest}{above}."


CHECK = Check("reading-level", run, limits=("grade", "sentences", "words"))
