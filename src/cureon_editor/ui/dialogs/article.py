"""What is asked about the article as a whole: the raw front matter."""

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from cureon_editor.article.article import Article
from cureon_editor.article.problems import Severity
from cureon_editor.article.reading import read_metadata
from cureon_editor.ui.dialogs.asking import Arguments, Form
from cureon_editor.ui.theme.fonts import MONO, face
from cureon_editor.ui.workbench import Workbench


def front_matter(parent: QWidget, bench: Workbench, given: Arguments) -> Arguments | None:
    """Show the front matter as it stands in the file, to be edited by hand."""
    if "text" in given:
        return given
    article = bench.session.article
    form = Form(
        parent, "Front matter", "Use this", "This is the YAML at the top of the file, exactly as it is saved."
    )
    form.resize(720, 560)
    text = form.text("", article.front_matter or "", 400)
    font = face(MONO, 13, QFont.Weight.Normal)
    text.setFont(font)
    text.setTabChangesFocus(False)

    def shown() -> str:
        raw = text.document().toRawText().replace("\u2029", "\n")
        return raw if not raw or raw.endswith("\n") else raw + "\n"

    form.check = lambda: problem_of(shown())
    return {"text": shown()} if form.asked() else None


def problem_of(front_matter_text: str) -> str:
    """What keeps a front matter from being read, as a sentence with its line; empty when it reads."""
    found = [p for p in read_metadata(front_matter_text).problems if p.severity is Severity.ERROR]
    if not found:
        return ""
    line, column = Article(front_matter_text, "").line_and_column(found[0].part, found[0].offset)
    return f"Line {line - 1}, column {column}: {found[0].message}"


ASKS = {"article.set_front_matter": front_matter}
