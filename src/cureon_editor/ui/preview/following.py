"""Page and text follow each other: the page shows the caret's place, a click on the page moves the caret."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QTextBlock
from PySide6.QtWidgets import QApplication, QWidget

from cureon_editor.article.edits import Part
from cureon_editor.session.session import Change
from cureon_editor.ui.editor.binding import Binding
from cureon_editor.ui.editor.body_editor import BodyEditor
from cureon_editor.ui.editor.offsets import extra_units, to_points, to_units
from cureon_editor.ui.preview.host import PageHost
from cureon_editor.ui.preview.letters import in_text, letters, on_page, without_marks
from cureon_editor.ui.preview.model import Passage
from cureon_editor.ui.preview.source_lines import footnote_around, footnote_named, lines_between
from cureon_editor.ui.workbench import Workbench

if TYPE_CHECKING:
    from cureon_editor.rendering.protocol import PagePatch

#: The fields that stand at the top of the page.
HEAD_FIELDS = ("field:title", "field:standfirst")
#: From so many characters of HTML on, finding the caret in a passage waits so many milliseconds.
LONG, PAUSE = 16_000, 120


class Following(QObject):
    """Connects the caret with the page; `show_field` goes to a field of the article."""

    def __init__(
        self,
        bench: Workbench,
        editor: BodyEditor,
        binding: Binding,
        page: PageHost,
        show_field: Callable[[str], None],
    ) -> None:
        super().__init__(editor)
        self._bench, self._editor, self._binding = bench, editor, binding
        self._page, self._show_field = page, show_field
        self._typed = False
        self._still = False
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._follow)
        bench.session.listen(self._note)
        editor.cursorPositionChanged.connect(self._caret_moved)
        page.patched.connect(self._page_changed)
        page.clicked.connect(self._clicked)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    def _note(self, change: Change) -> None:
        """Remember that the text changed at the caret; a change made elsewhere moves nothing."""
        if change.edit is None:
            self._typed = False
            self._soon.stop()
        elif change.edit.selection is not None and change.before.body is not change.after.body:
            self._typed = True

    def _caret_moved(self) -> None:
        """Follow at once on a page that shows the text; otherwise its next patch comes with the caret."""
        if self._page.model.revision == self._bench.session.revision:
            self._follow_soon()

    def _page_changed(self, patch: "PagePatch") -> None:
        if patch.header is not None and self._in_head(QApplication.focusWidget()):
            self._page.show_top()
        elif self._typed:
            self._follow_soon()

    def _follow_soon(self) -> None:
        """Follow at once, or in a pause where it takes longer than a key may."""
        passage = self._page.model.at_line(self._editor.textCursor().blockNumber())
        if passage is not None and len(passage.html) > LONG:
            self._soon.start(PAUSE)
        else:
            self._follow()

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._in_head(new):
            self._page.show_top()

    def _in_head(self, widget: QWidget | None) -> bool:
        return (
            widget is not None
            and widget.objectName() in HEAD_FIELDS
            and widget.window() is self._editor.window()
        )

    def _follow(self) -> None:
        """Show the caret's place on the page."""
        typed = self._typed
        model = self._page.model
        if model.revision == self._bench.session.revision:
            self._typed = False
        place = self.place_at(self._editor.textCursor().position())
        if place is None:
            self._page.show_top()
        else:
            self._page.follow({**place, "typed": typed, "still": self._still})

    def place_at(self, position: int) -> dict[str, object] | None:
        """A position in the editor’s document as the page’s script understands it; None above all blocks."""
        document = self._editor.document()
        block = document.findBlock(position)
        line, model = block.blockNumber(), self._page.model
        passage = model.at_line(line)
        if passage is None:
            return None
        span = (passage.line, passage.end)
        notes = model.footnotes
        if notes is not None and (around := footnote_around(document, line)):
            passage, span = notes, around
        return self._place(passage, span, block, position - block.position())

    def _place(
        self, passage: Passage, span: tuple[int, int | None], block: QTextBlock, units: int
    ) -> dict[str, object]:
        """The caret's place in a passage, as the page's script understands it."""
        lines = lines_between(self._editor.document(), *span)
        own = block.text()
        text = without_marks(lines)
        start = sum(len(line) + 1 for line in lines[: block.blockNumber() - span[0]])
        offset = start + to_points(own, units, extra_units(own))
        return {
            "block": passage.number,
            "letters": on_page(text, offset, passage.html),
            "after": bool(letters(text[start:offset])),
        }

    def _clicked(self, told: dict[str, Any]) -> None:
        """Go where a click on the page was meant."""
        if "source" in told:
            self._bench.run("source.show", key=told["source"])
        elif "field" in told:
            self._show_field(told["field"])
        elif "block" in told:
            self._go_to(told["block"], told["letters"], told["note"])

    def _go_to(self, number: int, place: int, note: str | None) -> None:
        """Put the caret at the beginning of the sentence clicked."""
        # Only a click needs it, and prose takes a moment to load.
        from cureon_editor.ui.preview.sentence_starts import sentence_start

        passage = self._page.model.passage(number)
        if passage is None:
            return
        document = self._editor.document()
        named = footnote_named(document, note) if note else None
        first, end = named or (passage.line, passage.end)
        lines = lines_between(document, first, end)
        text = "\n".join(lines)
        start = sentence_start(text, in_text(passage.html, place, without_marks(lines)))
        position = document.findBlockByNumber(first).position() + to_units(text, start, extra_units(text))
        offset = self._binding.offset(position)
        self._still = True
        self._bench.go_to(Part.BODY, offset, offset)
        self._still = False
