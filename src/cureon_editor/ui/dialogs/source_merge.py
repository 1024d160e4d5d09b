"""Sources that may be the same, side by side: which one stays, or that they are not the same."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from cureon_editor.article.source_reading import TEXT_FIELDS
from cureon_editor.article.sources import Correction, Source
from cureon_editor.citations.duplicates import groups
from cureon_editor.citations.identifiers import identifiers
from cureon_editor.citations.styles import format_source, house_style
from cureon_editor.ui.dialogs.asking import Arguments
from cureon_editor.ui.dialogs.source_choice import SourceChoice, chosen_key, times_cited
from cureon_editor.ui.widgets.parts import button, caption, heading, quiet, shortened
from cureon_editor.ui.workbench import Workbench

#: The dialog's width and greatest height; of the latter what a group takes, and all else; in pixels.
WIDTH, HEIGHT, GROUP, FRAME = 720, 560, 190, 180
_FOUND = {
    Correction.RETRACTED: "Retracted",
    Correction.CONCERN: "Its publisher has voiced concern",
    Correction.CORRECTED: "Corrected",
}
EXPLANATION = (
    "Citations of the others become citations of the one you keep. What it lacks is filled in from them. "
    "A retraction, concern or correction that any of them knows of is kept; nothing else is overwritten."
)


class Group(QWidget):
    """Sources that may be one, each with a button to keep it, and one to leave them all."""

    def __init__(self, bench: Workbench, sources: Sequence[Source], keep: str) -> None:
        super().__init__()
        self._sources = sources
        self._choices = QButtonGroup(self)
        style = house_style(bench.journal)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 12)
        grid.setHorizontalSpacing(20)
        for column, source in enumerate(sources):
            grid.setColumnStretch(column, 1)
            choice = QRadioButton(f"Keep {caption(source.key)}")
            choice.setChecked(source.key == keep)
            self._choices.addButton(choice, column)
            grid.addWidget(choice, 0, column)
            about = quiet(_about(source, times_cited(bench, source.key), style))
            grid.addWidget(about, 1, column, Qt.AlignmentFlag.AlignTop)
        leave = QRadioButton("They are not the same: leave them")
        self._choices.addButton(leave, len(sources))
        grid.addWidget(leave, 2, 0, 1, len(sources))
        self._gains = quiet("")
        grid.addWidget(self._gains, 3, 0, 1, len(sources))
        self._choices.idToggled.connect(lambda *_: self._show_gains())
        self._show_gains()

    def choose(self, key: str | None) -> None:
        """Keep this source; None leaves all as they are."""
        keys = [source.key for source in self._sources]
        self._choices.button(len(keys) if key is None else keys.index(key)).setChecked(True)

    def merges(self) -> dict[str, list[str]]:
        """The key to keep with those to merge into it; empty when they are left."""
        kept = self._kept()
        if kept is None:
            return {}
        return {kept.key: [source.key for source in self._sources if source is not kept]}

    def _kept(self) -> Source | None:
        place = self._choices.checkedId()
        return self._sources[place] if 0 <= place < len(self._sources) else None

    def _show_gains(self) -> None:
        kept = self._kept()
        gained = [] if kept is None else _gained(kept, self._sources)
        self._gains.setText(f"Filled in: {', '.join(gained)}." if gained else "")


class MergeDialog(QDialog):
    """Groups of sources that may be the same, below one another."""

    def __init__(self, parent: QWidget, bench: Workbench, groups: Sequence[Sequence[str]], keep: str) -> None:
        super().__init__(parent)
        self.setWindowTitle("Merge sources")
        self.setObjectName("mergeSources")
        known = {source.key: source for source in reversed(bench.metadata.sources)}
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 18)
        box.setSpacing(12)
        count = len(groups)
        self.resize(WIDTH, min(HEIGHT, FRAME + GROUP * count))
        box.addWidget(
            heading("Merge these sources?" if count == 1 else f"{count} groups of sources may be duplicates")
        )
        box.addWidget(quiet(EXPLANATION))
        listed = QWidget()
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, 8, 0)
        self.groups = [
            Group(bench, [known[key] for key in group], keep or _best(bench, known, group))
            for group in groups
        ]
        for group in self.groups:
            column.addWidget(group)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(listed)
        box.addWidget(area, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button("Cancel", self.reject))
        row.addWidget(button("Merge", self.accept, primary=True))
        box.addLayout(row)

    def merges(self) -> dict[str, list[str]]:
        """For each key to keep the keys to merge into it."""
        return {keep: drops for group in self.groups for keep, drops in group.merges().items()}


def merge(parent: QWidget, bench: Workbench, given: Arguments) -> Arguments | None:
    """Ask which other entry is the same source, and which of the two stays."""
    if "drop" in given:
        return given
    key = chosen_key(parent, bench, given.get("keep"), "merge it with another")
    if key is None:
        return None
    choice = SourceChoice(parent, bench, key, "Which entry is the same source?", "Go on")
    other = choice.asked()
    if other is None:
        return None
    dialog = MergeDialog(parent, bench, [(key, other)], key)
    merges = dialog.merges() if dialog.exec() else {}
    return next(({"keep": keep, "drop": drops[0]} for keep, drops in merges.items()), None)


def merge_duplicates(parent: QWidget, bench: Workbench, given: Arguments) -> Arguments | None:
    """Show the sources that may be the same, and ask which to keep."""
    if "merges" in given:
        return given
    # Of entries with one key only the first can be cited, kept or dropped.
    firsts = {source.key: source for source in reversed(bench.metadata.sources) if source.key}
    found = groups(source for source in bench.metadata.sources if firsts.get(source.key) is source)
    if not found:
        bench.told.emit("No two sources look like the same one. To merge two all the same, choose one first.")
        return None
    dialog = MergeDialog(parent, bench, found, "")
    merges = dialog.merges() if dialog.exec() else {}
    return {"merges": merges} if merges else None


def _about(source: Source, cited: int, style: str) -> str:
    """What helps to tell two entries apart."""
    times = "Not cited" if not cited else "Cited once" if cited == 1 else f"Cited {cited} times"
    labels = [label for label, _ in identifiers(source)]
    where = " ".join((source.volume, source.page)).strip()
    found = _FOUND.get(source.correction, "") if source.correction else ""
    return "\n".join(
        part for part in (shortened(format_source(source, style)), where, *labels, found, times) if part
    )


def _best(bench: Workbench, known: dict[str, Source], group: Sequence[str]) -> str:
    """The source most likely to be kept: cited most, then told most about."""
    return max(group, key=lambda key: (times_cited(bench, key), len(_filled(known[key]))))


def _filled(source: Source) -> list[str]:
    return [csl for name, csl in TEXT_FIELDS.items() if getattr(source, name)]


def _gained(kept: Source, group: Sequence[Source]) -> list[str]:
    """What the kept source gets from another of the group: fields by their names in the file, the finding."""
    has = frozenset(_filled(kept))
    gained = dict.fromkeys(csl for source in group for csl in _filled(source) if csl not in has)
    if kept.study is None and any(source.study for source in group):
        gained["study"] = None
    findings = [source.correction for source in group if source.correction]
    if findings and (gravest := max(findings, key=[*Correction].index)) is not kept.correction:
        gained[f"correction ({gravest})"] = None
    return list(gained)


ASKS = {"source.merge": merge, "source.merge_duplicates": merge_duplicates}
