from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from functools import partial

import httpx
import pytest

import paysupport as ps
from examples.shop import NOTIFY, broken
from paysupport.adapters.contracts import Provider, Received, Rejected, Verified
from paysupport.adapters.providers.cloudpayments import CloudPayments
from paysupport.adapters.providers.yookassa import YooKassa
from paysupport.errors import ConfigurationError, NotKnown, Unavailable
from paysupport.flow import Request, Response
from paysupport.model import Settings
from paysupport.testing import cloudpayments
from paysupport.testing.fakes import SCRIPTS, Fake
from paysupport.testing.fakes.imitations import IMITATIONS
from paysupport.transport import run

PROVIDERS = tuple(IMITATIONS)
URL = f"https://kupi-slona.by{NOTIFY}"
SEEN = datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.fixture(params=PROVIDERS)
def fake(request: pytest.FixtureRequest) -> Iterator[Fake]:
    with closing(Fake(request.param, lambda: SEEN)) as made:
        yield made


@pytest.fixture
def stripe() -> Iterator[Fake]:
    with closing(Fake("stripe", lambda: SEEN)) as made:
        yield made


class Handler:
    """Code under test that keeps what it is given, and answers as it is told."""

    def __init__(self, fake: Fake, *answers: int) -> None:
        self.fake = fake
        self.answers = list(answers)
        self.verdicts: list[Verified | Rejected] = []
        self.http = httpx.Client(transport=httpx.MockTransport(self.take))

    def take(self, request: httpx.Request) -> httpx.Response:
        received = Received(headers=request.headers, body=request.content, at=SEEN, source_address="127.0.0.1")
        self.verdicts.append(self.fake.provider.verify(received))
        return httpx.Response(self.answers.pop(0) if self.answers else 200)


def told(fake: Fake, script: str) -> list[object]:
    handler = Handler(fake)
    fake.deliver_to(URL, http=handler.http)
    fake.play(script)
    return [each.payments[0].status if isinstance(each, Verified) else "rejected" for each in handler.verdicts]


PAID, FAILED = ps.Status.PAID, ps.Status.FAILED
COURSES = {
    "paid": [PAID],
    "declined, then paid": [FAILED, PAID],
    "declined: insufficient funds": [FAILED],
    "3-DS left": [],
    "webhook late": [],
    "webhook never": [],
    "webhook duplicate": [PAID, PAID],
    "webhook out of order": [PAID, FAILED],
    "another amount": [PAID],
    "another currency": [PAID],
}


@pytest.mark.parametrize("script", COURSES)
def test_the_shop_is_told_in_the_order_of_the_script(fake: Fake, script: str) -> None:
    assert told(fake, script) == COURSES[script]


@pytest.mark.parametrize("name", ["bepaid", "stripe", "cloudpayments"])
@pytest.mark.parametrize("script", ["webhook forged", "webhook unsigned"])
def test_what_is_forged_proves_nothing(name: str, script: str) -> None:
    assert told(Fake(name, lambda: SEEN), script) == ["rejected"]


def test_a_forged_notification_of_a_provider_that_signs_none_is_found_out_by_asking() -> None:
    fake = Fake("yookassa", lambda: SEEN)
    assert told(fake, "webhook forged") == [PAID]
    with ps.Client([fake.provider], http=httpx.Client(transport=fake.transport)) as client:
        assert [each.status for each in client.lookup(order="1234")] == [ps.Status.REQUIRES_ACTION]


def test_every_script_has_a_test() -> None:
    assert SCRIPTS.keys() <= COURSES.keys() | {"webhook forged", "webhook unsigned"}


@pytest.mark.parametrize("reason", [ps.Reason.INSUFFICIENT_FUNDS, ps.Reason.EXPIRED_CARD, ps.Reason.ISSUER_LIMIT])
def test_a_refusal_has_the_reason_that_was_asked_for(fake: Fake, reason: ps.Reason) -> None:
    if fake.name == "yookassa" and reason is ps.Reason.ISSUER_LIMIT:
        with pytest.raises(ConfigurationError, match="no code for that"):
            fake.play("declined: issuer limit")
        return
    payment = fake.play(f"declined: {reason.value.replace('_', ' ')}")
    assert (payment.status, payment.reason) == (FAILED, reason)


@pytest.mark.parametrize("script", ["declined: lack of luck", "paid twice"])
def test_an_unknown_script_is_named(fake: Fake, script: str) -> None:
    with pytest.raises(ConfigurationError, match=script):
        fake.play(script)


def test_an_unknown_provider_is_named() -> None:
    with pytest.raises(ConfigurationError, match="no fake of 'acme'; there are: bepaid, "):
        Fake("acme")


