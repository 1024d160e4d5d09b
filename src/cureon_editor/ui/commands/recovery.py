"""Go on with a text that was not saved when the program ended unexpectedly, or let it go."""

from pathlib import Path

from cureon_editor.article.article import Article
from cureon_editor.storage.recovery.entry import Damaged, Kept
from cureon_editor.storage.recovery.standing import Standing, standing
from cureon_editor.ui.commands.command import Window, WindowCommand
from cureon_editor.ui.restoring import become

_NOTHING = "There is no unsaved text to restore."


def recover(window: Window, entry: Path | None = None, *, discard: bool = False) -> bool:
    """Restore an entry of the journal, by its path, or discard it; a person chooses in a dialog."""
    recovery = window.document.recovery
    found = next((one for one in recovery.left.entries if one.path == entry), None)
    if found is None:
        window.tell(_NOTHING)
        return False
    if discard or isinstance(found, Damaged):
        recovery.discard(found)
        return False
    if not _restored(window, found):
        return False
    recovery.restored(found)
    caret = min(found.caret, len(window.session.article.body))
    window.binding.select(caret, caret)
    return window.show_editor()


def _restored(window: Window, kept: Kept) -> bool:
    """Show the text where it belongs: over its file, or as an untitled article when there is none to open."""
    document, path = window.document, kept.document.path
    article = Article.parse(kept.text)
    if kept.document != document.recovery.key:
        if path is None or standing(kept) in (Standing.MISSING, Standing.UNREADABLE):
            return document.may_lose_changes() and document.bring_in(article)
        if not document.open(path):
            return False
    if document.read_only:
        return document.bring_in(article)
    become(window.session, article, "restore unsaved text")
    return True


COMMANDS = (WindowCommand("file.recover", "Restore unsaved text…", recover, "File/3"),)
