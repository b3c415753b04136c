"""# Acme Pay

A made-up provider that can do what a real one can: it is read, asked, and it signs its webhooks.
"""

from datetime import datetime
from typing import ClassVar
from urllib.parse import quote

from pydantic import SecretStr

from paysupport.adapters.contracts import Provider, Received, Reference, Rejected, Verified
from paysupport.adapters.schema import Integer, Schema, Time
from paysupport.codes import Entry, Said, Table, read
from paysupport.documents import parse
from paysupport.errors import BadAnswer, ConfigurationError, InputError, NotAPayment, Unrecognised
from paysupport.flow import Flow, Request, Response
from paysupport.model import Attempt, Decline, Origin, Payment, Reason, Status
from paysupport.money import Money, iso_exponents
from paysupport.signatures import hmac_sha256, same

NAME = "acme_pay"
STATUSES = {"paid": Status.PAID, "refused": Status.FAILED}
REASONS = Table(source="Acme Pay, manual of 2026-11-01", codes={"broke": Entry(Reason.INSUFFICIENT_FUNDS)})


class Sale(Schema):
    """The object below `sale`."""

    id: str
    order: str
    status: str
    amount: Integer
    currency: str
    at: Time
    code: str | None = None


class AcmePay(Provider):
    """Payments of one Acme Pay account."""

    name: ClassVar[str] = NAME
    reasons: ClassVar[Table | None] = REASONS

    def __init__(self, *, key: SecretStr | str | None = None) -> None:
        self._key = SecretStr(key) if isinstance(key, str) else key

    def __reduce__(self) -> str:
        raise TypeError("an adapter holds keys and is not pickled")

    def claims(self, document: object) -> bool:
        return isinstance(document, dict) and bool({"sale", "acme_fault"} & document.keys())

    def payments(self, document: object, status: int | None = None) -> tuple[Payment, ...]:
        match document:
            case {"sale": found}:
                return (_payment(Sale.of(found, "/sale"), document),)
            case {"acme_fault": _}:
                raise NotAPayment("a fault", provider=NAME)
            case _:
                raise Unrecognised("no sale of Acme Pay")

    def lookup(self, reference: Reference) -> Flow[tuple[Payment, ...]]:
        if reference.kind != "payment":
            return super().lookup(reference)
        return self._asked(quote(reference.value, safe=""))

    def _asked(self, name: str) -> Flow[tuple[Payment, ...]]:
        url = f"https://acme.example/sales/{name}"
        response: Response = yield Request(method="GET", url=url, headers={"X-Key": self._secret()})
        if response.status == 404:
            return ()
        if response.status != 200:
            raise BadAnswer(f"acme.example answered with HTTP status {response.status}", source="acme.example")
        return self.read(response.body)

    def verify(self, received: Received) -> Verified | Rejected:
        if self._key is None:
            return Rejected("no key is configured")
        if not same(received.header("Acme-Proof") or "", hmac_sha256(self._secret(), received.body).hex()):
            return Rejected("the proof does not fit")
        try:
            payments = self.payments(parse(received.body))
        except InputError as error:
            return Rejected(f"the body cannot be read: {error}")
        return Verified(key=payments[0].id or "", scheme="HMAC", payments=payments)

    def sign(self, body: bytes, at: datetime) -> Received:
        proof = hmac_sha256(self._secret(), body).hex()
        return Received(headers=(("Acme-Proof", proof),), body=body, at=at)

    def _secret(self) -> str:
        if self._key is None:
            raise ConfigurationError("Acme Pay needs a key")
        return self._key.get_secret_value()


def _payment(seen: Sale, document: object) -> Payment:
    status = STATUSES.get(seen.status, Status.UNKNOWN)
    decline = None
    if status is Status.FAILED:
        decline = Decline(reading=read(Said(code=seen.code), REASONS, seen.at.date()), code=seen.code)
    return Payment(
        provider=NAME,
        id=seen.id,
        order=seen.order,
        status=status,
        raw_status=seen.status,
        amount=Money.of_minor(seen.amount, seen.currency, iso_exponents()),
        currency=seen.currency,
        created_at=seen.at,
        attempts=(Attempt(id=seen.id, status=status, at=seen.at, decline=decline),),
        origin=Origin(source=NAME, base="/sale", pointers=Sale.pointers(), document=document),
    )
