"""The welcome: new, open, recent files and the sample articles, when no article is open."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from cureon_editor.article.article import Article
from cureon_editor.article.reading import read_metadata
from cureon_editor.resources import sample_articles
from cureon_editor.ui.settings import Settings
from cureon_editor.ui.theme.fonts import TEXT
from cureon_editor.ui.widgets.parts import button, heading, quiet
from cureon_editor.ui.workbench import Workbench

WIDTH = 640
RECENT_SHOWN = 6


class Welcome(QScrollArea):
    """A quiet page of ways to begin."""

    def __init__(self, bench: Workbench, settings: Settings) -> None:
        super().__init__()
        self.setObjectName("welcome")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._bench, self._settings = bench, settings
        self.refresh()

    def refresh(self) -> None:
        """Build the page anew, with today's recent files."""
        column = QWidget()
        column.setMaximumWidth(WIDTH)
        box = QVBoxLayout(column)
        box.setSpacing(8)
        box.addStretch(2)
        title = QLabel("Cureon Editor")
        title.setProperty("large", True)
        title.setStyleSheet(f"font-family: '{TEXT}'; font-weight: bold;")
        box.addWidget(title)
        box.addWidget(
            quiet(
                "Your text, its sources, its required statements and the page side by side. "
                "Nothing leaves this computer."
            )
        )
        box.addSpacing(16)
        box.addLayout(self._buttons())
        recent = [path for path in self._settings.recent[:RECENT_SHOWN] if path.is_file()]
        self._files(box, "Recent", "file.open", [(path.name, path, str(path.parent)) for path in recent])
        samples = [(_title(path), path, "Opens a copy that is yours to change") for path in sample_articles()]
        self._files(box, "Sample articles", "file.open_copy", samples)
        box.addStretch(3)
        outer = QWidget()
        row = QHBoxLayout(outer)
        row.setContentsMargins(32, 24, 32, 24)
        row.addStretch(1)
        row.addWidget(column, 10)
        row.addStretch(1)
        self.setWidget(outer)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        new = button("New article", lambda: self._bench.run("file.new"), primary=True)
        new.setObjectName("welcome:new")
        self.setFocusProxy(new)
        opening = button("Open…", lambda: self._bench.run("file.open"))
        opening.setObjectName("welcome:open")
        importing = button("Import a published page…", lambda: self._bench.run("file.import"))
        for made in (new, opening, importing):
            row.addWidget(made)
        row.addStretch(1)
        return row

    def _files(self, box: QVBoxLayout, title: str, command: str, files: list[tuple[str, Path, str]]) -> None:
        if not files:
            return
        box.addSpacing(20)
        box.addWidget(heading(title))
        for name, path, tip in files:
            link = button(name, partial(self._bench.run, command, path=path), link=True)
            link.setToolTip(tip)
            link.setObjectName(f"welcome:{path.name}")
            box.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)


def _title(path: Path) -> str:
    """A sample's title, its file name when it has none."""
    try:
        metadata = read_metadata(Article.parse(path.read_text(encoding="utf-8")).front_matter)
    except (OSError, ValueError):
        return path.stem
    return metadata.title or path.stem
