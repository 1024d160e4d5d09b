"""Is there an author, with credentials?"""

from cureon_editor.checks.check import Check, Verdict, listed, state_of
from cureon_editor.checks.facts import Facts
from cureon_editor.checks.rule import Rule


def run(facts: Facts, _rule: Rule) -> Verdict:
    """Met when every author has a name and credentials."""
    authors = [author for author in facts.metadata.authors if author.name]
    if not authors:
        return Verdict(state_of(0, 1), "No author is named. Fill in “author”.", missing=("author",))
    bare = tuple(f"credentials of {author.name}" for author in authors if not author.credentials)
    if bare:
        return Verdict(state_of(1, 1), f"Still missing: {listed(bare)}.", facts.has("author"), bare)
    names = listed([f"{author.name}, {author.credentials}" for author in authors])
    return Verdict(state_of(1, 0), f"The author is named: {names}.", facts.has("author"))


CHECK = Check("author-named", run)
