"""A body read piece by piece and decoded within a limit, so that no answer can fill the memory."""

import zlib
from typing import Any

_GZIP = zlib.MAX_WBITS | 16


class BodyError(Exception):
    """The body cannot be used; the message ends a sentence that begins with the host."""


class TooLong(BodyError):
    """The body goes on beyond the limit; what came before is `Body.beginning`."""


class Body:
    """Collects one body.

    Args:
        encoding: value of Content-Encoding; one of gzip, deflate, identity or empty (RFC 9110, 8.4.1).
        limit: most bytes after decoding, and on the wire.

    Raises:
        BodyError: from the constructor, `feed` or `whole`.
    """

    def __init__(self, encoding: str, limit: int) -> None:
        self._encoding = encoding.strip().lower()
        if self._encoding not in {"", "identity", "gzip", "x-gzip", "deflate"}:
            raise BodyError("used a content-encoding that was not asked for")
        self._limit = limit
        self._read = 0
        self._decoded = bytearray()
        self._decoder: Any = None

    def feed(self, chunk: bytes) -> None:
        """Take the next piece as it came from the wire."""
        self._read += len(chunk)
        if self._encoding not in {"", "identity"}:
            chunk = self._decode(chunk)
        self._decoded += chunk
        if max(self._read, len(self._decoded)) > self._limit:
            raise TooLong(f"sent more than {self._limit} bytes")

    @property
    def beginning(self) -> bytes:
        """What has been decoded so far, not beyond the limit."""
        return bytes(self._decoded[: self._limit])

    def _decode(self, chunk: bytes) -> bytes:
        if not chunk:
            return b""
        if self._decoder is None:
            self._decoder = zlib.decompressobj(_GZIP if "gzip" in self._encoding else _deflate(chunk[0]))
        try:
            decoded: bytes = self._decoder.decompress(chunk, self._limit + 1 - len(self._decoded))
        except zlib.error:
            raise BodyError(f"sent a body that is not {self._encoding}") from None
        return decoded

    def whole(self) -> bytes:
        """The decoded body, once the last piece was fed."""
        if self._decoder is not None and (not self._decoder.eof or self._decoder.unused_data):
            raise BodyError(f"sent {self._encoding} that is cut, or has something behind its end")
        return bytes(self._decoded)


def _deflate(first: int) -> int:
    """Deflate comes in a zlib envelope (RFC 1950), from some servers bare (RFC 1951): told by the method, 8."""
    return zlib.MAX_WBITS if first & 0x0F == zlib.DEFLATED else -zlib.MAX_WBITS
