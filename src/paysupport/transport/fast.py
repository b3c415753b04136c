"""httpx over aiohttp, for hundreds of requests at once; needs the extra `paysupport[fast]`.

What aiohttp finds wrong is told by httpx's exceptions, so that a request fails in the same words over any client.
"""

from collections.abc import AsyncIterator, Generator
from contextlib import contextmanager
from typing import cast

import aiohttp
import httpx
from aiohttp.http_exceptions import HttpProcessingError
from httpx_aiohttp import AiohttpTransport

_BROKEN_OFF = (
    aiohttp.ClientPayloadError,
    aiohttp.ClientResponseError,
    aiohttp.ServerDisconnectedError,
    HttpProcessingError,
)
_MEANINGS: tuple[tuple[type[Exception] | tuple[type[Exception], ...], type[httpx.TransportError]], ...] = (
    (TimeoutError, httpx.ReadTimeout),
    (_BROKEN_OFF, httpx.RemoteProtocolError),
    ((aiohttp.InvalidURL, aiohttp.NonHttpUrlClientError), httpx.UnsupportedProtocol),
    (aiohttp.ClientError, httpx.ConnectError),
    (ValueError, httpx.LocalProtocolError),
)


class FastTransport(AiohttpTransport):
    """Keeps no cookies, reads no environment, and knows no proxy.

    Args:
        at_once: the most connections.
    """

    def __init__(self, at_once: int) -> None:
        tls = httpx.create_ssl_context(trust_env=False)

        def session() -> aiohttp.ClientSession:
            connector = aiohttp.TCPConnector(limit=at_once, ssl=tls)
            return aiohttp.ClientSession(connector=connector, cookie_jar=aiohttp.DummyCookieJar())

        super().__init__(client=session, trust_env=False)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request; a user in the URL is not sent, as credentials stand in headers here."""
        request.url = request.url.copy_with(username=None, password=None)
        with _told():
            response = await super().handle_async_request(request)
        response.stream = _Body(cast("httpx.AsyncByteStream", response.stream))
        return response


class _Body(httpx.AsyncByteStream):
    def __init__(self, stream: httpx.AsyncByteStream) -> None:
        self._stream = stream

    async def __aiter__(self) -> AsyncIterator[bytes]:
        with _told():
            async for chunk in self._stream:
                yield chunk

    async def aclose(self) -> None:
        await self._stream.aclose()


@contextmanager
def _told() -> Generator[None]:
    try:
        yield
    except (httpx.TransportError, aiohttp.ClientError, HttpProcessingError, ValueError) as error:
        cause = error.__cause__ or error
        meant = next((meant for kinds, meant in _MEANINGS if isinstance(cause, kinds)), httpx.ReadError)
        raise meant("") from None
