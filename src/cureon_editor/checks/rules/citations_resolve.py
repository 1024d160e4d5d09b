"""Has every cited key a source, and is every source cited?"""

from collections import Counter
from dataclasses import replace

from cureon_editor.checks.check import Check, Verdict, counted, listed, state_of
from cureon_editor.checks.facts import Facts
from cureon_editor.checks.findings import Passage
from cureon_editor.checks.rule import Rule


def run(facts: Facts, _rule: Rule) -> Verdict:
    """Name unknown keys where they are cited, uncited sources and repeated ids where they are listed."""
    unknown, uncited, repeated = facts.numbering.unknown, facts.numbering.uncited, _repeated(facts)
    if not facts.metadata.sources and not facts.numbering.cited:
        return Verdict(state_of(0, 1), "The article has no sources and cites none.", missing=("sources",))
    if not (unknown or uncited or repeated):
        order = "in the order of the list" if facts.metadata.citation_order == "list" else "by first mention"
        sources = counted(len(facts.numbering.order), "source")
        message = f"Every citation has its source; {sources}, all cited, numbered {order}."
        return Verdict(state_of(1, 0), message, facts.has("references"))
    missing = (
        *(f"a source for @{key}" for key in unknown),
        *(f"a citation of {key}" for key in uncited),
        *(f"one source only for {key}" for key in repeated),
    )
    resolved = len(facts.numbering.order) - len(uncited) - len(repeated)
    passages = (
        *_cited(facts, unknown),
        *_listed(facts, uncited, "This source is never cited. Cite it, or take it out."),
        *_listed(facts, repeated, "Several sources have this key. Give each its own."),
    )
    return Verdict(state_of(resolved, len(missing)), _message(unknown, uncited, repeated), passages, missing)


def _message(unknown: tuple[str, ...], uncited: tuple[str, ...], repeated: tuple[str, ...]) -> str:
    said = []
    if unknown:
        said.append(f"No source is listed for {listed(unknown)}.")
    if uncited:
        said.append(f"Listed but never cited: {listed(uncited)}.")
    if repeated:
        said.append(f"Listed more than once: {listed(repeated)}.")
    return " ".join(said)


def _repeated(facts: Facts) -> tuple[str, ...]:
    counts = Counter(source.key for source in facts.metadata.sources)
    return tuple(key for key, count in counts.items() if count > 1)


def _cited(facts: Facts, keys: tuple[str, ...]) -> tuple[Passage, ...]:
    wanted = set(keys)
    items = (item for cluster in facts.clusters for item in cluster.items if item.key in wanted)
    return tuple(
        replace(facts.passage(item.start, item.end), lacks=f"No source is listed for “{item.key}”. Add it.")
        for item in items
    )


def _listed(facts: Facts, keys: tuple[str, ...], lacks: str) -> tuple[Passage, ...]:
    wanted = set(keys)
    return tuple(
        replace(facts.front(*span), lacks=lacks)
        for source, span in zip(facts.metadata.sources, facts.metadata.source_spans, strict=True)
        if source.key in wanted
    )


CHECK = Check("citations-resolve", run)
