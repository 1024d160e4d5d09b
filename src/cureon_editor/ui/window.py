"""The main window: puts the parts together and runs commands; it decides nothing about articles itself."""

import gc
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow

from cureon_editor.session.session import ArticleSession
from cureon_editor.ui.analysis import Analysis
from cureon_editor.ui.banner import Banner
from cureon_editor.ui.bars import Bars
from cureon_editor.ui.dialogs.question import Dialogs
from cureon_editor.ui.document import Document
from cureon_editor.ui.editor.binding import Binding
from cureon_editor.ui.editor.body_editor import BodyEditor
from cureon_editor.ui.editor.citation_numbers import CitationNumbers
from cureon_editor.ui.editor.highlighter import Highlighter
from cureon_editor.ui.editor.pane import EditorPane
from cureon_editor.ui.file_drop import take_files
from cureon_editor.ui.layout_parts import LayoutParts
from cureon_editor.ui.look import Look
from cureon_editor.ui.notices import Notices
from cureon_editor.ui.places import Places
from cureon_editor.ui.preview.following import Following
from cureon_editor.ui.preview.host import PageHost
from cureon_editor.ui.preview.pointing import Pointing
from cureon_editor.ui.questions import Questions
from cureon_editor.ui.settings import Settings
from cureon_editor.ui.settling import Settling
from cureon_editor.ui.shell import Rail, SidePanel, TextColumn, beside
from cureon_editor.ui.stage import Stage
from cureon_editor.ui.status import Status
from cureon_editor.ui.theme.colours import Colours
from cureon_editor.ui.title_bar import TitleBar
from cureon_editor.ui.workbench import Workbench

# What the first paint does not need is loaded after it.
if TYPE_CHECKING:
    from cureon_editor.ui.actions import Actions
    from cureon_editor.ui.editor.find_bar import FindBar
    from cureon_editor.ui.editor.finding_fixes import FindingFixes
    from cureon_editor.ui.editor.finding_marks import FindingMarks
    from cureon_editor.ui.furniture import Furniture
    from cureon_editor.ui.palette_list import PaletteList
    from cureon_editor.ui.running import CommandRunner


