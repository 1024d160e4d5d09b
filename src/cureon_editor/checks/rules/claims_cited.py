"""Has each factual block a citation?"""

from cureon_editor.checks.check import Check, Verdict, counted, shortened, state_of
from cureon_editor.checks.facts import Facts
from cureon_editor.checks.factual import factual_blocks
from cureon_editor.checks.rule import Rule


def run(facts: Facts, rule: Rule) -> Verdict:
    """Factual is a paragraph, list item or table with a number or a word of the rule's `factual` phrases.

    A list item may rest on the citation of the paragraph that leads to its list. Cited blocks still ask for a
    person.
    """
    factual = factual_blocks(facts, rule)
    bare = [span for span in factual if not facts.cites(*span) and span[0] not in facts.led]
    passages = facts.body.passages(bare)
    passages = tuple(passage for passage in passages if not facts.set_aside(rule.id, passage))
    if not factual:
        message = (
            "No block states facts in words that a machine knows. A person should confirm that none does."
        )
        return Verdict(state_of(1, 0, confirm=True), message)
    if passages:
        said = counted(len(passages), "block that states facts has", "blocks that state facts have")
        message = f"{said} no citation, of {len(factual)} in all. Cite a source or write a waiver for each."
        missing = tuple(shortened(passage.text) for passage in passages)
        return Verdict(state_of(len(factual) - len(passages), len(passages)), message, passages, missing)
    said = counted(len(factual), "block that states facts is", "blocks that state facts are")
    message = f"{said} cited or waived. A person should confirm that the sources say so."
    return Verdict(state_of(1, 0, confirm=True), message)


CHECK = Check("claims-cited", run, phrases=("factual",), by_passage=True)
