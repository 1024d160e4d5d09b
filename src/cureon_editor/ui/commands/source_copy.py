"""Sources on the clipboard, written in a style: as plain text, and as rich text with italics and links."""

from collections.abc import Iterable

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication

from cureon_editor.article.sources import Source
from cureon_editor.citations.find import find_clusters
from cureon_editor.citations.numbering import number
from cureon_editor.citations.runs import html_of
from cureon_editor.citations.styles import format_source, house_style, source_runs, styles
from cureon_editor.ui.commands.command import Window, WindowCommand


def copy(window: Window, key: str | None = None, style: str | None = None) -> bool:
    """Copy a source, without a key the one chosen in the list; the whole list when none is chosen.

    `style` is the name of a style; without it the journal's is taken.
    """
    key = key or _chosen_key(window)
    if key is None:
        return copy_all(window, style)
    source = next((known for known in window.bench.metadata.sources if known.key == key), None)
    if source is None:
        window.tell(f"No source has the key {key}. Choose a source in the list, then copy it.")
    elif (name := _style(window, style)) is not None:
        _offer(format_source(source, name), f"<p>{html_of(source_runs(source, name))}</p>")
        window.tell(f"The source is on the clipboard. Style: {styles()[name].title}.")
    return False


def copy_all(window: Window, style: str | None = None) -> bool:
    """Copy every source that has a number, in the order of the numbers."""
    sources = _numbered(window)
    name = _style(window, style)
    if not sources:
        window.tell("There is nothing to copy: no source is cited, so none has a number.")
    elif name is not None:
        _offer(_as_text(sources, name), _as_html(sources, name))
        count = "One source is" if len(sources) == 1 else f"{len(sources)} sources are"
        window.tell(f"{count} on the clipboard. Style: {styles()[name].title}.")
    return False


def _style(window: Window, asked: str | None) -> str | None:
    """The style to write in; None, said to the person, when there is none of that name."""
    name = asked or house_style(window.bench.journal)
    if name in styles():
        return name
    *others, last = styles()
    window.tell(f"There is no style {name}. Use {', '.join(others)} or {last}.")
    return None


def _numbered(window: Window) -> list[Source]:
    found = window.bench.metadata
    clusters = find_clusters(window.session.article.body)
    numbers = number(clusters, found.sources, found.citation_order).numbers
    known = {source.key: source for source in reversed(found.sources)}
    return [known[key] for key in sorted(numbers, key=numbers.__getitem__)]


def _as_text(sources: Iterable[Source], style: str) -> str:
    lines = enumerate((format_source(source, style) for source in sources), start=1)
    return "".join(f"{place}. {line}\n" for place, line in lines)


def _as_html(sources: Iterable[Source], style: str) -> str:
    items = (f"<li>{html_of(source_runs(source, style))}</li>" for source in sources)
    return f"<ol>{''.join(items)}</ol>"


def _offer(text: str, html: str) -> None:
    """Put both forms on the clipboard; each program pastes the one it understands best."""
    data = QMimeData()
    data.setText(text)
    data.setHtml(html)
    QApplication.clipboard().setMimeData(data)


def _chosen_key(window: Window) -> str | None:
    """The key of the row chosen in the list of sources, while the list is to be seen."""
    found = window.side.findChild(QAbstractItemView, "sourceList")
    if found is None or not found.isVisible() or not found.selectionModel().hasSelection():
        return None
    key = found.currentIndex().siblingAtColumn(0).data(Qt.ItemDataRole.UserRole)
    return str(key) if key else None


COMMANDS = (
    WindowCommand("source.copy", "Copy formatted", copy, "Sources/5", icon="copy"),
    WindowCommand("source.copy_all", "Copy all formatted", copy_all, "Sources/5"),
)
