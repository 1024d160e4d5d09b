"""A rule set in the window stands in the journal's file and counts in every open article at once."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.conftest import OpenWindow

SETTINGS = "# ours\npublisher: House  # kept\r\n"
REASON = "Our readers are doctors"


@pytest.fixture
def journal(tmp_path: Path, article_file: Path) -> Path:
    path = tmp_path / "journal.yaml"
    path.write_bytes(SETTINGS.replace("\r\n", "\n").replace("\n", "\r\n").encode())
    return path


def test_a_set_rule_is_written_and_every_open_article_is_checked_anew(
    qtbot: QtBot, open_window: OpenWindow, article_file: Path, journal: Path
) -> None:
    other = article_file.with_name("other.md")
    other.write_bytes(article_file.read_bytes())
    windows = [open_window(path, show=True) for path in (article_file, other)]
    assert windows[0].run("settings.role", role="Medical  editor")
    with qtbot.waitSignal(windows[1].bench.checked, timeout=20_000):
        assert windows[0].run("journal.set_rule", rule="risk-numbers", severity="off", reason=REASON)
    written = journal.read_bytes().decode()
    assert written.startswith("# ours\r\npublisher: House  # kept\r\nrules:\r\n")
    assert "\n" not in written.replace("\r\n", "")
    for window in windows:
        rule = window.bench.packs.rule("risk-numbers")
        assert rule is not None
        assert rule.off
        assert rule.note == f"Set to off by Test Writer, Medical editor, on 20 June 2026: {REASON}."
    assert windows[1].bench.findings is not None
    found = {finding.rule: finding for finding in windows[1].bench.findings.findings}
    assert found["risk-numbers"].state == "not-applicable"
    assert found["risk-numbers"].message.startswith("Set to off by Test Writer")
    assert not windows[0].run("journal.set_rule", rule="risk-numbers", severity="off", reason=REASON)


@pytest.mark.parametrize(
    ("role", "arguments", "says"),
    [
        ("", {}, "you have given no role"),
        ("writer", {}, "your role is writer"),
        ("editor in chief", {"reason": " "}, "only with a reason"),
        ("editor in chief", {"severity": "maybe"}, "not to “maybe”"),
        ("editor in chief", {"rule": "nope"}, "no rule “nope”"),
    ],
)
def test_what_may_not_be_set_is_refused_in_a_sentence(
    open_window: OpenWindow,
    article_file: Path,
    journal: Path,
    role: str,
    arguments: dict[str, str],
    says: str,
) -> None:
    window = open_window(article_file)
    told: list[str] = []
    window.bench.told.connect(told.append)
    window.tell = told.append  # type: ignore[method-assign]
    window.run("settings.role", role=role)
    before = journal.read_bytes()
    asked = {"rule": "risk-numbers", "severity": "off", "reason": REASON} | arguments
    assert not window.run("journal.set_rule", **asked)
    assert says in told[-1]
    assert journal.read_bytes() == before


def test_without_a_file_one_is_made_beside_the_article(open_window: OpenWindow, article_file: Path) -> None:
    window = open_window(article_file)
    window.run("settings.role", role="editor in chief")
    assert window.run("journal.set_rule", rule="hype-words", severity="required", reason=REASON)
    assert window.bench.journal.folder == article_file.parent
    rule = window.bench.packs.rule("hype-words")
    assert rule is not None
    assert rule.required


def test_an_article_without_a_place_has_no_journal_to_write_into(open_window: OpenWindow) -> None:
    window = open_window(None)
    told: list[str] = []
    window.tell = told.append  # type: ignore[method-assign]
    assert not window.run("journal.set_rule", rule="hype-words", severity="off", reason=REASON)
    assert "Save the article first" in told[-1]


def test_the_dialogs_ask_for_weight_reason_and_role(
    open_window: OpenWindow, article_file: Path, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(article_file)

    def answered(dialog: QDialog) -> int:
        for line in dialog.findChildren(QLineEdit):
            line.setText("editor in chief" if dialog.windowTitle() == "Your role" else REASON)
        for choice in dialog.findChildren(QComboBox):
            assert choice.currentData() == "required"
            choice.setCurrentIndex(choice.findData("advised"))
        dialog.deleteLater()
        return int(QDialog.DialogCode.Accepted)

    monkeypatch.setattr(QDialog, "exec", answered)
    assert window.perform("settings.role")
    assert window.perform("journal.set_rule", rule="clinic-offer-status")
    assert "set: advised" in journal.read_text(encoding="utf-8")
    assert not window.perform("journal.set_rule")
    assert not window.perform("settings.role", role="editor in chief")


def test_the_role_that_is_kept_is_shown_when_it_is_asked_for_again(
    open_window: OpenWindow, article_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(article_file)
    window.run("settings.role", role="editor in chief")
    shown: list[str] = []

    def looked_at(dialog: QDialog) -> int:
        shown.extend(line.text() for line in dialog.findChildren(QLineEdit))
        dialog.deleteLater()
        return int(QDialog.DialogCode.Rejected)

    monkeypatch.setattr(QDialog, "exec", looked_at)
    assert not window.perform("settings.role")
    assert shown == ["editor in chief"]
    assert window.settings.role == "editor in chief"
