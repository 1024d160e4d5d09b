"""What is asked before a link, a table, its rows of evidence or a callout is put into the text."""

from PySide6.QtWidgets import QComboBox, QSpinBox, QWidget

from cureon_editor.editing.links import link_at
from cureon_editor.ui.dialogs.asking import Arguments, Form
from cureon_editor.ui.dialogs.citation_picker import CitationPicker
from cureon_editor.ui.workbench import Workbench

CALLOUTS = (
    ("note", "Note"),
    ("key-points", "Key points"),
    ("warning", "Warning"),
    ("disclaimer", "Disclaimer"),
)


def link(parent: QWidget, bench: Workbench, given: Arguments) -> Arguments | None:
    """Ask for address and words; an existing link under the caret is shown to be changed."""
    if "url" in given:
        return given
    body, selection = bench.session.article.body, bench.session.selection
    there = link_at(body, selection.head)
    form = Form(parent, "Link", "Change" if there else "Insert")
    words = form.line(
        "Words", body[there.text_start : there.text_end] if there else body[selection.start : selection.end]
    )
    url = form.line("Address", there.target if there else "", "https://… or another article’s file name")
    form.check = lambda: "" if url.text().strip() else "Type the address the link leads to."
    url.setFocus()
    return {"url": url.text().strip(), "text": words.text()} if form.asked() else None


def table(parent: QWidget, _bench: Workbench, given: Arguments) -> Arguments | None:
    """Ask for the size of a new table."""
    if given:
        return given
    form = Form(parent, "Table", "Insert", "Tab moves from cell to cell and adds rows as you go.")
    rows, columns = QSpinBox(), QSpinBox()
    for spin, value, label in ((rows, 3, "Rows"), (columns, 3, "Columns")):
        spin.setRange(1, 40)
        spin.setValue(value)
        form.fields.addRow(label, spin)
    rows.setFocus()
    rows.selectAll()
    return {"rows": rows.value(), "columns": columns.value()} if form.asked() else None


def callout(parent: QWidget, _bench: Workbench, given: Arguments) -> Arguments | None:
    """Ask for the kind of a callout."""
    if given:
        return given
    form = Form(parent, "Callout", "Insert", "A callout is set apart from the text on the page.")
    kind = QComboBox()
    for value, label in CALLOUTS:
        kind.addItem(label, value)
    form.fields.addRow("Kind", kind)
    return {"kind": kind.currentData()} if form.asked() else None


def evidence_row(parent: QWidget, bench: Workbench, given: Arguments) -> Arguments | None:
    """Ask for the sources of new rows."""
    if given.get("keys"):
        return given
    if not bench.metadata.sources:
        bench.told.emit("There is no source yet. Add one in the Sources panel, with its study card.")
        return None
    picker = CitationPicker(parent, bench)
    return {"keys": picker.keys()} if picker.exec() and picker.keys() else None


ASKS = {
    "insert.link": link,
    "insert.table": table,
    "insert.callout": callout,
    "insert.evidence_row": evidence_row,
}
