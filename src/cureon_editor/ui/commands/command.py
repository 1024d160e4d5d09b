"""What a window command is, what it may use, and the registry that finds them by walking this package."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Protocol

from cureon_editor.ui import commands

# Named in signatures only: most of it is loaded after the first paint.
if TYPE_CHECKING:
    from cureon_editor.session.session import ArticleSession
    from cureon_editor.ui.analysis import Analysis
    from cureon_editor.ui.banner import Banner
    from cureon_editor.ui.bars import Bars
    from cureon_editor.ui.document import Document
    from cureon_editor.ui.editor.binding import Binding
    from cureon_editor.ui.editor.body_editor import BodyEditor
    from cureon_editor.ui.editor.citation_numbers import CitationNumbers
    from cureon_editor.ui.editor.find_bar import FindBar
    from cureon_editor.ui.editor.finding_fixes import FindingFixes
    from cureon_editor.ui.editor.finding_marks import FindingMarks
    from cureon_editor.ui.layout_parts import LayoutParts
    from cureon_editor.ui.look import Look
    from cureon_editor.ui.palette_list import PaletteList
    from cureon_editor.ui.places import Places
    from cureon_editor.ui.preview.host import PageHost
    from cureon_editor.ui.questions import Questions
    from cureon_editor.ui.settings import Settings
    from cureon_editor.ui.shell import Rail, SidePanel
    from cureon_editor.ui.workbench import Workbench


class Window(Protocol):
    """The window as its commands see it."""

    bench: Workbench
    settings: Settings
    document: Document
    look: Look
    bars: Bars
    rail: Rail
    editor: BodyEditor
    binding: Binding
    citation_numbers: CitationNumbers
    page: PageHost
    analysis: Analysis
    side: SidePanel
    layout_parts: LayoutParts
    places: Places
    banner: Banner

    @property
    def session(self) -> ArticleSession:
        """The owner of the article."""

    @property
    def find_bar(self) -> FindBar:
        """The bar that finds and replaces."""

    @property
    def finding_marks(self) -> FindingMarks:
        """The marks of the checklist in the text."""

    @property
    def finding_fixes(self) -> FindingFixes:
        """What can be done about them."""

    @property
    def palette_list(self) -> PaletteList:
        """The list of every command."""

    @property
    def questions(self) -> Questions:
        """Who answers the questions the window asks."""

    def perform(self, command_id: str, **arguments: Any) -> bool:
        """Run a command as a person does: what it needs to know is asked first."""

    def tell(self, sentence: str) -> None:
        """Show a sentence over the text."""

    def show_editor(self) -> bool:
        """Show the article instead of the welcome; True, so that it can end a command."""

    def show_welcome(self) -> None:
        """Show the ways to begin."""

    def close(self) -> bool:
        """Close the window; False when the person keeps it open."""


@dataclass(frozen=True, slots=True)
class WindowCommand:
    """A command on the window. `run(window, **arguments)` gives whether anything changed."""

    id: str
    title: str
    run: Callable[..., bool]
    menu: str
    shortcut: str = ""
    icon: str = ""
    #: Arguments that only the part of the window it belongs to can give.
    asks: tuple[str, ...] = ()


def window_commands() -> Mapping[str, WindowCommand]:
    """All window commands by id: every `COMMANDS` of the modules of this package."""
    found: dict[str, WindowCommand] = {}
    for module in pkgutil.iter_modules(commands.__path__):
        for command in getattr(import_module(f"{commands.__name__}.{module.name}"), "COMMANDS", ()):
            found[command.id] = command
    return MappingProxyType(found)
