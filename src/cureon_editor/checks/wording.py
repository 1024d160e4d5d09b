"""Fill the wording that a rule offers with what the article says; what it does not say stays in braces."""

import re

from cureon_editor.checks.facts import Facts
from cureon_editor.checks.rule import Rule

_FIELD = re.compile(r"\{([A-Za-z]+)\}")


def filled(rule: Rule, facts: Facts) -> str:
    """The rule's wording with therapy, use and publisher filled in; a capital field begins with a capital."""
    subject = next(iter(facts.experimental or facts.subjects), None)
    known = {"publisher": facts.journal.publisher}
    if subject:
        known |= {"therapy": subject.name, "use": subject.use}

    def fill(field: re.Match[str]) -> str:
        value = known.get(field[1].lower()) or field[0]
        return value[:1].upper() + value[1:] if field[1][0].isupper() else value

    return _FIELD.sub(fill, rule.wording)