@pytest.mark.parametrize("test", [True, False])
@pytest.mark.parametrize("name", PROVIDERS)
def test_looking_up_agrees_with_what_was_told(name: str, test: bool) -> None:
    fake = Fake(name, lambda: SEEN, test=test)
    handler = Handler(fake)
    fake.deliver_to(URL, http=handler.http)
    payment = fake.play("declined, then paid", order="77", amount="10.00")
    verdict = handler.verdicts[-1]
    assert isinstance(verdict, Verified)
    with ps.Client([fake.provider], http=httpx.Client(transport=fake.transport)) as client:
        (found,) = client.lookup(payment=payment.id or "")
        in_window = client.search(since=SEEN - timedelta(hours=1), until=SEEN + timedelta(hours=1))
        assert {each.order for each in in_window} <= {"77"}
    (heard,) = verdict.payments
    assert found.id == heard.id == payment.id
    assert found.status is heard.status is PAID
    assert found.amount == heard.amount == payment.amount
    assert (found.order, str(found.amount), found.test) == ("77", f"10.00 {fake.currency}", test)


def test_asked_on_loopback_the_answers_are_the_same(fake: Fake) -> None:
    payment = fake.play("paid", order="77")
    url = fake.serve()
    assert url == fake.serve()
    with ps.Client([fake.provider], deadline=5) as client:
        assert [each.id for each in client.lookup(order="77")] == [payment.id]
        with pytest.raises(NotKnown):
            client.lookup(order="78")
        fake.fault = 503
        with pytest.raises(Unavailable):
            client.lookup(order="77")
    fake.close()
    fake.close()
    with pytest.raises(httpx.ConnectError):
        httpx.get(url, timeout=2)


def test_a_provider_that_does_not_answer_is_unavailable(fake: Fake) -> None:
    fake.fault = "timeout"
    fake.serve()
    with ps.Client([fake.provider], deadline=2) as client, pytest.raises(Unavailable):
        client.lookup(order="77")


def test_whoever_shows_no_key_is_refused(fake: Fake) -> None:
    with httpx.Client(transport=fake.transport) as http:
        assert http.get("https://api.host.example/v1/charges").status_code == 401


def test_keys_are_made_up_and_serve_code_without_the_adapter(fake: Fake) -> None:
    assert type(fake.provider)(**fake.keys).name == fake.name
    assert fake.keys == Fake(fake.name).keys


def test_what_is_held_back_or_refused_is_delivered_later(fake: Fake) -> None:
    handler = Handler(fake, 500)
    fake.deliver_to(URL, http=handler.http)
    fake.play("webhook late")
    with pytest.raises(AssertionError, match="was not accepted"):
        fake.assert_accepted()
    fake.deliver()
    with pytest.raises(AssertionError, match="HTTP 500"):
        fake.assert_accepted()
    fake.deliver()
    fake.deliver()
    fake.assert_accepted()
    assert [each.response_status for each in fake.notifications] == [500, 200]


def test_only_what_was_registered_is_delivered(stripe: Fake) -> None:
    handler = Handler(stripe)
    stripe.deliver_to(URL, http=handler.http, events=["payment_intent.payment_failed"])
    stripe.play("declined, then paid")
    assert [each.event for each in stripe.notifications] == ["payment_intent.payment_failed"]


def test_code_that_cannot_be_reached_has_not_answered(stripe: Fake) -> None:
    stripe.deliver_to("http://127.0.0.1:9/hook")
    stripe.play()
    assert [each.response_status for each in stripe.notifications] == [None]
    with pytest.raises(AssertionError, match="no answer"):
        stripe.assert_accepted()


def test_real_connections_are_made_without_a_client(stripe: Fake) -> None:
    other = Fake("bepaid")
    with closing(other):
        stripe.deliver_to(other.serve())
        stripe.play()
        assert [each.response_status for each in stripe.notifications] == [401]


class TestAssertions:
    def order(self, fake: Fake, status: str, amount: str = "25.50", currency: str | None = None) -> ps.Order:
        return ps.Order(id="1234", status=ps.Status(status), amount=amount, currency=currency or fake.currency)

    def test_a_paid_order_is_fine(self, fake: Fake) -> None:
        fake.play()
        fake.assert_paid(self.order(fake, "paid"))
        fake.assert_paid(ps.Order(id="1234", status=PAID))
        fake.assert_accepted()

    def test_names_the_rule_that_finds_the_cause_and_what_to_do(self, stripe: Fake) -> None:
        stripe.deliver_to(URL, http=Handler(stripe, 301).http)
        stripe.play()
        with pytest.raises(AssertionError) as failed:
            stripe.assert_paid(self.order(stripe, "pending"))
        first, second, third = str(failed.value).splitlines()[:3]
        assert first == "order 1234 is pending: stripe has collected 25.50 EUR"
        assert second.startswith("PS322 notification-redirected finds it: ")
        assert third == "  12:00:00 payment_intent.succeeded (succeeded) -> HTTP 301"

    def test_says_that_nothing_was_delivered(self, stripe: Fake) -> None:
        stripe.play("webhook never")
        with pytest.raises(AssertionError, match=r"PS301 order-not-updated[^$]*nothing was delivered"):
            stripe.assert_paid(self.order(stripe, "pending"))

    def test_nothing_is_paid_without_money(self, stripe: Fake) -> None:
        stripe.play("3-DS left")
        with pytest.raises(AssertionError, match=r"no money for it[^$]*PS302 order-paid-without-payment"):
            stripe.assert_paid(self.order(stripe, "paid"))
        with pytest.raises(AssertionError, match=r"nothing that was delivered allows that"):
            stripe.assert_unpaid(self.order(stripe, "paid"))
        stripe.assert_unpaid(self.order(stripe, "pending"))

    def test_an_order_that_the_provider_does_not_know_is_not_paid(self, stripe: Fake) -> None:
        with pytest.raises(AssertionError, match="has no money for it"):
            stripe.assert_paid(self.order(stripe, "paid"))

    @pytest.mark.parametrize(("amount", "currency"), [("25.51", "EUR"), ("25.50", "USD")])
    def test_another_amount_or_currency_is_not_the_orders(self, stripe: Fake, amount: str, currency: str) -> None:
        stripe.play()
        with pytest.raises(AssertionError, match=r"has collected 25\.50 EUR, and not "):
            stripe.assert_paid(self.order(stripe, "paid", amount, currency))


