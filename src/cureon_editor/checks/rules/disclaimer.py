"""Does the article end by saying that it is general information, not medical advice?"""

from dataclasses import replace

from cureon_editor.checks.check import Check, Verdict, listed, state_of
from cureon_editor.checks.facts import Facts
from cureon_editor.checks.rule import Rule


def run(facts: Facts, rule: Rule) -> Verdict:
    """Look in the last block; the page makes the link, from the journal's address or one in the text."""
    closing = facts.closing
    if closing is None:
        return Verdict(state_of(0, 1), "The article has no text yet.", missing=("a closing disclaimer",))
    start, end = closing
    has = {name: bool(facts.body.find(phrases, start, end)) for name, phrases in rule.phrases.items()}
    has["link to the full disclaimer"] = (
        bool(facts.journal.disclaimer_url) or "](" in facts.article.body[start:end]
    )
    said = [name for name, found in has.items() if found and name in rule.phrases]
    missing = tuple(name for name, found in has.items() if not found)
    if not said:
        message = "The last paragraph is no disclaimer. Add one as the closing block."
        return Verdict(state_of(0, 1), message, missing=tuple(has))
    passages = (facts.passage(start, end),)
    if missing:
        message = f"The closing disclaimer lacks this: {listed(missing)}."
        lacking = tuple(replace(passage, lacks=message) for passage in passages)
        return Verdict(state_of(1, len(missing)), message, lacking, missing)
    return Verdict(state_of(1, 0), "The last block is the disclaimer.", passages)


CHECK = Check("disclaimer", run, phrases=("general information", "not medical advice"))
