"""What can be done about a rule or one of its passages, as commands with their arguments."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from cureon_editor.article.edits import Part
from cureon_editor.checks.engine import FAULTS
from cureon_editor.checks.findings import Finding, State
from cureon_editor.ui.panels.checklist_groups import DECIDED, is_open
from cureon_editor.ui.panels.checklist_places import Place
from cureon_editor.ui.workbench import Workbench

INSERT = "checklist.insert_wording"


@dataclass(frozen=True, slots=True)
class Action:
    """A command to offer. `why_not` says why it cannot be done now; empty when it can."""

    label: str
    command: str
    arguments: dict[str, str] = field(default_factory=dict)
    why_not: str = ""


def rule_actions(finding: Finding) -> tuple[Action, ...]:
    """What can be done about a rule as a whole, besides going to its places."""
    return tuple(_rule_actions(finding))


def _rule_actions(finding: Finding) -> Iterator[Action]:
    rule = {"rule": finding.rule}
    if finding.rule == FAULTS:
        return
    if is_open(finding) and finding.wording:
        yield Action("Insert this wording", INSERT, rule)
    if finding.state is State.NEEDS_PERSON:
        yield Action(_confirm(finding), "review.attest", rule, _why_not_confirmed(finding))
    partly = finding.state is State.NEEDS_PERSON and any(it.confirmed for it in finding.passages)
    if finding.confirmed or partly:
        yield Action("Withdraw the confirmation", "review.withdraw", rule)
    if is_open(finding):
        yield Action("Set aside…", "checklist.waive", rule)
    if finding.state is State.WAIVED:
        yield Action("Take back", "checklist.revoke_waiver", rule)


def _why_not_confirmed(finding: Finding) -> str:
    if finding.confirmable:
        return ""
    if finding.rule in DECIDED:
        return "This comes with the reviewer’s decision; nobody can confirm it before."
    return "Nothing can be confirmed before that is filled in."


def _confirm(finding: Finding) -> str:
    left = sum(1 for it in finding.passages if not it.confirmed and it.text.strip())
    if left < 2:
        return "Confirm"
    return f"Confirm all {left} passages" if left == len(finding.passages) else f"Confirm the other {left}"


def passage_actions(finding: Finding, place: Place) -> tuple[Action, ...]:
    """What can be done about one passage of a rule, besides going there."""
    return tuple(_passage_actions(finding, place))


def _passage_actions(finding: Finding, place: Place) -> Iterator[Action]:
    if place.quote:
        yield Action("Take back", "checklist.revoke_waiver", {"rule": finding.rule, "quote": place.quote})
    if place.passage is None or not place.passage.text.strip():
        return
    this = {"rule": finding.rule, "quote": place.passage.text}
    several = len(finding.passages) > 1
    if place.confirmed:
        yield Action("Withdraw", "review.withdraw", this)
    elif finding.state is State.NEEDS_PERSON and finding.confirmable and several:
        yield Action("Confirm", "review.attest", this)
    if is_open(finding) and finding.by_passage and place.lacks and place.can_be_quoted:
        yield Action("Set this passage aside…", "checklist.waive", this)


def carry_out(bench: Workbench, action: Action) -> None:
    """Do it, unless it cannot be done; wording that was put into the text is shown there and on the page."""
    body = bench.session.article.body
    if action.why_not or not bench.run(action.command, **action.arguments):
        return
    if action.command == INSERT and bench.session.article.body is not body:
        inserted = bench.session.selection
        bench.go_to(Part.BODY, inserted.start, inserted.end)


def journal_action(finding: Finding) -> Action:
    """Gives the rule another weight in all articles of the journal."""
    return Action("Change for the whole journal…", "journal.set_rule", {"rule": finding.rule})
