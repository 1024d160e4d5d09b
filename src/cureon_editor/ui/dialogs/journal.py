"""What is asked before a rule gets another weight in the journal, and in which role one does so."""

from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QComboBox, QWidget

from cureon_editor.journal.settings import ADVISED, OFF, REQUIRED, WEIGHTS
from cureon_editor.ui.dialogs.asking import Arguments, Form
from cureon_editor.ui.settings import Settings
from cureon_editor.ui.workbench import Workbench


@runtime_checkable
class _Remembering(Protocol):
    """A window that knows the person's settings."""

    settings: Settings


_SHOWN = {
    REQUIRED: "Required: an article cannot be approved without it",
    ADVISED: "Advised: shown, but keeps nothing back",
    OFF: "Off: listed, but not judged",
}


def set_rule(parent: QWidget, bench: Workbench, given: Arguments) -> Arguments | None:
    """Ask for the weight and the reason; name, role and date are added."""
    if given.get("reason") and given.get("severity"):
        return given
    rule = bench.packs.rule(given.get("rule", ""))
    if rule is None:
        bench.told.emit("Choose a rule in the checklist first, then set its weight.")
        return None
    hint = f"“{rule.title}”, in every article of this journal. Your name, {bench.identity}, is kept with it."
    form = Form(parent, "Set a rule’s weight", "Set", hint)
    weight = QComboBox()
    weight.setAccessibleName("Weight")
    for name in WEIGHTS:
        weight.addItem(_SHOWN[name], name)
    now = OFF if rule.off else REQUIRED if rule.required else ADVISED
    weight.setCurrentIndex(WEIGHTS.index(given.get("severity") or now))
    form.fields.addRow("Weight", weight)
    reason = form.line("Reason")
    form.check = lambda: "" if reason.text().strip() else "Say in a few words why this journal needs it."
    if not form.asked():
        return None
    return {"rule": rule.id, "severity": weight.currentData(), "reason": reason.text().strip()}


def role(parent: QWidget, bench: Workbench, given: Arguments) -> Arguments | None:
    """Ask for the role in which one sets rules."""
    if "role" in given:
        return given
    setters = " and ".join(bench.journal.rule_setters)
    form = Form(
        parent,
        "Your role",
        "Keep",
        f"Kept on this computer and written beside your name. In this journal {setters} may set rules.",
    )
    line = form.line("Role", parent.settings.role if isinstance(parent, _Remembering) else "")
    return {"role": line.text()} if form.asked() else None


ASKS = {"journal.set_rule": set_rule, "settings.role": role}
