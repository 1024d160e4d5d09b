"""Another state of the article beside the text as it is: read it, take single changes, or take it whole."""

from dataclasses import dataclass

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from cureon_editor.article.article import Article
from cureon_editor.ui.dialogs.asking import Arguments
from cureon_editor.ui.dialogs.compare_rows import Span
from cureon_editor.ui.dialogs.compare_view import CompareView
from cureon_editor.ui.restoring import become
from cureon_editor.ui.widgets.parts import button, quiet
from cureon_editor.ui.workbench import Workbench

_SIZE = QSize(1040, 680)
MINE = "Your text now"


@dataclass(frozen=True, slots=True)
class Comparison:
    """What to compare the text with, and in which words.

    `older` puts the other text at the left; `take` is the link at each change, `whole` the button that takes
    all of it, `name` what Undo calls a change that was taken.
    """

    title: str
    other: str
    other_title: str
    older: bool
    take: str
    whole: str
    name: str


class CompareDialog(QDialog):
    """Shows a comparison; single changes are taken at once, each a step of Undo."""

    def __init__(self, parent: QWidget | None, bench: Workbench, comparison: Comparison) -> None:
        super().__init__(parent)
        self.setObjectName("compare")
        self.setWindowTitle(comparison.title)
        self.resize(_SIZE)
        self._bench, self._comparison = bench, comparison
        self.count = quiet("")
        self.count.setObjectName("compareCount")
        take = "" if bench.document.read_only else comparison.take
        self.view = CompareView(bench.colours, take, from_left=comparison.older)
        self.view.taken.connect(self._take)
        self.whole = button(comparison.whole, self.accept)
        closing = button("Close", self.reject, primary=True)
        closing.setDefault(True)
        row = QHBoxLayout()
        row.addWidget(self.whole)
        row.addStretch(1)
        row.addWidget(closing)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 18, 20, 16)
        box.setSpacing(12)
        box.addWidget(self.count)
        box.addWidget(self.view, 1)
        box.addLayout(row)
        self._show()
        self.view.setFocus()

    def _show(self) -> None:
        ours, other = self._bench.session.article.text, self._comparison.other
        if self._comparison.older:
            places = self.view.show_texts(other, ours, (self._comparison.other_title, MINE))
        else:
            places = self.view.show_texts(ours, other, (MINE, self._comparison.other_title))
        self.count.setText(_count(places))
        self.whole.setEnabled(bool(places))

    def _take(self, left: Span, right: Span) -> None:
        """Put the other text's passage in place of ours."""
        ours, other = self._bench.session.article.text, self._comparison.other
        theirs, here = (left, right) if self._comparison.older else (right, left)
        text = ours[: here[0]] + other[slice(*theirs)] + ours[here[1] :]
        become(self._bench.session, Article.parse(text), self._comparison.name)
        self._show()


def _count(places: int) -> str:
    if not places:
        return "Both texts are the same."
    return "They differ in one place." if places == 1 else f"They differ in {places:,} places."


def compare_outside(parent: QWidget, bench: Workbench, given: Arguments) -> Arguments | None:
    """Show what another program wrote beside the text."""
    loaded = bench.document.outside.look().loaded
    if loaded is None:
        return given
    name = bench.document.name
    comparison = Comparison(
        f"What another program wrote in {name}",
        loaded.article.text,
        "The file now",
        older=False,
        take="Take this",
        whole="Reload all of it",
        name="take a change from the file",
    )
    if CompareDialog(parent, bench, comparison).exec():
        bench.run("file.reload")
    else:
        # With every change taken, the file holds what stands here.
        bench.document.outside.look()
    return None


def compare_version(parent: QWidget, bench: Workbench, given: Arguments) -> Arguments | None:
    """Show a version beside the text."""
    versions = bench.document.versions
    version = versions.find(given.get("version"))
    text = versions.text(version) if version else None
    if version is None or text is None:
        return given
    comparison = Comparison(
        f"{bench.document.name} on {version.when:%d %B %Y, %H:%M}",
        text,
        f"{version.when:%d %b, %H:%M}, {version.why}",
        older=True,
        take="Put this back",
        whole="Restore all of it",
        name="put a passage back",
    )
    if CompareDialog(parent, bench, comparison).exec():
        bench.run("versions.restore", version=version.id)
    return None


ASKS = {"file.compare": compare_outside, "versions.compare": compare_version}
