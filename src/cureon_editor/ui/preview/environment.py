"""What Chromium must be told before it is first loaded."""

import os
import sys

#: Name resolution is cut off too: preconnect hints pass the interceptor and the content policy.
_FLAGS = '--host-resolver-rules="MAP * ~NOTFOUND" --disable-background-networking --no-pings'


def prepare_chromium() -> None:
    """Set the flags that close the network; the sandbox stays on except for root, who cannot have it."""
    flags = os.environ.get("QTWEBENGINE_CHROMIUM_FLAGS", "")
    if _FLAGS not in flags:
        os.environ["QTWEBENGINE_CHROMIUM_FLAGS"] = f"{flags} {_FLAGS}".strip()
    if sys.platform != "win32" and os.getuid() == 0:
        os.environ["QTWEBENGINE_DISABLE_SANDBOX"] = "1"
