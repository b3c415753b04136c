"""A peer on a real socket that answers, drips, cuts and lies as told."""

import re
import socket
import threading
from collections.abc import Callable
from contextlib import suppress

Answer = bytes | Callable[[socket.socket], None]


class Peer:
    """Answers each request with the next of `answers`, the last one for ever, and closes the connection."""

    def __init__(self, answers: list[Answer], wrap: Callable[[socket.socket], socket.socket] | None) -> None:
        self.answers = answers
        self.requests: list[bytes] = []
        self.gone = threading.Event()
        self._wrap = wrap or (lambda connection: connection)
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self._threads: list[threading.Thread] = []
        self._start(self._accept)

    def _start(self, target: Callable[..., None], *args: object) -> None:
        thread = threading.Thread(target=target, args=args, name="peer")
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while True:
            connection, _ = self._socket.accept()
            if self.gone.is_set():
                connection.close()
                return
            self._start(self._serve, connection)

    def _serve(self, connection: socket.socket) -> None:
        connection.settimeout(5)
        with suppress(OSError), self._wrap(connection) as speaking:
            received = _receive(speaking)
            if not received:
                return
            self.requests.append(received)
            answer = self.answers[min(len(self.requests), len(self.answers)) - 1]
            if isinstance(answer, bytes):
                speaking.sendall(answer)
            else:
                answer(speaking)

    def drip(self, head: bytes, piece: bytes, pause: float) -> Callable[[socket.socket], None]:
        """Send `head`, then `piece` for ever with pauses."""

        def answer(connection: socket.socket) -> None:
            connection.sendall(head)
            while not self.gone.wait(pause):
                connection.sendall(piece)

        return answer

    def close(self) -> None:
        self.gone.set()
        socket.create_connection(("127.0.0.1", self.port)).close()
        for thread in self._threads:
            thread.join(5)
        self._socket.close()


Peers = Callable[..., Peer]


def http(status: int, body: bytes = b"", *headers: str) -> bytes:
    """An answer with the right Content-Length and any further header lines."""
    lines = [f"HTTP/1.1 {status} X", f"Content-Length: {len(body)}", "Connection: close", *headers]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def _receive(connection: socket.socket) -> bytes:
    received = b""
    while b"\r\n\r\n" not in received:
        piece = connection.recv(65536)
        if not piece:
            return b""
        received += piece
    head, _, body = received.partition(b"\r\n\r\n")
    length = re.search(rb"content-length: (\d+)", head.lower())
    while length and len(body) < int(length[1]):
        body += connection.recv(65536)
    return head + b"\r\n\r\n" + body


OK = http(200, b'{"status": "successful"}', "Content-Type: application/json")
