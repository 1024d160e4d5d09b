"""Are funding and what the publisher sells declared?"""

from cureon_editor.checks.check import Check, Verdict, listed, state_of
from cureon_editor.checks.facts import Facts
from cureon_editor.checks.rule import Rule
from cureon_editor.checks.wording import blanks
from cureon_editor.prose.sentences import sentences

_FUNDING = "who paid for the article"
_SELLING = "what the publisher offers"


def run(facts: Facts, rule: Rule) -> Verdict:
    """Funding stands in `interests`; what the publisher offers may stand there or in the text."""
    declared = _declared(facts)
    offers = facts.body.sentences_with(rule.phrases["offer"])
    said = [span for span in offers if not facts.body.is_question(span)]
    in_field = facts.journal.publisher.casefold() in declared.casefold()
    missing = tuple(name for name, there in ((_FUNDING, declared), (_SELLING, said or in_field)) if not there)
    state = state_of(2 - len(missing), len(missing), confirm=True)
    passages = (*facts.has("interests"), *facts.body.passages(said[:3]))
    if missing:
        message = f"Not declared: {listed(missing)}. Write it under Interests in the details."
        return Verdict(state, message, passages, missing)
    return Verdict(state, "Interests are declared. A person should confirm that they are complete.", passages)


def _declared(facts: Facts) -> str:
    """The interests without sentences that are still to be filled in."""
    written = facts.metadata.interests
    spans = (written[start:end] for start, end in sentences(written))
    return " ".join(sentence for sentence in spans if not blanks(sentence))


CHECK = Check("interests", run, phrases=("offer",))
