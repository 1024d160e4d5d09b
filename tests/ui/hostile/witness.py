"""A server on this machine that only counts who knocks, by TCP or UDP; it answers nobody."""

import socket
from contextlib import suppress
from threading import Thread
from types import TracebackType
from typing import Self


class Witness:
    """Counts accepted connections and datagrams on one port, from construction to the end of its block."""

    def __init__(self) -> None:
        self._server = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._server.getsockname()[1]
        self._datagrams = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._datagrams.bind(("127.0.0.1", self.port))
        self.knocks = 0
        self._threads = [Thread(target=target, daemon=True) for target in (self._accept, self._receive)]
        for thread in self._threads:
            thread.start()

    @property
    def here(self) -> str:
        """The address that hostile texts ask for."""
        return f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown(socket.SHUT_RDWR)
        self._server.close()
        with suppress(OSError):
            self._datagrams.shutdown(socket.SHUT_RDWR)
        self._datagrams.close()
        for thread in self._threads:
            thread.join(5)

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                connection, _address = self._server.accept()
                self.knocks += 1
                connection.close()

    def _receive(self) -> None:
        with suppress(OSError):
            while self._datagrams.recvfrom(4096)[0]:
                self.knocks += 1
