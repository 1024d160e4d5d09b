"""A server on this machine that answers a look-up as a test wants it to, and keeps what it was asked."""

import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from types import TracebackType
from typing import Self

#: As doi.org's registry of journal articles answers: its own name for the kind, dates in parts, much besides.
CSL_ANSWER = json.dumps(
    {
        "indexed": {"date-parts": [[2026, 1, 2]], "timestamp": 1767312000000},
        "publisher": "House of Steps",
        "issue": "4",
        "DOI": "10.1000/steps.21",
        "type": "journal-article",
        "created": {"date-parts": [[2021, 3, 1]]},
        "page": "101-109",
        "source": "Crossref",
        "is-referenced-by-count": 12,
        "title": "Walking and the heart",
        "volume": "33",
        "author": [
            {"given": "Jane", "family": "Doe", "sequence": "first", "affiliation": []},
            {"name": "Steps Study Group", "sequence": "additional", "affiliation": []},
        ],
        "container-title": "Journal of Steps",
        "issued": {"date-parts": [[2021, 3, 1]]},
        "URL": "https://doi.org/10.1000/steps.21",
        "ISSN": ["0000-0000"],
    }
)
#: As PubMed answers in MEDLINE.
MEDLINE_ANSWER = """
PMID- 12345678
OWN - NLM
DP  - 2021 Mar
TI  - Walking and the heart.
PG  - 101-9
FAU - Doe, Jane
AU  - Doe J
JT  - Journal of Steps
TA  - J Steps
VI  - 33
PT  - Journal Article
RIN - J Steps. 2022 May;34(5):1
AID - 10.1000/steps.21 [doi]
"""


class Answering:
    """Answers every request alike, until told otherwise; ends with its block.

    `status`, `headers` and `body` are the answer. `length` is the length announced, when it shall be wrong.
    While `held` is set the answer waits for `go_on`.
    """

    def __init__(self) -> None:
        self.status = 200
        self.headers: dict[str, str] = {}
        self.body = b""
        self.length: int | None = None
        self.held = False
        self.go_on = Event()
        self.asked: list[tuple[str, dict[str, str]]] = []
        answering = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                answering.asked.append((self.path, dict(self.headers)))
                if answering.held:
                    answering.go_on.wait(20)
                self._answer()

            def _answer(self) -> None:
                try:
                    self.send_response(answering.status)
                    length = len(answering.body) if answering.length is None else answering.length
                    self.send_header("Content-Length", str(length))
                    for name, value in answering.headers.items():
                        self.send_header(name, value)
                    self.end_headers()
                    self.wfile.write(answering.body)
                except ConnectionError:
                    self.close_connection = True

            def log_message(self, *_arguments: object) -> None:
                """Say nothing on the terminal."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._thread = Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        self._thread.start()

    @property
    def here(self) -> str:
        """The address behind which an identifier is put."""
        return f"http://127.0.0.1:{self._server.server_port}/"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.go_on.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(5)
