"""Where sources come from: files, a text, or what is on the clipboard."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextDocument

from cureon_editor.exchange.sources.source_format import Missed, Understood
from cureon_editor.exchange.sources.understanding import LIMIT, understand, understand_text

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

PICTURE = (
    "There is a picture on the clipboard, which no source can be read from. "
    "Copy text, such as a DOI or a list of references, and paste again."
)
EMPTY = "The clipboard is empty. Copy a DOI, a PMID or a list of references, and paste again."
NO_TEXT = "What is on the clipboard is no text. Copy a DOI, a PMID or a list of references, and paste again."


@dataclass(frozen=True, slots=True)
class Arrival:
    """Something sources are read from: what it is called, and how it is read, which never raises."""

    name: str
    read: Callable[[], Understood]


def from_files(paths: Iterable[Path | str] | Path | str) -> list[Arrival]:
    """One file or several."""
    several = [paths] if isinstance(paths, Path | str) else list(paths)
    return [Arrival(f"“{Path(path).name}”", partial(_read_file, Path(path))) for path in several]


def from_text(text: str) -> list[Arrival]:
    """A text that was pasted or dropped."""
    return [Arrival("the pasted text", partial(understand_text, text))]


def from_clipboard(data: QMimeData | None) -> tuple[Sequence[Arrival], str]:
    """What the clipboard holds; when it is nothing that can be read, a sentence that says why."""
    # Qt has nothing to hand over once a clipboard was cleared.
    if data is None:
        return (), EMPTY
    files = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    if files:
        return from_files(files), ""
    if text := _text(data):
        return from_text(text), ""
    if data.hasImage():
        return (), PICTURE
    blank = not data.formats() or data.hasText() or data.hasHtml()
    return (), EMPTY if blank else NO_TEXT


def _text(data: QMimeData) -> str:
    """The plain text, else the text of the HTML; empty when there are no words."""
    text = data.text() if data.hasText() else ""
    if not text.strip() and data.hasHtml():
        document = QTextDocument()
        document.setHtml(data.html())
        text = document.toPlainText().replace("\N{OBJECT REPLACEMENT CHARACTER}", "")
    return text if text.strip() else ""


def _read_file(path: Path) -> Understood:
    """The sources in a file; why it could not be read is said as its first line."""
    try:
        if path.is_dir():
            return _refused(f"“{path.name}” is a folder. Choose the files in it.")
        # A pipe or device may have no end.
        if path.exists() and not path.is_file():
            return _refused(f"“{path.name}” is no ordinary file. Choose a file with sources.")
        with path.open("rb") as file:
            data = file.read(LIMIT + 1)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return _refused(f"“{path.name}” could not be read: {reason}. Is it still there, and may you read it?")
    return understand(data, path.name)


def _refused(sentence: str) -> Understood:
    return Understood(missed=(Missed(1, sentence),))
