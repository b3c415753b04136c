"""Probes of an integration: what is sent, in which order, and what is remembered of the answers."""

import base64
import json
import threading
import time
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from paysupport.adapters.contracts import Provider
from paysupport.adapters.providers.bepaid import BePaid
from paysupport.adapters.providers.cloudpayments import CloudPayments
from paysupport.adapters.providers.mixplat import Mixplat
from paysupport.adapters.providers.mollie import Mollie
from paysupport.adapters.providers.paypal import PayPal
from paysupport.adapters.providers.robokassa import Robokassa
from paysupport.adapters.providers.stripe import Stripe
from paysupport.adapters.providers.tbank import TBank
from paysupport.adapters.providers.yookassa import YooKassa
from paysupport.checks import probing
from paysupport.checks.probing import probes
from paysupport.errors import ConfigurationError, NotKnown, Unavailable
from paysupport.flow import Certificate, Request, Resolve
from paysupport.model import Order, Probe, ProbeKind, Settings, Status
from paysupport.transport import run

from .shops import NOW, ORDER, ORDER_URL, SECRET, SETTINGS, STRIPE, URL, Shop, moved, reply

K = ProbeKind
TOLD = probing.Shop(order=ORDER, order_url=ORDER_URL)


def tried(
    shop: Shop,
    settings: Settings = SETTINGS,
    provider: Provider | None = STRIPE,
    *,
    live: bool = False,
    told: probing.Shop | None = TOLD,
) -> dict[ProbeKind, Probe]:
    found = run(probes(settings, provider, NOW, live=live, shop=told), shop.send)
    assert [each.kind for each in found] == list(ProbeKind), "each kind once, in order"
    return {each.kind: each for each in found}


def test_a_good_shop() -> None:
    shop = Shop()
    found = tried(shop)
    assert found[K.RESOLVE].addresses == ("93.184.216.34",)
    assert found[K.HANDSHAKE].fault is None
    assert found[K.HANDSHAKE].expires_at == NOW + timedelta(90)
    assert found[K.GET].response_status == 405
    assert found[K.UNSIGNED].response_status == found[K.WRONG].response_status == 400
    assert found[K.OTHER_AMOUNT].order_status is found[K.OTHER_CURRENCY].order_status is Status.PENDING
    for kind in (K.RIGHT, K.DUPLICATE, K.LATE):
        assert found[kind].response_status == 200
        assert found[kind].order_status is Status.PAID
    assert found[K.EARLY].response_status == 404
    assert found[K.CLOCK].skew == 0
    assert found[K.CREDENTIALS].response_status == 404
    assert found[K.SOURCE].unchecked == "notifications of stripe are proven by more than the address they come from"


def test_of_an_answer_only_its_plain_begin_is_kept() -> None:
    page = "<style>p{}</style><title>Oops</title><script>x()</script><b>bad&nbsp;thing</b> " + SECRET + " x" * 300

    def answer(request: Request) -> Any:
        kind = "text/html"
        return reply(request, 500, page.encode(), {"content-type": kind, "server": "nginx", "location": "/a?key=1"})

    probe = tried(Shop(answer=answer))[K.RIGHT]
    assert probe.excerpt is not None
    assert probe.excerpt.startswith("Oops bad thing")
    assert len(probe.excerpt) <= 200
    assert SECRET not in probe.model_dump_json()
    assert probe.digest is not None
    assert len(probe.digest) == 64
    assert (probe.content_type, probe.server, probe.seconds) == ("text/html", "nginx", 0.2)
    assert probe.location == "/a"
    assert probe.url == "https://staging.primer-magazin.by/pay/notify"


def test_an_endless_tag_is_no_burden() -> None:
    begun = time.perf_counter()
    assert tried(Shop(answer=lambda request: reply(request, 200, b"<script>" * 8000)))[K.GET].excerpt is None
    assert time.perf_counter() - begun < 3


def test_a_location_that_is_no_url_is_left_out() -> None:
    assert tried(Shop(answer=lambda request: moved(request, "https://[")))[K.GET].location is None


