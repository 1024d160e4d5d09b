"""Inserting offered wording and waiving rules, each one edit at the right place."""

from datetime import date

import pytest

from cureon_editor.article.article import Article
from cureon_editor.article.edits import RefusedError, Selection
from cureon_editor.article.reading import read_metadata
from cureon_editor.checks.findings import State
from cureon_editor.editing.checklist import COMMANDS
from cureon_editor.editing.command import Context
from cureon_editor.editing.waivers import COMMANDS as WAIVER_COMMANDS
from tests.core.bundled import CHECKER, JOURNAL, PACKS

CONTEXT = Context(date(2026, 6, 20), "Jo Field", JOURNAL, PACKS)
(INSERT,) = COMMANDS
WAIVE, REVOKE = WAIVER_COMMANDS
FRONT = """\
---
standfirst: Early results.  # short
therapies:
  - {name: CAR-T, use: lupus, stage: experimental}
---
"""


def insert(article, rule):
    edit = INSERT(article, Selection(), lambda: CONTEXT, rule=rule)
    after = article.spliced(edit.splices)
    selected = after.body[edit.selection.start : edit.selection.end] if edit.selection else ""
    return after, selected


def state(article, rule):
    findings = CHECKER.check(article, CONTEXT.today)
    return next(finding.state for finding in findings if finding.rule == rule)


def test_rule_2_goes_to_the_end_of_the_standfirst():
    before = Article.parse(FRONT + "Text.\n")
    after, _ = insert(before, "experimental-upfront")
    assert read_metadata(after.front_matter).standfirst == (
        "Early results. CAR-T for lupus is still being tested. "
        "It is not an approved treatment and is given only in clinical trials."
    )
    assert "# short" in after.front_matter
    assert after.body == before.body
    assert state(after, "experimental-upfront") is State.MET


@pytest.mark.parametrize("body", ["", "Text.", "Text.\n", "Text.\n\n\n"])
def test_rule_3_becomes_the_closing_block(body):
    after, selected = insert(Article.parse(FRONT + body), "general-info-disclaimer")
    assert after.body.rstrip().endswith(f"::: {{.disclaimer}}\n{selected}\n:::")
    assert after.body.startswith("Text." if body else ":::")
    assert selected.startswith("This article is general information.")
    assert state(after, "general-info-disclaimer") is State.MET


@pytest.mark.parametrize(
    "closing",
    [
        "",
        "\n::: {.disclaimer}\nGeneral information only, not medical advice.\n:::\n",
        "\nGeneral information only, not medical advice.\n",
    ],
)
def test_rule_8_goes_before_the_closing_disclaimer(closing):
    after, selected = insert(Article.parse(f"{FRONT}## Last\n\nText.\n{closing}"), "clinic-offer-status")
    assert selected == "Cureon does not provide CAR-T."
    assert after.body == f"## Last\n\nText.\n\n{selected}\n{closing}"
    assert state(after, "clinic-offer-status") is State.MET


def test_a_wording_for_a_section_goes_to_its_end():
    body = "## The risks\n\n- Fever\n- Fits\n\n## More\n\nText.\n"
    after, selected = insert(Article.parse(FRONT + body), "risk-numbers")
    assert after.body == f"## The risks\n\n- Fever\n- Fits\n\n{selected}\n\n## More\n\nText.\n"


def test_without_the_section_it_goes_to_the_end():
    after, selected = insert(Article.parse(f"{FRONT}Text."), "risk-numbers")
    assert after.body == f"Text.\n\n{selected}\n"


@pytest.mark.parametrize("rule", ["risk-numbers", "uncertainty-stated", "access-route", "help-and-support"])
def test_unfilled_fields_stay_visible_and_satisfy_nothing(rule):
    before = Article.parse(FRONT + "Text.\n")
    after, selected = insert(before, rule)
    assert "{" in selected
    assert state(after, rule) is state(before, rule)


@pytest.mark.parametrize("rule", ["experimental-upfront", "general-info-disclaimer", "clinic-offer-status"])
def test_inserting_twice_changes_nothing_more(rule):
    after, _ = insert(Article.parse(FRONT + "Text.\n"), rule)
    assert INSERT(after, Selection(), lambda: CONTEXT, rule=rule) is None


def test_every_wording_can_be_inserted_into_an_empty_article():
    for rule in PACKS.rules:
        if rule.wording:
            after, _ = insert(Article.parse(""), rule.id)
            assert after.text


def test_a_waiver_is_appended_with_name_and_day():
    article = Article.parse(FRONT + "Text.\n")
    edit = WAIVE(
        article, Selection(), lambda: CONTEXT, rule="author-named", reason="  House style: no names. "
    )
    after = article.spliced(edit.splices)
    assert state(after, "author-named") is State.WAIVED
    (waiver,) = read_metadata(after.front_matter).waivers
    assert (waiver.rule, waiver.reason) == ("author-named", "House style: no names.")
    assert (waiver.by, waiver.date) == ("Jo Field", "2026-06-20")
    with pytest.raises(RefusedError, match="already"):
        WAIVE(after, Selection(), lambda: CONTEXT, rule="author-named", reason="Again")


@pytest.mark.parametrize(
    ("command", "arguments", "says"),
    [
        (INSERT, {"rule": "no-such-rule"}, "no rule"),
        (INSERT, {"rule": "author-named"}, "offers no wording"),
        (WAIVE, {"rule": "no-such-rule", "reason": "x"}, "no rule"),
        (WAIVE, {"rule": "author-named", "reason": " "}, "with a reason"),
    ],
)
def test_what_cannot_be_done_is_refused_in_a_sentence(command, arguments, says):
    with pytest.raises(RefusedError, match=says):
        command(Article.parse("Text."), Selection(), lambda: CONTEXT, **arguments)


def test_broken_front_matter_is_never_touched():
    article = Article.parse("---\ntitle: [\n---\nText.\n")
    with pytest.raises(RefusedError):
        INSERT(article, Selection(), lambda: CONTEXT, rule="experimental-upfront")
    after, _ = insert(article, "general-info-disclaimer")
    assert after.front_matter == article.front_matter
