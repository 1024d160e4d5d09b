"""What the fields of offered wording stand for in one article, as far as its details and packs say."""

import re
from collections.abc import Sequence

from cureon_editor.article.edits import Part
from cureon_editor.article.sources import Study
from cureon_editor.checks.approvals import covering
from cureon_editor.checks.cited import cited_sources
from cureon_editor.checks.facts import Facts
from cureon_editor.checks.findings import Passage
from cureon_editor.checks.subjects import Subject
from cureon_editor.journal.days import is_partial_day, written_day

_OFFERS = {"yes": "does", "no": "does not"}
_MEDIAN = re.compile(r"median(?: of)? ([^,;()]{1,40})", re.IGNORECASE)
_PEOPLE = re.compile(
    r"([^,;()]{0,20}\d[\d,]*)(?: [a-z]{1,12})? (?:people|patients|participants|adults|children|women|men)\b",
    re.IGNORECASE,
)
_UNCOMPARED = re.compile(
    r"(?:none|no) ?|.*\b(?:case (?:series|report)|single[- ]arm|no (?:comparison|control))", re.IGNORECASE
)


def known(facts: Facts, passages: Sequence[Passage], subject: Subject | None = None) -> dict[str, str]:
    """Values by field name; fields that the article does not fill are left out."""
    about = subject or next(iter(facts.experimental or facts.subjects), None)
    values = {"publisher": facts.journal.publisher, "does not": "does not", **_day(facts)}
    if about:
        values |= _therapy(about) | _refusal(facts, about)
    return {name: value for name, value in (values | _result(facts, passages)).items() if value}


def _day(facts: Facts) -> dict[str, str]:
    day = facts.metadata.date
    return {"date": written_day(day) if is_partial_day(day) else ""}


def _therapy(subject: Subject) -> dict[str, str]:
    return {
        "therapy": subject.name,
        "use": subject.use or "this use",
        "does / does not": _OFFERS.get(subject.offered, ""),
        "does not": _OFFERS.get(subject.offered, "does not"),
    }


def _refusal(facts: Facts, subject: Subject) -> dict[str, str]:
    """Who had not approved the therapy for its use, and when that was so, where a therapy pack knows it."""
    fact = covering(facts, subject.use)
    return {"regulator": f"the {fact.regulator}", "date": written_day(fact.date)} if fact else {}


def _result(facts: Facts, passages: Sequence[Passage]) -> dict[str, str]:
    """What the study cards say of the first result that lacks its limits.

    Only of a study without comparison: the sentence says that there was none.
    """
    first = next((passage for passage in passages if passage.lacks and passage.part is Part.BODY), None)
    sources = cited_sources(facts, (first.start, first.end)) if first else ()
    card = next((source.study for source in sources if source.study), None)
    if card is None or not _UNCOMPARED.match(card.comparison or card.design):
        return {}
    return _of_card(card)


def _of_card(card: Study) -> dict[str, str]:
    median = _MEDIAN.search(card.follow_up)
    people = _PEOPLE.search(card.people)
    design = re.split(r"[,;(]", card.design, maxsplit=1)[0].strip()
    return {
        "design": design if design[:2].isupper() else design[:1].lower() + design[1:],
        "n": people[1].strip() if people else "",
        "t": median[1].strip() if median else "",
    }
