"""Our own URL scheme: the only thing the page may load, each answer with a policy that forbids the rest."""

import mimetypes
from pathlib import PurePosixPath

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject
from PySide6.QtWebEngineCore import QWebEngineUrlRequestJob, QWebEngineUrlScheme, QWebEngineUrlSchemeHandler

from cureon_editor.rendering.shell import shell
from cureon_editor.resources import resource

SCHEME = b"cureon"
PAGE_URL = "cureon:/page.html"
_POLICY = (
    b"default-src 'none'; style-src cureon:; font-src cureon:; img-src cureon:; "
    b"base-uri 'none'; form-action 'none'"
)
_HEADERS = {
    b"Content-Security-Policy": _POLICY,
    b"X-Content-Type-Options": b"nosniff",
    b"Referrer-Policy": b"no-referrer",
}
_STYLE = "page/page.css"


def register_scheme() -> None:
    """Tell the web engine of the scheme; must happen before its first profile. Doing it again is harmless."""
    if QWebEngineUrlScheme.schemeByName(QByteArray(SCHEME)).name() == QByteArray(SCHEME):
        return
    scheme = QWebEngineUrlScheme(QByteArray(SCHEME))
    scheme.setSyntax(QWebEngineUrlScheme.Syntax.Path)
    scheme.setFlags(QWebEngineUrlScheme.Flag.SecureScheme | QWebEngineUrlScheme.Flag.CorsEnabled)
    QWebEngineUrlScheme.registerScheme(scheme)


class SchemeHandler(QWebEngineUrlSchemeHandler):
    """Serves the empty page, its style and the bundled fonts; everything else does not exist."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._files = {"/page.css": resource(_STYLE)}
        for font in resource("fonts").glob("*.woff2"):
            self._files[f"/fonts/{font.name}"] = font

    def requestStarted(self, job: QWebEngineUrlRequestJob) -> None:  # noqa: N802 - Qt's name
        """Answer one request. Only exact names from a fixed table are served, so no path can climb out."""
        path = job.requestUrl().path()
        if bytes(job.requestMethod().data()) != b"GET":
            job.fail(QWebEngineUrlRequestJob.Error.RequestDenied)
        elif path == "/page.html":
            self._reply(job, b"text/html", shell().encode("utf-8"))
        elif path in self._files:
            kind = mimetypes.guess_type(PurePosixPath(path).name)[0] or "font/woff2"
            self._reply(job, kind.encode(), self._files[path].read_bytes())
        else:
            job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)

    def _reply(self, job: QWebEngineUrlRequestJob, kind: bytes, data: bytes) -> None:
        job.setAdditionalResponseHeaders({QByteArray(k): QByteArray(v) for k, v in _HEADERS.items()})
        buffer = QBuffer(job)
        buffer.setData(QByteArray(data))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        job.reply(QByteArray(kind), buffer)
