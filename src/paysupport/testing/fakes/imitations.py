"""How each provider tells the state of a payment, and with which made-up keys."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, partial
from typing import NamedTuple

from paysupport.adapters.contracts import Provider
from paysupport.adapters.providers.bepaid import BePaid
from paysupport.adapters.providers.bepaid.codes import EXPONENTS as BEPAID
from paysupport.adapters.providers.bepaid.codes import REASONS as BEPAID_CODES
from paysupport.adapters.providers.cloudpayments import CloudPayments
from paysupport.adapters.providers.cloudpayments.codes import REASONS as CLOUDPAYMENTS_CODES
from paysupport.adapters.providers.stripe import Stripe
from paysupport.adapters.providers.stripe.codes import EXPONENTS as STRIPE
from paysupport.adapters.providers.stripe.codes import REASONS as STRIPE_CODES
from paysupport.adapters.providers.yookassa import YooKassa
from paysupport.adapters.providers.yookassa.codes import REASONS as YOOKASSA_CODES
from paysupport.codes import Table
from paysupport.model import Status
from paysupport.money import Money
from paysupport.testing import bepaid, cloudpayments, stripe, yookassa
from paysupport.testing.answers import Answer, Asked, Known

LOOPBACK = ("127.0.0.1", "::1")


class State(NamedTuple):
    """One state of one payment.

    Attributes:
        number: of the payment, from 1.
        attempt: of its attempts, from 1.
        code: why it was refused, in the provider's words.
        test: whether no money moves.
    """

    number: int
    attempt: int
    order: str
    money: Money
    status: Status
    code: str | None
    at: datetime
    test: bool = False

    @property
    def time(self) -> str:
        """In UTC, to the second, as `2026-11-20T10:00:00`."""
        return f"{self.at.astimezone(UTC):%Y-%m-%dT%H:%M:%S}"

    @property
    def serial(self) -> int:
        """Unlike that of any other attempt."""
        return self.number * 10 + self.attempt


@dataclass(frozen=True, slots=True)
class Imitation:
    """One provider.

    Attributes:
        adapter: takes the made-up keys, the hosts and the options.
        keys: made up; those of the live mode, or of the test mode where it has its own.
        hosts: options of the adapter that say where it asks.
        currency: in which its merchants usually sell.
        events: which a merchant has to register.
        codes: what its codes mean.
        payload: a state as a look-up tells it.
        event: the name and the body of the notification of a state, given its payload.
        answer: to a request.
    """

    adapter: Callable[..., Provider]
    keys: Callable[[bool], Mapping[str, str]]
    currency: str
    events: tuple[str, ...]
    codes: Table
    payload: Callable[[State], bytes]
    event: Callable[[State, bytes], tuple[str, bytes]]
    answer: Callable[[Asked, Known], Answer]
    hosts: tuple[str, ...] = ("host",)

    def made(self, host: str | None, *, test: bool) -> Provider:
        """The adapter with the made-up keys; it asks that host, or the provider's own."""
        hosts = {} if host is None else dict.fromkeys(self.hosts, host)
        return self.adapter(**self.keys(test), **hosts)


@cache
def _bepaid_keys(test: bool) -> Mapping[str, str]:  # noqa: FBT001 - bePaid's keys serve both modes
    """Shop id, secret key, and a pair of RSA keys made for this process."""
    del test
    from cryptography.hazmat.primitives import serialization as form  # noqa: PLC0415 - an extra
    from cryptography.hazmat.primitives.asymmetric import rsa  # noqa: PLC0415

    private = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    pem = private.private_bytes(form.Encoding.PEM, form.PrivateFormat.PKCS8, form.NoEncryption())
    public = private.public_key().public_bytes(form.Encoding.PEM, form.PublicFormat.SubjectPublicKeyInfo)
    return {
        "shop_id": "4711",
        "secret_key": "made-up-secret-of-a-fake",
        "public_key": public.decode(),
        "signing_key": pem.decode(),
    }


def _bepaid_payload(state: State) -> bytes:
    return bepaid.payload(
        uid=f"1-{state.serial:010x}",
        order=state.order,
        status={Status.PAID: "successful", Status.FAILED: "failed"}.get(state.status, "incomplete"),
        code=state.code,
        amount=state.money.minor(BEPAID),
        currency=state.money.currency,
        test=state.test,
        created_at=f"{state.time}Z",
    )


def _bepaid_event(state: State, payload: bytes) -> tuple[str, bytes]:
    del state
    return "payment", payload


