"""One rule of the checklist in full: how it stands, the passages, the offered wording and what to do."""

import re

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from cureon_editor.article.edits import Part
from cureon_editor.article.metadata import Metadata
from cureon_editor.checks.engine import FAULTS
from cureon_editor.checks.findings import Finding, State
from cureon_editor.ui.panels.checklist_actions import INSERT, Action, carry_out, rule_actions
from cureon_editor.ui.panels.checklist_groups import is_open, state_icon, state_word
from cureon_editor.ui.panels.checklist_help import RuleHelp
from cureon_editor.ui.panels.checklist_menu import offer
from cureon_editor.ui.panels.checklist_offer import ActionBar, Offer
from cureon_editor.ui.panels.checklist_passages import FIRST, MORE, PlacesList
from cureon_editor.ui.panels.checklist_places import Place, count, places
from cureon_editor.ui.theme.icons import pixmap
from cureon_editor.ui.widgets.parts import heading
from cureon_editor.ui.workbench import Workbench

ICON = 20


class FindingDetail(QScrollArea):
    """Shows one finding, writing over what it showed before. Tab comes to it from `rules`."""

    def __init__(self, bench: Workbench, rules: QWidget) -> None:
        super().__init__()
        self._bench, self._rules = bench, rules
        self._finding: Finding | None = None
        self._metadata: Metadata | None = None
        self._picture: tuple[str, str, int, float] | None = None
        self._most = FIRST
        self.setObjectName("checklistDetail")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # Its passages and buttons take the keyboard; a stop at the area itself would show nothing.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._build()
        bench.themed.connect(lambda _colours: self._show_state())

    def _build(self) -> None:
        bench = self._bench
        self._content = content = QWidget()
        self._icon, self._title, self._state = QLabel(), heading(""), QLabel()
        self._title.setWordWrap(True)
        self._state.setTextFormat(Qt.TextFormat.PlainText)
        self._message = QLabel()
        self._message.setTextFormat(Qt.TextFormat.PlainText)
        self._message.setWordWrap(True)
        self._message.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._places = PlacesList(self._go, self._run, self._place_menu, self._show_more)
        self._offer = Offer(self._insert)
        self._actions = ActionBar(self._run)
        self._help = RuleHelp(bench, self._run)
        box = QVBoxLayout(content)
        box.setContentsMargins(0, 12, 4, 8)
        box.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        named = QVBoxLayout()
        named.setSpacing(0)
        named.addWidget(self._title)
        named.addWidget(self._state)
        head.addLayout(named, 1)
        box.addLayout(head)
        parts = (self._message, self._places, self._offer, self._actions, self._help)
        for part in parts:
            box.addWidget(part)
        box.addStretch(1)
        self.setWidget(content)
        content.hide()

    def show_finding(self, finding: Finding | None) -> None:
        """Show a finding, or nothing; what of it reads as before is not touched."""
        before, self._finding = self._finding, finding
        metadata, self._metadata = self._metadata, self._bench.metadata
        if finding is before and metadata is self._metadata:
            return
        self._content.setVisible(finding is not None)
        if finding is None:
            return
        if before is None or before.rule != finding.rule:
            self._most = FIRST
            self.verticalScrollBar().setValue(0)
        held = self._holds_keyboard
        self._title.setText(finding.title)
        self._show_state()
        self._message.setText(finding.message)
        self._show_places()
        self._offer.show_wording(finding.wording if is_open(finding) else "")
        if self._actions.show_actions([it for it in rule_actions(finding) if it.command != INSERT]):
            self._order()
        self._help.show_finding(finding)
        self._help.setVisible(finding.rule != FAULTS)
        if before is None:
            self._order()
        if held and not self._holds_keyboard:
            self._rules.setFocus()

    @property
    def _holds_keyboard(self) -> bool:
        focused = self.window().focusWidget()
        return focused is not None and focused.isVisible() and self.isAncestorOf(focused)

    def _show_state(self) -> None:
        finding = self._finding
        if finding is None:
            return
        colour = self._bench.colours.state(finding.state)
        picture = (state_icon(finding), colour, ICON, self.devicePixelRatioF())
        if picture != self._picture:
            self._picture = picture
            self._icon.setPixmap(pixmap(*picture))
        weight = "required" if finding.required else "advised"
        beside = finding.state in (State.NOT_APPLICABLE, State.WAIVED)
        self._state.setText(state_word(finding) if beside else f"{state_word(finding)} · {weight}")
        sheet = f"color: {colour};"
        if self._state.styleSheet() != sheet:
            self._state.setStyleSheet(sheet)

    def _show_places(self) -> None:
        finding = self._finding
        if finding is None:
            return
        metadata = self._bench.metadata
        shown = places(finding, metadata, self._most)
        if self._places.show_places(finding, shown, count(finding, metadata) - len(shown)):
            self._order()

    def _show_more(self) -> None:
        self._most += MORE
        self._show_places()

    def _order(self) -> None:
        """Let Tab go from the list of rules through everything here from top to bottom."""
        before = self._rules
        for part in self._content.findChildren(QWidget):
            if part.focusPolicy() & Qt.FocusPolicy.TabFocus:
                self.setTabOrder(before, part)
                before = part

    def _insert(self) -> None:
        if self._finding is not None:
            self._run(Action("Insert this wording", INSERT, {"rule": self._finding.rule}))

    def _run(self, action: Action) -> None:
        carry_out(self._bench, action)

    def _go(self, place: Place) -> None:
        """Go to where a place stands by now."""
        if place.passage is not None:
            self._bench.go_to(place.passage.part, place.passage.start, place.passage.end)
        elif place.quote:
            self._go_to_words(place.quote)
        else:
            self._bench.run("checklist.fill_in", field=place.field)

    def _go_to_words(self, quote: str) -> None:
        """Go to words of the body, between which white space may be another by now."""
        body = self._bench.session.article.body
        found = re.search(r"\s+".join(map(re.escape, quote.split())), body)
        if found is None:
            self._bench.told.emit("These words are no longer in the text. Take the waiver back.")
        else:
            self._bench.go_to(Part.BODY, found.start(), found.end())

    def _place_menu(self, place: Place, actions: tuple[Action, ...], at: QPoint) -> None:
        offer(self, lambda: self._go(place), actions, self._run, at)
