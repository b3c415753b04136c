"""A fake on a real socket: HTTP on a free port of the loopback interface, until it is closed."""

from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import httpx

_PERIOD = 0.02


class Served:
    """Requests answered by a function, each in a thread of its own.

    Args:
        answer: what answers; an exception of it closes the connection without an answer.
    """

    def __init__(self, answer: Callable[[httpx.Request], httpx.Response]) -> None:
        class Handler(BaseHTTPRequestHandler):
            timeout = 5

            def do_GET(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                url = f"http://{self.headers['Host']}{self.path}"
                try:
                    given = answer(httpx.Request(self.command, url, headers=list(self.headers.items()), content=body))
                except httpx.TransportError:
                    self.close_connection = True
                    return
                self.send_response(given.status_code)
                for name, value in given.headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(given.content)

            do_POST = do_GET  # noqa: N815

            def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
                """Tests have no use for a line per request."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = Thread(target=self._server.serve_forever, args=(_PERIOD,), daemon=True)
        self._thread.start()
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def close(self) -> None:
        """Take no further request, and free the port."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
