"""Link typed numbers: every place with its context to accept or refuse, and which source a number means."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from cureon_editor.article.edits import Part, RefusedError
from cureon_editor.citations.styles import house_style
from cureon_editor.ui.dialogs.asking import Arguments
from cureon_editor.ui.dialogs.link_choices import Choices
from cureon_editor.ui.dialogs.link_lists import LinkMeanings, LinkPlaces
from cureon_editor.ui.widgets.link_delegate import LinkDelegate
from cureon_editor.ui.widgets.parts import button, quiet
from cureon_editor.ui.workbench import Workbench

_SIZE = (1040, 660)


class LinkNumbers(QDialog):
    """The candidates beside what each number means; one button links those that are ticked."""

    def __init__(self, parent: QWidget | None, bench: Workbench, choices: Choices) -> None:
        super().__init__(parent)
        self.setObjectName("linkNumbers")
        self.setWindowTitle("Link typed numbers")
        self.resize(*_SIZE)
        self.choices = choices
        self._bench = bench
        self._delegate = LinkDelegate(bench.colours)
        self.places = LinkPlaces(choices, self._delegate)
        self.places.currentRowChanged.connect(self._show_place)
        self.places.ticked.connect(self._count)
        self.meanings = LinkMeanings(
            bench.metadata.sources, choices.order, choices.numbers, house_style(bench.journal)
        )
        self.meanings.changed.connect(self._means)
        self.as_listed = QCheckBox("Number the sources as the list stands, so that these numbers are printed")
        self.as_listed.setVisible(choices.can_be_listed)
        self.as_listed.setChecked(choices.can_be_listed and choices.renumbers)
        self.going_on = button("", self.accept, primary=True)
        self.going_on.setDefault(True)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 18, 20, 16)
        box.setSpacing(12)
        box.addWidget(quiet("Ticked numbers become citations of the sources they mean. Space ticks a row."))
        middle = QHBoxLayout()
        middle.setSpacing(20)
        middle.addLayout(self._left(), 1)
        middle.addWidget(self.meanings)
        box.addLayout(middle, 1)
        box.addWidget(self.as_listed)
        box.addLayout(self._buttons())
        self._count()
        self.places.setFocus()

    def _left(self) -> QVBoxLayout:
        """The three ways to tick many, above the candidates."""
        row = QHBoxLayout()
        row.setSpacing(8)
        for text, ticks in (
            ("&All", self.choices.tick_all),
            ("&Certain only", self.choices.tick_certain),
            ("&None", self.choices.tick_none),
        ):
            row.addWidget(button(text, partial(self._tick, ticks)))
        row.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.places, 1)
        return column

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button("Cancel", self.reject))
        row.addWidget(self.going_on)
        return row

    def _means(self, number: int, key: str) -> None:
        self.choices.means(number, key)
        self.places.fill()

    def _tick(self, ticks: Callable[[], None]) -> None:
        ticks()
        self.places.show_ticks()

    def _count(self) -> None:
        count = len(self.choices.accepted)
        self.going_on.setText(f"Link {count} number{'' if count == 1 else 's'}")
        self.going_on.setEnabled(count > 0)

    def _show_place(self, row: int) -> None:
        """Show the place of a row in the text behind."""
        if row >= 0:
            candidate = self.choices.candidates[row]
            self._bench.go_to(Part.BODY, candidate.start, candidate.end)


def link_numbers(parent: QWidget, bench: Workbench, given: Arguments) -> Arguments | None:
    """Show every typed number that may be a citation, to be accepted or refused."""
    if "accept" in given:
        return given
    if not bench.metadata.sources:
        bench.told.emit(
            "There is no source to link to yet. Add the sources first, in the order of the numbers."
        )
        return None
    try:
        choices = Choices(bench.session.article)
    except RefusedError as refusal:
        bench.told.emit(str(refusal))
        return None
    if not choices.candidates:
        bench.told.emit("No typed numbers were found that could be citations.")
        return None
    dialog = LinkNumbers(parent, bench, choices)
    if not dialog.exec():
        return None
    return {
        "accept": choices.accepted,
        "order": choices.order,
        "as_listed": dialog.as_listed.isChecked(),
    }


ASKS = {"citations.link_numbers": link_numbers}