def test_headers_that_say_who_answered() -> None:
    asks = {"www-authenticate": 'Basic realm="stage"'}
    found = tried(Shop(answer=lambda request: reply(request, 401, b"", asks)))
    assert found[K.RIGHT].detail == "www-authenticate: Basic"


def test_notifications_of_the_right_order_come_one_after_the_other() -> None:
    shop = Shop()
    tried(shop)
    about = [json.loads(each.body)["data"]["object"] for each in shop.posted]
    own = [(each["amount"], each["currency"], each["status"]) for each in about if each["metadata"]["order_id"] == "77"]
    paid = "succeeded"
    assert own == [
        (2550, "eur", paid),
        (2550, "eur", paid),
        (5100, "eur", paid),
        (2600, "usd", paid),
        (2550, "eur", paid),
        (2550, "eur", paid),
        (2550, "eur", "requires_payment_method"),
    ]
    assert all(each["livemode"] is False for each in about)
    late = [json.loads(each.body) for each in shop.posted if b"payment_failed" in each.body]
    assert [each["created"] for each in late] == [int(NOW.timestamp()) - 600]


def test_duplicates_are_the_same_bytes() -> None:
    shop = Shop()
    tried(shop)
    bodies = [each.body for each in shop.posted]
    assert max(map(bodies.count, bodies)) == 3, "unsigned, right, and the right one once more"


def test_nothing_is_sent_to_a_live_endpoint_unless_wished() -> None:
    shop = Shop()
    found = tried(shop, SETTINGS.model_copy(update={"mode": "live"}))
    hosts = {each.url.split("/")[2] for each in shop.asked if isinstance(each, Request)}
    assert hosts == {"api.stripe.com"}
    assert not any("Handshake" in type(each).__name__ for each in shop.asked)
    assert found[K.RESOLVE].addresses
    assert "live" in (found[K.RIGHT].unchecked or "")
    assert found[K.CREDENTIALS].response_status == 404
    assert tried(Shop(), SETTINGS.model_copy(update={"mode": None}))[K.GET].unchecked
    assert tried(Shop(), SETTINGS.model_copy(update={"mode": "live"}), live=True)[K.RIGHT].response_status == 200


@pytest.mark.parametrize("url", [None, "", "not a url", "ftp://shop.by/", "https://", "https://[", "https://a:0/"])
def test_a_url_that_cannot_be_asked(url: str | None) -> None:
    shop = Shop()
    found = tried(shop, SETTINGS.model_copy(update={"notification_url": url}))
    assert "notification URL" in (found[K.RESOLVE].unchecked or "")
    assert found[K.RIGHT].unchecked == found[K.RESOLVE].unchecked
    assert not shop.posted


def test_a_name_that_does_not_resolve() -> None:
    shop = Shop(name=Unavailable("staging.primer-magazin.by has no address", fault="name"))
    found = tried(shop)
    assert found[K.RESOLVE].fault == "name"
    assert found[K.GET].unchecked == "the host of the notification URL was not found"
    assert found[K.CREDENTIALS].fault == "name"


def test_without_a_provider_the_door_is_looked_at() -> None:
    found = tried(Shop(), provider=None)
    assert found[K.GET].response_status == 405
    assert found[K.RIGHT].unchecked == found[K.CREDENTIALS].unchecked == "the provider is not known"


def test_a_certificate_that_is_not_trusted() -> None:
    ends = NOW - timedelta(1)
    found = tried(Shop(certificate=Certificate(fault="certificate has expired", expires_at=ends)))
    assert (found[K.HANDSHAKE].fault, found[K.HANDSHAKE].detail) == ("tls", "certificate has expired")
    assert tried(Shop(certificate=Unavailable("refused", fault="refused")))[K.HANDSHAKE].fault == "refused"


def test_plain_http_has_no_handshake() -> None:
    found = tried(Shop(), SETTINGS.model_copy(update={"notification_url": URL.replace("https", "http")}))
    assert found[K.HANDSHAKE].unchecked == "the notification URL is not https"


