"""Give a source another key: what is wrong with it, and how many places change, is said while it is typed."""

from PySide6.QtWidgets import QWidget

from cureon_editor.article.edits import RefusedError
from cureon_editor.editing.listed import Listed
from cureon_editor.ui.dialogs.asking import Arguments, Form
from cureon_editor.ui.dialogs.source_choice import chosen_key, times_cited
from cureon_editor.ui.widgets.parts import CAPTION_LETTERS, quiet, shortened
from cureon_editor.ui.workbench import Workbench


class RenameForm(Form):
    """One field for the new key."""

    def __init__(self, parent: QWidget, bench: Workbench, key: str) -> None:
        super().__init__(parent, f"Change the key {shortened(key, CAPTION_LETTERS)}", "Change")
        self.setObjectName("renameSource")
        self._listed = Listed(bench.session.article)
        self._key, self._cited = key, times_cited(bench, key)
        self.new_key = self.line("New key", key, name="newKey")
        self.new_key.selectAll()
        self.outcome = quiet("")
        self.outcome.setObjectName("renameOutcome")
        self.fields.addRow("", self.outcome)
        self.new_key.textChanged.connect(lambda _text: self._judge())
        self.check = self._problem
        self._judge()

    def typed(self) -> str:
        """The key typed, without blanks around it."""
        return self.new_key.text().strip()

    def _judge(self) -> None:
        problem = self._problem()
        self.new_key.setProperty("invalid", bool(problem))
        self.new_key.style().polish(self.new_key)
        self.outcome.setText(problem or _outcome(self._cited))

    def _problem(self) -> str:
        """Why the key typed cannot be had; empty when it can."""
        if not self.typed():
            return "Type a key, such as mackensen2022."
        if self.typed() == self._key:
            return ""
        try:
            self._listed.check_new_key(self.typed())
        except RefusedError as refusal:
            return str(refusal)
        return ""


def _outcome(cited: int) -> str:
    if not cited:
        return "The source is not cited; only the list changes."
    changing = "1 citation in the text changes" if cited == 1 else f"{cited} citations in the text change"
    return f"{changing} with it."


def rename(parent: QWidget, bench: Workbench, given: Arguments) -> Arguments | None:
    """Ask for a source's new key."""
    if "new_key" in given:
        return given
    key = chosen_key(parent, bench, given.get("key"), "change its key")
    if key is None:
        return None
    try:
        form = RenameForm(parent, bench, key)
    except RefusedError as refusal:
        bench.told.emit(str(refusal))
        return None
    return {"key": key, "new_key": form.typed()} if form.asked() else None


ASKS = {"source.rename": rename}
