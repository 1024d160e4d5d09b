"""What an article without therapies is told: naming them switches rules on."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from cureon_editor.checks.findings import Finding, State
from cureon_editor.ui.widgets.flow import FlowLayout
from cureon_editor.ui.widgets.parts import button, quiet
from cureon_editor.ui.workbench import Workbench

#: The rule that asks for the stage of each therapy; while it does not apply, no therapy is known.
_STAGE = "evidence-stage"


class NoTherapy(QFrame):
    """Seen while no therapy is named or found, until somebody says that the article is about none."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self._none = False
        self.setObjectName("noTherapy")
        self._words = quiet("")
        row = QWidget()
        buttons = FlowLayout(row, 4)
        name = button("Name a therapy", self._name, link=True)
        for made in (name, button("It is about none", self._dismiss, link=True)):
            buttons.addWidget(made)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        box.addWidget(self._words)
        box.addWidget(row)
        self.hide()

    def show_for(self, findings: Sequence[Finding]) -> None:
        """Show how many rules wait for a therapy, if that is why they do not apply."""
        waiting = [finding.rule for finding in findings if finding.state is State.NOT_APPLICABLE]
        self._words.setText(
            f"{len(waiting)} rules do not apply yet. Name the therapies that the article is about, each with "
            "its use and stage, and the rules on risks, evidence and approval join in."
        )
        self.setVisible(_STAGE in waiting and not self._none)

    def ask_again(self) -> None:
        """Forget that the article is about no therapy: it is another one."""
        self._none = False

    def _name(self) -> None:
        self._bench.run("checklist.fill_in", field="therapies")

    def _dismiss(self) -> None:
        self._none = True
        self.hide()
