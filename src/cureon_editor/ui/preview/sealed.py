"""A web page that can reach nothing: no scripts of its own, no requests, no windows, no downloads."""

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtWebEngineCore import (
    QWebEngineDownloadRequest,
    QWebEngineNewWindowRequest,
    QWebEnginePage,
    QWebEnginePermission,
    QWebEngineProfile,
    QWebEngineSettings,
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
)

from cureon_editor.ui.preview.scheme import SCHEME, SchemeHandler

#: The only kinds of links that may be opened outside, and only after asking.
OUTSIDE = ("http", "https", "mailto")
_OFF = (
    QWebEngineSettings.WebAttribute.JavascriptEnabled,
    QWebEngineSettings.WebAttribute.JavascriptCanOpenWindows,
    QWebEngineSettings.WebAttribute.LocalStorageEnabled,
    QWebEngineSettings.WebAttribute.LocalContentCanAccessRemoteUrls,
    QWebEngineSettings.WebAttribute.LocalContentCanAccessFileUrls,
    QWebEngineSettings.WebAttribute.PluginsEnabled,
    QWebEngineSettings.WebAttribute.AutoLoadIconsForPage,
    QWebEngineSettings.WebAttribute.DnsPrefetchEnabled,
    QWebEngineSettings.WebAttribute.WebGLEnabled,
    QWebEngineSettings.WebAttribute.PdfViewerEnabled,
    QWebEngineSettings.WebAttribute.ErrorPageEnabled,
    QWebEngineSettings.WebAttribute.HyperlinkAuditingEnabled,
)


class DenyingInterceptor(QWebEngineUrlRequestInterceptor):
    """Lets through our own scheme and nothing else."""

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:  # noqa: N802 - Qt's name
        """Called by Chromium before each request."""
        if info.requestUrl().scheme().encode() != SCHEME:
            info.block(True)


def sealed_profile(parent: QObject) -> QWebEngineProfile:
    """An off-the-record profile that serves our scheme and refuses everything else."""
    profile = QWebEngineProfile(parent)
    profile.setUrlRequestInterceptor(DenyingInterceptor(profile))
    profile.installUrlSchemeHandler(SCHEME, SchemeHandler(profile))
    profile.setSpellCheckEnabled(False)
    profile.downloadRequested.connect(_refuse_download)
    return profile


class SealedPage(QWebEnginePage):
    """A page that stays where it is; a followed link is only reported."""

    link_followed = Signal(QUrl)

    def __init__(self, profile: QWebEngineProfile) -> None:
        super().__init__(profile, profile)
        for attribute in _OFF:
            self.settings().setAttribute(attribute, False)
        self.newWindowRequested.connect(self._refuse_window)
        self.permissionRequested.connect(_refuse_permission)

    def acceptNavigationRequest(  # noqa: N802 - Qt's name
        self, url: QUrl | str, kind: QWebEnginePage.NavigationType, main: bool
    ) -> bool:
        """Allow our own page only; report clicks on other links."""
        url = QUrl(url)
        if url.scheme().encode() == SCHEME and main:
            return True
        if kind == QWebEnginePage.NavigationType.NavigationTypeLinkClicked and url.scheme() in OUTSIDE:
            self.link_followed.emit(url)
        return False

    def javaScriptConsoleMessage(self, *_message: object) -> None:  # noqa: N802
        """Keep a page's messages off the console."""

    def _refuse_window(self, request: QWebEngineNewWindowRequest) -> None:
        if request.requestedUrl().scheme() in OUTSIDE and request.isUserInitiated():
            self.link_followed.emit(request.requestedUrl())


def _refuse_permission(permission: QWebEnginePermission) -> None:
    permission.deny()


def _refuse_download(download: QWebEngineDownloadRequest) -> None:
    download.cancel()
