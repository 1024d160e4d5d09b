"""What a rule rests on is shown in words, and what can be done about it is offered where it can be done."""

from dataclasses import replace

import pytest

from cureon_editor.article.edits import Part
from cureon_editor.article.reading import read_metadata
from cureon_editor.checks.findings import Finding, Passage, State
from cureon_editor.ui.commands.checklist import open_passages
from cureon_editor.ui.panels.checklist_actions import passage_actions, rule_actions
from cureon_editor.ui.panels.checklist_places import count, places
from tests.ui.panels.checklist_findings import ALL, HYPE, ROUTE, STAGE, finding, passage

FRONT = """\
title: A title
standfirst: What it can do.
author:
  - name: Sam Writer
medical_reviewer:
  name: A. Rao
date: "2026-06-17"
references:
  - id: alpha2001
    title: First study
  - id: beta2002
    title: Second study
"""
METADATA = read_metadata(FRONT)


def in_front(words: str, lacks: str = "") -> Passage:
    start = FRONT.index(words)
    return Passage(Part.FRONT_MATTER, start, start + len(words), words, lacks)


def texts(found: Finding) -> list[str]:
    return [place.text for place in places(found, METADATA)]


@pytest.mark.parametrize(
    ("rule", "shown"),
    [
        ("author-named", ["Author: Sam Writer", "Credentials: not filled in"]),
        (
            "medical-reviewer",
            ["Reviewer: A. Rao", "Credentials: not filled in", "Registration: not filled in"],
        ),
        ("dates-shown", ["Published: 2026-06-17", "Review due: not filled in"]),
        ("interests-declared", ["Interests: not filled in"]),
        ("evidence-stage", ["Therapies: none named"]),
    ],
)
def test_fields_stand_with_their_values(rule: str, shown: list[str]) -> None:
    found = replace(
        finding(rule, State.PARTLY), passages=(in_front("Sam Writer"),) * (rule == "author-named")
    )
    assert texts(found) == shown
    assert all(place.lacks for place in places(found, METADATA) if "not filled in" in place.text)


def test_a_field_lacks_what_its_passage_lacks_and_nothing_where_the_rule_asks_for_nothing() -> None:
    bold = replace(
        finding("experimental-upfront", State.PARTLY), passages=(in_front("What it can do.", "Too bold."),)
    )
    assert [(it.text, it.lacks) for it in places(bold, METADATA)] == [
        ("Standfirst: What it can do.", "Too bold.")
    ]
    declared = finding("interests-declared", State.NEEDS_PERSON)
    assert [it.lacks for it in places(declared, METADATA)] == [""]


def test_fields_of_a_rule_that_does_not_apply_are_not_asked_for() -> None:
    assert texts(finding("evidence-stage", State.NOT_APPLICABLE)) == []


def test_sources_and_other_fields_are_named() -> None:
    found = replace(
        finding("source-complete", State.PARTLY),
        passages=(
            in_front("id: beta2002"),
            in_front("What it can do.", "Too bold."),
            passage(0, "In  the\ntext."),
        ),
    )
    assert texts(found) == ["Source beta2002: Second study", "Standfirst: What it can do.", "“In the text.”"]
    assert [place.lacks for place in places(found, METADATA)] == ["", "Too bold.", ""]
    assert count(found, METADATA) == 3
    assert len(places(found, METADATA, 2)) == 2


def test_a_passage_set_aside_says_by_whom_and_can_be_taken_back() -> None:
    waived = read_metadata(
        "waivers:\n  - {rule: hype-words, reason: A quote, by: A. Rao, date: '2026-05-03', quote: wonder}\n"
    )
    place = places(replace(HYPE, passages=()), waived)[0]
    assert place.waived == "Set aside by A. Rao on 3 May 2026: A quote"
    (action,) = passage_actions(HYPE, place)
    assert (action.command, action.arguments) == (
        "checklist.revoke_waiver",
        {"rule": "hype-words", "quote": "wonder"},
    )


def commands(found: Finding) -> list[str]:
    return [action.command.split(".")[1] for action in rule_actions(found) if not action.why_not]


def test_what_can_be_done_goes_with_the_state() -> None:
    done = {found.rule: commands(found) for found in ALL}
    assert done["met"] == []
    assert done["confirmed"] == ["withdraw"]
    assert done["access-route"] == ["attest", "withdraw", "waive"]
    assert done["risk-numbers"] == ["insert_wording", "waive"]
    assert done["waived"] == ["revoke_waiver"]
    assert done["elsewhere"] == []


def test_what_cannot_be_confirmed_says_why() -> None:
    (confirm,) = [action for action in rule_actions(STAGE) if action.command == "review.attest"]
    assert confirm.why_not.endswith(".")


def test_confirming_counts_what_is_left() -> None:
    labels = [action.label for action in rule_actions(ROUTE)]
    assert labels[0] == "Confirm"
    fresh = replace(ROUTE, passages=tuple(replace(it, confirmed="") for it in ROUTE.passages))
    assert rule_actions(fresh)[0].label == "Confirm all 2 passages"
    more = replace(fresh, passages=(*ROUTE.passages, passage(90, "Ask anyone.")))
    assert rule_actions(more)[0].label == "Confirm the other 2"


def test_a_passage_is_confirmed_withdrawn_or_set_aside_by_its_words() -> None:
    first, second = (passage_actions(ROUTE, place) for place in places(ROUTE, METADATA))
    assert [(it.command, it.arguments["quote"]) for it in first] == [("review.attest", "Ask your doctor.")]
    assert [it.command for it in second] == ["review.withdraw"]
    hype = passage_actions(HYPE, places(HYPE, METADATA)[0])
    assert [(it.command, it.arguments["quote"]) for it in hype] == [("checklist.waive", "miracle")]


def test_only_prose_of_a_rule_that_judges_passages_is_set_aside_alone() -> None:
    whole = replace(HYPE, by_passage=False)
    assert passage_actions(whole, places(whole, METADATA)[0]) == ()
    named = replace(HYPE, passages=(in_front("What it can do.", "Bold."), in_front("id: beta2002", "Old.")))
    standfirst, source = (passage_actions(named, place) for place in places(named, METADATA))
    assert [it.command for it in standfirst] == ["checklist.waive"]
    assert source == ()


def test_a_field_that_a_person_confirms_says_so_like_any_passage() -> None:
    filled = read_metadata("interests: A charity paid.\n")
    at = Passage(Part.FRONT_MATTER, 11, 26, "A charity paid.")
    declared = replace(
        finding("interests-declared", State.NEEDS_PERSON), passages=(at, passage(10, "We do not offer it."))
    )
    field = places(declared, filled)[0]
    assert [it.command for it in passage_actions(declared, field)] == ["review.attest"]
    confirmed = replace(declared, passages=(replace(at, confirmed="A. Rao on 3 May 2026"),))
    assert places(confirmed, filled)[0].confirmed == "A. Rao on 3 May 2026"


def test_a_passage_of_a_rule_that_is_met_is_not_set_aside() -> None:
    met = replace(HYPE, state=State.MET)
    assert passage_actions(met, places(met, METADATA)[0]) == ()


def test_open_passages_are_those_to_look_at_in_the_order_of_the_text() -> None:
    assert [it.text for it, _finding in open_passages(ALL)] == ["miracle", "Ask your doctor.", "cure"]
