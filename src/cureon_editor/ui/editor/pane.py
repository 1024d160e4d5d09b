"""The editor pane: title and standfirst as large quiet fields above the body, one column for all three."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from cureon_editor.ui.editor.body_editor import BodyEditor
from cureon_editor.ui.editor.title_line import TitleLine
from cureon_editor.ui.theme.fonts import TEXT, face
from cureon_editor.ui.widgets.fields import LineField, TextField
from cureon_editor.ui.workbench import Workbench

#: Lines the standfirst may grow to before it scrolls.
MOST_LINES = 5
#: Pixels by which the title is larger than the text, at any size: twice as large it would fill the pane.
TITLE_MORE = 8
#: Share of the pane that title and standfirst may take from the text.
MOST_HEAD = 0.45


class EditorPane(QWidget):
    """Holds the three fields of the page's text in one centred column."""

    def __init__(self, editor: BodyEditor, bench: Workbench) -> None:
        super().__init__()
        self.setObjectName("editorPane")
        self.editor = editor
        self._title = TitleLine()
        self._title_field = LineField(self._title, bench, "title", "Title")
        self._standfirst = QPlainTextEdit()
        self._standfirst.setProperty("quiet", True)
        self._standfirst.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self._standfirst.document().setDocumentMargin(0)
        self._standfirst.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._standfirst.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._standfirst.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())
        self._standfirst.installEventFilter(self)
        hint = "Standfirst: what the reader will learn"
        self._standfirst_field = TextField(self._standfirst, bench, "standfirst", hint)
        self._head = QWidget()
        head = QVBoxLayout(self._head)
        head.setSpacing(6)
        head.addWidget(self._title)
        head.addWidget(self._standfirst)
        self._head_box = head
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._head)
        box.addWidget(editor, 1)
        editor.resized.connect(self._follow_editor)

    def set_pixels(self, pixels: float) -> None:
        """Set the size of the writing."""
        self.editor.set_pixels(pixels)
        self._title.set_font(face(TEXT, pixels + TITLE_MORE, QFont.Weight.Bold))
        self._standfirst.setFont(face(TEXT, pixels))
        self._standfirst.setStyleSheet(f"font-family: '{TEXT}'; font-size: {round(pixels)}px;")
        self._align()
        self._fit()

    def set_read_only(self, read_only: bool) -> None:
        """Let nothing be written, or everything again."""
        for widget in (self.editor, self._title, self._standfirst):
            widget.setReadOnly(read_only)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Give the standfirst, whose lines break anew, a fitting height."""
        if event.type() == QEvent.Type.Resize:
            QTimer.singleShot(0, self._fit)
        return super().eventFilter(watched, event)

    def _follow_editor(self) -> None:
        """Keep title and standfirst over the text column, and of a fitting height."""
        self._align()
        QTimer.singleShot(0, self._fit)

    def _fit(self) -> None:
        """Make the standfirst as high as its lines, as long as the text keeps its room."""
        spacing = self._standfirst.fontMetrics().lineSpacing()
        room = (self.height() * MOST_HEAD - self._title.height()) // spacing
        needed = round(self._standfirst.document().size().height())
        self._standfirst.setFixedHeight(spacing * max(1, min(MOST_LINES, needed, int(room))) + 4)

    def _align(self) -> None:
        left, width = self.editor.column()
        document_margin = round(self.editor.document().documentMargin())
        right = max(0, self.editor.width() - left - width)
        self._head_box.setContentsMargins(left + document_margin, 22, right + document_margin, 4)
