"""Our own URL scheme: the only thing the page may load, each answer with a policy that forbids the rest."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject
from PySide6.QtWebEngineCore import QWebEngineUrlRequestJob, QWebEngineUrlScheme, QWebEngineUrlSchemeHandler

from cureon_editor.rendering.shell import shell
from cureon_editor.resources import resource
from cureon_editor.ui.preview.images import ImageShelf

SCHEME = b"cureon"
PAGE_URL = "cureon:/page.html"
_IMAGES = "/image/"
_COMMON = {
    b"X-Content-Type-Options": b"nosniff",
    b"Referrer-Policy": b"no-referrer",
    b"Permissions-Policy": b"camera=(), microphone=(), geolocation=(), display-capture=(), fullscreen=()",
}
_PAGE_POLICY = (
    b"default-src 'none'; style-src cureon:; font-src cureon:; img-src cureon:; "
    b"base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
#: A picture is a document of its own when it is an SVG: styles inside, nothing run, nothing fetched.
_IMAGE_POLICY = b"default-src 'none'; style-src 'unsafe-inline'; sandbox"
#: A picture may change on the disk while its id stays.
_FRESH = {b"Cache-Control": b"no-store"}


def register_scheme() -> None:
    """Tell the web engine of the scheme; must happen before its first profile. Doing it again is harmless."""
    if QWebEngineUrlScheme.schemeByName(QByteArray(SCHEME)).name() == QByteArray(SCHEME):
        return
    scheme = QWebEngineUrlScheme(QByteArray(SCHEME))
    scheme.setSyntax(QWebEngineUrlScheme.Syntax.Path)
    scheme.setFlags(QWebEngineUrlScheme.Flag.SecureScheme | QWebEngineUrlScheme.Flag.CorsEnabled)
    QWebEngineUrlScheme.registerScheme(scheme)


class SchemeHandler(QWebEngineUrlSchemeHandler):
    """Serves the empty page, its style, the bundled fonts and the article's pictures; nothing else exists."""

    def __init__(self, parent: QObject, shelf: ImageShelf) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self._files = {"/page.css": (b"text/css", resource("page/page.css"))}
        for font in resource("fonts").glob("*.woff2"):
            self._files[f"/fonts/{font.name}"] = (b"font/woff2", font)

    def requestStarted(self, job: QWebEngineUrlRequestJob) -> None:  # noqa: N802 - Qt's name
        """Answer one request. Only exact names and known ids are served, so no path can climb out."""
        path = job.requestUrl().path()
        if bytes(job.requestMethod().data()) != b"GET":
            job.fail(QWebEngineUrlRequestJob.Error.RequestDenied)
        elif path == "/page.html":
            _reply(job, b"text/html", shell().encode("utf-8"), {b"Content-Security-Policy": _PAGE_POLICY})
        elif path in self._files:
            kind, file = self._files[path]
            _reply(job, kind, file.read_bytes(), {b"Content-Security-Policy": _PAGE_POLICY})
        elif image := self._image(path):
            _reply(job, *image, {b"Content-Security-Policy": _IMAGE_POLICY, **_FRESH})
        else:
            job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)

    def _image(self, path: str) -> tuple[bytes, bytes] | None:
        return self._shelf.get(path.removeprefix(_IMAGES)) if path.startswith(_IMAGES) else None


def _reply(job: QWebEngineUrlRequestJob, kind: bytes, data: bytes, headers: Mapping[bytes, bytes]) -> None:
    sent = {**_COMMON, **headers}
    # A list of values for each name, whatever the stubs say: a bare value is sent letter by letter, as so
    # many headers, and a policy in letters forbids nothing.
    listed: dict[Any, Any] = {QByteArray(name): [QByteArray(value)] for name, value in sent.items()}
    job.setAdditionalResponseHeaders(listed)
    buffer = QBuffer(job)
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    job.reply(QByteArray(kind), buffer)
