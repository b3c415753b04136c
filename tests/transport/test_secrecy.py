"""Nothing of a request but its host stands in an error, a repr or a log line, whatever goes wrong."""

import logging
import pickle
import traceback
from collections.abc import Iterator
from typing import Any

import httpx
import httpx2
import pytest

from paysupport.errors import PaysupportError
from paysupport.flow import Flow, Request, Response
from paysupport.transport.http import Transport
from tests.transport.clients import call, every
from tests.transport.peer import Answer, Peers, http

SECRETS = ("4012888888881881", "k3y-in-query", "b0dy-pass", "h3ader-key", "us3r-pass", "loc4tion", "c00kie", "answ3r")
FAULTS: dict[str, list[Answer]] = {
    "answered": [http(200, b"answ3r", "Set-Cookie: sid=c00kie")],
    "refused": [],
    "maintenance": [http(503, b"answ3r", "Set-Cookie: sid=c00kie")],
    "redirect": [http(302, b"", "Location: https://other.example/?t=loc4tion")],
    "bad redirect": [http(302, b"", "Location: https://[loc4tion")],
    "cut": [http(200, b"answ3r")[:-2]],
    "no gzip": [http(200, b"answ3r", "Content-Encoding: gzip")],
    "encoding": [http(200, b"answ3r", "Content-Encoding: answ3r")],
    "no HTTP": [b"answ3r k3y-in-query\r\n"],
    "bad status": [http(503, b"", "X-Request-Id: answ3r\u00e9")],
    "silence": [lambda _: None],
}


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[logging.LogRecord]]:
    records: list[logging.LogRecord] = []

    class Ear(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            records.append(record)

    ear = Ear()
    root = logging.getLogger()
    monkeypatch.setattr(root, "level", logging.DEBUG)
    root.addHandler(ear)
    for logger in list(logging.Logger.manager.loggerDict.values()):
        if isinstance(logger, logging.Logger):
            monkeypatch.setattr(logger, "_cache", {})
    yield records
    root.removeHandler(ear)


def ask(url: str, **options: Any) -> Flow[Response]:
    response: Response = yield confidential(url, **options)
    return response


def confidential(url: str, **headers: str) -> Request:
    return Request(
        method="POST",
        url=f"{url.replace('//', '//me:us3r-pass@')}/cards/4012888888881881",
        headers={"Authorization": "Bearer h3ader-key", "X-Api-Key": "h3ader-key", "Cookie": "c00kie", **headers},
        params=(("key", "k3y-in-query"),),
        body=b"password=b0dy-pass",
    )


def everything_in(error: BaseException | None) -> str:
    seen: list[str] = []
    while error is not None:
        seen += [
            str(error),
            repr(error),
            repr(error.args),
            repr(vars(error)),
            "".join(traceback.format_exception(error)),
        ]
        if isinstance(error, PaysupportError):
            seen.append(repr(error.__reduce__()))
        error = error.__cause__ or error.__context__
    return "\n".join(seen)


def locals_in(error: PaysupportError) -> str:
    frames = [frame for frame, _ in traceback.walk_tb(error.__traceback__)]
    ours = [frame for frame in frames if frame.f_globals["__name__"].startswith("paysupport")]
    assert ours
    return "\n".join(repr(value) for frame in ours for value in frame.f_locals.values())


def leaks(text: str) -> list[str]:
    return [secret for secret in SECRETS if secret in text]


@every
@pytest.mark.parametrize("fault", FAULTS)
def test_no_fault_tells_a_secret(kind: str, fault: str, peer: Peers, told: list[logging.LogRecord]) -> None:
    answers = FAULTS[fault]
    url = peer(*answers).url if answers else "http://127.0.0.1:1"
    error: PaysupportError | None = None
    try:
        response = call(kind, ask(url), deadline=5.0)
        assert response.body == b"answ3r"
        assert "answ3r" not in repr(response)
    except PaysupportError as caught:
        error = caught
    assert (error is None) == (fault == "answered")
    assert error is None or set(leaks(locals_in(error))) <= set(leaks(repr(confidential(url))))
    assert leaks(everything_in(error)) == []
    assert leaks("\n".join(f"{record.getMessage()} {vars(record)}" for record in told)) == []
    assert any(record.name == "paysupport" and '"event": "request"' in record.getMessage() for record in told)


@every
@pytest.mark.parametrize("key", ["h3ader-key\n", "h3ader-key\u0431", "h3ader-key\0"])
def test_a_key_pasted_with_odd_characters_is_not_told(
    kind: str, key: str, peer: Peers, told: list[logging.LogRecord]
) -> None:
    with pytest.raises(PaysupportError) as caught:
        call(kind, ask(peer(http(200)).url, **{"X-Api-Key": key}))
    assert leaks(everything_in(caught.value)) == []
    assert leaks("\n".join(f"{record.getMessage()} {vars(record)}" for record in told)) == []


@pytest.mark.parametrize("library", [httpx, httpx2])
def test_the_host_still_hears_about_its_own_requests(library: Any, peer: Peers, told: list[logging.LogRecord]) -> None:
    server = peer(http(200))
    with library.Client(trust_env=False) as client:
        Transport(client).call(ask(server.url))
        assert not [record for record in told if record.name.startswith(("httpx", "httpcore"))]
        client.get(server.url)
    assert {record.name for record in told if record.levelno == logging.INFO} == {library.__name__}


def test_a_request_shows_neither_headers_nor_parameters_nor_body() -> None:
    assert leaks(repr(confidential("https://gateway.example"))) == []


def test_errors_can_be_copied_to_another_process_without_more() -> None:
    with pytest.raises(PaysupportError) as caught:
        call("httpx", ask("http://127.0.0.1:1"))
    assert leaks(pickle.dumps(caught.value).decode("latin-1")) == []
