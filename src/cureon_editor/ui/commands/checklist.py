"""Go from the checklist to the text: to what a rule rests on, to the next open passage, to a field."""

from bisect import bisect_left, bisect_right

from cureon_editor.article.edits import Part
from cureon_editor.checks.findings import Finding, Passage, State
from cureon_editor.ui.commands.command import Window, WindowCommand

#: The panel's id.
PANEL = "checklist"


def go_to(window: Window, rule: str = "") -> bool:
    """Show the first place a rule rests on, one with a fault before the rest; says so without any."""
    from cureon_editor.ui.panels.checklist_places import places

    finding = _finding(window, rule)
    found = places(finding, window.bench.metadata) if finding else ()
    place = next((it for it in found if it.lacks), found[0] if found else None)
    if place is None:
        window.tell("There is no passage to show for this rule.")
    elif place.passage is None:
        fill_in(window, place.field)
    else:
        window.bench.go_to(place.passage.part, place.passage.start, place.passage.end)
    return False


def fill_in(window: Window, field: str = "") -> bool:
    """Give the keyboard to a field of the article; without one, open its details."""
    window.show_editor()
    window.places.show_field(field)
    return False


def show(window: Window, rule: str = "") -> bool:
    """Open the checklist on a rule; without one, on the rule chosen last."""
    window.show_editor()
    window.side.open(PANEL)
    if rule:
        window.bench.rule_chosen.emit(rule)
    return False


def next_passage(window: Window) -> bool:
    """Go to the next open passage below the caret, round the end of the text."""
    return _step(window, 1)


def previous_passage(window: Window) -> bool:
    """Go to the open passage above the caret, round the beginning of the text."""
    return _step(window, -1)


def _step(window: Window, step: int) -> bool:
    found = open_passages(window.bench.findings.findings if window.bench.findings else ())
    if not found:
        window.tell("No passage of the text is open. What is missing stands in the checklist.")
        return False
    spans = [(passage.start, passage.end) for passage, _finding in found]
    selection = window.session.selection
    here = (selection.start, selection.end)
    # A passage that is selected is the one we stand on; a bare caret may stand before or after one.
    at = bisect_right(spans, here) if step > 0 else bisect_left(spans, here) - 1
    passage, finding = found[at % len(found)]
    window.bench.rule_chosen.emit(finding.rule)
    window.show_editor()
    window.bench.go_to(passage.part, passage.start, passage.end)
    return False


def open_passages(findings: tuple[Finding, ...]) -> list[tuple[Passage, Finding]]:
    """The passages of the body that somebody still has to look at, in the order of the text, each once."""
    found: dict[tuple[int, int], tuple[Passage, Finding]] = {}
    for finding in findings:
        if finding.state not in (State.NOT_MET, State.PARTLY, State.NEEDS_PERSON):
            continue
        for passage in finding.passages:
            asks = finding.state is State.NEEDS_PERSON and not passage.confirmed
            if passage.part is Part.BODY and (passage.lacks or asks):
                found.setdefault((passage.start, passage.end), (passage, finding))
    return [found[span] for span in sorted(found)]


def _finding(window: Window, rule: str) -> Finding | None:
    checked = window.bench.findings
    return next((f for f in checked.findings if f.rule == rule), None) if checked else None


_MENU = "Review/0"
COMMANDS = (
    WindowCommand("checklist.next", "Next open passage", next_passage, _MENU, "F4"),
    WindowCommand("checklist.previous", "Previous open passage", previous_passage, _MENU, "Shift+F4"),
    WindowCommand("checklist.go_to", "Go to the passage of a rule", go_to, "", asks=("rule",)),
    WindowCommand("checklist.show", "Show a rule in the checklist", show, "", asks=("rule",)),
    WindowCommand("checklist.fill_in", "Go to a field", fill_in, "", asks=("field",)),
)
