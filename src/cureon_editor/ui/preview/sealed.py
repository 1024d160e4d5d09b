"""A web page that can reach nothing: no scripts of its own, no requests, no windows, no downloads."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtWebEngineCore import (
    QWebEngineCertificateError,
    QWebEngineDesktopMediaRequest,
    QWebEngineDownloadRequest,
    QWebEngineFileSystemAccessRequest,
    QWebEngineFullScreenRequest,
    QWebEngineNewWindowRequest,
    QWebEnginePage,
    QWebEnginePermission,
    QWebEngineProfile,
    QWebEngineRegisterProtocolHandlerRequest,
    QWebEngineSettings,
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
    QWebEngineWebAuthUxRequest,
)

from cureon_editor.ui.preview.images import ImageShelf
from cureon_editor.ui.preview.scheme import PAGE_URL, SCHEME, SchemeHandler

#: The only kinds of links that may be opened outside, and only after asking.
OUTSIDE = ("http", "https", "mailto")
_Attribute = QWebEngineSettings.WebAttribute
_OFF = (
    _Attribute.JavascriptEnabled,
    _Attribute.JavascriptCanOpenWindows,
    _Attribute.JavascriptCanAccessClipboard,
    _Attribute.JavascriptCanPaste,
    _Attribute.LocalStorageEnabled,
    _Attribute.LocalContentCanAccessRemoteUrls,
    _Attribute.LocalContentCanAccessFileUrls,
    _Attribute.PluginsEnabled,
    _Attribute.AutoLoadIconsForPage,
    _Attribute.TouchIconsEnabled,
    _Attribute.DnsPrefetchEnabled,
    _Attribute.WebGLEnabled,
    _Attribute.PdfViewerEnabled,
    _Attribute.ErrorPageEnabled,
    _Attribute.HyperlinkAuditingEnabled,
    _Attribute.FullScreenSupportEnabled,
    _Attribute.ScreenCaptureEnabled,
    _Attribute.AllowRunningInsecureContent,
    _Attribute.AllowGeolocationOnInsecureOrigins,
    _Attribute.AllowWindowActivationFromJavaScript,
    _Attribute.NavigateOnDropEnabled,
    _Attribute.BackForwardCacheEnabled,
)
_ON = (_Attribute.PlaybackRequiresUserGesture, _Attribute.WebRTCPublicInterfacesOnly)
_Kind = QWebEngineUrlRequestInfo.ResourceType
#: What the page itself may ask our scheme for; no frame, script, medium, worker or `fetch`.
_PARTS = (_Kind.ResourceTypeStylesheet, _Kind.ResourceTypeFontResource, _Kind.ResourceTypeImage)


class DenyingInterceptor(QWebEngineUrlRequestInterceptor):
    """Lets through our page and, for our page, its style, fonts and pictures; nothing else."""

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:  # noqa: N802 - Qt's name
        """Called by Chromium before each request."""
        info.block(not _allowed(info))


def _allowed(info: QWebEngineUrlRequestInfo) -> bool:
    if info.requestUrl().scheme().encode() != SCHEME or bytes(info.requestMethod().data()) != b"GET":
        return False
    if info.resourceType() == _Kind.ResourceTypeMainFrame:
        return is_our_page(info.requestUrl())
    return info.resourceType() in _PARTS and is_our_page(info.firstPartyUrl())


def is_our_page(url: QUrl) -> bool:
    """Whether an address is that of the page, or of a place in it."""
    return url.toString().partition("#")[0] == PAGE_URL


def sealed_profile(parent: QObject, shelf: ImageShelf) -> QWebEngineProfile:
    """An off-the-record profile that serves our scheme and refuses everything else."""
    profile = QWebEngineProfile(parent)
    profile.setUrlRequestInterceptor(DenyingInterceptor(profile))
    profile.installUrlSchemeHandler(SCHEME, SchemeHandler(profile, shelf))
    profile.setSpellCheckEnabled(False)
    profile.setPushServiceEnabled(False)
    profile.setHttpCacheType(QWebEngineProfile.HttpCacheType.NoCache)
    profile.setPersistentCookiesPolicy(QWebEngineProfile.PersistentCookiesPolicy.NoPersistentCookies)
    profile.setPersistentPermissionsPolicy(QWebEngineProfile.PersistentPermissionsPolicy.AskEveryTime)
    profile.downloadRequested.connect(_refuse_download)
    return profile


class SealedPage(QWebEnginePage):
    """A page that stays where it is and gets nothing it asks for; a followed link is only reported."""

    link_followed = Signal(QUrl)

    def __init__(self, profile: QWebEngineProfile) -> None:
        super().__init__(profile, profile)
        for attribute in _OFF:
            self.settings().setAttribute(attribute, False)
        for attribute in _ON:
            self.settings().setAttribute(attribute, True)
        self.newWindowRequested.connect(self._refuse_window)
        self.permissionRequested.connect(_refuse_permission)
        self.fullScreenRequested.connect(_refuse_full_screen)
        self.certificateError.connect(_refuse_certificate)
        self.registerProtocolHandlerRequested.connect(_refuse_protocol)
        self.fileSystemAccessRequested.connect(_refuse_files)
        self.desktopMediaRequested.connect(_refuse_screen)
        self.webAuthUxRequested.connect(_refuse_key)

    def acceptNavigationRequest(  # noqa: N802 - Qt's name
        self, url: QUrl | str, kind: QWebEnginePage.NavigationType, main: bool
    ) -> bool:
        """Allow our own page only; report clicks on other links."""
        url = QUrl(url)
        if main and is_our_page(url):
            return True
        if kind == QWebEnginePage.NavigationType.NavigationTypeLinkClicked and url.scheme() in OUTSIDE:
            self.link_followed.emit(url)
        return False

    def chooseFiles(  # noqa: N802 - Qt's name
        self, _mode: QWebEnginePage.FileSelectionMode, _old: Sequence[str], _types: Sequence[str]
    ) -> list[str]:
        """Choose no file."""
        return []

    def javaScriptAlert(self, _origin: QUrl | str, _message: str) -> None:  # noqa: N802
        """Say nothing."""

    def javaScriptConfirm(self, _origin: QUrl | str, _message: str) -> bool:  # noqa: N802
        """Confirm nothing."""
        return False

    def javaScriptPrompt(self, _origin: QUrl | str, _message: str, _default: str) -> tuple[bool, str]:  # noqa: N802
        """Answer nothing."""
        return False, ""

    def javaScriptConsoleMessage(self, *_message: object) -> None:  # noqa: N802
        """Keep a page's messages off the console."""

    def _refuse_window(self, request: QWebEngineNewWindowRequest) -> None:
        if request.requestedUrl().scheme() in OUTSIDE and request.isUserInitiated():
            self.link_followed.emit(request.requestedUrl())


def _refuse_permission(permission: QWebEnginePermission) -> None:
    permission.deny()


def _refuse_download(download: QWebEngineDownloadRequest) -> None:
    download.cancel()


def _refuse_full_screen(request: QWebEngineFullScreenRequest) -> None:
    request.reject()


def _refuse_certificate(error: QWebEngineCertificateError) -> None:
    error.rejectCertificate()


def _refuse_protocol(request: QWebEngineRegisterProtocolHandlerRequest) -> None:
    request.reject()


def _refuse_files(request: QWebEngineFileSystemAccessRequest) -> None:
    request.reject()


def _refuse_screen(request: QWebEngineDesktopMediaRequest) -> None:
    request.cancel()


def _refuse_key(request: QWebEngineWebAuthUxRequest) -> None:
    request.cancel()
