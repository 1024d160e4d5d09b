"""Is there an author, with credentials?"""

from dataclasses import replace

from cureon_editor.checks.check import Check, Verdict, listed, state_of
from cureon_editor.checks.facts import Facts
from cureon_editor.checks.rule import Rule


def run(facts: Facts, _rule: Rule) -> Verdict:
    """Met when every author has a name and credentials."""
    authors = [author for author in facts.metadata.authors if author.name]
    if not authors:
        return Verdict(
            state_of(0, 1), "No author is named. Fill in a name and credentials.", missing=("author",)
        )
    bare = tuple(f"credentials of {author.name}" for author in authors if not author.credentials)
    if bare:
        message = f"Fill in the {listed(bare)}."
        passages = tuple(replace(passage, lacks=message) for passage in facts.has("author"))
        return Verdict(state_of(1, 1), message, passages, bare)
    names = listed([f"{author.name}, {author.credentials}" for author in authors])
    return Verdict(state_of(1, 0), f"The author is named: {names}.", facts.has("author"))


CHECK = Check("author-named", run)