def test_a_shop_that_does_not_answer() -> None:
    found = tried(Shop(answer=lambda _: Unavailable("no answer within 10 s", fault="timeout")))
    assert {found[kind].fault for kind in (K.GET, K.UNSIGNED, K.WRONG, K.EARLY, K.RIGHT)} == {"timeout"}
    assert found[K.CLOCK].unchecked == "no answer came"
    assert found[K.DUPLICATE].unchecked == found[K.LATE].unchecked == "the notification before it was not accepted"
    assert tried(Shop(answer=lambda _: Unavailable("broke off")))[K.GET].fault == "reset"


@pytest.mark.parametrize(
    ("date", "why"),
    [
        ("", "the answer does not tell the time"),
        ("Fri, 20 Nov 2026 12:00:00 -0000", "without a zone"),
        ("soon", "not tell"),
    ],
)
def test_a_clock_that_cannot_be_read(date: str, why: str) -> None:
    found = tried(Shop(answer=lambda request: reply(request, 200, b"", {"date": date})))
    assert why in (found[K.CLOCK].unchecked or "")


def test_a_clock_that_is_ahead() -> None:
    assert tried(Shop(ahead=timedelta(minutes=7)))[K.CLOCK].skew == 420


def test_a_shop_that_takes_anything() -> None:
    found = tried(Shop(checks_signature=False, keeps_paid=False, early=200))
    for kind in (K.UNSIGNED, K.WRONG):
        assert (found[kind].response_status, found[kind].order_status) == (200, Status.PAID)
    assert found[K.EARLY].response_status == 200
    assert found[K.OTHER_AMOUNT].unchecked == "a notification before it has paid the order already"
    assert tried(Shop(compares=False))[K.OTHER_AMOUNT].order_status is Status.PAID
    assert found[K.LATE].order_status is Status.FAILED


def test_without_an_order_amounts_cannot_be_compared() -> None:
    shop = Shop()
    found = tried(shop, told=None)
    assert "no order" in (found[K.OTHER_AMOUNT].unchecked or "")
    assert found[K.RIGHT].response_status == 404
    assert found[K.RIGHT].order_status is None
    assert {json.loads(each.body)["data"]["object"]["amount"] for each in shop.posted} == {100}


def test_the_state_of_an_order_told_by_a_command_or_by_nobody() -> None:
    assert (
        tried(Shop(), told=probing.Shop(order=ORDER, ask=lambda order: Status(f"{'paid' if order == '77' else ''}")))[
            K.RIGHT
        ].order_status
        is Status.PAID
    )
    assert tried(Shop(), told=probing.Shop(order=ORDER))[K.RIGHT].order_status is None
    assert tried(Shop(tells_orders=False))[K.RIGHT].order_status is None


@pytest.mark.parametrize("body", [b"[]", b"{", b'{"status": "strange"}'])
def test_an_order_that_cannot_be_read_is_not_known(body: bytes) -> None:
    def send(asked: Any) -> Any:
        return reply(asked, 200, body) if isinstance(asked, Request) else ("93.184.216.34",)

    assert run(TOLD.state("77"), send) is None


def test_an_order_without_amount_is_refused() -> None:
    bare = probing.Shop(order=Order(id="77", status=Status.PENDING))
    with pytest.raises(ConfigurationError, match="amount"):
        run(probes(SETTINGS, STRIPE, NOW, live=False, shop=bare), Shop().send)


def key_pair() -> tuple[str, str]:
    from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

    key = generate_private_key(65537, 2048)
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
    public = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
    return private, public


def test_bepaid_with_a_test_key() -> None:
    private, public = key_pair()
    provider = BePaid(signing_key=private, public_key=public, shop_id="363", secret_key="s" * 40)
    shop = Shop(provider=provider)
    found = tried(shop, provider=provider)
    assert found[K.RIGHT].response_status == 200
    assert found[K.WRONG].response_status == 400
    assert not any("authorization" in map(str.lower, each.headers) for each in shop.posted)


