"""A heading that folds away what stands below it."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cureon_editor.ui.theme.colours import Colours
from cureon_editor.ui.theme.icons import icon
from cureon_editor.ui.widgets.parts import button


class Fold(QWidget):
    """A button with a chevron, and below it a body that is filled when it is first unfolded."""

    def __init__(self, title: str, colours: Colours, fill: Callable[[], None]) -> None:
        super().__init__()
        self._colours, self._fill = colours, fill
        self.body = QWidget()
        self.content = QVBoxLayout(self.body)
        self.content.setContentsMargins(0, 0, 0, 0)
        self.content.setSpacing(6)
        self._button = button(title, self.toggle, link=True)
        self._button.setAccessibleDescription("Folded")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(self._button)
        box.addWidget(self.body)
        self.body.hide()
        self.recolour(colours)

    @property
    def is_open(self) -> bool:
        """Whether the body is seen."""
        return not self.body.isHidden()

    def toggle(self) -> None:
        """Fold or unfold."""
        opens = not self.is_open
        if opens:
            self._fill()
        self.body.setVisible(opens)
        self._button.setAccessibleDescription("Unfolded" if opens else "Folded")
        self.recolour(self._colours)

    def recolour(self, colours: Colours) -> None:
        """Draw the chevron in a palette."""
        self._colours = colours
        self._button.setIcon(icon("chevron-down" if self.is_open else "chevron-right", colours.accent))
