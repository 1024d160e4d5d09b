"""Replacing asks in the find bar, which stays open while the person looks."""

from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QWidget

from cureon_editor.ui.dialogs.asking import Arguments
from cureon_editor.ui.workbench import Workbench

if TYPE_CHECKING:
    from cureon_editor.ui.window import MainWindow


def replace(parent: QWidget, _bench: Workbench, given: Arguments) -> Arguments | None:
    """Open the find bar with its replace line; from there the command comes back complete."""
    if "replacement" in given:
        return given
    cast("MainWindow", parent).find_bar.open(None, replacing=True)
    return None


ASKS = {"edit.replace": replace, "edit.replace_one": replace}
