"""Give a rule another weight in the journal's file, and say in which role one does so."""

from pathlib import Path
from typing import cast

from PySide6.QtWidgets import QApplication, QMainWindow

from cureon_editor.article.article import Article
from cureon_editor.article.edits import Part, RefusedError, Splice, trimmed
from cureon_editor.journal import FILE_NAME, RuleSetting
from cureon_editor.journal.weighing import with_rule_setting
from cureon_editor.storage.loading import UnreadableError, load
from cureon_editor.storage.saving import SaveError, save
from cureon_editor.ui.commands.command import Window, WindowCommand


def set_rule(window: Window, rule: str, severity: str, reason: str) -> bool:
    """Set a rule required, advised or off in the nearest journal.yaml; one is made beside the article.

    All open articles are then checked anew. Says in a sentence why nothing was changed, and gives False.
    """
    bench = window.bench
    path = _file(window)
    if path is None:
        window.tell("Save the article first: the journal's settings stand in a file beside it.")
        return False
    if bench.packs.rule(rule) is None:
        window.tell(f"There is no rule “{rule}” in the checklist.")
        return False
    day = bench.now().date().isoformat()
    setting = RuleSetting(rule, severity, bench.identity, window.settings.role, reason, day)
    try:
        changed = _write(path, setting, bench.journal.rule_setters)
    except (RefusedError, UnreadableError, SaveError) as refusal:
        window.tell(str(refusal))
        return False
    if changed:
        _recheck()
    return changed


def role(window: Window, role: str) -> bool:
    """Keep the role in which one sets rules, such as medical editor."""
    before = window.settings.role
    window.settings.role = " ".join(role.split())
    return window.settings.role != before


def _file(window: Window) -> Path | None:
    """The journal.yaml that applies, or where one would be made; None for an article without a place."""
    folder = window.bench.journal.folder or (window.document.path.parent if window.document.path else None)
    return folder / FILE_NAME if folder else None


def _write(path: Path, setting: RuleSetting, setters: tuple[str, ...]) -> bool:
    """Write the setting into the file, made when it is missing; whether it says anything new."""
    exists = path.exists()
    loaded = load(path) if exists else None
    file = loaded.article if loaded else Article(None, "")
    if file.front_matter is not None:
        raise RefusedError("journal.yaml holds lines of dashes. Remove them, so that a rule can be written.")
    after = with_rule_setting(file.body, setting, setters)
    change = trimmed(Splice(Part.BODY, 0, len(file.body), after), file.body)
    if change is None:
        return False
    save(path, file.spliced((change,)).text, loaded.digest if loaded else None)
    return True


def _recheck() -> None:
    """Have every open article judged by the settings as they are now."""
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QMainWindow) and hasattr(widget, "document"):
            window = cast("Window", widget)
            window.document.take_journal()
            window.analysis.recheck()


COMMANDS = (
    WindowCommand(
        "journal.set_rule", "Set a rule’s weight", set_rule, "", asks=("rule", "severity", "reason")
    ),
    WindowCommand("settings.role", "Your role…", role, "Review/9"),
)
