"""What Chromium must be told before it is first loaded."""

import os
import sys

#: Name resolution is cut off too, for addresses in digits as well: preconnect hints pass the interceptor and
#: the content policy. Looking for a proxy and for a way through a router would be requests of their own.
_FLAGS = (
    '--host-resolver-rules="MAP * ~NOTFOUND" --no-proxy-server --disable-background-networking --no-pings'
    " --force-webrtc-ip-handling-policy=disable_non_proxied_udp"
)


def prepare_chromium() -> None:
    """Set the flags that close the network; the sandbox stays on except for root, who cannot have it."""
    # One view drawn by the graphics card has Qt draw the whole window by it: each key then waits for the
    # window to be put together (20 ms on X without a card, 2 ms so), though only a letter changed.
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    flags = os.environ.get("QTWEBENGINE_CHROMIUM_FLAGS", "")
    if _FLAGS not in flags:
        os.environ["QTWEBENGINE_CHROMIUM_FLAGS"] = f"{flags} {_FLAGS}".strip()
    if sys.platform != "win32" and os.getuid() == 0:
        os.environ["QTWEBENGINE_DISABLE_SANDBOX"] = "1"
