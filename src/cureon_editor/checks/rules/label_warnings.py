"""Is each boxed warning of the therapy named, and each statement made that its pack requires?"""

from cureon_editor.checks.check import Check, Verdict, counted, listed, state_of
from cureon_editor.checks.facts import Facts
from cureon_editor.checks.findings import State
from cureon_editor.checks.labels import Asked, asked
from cureon_editor.checks.rule import Rule
from cureon_editor.checks.text import Span

#: Words of the shortest sentence that says something of a harm.
_SENTENCE = 4


def run(facts: Facts, _rule: Rule) -> Verdict:
    """Look for all that the therapy packs concerned ask for; found words still ask for a person."""
    items = asked(facts)
    if not items:
        message = "No therapy pack asks for a boxed warning or a statement on the therapies named here."
        return Verdict(State.NOT_APPLICABLE, message)
    passages = facts.body.passages(_shown(facts, item.spans) for item in items if item.spans)
    missing = [item for item in items if not item.spans]
    state = state_of(len(items) - len(missing), len(missing), confirm=True)
    said = " ".join(_counts(items))
    if not missing:
        return Verdict(state, f"{said} A person should confirm that they are put rightly.", passages)
    names = listed([item.name for item in missing])
    return Verdict(state, f"{said} Missing: {names}.", passages, tuple(map(_named, missing)))


def _shown(facts: Facts, spans: tuple[Span, ...]) -> Span:
    """The first of some sentences that is more than a name; if none is, the block in which the first stands.

    What a person confirms must hold what is said: the “Pregnancy.” that begins a list item says nothing.
    """
    for start, end in spans:
        if len(facts.body.text[start:end].split()) >= _SENTENCE:
            return start, end
    start, end = spans[0]
    around = (block for block in facts.paragraphs if block.start <= start and end <= block.end)
    return next(((block.start, block.end) for block in around), (start, end))


def _counts(items: tuple[Asked, ...]) -> list[str]:
    """How many of the warnings and of the statements are there, a sentence for each kind."""
    warnings = [item for item in items if item.harm]
    statements = [item for item in items if not item.harm]
    said = []
    if warnings:
        found = sum(bool(item.spans) for item in warnings)
        said.append(f"{found} of {counted(len(warnings), 'boxed warning')} named.")
    if statements:
        found = sum(bool(item.spans) for item in statements)
        said.append(f"{found} of {counted(len(statements), 'required statement')} made.")
    return said


def _named(item: Asked) -> str:
    return f"{item.name} ({item.products})" if item.products else item.name


CHECK = Check("label-warnings", run)
