"""What is asked before a source is added, edited or removed."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from cureon_editor.article.edits import Part, RefusedError
from cureon_editor.editing.source_places import CitedPlace, cited_places, left_bare
from cureon_editor.ui.dialogs.asking import Arguments
from cureon_editor.ui.dialogs.source_choice import can_change, chosen_key
from cureon_editor.ui.dialogs.source_form import SourceForm
from cureon_editor.ui.workbench import Workbench

REMOVE, SHOW, KEEP = "Remove", "Show the first sentence", "Keep it"


def add(parent: QWidget, bench: Workbench, given: Arguments) -> Arguments | None:
    """Ask for a new source; `key` may name the bare citation that wants one."""
    if "item" in given:
        return given
    if not can_change(bench):
        return None
    form = SourceForm(parent, bench, None, str(given.get("key", "")))
    return {"item": form.source()} if form.asked() else None


def edit(parent: QWidget, bench: Workbench, given: Arguments) -> Arguments | None:
    """Show a source to be changed."""
    if "item" in given:
        return given
    key = given.get("key")
    source = next((source for source in bench.metadata.sources if source.key == key), None)
    if source is None:
        bench.told.emit("Choose a source in the list first, then edit it.")
        return None
    form = SourceForm(parent, bench, source, source.key)
    return {"key": key, "item": form.source()} if form.asked() else None


def remove(parent: QWidget, bench: Workbench, given: Arguments) -> Arguments | None:
    """Warn before a cited source goes, and name the sentences that would cite nothing without it."""
    key = chosen_key(parent, bench, given.get("key"), "remove it")
    if key is None:
        return None
    article = bench.session.article
    try:
        places = cited_places(article, key)
    except RefusedError as refusal:
        bench.told.emit(str(refusal))
        return None
    if not places:
        return {"key": key}
    bare = left_bare(places)
    choices = (REMOVE, SHOW, KEEP) if bare else (REMOVE, KEEP)
    answer = bench.questions.ask("source.remove", removal_text(places), choices, KEEP)
    if answer == SHOW:
        bench.go_to(Part.BODY, bare[0].start, bare[0].end)
    return {"key": key} if answer == REMOVE else None


def removal_text(places: Sequence[CitedPlace]) -> str:
    """What is asked before a source that is cited at these places is removed."""
    bare = left_bare(places)
    times = "once" if len(places) == 1 else f"{len(places)} times"
    lines = [
        f"Remove a source that is cited {times}?",
        "Its citations go from the text as well; the sentences stay. One Undo brings everything back.",
    ]
    if bare:
        count = "1 sentence" if len(bare) == 1 else f"{len(bare)} sentences"
        named = (f"“{place.sentence}”" if place.sentence else "A citation by itself" for place in bare)
        lines += ["", f"{count} would be left without any citation:", *named]
    others = sum(not place.alone for place in places)
    if others:
        kept = "1 other place keeps" if others == 1 else f"{others} other places keep"
        lines += ["", f"{kept} a citation." if bare else f"{kept.replace(' other', '')} a citation."]
    return "\n".join(lines)


ASKS = {
    "source.add": add,
    "source.edit": edit,
    "source.remove": remove,
}
