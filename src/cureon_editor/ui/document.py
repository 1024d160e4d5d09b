"""The file behind the window: opening, saving, and asking before anything is lost."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from cureon_editor.article.article import Article
from cureon_editor.article.edits import Edit
from cureon_editor.journal import find_journal
from cureon_editor.storage.loading import Loaded, NotUtf8Error, UnreadableError, load
from cureon_editor.storage.saving import ChangedOnDiskError, SaveError, save, sweep
from cureon_editor.storage.watching import Fate, is_same_file
from cureon_editor.ui.document_text import front_matter_problem, own_identity, too_long
from cureon_editor.ui.outside import Outside
from cureon_editor.ui.recovery import Recovery
from cureon_editor.ui.review_file import ReviewFile
from cureon_editor.ui.version_keeping import VersionKeeping
from cureon_editor.ui.workbench import Workbench

SAVE, DISCARD, CANCEL = "Save", "Don’t save", "Cancel"
_RESCUED = (
    "An earlier save was cut short while another program wrote here. What that wrote now lies beside the "
    "article as “{name}”."
)


class Document(QObject):
    """Where the article lives on disk.

    `problem` is a sentence about a file that could not be read or cannot be edited, or whose front matter
    makes no sense; empty when all is well. `read_only` keeps the text as it is. `renamed` tells of a new
    path, `saved` of a save, `standing_changed` that the file is found to hold something else.
    """

    renamed = Signal()
    saved = Signal()
    standing_changed = Signal()
    problem_changed = Signal()

    def __init__(self, bench: Workbench, journal_dir: Path | None) -> None:
        super().__init__(bench)
        self._bench, bench.document = bench, self
        self._journal_dir = journal_dir
        self._digest: str | None = None
        self.path: Path | None = None
        self.problem = ""
        self.read_only = False
        #: The bytes of a file that is not UTF-8, from which a copy can be converted.
        self.undecoded: bytes | None = None
        self.review = ReviewFile(bench)
        self.outside = Outside(bench, self, self)
        self.recovery = Recovery(bench, self, self)
        self.versions = VersionKeeping(bench, self, self)
        bench.details_changed.connect(self._follow)

    @property
    def name(self) -> str:
        """What the title bar calls the document."""
        return self.path.name if self.path else "Untitled article"

    @property
    def digest(self) -> str | None:
        """The SHA-256 of the file as it was last read or written; None for an article without a file."""
        return self._digest

    def open_first(self, path: Path) -> bool:
        """Show a file in a new window; one that cannot be read leaves it empty, read-only and saying why."""
        try:
            return self._load(Path(path).absolute())
        except UnreadableError as error:
            self._show(Article(None, ""), None, None, str(error))
            return False

    def open(self, path: Path) -> bool:
        """Show another file; when it cannot be read, its sentence is told and the article stays."""
        if not self.may_lose_changes():
            return False
        try:
            return self._load(Path(path).absolute())
        except UnreadableError as error:
            self._bench.told.emit(str(error))
            return False

    def _load(self, path: Path) -> bool:
        try:
            loaded = load(path)
        except NotUtf8Error as error:
            text = error.data.decode("cp1252", "replace").replace("\r\n", "\n")
            self._show(Article(None, text), None, None, str(error), error.data)
            return False
        self._show(loaded.article, path, loaded.digest, too_long(loaded.article.body))
        return True

    def open_copy(self, path: Path) -> bool:
        """Show a file's text as a new, untitled article, so that the file itself stays as it is."""
        if not self.may_lose_changes():
            return False
        try:
            article = load(path).article
        except UnreadableError as error:
            self._bench.told.emit(str(error))
            return False
        identity = own_identity(article)
        self._show(article.spliced(identity.splices) if identity else article, None, None, "")
        return True

    def bring_in(self, article: Article) -> bool:
        """Show an article that was made elsewhere and stands in no file yet; gives True."""
        self._show(article, None, None, "", saved=False)
        return True

    def new(self, *, ask: bool = True) -> bool:
        """Begin an untitled article with the fields a writer needs."""
        if ask and not self.may_lose_changes():
            return False
        from cureon_editor.exchange.blank import new_article

        self._show(new_article("", self._bench.now().date()), None, None, "")
        return True

    def save(self) -> bool:
        """Write the article where it came from; asks for a place when there is none."""
        if self.read_only:
            # The sentence over the text says why.
            self.problem_changed.emit()
            return False
        return self._write(self.path, self._digest) if self.path else self.save_as(None)

    def save_as(self, path: Path | None) -> bool:
        """Write the article under another name; the copy gets an identity of its own."""
        target = path or self._bench.questions.path("file.save_as", "save")
        if target is None or self.read_only:
            return False
        target = Path(target).absolute()
        if self.path and is_same_file(target, self.path):
            return self._write(self.path, self._digest)
        return self._write(target, None, own_identity(self._bench.session.article) if self.path else None)

    def close(self) -> None:
        """End in order: the text is saved, or nobody wants it."""
        self.recovery.close()

    def may_lose_changes(self) -> bool:
        """Whether the text may go away: True when it is saved, or the person says so."""
        if not self._bench.session.is_modified or self.read_only:
            return True
        choice = self._bench.questions.ask(
            "unsaved",
            f"Save the changes to “{self.name}”?\nWithout saving, everything since the last save is lost.",
            (SAVE, DISCARD, CANCEL),
            CANCEL,
        )
        return self.save() if choice == SAVE else choice == DISCARD

    def stands(self, article: Article, digest: str | None = None, path: Path | None = None) -> None:
        """Say what the file is found to hold, or, with a path, where it lies now."""
        self._digest = digest or self._digest
        self._bench.session.mark_saved(article)
        if path is not None:
            self._move(path)
        self.standing_changed.emit()

    def show_again(self, loaded: Loaded) -> None:
        """Show another state of the file as if it were opened anew; what was undoable no longer is."""
        self._show(loaded.article, self.path, loaded.digest, too_long(loaded.article.body))

    def refuse_editing(self, problem: str) -> None:
        """Keep the text as it is and say why."""
        self.problem, self.read_only = problem, True
        self.problem_changed.emit()

    def _write(self, path: Path, expected: str | None, edit: Edit | None = None) -> bool:
        """Save the article as it is after an edit, which is made only when the file is written."""
        article = self._bench.session.article.spliced(edit.splices if edit else ())
        for rescued in sweep(path.parent):
            self._bench.told.emit(_RESCUED.format(name=rescued.name))
        try:
            self._digest = save(path, article.text, expected)
        except SaveError as error:
            self._tell_refusal(error, path)
            return False
        if edit is not None:
            self._bench.session.apply(edit)
        moved = path != self.path
        self._bench.session.mark_saved(article)
        if moved:
            self._move(path)
        self.outside.begin()
        self.saved.emit()
        return True

    def _tell_refusal(self, error: SaveError, path: Path) -> None:
        """Say why nothing was written; a file changed meanwhile comes with what can be done about it."""
        own = path == self.path
        if own and error.written:
            # It stands there, though perhaps not for good: not another program's doing.
            self._digest = error.written
        changed = own and isinstance(error, ChangedOnDiskError)
        if changed and self.outside.look(again=True).fate is not Fate.SAME:
            return
        if error.elsewhere:
            self.outside.refuse(str(error))
        else:
            self._bench.told.emit(str(error))

    def _move(self, path: Path) -> None:
        """Go on under another path; the versions come along unless the old file stays and keeps them."""
        goes, old = self.path is None or not self.path.exists(), self.recovery.key
        self.path = path
        self.review.belong_to(path)
        self.take_journal()
        self.renamed.emit()
        if goes:
            self.versions.go_with(old, self.recovery.key)

    def _show(
        self,
        article: Article,
        path: Path | None,
        digest: str | None,
        problem: str,
        undecoded: bytes | None = None,
        *,
        saved: bool = True,
    ) -> None:
        self.path, self._digest, self.undecoded = path, digest, undecoded
        self.problem, self.read_only = problem or front_matter_problem(article), bool(problem)
        self.take_journal()
        self._bench.session.open(article, saved=saved)
        self.review.belong_to(path)
        self.renamed.emit()
        self.problem_changed.emit()
        self.outside.begin()

    def _follow(self) -> None:
        """Notice that the front matter can be read again, or no longer."""
        if self.read_only:
            return
        problem = front_matter_problem(self._bench.session.article)
        if problem != self.problem:
            self.problem = problem
            self.problem_changed.emit()

    def take_journal(self) -> None:
        """Read the settings of the folder the article lies in."""
        folder = self._journal_dir or (self.path.parent if self.path else None)
        self._bench.journal = find_journal(folder)
