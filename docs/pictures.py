"""Makes the pictures of these documents anew, from the sample articles, in a window that nobody sees.

    .venv/bin/python docs/pictures.py             all of them
    .venv/bin/python docs/pictures.py sources     only docs/images/sources.png

No display is needed. Look at every picture before you keep it.
"""  # noqa: INP001 - a folder of documents, not a package

import os
import sys
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication

from cureon_editor.app import create_window
from cureon_editor.article.edits import Part
from cureon_editor.ui.preview.page_view import WORLD
from cureon_editor.ui.window import MainWindow

IMAGES = Path(__file__).parent / "images"
SAMPLES = Path(__file__).parent.parent / "sample_articles"
ARTICLE = SAMPLES / "car-t-autoimmune.md"
DRAFT = SAMPLES / "unfinished-draft.md"
SIZE, WIDE, HIGH = (1280, 800), (1440, 860), (1280, 960)
#: Colours of a picture, and how far apart in red, green or blue two of them are at least.
COLOURS, NEAR = 256, 6
#: Gives a citation in the middle of the page the keyboard, and so its card.
FOCUS = """[...document.querySelectorAll("a.citation")].find(
    (citation) => citation.getBoundingClientRect().top > window.innerHeight / 3).focus()"""
#: Milliseconds in which a page that has been loaded is painted too, and in which it is looked for again.
PAINTING = 1_500
LOOK = 50


def today() -> datetime:
    """The day on which every picture is taken."""
    return datetime(2026, 11, 20, 10, 30).astimezone()


