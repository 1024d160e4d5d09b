"""What was typed and not saved when the program ended, beside the file as it is."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from cureon_editor.ui.dialogs.asking import Arguments
from cureon_editor.ui.dialogs.compare_view import CompareView
from cureon_editor.ui.widgets.parts import button, quiet
from cureon_editor.ui.widgets.row_delegate import ROW_ROLE, Row, RowDelegate
from cureon_editor.ui.workbench import Workbench

if TYPE_CHECKING:
    from cureon_editor.storage.recovery.entry import Damaged, Kept
    from cureon_editor.storage.recovery.standing import Standing
    from cureon_editor.ui.open_file import Left

_SIZE = QSize(1040, 640)
_LIST_WIDTH = 260
ENTRY = Qt.ItemDataRole.UserRole
_DAMAGED = (
    "This text cannot be restored: {reason}. Nothing of it is shown, because nobody can tell "
    "what is right in it."
)
DISCARD, KEEP = "Discard", "Keep it"


class RecoveryDialog(QDialog):
    """A list of what was left, and the chosen text beside its file; `arguments` is what was decided."""

    def __init__(self, parent: QWidget | None, bench: Workbench, left: "Left") -> None:
        super().__init__(parent)
        self.setObjectName("recovery")
        self.setWindowTitle("Unsaved text")
        self.resize(_SIZE)
        self.arguments: Arguments | None = None
        self._bench = bench
        self._left = left
        self.entries = QListWidget()
        self.entries.setObjectName("recoveryList")
        self.entries.setAccessibleName("Unsaved texts")
        self.entries.setFixedWidth(_LIST_WIDTH)
        self._delegate = RowDelegate(bench.colours)
        self.entries.setItemDelegate(self._delegate)
        self.standing = quiet("")
        self.standing.setObjectName("recoveryStanding")
        self.view = CompareView(bench.colours)
        self.restore = button("Restore", self._restore, primary=True)
        self.restore.setDefault(True)
        self._lay_out()
        self.entries.currentRowChanged.connect(self._show)
        self._fill()

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addWidget(self.standing)
        right.addWidget(self.view, 1)
        middle = QHBoxLayout()
        middle.setSpacing(20)
        middle.addWidget(self.entries)
        middle.addLayout(right, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(button("Discard…", self._discard))
        buttons.addStretch(1)
        buttons.addWidget(button("Later", self.reject))
        buttons.addWidget(self.restore)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 18, 20, 16)
        box.setSpacing(14)
        box.addLayout(middle, 1)
        box.addLayout(buttons)

    def _fill(self) -> None:
        colours = self._bench.colours
        names = Counter(kept.name for kept, _how in self._left.kept)
        for kept, _how in self._left.kept:
            icon, name = ("file-text", colours.accent), _name(kept, alone=names[kept.name] == 1)
            self._add(kept, Row(name, f"Typed until {_moment(kept.when)}", *icon), kept.document.value)
        for damaged in self._left.damaged:
            row = Row("Damaged text", _moment(damaged.when), "file-warning", colours.partly, faint=True)
            self._add(damaged, row, str(damaged.path))
        own = self._bench.document.recovery.key
        rows = (row for row, (kept, _how) in enumerate(self._left.kept) if kept.document == own)
        self.entries.setCurrentRow(next(rows, 0))

    def _add(self, entry: "Kept | Damaged", row: Row, tip: str) -> None:
        item = QListWidgetItem(row.first)
        item.setData(ROW_ROLE, row)
        item.setData(ENTRY, entry)
        item.setToolTip(tip)
        self.entries.addItem(item)

    def _show(self, row: int) -> None:
        kept = self._left.kept
        self.restore.setEnabled(row < len(kept))
        self.view.setVisible(row < len(kept))
        if row >= len(kept):
            self.standing.setText(_DAMAGED.format(reason=self._left.damaged[row - len(kept)].reason))
            return
        entry, how = kept[row]
        path = entry.document.path
        in_file = _text(path)
        self.standing.setText(" ".join(filter(None, (_about(how), _warning(in_file, entry.text)))))
        title = "The file as it is" if path and path.exists() else "No file"
        self.view.show_texts(in_file, entry.text, (title, "The unsaved text"))

    def _chosen(self) -> Path:
        return Path(self.entries.currentItem().data(ENTRY).path)

    def _restore(self) -> None:
        self.arguments = {"entry": self._chosen()}
        self.accept()

    def _discard(self) -> None:
        question = "Discard this text?\nIt stands nowhere else and cannot be brought back."
        if self._bench.questions.ask("recovery.discard", question, (DISCARD, KEEP), KEEP) == DISCARD:
            self.arguments = {"entry": self._chosen(), "discard": True}
            self.accept()


def _name(kept: "Kept", *, alone: bool) -> str:
    """What a text is called; of several files with one name each comes with its folder."""
    path = kept.document.path
    return kept.name if alone or path is None else f"{path.parent.name}/{kept.name}"


def _about(how: "Standing") -> str:
    """What a person should know before restoring."""
    from cureon_editor.storage.recovery.standing import Standing

    return {
        Standing.DRAFT: "This article was never saved. Restoring shows it as an untitled article.",
        Standing.NEWER: "The file has not changed since. Restoring opens it with this text, not saved yet.",
        Standing.BOTH_CHANGED: "The file was changed since, so both have something that the other lacks. "
        "After restoring, Undo shows the file’s text again.",
        Standing.MISSING: "The file is no longer there. Restoring shows the text as an untitled article.",
        Standing.UNREADABLE: "The file cannot be read now. Restoring shows the text as an untitled article.",
    }.get(how, "")


def _warning(in_file: str, text: str) -> str:
    """What to look at twice, since the crash may have spoilt the text; empty for an ordinary one."""
    from cureon_editor.storage.suspicion import suspicion

    why = suspicion(in_file, text)
    return f"Look closely at the unsaved text: {why}." if why else ""


def _text(path: Path | None) -> str:
    """The file's text, empty for one that is not there or cannot be read."""
    from cureon_editor.storage.loading import UnreadableError, load

    try:
        return load(path).article.text if path else ""
    except UnreadableError:
        return ""


def _moment(when: object) -> str:
    from datetime import datetime

    return f"{when.astimezone():%d %b, %H:%M}" if isinstance(when, datetime) else "at an unknown time"


def recover(parent: QWidget, bench: Workbench, given: Arguments) -> Arguments | None:
    """Show what was left, and ask what to do with it."""
    left = bench.document.recovery.left
    if "entry" in given or not left.entries:
        return given
    dialog = RecoveryDialog(parent, bench, left)
    dialog.exec()
    return dialog.arguments


ASKS = {"file.recover": recover}
