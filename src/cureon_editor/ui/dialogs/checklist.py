"""What is asked before the checklist changes something: blanks of a sentence, why a rule is set aside."""

from collections import Counter
from collections.abc import Callable

from PySide6.QtWidgets import QComboBox, QWidget

from cureon_editor.checks.findings import Finding, State
from cureon_editor.ui.dialogs.asking import Arguments, Form
from cureon_editor.ui.dialogs.checklist_wording import WordingForm, offering
from cureon_editor.ui.widgets.parts import shortened
from cureon_editor.ui.workbench import Workbench

_OPEN = (State.NOT_MET, State.PARTLY, State.NEEDS_PERSON)
_WHOLE = "The whole rule"


def insert_wording(parent: QWidget, bench: Workbench, given: Arguments) -> Arguments | None:
    """Ask for the blanks of the sentence a rule offers; one without blanks is not asked about."""
    from cureon_editor.checks.wording import blanks
    from cureon_editor.editing.checklist import offered

    if "values" in given:
        return given
    finding = _chosen(
        parent, bench, given, "Insert wording", lambda it: it.state in _OPEN and bool(it.wording)
    )
    if finding is None:
        # A command with a rule of its own says itself what is wrong with it.
        return given if "rule" in given else None
    arguments = {**given, "rule": finding.rule}
    wording = finding.wording
    if given.get("quote"):
        # What is offered is worded for the first passage of the rule.
        wording = offered(bench.session.article, finding.rule, bench.context(), str(given["quote"]))
    if not blanks(wording):
        return arguments
    form = WordingForm(parent, f"Insert wording: {finding.title}", wording, bench.colours)
    return {**arguments, "values": form.values} if form.asked() else None


def waive(parent: QWidget, bench: Workbench, given: Arguments) -> Arguments | None:
    """Ask why a rule, or one passage of it, is set aside; the name and the date are added."""
    if given.get("reason"):
        return given
    finding = _chosen(parent, bench, given, "Set a rule aside", lambda it: it.state in _OPEN)
    if finding is None:
        if "rule" in given:
            bench.told.emit(f"There is no rule “{given['rule']}” in the checklist.")
        return None
    form = Form(
        parent,
        f"Set aside: {finding.title}",
        "Set aside",
        f"Stored in the article with your name, {bench.identity}, and today’s date. It can be taken back.",
    )
    what = _what(form, finding, str(given.get("quote", "")))
    reason = form.line("Reason")
    reason.setFocus()
    form.check = lambda: (
        "" if reason.text().strip() else "Say in a few words why the rule does not apply here."
    )
    if not form.asked():
        return None
    quote = {"quote": what.currentData()} if what.currentData() else {}
    return {"rule": finding.rule, "reason": reason.text().strip(), **quote}


def _what(form: Form, finding: Finding, quote: str) -> QComboBox:
    """Whether the rule as a whole or one of its passages is meant, where it judges passages."""
    by_passage = finding.by_passage
    quote = quote if by_passage else ""
    lacking = (" ".join(it.text.split()) for it in finding.passages if it.lacks)
    quotes = Counter(filter(None, lacking if by_passage else ()))
    quote = " ".join(quote.split())
    if quote and quote not in quotes:
        quotes[quote] = 1
    names = [("", _WHOLE), *((text, _named(text, times)) for text, times in quotes.items())]
    box = offering(names)
    box.setObjectName("waivedPassage")
    box.setCurrentIndex(max(0, box.findData(quote)))
    if len(names) > 1:
        form.fields.addRow("What", box)
    return box


def _named(quote: str, times: int) -> str:
    """A passage in short; a waiver that quotes it is of all the places where these words stand."""
    everywhere = f", in all {times} places" if times > 1 else ""
    return f"“{shortened(quote, 60)}”{everywhere}"


def attest(parent: QWidget, bench: Workbench, given: Arguments) -> Arguments | None:
    """Ask which rule a person has read and confirms, when none is given."""
    return _with_rule(parent, bench, given, "Confirm a rule", _may_be_confirmed)


def withdraw(parent: QWidget, bench: Workbench, given: Arguments) -> Arguments | None:
    """Ask of which rule the confirmation is taken back, when none is given."""
    return _with_rule(parent, bench, given, "Withdraw a confirmation", _has_been_confirmed)


def _with_rule(
    parent: QWidget, bench: Workbench, given: Arguments, title: str, fits: Callable[[Finding], bool]
) -> Arguments | None:
    """The arguments as they are if they name a rule, else with one that the person chooses."""
    if "rule" in given:
        return given
    finding = _chosen(parent, bench, given, title, fits)
    return {**given, "rule": finding.rule} if finding else None


def _may_be_confirmed(finding: Finding) -> bool:
    return finding.state is State.NEEDS_PERSON and finding.confirmable


def _has_been_confirmed(finding: Finding) -> bool:
    return bool(finding.confirmed) or any(passage.confirmed for passage in finding.passages)


def _chosen(
    parent: QWidget, bench: Workbench, given: Arguments, title: str, fits: Callable[[Finding], bool]
) -> Finding | None:
    """The finding meant: that of the rule given, or one that the person chooses."""
    if "rule" in given:
        return _finding(bench, given["rule"])
    fitting = [it for it in (bench.findings.findings if bench.findings else ()) if fits(it)]
    if not fitting:
        bench.told.emit("No rule of the checklist asks for this now.")
        return None
    form = Form(parent, title, "Go on")
    box = offering([(it.rule, it.title) for it in fitting])
    box.setObjectName("chosenRule")
    form.fields.addRow("Rule", box)
    return _finding(bench, box.currentData()) if form.asked() else None


def _finding(bench: Workbench, rule: object) -> Finding | None:
    checked = bench.findings
    return next((it for it in checked.findings if it.rule == rule), None) if checked else None


ASKS = {
    "checklist.insert_wording": insert_wording,
    "checklist.waive": waive,
    "review.attest": attest,
    "review.withdraw": withdraw,
}
