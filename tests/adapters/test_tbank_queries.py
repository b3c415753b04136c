"""What is asked of T-Bank, and what its answers come to."""

import json
from typing import Any

import pytest

from paysupport.adapters.contracts import Query, Reference, Verified
from paysupport.adapters.providers.tbank import TBank
from paysupport.errors import BadAnswer, ConfigurationError, InputError, NotKnown, Unsupported
from paysupport.flow import Flow, Request, Response
from paysupport.model import Status
from paysupport.transport import run

from .tbank_payloads import NOW, PASSWORD, TERMINAL, body, terminal


class Peer:
    """Gives one answer, and keeps what was asked."""

    def __init__(self, answer: bytes, status: int = 200) -> None:
        self.answer = answer
        self.status = status
        self.asked: list[tuple[str, Any]] = []

    def __call__(self, request: Request) -> Response:
        self.asked.append((request.url, json.loads(request.body)))
        return Response(status=self.status, url=request.url, at=NOW, body=self.answer)

    def run(self, flow: Flow[Any]) -> Any:
        return run(flow, self, threads=1)


def test_a_payment_is_asked_for_with_the_token_of_the_request() -> None:
    peer = Peer(body("state"))
    (payment,) = peer.run(terminal(account="ru").lookup(Reference("payment", "6500000001")))
    ((url, asked),) = peer.asked
    assert url == "https://securepay.tinkoff.ru/v2/GetState"
    assert asked == {
        "TerminalKey": TERMINAL,
        "PaymentId": "6500000001",
        "Token": "a6fc184952dec9d61b7adc477e97a4df43b5377d94daf6790668d165c8760552",
    }
    assert (payment.status, payment.account, payment.origin.at, payment.test) == (Status.PAID, "ru", NOW, False)


def test_an_order_is_asked_for() -> None:
    peer = Peer(body("order"))
    (payment,) = peer.run(terminal(host="https://rest-api-test.tinkoff.ru/").lookup(Reference("order", "1234")))
    assert [(url, asked["OrderId"]) for url, asked in peer.asked] == [
        ("https://rest-api-test.tinkoff.ru/v2/CheckOrder", "1234")
    ]
    assert payment.test is True


@pytest.mark.parametrize("code", ["255", "325", "335", "407", "914"])
def test_what_t_bank_does_not_know_gives_nothing(code: str) -> None:
    answer = json.dumps({"Success": False, "ErrorCode": code, "Message": "?"}).encode()
    for kind in ("payment", "order"):
        assert Peer(answer).run(terminal().lookup(Reference(kind, "1"))) == ()


@pytest.mark.parametrize("code", ["202", "204", "205", "331", "501"])
def test_a_refused_terminal_is_a_fault_of_the_configuration(code: str) -> None:
    answer = json.dumps({"Success": False, "ErrorCode": code, "Message": "?"}).encode()
    with pytest.raises(ConfigurationError, match=f"refused terminal_key and password.*{code}"):
        Peer(answer).run(terminal().lookup(Reference("payment", "1")))


@pytest.mark.parametrize("status", [401, 403])
def test_refused_keys_are_a_fault_of_the_configuration(status: int) -> None:
    with pytest.raises(ConfigurationError, match=str(status)):
        Peer(b"", status).run(terminal().lookup(Reference("payment", "1")))


@pytest.mark.parametrize(
    ("answer", "status"),
    [(body("refused_parameters"), 200), (b"<html>", 200), (b"[1]", 200), (b"{}", 404), (body("state"), 404)],
)
def test_any_other_answer_is_no_answer(answer: bytes, status: int) -> None:
    with pytest.raises(BadAnswer, match=r"securepay\.tinkoff\.ru answered with HTTP status"):
        Peer(answer, status).run(terminal().lookup(Reference("payment", "1")))


@pytest.mark.parametrize("keys", [{}, {"terminal_key": "1"}, {"password": "s"}, {"terminal_key": "1", "password": " "}])
def test_nothing_is_asked_without_keys(keys: Any) -> None:
    with pytest.raises(ConfigurationError, match="needs terminal_key and password"):
        Peer(b"").run(TBank(**keys).lookup(Reference("payment", "1")))


def test_there_are_no_tokens_and_no_list() -> None:
    with pytest.raises(Unsupported):
        terminal().lookup(Reference("token", "1"))
    with pytest.raises(Unsupported):
        terminal().search(Query(since=NOW))


def test_a_notification_is_confirmed_by_asking() -> None:
    verdict = terminal().verify(terminal().sign(body("notification_confirmed"), NOW))
    assert isinstance(verdict, Verified)
    peer = Peer(body("state"))
    assert peer.run(terminal().confirm(verdict)).status is Status.PAID
    assert peer.asked[0][1]["PaymentId"] == "6500000001"
    with pytest.raises(NotKnown):
        Peer(body("unknown_payment")).run(terminal().confirm(verdict))


def test_what_is_about_no_payment_cannot_be_confirmed() -> None:
    verdict = terminal().verify(terminal().sign(body("notification_receipt"), NOW))
    assert isinstance(verdict, Verified)
    with pytest.raises(InputError):
        Peer(b"").run(terminal().confirm(verdict))


def test_the_password_is_never_sent() -> None:
    peer = Peer(body("state"))
    peer.run(terminal().lookup(Reference("payment", "6500000001")))
    assert PASSWORD not in str(peer.asked)
