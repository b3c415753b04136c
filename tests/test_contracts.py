"""What every adapter has without doing anything for it."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from paysupport.adapters.contracts import Page, Provider, Query, Received, Reference, Verified
from paysupport.adapters.registry import names, provider, reader, recognise
from paysupport.errors import ConfigurationError, InputError, Unsupported
from paysupport.model import Attempt, Card, Payment, Status
from tests.cases import CREATED, NOW, payment


class Bare(Provider):
    name = "bare"

    def payments(self, document: object, status: int | None = None) -> tuple[Payment, ...]:
        return (payment(raw_status=str(document), id=str(status)),)


def test_reading_parses_and_hands_on() -> None:
    (found,) = Bare().read(b'{"a": 1}', 404)
    assert (found.raw_status, found.id) == ("{'a': 1}", "404")
    with pytest.raises(InputError):
        Bare().read(b"<xml/>")


@pytest.mark.parametrize(
    ("ability", "arguments", "said"),
    [
        ("lookup", (Reference("order", "1"),), "bare has no look-up by order"),
        ("search", (Query(),), "bare has no search"),
        ("verify", (Received(at=NOW),), "bare signs no webhooks that we can verify"),
        ("confirm", (Verified(key="1", scheme="none"),), "bare needs no confirmation of its webhooks"),
        ("deliveries", (Reference("payment", "1"),), "bare does not tell its deliveries by payment"),
        ("registration", (), "bare does not tell how the integration is registered"),
        ("sign", (b"", NOW), "bare signs no webhooks"),
    ],
)
def test_what_a_provider_cannot_do_is_said_at_once(ability: str, arguments: Any, said: str) -> None:
    with pytest.raises(Unsupported, match=said):
        getattr(Bare(), ability)(*arguments)


def test_what_is_not_published_is_none() -> None:
    assert Bare().next_delivery([CREATED]) is None
    assert not Bare().claims({})
    assert not Bare().owns(payment())
    assert Bare.reasons is None


def test_a_header_is_found_in_any_case_and_never_guessed() -> None:
    pairs = Received(headers=(("X-Sign", "a"), ("x-other", "b"), ("X-OTHER", "c")), at=NOW)
    assert pairs.header("x-sign") == "a"
    assert pairs.header("X-Other") is None
    assert pairs.header("missing") is None
    assert Received(headers={"Authorization": "Basic x"}, at=NOW).header("authorization") == "Basic x"


def test_secrets_of_a_request_do_not_show() -> None:
    received = Received(headers={"Authorization": "Basic s3cret"}, body=b"s3cret", at=NOW)
    assert "s3cret" not in repr(received)
    assert "a@example.com" not in repr(Query(email="a@example.com"))


def test_a_page_without_a_next_one_is_the_last() -> None:
    assert Page((), None).complete
    assert not Page((), "2").complete


CARD = payment(
    Status.FAILED, attempts=(Attempt(id="1", status=Status.FAILED, card=Card(last4="0019")),), email="A@example.com"
)


@pytest.mark.parametrize(
    ("query", "fits"),
    [
        (Query(), True),
        (Query(amount=Decimal("25.5")), True),
        (Query(amount=Decimal("25.51")), False),
        (Query(currency="BYN"), True),
        (Query(currency="USD"), False),
        (Query(last4="0019"), True),
        (Query(last4="0018"), False),
        (Query(email="a@EXAMPLE.com"), True),
        (Query(email="b@example.com"), False),
        (Query(order="1234"), True),
        (Query(order="1235"), False),
        (Query(status=Status.FAILED), True),
        (Query(status=Status.PAID), False),
        (Query(since=datetime(2030, 1, 1, tzinfo=UTC)), True),
    ],
)
def test_what_a_provider_cannot_search_is_compared_here(query: Query, fits: bool) -> None:
    assert query.matches(CARD) is fits


def test_a_payment_without_the_fact_does_not_fit() -> None:
    bare = payment(amount=None, email=None)
    for query in (Query(amount=Decimal(1)), Query(last4="0019"), Query(email="a@example.com")):
        assert not query.matches(bare)


def test_providers_are_found_by_name() -> None:
    assert {"bepaid", "mixplat", "stripe", "yookassa"} <= set(names())
    assert provider("stripe").name == "stripe"
    assert reader("bepaid") is reader("bepaid")
    assert recognise({"object": "charge", "id": "ch_1", "amount": 1, "currency": "usd", "created": 1}).name == "stripe"
    with pytest.raises(ConfigurationError, match="no provider 'acme'"):
        provider("acme")
