"""Look-up of a DOI or PMID against a server on this machine: off at first, bounded, and never in the way."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from cureon_editor.article.sources import Correction, Name, Source
from cureon_editor.exchange.lookup import LIMIT, Services
from cureon_editor.ui.dialogs.source_form import SourceForm
from cureon_editor.ui.lookup import SWITCH_ON, LookUp
from cureon_editor.ui.settings import Settings
from cureon_editor.ui.window import MainWindow
from tests.ui.answering import CSL_ANSWER, MEDLINE_ANSWER, Answering
from tests.ui.conftest import Answers
from tests.ui.hostile.witness import Witness

DOI = Source("steps", doi="10.1000/steps.21")


@pytest.fixture
def server() -> Iterator[Answering]:
    with Answering() as answering:
        answering.body = CSL_ANSWER.encode()
        yield answering


@pytest.fixture
def service(window: MainWindow, server: Answering) -> LookUp:
    """The look-up of a window, switched on, asking the server on this machine."""
    window.furnish()
    found = LookUp.of(window.bench)
    assert found is not None
    found.services = Services(server.here, server.here)
    found.is_on = True
    return found


class Heard:
    """What came of a question."""

    def __init__(self, service: LookUp, qtbot: QtBot, source: Source = DOI) -> None:
        self.found: list[Source] = []
        self.failures: list[str] = []
        assert service.ask(source, self.found.append, self.failures.append)
        assert service.is_busy
        self._qtbot, self._service = qtbot, service

    def wait(self) -> "Heard":
        self._qtbot.waitUntil(lambda: not self._service.is_busy, timeout=10_000)
        return self


@pytest.fixture
def answers(window: MainWindow) -> Answers:
    answering = Answers()
    window.questions = answering
    return answering


def add(window: MainWindow, source: Source) -> None:
    assert window.run("source.add", item=source)


def listed(window: MainWindow, key: str) -> Source:
    return next(source for source in window.bench.metadata.sources if source.key == key)


def test_a_doi_is_found(service: LookUp, server: Answering, qtbot: QtBot) -> None:
    heard = Heard(service, qtbot).wait()
    assert heard.failures == []
    (found,) = heard.found
    assert (found.title, found.type, found.volume) == ("Walking and the heart", "article-journal", "33")
    assert found.authors == (Name("Doe", "Jane"), Name(literal="Steps Study Group"))


def test_nothing_but_the_identifier_is_sent(service: LookUp, server: Answering, qtbot: QtBot) -> None:
    server.headers["Set-Cookie"] = "who=you"
    Heard(service, qtbot).wait()
    Heard(service, qtbot).wait()
    for path, headers in server.asked:
        assert path == "/10.1000/steps.21"
        assert headers["User-Agent"] == "cureon-editor"
        assert headers["Accept"] == "application/vnd.citationstyles.csl+json"
        assert not {"Cookie", "Referer", "Authorization"} & headers.keys()


def test_a_pmid_is_found_with_its_retraction(service: LookUp, server: Answering, qtbot: QtBot) -> None:
    server.body = MEDLINE_ANSWER.encode()
    heard = Heard(service, qtbot, Source("steps", pmid="12345678")).wait()
    (found,) = heard.found
    assert (found.title, found.doi) == ("Walking and the heart", "10.1000/steps.21")
    assert found.correction is Correction.RETRACTED


@pytest.mark.parametrize(
    ("status", "words"),
    [(404, "knows nothing under DOI 10.1000/steps.21"), (429, "too many questions"), (500, "it said 500")],
)
def test_a_refusal_is_said(service: LookUp, server: Answering, qtbot: QtBot, status: int, words: str) -> None:
    server.status = status
    heard = Heard(service, qtbot).wait()
    assert heard.found == []
    assert words in heard.failures[0]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<!doctype html><title>Hello</title>",
        b"[]",
        b"{}",
        b"{" * 5_000,
        b'{"title": {}}',
        b"\xff\xfe\x00",
    ],
)
def test_nonsense_fills_in_nothing(service: LookUp, server: Answering, qtbot: QtBot, body: bytes) -> None:
    server.body = body
    heard = Heard(service, qtbot).wait()
    assert heard.found == []
    assert "could not be understood" in heard.failures[0]


def test_an_answer_about_another_publication_is_refused(
    service: LookUp, server: Answering, qtbot: QtBot
) -> None:
    server.body = CSL_ANSWER.replace("10.1000/steps.21", "10.1000/other").encode()
    heard = Heard(service, qtbot).wait()
    assert heard.found == []
    assert "another publication (DOI 10.1000/other)" in heard.failures[0]


def test_an_answer_that_breaks_off_is_not_taken(service: LookUp, server: Answering, qtbot: QtBot) -> None:
    server.length = len(server.body) + 10
    server.headers["Connection"] = "close"
    heard = Heard(service, qtbot).wait()
    assert heard.found == []
    assert "broke off" in heard.failures[0]


def test_an_endless_answer_is_not_read(service: LookUp, server: Answering, qtbot: QtBot) -> None:
    server.body = b" " * (LIMIT * 4)
    heard = Heard(service, qtbot).wait()
    assert heard.found == []
    assert "too long" in heard.failures[0]


def test_going_round_in_circles_ends(service: LookUp, server: Answering, qtbot: QtBot) -> None:
    server.status, server.headers["Location"] = 302, "/round"
    heard = Heard(service, qtbot).wait()
    assert heard.found == []
    assert "without end" in heard.failures[0]
    # A request may be sent anew when its connection has just been closed.
    assert len(server.asked) < 20


def test_one_redirect_is_followed(service: LookUp, server: Answering, qtbot: QtBot) -> None:
    server.status, server.headers["Location"] = 302, "/elsewhere"
    heard = Heard(service, qtbot)
    qtbot.waitUntil(lambda: bool(server.asked), timeout=5_000)
    server.status = 200
    del server.headers["Location"]
    assert heard.wait().found


def test_nobody_there_is_said(service: LookUp, qtbot: QtBot) -> None:
    with Answering() as gone:
        service.services = Services(gone.here, gone.here)
    heard = Heard(service, qtbot).wait()
    assert "127.0.0.1 did not answer. Is this computer connected?" in heard.failures[0]


def test_a_slow_answer_is_given_up(
    service: LookUp, server: Answering, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.held = True
    service._late.setInterval(100)
    heard = Heard(service, qtbot).wait()
    assert "did not answer within" in heard.failures[0]


def test_cancel_tells_nobody(service: LookUp, server: Answering, qtbot: QtBot) -> None:
    server.held = True
    heard = Heard(service, qtbot)
    qtbot.waitUntil(lambda: bool(server.asked), timeout=5_000)
    service.cancel()
    server.go_on.set()
    qtbot.wait(100)
    assert (heard.found, heard.failures, service.is_busy) == ([], [], False)


def test_while_it_is_off_nobody_is_asked(window: MainWindow, answers: Answers, qtbot: QtBot) -> None:
    add(window, DOI)
    add(window, Source("numbered", title="T", pmid="12345678"))
    service = LookUp.of(window.bench)
    assert service is not None
    assert not service.is_on
    with Witness() as witness:
        service.services = Services(f"{witness.here}/", f"{witness.here}/")
        for key in ("steps", "numbered"):
            assert not window.run("source.look_up", key=key)
            assert "switched off" in window.banner.text
            assert not window.perform("source.look_up", key=key)
        failures: list[str] = []
        assert not service.ask(DOI, failures.append, failures.append)
        qtbot.wait(200)
        assert witness.knocks == 0
        # The same question reaches the witness once it is allowed.
        service.is_on = True
        assert service.ask(DOI, failures.append, failures.append)
        qtbot.waitUntil(lambda: witness.knocks > 0, timeout=5_000)
        service.cancel()
    assert [asked for asked, _text in answers.asked] == ["source.look_up.switch_on"] * 2
    assert "DOI 10.1000/steps.21 would be sent to 127.0.0.1" in answers.asked[0][1]


def test_the_question_switches_it_on_and_the_switch_is_remembered(
    window: MainWindow, service: LookUp, server: Answering, answers: Answers, qtbot: QtBot, tmp_path: Path
) -> None:
    service.is_on = False
    add(window, DOI)
    answers.choices["source.look_up.switch_on"] = SWITCH_ON
    assert not window.perform("source.look_up", key="steps")
    qtbot.waitUntil(lambda: not service.is_busy, timeout=5_000)
    assert server.asked
    assert Settings(tmp_path / "settings").looks_up
    assert not window.run("source.look_up_switch")
    assert not Settings(tmp_path / "settings").looks_up


def test_what_is_found_is_shown_then_fills_only_what_is_empty(
    window: MainWindow, service: LookUp, answers: Answers, qtbot: QtBot
) -> None:
    add(window, Source("steps", title="My own wording", volume="9", doi="10.1000/steps.21"))
    before = window.session.article
    answers.choices["source.look_up"] = "Fill in"
    window.run("source.look_up", key="steps")
    assert window.session.article is before
    qtbot.waitUntil(lambda: window.session.article is not before, timeout=5_000)
    source = listed(window, "steps")
    assert (source.title, source.volume, source.issue) == ("My own wording", "9", "4")
    assert source.container == "Journal of Steps"
    assert source.url == ""
    (shown,) = [text for asked, text in answers.asked if asked == "source.look_up"]
    assert "Authors: Doe, Jane; Steps Study Group" in shown
    assert "Issued: 2021-03-01" in shown
    assert "Volume" not in shown
    assert window.run("edit.undo")
    assert window.session.article == before


def test_left_as_it_is_nothing_changes(
    window: MainWindow, service: LookUp, answers: Answers, qtbot: QtBot
) -> None:
    add(window, DOI)
    before = window.session.article
    window.run("source.look_up", key="steps")
    qtbot.waitUntil(lambda: bool(answers.asked), timeout=5_000)
    assert window.session.article is before


def test_a_source_without_identifier_cannot_be_looked_up(
    window: MainWindow, service: LookUp, server: Answering
) -> None:
    assert not window.run("source.look_up", key="alpha2001")
    assert "Only a source with a DOI or PMID" in window.banner.text
    assert server.asked == []


def test_the_form_fills_its_empty_fields(
    window: MainWindow, service: LookUp, server: Answering, qtbot: QtBot
) -> None:
    form = SourceForm(window, window.bench, Source("", doi="10.1000/steps.21", volume="9"), "")
    qtbot.addWidget(form)
    look_up = form.findChild(QPushButton, "lookUp")
    told = form.findChild(QLabel, "lookUpTold")
    assert isinstance(look_up, QPushButton)
    assert isinstance(told, QLabel)
    look_up.click()
    qtbot.waitUntil(lambda: not service.is_busy, timeout=5_000)
    source = form.source()
    assert (source.title, source.volume, source.key) == ("Walking and the heart", "9", "doe2021")
    assert source.authors == (Name("Doe", "Jane"), Name(literal="Steps Study Group"))
    assert source.issued is not None
    assert source.issued.iso == "2021-03-01"
    assert told.text().startswith("Filled in: authors, title")


def test_the_form_s_button_cancels(
    window: MainWindow, service: LookUp, server: Answering, qtbot: QtBot
) -> None:
    server.held = True
    form = SourceForm(window, window.bench, DOI, "steps")
    qtbot.addWidget(form)
    look_up = form.findChild(QPushButton, "lookUp")
    assert isinstance(look_up, QPushButton)
    look_up.click()
    assert look_up.text() == "Cancel the look-up"
    look_up.click()
    assert look_up.text() == "Look up online"
    assert not service.is_busy


def test_a_closed_form_hears_no_more(
    window: MainWindow, service: LookUp, server: Answering, qtbot: QtBot
) -> None:
    server.held = True
    form = SourceForm(window, window.bench, DOI, "steps")
    qtbot.addWidget(form)
    look_up = form.findChild(QPushButton, "lookUp")
    assert isinstance(look_up, QPushButton)
    look_up.click()
    form.reject()
    assert not service.is_busy