class MainWindow(QMainWindow):
    """One window, one article."""

    settled = Signal()
    layout_parts: LayoutParts

    def __init__(self, bench: Workbench, settings: Settings, journal_dir: Path | None) -> None:
        super().__init__()
        self.bench, self.settings, bench.settings = bench, settings, settings
        self.questions = Dialogs(self)
        bench.run = self.perform
        self._furniture: Furniture | None = None
        self._runner: CommandRunner
        self._worn: tuple[Colours, float] | None = None
        self.document = Document(bench, journal_dir)
        self.look = Look(bench, settings)
        self.analysis = Analysis(bench)
        # Fonts and style sheet first: widgets made under them need not be laid out twice.
        self.look.apply()
        self._build()
        self._connect()
        self._restyle(bench.colours)
        self.layout_parts.restore()
        self.editor.setFocus()

    @property
    def session(self) -> ArticleSession:
        """The owner of the article."""
        return self.bench.session

    @property
    def problem(self) -> str:
        """A sentence about a file that could not be opened or edited, empty when all is well."""
        return self.document.problem

    @property
    def is_settled(self) -> bool:
        """Whether page and checks show the current article."""
        return self._settling.is_settled

    @property
    def questions(self) -> Questions:
        """Who answers the questions the window asks."""
        return self.bench.questions

    @questions.setter
    def questions(self, answering: Questions) -> None:
        self.bench.questions = answering

    @property
    def actions_by_id(self) -> "Actions":
        """Every command as an action."""
        return self.furnish().actions

    @property
    def find_bar(self) -> "FindBar":
        """The bar that finds and replaces."""
        return self.furnish().find_bar

    @property
    def finding_marks(self) -> "FindingMarks":
        """The marks of the checklist in the text."""
        return self.furnish().finding_marks

    @property
    def finding_fixes(self) -> "FindingFixes":
        """What can be done about them."""
        return self.furnish().finding_fixes

    @property
    def palette_list(self) -> "PaletteList":
        """The list of every command."""
        return self.furnish().palette_list

    def furnish(self) -> "Furniture":
        """What stands around the text; built right after the first paint, or sooner when it is asked for."""
        if self._furniture is None:
            from cureon_editor.ui.furniture import Furniture
            from cureon_editor.ui.running import CommandRunner

            self._furniture = Furniture(self, self)
            self._runner = CommandRunner(self, self._furniture)
            self._column.put_below_banner(self._furniture.find_bar)
            self.bench.themed.emit(self.bench.colours)
        return self._furniture

    def findChild(self, *wanted: Any) -> Any:  # noqa: N802 - Qt's name
        """Find a part by its name, also one that is yet to be built."""
        found = super().findChild(*wanted)
        if found is None and self._furniture is None:
            self.furnish()
            found = super().findChild(*wanted)
        return found

    def run(self, command_id: str, **arguments: Any) -> bool:
        """Run a command without a dialog: whether anything changed. Raises KeyError for an unknown id."""
        self.furnish()
        return self._runner.run(command_id, arguments)

    def perform(self, command_id: str, **arguments: Any) -> bool:
        """Run a command as a person does: what it needs to know, or to be sure of, is asked first."""
        self.furnish()
        completed = self._runner.completed(command_id, arguments)
        return completed is not None and self.run(command_id, **completed)

    def tell(self, sentence: str) -> None:
        """Show a sentence over the text until it is closed."""
        self._notices.tell(sentence)

    def show_editor(self) -> bool:
        """Show the article instead of the welcome."""
        self._stage.show_article()
        self.editor.setFocus()
        return True

    def show_welcome(self) -> None:
        """Show the ways to begin."""
        self._stage.show_welcome()

    def _build(self) -> None:
        bench = self.bench
        self.bars = Bars(self)
        self.editor = BodyEditor(self.run)
        self.binding = Binding(self.editor, self.session)
        self.highlighter = Highlighter(self.editor.document(), bench.colours, self.look.writing_pixels)
        self.citation_numbers = CitationNumbers(self.editor, self.highlighter, bench)
        self.citation_numbers.turn(self.settings.text("citation_numbers", "on") == "on")
        self.pane = EditorPane(self.editor, bench)
        self.banner = Banner()
        self._notices = Notices(self.banner, self.document, self.pane, self.binding, self.perform)
        self.page = PageHost(bench, self.analysis)
        self.rail, self.side = Rail(), SidePanel()
        self.places = Places(bench, self.editor, self.binding, self.side, self)
        self.layout_parts = LayoutParts(self, self.settings, self.rail, self.side)
        self._settling = Settling(bench, self.analysis, self.page, self.settled.emit)
        self._column = TextColumn(self.banner, self.pane)
        self.layout_parts.add(self._column, self.page)
        self._stage = Stage(self.layout_parts.splitter, bench, self.settings)
        self._title_bar = TitleBar(self, self.document, self.session)
        self.setCentralWidget(beside(self.rail, self._stage))
        self.setStatusBar(Status(bench, self.document))

    def _connect(self) -> None:
        bench = self.bench
        bench.told.connect(self.tell)
        bench.went.connect(self.places.show)
        bench.themed.connect(self._restyle)
        self.analysis.notice.connect(self.page.set_notice)
        self.document.renamed.connect(self._take_folder)
        self.rail.pressed.connect(self._open_panel)
        self.side.shown.connect(self.rail.mark)
        self.editor.file_dropped.connect(lambda path: take_files(self, [path]))
        self.editor.viewport().installEventFilter(self)
        self.statusBar().installEventFilter(self)
        self.following = Following(bench, self.editor, self.binding, self.page, self.places.show_field)
        self.pointing = Pointing(bench, self.binding, self.following, self.page)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Go on once the window has been painted, with page and worker when the text is seen."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self.furnish if watched is self.statusBar() else self.start)
        return super().eventFilter(watched, event)

    def start(self) -> None:
        """Begin what the first paint need not wait for."""
        if self.page.view is None:
            self.analysis.start()
            self.furnish()
            self.page.create_view()
            self.page.set_zoom(self.look.zoom / 100)
            # All that stands now stays: looking through it for garbage would stop the typing for 50 ms.
            gc.freeze()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Ask before unsaved changes are lost, then end the worker and the page."""
        if not self.document.may_lose_changes():
            event.ignore()
            return
        self.layout_parts.keep()
        self.document.close()
        self.analysis.close()
        self.page.dispose()
        gc.unfreeze()
        event.accept()

    def _take_folder(self) -> None:
        self.page.set_folder(self.document.path.parent if self.document.path else None)

    def _restyle(self, colours: Colours) -> None:
        pixels = self.look.writing_pixels
        if (colours, pixels) == self._worn:
            return
        self._worn = (colours, pixels)
        self.pane.set_pixels(pixels)
        self.highlighter.restyle(colours, pixels)
        self.page.set_zoom(self.look.zoom / 100)

    def _open_panel(self, panel_id: str) -> None:
        self.show_editor()
        self.side.toggle(panel_id)
