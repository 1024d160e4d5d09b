"""Therapy packs: facts with dates, what they ask of an article, and how sentences stand against them."""

from datetime import date

import pytest

from cureon_editor.article.article import Article
from cureon_editor.checks.findings import State
from cureon_editor.checks.rule import NOT_APPROVED
from tests.core.bundled import CHECKER, PACKS

TODAY = date(2026, 6, 20)
CAR_T = "therapies: [{name: CAR-T, use: lupus, stage: experimental, offered: no}]"
SCREENING = (
    "therapies: [{name: bowel cancer screening, use: finding cancer early, stage: approved, offered: no}]"
)


def check(body, head=CAR_T):
    return {
        finding.rule: finding
        for finding in CHECKER.check(Article.parse(f"---\n{head}\n---\n{body}\n"), TODAY)
    }


def test_every_fact_of_every_pack_has_a_source_and_a_date_that_lies_behind():
    for pack in PACKS.therapies.values():
        for fact in (*pack.approvals, *pack.warnings, *pack.statements):
            assert fact.source
            assert "1980" < fact.date < "2026"


def test_the_packs_are_what_they_should_be_about():
    assert {name: pack.kind for name, pack in PACKS.therapies.items()} == {
        "car-t": "cell-gene",
        "statins": "medicine",
        "bowel-cancer-screening": "test",
    }
    assert PACKS.therapies["statins"].warnings == ()
    assert len(PACKS.therapies["car-t"].warnings) == 5
    assert {fact.use for fact in PACKS.therapies["car-t"].approvals if fact.status == NOT_APPROVED} == {
        "autoimmune disease"
    }


@pytest.mark.parametrize(
    ("sentence", "lacks"),
    [
        (
            "CAR-T is approved for lupus.",
            "gives no regulator or place, date or citation.",
        ),
        ("In 2024 the FDA approved CAR-T for leukaemia.", "gives no citation."),
        (
            "In 2026 the FDA approved CAR-T for lupus [@a].",
            "the FDA had not approved it for autoimmune disease (June 2025). Check which is right.",
        ),
        (
            "In 2024 the FDA had not approved CAR-T for myeloma [@a].",
            "the FDA approved idecabtagene vicleucel (Abecma) for multiple myeloma (26 March 2021)",
        ),
        (
            "In 2010 CAR-T was approved for lymphoma in the United States [@a].",
            "the FDA approved axicabtagene ciloleucel (Yescarta) for large B-cell lymphoma (18",
        ),
    ],
)
def test_a_sentence_is_told_what_it_lacks(sentence, lacks):
    found = check(sentence)["approval-scoped"]
    assert found.state is State.NOT_MET
    (passage,) = found.passages
    assert lacks in passage.lacks
    assert passage.lacks.startswith(
        ("This sentence on approval gives no", "The therapy pack says otherwise: ")
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "In August 2017 the FDA approved CAR-T for leukaemia [@a].",
        "By 2024 the European Commission had authorised CAR-T for certain blood cancers [@a].",
        "In June 2026 CAR-T was unlicensed for lupus in the US [@a].",
    ],
)
def test_a_sentence_that_the_pack_bears_out_says_so_and_still_asks_a_person(sentence):
    found = check(sentence)["approval-scoped"]
    assert found.state is State.NEEDS_PERSON
    assert "1 sentence agrees with the therapy pack (" in found.message
    assert not any(passage.lacks for passage in found.passages)


@pytest.mark.parametrize(
    "sentence",
    [
        "In 2015 the FDA had not approved CAR-T for leukaemia [@a].",
        "In 2026 the PMDA in Japan approved CAR-T for leukaemia [@a].",
        "In 2026 the FDA approved CAR-T for asthma [@a].",
        "Had the FDA approved CAR-T for lupus in 2026 [@a]?",
        "In 2024 the FDA approved CAR-T for leukaemia but no approval exists for lupus [@a].",
    ],
)
def test_where_the_pack_knows_nothing_it_says_nothing(sentence):
    found = check(sentence)["approval-scoped"]
    assert "therapy pack" not in found.message
    assert not any(passage.lacks for passage in found.passages)


def test_sweeping_words_always_ask():
    found = check("In 2026 the FDA approved CAR-T only for leukaemia [@a].")["approval-scoped"]
    assert found.state is State.NEEDS_PERSON
    assert "“only”" in found.message


def test_a_faulty_sentence_says_itself_what_it_lacks_and_which_word_sweeps():
    found = check("CAR-T was never approved for lupus. In 2020 it was approved for lupus.")["approval-scoped"]
    bare = "This sentence on approval gives no regulator or place, date or citation."
    assert [passage.lacks for passage in found.passages] == [
        f"{bare} Check whether “never” is right.",
        "This sentence on approval gives no regulator or place or citation.",
    ]
    assert found.message == (
        "2 sentences lack a regulator or place, a date or a citation. Sweeping words to check: “never”."
    )


def test_a_waived_sentence_is_set_aside_by_name():
    waiver = (
        "waivers: [{rule: approval-scoped, reason: History, by: Jo, quote: CAR-T is approved for lupus.}]"
    )
    found = check("CAR-T is approved for lupus.", f"{CAR_T}\n{waiver}")["approval-scoped"]
    assert found.state is State.WAIVED
    assert found.passages


def test_a_test_is_no_treatment():
    found = check("Text.", SCREENING)
    assert found["alternatives"].state is State.NOT_APPLICABLE
    assert found["no-sales-path"].state is State.NOT_APPLICABLE
    assert found["clinic-offer-status"].state is State.NOT_MET
    asked = "that people with symptoms need a doctor, not a screening test"
    assert found["label-warnings"].message == f"0 of 1 required statement made. Missing: {asked}."


def test_a_test_beside_a_treatment_leaves_the_rules_on_treatments_on():
    both = SCREENING.replace("[{", "[{name: statins, use: x, stage: approved, offered: no}, {")
    assert check("Text.", both)["no-sales-path"].state is not State.NOT_APPLICABLE


def test_a_warning_is_shown_with_what_is_said_of_it():
    items = (
        "- **Neurotoxicity.** It passes in most people.",
        "- **CRS.** A storm of signals between cells.",
        "- T-cell cancers have followed in rare cases.",
    )
    found = check("## Risks\n\n" + "\n".join(items))["label-warnings"]
    shown = [passage.text for passage in found.passages]
    assert shown == [items[1], items[0], items[2].removeprefix("- ")]
