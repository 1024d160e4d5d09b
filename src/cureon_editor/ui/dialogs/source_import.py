"""Before sources come in: what was understood, record by record, what was not, and what to do with each."""

from dataclasses import replace

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from cureon_editor.citations.find import find_clusters
from cureon_editor.citations.numbering import number
from cureon_editor.citations.styles import house_style
from cureon_editor.exchange.import_plan import Fate, ImportPlan
from cureon_editor.ui.dialogs.asking import Arguments
from cureon_editor.ui.dialogs.source_form import SourceForm
from cureon_editor.ui.dialogs.source_import_detail import ImportDetail
from cureon_editor.ui.dialogs.source_import_list import GapList, ImportList
from cureon_editor.ui.dialogs.source_import_model import ImportModel
from cureon_editor.ui.widgets.parts import button, heading, quiet
from cureon_editor.ui.workbench import Workbench

_SIZE = (880, 660)
#: The height of the list of what was not understood, in pixels, from two passages on.
_GAPS = 132
_GAP = 72


class ImportDialog(QDialog):
    """The records of a plan to be ticked; the plan holds what was decided when this is accepted."""

    def __init__(self, parent: QWidget, bench: Workbench, plan: ImportPlan, name: str) -> None:
        super().__init__(parent)
        self.setObjectName("importSources")
        self.setWindowTitle("Import sources")
        self.resize(*_SIZE)
        self._bench, self._plan = bench, plan
        self._rows = ImportModel(plan, _numbers(bench), house_style(bench.journal), bench.colours)
        self.list = ImportList(self._rows, bench.colours)
        self.detail = ImportDetail(plan)
        self.going_on = button("", self.accept, primary=True)
        self.going_on.setObjectName("importAccept")
        self.going_on.setDefault(True)
        self._about = quiet("")
        self._about.setObjectName("importAbout")
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 18, 20, 16)
        box.setSpacing(10)
        box.addWidget(heading(f"From {name}"))
        box.addWidget(self._about)
        box.addLayout(self._ways())
        box.addWidget(self.list, 1)
        box.addWidget(self.detail)
        self._add_gaps(box)
        box.addLayout(self._buttons())
        self.list.opened.connect(self._open)
        self.list.moved.connect(self._show_current)
        self._rows.decided.connect(self._count)
        self.detail.decided.connect(self.list.choose)
        self.detail.opened.connect(lambda: self._open(self.list.currentIndex()))
        self._count()
        self.list.setCurrentIndex(self._rows.index(0))
        self.list.setFocus()

    def _ways(self) -> QHBoxLayout:
        """What concerns many records at once."""
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(button("&All", lambda: self._decide_all(Fate.ADD)))
        row.addWidget(button("Ne&w ones", self._decide_new))
        row.addWidget(button("&None", lambda: self._decide_all(Fate.LEAVE)))
        row.addSpacing(12)
        doubtful = QCheckBox("Only &doubtful ones")
        doubtful.setObjectName("importDoubtful")
        doubtful.setVisible(any(one.is_doubtful for one in self._plan.rows))
        doubtful.toggled.connect(self._show_doubtful)
        row.addWidget(doubtful)
        row.addStretch(1)
        keep = QCheckBox("&Keep the keys of the file")
        keep.setObjectName("importKeepKeys")
        keep.setToolTip("Where they are free and can be cited; else keys are made of author and year.")
        keep.setVisible(self._plan.has_keys)
        keep.toggled.connect(self._keep_keys)
        row.addWidget(keep)
        return row

    def _add_gaps(self, box: QVBoxLayout) -> None:
        if not self._plan.missed:
            return
        count = len(self._plan.missed)
        box.addWidget(quiet(f"Not understood, and left out: {count}"))
        gaps = GapList(self._plan.missed, self._bench.colours)
        gaps.setFixedHeight(_GAP if count == 1 else _GAPS)
        box.addWidget(gaps)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(quiet("Space ticks a record, F2 opens it."), 1)
        row.addWidget(button("Cancel", self.reject))
        row.addWidget(self.going_on)
        return row

    def _decide_all(self, fate: Fate) -> None:
        self._rows.decide(range(self._rows.rowCount()), fate)

    def _decide_new(self) -> None:
        self._plan.start_over()
        self._rows.refresh()

    def _keep_keys(self, keep: bool) -> None:
        self._plan.keep_keys = keep
        self._rows.refresh()

    def _show_doubtful(self, only: bool) -> None:
        self._rows.show_doubtful(only)
        self.list.setCurrentIndex(self._rows.index(0))

    def _show_current(self) -> None:
        self.detail.show_record(self._rows.place(self.list.currentIndex()))

    def _open(self, index: QModelIndex) -> None:
        """Correct a record in the form of a source."""
        place = self._rows.place(index)
        if place is None:
            return
        source = replace(self._plan.rows[place].record.source, key="")
        form = SourceForm(self, self._bench, source, self._plan.given_key(place))
        if form.asked():
            self._plan.correct(place, form.source())
            self._rows.refresh()

    def _count(self) -> None:
        """Say how much there is, and on the button what it would do."""
        counts, rows = self._plan.counts, self._plan.rows
        doubtful = sum(bool(row.doubts) for row in rows)
        parts = [
            "1 source was understood" if len(rows) == 1 else f"{len(rows)} sources were understood",
            f"{counts.listed} in the list already" if counts.listed else "",
            f"{counts.repeated} named more than once" if counts.repeated else "",
            f"{doubtful} with something doubtful" if doubtful else "",
        ]
        self._about.setText(f"{', '.join(filter(None, parts))}.")
        self.going_on.setText(_button(counts.added, counts.completed))
        self.going_on.setEnabled(bool(counts.added or counts.completed))
        self._show_current()


def single_form(parent: QWidget, bench: Workbench, plan: ImportPlan) -> QDialog:
    """The form of a source, filled in with the only record of a plan; accepted, the plan adds it."""
    row = plan.rows[0]
    form = SourceForm(parent, bench, replace(row.record.source, key=""), "")
    if row.doubts and (box := form.layout()) is not None and isinstance(box, QVBoxLayout):
        doubts = quiet(" ".join(row.doubts))
        doubts.setObjectName("importDoubts")
        box.insertWidget(0, doubts)
    form.add_buttons()
    form.accepted.connect(lambda: plan.correct(0, form.source()))
    return form


def with_preview(_parent: QWidget, _bench: Workbench, given: Arguments) -> Arguments | None:
    """Let the person see what was understood before it is taken in."""
    return {**given, "preview": True}


def _numbers(bench: Workbench) -> dict[str, int]:
    """The numbers that the sources of the article have now."""
    found = bench.metadata
    clusters = find_clusters(bench.session.article.body)
    return dict(number(clusters, found.sources, found.citation_order).numbers)


def _button(added: int, completed: int) -> str:
    if not added and completed:
        return f"Complete {completed} source{'' if completed == 1 else 's'}"
    text = f"Add {added} source{'' if added == 1 else 's'}"
    return f"{text}, complete {completed}" if completed else text


ASKS = {"source.import": with_preview, "source.paste": with_preview}
