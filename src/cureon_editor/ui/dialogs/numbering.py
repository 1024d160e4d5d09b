"""The rehearsal: old number to new number and every place touched, shown before sources are renumbered."""

from PySide6.QtWidgets import QComboBox, QWidget

from cureon_editor.article.article import Article
from cureon_editor.article.edits import RefusedError
from cureon_editor.article.metadata import CitationOrder
from cureon_editor.citations.styles import DEFAULT, house_style
from cureon_editor.editing.command import Command
from cureon_editor.editing.rehearsal import rehearse
from cureon_editor.editing.source_order import SORTS
from cureon_editor.ui.dialogs.asking import Arguments, Form
from cureon_editor.ui.dialogs.source_choice import can_change
from cureon_editor.ui.workbench import Workbench

RENUMBER, LEAVE = "Renumber", "Leave as it is"


def order(_parent: QWidget, bench: Workbench, given: Arguments) -> Arguments | None:
    """Show what another order would renumber; without one named it is the order not in use."""
    return _confirmed(bench, "citations.order", {"policy": str(_other_order(bench)), **given})


def move(_parent: QWidget, bench: Workbench, given: Arguments) -> Arguments | None:
    """Show what moving a source would renumber."""
    if "to" not in given:
        bench.told.emit("Drag a source in the list, or choose it there and press Alt with an arrow key.")
        return None
    return _confirmed(bench, "source.move", given)


def sort(parent: QWidget, bench: Workbench, given: Arguments) -> Arguments | None:
    """Ask what to sort by unless it is known, and show what that would renumber."""
    if not can_change(bench):
        return None
    by = given.get("by") or _sorting(parent)
    if by is None:
        return None
    return _confirmed(bench, "source.sort", {"by": by}, "The sources stand in this order already.")


def _sorting(parent: QWidget) -> str | None:
    form = Form(parent, "Sort the sources", "Sort", "Numbers then follow the list. You see them first.")
    choices = QComboBox()
    choices.setObjectName("sortBy")
    for by, words in SORTS.items():
        choices.addItem(words, by)
    form.fields.addRow("Sort by", choices)
    return str(choices.currentData()) if form.asked() else None


def _other_order(bench: Workbench) -> CitationOrder:
    by_mention = bench.metadata.citation_order is CitationOrder.MENTION
    return CitationOrder.LIST if by_mention else CitationOrder.MENTION


def _confirmed(bench: Workbench, command_id: str, given: Arguments, nothing: str = "") -> Arguments | None:
    """The arguments once what they renumber has been seen; `nothing` is said when nothing would change."""
    command: Command = bench.editing[command_id]
    article = bench.session.article
    try:
        edit = command(article, bench.session.selection, bench.context, **given)
    except RefusedError:
        return given
    if edit is None:
        if nothing:
            bench.told.emit(nothing)
        return None
    text = rehearsal_text(article, article.spliced(edit.splices), house_style(bench.journal))
    if not text:
        return given
    return given if bench.questions.ask(command_id, text, (RENUMBER, LEAVE), LEAVE) == RENUMBER else None


def rehearsal_text(before: Article, after: Article, style: str = DEFAULT) -> str:
    """What changes, line by line under a first line that asks; empty when no number changes."""
    rehearsal = rehearse(before, after, style)
    changed = [row for row in rehearsal.sources if row.old != row.new]
    if not changed and not rehearsal.places:
        return ""
    lines = [f"{_number(row.old)} → {_number(row.new)}   {row.text}" for row in changed]
    touched = [f"{place.old} → {place.new}   {place.excerpt}" for place in rehearsal.places]
    count = len(rehearsal.places)
    places = (
        "No place in the text changes."
        if not count
        else f"{count} {'place changes' if count == 1 else 'places change'} in the text:"
    )
    return "\n".join(["Renumber the sources?", *lines, "", places, *touched])


def _number(number: int | None) -> str:
    return "–" if number is None else str(number)


ASKS = {"citations.order": order, "source.move": move, "source.sort": sort}
