"""Form fields bound to the front matter: they show what the article says and write by `article.set`."""

from abc import ABC, abstractmethod
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from cureon_editor.article.metadata import Metadata
from cureon_editor.ui.workbench import Workbench

#: How a field's text is found in the metadata.
Reader = Callable[[Metadata], str]


class UndoFilter(QObject):
    """Leaves undo and redo to the window: the session holds the only history."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Ignore the widget's own shortcut for undo and redo."""
        keys = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
        history = isinstance(event, QKeyEvent) and any(event.matches(key) for key in keys)
        if history and event.type() == QEvent.Type.ShortcutOverride:
            event.ignore()
            return True
        return super().eventFilter(watched, event)


class Field(ABC):
    """One key of the front matter in one widget; `write` is what typing does."""

    def __init__(self, widget: QWidget, bench: Workbench, key: str, read: Reader | None = None) -> None:
        self.widget = widget
        self._bench = bench
        self._key = key
        self._read = read or (lambda metadata: str(getattr(metadata, key)))
        self._writing = False
        widget.setObjectName(f"field:{key}")
        self._filter = UndoFilter(widget)
        widget.installEventFilter(self._filter)
        bench.details_changed.connect(self._follow)

    def write(self, value: str) -> None:
        """Put a value into the article; a refused one leaves article and field as they were."""
        if value == self._read(self._bench.metadata):
            return
        self._writing = True
        try:
            written = self._bench.run("article.set", field=self._key, value=value)
        finally:
            self._writing = False
        if not written:
            self.refresh()

    def refresh(self) -> None:
        """Show what the article says now."""
        value = self._read(self._bench.metadata)
        if value != self.shown():
            self.display(value)

    def let_go(self) -> None:
        """Follow the article no longer: the widget is about to be deleted."""
        self._bench.details_changed.disconnect(self._follow)

    @abstractmethod
    def shown(self) -> str:
        """The text the widget shows."""

    @abstractmethod
    def display(self, value: str) -> None:
        """Show a text in the widget."""

    def _follow(self) -> None:
        if not self._writing:
            self.refresh()


class LineField(Field):
    """A key in a QLineEdit."""

    widget: QLineEdit

    def __init__(
        self, widget: QLineEdit, bench: Workbench, key: str, hint: str, read: Reader | None = None
    ) -> None:
        super().__init__(widget, bench, key, read)
        widget.setPlaceholderText(hint)
        widget.setAccessibleName(key.replace("_", " "))
        widget.textEdited.connect(self.write)
        self.refresh()

    def shown(self) -> str:
        """The line's text."""
        return self.widget.text()

    def display(self, value: str) -> None:
        """Show a text, the caret kept where it was."""
        place = self.widget.cursorPosition() if self.widget.hasFocus() else 0
        self.widget.setText(value)
        self.widget.setCursorPosition(min(place, len(value)))


class TextField(Field):
    """A key in a QPlainTextEdit; its lines are one paragraph of the page."""

    widget: QPlainTextEdit

    def __init__(self, widget: QPlainTextEdit, bench: Workbench, key: str, hint: str) -> None:
        super().__init__(widget, bench, key)
        widget.setPlaceholderText(hint)
        widget.setAccessibleName(key.replace("_", " "))
        widget.setTabChangesFocus(True)
        widget.setUndoRedoEnabled(False)
        self.refresh()
        # contentsChange, unlike textChanged, does not fire on formatting.
        widget.document().contentsChange.connect(lambda *_: self._edited())

    def shown(self) -> str:
        """The text, no-break spaces kept."""
        return self.widget.document().toRawText().replace("\u2029", "\n")

    def display(self, value: str) -> None:
        """Show a text, the caret kept where it was."""
        place = self.widget.textCursor().position()
        self._writing = True
        self.widget.setPlainText(value)
        self._writing = False
        cursor = self.widget.textCursor()
        cursor.setPosition(min(place, self.widget.document().characterCount() - 1))
        self.widget.setTextCursor(cursor)

    def _edited(self) -> None:
        if not self._writing:
            self.write(self.shown())


class ChoiceField(Field):
    """A key in a QComboBox that offers the journal's categories and takes any other text."""

    widget: QComboBox

    def __init__(self, widget: QComboBox, bench: Workbench, key: str) -> None:
        super().__init__(widget, bench, key)
        widget.setEditable(True)
        widget.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        widget.setAccessibleName(key)
        self.refresh()
        widget.editTextChanged.connect(self.write)

    def shown(self) -> str:
        """The chosen or typed text."""
        return self.widget.currentText()

    def refresh(self) -> None:
        """Show the article's category among those of its journal, which may be another by now."""
        self.display(self._read(self._bench.metadata))

    def display(self, value: str) -> None:
        """Show a text among the journal's categories."""
        categories = list(self._bench.journal.categories)
        self.widget.blockSignals(True)
        if [self.widget.itemText(i) for i in range(self.widget.count())] != categories:
            self.widget.clear()
            self.widget.addItems(categories)
        if value != self.shown():
            self.widget.setEditText(value)
        self.widget.blockSignals(False)
