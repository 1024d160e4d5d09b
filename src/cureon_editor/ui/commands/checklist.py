"""Go to the passage behind a rule of the checklist."""

from cureon_editor.ui.commands.command import Window, WindowCommand


def go_to(window: Window, rule: str = "") -> bool:
    """Select the first passage a rule rests on; says so when it rests on none."""
    checked = window.bench.findings
    finding = next((f for f in checked.findings if f.rule == rule), None) if checked else None
    if finding is None or not finding.passages:
        window.tell("There is no passage to show for this rule.")
        return False
    passage = finding.passages[0]
    window.bench.go_to(passage.part, passage.start, passage.end)
    return False


COMMANDS = (WindowCommand("checklist.go_to", "Go to the passage of a rule", go_to, "", asks=("rule",)),)
