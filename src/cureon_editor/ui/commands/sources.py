"""From a citation to its source in the panel, and from a source to its citations in the text."""

from collections.abc import Iterator

from cureon_editor.article.edits import Part
from cureon_editor.citations.find import CitedKey, find_clusters
from cureon_editor.ui.commands.command import Window, WindowCommand


def show(window: Window, key: str | None = None) -> bool:
    """Open the Sources panel on a source; without a key, on that of the citation at the caret."""
    key = key or _key_at_caret(window)
    if key is None:
        window.tell("There is no citation here. Put the caret in one, then show its source.")
        return False
    # Panels are loaded after the first paint.
    from cureon_editor.ui.panels.sources import Sources

    window.show_editor()
    window.side.open("sources")
    panel = window.side.findChild(Sources)
    if isinstance(panel, Sources) and not panel.show_key(key):
        window.tell(f"No source has the key {key}. Add the source, or correct the key in the text.")
    return False


def places(window: Window, key: str | None = None) -> bool:
    """Open the list of places that cite a source: the one given, chosen, or cited at the caret."""
    key = key or _chosen_key(window) or _key_at_caret(window)
    if key is None:
        window.tell("Choose a source in the list first, then see where it is cited.")
        return False
    from cureon_editor.ui.panels.sources import Sources

    show(window, key)
    panel = window.side.findChild(Sources)
    if isinstance(panel, Sources):
        panel.show_places()
    return False


def next_citation(window: Window, key: str | None = None) -> bool:
    """Select the next citation of a source behind the caret, from the last one the first again.

    Without a key it is the source chosen in the panel, else that of the citation at the caret.
    """
    key = key or _chosen_key(window) or _key_at_caret(window)
    if key is None:
        window.tell("Choose a source in the list first, then show where it is cited.")
        return False
    places = [item for item in _cited(window) if item.key == key]
    if not places:
        window.tell("This source is not cited in the text.")
        return False
    selection = window.session.selection
    caret = max(selection.anchor, selection.head)
    here = next((item for item in places if item.start >= caret), places[0])
    window.show_editor()
    window.bench.go_to(Part.BODY, here.start, here.end)
    return False


def _cited(window: Window) -> Iterator[CitedKey]:
    for cluster in find_clusters(window.session.article.body):
        yield from cluster.items


def _key_at_caret(window: Window) -> str | None:
    """The key of the citation at the caret: the one it stands in or behind, else the cluster's first."""
    caret = window.session.selection.head
    for cluster in find_clusters(window.session.article.body):
        if cluster.start <= caret <= cluster.end:
            inside = (item.key for item in cluster.items if item.start <= caret <= item.end)
            return next(inside, cluster.items[0].key)
    return None


def _chosen_key(window: Window) -> str | None:
    """The source chosen in the list, while the list has the keyboard."""
    from cureon_editor.ui.panels.sources_tree import SourceTree

    tree = window.side.findChild(SourceTree)
    return tree.chosen_key() if isinstance(tree, SourceTree) and tree.hasFocus() else None


COMMANDS = (
    WindowCommand("source.show", "Show the source", show, "Sources/4", "Ctrl+J"),
    WindowCommand("source.next_citation", "Show in the text", next_citation, "Sources/4", "Ctrl+Shift+J"),
    WindowCommand("source.places", "Where it is cited", places, "Sources/4"),
)
