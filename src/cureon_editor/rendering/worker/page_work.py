"""The work of the page worker: the article's page, in patches."""

from collections.abc import Callable, Iterator
from datetime import date

from cureon_editor.article.article import Article
from cureon_editor.journal import Journal, find_journal
from cureon_editor.rendering.composing.announcing import PAGE
from cureon_editor.rendering.composing.composer import Composer
from cureon_editor.rendering.protocol import FromWorker, Open, ToWorker, Working


class PageWork:
    """The page as the last message left it; see `serving.Work`."""

    def __init__(self, announce: Callable[[Working], None]) -> None:
        self._announce = announce
        self._revision = 0
        self._composer = Composer(Article.parse(""), Journal(), date.min)

    def take(self, message: ToWorker) -> None:
        """Bring the copy up to date."""
        self._revision = message.revision
        if not isinstance(message, Open):
            self._composer.change(message.splices)
            return
        self._announce(Working((PAGE,)))
        self._composer = Composer(
            Article.parse(message.text),
            find_journal(message.journal_folder),
            message.today,
            message.avoid,
            suspects=message.suspects,
        )

    def answers(self) -> Iterator[FromWorker]:
        """What is different on the page, its top first."""
        return self._composer.patches(self._revision, self._announce)
