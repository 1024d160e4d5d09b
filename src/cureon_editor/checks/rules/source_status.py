"""Was each source looked up for retraction or correction lately, and does what is cited still stand?"""

from collections.abc import Iterable
from dataclasses import replace

from cureon_editor.article.sources import Correction, Source
from cureon_editor.checks.check import Check, Verdict, counted, listed, state_of
from cureon_editor.checks.cited import citing_sentences, named
from cureon_editor.checks.days import read_date
from cureon_editor.checks.facts import Facts
from cureon_editor.checks.findings import Passage, State
from cureon_editor.checks.rule import Rule
from cureon_editor.checks.text import Span

_ADVICE: dict[Correction | None, str] = {
    Correction.RETRACTED: "was retracted and is cited. Take it out, or set the passage that says so aside.",
    Correction.CONCERN: "is cited and stands under an expression of concern. A person should decide on it.",
}

_FAULTS = {
    Correction.RETRACTED: "was retracted",
    Correction.CONCERN: "stands under an expression of concern",
}


def run(facts: Facts, rule: Rule) -> Verdict:
    """Met when every source was checked within the days that the rule allows and nothing cited was retracted.

    A passage that a waiver quotes may cite what was retracted, as an article on the retraction must.
    """
    days = rule.limits["days"]
    sources = list(zip(facts.metadata.sources, facts.metadata.source_spans, strict=True))
    if not sources:
        return Verdict(state_of(0, 1), "The article has no sources to look up.", missing=("sources",))
    due = [(source, span) for source, span in sources if not _looked_up(facts, source, days)]
    retracted, doubted = (_cited(facts, rule, what) for what in (Correction.RETRACTED, Correction.CONCERN))
    state = state_of(len(sources) - len(due), len(due), confirm=True)
    passages = (*retracted.values(), *doubted.values())
    return Verdict(
        State.NOT_MET if retracted else state,
        " ".join(
            (*_warnings(facts, retracted, doubted), *_looked(len(sources), len(due), days), *_mended(facts))
        ),
        tuple(passage for found in passages for passage in found)
        + (_not_looked_up(facts, due, days) or (() if passages else facts.has("references"))),
        (
            *(f"{key}: retracted" for key in retracted),
            *(f"{source.key}: the day it was checked for retraction" for source, _ in due),
        ),
    )


def _looked_up(facts: Facts, source: Source, days: int) -> bool:
    checked = read_date(source.status_checked)
    return checked is not None and 0 <= (facts.today - checked).days <= days


def _not_looked_up(facts: Facts, due: Iterable[tuple[Source, Span]], days: int) -> tuple[Passage, ...]:
    lacks = f"This source was not checked for retraction within {days} days."
    return tuple(replace(facts.front(*span), lacks=lacks) for _, span in due)


def _cited(facts: Facts, rule: Rule, correction: Correction) -> dict[str, tuple[Passage, ...]]:
    """The sources of a finding that are cited, by key, with the passages that no waiver sets aside."""
    found: dict[str, tuple[Passage, ...]] = {}
    for source in facts.metadata.sources:
        if source.correction is correction:
            passages = facts.body.passages(citing_sentences(facts, source.key))
            kept = (passage for passage in passages if not facts.set_aside(rule.id, passage))
            lacks = f"This rests on {named(facts, source)}, which {_FAULTS[correction]}."
            if lacking := tuple(replace(passage, lacks=lacks) for passage in kept):
                found[source.key] = lacking
    return found


def _warnings(facts: Facts, *found: Iterable[str]) -> list[str]:
    """A sentence for each source that must not be cited as if nothing had happened."""
    keys = {key for keys in found for key in keys}
    sources = [source for source in facts.metadata.sources if source.key in keys]
    return [
        f"S{named(facts, source)[1:]}, {source.key}, {_ADVICE[source.correction]}"
        for source in sources
        if source.correction in _ADVICE
    ]


def _looked(sources: int, due: int, days: int) -> list[str]:
    if due:
        said = counted(due, "source has", "sources have")
        ask = "Look each up and fill in the day under “Checked for retraction”."
        return [f"{said} no look-up for retraction or correction within {days} days. {ask}"]
    said = counted(sources, "source was", "sources were")
    return [f"{said} looked up within {days} days. A person should confirm the result."]


def _mended(facts: Facts) -> list[str]:
    """A sentence on the sources that were corrected, which may be cited."""
    keys = [source.key for source in facts.metadata.sources if source.correction is Correction.CORRECTED]
    if not keys:
        return []
    return [f"{listed(keys)} {'has' if len(keys) == 1 else 'have'} been corrected: cite what stands now."]


CHECK = Check("source-status", run, limits=("days",), by_passage=True)
