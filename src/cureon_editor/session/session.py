"""The one door: the article being edited, its history, its saved state; every change goes through `apply`."""

from collections.abc import Callable
from dataclasses import dataclass

from cureon_editor.article.article import Article, FileForm
from cureon_editor.article.edits import Edit, Selection, inverse
from cureon_editor.session.history import History, Step


@dataclass(frozen=True, slots=True)
class Change:
    """What listeners are told: the article before and after, and the edit between them.

    `edit` is None when another article was opened, so that nothing of the one before still holds.
    `before.front_matter is after.front_matter` means that no panel about the front matter has anything to do.
    """

    before: Article
    after: Article
    edit: Edit | None


Listener = Callable[[Change], None]


class ArticleSession:
    """Owns the current article.

    `clock` gives seconds and decides what typing joins into one step of Undo.
    """

    def __init__(self, article: Article, clock: Callable[[], float]) -> None:
        self._article = article
        self._saved = article
        self._clock = clock
        self._history = History()
        self._listeners: list[Listener] = []
        self._revision = 0
        self.selection = Selection()

    @property
    def article(self) -> Article:
        """The article as it is now."""
        return self._article

    @property
    def saved(self) -> Article:
        """The article as it stands in the file."""
        return self._saved

    @property
    def revision(self) -> int:
        """Counts every change; never repeats."""
        return self._revision

    @property
    def is_modified(self) -> bool:
        """Whether the article differs from its file; undoing back to the saved text clears it."""
        return self._article is not self._saved and self._article != self._saved

    @property
    def undo_name(self) -> str | None:
        """What Undo would take back ("move source"), None when there is nothing."""
        return self._history.undo_name

    @property
    def redo_name(self) -> str | None:
        """What Redo would do again, None when there is nothing."""
        return self._history.redo_name

    def listen(self, listener: Listener) -> None:
        """Be told of every change from now on, in the order of listening."""
        self._listeners.append(listener)

    def apply(self, edit: Edit, form: FileForm | None = None) -> bool:
        """Make an edit; gives False, and tells nobody, when it changes nothing.

        `form` is the exact form of the article after it, where that comes from a file and not from the edit.
        """
        before = self._article
        after = before.spliced(edit.splices) if form is None else before.restored(edit.splices, form)
        if after == before:
            return False
        parts = {splice.part: before.part(splice.part) for splice in edit.splices}
        step = Step(
            edit, inverse(edit.splices, parts), before.form, after.form, self.selection, self._clock()
        )
        self._history.record(step)
        self._publish(after, edit)
        return True

    def undo(self) -> bool:
        """Take the last step back; False when there is none."""
        step = self._history.take_undo()
        if step is None:
            return False
        edit = Edit(step.edit.name, step.back, step.selection_before)
        self._publish(self._article.restored(step.back, step.form_before), edit)
        return True

    def redo(self) -> bool:
        """Do the last undone step again; False when there is none."""
        step = self._history.take_redo()
        if step is None:
            return False
        self._publish(self._article.restored(step.edit.splices, step.form_after), step.edit)
        return True

    def close_step(self) -> None:
        """End the current step of Undo: typing from now on is a step of its own."""
        self._history.close_step()

    def mark_saved(self, article: Article) -> None:
        """Say which article the file now holds; what was typed since then stays modified."""
        self._saved = article
        self._history.close_step()

    def open(self, article: Article, *, saved: bool = True) -> None:
        """Replace everything by another article, with an empty history.

        `saved` says that the article stands in its file so; one that stands nowhere yet counts as modified.
        """
        self._history.clear()
        self._saved = article if saved else Article(None, "")
        self.selection = Selection()
        self._publish(article, None)

    def _publish(self, after: Article, edit: Edit | None) -> None:
        before, self._article = self._article, _sharing(self._article, after)
        self._revision += 1
        change = Change(before, self._article, edit)
        for listener in self._listeners:
            listener(change)


def _sharing(before: Article, after: Article) -> Article:
    """The article after a change, keeping the very front matter text when it is equal, so that `is` tells."""
    if after.front_matter is not before.front_matter and after.front_matter == before.front_matter:
        return Article(before.front_matter, after.body, after.form)
    return after
