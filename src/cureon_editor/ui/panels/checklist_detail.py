"""One rule of the checklist in full: what was found, the passages, the offered wording and what to do."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from cureon_editor.checks.findings import Finding, State
from cureon_editor.ui.widgets.parts import button, heading, quiet
from cureon_editor.ui.workbench import Workbench

PASSAGES = 5
QUOTE = 110


class FindingDetail(QScrollArea):
    """Shows one finding; every passage is a button that goes there. Tab comes to it from `rules`."""

    def __init__(self, bench: Workbench, rules: QWidget) -> None:
        super().__init__()
        self._bench = bench
        self._rules = rules
        self._finding: Finding | None = None
        self.setObjectName("checklistDetail")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # Its passages and buttons take the keyboard; a stop at the area itself would show nothing.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_finding(self, finding: Finding | None) -> None:
        """Show a finding, or nothing; one that only moved in the text stays as it is shown."""
        before, self._finding = self._finding, finding
        if finding is not None and before is not None and _unplaced(before) == _unplaced(finding):
            return
        content = QWidget()
        box = QVBoxLayout(content)
        box.setContentsMargins(0, 12, 4, 0)
        box.setSpacing(8)
        if finding is not None:
            for widget in self._parts(finding):
                box.addWidget(widget)
        box.addStretch(1)
        self._put(content)

    def _put(self, content: QWidget) -> None:
        """Show new content where the old one stood in the order of Tab, and keep the keyboard here."""
        focused = self.window().focusWidget()
        held = focused is not None and self.isAncestorOf(focused)
        self.setWidget(content)
        before = self._rules
        for part in content.findChildren(QWidget):
            if part.focusPolicy() & Qt.FocusPolicy.TabFocus:
                self.setTabOrder(before, part)
                if held and before is self._rules:
                    part.setFocus()
                before = part

    def _parts(self, finding: Finding) -> list[QWidget]:
        message = QLabel(finding.message)
        message.setWordWrap(True)
        message.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        parts: list[QWidget] = [heading(finding.title), message]
        parts += [self._passage(place, it.text) for place, it in enumerate(finding.passages[:PASSAGES])]
        if len(finding.passages) > PASSAGES:
            parts.append(quiet(f"and {len(finding.passages) - PASSAGES} more places"))
        if finding.wording and finding.state not in (State.MET, State.WAIVED, State.NOT_APPLICABLE):
            parts.append(quiet(f"“{finding.wording}”"))
        parts.append(self._actions(finding))
        if finding.basis:
            parts.append(quiet(f"Basis: {finding.basis}"))
        return parts

    def _passage(self, place: int, quoted: str) -> QWidget:
        text = " ".join(quoted.split())
        shown = text if len(text) <= QUOTE else f"{text[:QUOTE].rsplit(' ', 1)[0]} …"
        link = QLabel(f"“{shown}”")
        link.setTextFormat(Qt.TextFormat.PlainText)
        link.setWordWrap(True)
        row = _ClickableRow(link, lambda: self._go(place))
        row.setToolTip("Go to this passage")
        return row

    def _go(self, place: int) -> None:
        """Go to where a passage stands by now."""
        if self._finding is not None:
            passage = self._finding.passages[place]
            self._bench.go_to(passage.part, passage.start, passage.end)

    def _actions(self, finding: Finding) -> QWidget:
        row = QWidget()
        box = QHBoxLayout(row)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        is_open = finding.state in (State.NOT_MET, State.PARTLY, State.NEEDS_PERSON)
        if is_open and finding.wording:
            insert = button(
                "Insert this wording", lambda: self._bench.run("checklist.insert_wording", rule=finding.rule)
            )
            insert.setObjectName("insertWording")
            box.addWidget(insert)
        if is_open:
            aside = button(
                "Set aside…", lambda: self._bench.run("checklist.waive", rule=finding.rule), link=True
            )
            aside.setToolTip("Set this rule aside for this article, with your name and a reason")
            box.addWidget(aside)
        box.addStretch(1)
        return row


def _unplaced(finding: Finding) -> Finding:
    """A finding without the places of its passages, which change with every key before them."""
    return replace(finding, passages=tuple(replace(it, start=0, end=0) for it in finding.passages))


class _ClickableRow(QFrame):
    """A quoted passage that works like a button, by mouse and by keyboard."""

    def __init__(self, label: QLabel, pressed: Callable[[], None]) -> None:
        super().__init__()
        self._pressed = pressed
        self.setObjectName("passage")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        box = QHBoxLayout(self)
        box.setContentsMargins(10, 4, 6, 4)
        box.addWidget(label)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Go to the passage."""
        event.accept()
        self._pressed()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go to the passage with Enter or Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._pressed()
        else:
            super().keyPressEvent(event)
