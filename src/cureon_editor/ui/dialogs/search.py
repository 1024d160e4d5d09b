"""Replacing asks in the find bar, which stays open while the person looks."""

from PySide6.QtWidgets import QWidget

from cureon_editor.ui.dialogs.asking import Arguments
from cureon_editor.ui.workbench import Workbench


def replace(_parent: QWidget, bench: Workbench, given: Arguments) -> Arguments | None:
    """Open the find bar with its replace line; from there the command comes back complete."""
    if "replacement" in given:
        return given
    bench.run("edit.find", replacing=True)
    return None


ASKS = {"edit.replace": replace, "edit.replace_one": replace}
