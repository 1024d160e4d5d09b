"""Tells when a change of the page has been drawn, from inside the page."""

from time import perf_counter

from PySide6.QtCore import QObject
from PySide6.QtWebEngineCore import QWebEnginePage

#: The world our scripts run in: a page's own scripts are off.
WORLD = 1

# The frame that shows a change begins with a call to requestAnimationFrame's function; a message sent there
# arrives when the frame has been laid out and painted. The title is the quickest way out of the page.
_WATCH = """
(() => {
  const wanted = () => %s;
  const drawn = new MessageChannel();
  let count = 0;
  drawn.port1.onmessage = () => { document.title = `drawn ${count += 1}`; };
  const changed = () => { if (wanted()) requestAnimationFrame(() => drawn.port2.postMessage(null)); };
  const all = { childList: true, subtree: true, characterData: true };
  new MutationObserver(changed).observe(document.body, all);
  changed();
})()
"""


class PageWatch(QObject):
    """Notes the time of each drawn change after which `wanted`, an expression of JavaScript, holds."""

    def __init__(self, page: QWebEnginePage, wanted: str = "true") -> None:
        super().__init__(page)
        self.times: list[float] = []
        page.titleChanged.connect(self._note)
        page.runJavaScript(_WATCH % wanted, WORLD)

    def _note(self, title: str) -> None:
        if title.startswith("drawn "):
            self.times.append(perf_counter())
