"""What is asked of Robokassa, and what its answers mean."""

from typing import Any
from urllib.parse import parse_qsl

import pytest

from paysupport.adapters.contracts import Query, Reference, Verified
from paysupport.adapters.providers.robokassa import Robokassa
from paysupport.errors import BadAnswer, ConfigurationError, InputError, NotKnown, Unsupported
from paysupport.flow import Request, Response
from paysupport.model import Payment, Status
from paysupport.transport import run

from .robokassa_payloads import LOGIN, NOW, PASSWORDS, body, shop

NUMBER = Reference("payment", "450009")


class Peer:
    """Robokassa, which answers everything in the same way and keeps what it was asked."""

    def __init__(self, answer: bytes = b"", status: int = 200) -> None:
        self.answer, self.status = answer, status
        self.asked: list[tuple[str, str, dict[str, str]]] = []

    def send(self, request: Request) -> Response:
        self.asked.append((request.method, request.url, dict(parse_qsl(request.body.decode()))))
        return Response(status=self.status, url=request.url, at=NOW, body=self.answer)

    def run(self, flow: Any) -> Any:
        return run(flow, self.send, threads=1)


@pytest.mark.parametrize(
    ("algorithm", "signature"),
    [
        ("md5", "eb3c2696ca601cb99381894572e79f59"),
        ("SHA256", "c5ad698ae34f75dbd2502a4e7b804c3f5bc47e9fe3bd01ca7f97bd17ba76ee03"),
    ],
)
def test_a_question_is_signed_with_the_algorithm_of_the_shop(algorithm: str, signature: str) -> None:
    peer = Peer(body("paid.xml"))
    peer.run(shop(algorithm=algorithm).lookup(NUMBER))
    assert [asked for _, _, asked in peer.asked] == [
        {"MerchantLogin": LOGIN, "InvoiceID": "450009", "Signature": signature}
    ]


@pytest.mark.parametrize("kind", ["payment", "order"])
def test_a_payment_is_asked_for_by_its_number(kind: Any) -> None:
    peer = Peer(body("paid.xml"))
    (payment,) = peer.run(shop(account="ru").lookup(Reference(kind, "450009")))
    assert (payment.id, payment.order, payment.status, payment.account) == ("450009", "450009", Status.PAID, "ru")
    assert [attempt.id for attempt in payment.attempts] == ["450009"]
    assert payment.origin.at == NOW
    ((method, url, asked),) = peer.asked
    assert (method, url) == ("POST", "https://auth.robokassa.ru/Merchant/WebService/Service.asmx/OpStateExt")
    assert asked["InvoiceID"] == "450009"


def test_another_host_is_asked_where_it_is_given() -> None:
    peer = Peer(body("paid.xml"))
    peer.run(shop(host="https://auth.robokassa.kz/").lookup(NUMBER))
    assert peer.asked[0][1].startswith("https://auth.robokassa.kz/Merchant/")


def test_no_password_is_sent() -> None:
    peer = Peer(body("paid.xml"))
    peer.run(shop().lookup(NUMBER))
    assert not any(password in str(peer.asked) for password in PASSWORDS.values())


@pytest.mark.parametrize("value", ["", "12a", "-1", "1/2", "١", "1" * 20])
def test_what_is_no_number_is_not_asked_for(value: str) -> None:
    peer = Peer()
    assert peer.run(shop().lookup(Reference("order", value))) == ()
    assert peer.asked == []


def test_an_unknown_number_gives_nothing() -> None:
    assert Peer(body("unknown_number.xml")).run(shop().lookup(NUMBER)) == ()


@pytest.mark.parametrize(
    ("answer", "status", "said"),
    [
        (body("wrong_signature.xml"), 200, "the signature is wrong"),
        (body("unknown_shop.xml"), 200, "not known or not active"),
        (b"", 401, "HTTP status 401"),
        (b"", 403, "HTTP status 403"),
    ],
)
def test_refused_keys_are_a_fault_of_the_configuration(answer: bytes, status: int, said: str) -> None:
    with pytest.raises(ConfigurationError, match=f"refused merchant_login and password2.*{said}"):
        Peer(answer, status).run(shop().lookup(NUMBER))


@pytest.mark.parametrize(
    ("answer", "status", "said"),
    [
        (body("two_operations.xml"), 200, "two operations"),
        (body("internal.xml"), 200, "internal error"),
        (body("paid.xml"), 404, "does not fit the status"),
        (b"<html/>", 200, "no payment"),
        (b"{}", 200, "not XML"),
        (body("notification.form"), 200, "not XML"),
    ],
)
def test_any_other_answer_is_no_answer(answer: bytes, status: int, said: str) -> None:
    with pytest.raises(BadAnswer, match=f"auth.robokassa.ru answered with HTTP status {status}.*{said}"):
        Peer(answer, status).run(shop().lookup(NUMBER))


@pytest.mark.parametrize(
    "keys", [{}, {"merchant_login": "m"}, {"password2": "s"}, {"merchant_login": "m", "password2": " "}]
)
def test_nothing_is_asked_without_keys(keys: Any) -> None:
    with pytest.raises(ConfigurationError, match="needs merchant_login and password2"):
        Peer().run(Robokassa(**keys).lookup(NUMBER))


def test_there_are_no_tokens_and_no_list() -> None:
    with pytest.raises(Unsupported):
        shop().lookup(Reference("token", "1"))
    with pytest.raises(Unsupported):
        shop().search(Query(since=NOW))
    assert shop().next_delivery([NOW]) is None


def told(*payments: Payment) -> Verified:
    return Verified(key="1", scheme="JWS", payments=payments, confirm=True)


def test_a_notification_is_confirmed_by_asking() -> None:
    verdict = told(*Robokassa().read(body("token.jws")))
    peer = Peer(body("paid.xml"))
    assert str(peer.run(shop().confirm(verdict)).amount) == "100.26 RUB"
    assert peer.asked[0][2]["InvoiceID"] == "450009"
    with pytest.raises(NotKnown):
        Peer(body("unknown_number.xml")).run(shop().confirm(verdict))
    with pytest.raises(InputError):
        Peer().run(shop().confirm(told()))
