"""What is asked before a source is added, edited, removed or cited."""

from PySide6.QtWidgets import QWidget

from cureon_editor.citations.find import find_clusters
from cureon_editor.ui.dialogs.asking import Arguments, Form
from cureon_editor.ui.dialogs.citation_picker import CitationPicker
from cureon_editor.ui.dialogs.source_form import SourceForm
from cureon_editor.ui.workbench import Workbench

REMOVE, KEEP = "Remove", "Keep it"


def add(parent: QWidget, bench: Workbench, given: Arguments) -> Arguments | None:
    """Ask for a new source; `key` may name the bare citation that wants one."""
    if "item" in given:
        return given
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


def remove(_parent: QWidget, bench: Workbench, given: Arguments) -> Arguments | None:
    """Warn before a cited source goes."""
    key = given.get("key")
    if key is None:
        bench.told.emit("Choose a source in the list first, then remove it.")
        return None
    clusters = find_clusters(bench.session.article.body)
    cited = sum(item.key == key for cluster in clusters for item in cluster.items)
    if not cited:
        return given
    times = "once" if cited == 1 else f"{cited} times"
    question = (
        f"Remove a source that is cited {times}?\n"
        "Its citations go from the text as well; the sentences stay. One Undo brings everything back."
    )
    return given if bench.questions.ask("source.remove", question, (REMOVE, KEEP), KEEP) == REMOVE else None


def cite(parent: QWidget, bench: Workbench, given: Arguments) -> Arguments | None:
    """Ask which sources to cite."""
    if given.get("keys"):
        return given
    if not bench.metadata.sources:
        bench.told.emit("There is no source to cite yet. Add one in the Sources panel first.")
        return None
    picker = CitationPicker(parent, bench)
    return {"keys": picker.keys()} if picker.exec() and picker.keys() else None


def rename(parent: QWidget, bench: Workbench, given: Arguments) -> Arguments | None:
    """Ask for a source's new key."""
    if "new_key" in given:
        return given
    form = Form(
        parent, "Change a key", "Change", "The key is changed in the list and everywhere it is cited."
    )
    key = form.line("Key now", str(given.get("key", "")))
    new_key = form.line("New key")
    form.check = lambda: "" if key.text().strip() and new_key.text().strip() else "Type both keys."
    return {"key": key.text().strip(), "new_key": new_key.text().strip()} if form.asked() else None


def merge(parent: QWidget, bench: Workbench, given: Arguments) -> Arguments | None:
    """Ask which of two entries for the same source stays."""
    if "drop" in given:
        return given
    form = Form(
        parent, "Merge two sources", "Merge", "Citations of the second are made citations of the first."
    )
    keep, drop = form.line("Key to keep"), form.line("Key to drop")
    form.check = lambda: "" if keep.text().strip() and drop.text().strip() else "Type both keys."
    return {"keep": keep.text().strip(), "drop": drop.text().strip()} if form.asked() else None


ASKS = {
    "source.add": add,
    "source.edit": edit,
    "source.remove": remove,
    "source.rename": rename,
    "source.merge": merge,
    "insert.citation": cite,
}
