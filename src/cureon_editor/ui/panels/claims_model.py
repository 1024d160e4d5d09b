"""The claims as rows of a list: which of them are shown, and what each row says."""

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from cureon_editor.checks.claims.model import CitedSource, Claim, Standing
from cureon_editor.editing.source_search import folded
from cureon_editor.ui.theme.colours import Colours
from cureon_editor.ui.widgets.parts import tip
from cureon_editor.ui.widgets.row_delegate import ROW_ROLE, Row

#: Item data roles: a claim's place among all claims, and its standing.
PLACE, STANDING = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
WORDS = {
    Standing.NO_SOURCE: "No source",
    Standing.WAIVED: "Set aside",
    Standing.RETRACTED: "Cites a retracted source",
    Standing.DISAGREES: "Numbers disagree",
    Standing.CITED: "Cited",
}
ICONS = {
    Standing.NO_SOURCE: "circle",
    Standing.WAIVED: "circle-slash",
    Standing.RETRACTED: "triangle-alert",
    Standing.DISAGREES: "git-compare",
    Standing.CITED: "text-quote",
}
#: How many letters of a block its row may need.
_LETTERS = 160


@dataclass(frozen=True, slots=True)
class Filter:
    """A choice of claims: its name, and which standings it shows; `disagreeing` adds all that disagree."""

    title: str
    standings: frozenset[Standing] = frozenset(Standing)
    disagreeing: bool = False

    def shows(self, claim: Claim) -> bool:
        """Whether it shows a claim."""
        return claim.standing in self.standings or (self.disagreeing and bool(claim.disagreements))


FILTERS = (
    Filter("All"),
    Filter("Without a source", frozenset({Standing.NO_SOURCE})),
    Filter("Disagreeing", frozenset({Standing.DISAGREES}), disagreeing=True),
    Filter("Retracted source", frozenset({Standing.RETRACTED})),
    Filter("Set aside", frozenset({Standing.WAIVED})),
)


def colour(standing: Standing, colours: Colours) -> str:
    """The colour that goes with a standing's icon and word."""
    return {
        Standing.NO_SOURCE: colours.not_met,
        Standing.RETRACTED: colours.not_met,
        Standing.DISAGREES: colours.partly,
        Standing.CITED: colours.accent,
    }.get(standing, colours.muted)


def unplaced(claim: Claim) -> Claim:
    """A claim without its places, which change with every key before them."""
    return replace(
        claim,
        start=0,
        end=0,
        line=0,
        told=tuple(replace(told, start=0, end=0) for told in claim.told),
        disagreements=tuple(
            replace(it, start=0, end=0, other=it.other and (0, 0)) for it in claim.disagreements
        ),
    )


class ClaimsModel(QAbstractListModel):
    """The claims that filter and words leave, in the order of the text."""

    def __init__(self, colours: Colours) -> None:
        super().__init__()
        self._colours = colours
        self.claims: tuple[Claim, ...] = ()
        self._shown: list[int] = []

    def show(self, claims: tuple[Claim, ...], chosen: Filter, words: str) -> bool:
        """Show claims; True when rows came or went, else only what they say has changed."""
        wanted = folded(words).split()
        shown = [at for at, claim in enumerate(claims) if chosen.shows(claim) and _has(claim, wanted)]
        if shown != self._shown or len(claims) != len(self.claims):
            self.beginResetModel()
            self.claims, self._shown = claims, shown
            self.endResetModel()
            return True
        self.claims = claims
        self._tell()
        return False

    def recolour(self, colours: Colours) -> None:
        """Draw in a palette."""
        self._colours = colours
        self._tell()

    def claim(self, index: QModelIndex | QPersistentModelIndex) -> Claim | None:
        """The claim of a row."""
        return self.claims[self._shown[index.row()]] if index.isValid() else None

    def row_of(self, place: int) -> int:
        """The row of a claim by its place among all; -1 when it is not shown."""
        return self._shown.index(place) if place in self._shown else -1

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:  # noqa: N802
        """How many claims are shown."""
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """What a row shows and says."""
        claim = self.claim(index)
        if claim is None:
            return None
        if role == ROW_ROLE:
            return self._row(claim)
        if role == PLACE:
            return self._shown[index.row()]
        if role == STANDING:
            return str(claim.standing)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(claim.text)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{WORDS[claim.standing]}: {claim.text[:_LETTERS]}. {_sources(claim)}"
        return claim.text if role == Qt.ItemDataRole.DisplayRole else None

    def _row(self, claim: Claim) -> Row:
        word, said = WORDS[claim.standing], _sources(claim)
        both = said and claim.standing is not Standing.CITED
        return Row(
            claim.text[:_LETTERS],
            f"{word} · {said}" if both else said or word,
            ICONS[claim.standing],
            colour(claim.standing, self._colours),
        )

    def _tell(self) -> None:
        if self._shown:
            self.dataChanged.emit(self.index(0), self.index(len(self._shown) - 1))


def _has(claim: Claim, words: list[str]) -> bool:
    """Whether all words stand in a claim, its section or the names of its sources."""
    if not words:
        return True
    text = folded(" ".join((claim.text, claim.section, *(source.short for source in claim.sources))))
    return all(word in text for word in words)


def _sources(claim: Claim) -> str:
    """The sources of a claim in short, each with what its card counts; or who set it aside."""
    return claim.set_aside or " · ".join(_source(source) for source in claim.sources)


def _source(source: CitedSource) -> str:
    name = f"{source.number} {source.short}" if source.number else source.short
    card = [part for part in (source.study.people, source.study.follow_up) if part] if source.study else []
    return f"{name} ({', '.join(' '.join(part.split()) for part in card)})" if card else name
