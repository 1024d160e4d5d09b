"""What stands first in the checklist, how it is called, and how it is counted."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from cureon_editor.checks.engine import FAULTS
from cureon_editor.checks.findings import Finding, State
from cureon_editor.ui.panels.checklist_groups import (
    FILTERS,
    GROUPS,
    group_of,
    ordered,
    speaks_of,
    standing,
    state_icon,
    state_word,
)
from cureon_editor.ui.panels.checklist_model import Choice, rows
from tests.ui.panels.checklist_findings import ALL, HYPE, ROUTE, STAGE, finding

findings = st.lists(
    st.builds(
        lambda number, state, required, by: replace(
            finding(f"rule-{number}", state, number, required=required), confirmed=by
        ),
        st.integers(1, 40),
        st.sampled_from(State),
        st.booleans(),
        st.sampled_from(("", "A. Rao on 3 May 2026")),
    ),
    unique_by=lambda it: it.rule,
    max_size=12,
)
choices = st.builds(
    Choice,
    st.sampled_from(FILTERS),
    st.sampled_from(("", "rule-1", "missing", "nothing has these words")),
    st.frozensets(st.sampled_from([group.id for group in GROUPS])),
)


def test_groups_stand_in_their_order() -> None:
    shown = [group_of(it).id for it in ordered(ALL)]
    assert list(dict.fromkeys(shown)) == [group.id for group in GROUPS]
    assert [it.rule for it in ordered(ALL)][:2] == ["missing", "partly"]


def test_faults_of_house_rules_stand_on_top() -> None:
    fault = Finding(FAULTS, "House rules", State.NOT_MET, True, "One could not be used.")
    assert ordered((*ALL, fault))[0] is fault


def test_found_confirmed_and_unknown_differ_by_word_and_by_icon() -> None:
    met = finding("met", State.MET)
    confirmed = replace(met, confirmed="A. Rao on 3 May 2026")
    signed = replace(finding("medical-reviewer", State.NEEDS_PERSON), confirmable=False)
    told = [(state_word(it), state_icon(it)) for it in (met, confirmed, ROUTE, STAGE, signed)]
    assert len({word for word, _icon in told}) == len({icon for _word, icon in told}) == 5


def test_the_counts_in_words() -> None:
    assert (
        standing(ALL).sentence.replace("\u00a0", " ")
        == "2 of 8 in place · 2 required missing · 2 for a person"
    )
    done = standing([finding("met", State.MET)])
    assert done.sentence.replace("\u00a0", " ") == "1 of 1 in place"


def test_words_are_looked_for_in_title_message_and_passages() -> None:
    assert speaks_of(HYPE, "MIRACLE promise".replace("promise", "hype"))
    assert speaks_of(HYPE, "  ")
    assert not speaks_of(HYPE, "miracle nurse")


@given(findings)
def test_every_rule_that_applies_is_counted_once(found: list[Finding]) -> None:
    counts = standing(found)
    assert counts.applicable == counts.met + counts.missing + counts.person + counts.advised
    out = sum(it.state in (State.WAIVED, State.NOT_APPLICABLE) for it in found)
    assert counts.applicable == len(found) - out
    assert counts.missing == sum(it.blocks for it in found)


@given(findings, choices)
def test_a_row_a_rule_whatever_is_folded_or_filtered(found: list[Finding], choice: Choice) -> None:
    listed = ordered(found)
    made = rows(listed, choice)
    assert [row.rule for row in made] == [it.rule for it in listed]
    passing = {it.rule for it in listed if choice.passes(it)}
    seen = [row for row in made if not row.hidden]
    # A group has one heading, above its first row, with the count of what passes; folded, it is all there is.
    headings = [row.heading for row in made if row.heading]
    assert sum(heading.count for heading in headings) == len(passing)
    assert len({heading.group for heading in headings}) == len(headings)
    assert {row.group for row in seen} == {heading.group for heading in headings}
    for heading in headings:
        of_group = [row for row in seen if row.group == heading.group]
        assert of_group[0].heading == heading
        assert len(of_group) == (1 if heading.folded else heading.count)
        assert heading.folded == (heading.group in choice.folded and not choice.words)
