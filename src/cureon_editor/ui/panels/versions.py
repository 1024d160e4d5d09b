"""The Versions panel: the dated states of the article, to be compared with the text and brought back."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from cureon_editor.session.session import Change
from cureon_editor.ui.panels.panel import Panel
from cureon_editor.ui.theme.colours import Colours
from cureon_editor.ui.widgets.parts import button, quiet
from cureon_editor.ui.widgets.row_delegate import ROW_ROLE, Row, RowDelegate
from cureon_editor.ui.workbench import Workbench

if TYPE_CHECKING:
    from cureon_editor.storage.versions.index import Version

ID = Qt.ItemDataRole.UserRole
_EMPTY = (
    "Versions appear here. Each save keeps one, and so does everything that takes much text away. All of the "
    "last day stay, then fewer: the first and last of each hour, day and week, for a year."
)


class VersionsPanel(QWidget):
    """The list, newest first, and what can be done with the chosen one."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self.setObjectName("versionsPanel")
        self._bench = bench
        self._delegate = RowDelegate(bench.colours)
        self._empty = quiet(_EMPTY)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._list = QListWidget()
        self._list.setObjectName("versionsList")
        self._list.setAccessibleName("Versions")
        self._list.setItemDelegate(self._delegate)
        self._compare = button("Compare…", lambda: self._run("versions.compare"))
        self._restore = button("Restore", lambda: self._run("versions.restore"))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._compare)
        row.addWidget(self._restore)
        row.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        box.addWidget(self._empty, 1)
        box.addWidget(self._list, 1)
        box.addLayout(row)
        self._connect()
        self._show(bench.document.versions.versions)

    def _connect(self) -> None:
        versions = self._bench.document.versions
        versions.listed.connect(self._show)
        versions.kept.connect(self._refresh)
        self._bench.session.listen(self._follow)
        self._bench.themed.connect(self._recolour)
        self._list.itemActivated.connect(lambda _item: self._run("versions.compare"))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Read the list anew: other windows keep versions too."""
        super().showEvent(event)
        self._bench.document.versions.refresh()

    def _refresh(self) -> None:
        if self.isVisible():
            self._bench.document.versions.refresh()

    def _follow(self, change: Change) -> None:
        """Show the versions of another article that was opened."""
        if change.edit is None:
            self._show(())
            self._refresh()

    def _show(self, versions: "Sequence[Version]") -> None:
        chosen = self._list.currentItem().data(ID) if self._list.currentItem() else None
        self._list.clear()
        today = self._bench.now()
        for version in versions:
            item = QListWidgetItem(_day(version.when, today))
            item.setData(ID, version.id)
            item.setData(ROW_ROLE, self._row(version, item.text()))
            item.setToolTip(f"{version.when:%A, %d %B %Y, %H:%M:%S}")
            self._list.addItem(item)
            if version.id == chosen:
                self._list.setCurrentItem(item)
        if self._list.currentItem() is None:
            self._list.setCurrentRow(0)
        self._empty.setVisible(not versions)
        self._list.setVisible(bool(versions))
        self._compare.setEnabled(bool(versions))
        self._restore.setEnabled(bool(versions))

    def _row(self, version: "Version", day: str) -> Row:
        colours = self._bench.colours
        if not version.readable:
            return Row(day, "damaged, cannot be read", "file-warning", colours.partly, faint=True)
        words = "1 word" if version.words == 1 else f"{version.words:,} words"
        icon = "save" if version.why == "saved" else "history"
        return Row(day, f"{words}, {version.why}", icon, colours.muted)

    def _run(self, command: str) -> None:
        if self._list.currentItem() is not None:
            self._bench.run(command, version=self._list.currentItem().data(ID))

    def _recolour(self, colours: Colours) -> None:
        self._delegate.colours = colours
        self._show(self._bench.document.versions.versions)


def _day(when: datetime, today: datetime) -> str:
    """A moment as people say it."""
    days = (today.date() - when.date()).days
    name = {0: "Today", 1: "Yesterday"}.get(days, f"{when:%d %b %Y}" if days > 300 else f"{when:%a %d %b}")
    return f"{name}, {when:%H:%M}"


PANEL = Panel("versions", "Versions", "history", 7, VersionsPanel, "Ctrl+Alt+7")
