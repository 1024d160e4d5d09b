"""Offered wording: filled from what is known, blanks never satisfy a rule, filled ones do."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cureon_editor.article.article import Article
from cureon_editor.article.edits import Part, Selection
from cureon_editor.checks.findings import State
from cureon_editor.checks.wording import Blank, blanks, with_values
from cureon_editor.editing.checklist import COMMANDS, offered
from cureon_editor.editing.command import Context
from tests.core.bundled import CHECKER, JOURNAL, PACKS

TODAY = date(2026, 6, 20)
CONTEXT = Context(TODAY, "Jo Field", JOURNAL, PACKS)
(INSERT,) = COMMANDS
OFFERING = [rule for rule in PACKS.rules if rule.wording]
#: Rules whose sentence still wants something of the writer: a citation, or whom to ask.
NOT_ENOUGH = ("approval-scoped", "help-and-support")
#: How well a rule stands; a person's look is as good as the machine's.
RANK = {State.NOT_MET: 0, State.PARTLY: 1, State.NEEDS_PERSON: 2, State.MET: 2, State.NOT_APPLICABLE: 2}
VALUES = {
    "does / does not": "does not",
    "specialist": "rheumatologist",
    "gap": "how long it lasts",
    "signs": "you have a fever",
    "organisation": "a patient group",
    "funder": "a charity paid for this article",
    "list": "blood tests",
    "x": "4",
    "effect": "a fever",
    "rest": "96",
    "design": "case series",
    "n": "15",
    "t": "15 months",
    "date": "June 2026",
    "regulator": "the FDA",
    "harm": "infection",
    "therapy": "CAR-T",
    "use": "lupus",
}
THERAPIES = (
    "",
    "therapies:\n  - {name: CAR-T, use: lupus, stage: experimental, offered: no}\n",
    "therapies:\n  - {name: CAR-T, stage: experimental}\n",
    "therapies:\n  - {name: Xamab, use: gout, stage: preclinical}\n",
    "therapies:\n  - {name: statins, use: high cholesterol, stage: approved, offered: yes}\n",
)
BODIES = (
    "",
    "Text.\n",
    "## The risks\n\n- Fever\n- Cytokine release syndrome\n\n## More\n\nIn 5 people it worked [@a].\n",
    "CAR-T is approved for some cancers.\n\n::: {.disclaimer}\nMind.\n:::\n",
)
SOURCES = "references:\n  - {id: a, title: A, study: {design: case series, people: 5 adults}}\n"
ARTICLES = st.builds(
    lambda therapy, body, sources: Article.parse(f"---\ntitle: x\n{therapy}{sources}---\n{body}"),
    st.sampled_from(THERAPIES),
    st.sampled_from(BODIES),
    st.sampled_from(("", SOURCES)),
)


def insert(article, rule, values=None, **more):
    edit = INSERT(article, Selection(), lambda: CONTEXT, rule=rule, values=values or {}, **more)
    return article.spliced(edit.splices) if edit else article


def finding(article, rule):
    return next(found for found in CHECKER.check(article, TODAY) if found.rule == rule)


def inserted(before, after):
    return "".join(set(after.text.split("\n")) - set(before.text.split("\n")))


@given(ARTICLES, st.sampled_from(OFFERING))
def test_a_sentence_with_blanks_satisfies_no_rule(article, rule):
    before = finding(article, rule.id)
    after = insert(article, rule.id)
    if blanks(inserted(article, after)):
        assert RANK[finding(after, rule.id).state] <= max(RANK[before.state], 1)
        assert finding(after, rule.id).missing == before.missing


@given(ARTICLES, st.sampled_from(OFFERING))
def test_with_every_blank_filled_a_rule_stands_better(article, rule):
    before = finding(article, rule.id).state
    after = insert(article, rule.id, VALUES)
    assert not blanks(inserted(article, after))
    if RANK[before] < 2 and rule.id not in NOT_ENOUGH:
        assert RANK[finding(after, rule.id).state] == 2


@given(ARTICLES, st.sampled_from(OFFERING))
def test_insertion_is_one_step_that_only_adds(article, rule):
    edit = INSERT(article, Selection(), lambda: CONTEXT, rule=rule.id)
    if edit is None:
        return
    assert len({splice.part for splice in edit.splices}) == 1
    for splice in edit.splices:
        assert splice.start == splice.end or splice.part is Part.FRONT_MATTER
    after = article.spliced(edit.splices)
    if rule.insert not in ("standfirst", "interests"):
        assert after.front_matter == article.front_matter
    assert after.front_matter is not None
    assert after.front_matter.startswith(article.front_matter.removesuffix("\n"))


def test_blanks_are_named_once_with_their_choices():
    text = "{Publisher} {does / does not} offer {x}, {x} or {publisher}. {1} {} {a\nb}"
    assert blanks(text) == (
        Blank("Publisher"),
        Blank("does / does not", ("does", "does not")),
        Blank("x"),
        Blank("publisher"),
    )


def test_values_go_where_their_blanks_are_and_the_rest_stays():
    text = "{Specialist} or {specialist}: {gap} {signs}"
    assert (
        with_values(text, {"SPECIALIST": "a\n  nurse", "signs": " "}) == "A nurse or a nurse: {gap} {signs}"
    )


LUPUS = "therapies: [{name: CAR-T, use: lupus, stage: experimental}]\n"
RESULT = "In 15 people it worked [@a]."


@pytest.mark.parametrize(
    ("card", "expected"),
    [
        (
            "design: 'Case series, alone', people: 15 adults, follow_up: 'median 15 months, 4 to 29'",
            "In this case series of 15 people, followed for a median of 15 months",
        ),
        (
            "design: cohort, people: 'about 170,000 participants', comparison: none",
            "In this cohort of about 170,000 people, followed for a median of {t}",
        ),
        (
            "design: randomised trial, people: 15 people, comparison: placebo",
            "In this {design} of {n} people, followed for a median of {t}",
        ),
    ],
)
def test_the_study_card_of_the_lacking_result_fills_its_limits(card, expected):
    source = f"references:\n  - {{id: a, title: T, study: {{{card}}}}}\n"
    article = Article.parse(f"---\n{LUPUS}{source}---\nFirst.\n\n{RESULT}\n\nLast.\n")
    wording = f"{expected}, there was no comparison group."
    assert insert(article, "result-with-limits").body == f"First.\n\n{RESULT} {wording}\n\nLast.\n"
    assert finding(article, "result-with-limits").wording == wording


def test_the_wording_goes_behind_the_passage_meant_and_is_of_its_study():
    second = "In 20 people it helped [@b]."
    sources = "references:\n  - {id: a}\n  - {id: b, study: {design: case series, people: 20 people}}\n"
    article = Article.parse(f"---\n{LUPUS}{sources}---\n{RESULT}\n\n{second}\n")
    wording = offered(article, "result-with-limits", CONTEXT, second)
    assert wording.startswith("In this case series of 20 people")
    after = insert(article, "result-with-limits", quote=second.replace(" ", "\n"))
    assert after.body == f"{RESULT}\n\n{second} {wording}\n"
    first = insert(insert(article, "result-with-limits"), "result-with-limits", quote=second)
    assert first.body.count("there was no comparison group") == 2


def test_a_refusal_that_a_therapy_pack_knows_is_offered_with_its_regulator_and_date():
    article = Article.parse(f"---\n{LUPUS}---\nCAR-T is approved for lupus.\n")
    assert finding(article, "approval-scoped").wording == (
        "As of June 2025, the FDA had not approved CAR-T for lupus."
    )


def test_what_is_offered_names_every_missing_warning_and_is_what_is_inserted():
    article = Article.parse(f"---\n{LUPUS}---\n## Risks\n\nICANS, CRS and HLH can follow.\n")
    offered = finding(article, "label-warnings").wording
    after = insert(article, "label-warnings")
    assert offered == (
        "Regulators warn of harms after CAR-T, some of them fatal: "
        "new cancers of the T cells and blood counts that stay low for long."
    )
    assert after.body.endswith(f"\n\n{offered}\n")
    assert finding(after, "label-warnings").state is State.NEEDS_PERSON


def test_interests_go_into_their_field():
    before = Article.parse("---\ninterests: A charity paid.  # kept\n---\nText.\n")
    after = insert(before, "interests-declared", VALUES | {"therapy": "gym lessons"})
    assert (
        "A charity paid. Our interests: a charity paid for this article. Cureon does not offer" in after.text
    )
    assert "# kept" in after.text
    assert after.body == before.body


@pytest.mark.parametrize(("offered", "said"), [("yes", "does"), ("no", "does not"), ("", "does not")])
def test_whether_the_publisher_offers_it_is_said_as_the_details_say(offered, said):
    head = f"therapies: [{{name: statins, use: high cholesterol, stage: approved, offered: {offered}}}]"
    after = insert(Article.parse(f"---\n{head}\n---\n"), "clinic-offer-status")
    assert after.body == f"Cureon {said} provide statins.\n"
    assert finding(after, "clinic-offer-status").state is State.MET
