"""The checklist's marks in the text: shown or not, and what can be done about the one at the caret."""

from cureon_editor.ui.commands.command import Window, WindowCommand


def findings(window: Window) -> bool:
    """Mark the passages that lack something, or leave the text unmarked."""
    on = not window.finding_marks.on
    window.finding_marks.turn(on)
    window.settings.keep("findings", "on" if on else "off")
    return False


def fix(window: Window) -> bool:
    """Offer what can be done about what is open at the caret, else about the marks of its line."""
    editor = window.editor
    place = editor.textCursor().position()
    marks = window.finding_marks.to_confirm(place) + window.finding_marks.near(place)
    if not marks:
        window.tell("Nothing is open here. F4 goes to the next open passage.")
        return False
    below = editor.viewport().mapToGlobal(editor.cursorRect().bottomLeft())
    window.finding_fixes.offer(marks, below)
    return False


COMMANDS = (
    WindowCommand("view.findings", "Marks of the checklist", findings, "View/3"),
    WindowCommand("checklist.fix", "What can be done here", fix, "Review/0", "Ctrl+."),
)
