"""How a rule is judged: its help and basis, who set its weight, its pack, and examples of good and bad."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cureon_editor.checks.findings import Finding
from cureon_editor.checks.rule import Rule
from cureon_editor.ui.panels.checklist_actions import Action, journal_action
from cureon_editor.ui.theme.colours import Colours
from cureon_editor.ui.widgets.fold import Fold
from cureon_editor.ui.widgets.parts import button, quiet, shortened
from cureon_editor.ui.workbench import Workbench

#: How many examples of each kind are shown, and how many letters of one.
EXAMPLES, LETTERS = 3, 280
_FENCE = "---\n"


class RuleHelp(QWidget):
    """Two folds; what they hold is looked up in the rule packs when they are unfolded."""

    def __init__(self, bench: Workbench, run: Callable[[Action], None]) -> None:
        super().__init__()
        self._bench, self._run = bench, run
        self._finding: Finding | None = None
        self._filled: dict[Fold, Rule | None] = {}
        self._judged = Fold("How this is judged", bench.colours, lambda: self._fill(self._judged))
        self._examples = Fold("Examples", bench.colours, lambda: self._fill(self._examples))
        self._change = button("Change for the whole journal…", self._ask_weight, link=True)
        self._change.setObjectName("journalWeight")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 8, 0, 0)
        box.setSpacing(0)
        for part in (self._judged, self._examples, self._change):
            box.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        bench.themed.connect(self._recolour)

    def show_finding(self, finding: Finding) -> None:
        """Show the help of a finding's rule; what is unfolded stays so."""
        self._finding = finding
        # Only a journal with a file of its own can say what a rule weighs.
        self._change.setVisible(self._bench.journal.folder is not None)
        for fold in (self._judged, self._examples):
            if fold.is_open:
                self._fill(fold)

    def _fill(self, fold: Fold) -> None:
        """Fill a fold with what the packs say of the rule, unless it says just that."""
        if self._finding is None:
            return
        rule = self._bench.packs.rule(self._finding.rule)
        if fold in self._filled and self._filled[fold] == rule:
            return
        self._filled[fold] = rule
        while (item := fold.content.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        texts = judged(rule) if fold is self._judged else examples(rule)
        for text in texts:
            fold.content.addWidget(quiet(text))

    def _ask_weight(self) -> None:
        if self._finding is not None:
            self._run(journal_action(self._finding))

    def _recolour(self, colours: Colours) -> None:
        for fold in (self._judged, self._examples):
            fold.recolour(colours)


def judged(rule: Rule | None) -> list[str]:
    """How a rule is judged, a sentence or two each."""
    if rule is None:
        return ["No rule pack tells more."]
    weight = "Required: without it the article cannot be approved." if rule.required else "Advised only."
    parts = (rule.help, f"Basis: {rule.basis}" if rule.basis else "", rule.note or weight)
    return [*filter(None, parts), f"Rule {rule.number} of the pack {rule.pack}."]


def examples(rule: Rule | None) -> list[str]:
    """What satisfies a rule and what does not, in a few examples."""
    good, bad = (rule.good[:EXAMPLES], rule.bad[:EXAMPLES]) if rule else ((), ())
    texts = {*good, *bad}
    # Where the words are the same, it is the fields above them that differ.
    by_fields = len({_parts(text)[1] for text in texts}) < len(texts)
    found = [f"Satisfies it: {_example(text, by_fields=by_fields)}" for text in good]
    found += [f"Does not: {_example(text, by_fields=by_fields)}" for text in bad]
    return found or ["This rule has no examples."]


def _example(text: str, *, by_fields: bool) -> str:
    """An example: its words, or its fields line by line with the words below them."""
    fields, words = _parts(text)
    if by_fields and fields:
        return f"\n{shortened(f'{fields}{words}', LETTERS)}"
    return f"“{shortened(' '.join((words or fields).split()), LETTERS)}”"


def _parts(text: str) -> tuple[str, str]:
    """The fields of an example without the lines around them, and its words."""
    if text.startswith(_FENCE) and (end := text.find(f"\n{_FENCE}", len(_FENCE) - 1)) >= 0:
        return text[len(_FENCE) : end + 1], text[end + 1 + len(_FENCE) :].strip()
    return "", text.strip()
