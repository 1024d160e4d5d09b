"""Look a source up online, if the person has switched that on, and fill in what it lacks."""

from typing import TYPE_CHECKING

from cureon_editor.article.sources import Source
from cureon_editor.ui.commands.command import Window, WindowCommand

if TYPE_CHECKING:
    from cureon_editor.ui.lookup import LookUp

FILL, LEAVE = "Fill in", "Leave it as it is"
SWITCH_ON, NOT_NOW = "Switch on and look up", "Not now"
_NO_SOURCE = "Choose a source in the list first, then look it up."
_READ_ONLY = "This article cannot be changed, so nothing was looked up."
_OFF = "Looking up is switched off, so nothing was sent. The menu Sources switches it on."
_NOW_ON = "Looking up is on. Only when you ask for it, a DOI or PMID goes to doi.org or PubMed."
_NOW_OFF = "Looking up is off. Nothing is sent to anybody."


def look_up(window: Window, key: str | None = None, *, offer: bool = False) -> bool:
    """Ask doi.org or PubMed about a source, without a key about the one chosen in the list.

    While looking up is off nothing is sent; with `offer` the person is asked whether to switch it on. What
    is found is shown before it is filled in. False: the article changes once the answer is there.
    """
    from cureon_editor.ui.lookup import NOTHING_TO_ASK, LookUp

    service = LookUp.of(window.bench)
    source = _source(window, key or _chosen_key(window) or "")
    if service is None or source is None:
        window.tell(_NO_SOURCE)
    elif window.document.read_only:
        window.tell(_READ_ONLY)
    elif not service.explanation(source):
        window.tell(NOTHING_TO_ASK)
    elif service.is_on or (offer and service.is_allowed(source)):
        _ask(window, service, source)
    elif not offer:
        window.tell(_OFF)
    return False


def switch(window: Window, on: bool | None = None) -> bool:
    """Switch looking up on or off; without a value, to the other."""
    from cureon_editor.ui.lookup import LookUp

    service = LookUp.of(window.bench)
    if service is not None:
        service.is_on = not service.is_on if on is None else on
        window.tell(_NOW_ON if service.is_on else _NOW_OFF)
    return False


def _ask(window: Window, service: "LookUp", source: Source) -> None:
    if service.ask(source, lambda found: _offer(window, source.key, found), window.tell):
        window.banner.show_text(f"Looking up {source.key}. You can write on.", ("Cancel", service.cancel))


def _offer(window: Window, key: str, found: Source) -> None:
    """Show what could be filled in, and do it when the person agrees; it is one step of Undo."""
    from cureon_editor.exchange.filling import filled, gained, shown

    window.banner.hide()
    source = _source(window, key)
    if source is None:
        return
    after = filled(source, found)
    lines = [shown(after, name) for name in gained(source, after)]
    if not lines:
        window.tell(f"Nothing was found that {key} lacks.")
        return
    text = "\n".join([f"Fill in what {key} lacks?", *lines])
    if window.questions.ask("source.look_up", text, (FILL, LEAVE), LEAVE) == FILL:
        window.perform("source.edit", key=key, item=after)


def _source(window: Window, key: str) -> Source | None:
    return next((source for source in window.bench.metadata.sources if source.key == key), None)


def _chosen_key(window: Window) -> str | None:
    from cureon_editor.ui.panels.sources_tree import SourceTree

    tree = window.side.findChild(SourceTree)
    return tree.current_key() if isinstance(tree, SourceTree) else None


COMMANDS = (
    WindowCommand("source.look_up", "Look up online…", look_up, "Sources/6", icon="search"),
    WindowCommand("source.look_up_switch", "Look up DOI and PMID online: on or off", switch, "Sources/6"),
)
