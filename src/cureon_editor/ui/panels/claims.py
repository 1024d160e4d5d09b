"""The Claims panel: every block that states facts, beside what it cites and what disagrees with it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QListView, QSplitter, QVBoxLayout, QWidget

from cureon_editor.article.edits import Part
from cureon_editor.checks.claims.listing import read_block
from cureon_editor.checks.claims.model import Claim, Standing
from cureon_editor.rendering.protocol import Claims as Told
from cureon_editor.ui.panels.claims_detail import ClaimDetail
from cureon_editor.ui.panels.claims_model import FILTERS, PLACE, ClaimsModel
from cureon_editor.ui.panels.panel import Panel
from cureon_editor.ui.theme.colours import Colours
from cureon_editor.ui.widgets.parts import quiet
from cureon_editor.ui.widgets.row_delegate import RowDelegate
from cureon_editor.ui.workbench import Workbench

RULE = "claims-cited"
WAITING = "The claims appear once the text has been read."
NONE = "No block states facts in words that a machine knows."
NOTHING_FOUND = "No claim fits. Choose All and empty the field above to see the whole list."
MOVED = "The text has changed since this list was made. Try again in a moment."
#: What may stand behind the last word of a block.
_CLOSING = " \t\n.!?…:;*_|)\"'”’"


class ClaimsList(QListView):
    """The list; Enter goes to the chosen claim."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter goes there, whatever the platform does on activation."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.clicked.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class Claims(QWidget):
    """Filter and search above the list of claims; below it the chosen claim in full."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self._claims: tuple[Claim, ...] = ()
        self._place: int | None = None
        self._model = ClaimsModel(bench.colours)
        self._delegate = RowDelegate(bench.colours, Qt.TextElideMode.ElideRight)
        self._summary, self._empty = quiet(WAITING), quiet("")
        self._filter, self._words = QComboBox(), QLineEdit()
        self._list = ClaimsList()
        self._detail = ClaimDetail(bench, self._cite, self._set_aside)
        self._build()
        self._list.clicked.connect(self._go)
        self._list.selectionModel().currentChanged.connect(self._choose)
        self._filter.currentIndexChanged.connect(lambda _index: self._fill())
        self._words.textChanged.connect(lambda _words: self._fill())
        bench.claimed.connect(self._show)
        bench.themed.connect(self._recolour)
        if bench.claims is not None:
            self._show(bench.claims)

    def _build(self) -> None:
        self._filter.setObjectName("claimsFilter")
        self._filter.setAccessibleName("Show which claims")
        self._filter.addItems([choice.title for choice in FILTERS])
        self._words.setObjectName("claimsWords")
        self._words.setPlaceholderText("Find a claim")
        self._words.setAccessibleName("Show claims with these words")
        self._words.setClearButtonEnabled(True)
        self._list.setObjectName("claimsList")
        self._list.setAccessibleName("Claims")
        self._list.setModel(self._model)
        self._list.setItemDelegate(self._delegate)
        self._list.setMouseTracking(True)
        self._list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        above = QHBoxLayout()
        above.setSpacing(8)
        above.addWidget(self._words, 1)
        above.addWidget(self._filter)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.setHandleWidth(1)
        parts.addWidget(self._list)
        parts.addWidget(self._detail)
        parts.setSizes([320, 300])
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self._summary)
        box.addLayout(above)
        box.addWidget(self._empty)
        box.addWidget(parts, 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Down goes from the search to the claims, Escape clears it."""
        if self._words.hasFocus() and event.key() == Qt.Key.Key_Down:
            self._list.setFocus()
        elif self._words.hasFocus() and event.key() == Qt.Key.Key_Escape and self._words.text():
            self._words.clear()
        else:
            super().keyPressEvent(event)

    def _show(self, told: Told) -> None:
        self._claims = told.claims or ()
        self._summary.setText(told.problem or summary_sentence(self._claims))
        for index, choice in enumerate(FILTERS):
            count = sum(choice.shows(claim) for claim in self._claims)
            self._filter.setItemText(index, f"{choice.title} {count}")
        self._bench.badged.emit("claims", _count(self._claims, Standing.NO_SOURCE))
        self._fill()

    def _fill(self) -> None:
        """Show what filter and words leave, and keep the chosen claim if it is among it."""
        place = self._place
        if self._model.show(self._claims, FILTERS[self._filter.currentIndex()], self._words.text()):
            row = max(0, self._model.row_of(place)) if place is not None else 0
            self._list.setCurrentIndex(self._model.index(row, 0))
        shown = self._model.rowCount()
        self._empty.setText(NOTHING_FOUND)
        self._empty.setVisible(bool(self._claims) and not shown)
        self._detail.show_claim(self._model.claim(self._list.currentIndex()))

    def _recolour(self, colours: Colours) -> None:
        self._delegate.colours = colours
        self._model.recolour(colours)

    def _choose(self, index: QModelIndex | QPersistentModelIndex) -> None:
        if index.isValid():
            self._place = index.data(PLACE)
        self._detail.show_claim(self._model.claim(index))

    def _go(self, index: QModelIndex | QPersistentModelIndex) -> None:
        claim = self._model.claim(index)
        if claim:
            self._bench.go_to(Part.BODY, claim.start, claim.end)

    def _cite(self, claim: Claim) -> None:
        """Put the caret behind the last word of the claim and ask what to cite there."""
        block = self._block(claim)
        if block is not None:
            place = claim.start + len(block.rstrip(_CLOSING))
            self._bench.go_to(Part.BODY, place, place)
            self._bench.run("insert.citation")

    def _set_aside(self, claim: Claim) -> None:
        block = self._block(claim)
        if block is not None:
            self._bench.run("checklist.waive", rule=RULE, quote=block)

    def _block(self, claim: Claim) -> str | None:
        """The claim as it stands in the text; None, and a sentence, when it stands elsewhere by now."""
        block = self._bench.session.article.body[claim.start : claim.end]
        if read_block(block) == claim.text:
            return block
        self._bench.told.emit(MOVED)
        return None


def summary_sentence(claims: tuple[Claim, ...]) -> str:
    """How the claims stand, in one sentence."""
    if not claims:
        return NONE
    every = "1 claim" if len(claims) == 1 else f"{len(claims):,} claims"
    disagreeing = sum(bool(claim.disagreements) for claim in claims)
    return f"{every} · {_count(claims, Standing.NO_SOURCE)} without a source · {disagreeing} disagreeing"


def _count(claims: tuple[Claim, ...], standing: Standing) -> int:
    return sum(claim.standing is standing for claim in claims)


PANEL = Panel("claims", "Claims", "text-quote", 5, Claims, "Ctrl+Alt+5")
