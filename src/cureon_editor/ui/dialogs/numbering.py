"""The rehearsal: old number to new number and every place touched, shown before sources are renumbered."""

from PySide6.QtWidgets import QWidget

from cureon_editor.article.article import Article
from cureon_editor.article.edits import RefusedError
from cureon_editor.article.metadata import CitationOrder
from cureon_editor.citations.rehearsal import rehearse
from cureon_editor.editing.command import Command
from cureon_editor.ui.dialogs.asking import Arguments
from cureon_editor.ui.workbench import Workbench

RENUMBER, LEAVE = "Renumber", "Leave as it is"
PLACES = 40


def order(_parent: QWidget, bench: Workbench, given: Arguments) -> Arguments | None:
    """Show what another order would renumber; without one named it is the order not in use."""
    return _confirmed(bench, "citations.order", {"policy": str(_other_order(bench)), **given})


def move(_parent: QWidget, bench: Workbench, given: Arguments) -> Arguments | None:
    """Show what moving a source would renumber."""
    if "to" not in given:
        bench.told.emit("Drag a source in the list, or choose it there and press Alt with an arrow key.")
        return None
    return _confirmed(bench, "source.move", given)


def _other_order(bench: Workbench) -> CitationOrder:
    by_mention = bench.metadata.citation_order is CitationOrder.MENTION
    return CitationOrder.LIST if by_mention else CitationOrder.MENTION


def _confirmed(bench: Workbench, command_id: str, given: Arguments) -> Arguments | None:
    command: Command = bench.editing[command_id]
    article = bench.session.article
    try:
        edit = command(article, bench.session.selection, bench.context, **given)
    except RefusedError:
        return given
    if edit is None:
        return None
    text = rehearsal_text(article, article.spliced(edit.splices))
    if not text:
        return given
    return given if bench.questions.ask(command_id, text, (RENUMBER, LEAVE), LEAVE) == RENUMBER else None


def rehearsal_text(before: Article, after: Article) -> str:
    """What changes, line by line under a first line that asks; empty when no number changes."""
    rehearsal = rehearse(before, after)
    changed = [row for row in rehearsal.sources if row.old != row.new]
    if not changed and not rehearsal.places:
        return ""
    lines = [f"{_number(row.old)} → {_number(row.new)}   {row.text}" for row in changed]
    touched = [f"{place.old} → {place.new}   {place.excerpt}" for place in rehearsal.places[:PLACES]]
    more = len(rehearsal.places) - PLACES
    count = len(rehearsal.places)
    places = (
        "No place in the text changes."
        if not count
        else f"{count} {'place changes' if count == 1 else 'places change'} in the text:"
    )
    tail = [f"and {more} more"] if more > 0 else []
    return "\n".join(["Renumber the sources?", *lines, "", places, *touched, *tail])


def _number(number: int | None) -> str:
    return "–" if number is None else str(number)


ASKS = {"citations.order": order, "source.move": move}
