"""One sentence over the text, and buttons for what can be done about it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel

from cureon_editor.ui.widgets.parts import button


class Banner(QFrame):
    """One sentence over the text, with what can be done about it; it waits instead of interrupting.

    `released` tells that the keyboard was on a button that goes away. Qt would give it to the title, all of
    it selected, and the next key would replace that.
    """

    released = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("banner")
        self._label = QLabel()
        self._label.setObjectName("bannerText")
        self._label.setWordWrap(True)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._actions = QHBoxLayout()
        self._labels: list[str] = []
        self._box = QHBoxLayout(self)
        self._box.setContentsMargins(16, 8, 8, 8)
        self._box.addWidget(self._label, 1)
        self._box.addLayout(self._actions)
        self.hide()

    def show_text(self, text: str, *actions: tuple[str, object]) -> None:
        """Show a sentence with buttons (label, what it does) and one that closes it; empty text hides it.

        What stands here already stays, so that a button just pressed is not taken away.
        """
        if text == self.text and [label for label, _pressed in actions] == self._labels:
            return
        self._labels = [label for label, _pressed in actions]
        self._clear()
        self._label.setText(text)
        for label, pressed in actions:
            self._actions.addWidget(button(label, pressed))  # type: ignore[arg-type]
        self._actions.addWidget(button("Close", self.hide, link=True))
        # Several buttons beside the sentence would leave it a column one word wide.
        several = len(actions) > 1
        self._box.setDirection(
            QBoxLayout.Direction.TopToBottom if several else QBoxLayout.Direction.LeftToRight
        )
        self._actions.setAlignment(Qt.AlignmentFlag.AlignLeft if several else Qt.AlignmentFlag.AlignRight)
        self.setVisible(bool(text))

    @property
    def text(self) -> str:
        """The sentence shown, empty when the banner is hidden."""
        return "" if self.isHidden() else self._label.text()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Give the keyboard away before Qt does."""
        self._release()
        super().hideEvent(event)

    def _release(self) -> None:
        focused = self.window().focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            self.released.emit()

    def _clear(self) -> None:
        self._release()
        while (item := self._actions.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()  # until it goes, it would stand over the next one
                widget.deleteLater()