def test_bepaid_without_a_test_key_sends_no_key_of_the_shop() -> None:
    secret = "s" * 40
    provider = BePaid(shop_id="363", secret_key=secret)
    shop = Shop(provider=provider)
    found = tried(shop, provider=provider)
    assert "--make-key" in (found[K.RIGHT].unchecked or "")
    assert found[K.RIGHT].unchecked == found[K.LATE].unchecked == found[K.OTHER_AMOUNT].unchecked
    assert found[K.WRONG].response_status == 400
    shown = base64.b64encode(f"363:{secret}".encode()).decode()
    assert not any(shown in value for each in shop.posted for value in each.headers.values())


def test_paypal_needs_a_test_key() -> None:
    found = tried(Shop(), provider=PayPal())
    assert "--make-key" in (found[K.RIGHT].unchecked or "")
    assert "signing_key" in (found[K.WRONG].unchecked or "")
    assert found[K.UNSIGNED].response_status == 400


def test_a_symmetric_provider_without_its_secret_is_not_offered_a_key_pair() -> None:
    assert "--make-key" not in (tried(Shop(), provider=Stripe())[K.RIGHT].unchecked or "--make-key")


def test_a_provider_whose_events_are_not_known_here() -> None:
    found = tried(Shop(), provider=Mollie(webhook_secrets="m" * 32))
    assert {found[kind].unchecked for kind in (K.UNSIGNED, K.WRONG, K.RIGHT, K.SOURCE)} == {
        "no synthetic events of mollie are known here"
    }


def test_yookassa_is_tried_by_the_address() -> None:
    shop = Shop(answer=lambda request: reply(request, 403, b"forbidden"))
    found = tried(shop, provider=YooKassa(shop_id="1", secret_key="test_" + "s" * 20))
    assert found[K.UNSIGNED].response_status == 403
    assert "address" in (found[K.RIGHT].unchecked or "")
    assert "address" in (found[K.WRONG].unchecked or "")
    assert found[K.SOURCE].response_status == 403
    assert [each.headers["X-Forwarded-For"] for each in shop.posted if "X-Forwarded-For" in each.headers] == [
        "185.71.76.0"
    ]


def test_yookassa_without_addresses() -> None:
    found = tried(Shop(), provider=YooKassa(sources=()))
    assert found[K.SOURCE].unchecked
    assert found[K.CREDENTIALS].unchecked, "keys that are not given cannot be tried"


@pytest.mark.parametrize(
    ("provider", "currency"),
    [
        (TBank(terminal_key="1760000000001", password="p" * 16), "RUB"),
        (Robokassa(merchant_login="shop", password2="live-2" * 3, test_password2="test-2" * 3), "RUB"),
        (CloudPayments(public_id="pk_1", api_secret="c" * 32), "EUR"),
        (Mixplat(api_key="m" * 32), "RUB"),
    ],
    ids=lambda each: getattr(each, "name", each),
)
def test_proofs_that_stand_elsewhere(provider: Provider, currency: str) -> None:
    order = Order(id="2000000077", status=Status.PENDING, amount=Decimal("25.50"), currency=currency)
    shop = Shop(provider=provider, orders={order.id: Status.PENDING})
    settings = SETTINGS.model_copy(update={"shop_id": "1760000000001"})
    found = tried(shop, settings, provider, told=probing.Shop(order=order, order_url=ORDER_URL))
    assert found[K.RIGHT].response_status == 200
    assert found[K.WRONG].response_status == 400
    named = provider.name in {"cloudpayments", "mixplat"}
    assert (found[K.OTHER_CURRENCY].unchecked is None) is named


def test_the_same_proof_under_another_body_is_seen_to_be_wrong_first() -> None:
    class Careless(CloudPayments):
        def verify(self, received: Any) -> Any:
            return super().verify(replace(received, body=b""))

    careless = Careless(public_id="pk_1", api_secret="c" * 32)
    assert tried(Shop(provider=careless), provider=careless)[K.WRONG].response_status == 400


def test_a_proof_that_covers_nothing_cannot_be_forged() -> None:
    class Open(CloudPayments):
        def verify(self, received: Any) -> Any:
            return super().verify(self.sign(received.body, received.at))

    found = tried(Shop(), provider=Open(public_id="pk_1", api_secret="c" * 32))
    assert "could be forged" in (found[K.WRONG].unchecked or "")


