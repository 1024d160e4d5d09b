"""Waivers: a whole rule or one passage, taken back again, and nothing else is ever hidden."""

from datetime import date
from functools import lru_cache

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cureon_editor.article.article import Article
from cureon_editor.article.edits import RefusedError, Selection
from cureon_editor.article.reading import read_metadata
from cureon_editor.checks.findings import State
from cureon_editor.checks.registry import checks
from cureon_editor.checks.waivers import lost_waiver_problems
from cureon_editor.editing.command import Context
from cureon_editor.editing.waivers import COMMANDS
from tests.core.bundled import CHECKER, JOURNAL, PACKS

TODAY = date(2026, 6, 20)
CONTEXT = Context(TODAY, "Jo Field", JOURNAL, PACKS)
WAIVE, REVOKE = COMMANDS
FRONT = """\
---
title: A miracle  # kept
therapies:
  - {name: CAR-T, use: lupus, stage: experimental, offered: no}
references:
  - {id: a, title: One}
---
"""
PARAGRAPHS = (
    "It is a miracle.",
    "It is a breakthrough, and a study shows 15 things.",
    "CAR-T is approved for some cancers.",
    "In five patients it worked [@a].",
    "Book your appointment today.",
    "The FDA approved CAR-T for lupus.",
)
BODY = "\n\n".join(PARAGRAPHS) + "\n"
ARTICLE = Article.parse(FRONT + BODY)
BY_PASSAGE = [rule.id for rule in PACKS.rules if checks()[rule.check].by_passage]


def run(command, article, **arguments):
    return article.spliced(command(article, Selection(), lambda: CONTEXT, **arguments).splices)


@lru_cache(maxsize=64)
def findings(article):
    """What is said of each rule, places left out: a waiver is more front matter."""
    return {
        finding.rule: (finding.state, finding.message, tuple(passage.text for passage in finding.passages))
        for finding in CHECKER.check(article, TODAY)
    }


@given(st.sampled_from([rule.id for rule in PACKS.rules]), st.permutations(PARAGRAPHS))
def test_a_waiver_hides_no_other_rule(rule, paragraphs):
    article = Article.parse(FRONT + "\n\n".join(paragraphs) + "\n")
    before, after = findings(article), findings(run(WAIVE, article, rule=rule, reason="Agreed"))
    assert after[rule][0] is State.WAIVED
    assert {name: after[name] for name in after if name != rule} == {
        name: before[name] for name in before if name != rule
    }


@given(st.sampled_from(BY_PASSAGE), st.sampled_from(PARAGRAPHS))
def test_a_waived_passage_hides_no_other_passage_and_no_other_rule(rule, quote):
    before, after = findings(ARTICLE), findings(run(WAIVE, ARTICLE, rule=rule, reason="Agreed", quote=quote))
    assume(before[rule] != after[rule])
    assert {name for name in before if before[name] != after[name]} == {rule}
    lacking = (State.NOT_MET, State.PARTLY)
    if after[rule][0] in lacking:
        gone = [text for text in before[rule][2] if text not in after[rule][2]]
        assert all(text in quote for text in gone)


@given(st.sampled_from([rule.id for rule in PACKS.rules]), st.booleans())
def test_what_is_taken_back_leaves_the_article_as_it_was(rule, other):
    before = run(WAIVE, ARTICLE, rule="dates-shown", reason="Dated elsewhere") if other else ARTICLE
    assume(not (other and rule == "dates-shown"))
    waived = run(WAIVE, before, rule=rule, reason="Agreed")
    assert run(REVOKE, waived, rule=rule) == before


def test_a_passage_is_waived_and_taken_back_by_its_quote():
    once = run(WAIVE, ARTICLE, rule="hype-words", reason="A title", quote="It  is a\nmiracle.")
    both = run(WAIVE, once, rule="hype-words", reason="All agreed")
    waivers = read_metadata(both.front_matter).waivers
    assert [(waiver.quote, waiver.by, waiver.date) for waiver in waivers] == [
        ("It is a miracle.", "Jo Field", "2026-06-20"),
        ("", "Jo Field", "2026-06-20"),
    ]
    assert run(REVOKE, both, rule="hype-words") == once
    assert read_metadata(
        run(REVOKE, both, rule="hype-words", quote="It is a miracle.").front_matter
    ).waivers == (waivers[1],)


@pytest.mark.parametrize(
    ("command", "arguments", "says"),
    [
        (WAIVE, {"rule": "hype-words", "reason": "x", "quote": "Never written."}, "does not hold the quoted"),
        (WAIVE, {"rule": "author-named", "reason": "x", "quote": "It is a miracle."}, "as a whole"),
        (REVOKE, {"rule": "author-named"}, "no waiver of “author-named” for the whole rule"),
        (REVOKE, {"rule": "hype-words", "quote": "It is"}, "for this passage"),
    ],
)
def test_what_cannot_be_done_is_refused_in_a_sentence(command, arguments, says):
    with pytest.raises(RefusedError, match=says):
        run(command, ARTICLE, **arguments)


def test_the_same_waiver_is_not_written_twice():
    once = run(WAIVE, ARTICLE, rule="hype-words", reason="x", quote="It is a miracle.")
    with pytest.raises(RefusedError, match="already"):
        run(WAIVE, once, rule="hype-words", reason="x", quote="It is a miracle.")


def test_a_waiver_whose_quote_is_gone_says_so():
    waived = run(WAIVE, ARTICLE, rule="hype-words", reason="A title", quote="It is a miracle.")
    edited = Article(
        waived.front_matter, waived.body.replace("It is a miracle.", "It is a marvel."), waived.form
    )
    assert list(lost_waiver_problems(waived, read_metadata(waived.front_matter))) == []
    (problem,) = lost_waiver_problems(edited, read_metadata(edited.front_matter))
    assert "by Jo Field for “hype-words” quotes “It is a miracle.”" in problem.message
    assert edited.front_matter[problem.offset :].startswith("- rule: hype-words")
    assert problem.message in findings(edited)["hype-words"][1]
    assert problem.message not in findings(edited)["no-sales-path"][1]


def test_waivers_that_are_no_fields_are_kept_when_another_is_taken_back():
    article = Article.parse(
        "---\nwaivers:\n  - none\n  - {rule: hype-words, reason: x, by: y} # c\n  - {rule: b}\n---\nText.\n"
    )
    after = run(REVOKE, article, rule="hype-words")
    assert after.front_matter == "waivers:\n  - none\n  - {rule: b}\n"
