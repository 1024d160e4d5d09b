"""Has each factual block a citation?"""

from dataclasses import replace

from cureon_editor.checks.check import Check, Verdict, counted, shortened, state_of
from cureon_editor.checks.facts import Facts
from cureon_editor.checks.factual import factual_blocks
from cureon_editor.checks.rule import Rule

_BARE = "This states facts without a source. Cite one, or set it aside with a reason."


def run(facts: Facts, rule: Rule) -> Verdict:
    """Factual is a paragraph, list item or table with a number or a word of the rule's `factual` phrases.

    A list item may rest on the citation of the paragraph that leads to its list. Blocks with a citation still
    ask for a person, who reads each of them beside its sources.
    """
    factual = {facts.passage(*span): span for span in factual_blocks(facts, rule)}
    kept = {passage: span for passage, span in factual.items() if not facts.set_aside(rule.id, passage)}
    bare = [
        replace(passage, lacks=_BARE)
        for passage, span in kept.items()
        if not facts.cites(*span) and span[0] not in facts.led
    ]
    if not factual:
        message = (
            "No block states facts in words that a machine knows. A person should confirm that none does."
        )
        return Verdict(state_of(1, 0, confirm=True), message)
    if bare:
        said = counted(len(bare), "block that states facts has", "blocks that state facts have")
        todo = "Cite a source or set each aside with a reason."
        message = f"{said} no citation, of {len(factual)} in all. {todo}"
        missing = tuple(shortened(passage.text) for passage in bare)
        return Verdict(state_of(len(factual) - len(bare), len(bare)), message, tuple(bare), missing)
    said = counted(len(factual), "block that states facts is", "blocks that state facts are")
    message = f"{said} cited or waived. A person should confirm that the sources say so."
    return Verdict(state_of(1, 0, confirm=True), message, tuple(kept))


CHECK = Check("claims-cited", run, phrases=("factual",), by_passage=True)
