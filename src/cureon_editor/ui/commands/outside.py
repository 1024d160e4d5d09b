"""What can be done when another program has changed the open file."""

from collections.abc import Sequence

from cureon_editor.storage.watching import Fate
from cureon_editor.ui.commands.command import Window, WindowCommand
from cureon_editor.ui.document_text import too_long
from cureon_editor.ui.restoring import become, settled

_NOTHING = "The file holds what was last read or saved, so there is nothing to do."


def reload(window: Window) -> bool:
    """Take what stands in the file; one undoable edit."""
    loaded = window.document.outside.look().loaded
    if loaded is None:
        return _nothing(window)
    document, session = window.document, window.session
    document.versions.keep("before a reload")
    if document.read_only or too_long(loaded.article.body):
        document.show_again(loaded)
        return True
    changed = become(session, loaded.article, "reload")
    document.stands(loaded.article, loaded.digest)
    document.outside.begin()
    return changed


def compare(window: Window) -> bool:
    """Say whether the file holds something else than the text; a person sees both side by side."""
    loaded = window.document.outside.look().loaded
    if loaded is None:
        return _nothing(window)
    window.tell(f"The file now has {len(loaded.article.body.split()):,} words.")
    return False


def keep_mine(window: Window) -> bool:
    """Keep the text of this window; the next save writes it over what the other program wrote."""
    loaded = window.document.outside.look().loaded
    if loaded is None:
        return _nothing(window)
    window.document.versions.keep("written by another program", loaded.article)
    window.document.stands(loaded.article, loaded.digest)
    window.document.outside.begin()
    window.tell("Your text is kept. Saving writes it over the other program’s.")
    return False


def merge(window: Window, choices: Sequence[str] = ()) -> bool:
    """Put both texts together; `choices` says mine, theirs or both for each place that both sides changed."""
    from cureon_editor.comparison.merging import merge as merge_texts

    loaded = window.document.outside.look().loaded
    if loaded is None:
        return _nothing(window)
    document, session = window.document, window.session
    if document.read_only:
        return reload(window)
    merged = merge_texts(session.saved.text, session.article.text, loaded.article.text)
    document.versions.keep("before a merge")
    document.versions.keep("written by another program", loaded.article)
    changed = become(session, settled(merged, choices), "merge with the file")
    document.stands(loaded.article, loaded.digest)
    document.outside.begin()
    window.tell(" ".join(["Both texts are merged here. Read them once more, then save.", *merged.notes]))
    return changed


def follow(window: Window) -> bool:
    """Go on under the name that another program gave the file."""
    sight = window.document.outside.look()
    if sight.fate is not Fate.RENAMED or sight.moved_to is None:
        return _nothing(window)
    window.document.stands(window.session.saved, path=sight.moved_to)
    window.document.outside.begin()
    window.settings.add_recent(sight.moved_to)
    return True


def _nothing(window: Window) -> bool:
    window.tell(_NOTHING)
    return False


COMMANDS = (
    WindowCommand("file.compare", "Compare with the file…", compare, "File/2"),
    WindowCommand("file.reload", "Reload from the file", reload, "File/2"),
    WindowCommand("file.merge", "Merge with the file…", merge, "File/2"),
    WindowCommand("file.keep_mine", "Keep my text", keep_mine, "File/2"),
    WindowCommand("file.follow", "Go on with the new name", follow, "File/2"),
)