_STRIPE_EVENTS = {
    Status.PAID: ("succeeded", "payment_intent.succeeded"),
    Status.FAILED: ("requires_payment_method", "payment_intent.payment_failed"),
    Status.REQUIRES_ACTION: ("requires_action", "payment_intent.requires_action"),
}


def _stripe_keys(test: bool) -> Mapping[str, str]:  # noqa: FBT001 - as the table calls it
    mode = "test" if test else "live"
    return {"api_key": f"sk_{mode}_madeUpKeyOfAFake", "webhook_secrets": "whsec_madeUpSecretOfAFake"}


def _stripe_payload(state: State) -> bytes:
    return stripe.payload(
        id=f"pi_3QFake{state.number:010}",
        order=state.order,
        status=_STRIPE_EVENTS[state.status][0],
        code=state.code,
        amount=state.money.minor(STRIPE),
        currency=state.money.currency.lower(),
        live=not state.test,
        created=int(state.at.timestamp()),
    )


def _stripe_event(state: State, payload: bytes) -> tuple[str, bytes]:
    name = _STRIPE_EVENTS[state.status][1]
    return name, stripe.event(payload, name, id=f"evt_1QFake{state.serial:010}", created=int(state.at.timestamp()))


def _yookassa_keys(test: bool) -> Mapping[str, str]:  # noqa: FBT001 - as the table calls it
    return {"shop_id": "100500", "secret_key": f"{'test' if test else 'live'}_madeUpSecretOfAFake"}


def _yookassa_payload(state: State) -> bytes:
    return yookassa.payload(
        id=f"22e12f66-000f-5000-8000-{state.serial:012x}",
        order=state.order,
        status={Status.PAID: "succeeded", Status.FAILED: "canceled"}.get(state.status, "pending"),
        code=state.code,
        amount=state.money.text,
        currency=state.money.currency,
        test=state.test,
        created_at=f"{state.time}.000Z",
    )


def _yookassa_event(state: State, payload: bytes) -> tuple[str, bytes]:
    name = {Status.PAID: "succeeded", Status.FAILED: "canceled"}.get(state.status, "pending")
    return f"payment.{name}", yookassa.notification(payload)


def _cloudpayments_keys(test: bool) -> Mapping[str, str]:  # noqa: FBT001 - CloudPayments' keys are the site's
    del test
    return {"public_id": "pk_synthetic0000000000000000000001", "api_secret": "made-up-secret-of-a-fake"}


def _cloudpayments_payload(state: State) -> bytes:
    statuses = {Status.PAID: "Completed", Status.FAILED: "Declined"}
    return cloudpayments.payload(
        id=2200100000 + state.serial,
        order=state.order,
        status=statuses.get(state.status, "AwaitingAuthentication"),
        code=state.code or "0",
        amount=state.money.text,
        currency=state.money.currency,
        test=state.test,
        created_at=state.time,
    )


def _cloudpayments_event(state: State, payload: bytes) -> tuple[str, bytes]:
    return "Fail" if state.status is Status.FAILED else "Pay", cloudpayments.notification(payload)


IMITATIONS: Mapping[str, Imitation] = {
    "bepaid": Imitation(
        adapter=BePaid,
        keys=_bepaid_keys,
        currency="BYN",
        events=("payment",),
        codes=BEPAID_CODES,
        payload=_bepaid_payload,
        event=_bepaid_event,
        answer=bepaid.answer,
        hosts=("gateway", "checkout", "api", "merchant"),
    ),
    "stripe": Imitation(
        adapter=Stripe,
        keys=_stripe_keys,
        currency="EUR",
        events=("payment_intent.succeeded", "payment_intent.payment_failed"),
        codes=STRIPE_CODES,
        payload=_stripe_payload,
        event=_stripe_event,
        answer=stripe.answer,
    ),
    "yookassa": Imitation(
        adapter=partial(YooKassa, sources=LOOPBACK),
        keys=_yookassa_keys,
        currency="RUB",
        events=("payment.succeeded", "payment.canceled"),
        codes=YOOKASSA_CODES,
        payload=_yookassa_payload,
        event=_yookassa_event,
        answer=yookassa.answer,
    ),
    "cloudpayments": Imitation(
        adapter=CloudPayments,
        keys=_cloudpayments_keys,
        currency="RUB",
        events=("Pay", "Fail"),
        codes=CLOUDPAYMENTS_CODES,
        payload=_cloudpayments_payload,
        event=_cloudpayments_event,
        answer=cloudpayments.answer,
    ),
}
