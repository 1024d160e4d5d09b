"""The sources behind a citation of the text: shown to a resting mouse, opened with Ctrl and a click."""

from collections.abc import Callable, Iterator
from html import escape

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QCursor, QInputEvent, QMouseEvent, QTextBlock

from cureon_editor.article.sources import Correction
from cureon_editor.citations.find import Cluster, find_clusters
from cureon_editor.citations.identifiers import identifiers
from cureon_editor.citations.styles import format_source, house_style
from cureon_editor.ui.editor.body_editor import BodyEditor
from cureon_editor.ui.editor.offsets import extra_units, to_points
from cureon_editor.ui.workbench import Workbench

#: Lines of a paragraph looked at, each way, for a citation that runs over line ends.
NEAR = 8
#: Sources on one card, and its width in pixels.
MOST, WIDTH = 5, 380
_TO_DO = "Add the source, correct the key, or press Ctrl+Shift+K here to choose another."
_WARNINGS = {
    Correction.RETRACTED: "⚠ This source was retracted.",
    Correction.CONCERN: "⚠ The publisher has voiced concern about this source.",
    Correction.CORRECTED: "This source was corrected after it appeared.",
}


class Hover(QObject):
    """Knows what the mouse points at in the text.

    While Ctrl is held over a citation the pointer is a hand. `others` gives what else there is to tell of a
    position, as rich text.
    """

    def __init__(
        self, editor: BodyEditor, bench: Workbench, others: Callable[[int], str] = lambda _position: ""
    ) -> None:
        super().__init__(editor)
        self._editor, self._bench, self._others = editor, bench, others
        self._hand = False
        editor.hover_text = self._card
        editor.viewport().setMouseTracking(True)
        editor.viewport().installEventFilter(self)
        editor.control_held.connect(self._hold)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Follow the mouse and Ctrl; nothing is taken away from the text."""
        kind = event.type()
        if kind == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            self._point(event.position().toPoint(), held=_with_control(event))
        elif kind == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            self._released(event)
        elif kind == QEvent.Type.Leave:
            self._point(QPoint(), held=False)
        return super().eventFilter(watched, event)

    def _hold(self, held: bool) -> None:
        """Ctrl was pressed or let go where the mouse is."""
        self._point(self._editor.viewport().mapFromGlobal(QCursor.pos()), held=held)

    def _point(self, place: QPoint, *, held: bool) -> None:
        """Show the hand over a citation while Ctrl is held."""
        if not held and not self._hand:
            return
        hand = held and self._key_at(place) is not None
        if hand != self._hand:
            self._hand = hand
            shape = Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.IBeamCursor
            self._editor.viewport().setCursor(shape)

    def _released(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or not _with_control(event):
            return
        key = self._key_at(event.position().toPoint())
        if key is not None and not self._editor.textCursor().hasSelection():
            self._bench.run("source.show", key=key)

    def _key_at(self, place: QPoint) -> str | None:
        """The key under a point; anywhere else in a citation its first."""
        cursor = self._editor.cursorForPosition(place)
        if not self._editor.cursorRect(cursor).adjusted(-24, 0, 24, 0).contains(place):
            return None
        for cluster, offset in self._clusters(cursor.position()):
            inside = (item.key for item in cluster.items if item.start <= offset <= item.end)
            return next(inside, cluster.items[0].key)
        return None

    def _clusters(self, position: int) -> Iterator[tuple[Cluster, int]]:
        """The citation at a position of the widget's document, and that position in the text searched."""
        block = self._editor.document().findBlock(position)
        lines = _paragraph(block)
        text = "\n".join(line.text() for line in lines)
        if "@" not in text:
            return
        units = position - lines[0].position()
        offset = to_points(text, units, extra_units(text))
        for cluster in find_clusters(text):
            if cluster.start <= offset <= cluster.end:
                yield cluster, offset

    def _card(self, position: int) -> str:
        """What there is to tell of a position of the widget's document, as rich text; empty elsewhere."""
        return self._sources(position) + self._others(position)

    def _sources(self, position: int) -> str:
        """The sources cited there."""
        keys = [item.key for cluster, _offset in self._clusters(position) for item in cluster.items]
        if not keys:
            return ""
        rows = "".join(self._row(key) for key in dict.fromkeys(keys[:MOST]))
        more = f"<p>and {len(keys) - MOST} more</p>" if len(keys) > MOST else ""
        return f"<table width='{WIDTH}' cellpadding='2'>{rows}</table>{more}"

    def _row(self, key: str) -> str:
        colours = self._bench.colours
        source = next((source for source in self._bench.metadata.sources if source.key == key), None)
        if source is None:
            return _cells("?", colours.not_met, f"No source has the key {escape(key)}. {_TO_DO}")
        row = next((row for row in self._bench.rows if row.key == key), None)
        number = str(row.number) if row and row.number else "–"
        warning = _WARNINGS.get(source.correction or Correction.NONE, "")
        labels = [label for label, _address in identifiers(source)] or ["no identifier"]
        facts = " · ".join([*labels, _times(row.cited if row else 0)])
        parts = (
            escape(format_source(source, house_style(self._bench.journal))),
            warning and f"<span style='color: {colours.not_met}'><b>{warning}</b></span>",
            f"<span style='color: {colours.muted}'>{escape(facts)}</span>",
        )
        return _cells(number, colours.accent, "<br/>".join(filter(None, parts)))


def _cells(mark: str, colour: str, text: str) -> str:
    return f"<tr><td style='color: {colour}'><b>{mark}</b>&nbsp;</td><td>{text}</td></tr>"


def _paragraph(block: QTextBlock) -> list[QTextBlock]:
    """The lines around one, up to blank ones."""
    lines = [block]
    while len(lines) <= NEAR and (before := lines[0].previous()).isValid() and before.text().strip():
        lines.insert(0, before)
    for _ in range(NEAR):
        after = lines[-1].next()
        if not after.isValid() or not after.text().strip():
            break
        lines.append(after)
    return lines


def _times(cited: int) -> str:
    return ("not cited", "cited once", "cited twice")[cited] if cited < 3 else f"cited {cited} times"


def _with_control(event: QInputEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
