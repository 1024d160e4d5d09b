"""What stands over the text: sentences for the person, a file's problem and what can be done about it."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from cureon_editor.ui.banner import Banner
from cureon_editor.ui.document import Document
from cureon_editor.ui.editor.binding import Binding
from cureon_editor.ui.editor.pane import EditorPane
from cureon_editor.ui.open_file import Left
from cureon_editor.ui.outside import News
from cureon_editor.ui.recovery import sentence_about


class Notices(QObject):
    """Shows sentences in the banner; a problem of the document also makes the text read-only."""

    def __init__(
        self,
        banner: Banner,
        document: Document,
        pane: EditorPane,
        binding: Binding,
        perform: Callable[..., Any],
    ) -> None:
        super().__init__(banner)
        self._banner, self._document, self._pane, self._binding = banner, document, pane, binding
        self._perform = perform
        self._news, self._offer = News(), ""
        banner.released.connect(pane.editor.setFocus)
        document.problem_changed.connect(self._show_problem)
        document.outside.told.connect(self._show_news)
        document.recovery.found.connect(self._show_left)
        binding.loaded.connect(self._doubt_text)

    def tell(self, sentence: str) -> None:
        """Show a sentence until it is closed."""
        self._banner.show_text(sentence, *self._remedies())

    def _show_news(self, news: News) -> None:
        """Show what another program did to the file, or take that back."""
        if news.sentence:
            answers = [(label, partial(self._perform, command)) for label, command in news.answers]
            self._banner.show_text(news.sentence, *answers)
        elif self._banner.text == self._news.sentence:
            self._show_problem()
        self._news = news

    def _show_left(self, left: Left) -> None:
        """Offer what was typed and not saved when the program ended unexpectedly."""
        sentence = sentence_about(left, self._document.recovery.key)
        if sentence:
            self._banner.show_text(sentence, ("Look at it…", partial(self._perform, "file.recover")))
        elif self._banner.text and self._banner.text == self._offer:
            self._show_problem()
        self._offer = sentence

    def _show_problem(self) -> None:
        self._pane.set_read_only(self._document.read_only)
        self.tell(self._document.problem)

    def _doubt_text(self) -> None:
        """Keep a text that the widget cannot hold as it is."""
        if not self._binding.faithful:
            self._document.refuse_editing(
                "This text holds characters that cannot be edited here without changing them "
                "(a lone carriage return or the like). It is shown read-only."
            )

    def _remedies(self) -> list[tuple[str, Callable[[], Any]]]:
        """What can be done about the document's problem, as long as it lasts."""
        if self._document.undecoded is not None:
            return [("Convert a copy…", lambda: self._perform("file.convert_copy"))]
        if self._document.problem and not self._document.read_only:
            return [("Edit the front matter…", lambda: self._perform("article.set_front_matter"))]
        return []
