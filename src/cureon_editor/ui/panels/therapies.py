"""The therapies an article speaks of: name, use, stage and whether the publisher offers them."""

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cureon_editor.article.metadata import Metadata, Therapy
from cureon_editor.ui.widgets.fields import Field, LineField, Reader
from cureon_editor.ui.widgets.parts import button
from cureon_editor.ui.workbench import Workbench

STAGES = (
    ("", "Stage not given"),
    ("preclinical", "Not yet tested in people"),
    ("experimental", "Experimental: trials only"),
    ("approved-elsewhere", "Approved for another use"),
    ("approved", "Approved for this use"),
)
OFFERED = (("", "Offered by us: not said"), ("no", "Not offered by us"), ("yes", "Offered by us"))


class Therapies(QWidget):
    """One card a therapy; cards are made anew only when their number changes."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self._cards: list[TherapyCard] = []
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(12)
        add = button("Add a therapy", self._add, link=True)
        add.setObjectName("field:therapies")
        self._box.addWidget(add)
        bench.details_changed.connect(self._fill)
        self._fill()

    def _fill(self) -> None:
        wanted = len(self._bench.metadata.therapies)
        while len(self._cards) > wanted:
            card = self._cards.pop()
            self._box.removeWidget(card)
            card.let_go()
            card.deleteLater()
        while len(self._cards) < wanted:
            card = TherapyCard(self._bench, len(self._cards))
            self._cards.append(card)
            self._box.insertWidget(len(self._cards) - 1, card)

    def _add(self) -> None:
        therapies = [_plain(therapy) for therapy in self._bench.metadata.therapies]
        self._bench.run(
            "article.set", field="therapies", value=[*therapies, {"name": "New therapy", "use": ""}]
        )


class TherapyCard(QWidget):
    """The four fields of one therapy."""

    def __init__(self, bench: Workbench, index: int) -> None:
        super().__init__()
        self._bench, self._index = bench, index
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        path = f"therapies.{index}"
        self._fields: list[Field] = [
            LineField(QLineEdit(), bench, f"{path}.name", "Therapy, for example CAR-T", self._reader("name")),
            LineField(QLineEdit(), bench, f"{path}.use", "Used for, for example lupus", self._reader("use")),
            WordsField(bench, f"{path}.stage", STAGES, self._reader("stage")),
            WordsField(bench, f"{path}.offered", OFFERED, self._reader("offered")),
        ]
        for field in self._fields:
            box.addWidget(field.widget)
        row = QHBoxLayout()
        row.addWidget(button("Remove this therapy", self._remove, link=True))
        row.addStretch(1)
        box.addLayout(row)

    def let_go(self) -> None:
        """Follow the article no longer, before the card is deleted."""
        for field in self._fields:
            field.let_go()

    def _reader(self, name: str) -> Reader:
        def read(metadata: Metadata) -> str:
            there = self._index < len(metadata.therapies)
            return str(getattr(metadata.therapies[self._index], name)) if there else ""

        return read

    def _remove(self) -> None:
        left = [_plain(t) for i, t in enumerate(self._bench.metadata.therapies) if i != self._index]
        self._bench.run("article.set", field="therapies", value=left or None)


class WordsField(Field):
    """A key with fixed values, shown in words."""

    widget: QComboBox

    def __init__(self, bench: Workbench, key: str, words: tuple[tuple[str, str], ...], read: Reader) -> None:
        super().__init__(QComboBox(), bench, key, read)
        for value, text in words:
            self.widget.addItem(text, value)
        self.widget.setAccessibleName(key.rsplit(".", 1)[-1])
        self.refresh()
        self.widget.activated.connect(lambda index: self.write(self.widget.itemData(index)))

    def shown(self) -> str:
        """The value behind the chosen words."""
        return str(self.widget.currentData() or "")

    def display(self, value: str) -> None:
        """Choose a value; one outside the list is added as it is written."""
        if self.widget.findData(value) < 0:
            self.widget.addItem(value, value)
        self.widget.setCurrentIndex(self.widget.findData(value))


def _plain(therapy: Therapy) -> dict[str, str]:
    given = {"name": therapy.name, "use": therapy.use, "stage": therapy.stage, "offered": therapy.offered}
    return {key: value for key, value in given.items() if value or key in ("name", "use")}
