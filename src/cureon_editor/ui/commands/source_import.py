"""Sources out of files, out of a text, and out of the clipboard."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from cureon_editor.ui.arrivals import Arrival, from_clipboard, from_files, from_text
from cureon_editor.ui.commands.command import Window, WindowCommand

READ_ONLY = "This article cannot be changed, so no sources can be added to it."


def import_sources(
    window: Window, path: Path | str | Iterable[Path | str] | None = None, *, preview: bool = False
) -> bool:
    """Bring in the sources of a file or of several, one after another; asks which when none is given.

    With `preview` the person sees what was understood and chooses. Without it everything new is added.
    """
    chosen = path or window.questions.path("source.import", "sources")
    return chosen is not None and _bring_in(window, from_files(chosen), preview=preview)


def paste(window: Window, text: str | None = None, *, preview: bool = False) -> bool:
    """Bring in the sources that a text names, without a text those on the clipboard."""
    if text is not None:
        return _bring_in(window, from_text(text), preview=preview)
    arrivals, trouble = from_clipboard(QApplication.clipboard().mimeData())
    if trouble:
        window.tell(trouble)
        return False
    return _bring_in(window, arrivals, preview=preview)


def _bring_in(window: Window, arrivals: Iterable[Arrival], *, preview: bool) -> bool:
    """Show what comes, or take what is new of it at once."""
    from cureon_editor.exchange.import_plan import ImportPlan
    from cureon_editor.ui.source_importer import SourceImporter, take

    if window.document.read_only:
        window.tell(READ_ONLY)
        return False
    if preview:
        SourceImporter.of(window.bench, window.banner).bring_in(arrivals)
        return False
    before = window.session.article
    sentences: list[str] = []
    for arrival in arrivals:
        plan = ImportPlan(arrival.read(), window.bench.metadata.sources, window.bench.now().date())
        if sentence := take(window.bench, plan):
            sentences.append(sentence)
    if sentences:
        window.tell(" ".join(sentences))
    return window.session.article is not before


COMMANDS = (
    WindowCommand("source.import", "Import sources…", import_sources, "Sources/0", icon="file-down"),
    WindowCommand("source.paste", "Paste sources", paste, "Sources/0", icon="clipboard"),
)