class Studio:
    """Opens windows on copies of the sample articles and keeps pictures of them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def open(
        self, article: Path | None, size: tuple[int, int] = SIZE, change: Callable[[str], str] = str
    ) -> MainWindow:
        """A window on a copy of an article, its text changed first."""
        path = None if article is None else self._folder / article.name
        if path and article:
            path.write_text(change(article.read_text(encoding="utf-8")), encoding="utf-8")
        window = create_window(
            path, settings_dir=self._folder / "settings", clock=today, identity="Helen Marsh"
        )
        window.resize(*size)
        window.show()
        self.wait(window)
        return window

    def wait(self, window: MainWindow) -> None:
        """Wait until page and checklist show the article and are painted."""
        while not window.is_settled:
            QTest.qWait(LOOK)
        QTest.qWait(PAINTING)

    def keep(self, window: MainWindow, name: str, picture: QPixmap | None = None) -> None:
        """Save what a window shows, or a picture taken of it before; then close it."""
        save(picture or window.grab(), IMAGES / f"{name}.png")
        window.session.mark_saved(window.session.article)
        window.close()


def window(studio: Studio, name: str) -> None:
    """Text, page and checklist side by side."""
    made = studio.open(ARTICLE, WIDE)
    choose(made, "checklist", "label-warnings")
    show(made, "CAR-T can be dangerous")
    studio.wait(made)
    studio.keep(made, name)


def welcome(studio: Studio, name: str) -> None:
    """The first thing a writer sees."""
    made = studio.open(None)
    made.show_welcome()
    studio.keep(made, name)


def writing(studio: Studio, name: str) -> None:
    """A citation is being typed, and sources are offered for it; the outline is open."""
    made = studio.open(ARTICLE)
    made.side.open("outline")
    show(made, "It is easy to read such news")
    made.editor.moveCursor(QTextCursor.MoveOperation.EndOfBlock)
    QTest.keyClicks(made.editor, " [@fda")
    studio.wait(made)
    studio.keep(made, name)


def sources(studio: Studio, name: str) -> None:
    """The question before a source moves."""
    made = studio.open(ARTICLE)
    made.side.open("sources")
    show(made, "Few reports in recent years")
    choose(made, "sourceList", "nci-cart")
    studio.wait(made)
    picture = with_dialog(made, lambda: made.perform("source.move", key="nci-cart", to=0))
    studio.keep(made, name, picture)


def checklist(studio: Studio, name: str) -> None:
    """A statement that is only partly there: passages, what is missing, the wording to insert."""
    made = studio.open(ARTICLE, HIGH, without_two_warnings)
    show(made, "CAR-T can be dangerous")
    choose(made, "checklist", "label-warnings")
    studio.wait(made)
    studio.keep(made, name)


def details(studio: Studio, name: str) -> None:
    """The fields of an unfinished article."""
    made = studio.open(DRAFT)
    made.side.open("details")
    made.show_editor()
    studio.wait(made)
    studio.keep(made, name)


def dark(studio: Studio, name: str) -> None:
    """The dark theme."""
    made = studio.open(SAMPLES / "statins-cholesterol.md")
    made.run("view.theme_dark")
    made.side.open("sources")
    show(made, "Picture 100 people")
    studio.wait(made)
    studio.keep(made, name)


def find(studio: Studio, name: str) -> None:
    """Find and replace, whole words only."""
    made = studio.open(ARTICLE)
    made.side.open(None)
    show(made, "The second report")
    made.find_bar.open("report", replacing=True)
    made.findChild(object, "find:whole_word").setChecked(True)
    made.findChild(object, "replaceText").setText("study")
    made.find_bar.step(1)
    studio.wait(made)
    studio.keep(made, name)


def page(studio: Studio, name: str) -> None:
    """The page with the source behind a citation."""
    keep_page(studio, name, "light")


def page_dark(studio: Studio, name: str) -> None:
    """The same in the dark theme."""
    keep_page(studio, name, "dark")


PICTURES = (window, welcome, writing, sources, checklist, details, dark, find, page, page_dark)


def keep_page(studio: Studio, name: str, theme: str) -> None:
    """A picture of the page alone, the card of a citation open."""
    made = studio.open(ARTICLE, WIDE)
    made.run("view.theme", name=theme)
    made.side.open(None)
    show(made, "How the treatment works")
    studio.wait(made)
    made.page.view.setFocus()
    made.page.view.page().runJavaScript(FOCUS, WORLD)
    QTest.qWait(PAINTING)
    studio.keep(made, name, made.page.view.grab())


def without_two_warnings(text: str) -> str:
    """The article without the last two of its boxed warnings."""
    dropped = ("- **T-cell cancers.**", "- **Severe inflammation")
    return "".join(line for line in text.splitlines(keepends=True) if not line.startswith(dropped))


def show(made: MainWindow, words: str) -> None:
    """Put the caret before some words of the text; the page follows."""
    offset = made.session.article.body.index(words)
    made.bench.go_to(Part.BODY, offset, offset)


def choose(made: MainWindow, view_name: str, key: str) -> None:
    """Choose the row of a rule or a source, and open its panel."""
    made.side.open({"sourceList": "sources"}.get(view_name, view_name))
    view = made.findChild(QAbstractItemView, view_name)
    model = view.model()
    rows = [model.index(row, 0) for row in range(model.rowCount())]
    view.setCurrentIndex(next(row for row in rows if row.data(Qt.ItemDataRole.UserRole) == key))


def with_dialog(made: MainWindow, ask: Callable[[], object]) -> QPixmap:
    """The window with the question that `ask` puts over it; the question is then given up."""
    picture = made.grab()

    def take() -> None:
        dialog = QApplication.activeModalWidget()
        over = dialog.grab()
        painter = QPainter(picture)
        painter.fillRect(picture.rect(), QColor(30, 35, 48, 70))
        corner = made.rect().center() - dialog.rect().center()
        painter.drawPixmap(corner, over)
        painter.setPen(QColor(30, 35, 48, 90))
        painter.drawRect(over.rect().translated(corner))
        painter.end()
        dialog.close()

    QTimer.singleShot(PAINTING, take)
    ask()
    return picture


def save(picture: QPixmap, path: Path) -> None:
    """Write a PNG of few colours: less than half the size, and text stays sharp."""
    image = picture.toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = memoryview(image.constBits()).cast("B").cast("I")
    flat = Qt.ImageConversionFlag.AvoidDither
    few = image.convertToFormat(QImage.Format.Format_Indexed8, palette(Counter(pixels)), flat)
    few.save(str(path), quality=0)


def palette(counted: Counter[int]) -> list[int]:
    """The most frequent colours, none too much like another: so the few red pixels of a badge stay red."""
    table: list[int] = []
    for colour, _count in counted.most_common():
        if len(table) < COLOURS and all(differ(colour, kept) for kept in table):
            table.append(colour)
    return table


def differ(one: int, other: int) -> bool:
    """Whether two colours differ by more than `NEAR` in red, green or blue."""
    return any(abs((one >> shift & 255) - (other >> shift & 255)) > NEAR for shift in (0, 8, 16))


def main(names: list[str]) -> None:
    """Make the pictures of these names, or all of them."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

    application = QApplication([])
    for make in PICTURES:
        if not names or make.__name__ in names:
            with TemporaryDirectory() as folder:
                make(Studio(Path(folder)), make.__name__)
    application.quit()


if __name__ == "__main__":
    main(sys.argv[1:])
