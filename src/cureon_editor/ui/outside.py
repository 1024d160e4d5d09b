"""What other programs do to the open file: noticed soon, told once, answered by the person."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

from cureon_editor.article.article import Article
from cureon_editor.storage.watching import Fate, FileIdentity, Sight, identity_of, look, watched_places
from cureon_editor.ui.open_file import OpenFile
from cureon_editor.ui.workbench import Workbench

#: Milliseconds for which file and folder must be quiet before the file is looked at.
QUIET = 100
NOTHING = Sight(Fate.SAME)


@dataclass(frozen=True, slots=True)
class News:
    """A sentence on what happened outside, and the commands that answer it (label, command id).

    `digest` is of what stands in the file now: a second change is told like the first.
    """

    sentence: str = ""
    answers: tuple[tuple[str, str], ...] = ()
    digest: str = ""


class Outside(QObject):
    """Watches the file of a document.

    It is looked at when the watcher reports something, when the program comes to the front, because network
    folders report late or never, and when a save is refused. `told` carries News, also of a refused save;
    empty News take back what was told. `sight` is what the last look saw.
    """

    told = Signal(object)

    def __init__(self, bench: Workbench, document: QObject, file: OpenFile) -> None:
        super().__init__(document)
        self._bench, self._document = bench, file
        self._identity: FileIdentity = None
        self._news = self._refused = News()
        self._stood: Article | None = None
        self._watcher: QFileSystemWatcher | None = None
        self.sight = NOTHING
        self._later = QTimer(self, singleShot=True, interval=QUIET)
        self._later.timeout.connect(self.look)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.applicationStateChanged.connect(self._come_back)
            app.focusWindowChanged.connect(self._take_focus)

    def begin(self) -> None:
        """Go with the document's file, which was just read or written."""
        self._stood, self._refused = None, News()
        self._see(NOTHING)
        self._watch()

    def look(self, *, again: bool = False) -> Sight:
        """See what has become of the file and tell it; `again` repeats what was told before."""
        path, digest = self._document.path, self._document.digest
        if path is None or digest is None:
            return self.sight
        if again:
            self._news = News()
        self._see(self._agreed(look(path, digest, self._identity)))
        self._watch()
        return self.sight

    def _agreed(self, sight: Sight) -> Sight:
        """The sight, or none of a change when the other program wrote what stands here anyway."""
        if sight.loaded is None or sight.loaded.article != self._bench.session.article:
            return sight
        self._stood, self._refused = None, News()
        self._document.stands(sight.loaded.article, sight.loaded.digest)
        return NOTHING

    def refuse(self, sentence: str) -> None:
        """Tell why a save did not happen, with the way to another place, until one does."""
        self._refused, self._news = News(sentence, (("Save elsewhere…", "file.save_as"),)), News()
        self._see(NOTHING)

    def _see(self, sight: Sight) -> None:
        self.sight = sight
        if sight.fate is Fate.SAME:
            self._identity = identity_of(self._document.path) if self._document.path else None
        self._keep_unsaved(sight)
        news = self._news_of(sight)
        if news != self._news:
            self._news = news
            self.told.emit(news)

    def _keep_unsaved(self, sight: Sight) -> None:
        """Count a text whose file has gone as unsaved, so that closing asks; until the file is back."""
        session = self._bench.session
        if sight.fate is Fate.GONE and self._stood is None:
            self._stood = session.saved
            self._document.stands(Article(None, ""))
        elif sight.fate is not Fate.GONE and self._stood is not None:
            self._document.stands(self._stood)
            self._stood = None

    def _news_of(self, sight: Sight) -> News:
        """What is said of a sight, and what can be done; the first answer is what most people want."""
        name = self._document.name
        if sight.fate is Fate.CHANGED:
            return replace(self._changed(name), digest=sight.digest)
        if sight.fate is Fate.GONE:
            sentence = f"“{name}” was deleted or moved by another program. Your text is still here, unsaved."
            return News(sentence, (("Save it again", "file.save"), ("Save as…", "file.save_as")))
        if sight.fate is Fate.RENAMED and sight.moved_to is not None:
            sentence = f"“{name}” was renamed to “{sight.moved_to.name}” by another program."
            return News(sentence, (("Go on with the new name", "file.follow"), ("Save as…", "file.save_as")))
        if sight.fate is Fate.UNREADABLE:
            sentence = f"{sight.why} Another program did that. Your text is still here."
            return News(sentence, (("Save as…", "file.save_as"),))
        return self._refused

    def _changed(self, name: str) -> News:
        reload, merge = ("Reload", "file.reload"), ("Merge…", "file.merge")
        compare, keep = ("Compare…", "file.compare"), ("Keep mine", "file.keep_mine")
        if self._document.read_only:
            return News(f"“{name}” was changed by another program.", (reload, compare))
        if not self._bench.session.is_modified:
            sentence = (
                f"“{name}” was changed by another program. You have changed nothing since the last save."
            )
            return News(sentence, (reload, compare, keep))
        sentence = f"“{name}” was changed by another program while you were writing."
        return News(sentence, (merge, compare, keep, reload))

    def _come_back(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            self._later.start()

    def _take_focus(self, window: QWindow | None) -> None:
        if window is not None:
            self._later.start()

    def _watch(self) -> None:
        """Listen to file and folders, each time anew: a replacement takes the file out of the watcher."""
        path = self._document.path
        if self._watcher is None:
            if path is None:
                return
            self._watcher = QFileSystemWatcher(self)
            self._watcher.directoryChanged.connect(lambda _path: self._later.start())
            self._watcher.fileChanged.connect(lambda _path: self._later.start())
        wanted = {str(place) for place in watched_places(path)} if path else set()
        listened = {*self._watcher.files(), *self._watcher.directories()}
        if dropped := listened - wanted:
            self._watcher.removePaths(sorted(dropped))
        if missing := wanted - listened:
            self._watcher.addPaths(sorted(missing))
