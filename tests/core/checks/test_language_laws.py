"""Laws of what the rules hear: order, markup, white space and other rules' waivers change nothing."""

import re
from functools import lru_cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cureon_editor.checks.examples import example
from cureon_editor.checks.findings import State
from tests.core.bundled import CHECKER, PACKS
from tests.core.checks.test_examples import TODAY
from tests.labelled.hearing import labels

#: Rules that judge each passage for itself.
BY_PASSAGE = ("hype-words", "no-sales-path", "claims-cited", "result-with-limits", "approval-scoped")
SENTENCES = sorted({label.text for label in labels("tuning") if not re.search(r"\n|^#|^Text", label.text)})
WORDS = re.compile(r"(?<![\w@.'’-])[A-Za-z]+(?![\w@.'’-])")


@lru_cache(maxsize=4096)
def judged(body: str) -> dict[str, tuple[State, int]]:
    """The state of each rule, and how many passages it points out; all but the advice on plain words."""
    return {
        finding.rule: (finding.state, sum(1 for passage in finding.passages if passage.lacks))
        for finding in CHECKER.check(example(body), TODAY)
        if finding.rule != "reading-level"
    }


def pointed_out(body: str) -> dict[str, list[tuple[str, str]]]:
    findings = {finding.rule: finding for finding in CHECKER.check(example(body), TODAY)}
    return {
        rule: [
            str(findings[rule].state),
            *sorted((passage.text, passage.lacks) for passage in findings[rule].passages),
        ]
        for rule in BY_PASSAGE
    }


@given(st.lists(st.sampled_from(SENTENCES), min_size=2, max_size=8, unique=True), st.randoms())
def test_moving_a_paragraph_within_its_section_changes_no_result_of_a_passage(paragraphs, random):
    before = pointed_out("## One\n\n" + "\n\n".join(paragraphs) + "\n\n## Two\n\nThe end.\n")
    random.shuffle(paragraphs)
    assert pointed_out("## One\n\n" + "\n\n".join(paragraphs) + "\n\n## Two\n\nThe end.\n") == before


MARKUP = (
    lambda word: f"*{word}*",
    lambda word: f"**{word}**",
    lambda word: f"[{word}](other.md)",
    lambda word: f" {word}",
)


@pytest.mark.parametrize("begun", ["*Talk* to", "Talk  to", "**Speak** with", "Write *down*"])
def test_advice_is_heard_whatever_its_markup(begun):
    judgement = judged(f"Text.\n\n{begun} your midwife about the risks.\n\nThe end.")
    assert judgement["claims-cited"] == (State.NEEDS_PERSON, 0)


@given(st.sampled_from(SENTENCES), st.data())
def test_markup_and_spaces_around_a_word_change_no_result(sentence, data):
    words = list(WORDS.finditer(re.sub(r"\[@a\]", "    ", sentence)))
    word = data.draw(st.sampled_from(words))
    mark = data.draw(st.sampled_from(MARKUP))
    marked = sentence[: word.start()] + mark(word[0]) + sentence[word.end() :]
    plain, changed = judged(f"Text.\n\n{sentence}\n\nThe end."), judged(f"Text.\n\n{marked}\n\nThe end.")
    assert changed == plain


@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5), st.sampled_from(PACKS.rules))
def test_a_waiver_of_one_rule_changes_no_other(paragraphs, rule):
    body = "\n\n".join(paragraphs)
    details = "---\ntherapies:\n  - {name: CAR-T, use: lupus, stage: experimental, offered: no}\n"
    waiver = f"waivers:\n  - {{rule: {rule.id}, reason: Agreed, by: Jo, date: 2026-06-01}}\n"
    before, after = judged(f"{details}---\n{body}\n"), judged(f"{details}{waiver}---\n{body}\n")
    assert after.get(rule.id, (State.WAIVED, 0))[0] is State.WAIVED
    assert {**after, rule.id: before.get(rule.id)} == {**before, rule.id: before.get(rule.id)}


@pytest.mark.parametrize(
    ("body", "cited"),
    [
        ("As of March 2026, the FDA had not approved CAR-T for lupus [@a].", True),
        ("As of March 2026, the FDA had not approved CAR-T for lupus. [@a]", True),
        ("As of March 2026, the FDA had not approved CAR-T for lupus.[@a] More.", True),
        ("As of March 2026, the FDA had not approved CAR-T for **lupus.** [@a]", True),
        ("As of March 2026, the FDA had not approved CAR-T for lupus. @a (2020) says why.", False),
        ("As of March 2026, the FDA had not approved CAR-T for lupus. See [@a].", False),
        ("As of March 2026, the FDA had not approved CAR-T for lupus.\n\n[@a]", False),
    ],
)
def test_a_citation_after_the_full_stop_is_the_sentences_own(body, cited):
    findings = CHECKER.check(example(body), TODAY)
    finding = next(found for found in findings if found.rule == "approval-scoped")
    assert any("citation" in missing for missing in finding.missing) is not cited
