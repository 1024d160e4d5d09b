"""What can be done about a marked passage where it stands: the entries of the menu that offers them."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from cureon_editor.article.edits import Part
from cureon_editor.checks.findings import State
from cureon_editor.ui.editor.body_editor import BodyEditor
from cureon_editor.ui.editor.finding_marks import FindingMarks
from cureon_editor.ui.editor.finding_places import Mark
from cureon_editor.ui.workbench import Workbench

#: Passages that one menu speaks of.
MOST = 4
INSERT = "checklist.insert_wording"
#: The rule that a citation helps.
CLAIMS = "claims-cited"

Fix = tuple[str, Callable[[], object]]


class FindingFixes:
    """Offers what can be done about marks, in a menu of its own or at the head of another."""

    def __init__(self, editor: BodyEditor, marks: FindingMarks, bench: Workbench) -> None:
        self._editor, self._marks, self._bench = editor, marks, bench

    def offer(self, marks: Sequence[Mark], place: QPoint) -> None:
        """Show the menu at a place of the screen."""
        menu = QMenu(self._editor)
        menu.setObjectName("findingFixes")
        self.fill(menu, marks)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def fill(self, menu: QMenu, marks: Sequence[Mark]) -> None:
        """Add what can be done about marks to a menu."""
        for mark in marks[:MOST]:
            if not menu.isEmpty():
                menu.addSeparator()
            # A section's title is not drawn under a style sheet.
            menu.addAction(mark.finding.title).setEnabled(False)
            for words, run in self.fixes(mark):
                menu.addAction(words).triggered.connect(lambda _checked=False, run=run: run())

    def fixes(self, mark: Mark) -> Iterator[Fix]:
        """What can be done about one mark, the nearest remedy first."""
        finding, run = mark.finding, self._bench.run
        rule, quote = finding.rule, " ".join(mark.passage.text.split())
        if mark.passage.instead:
            yield f"Write “{mark.passage.instead}”", partial(self._use_words, mark)
        if rule == CLAIMS and mark.passage.lacks:
            yield "Add a citation here…", partial(self._cite, mark)
        if finding.wording:
            yield "Insert the offered wording", partial(run, INSERT, rule=rule, quote=quote)
        if finding.state is State.NEEDS_PERSON and finding.confirmable:
            yield "Confirm this passage", partial(run, "review.attest", rule=rule, quote=quote)
        if finding.by_passage:
            yield "Set this passage aside…", partial(run, "checklist.waive", rule=rule, quote=quote)
        yield "Show the rule in the checklist", partial(run, "checklist.show", rule=rule)

    def _use_words(self, mark: Mark) -> None:
        """Put the suggested words in the passage's place."""
        span = self._marks.span(mark)
        if span is not None:
            start, end = span
            self._bench.run("checklist.use_words", start=start, end=end, words=mark.passage.instead)

    def _cite(self, mark: Mark) -> None:
        """Put the caret behind the passage's last word and let a source be chosen."""
        span = self._marks.span(mark)
        if span is not None:
            words = self._bench.session.article.body[slice(*span)].rstrip(" \t\n.!?…")
            place = span[0] + len(words)
            self._bench.go_to(Part.BODY, place, place)
            self._bench.run("insert.citation")
