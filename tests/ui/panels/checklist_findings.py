"""Findings of all kinds, for tests of the checklist."""

from dataclasses import replace

from cureon_editor.article.edits import Part
from cureon_editor.checks.findings import Finding, Passage, State


def passage(start: int, text: str, lacks: str = "", confirmed: str = "") -> Passage:
    """A passage of the body."""
    return Passage(Part.BODY, start, start + len(text), text, lacks, confirmed)


def finding(rule: str, state: State, number: int = 1, *, required: bool = True) -> Finding:
    """A finding with a title and a message made from its rule's id."""
    return Finding(rule, rule.title(), state, required, f"About {rule}.", number=number)


HYPE = replace(
    finding("hype-words", State.NOT_MET, 20, required=False),
    passages=(passage(3, "miracle", "It promises too much."), passage(40, "cure", "It promises too much.")),
    by_passage=True,
)
ROUTE = replace(
    finding("access-route", State.NEEDS_PERSON, 11),
    passages=(passage(10, "Ask your doctor."), passage(60, "Ask a nurse.", confirmed="A. Rao on 3 May 2026")),
)
STAGE = replace(finding("uncertainty-stated", State.NEEDS_PERSON, 18), confirmable=False)
WORDED = replace(
    finding("risk-numbers", State.NOT_MET, 17, required=False),
    wording="About {x} in 100 people had {effect}. It {does / does not} hurt.",
)
ALL = (
    finding("met", State.MET, 1),
    replace(finding("confirmed", State.MET, 2), confirmed="A. Rao on 3 May 2026"),
    finding("missing", State.NOT_MET, 3),
    finding("partly", State.PARTLY, 4),
    ROUTE,
    STAGE,
    HYPE,
    WORDED,
    finding("waived", State.WAIVED, 21),
    finding("elsewhere", State.NOT_APPLICABLE, 22),
    finding("elsewhere-too", State.NOT_APPLICABLE, 23),
)
