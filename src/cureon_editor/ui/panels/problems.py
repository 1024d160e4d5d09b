"""What is odd about the front matter, in sentences that say where."""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from cureon_editor.article.edits import Part
from cureon_editor.rendering.protocol import Summary
from cureon_editor.ui.widgets.parts import heading
from cureon_editor.ui.workbench import Workbench

SHOWN = 6


class Problems(QWidget):
    """Lists the first problems of the last summary; hidden when there are none."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self._label = QLabel()
        self._label.setObjectName("metadataProblems")
        self._label.setWordWrap(True)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 8)
        box.addWidget(heading("To look at"))
        box.addWidget(self._label)
        self.hide()
        bench.summarised.connect(self._show)

    def _show(self, summary: Summary) -> None:
        article = self._bench.session.article
        sentences = []
        for problem in summary.problems:
            if problem.part is Part.FRONT_MATTER and problem.offset <= len(article.part(problem.part)):
                line, _column = article.line_and_column(problem.part, problem.offset)
                sentences.append(f"Line {line}: {problem.message}")
        more = [f"and {len(sentences) - SHOWN} more"] if len(sentences) > SHOWN else []
        self._label.setText("\n".join(sentences[:SHOWN] + more))
        self.setVisible(bool(sentences))
        self._bench.badged.emit("details", len(sentences))