def test_a_provider_that_verifies_nothing() -> None:
    class Silent(Provider):
        name = "silent"

        def payments(self, document: object, status: int | None = None) -> Any:
            return ()

    found = tried(Shop(), provider=Silent())
    assert found[K.WRONG].unchecked == "silent signs no notifications"
    assert found[K.CREDENTIALS].unchecked == "silent has no look-up by payment"
    assert found[K.REGISTRATION].unchecked == "silent does not tell how the integration is registered"


def stripe_account(registered: dict[str, Any] | None = None, status: int = 404) -> Any:
    def answer(request: Request) -> Any:
        if "webhook_endpoints" in request.url:
            listed = {"object": "list", "has_more": False, "data": [registered] if registered else []}
            return reply(request, 200, json.dumps(listed).encode())
        error = {"error": {"type": "invalid_request_error", "code": "resource_missing", "message": "No such"}}
        return reply(request, status, json.dumps(error).encode())

    return answer


def test_keys_that_are_refused() -> None:
    found = tried(Shop(account=stripe_account(status=401)))
    assert found[K.CREDENTIALS].response_status == 401
    assert found[K.CREDENTIALS].detail
    assert (found[K.CREDENTIALS].url or "").startswith("https://api.stripe.com/v1/payment_intents/pi_")


def test_a_provider_that_is_down_says_nothing_of_keys() -> None:
    def down(request: Request) -> Any:
        raise Unavailable("api.stripe.com answered 503", status=503)

    found = tried(Shop(account=down))
    assert (found[K.CREDENTIALS].fault, found[K.CREDENTIALS].response_status) == ("reset", 503)
    assert found[K.REGISTRATION].fault == "reset"


def test_a_lookup_that_asks_nobody() -> None:
    class Knowing(BePaid):
        def lookup(self, reference: Any) -> Any:
            del reference
            yield from ()
            return ()

    assert tried(Shop(), provider=Knowing())[K.CREDENTIALS].unchecked == "bepaid was not asked"


def test_a_payment_that_the_provider_does_not_know_proves_the_keys() -> None:
    class Asking(BePaid):
        def lookup(self, reference: Any) -> Any:
            yield Request(method="GET", url=f"https://gateway.bepaid.by/{reference.value}")
            raise NotKnown("nobody knows it")

    assert tried(Shop(), provider=Asking())[K.CREDENTIALS].response_status == 404


def test_what_is_registered() -> None:
    endpoint = {
        "url": "https://old.primer-magazin.by/hook?x=1",
        "status": "enabled",
        "enabled_events": ["charge.failed"],
        "livemode": False,
    }
    probe = tried(Shop(account=stripe_account(endpoint)))[K.REGISTRATION]
    assert probe.url == "https://old.primer-magazin.by/hook"
    assert probe.registered is not None
    assert probe.registered.events == ("charge.failed",)
    assert probe.registered.endpoints == ("https://old.primer-magazin.by/hook?x=1",)


def test_tokens_are_fetched_for_the_provider() -> None:
    def answer(request: Request) -> Any:
        if "oauth2" in request.url:
            return reply(request, 200, b'{"access_token": "A21", "token_type": "Bearer", "expires_in": 300}')
        assert request.headers["Authorization"] == "Bearer A21"
        return reply(request, 404, b'{"name": "RESOURCE_NOT_FOUND"}')

    found = tried(Shop(account=answer), provider=PayPal(client_id="c" * 20, client_secret="s" * 20))
    assert found[K.CREDENTIALS].response_status == 404


def test_as_long_as_the_slowest() -> None:
    shop, lock, step = Shop(), threading.Lock(), 0.05

    def slow(asked: Any) -> Any:
        if not isinstance(asked, Resolve):
            time.sleep(step)
        with lock:
            return shop.send(asked)

    begun = time.perf_counter()
    run(probes(SETTINGS, STRIPE, NOW, live=False, shop=TOLD), slow)
    longest = 14 * step  # seven notifications about one order, and its state after each
    assert time.perf_counter() - begun < longest * 1.2