def test_a_broken_shop_fails_the_assertion_of_its_test() -> None:
    fake = Fake("bepaid", lambda: SEEN)
    shop = broken({"late-overwrites"})(
        fake.provider, fake.keys, currency="BYN", confirm=lambda _: fake.play(), clock=lambda: SEEN
    )
    shop.order("1234")
    fake.deliver_to(URL, http=httpx.Client(transport=httpx.WSGITransport(shop)))
    fake.play("webhook out of order")
    with pytest.raises(AssertionError, match=r"order 1234 is failed: bepaid has collected 25\.50 BYN\nPS30"):
        fake.assert_paid(shop.orders["1234"])


class TestRegistration:
    def told(self, fake: Fake) -> Settings:
        send = partial(_answered, fake)
        return run(_keyed(fake).registration(), send, threads=1)

    @pytest.mark.parametrize("name", ["stripe", "yookassa", "cloudpayments"])
    def test_the_provider_tells_where_notifications_go(self, name: str) -> None:
        fake = Fake(name, test=True)
        fake.deliver_to(URL)
        told = self.told(fake)
        assert (told.notification_url, told.enabled) == (URL, True)
        assert told.mode in {"test", None}
        assert set(told.events or ()) == set(fake.events)

    @pytest.mark.parametrize("name", ["stripe", "cloudpayments"])
    def test_nothing_is_registered_at_first(self, name: str) -> None:
        told = self.told(Fake(name))
        assert (told.notification_url, told.enabled) == (None, False)


def _keyed(fake: Fake) -> Provider:
    return YooKassa(token="made-up") if fake.name == "yookassa" else fake.provider


def _answered(fake: Fake, request: Request) -> Response:
    with httpx.Client(transport=fake.transport) as http:
        reply = http.request(request.method, request.url, headers=request.headers, content=request.body)
    return Response(status=reply.status_code, url=request.url, at=SEEN, body=reply.content)


@pytest.mark.parametrize("status", [PAID, FAILED])
@pytest.mark.parametrize("name", ["yookassa", "cloudpayments"])
def test_a_window_is_searched(name: str, status: ps.Status) -> None:
    fake = Fake(name, lambda: SEEN)
    fake.play("declined, then paid")
    hour = timedelta(hours=1)
    with ps.Client([fake.provider], http=httpx.Client(transport=fake.transport)) as client:
        (paid,) = client.search(since=SEEN - hour, until=SEEN + hour)
        assert [each.status for each in paid.attempts] == [FAILED, PAID]
        (found,) = client.search(since=SEEN - hour, until=SEEN + hour, status=status)
        assert found.status is status
        later = client.search(since=SEEN + hour, until=SEEN + 2 * hour)
        assert list(later) == []


def test_yookassa_knows_no_refunds_and_no_payouts() -> None:
    fake = Fake("yookassa")
    with ps.Client([fake.provider], http=httpx.Client(transport=fake.transport)) as client:
        for unknown in ("22e12f66-000f-5000-8000-000000000001", "po-285e5ee7-0022-5000-8000-01516a44b147"):
            with pytest.raises(NotKnown):
                client.lookup(payment=unknown)


def test_a_path_that_no_provider_has_is_refused(fake: Fake) -> None:
    with httpx.Client(transport=fake.transport) as http:
        answer = http.get("https://api.host.example/nowhere", headers={"Authorization": "Basic bWFkZTp1cA=="})
    assert answer.status_code == (200 if fake.name == "cloudpayments" else 404)
    assert b"ot found" in answer.content or b"o such" in answer.content or b"exist" in answer.content


@pytest.mark.parametrize("form", [True, False])
def test_cloudpayments_notifies_with_a_form_or_with_json(form: bool) -> None:
    (payment,) = CloudPayments().read(cloudpayments.notification(cloudpayments.payload(), form=form))
    assert (payment.status, payment.reason) == (FAILED, ps.Reason.INSUFFICIENT_FUNDS)


def test_without_a_clock_it_is_now() -> None:
    at = Fake("stripe").play().created_at
    assert at is not None
    assert abs(datetime.now(UTC) - at) < timedelta(minutes=1)
