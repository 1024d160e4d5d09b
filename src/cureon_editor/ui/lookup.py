"""Asks doi.org or PubMed about one source, if the person has switched that on; never waits for the answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QUrl, Signal

from cureon_editor.exchange.lookup import LIMIT, LookUpError, Request, Services, read_answer, request_for

# The network is loaded for the first question.
if TYPE_CHECKING:
    from PySide6.QtNetwork import QNetworkAccessManager, QNetworkReply, QNetworkRequest

    from cureon_editor.article.sources import Source
    from cureon_editor.ui.settings import Settings
    from cureon_editor.ui.workbench import Workbench

#: Hears what was found; hears why nothing was.
Answered = Callable[["Source"], object]
Failed = Callable[[str], object]
#: After this time there is no answer, in milliseconds.
PATIENCE = 15_000
REDIRECTS = 5
SWITCH_ON, NOT_NOW = "Switch on and look up", "Not now"
OFF = "Looking up is switched off, so nothing was sent."
NOTHING_TO_ASK = "Only a source with a DOI or PMID can be looked up. Fill in one of them first."
_NO_ANSWER = "{host} did not answer. Is this computer connected? Nothing was changed."
_TOO_SLOW = "{host} did not answer within {seconds} seconds. Nothing was changed."
_BROKEN_OFF = "The answer of {host} broke off. Nothing was changed; try again."
_TOO_LONG = "The answer of {host} is too long for a single source, so it was not read."
_AROUND = "{host} sends the question from one address to the next without end, so there is no answer."


@dataclass(slots=True)
class _Question:
    """A question on its way, whom to tell, and why it was given up."""

    request: Request
    answered: Answered
    failed: Failed
    reply: QNetworkReply
    trouble: str = ""


class LookUp(QObject):
    """One question at a time; `services` are the addresses that are asked.

    `is_on` is the person's switch, without which nothing is sent. `busy_changed` tells that a question is on
    its way, or no longer.
    """

    busy_changed = Signal()

    def __init__(self, bench: Workbench, settings: Settings) -> None:
        super().__init__(bench)
        self._bench, self._settings = bench, settings
        self.services = Services()
        self._network: QNetworkAccessManager | None = None
        self._question: _Question | None = None
        self._late = QTimer(self, singleShot=True, interval=PATIENCE)
        self._late.timeout.connect(self._expire)

    @classmethod
    def of(cls, bench: Workbench) -> LookUp | None:
        """The look-up of a window, once its furniture stands."""
        found = bench.findChild(cls)
        return found if isinstance(found, cls) else None

    @property
    def is_on(self) -> bool:
        """Whether the person has allowed questions to be sent."""
        return self._settings.looks_up

    @is_on.setter
    def is_on(self, on: bool) -> None:
        self._settings.looks_up = on
        if not on:
            self.cancel()

    @property
    def is_busy(self) -> bool:
        """Whether a question is on its way."""
        return self._question is not None

    def is_allowed(self, source: Source) -> bool:
        """Whether a question about a source may be sent; while it may not, the person is asked, once."""
        if self.is_on:
            return True
        text = self.explanation(source)
        choices = (NOT_NOW, SWITCH_ON)
        self.is_on = bool(text) and (
            self._bench.questions.ask("source.look_up.switch_on", text, choices, NOT_NOW) == SWITCH_ON
        )
        return self.is_on

    def explanation(self, source: Source) -> str:
        """What would be sent, and to whom; empty when there is nothing to ask about."""
        request = request_for(source, self.services)
        if request is None:
            return ""
        onward = ", which passes it on to the registry of the publisher" if request.source.doi else ""
        return (
            "Look up this source online?\n"
            f"The {request.identifier} would be sent to {request.host}{onward}. They also see the address of "
            "your connection and the name of this program, nothing else. Until you switch this on, nobody is "
            "asked anything. You can switch it off again in the menu Sources."
        )

    def ask(self, source: Source, answered: Answered, failed: Failed) -> bool:
        """Ask about a source: whether a question was sent. One of the two is called, unless cancelled."""
        request = request_for(source, self.services)
        if not self.is_on or request is None:
            failed(NOTHING_TO_ASK if request is None else OFF)
            return False
        self.cancel()
        question = self._question = _Question(request, answered, failed, self._get(request))
        question.reply.readyRead.connect(self._measure)
        question.reply.finished.connect(lambda: self._finish(question))
        self._late.start()
        self.busy_changed.emit()
        return True

    def cancel(self) -> None:
        """Forget the question; neither answer nor failure is told."""
        question, self._question = self._question, None
        if question is not None:
            self._late.stop()
            question.reply.abort()
            self.busy_changed.emit()

    def _get(self, request: Request) -> QNetworkReply:
        from PySide6.QtNetwork import QNetworkAccessManager, QNetworkRequest

        if self._network is None:
            self._network = QNetworkAccessManager(self)
        asked = QNetworkRequest(QUrl(request.address))
        asked.setRawHeader(b"Accept", request.accept.encode("ascii"))
        asked.setRawHeader(b"User-Agent", b"cureon-editor")
        asked.setMaximumRedirectsAllowed(REDIRECTS)
        safe = QNetworkRequest.RedirectPolicy.NoLessSafeRedirectPolicy
        asked.setAttribute(QNetworkRequest.Attribute.RedirectPolicyAttribute, safe)
        _forget_cookies(asked)
        return self._network.get(asked)

    def _measure(self) -> None:
        if self._question and self._question.reply.bytesAvailable() > LIMIT:
            self._give_up(_TOO_LONG)

    def _expire(self) -> None:
        self._give_up(_TOO_SLOW)

    def _give_up(self, sentence: str) -> None:
        """End the question that is still on its way, and say why."""
        if self._question is not None:
            said = {"host": self._question.request.host, "seconds": self._late.interval() // 1000}
            self._question.trouble = sentence.format(**said)
            self._question.reply.abort()

    def _finish(self, question: _Question) -> None:
        question.reply.deleteLater()
        if question is not self._question:
            return
        self._question = None
        self._late.stop()
        self.busy_changed.emit()
        try:
            source = _read(question)
        except LookUpError as error:
            question.failed(str(error))
        else:
            question.answered(source)


def _read(question: _Question) -> Source:
    """The source that was found; raises LookUpError with a sentence."""
    from PySide6.QtNetwork import QNetworkReply, QNetworkRequest

    if question.trouble:
        raise LookUpError(question.trouble)
    reply, host = question.reply, question.request.host
    error, none = reply.error(), QNetworkReply.NetworkError
    status = reply.attribute(QNetworkRequest.Attribute.HttpStatusCodeAttribute)
    if error is none.TooManyRedirectsError:
        raise LookUpError(_AROUND.format(host=host))
    if not isinstance(status, int):
        raise LookUpError(_NO_ANSWER.format(host=host))
    if status < 400 and error is not none.NoError:
        raise LookUpError(_BROKEN_OFF.format(host=host))
    return read_answer(question.request, status, bytes(reply.read(LIMIT).data()))


def _forget_cookies(asked: QNetworkRequest) -> None:
    """Neither send nor keep cookies or passwords."""
    from PySide6.QtNetwork import QNetworkRequest

    attribute, manual = QNetworkRequest.Attribute, QNetworkRequest.LoadControl.Manual
    asked.setAttribute(attribute.CookieLoadControlAttribute, manual)
    asked.setAttribute(attribute.CookieSaveControlAttribute, manual)
    asked.setAttribute(attribute.AuthenticationReuseAttribute, manual)
