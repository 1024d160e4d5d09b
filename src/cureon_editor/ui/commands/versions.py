"""Keep a version, go back to one, compare with one."""

from cureon_editor.article.article import Article
from cureon_editor.ui.commands.command import Window, WindowCommand
from cureon_editor.ui.restoring import become

_NONE = "There is no such version. Choose one in the list of versions."


def keep(window: Window) -> bool:
    """Keep the text as it is as a version."""
    window.document.versions.keep("kept by hand")
    return False


def restore(window: Window, version: str | None = None) -> bool:
    """Make the text what it was in a version; one step of Undo."""
    versions = window.document.versions
    found = versions.find(version)
    text = versions.text(found) if found else None
    if text is None:
        window.tell(_NONE)
        return False
    if window.document.read_only:
        window.tell(window.document.problem)
        return False
    versions.keep("before a version was restored")
    return become(window.session, Article.parse(text), "restore a version") and window.show_editor()


def compare(window: Window, version: str | None = None) -> bool:
    """Say in how many words the text differs from a version; a person sees both side by side."""
    found = window.document.versions.find(version)
    if found is None:
        window.tell(_NONE)
    else:
        window.tell(f"The version of {found.when:%d %b, %H:%M} has {found.words:,} words.")
    return False


COMMANDS = (
    WindowCommand("versions.keep", "Keep a version", keep, "File/2"),
    WindowCommand("versions.compare", "Compare with a version…", compare, "File/2"),
    WindowCommand("versions.restore", "Restore a version", restore, "File/2"),
)
