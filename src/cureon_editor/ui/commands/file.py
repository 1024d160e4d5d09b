"""New, open, save, export, close."""

from pathlib import Path

from cureon_editor.storage.loading import UnreadableError, load
from cureon_editor.storage.saving import SaveError, save
from cureon_editor.ui.commands.command import Window, WindowCommand


def new(window: Window) -> bool:
    """Begin an untitled article."""
    return window.document.new() and window.show_editor()


def open_file(window: Window, path: Path | str | None = None) -> bool:
    """Open an article; asks which when no path is given."""
    chosen = Path(path) if path else window.questions.path("file.open", "open")
    if chosen is None:
        return False
    opened = window.document.open(chosen)
    if opened:
        window.settings.add_recent(Path(chosen).absolute())
    if opened or window.document.problem:
        window.show_editor()
    return opened


def open_copy(window: Window, path: Path | str | None = None) -> bool:
    """Open a copy of an article, untitled; asks which when no path is given."""
    chosen = Path(path) if path else window.questions.path("file.open_copy", "open")
    return chosen is not None and window.document.open_copy(chosen) and window.show_editor()


def save_file(window: Window) -> bool:
    """Save where the article came from."""
    return window.document.save()


def save_as(window: Window, path: Path | str | None = None) -> bool:
    """Save under another name."""
    return window.document.save_as(Path(path) if path else None)


def import_text(window: Window, path: Path | str | None = None) -> bool:
    """Read the plain text of a published page into a new article."""
    chosen = Path(path) if path else window.questions.path("file.import", "import")
    if chosen is None or not window.document.may_lose_changes():
        return False
    from cureon_editor.exchange.published_text import import_published

    try:
        imported = import_published(load(Path(chosen)).article.text)
    except UnreadableError as error:
        window.tell(str(error))
        return False
    window.document.bring_in(imported.article)
    window.show_editor()
    notes = [f"Line {note.line}: {note.message} {note.context}".strip() for note in imported.notes]
    _tell_notes(window, notes)
    return True


def export_html(window: Window, path: Path | str | None = None) -> bool:
    """Write the page as one self-contained HTML file."""
    chosen = Path(path) if path else window.questions.path("file.export_html", "html")
    if chosen is None:
        return False
    from cureon_editor.rendering.page import standalone

    article, today = window.session.article, window.bench.now().date()
    page = standalone(article, window.bench.journal, today, window.analysis.avoided)
    try:
        save(Path(chosen), page, None)
    except SaveError as error:
        window.tell(str(error))
        return False
    window.tell(f"The page was written to “{Path(chosen).name}”.")
    return True


def export_pdf(window: Window, path: Path | str | None = None) -> bool:
    """Write the page as a PDF; a sentence tells when it is done."""
    chosen = Path(path) if path else window.questions.path("file.export_pdf", "pdf")
    if chosen is None:
        return False
    if not window.page.print_pdf(Path(chosen)):
        window.tell("The page is not shown yet. Wait a moment, then export again.")
        return False
    return True


def convert_copy(window: Window, path: Path | str | None = None) -> bool:
    """Write a UTF-8 copy of a file in an older encoding, and open the copy."""
    data = window.document.undecoded
    if data is None:
        window.tell("This file is already UTF-8, so there is nothing to convert.")
        return False
    chosen = Path(path) if path else window.questions.path("file.convert_copy", "save")
    if chosen is None:
        return False
    try:
        save(Path(chosen), data.decode("cp1252", "replace"), None)
    except SaveError as error:
        window.tell(str(error))
        return False
    return window.document.open(Path(chosen))


def close(window: Window) -> bool:
    """Close the window; asks before unsaved changes are lost."""
    return window.close()


def _tell_notes(window: Window, notes: list[str]) -> None:
    """Say what the import was not sure of: how much at once, each place when asked."""
    if not notes:
        window.tell("The page was read. Save it to keep it.")
        return
    places = "one place needs a look" if len(notes) == 1 else f"{len(notes)} places need a look"
    listed = "\n".join(["What the import was not sure of", *notes])
    show = ("Show them", lambda: window.questions.ask("import.notes", listed, ("Close",), "Close"))
    window.banner.show_text(f"The page was read; {places}. Nothing was guessed there.", show)


COMMANDS = (
    WindowCommand("file.new", "New article", new, "File/1", "Ctrl+N", "file-plus"),
    WindowCommand("file.open", "Open…", open_file, "File/1", "Ctrl+O", "folder-open"),
    WindowCommand("file.open_copy", "Open a copy…", open_copy, "File/1"),
    WindowCommand("file.save", "Save", save_file, "File/2", "Ctrl+S", "save"),
    WindowCommand("file.save_as", "Save as…", save_as, "File/2", "Ctrl+Shift+S"),
    WindowCommand("file.import", "Import a published page…", import_text, "File/3"),
    WindowCommand("file.export_html", "Export the page as HTML…", export_html, "File/3"),
    WindowCommand("file.export_pdf", "Export the page as PDF…", export_pdf, "File/3"),
    WindowCommand("file.convert_copy", "Convert a copy to UTF-8…", convert_copy, "File/3"),
    WindowCommand("file.close", "Close", close, "File/4", "Ctrl+W"),
)
