"""The faults by name: each spoils one step of the shop, as it was seen in the field."""

import json
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

import paysupport as ps
from examples.shop.settings import SETTINGS
from examples.shop.shop import Answer, Asked, Shop
from examples.shop.web import WEB
from paysupport.adapters.contracts import Received, Rejected, Verified
from paysupport.model import Payment
from paysupport.money import Money


class SignatureNotChecked(Shop):
    """Whatever comes in is believed."""

    def verify(self, received: Received) -> Verified | Rejected:
        """Nobody asks who has sent it."""
        return Verified(key=str(len(self.seen)), scheme="none", payments=self.provider.read(received.body))


class UnsignedAccepted(Shop):
    """A signature is checked where there is one, and without one the notification is believed."""

    def verify(self, received: Received) -> Verified | Rejected:
        """`if signature and signature != expected`."""
        headers = dict(received.headers)
        if any(re.search("signature|hmac|authorization", name) for name in headers):
            return super().verify(received)
        return Verified(key=str(len(self.seen)), scheme="none", payments=self.provider.read(received.body))


class RefusedWith204(Shop):
    """A wrong signature is answered with 204, lest the provider disables the endpoint."""

    def refused(self, verdict: Rejected) -> Answer:
        """The provider takes it for a success."""
        del verdict
        return Answer(204)


class FailureWith200(Shop):
    """Whatever goes wrong, the answer is 200, and the provider never tries again."""

    def notified(self, received: Received) -> Answer:
        """`except Exception: log(); return 200`."""
        super().notified(received)
        return self.done()


class BodyReserialised(Shop):
    """The framework parses the body, and the signature is checked over JSON that was written anew."""

    def received(self, asked: Asked) -> Received:
        """Not the raw bytes any more."""
        read = super().received(asked)
        try:
            return replace(read, body=json.dumps(json.loads(read.body), separators=(", ", " : ")).encode())
        except ValueError:
            return replace(read, body=read.body + b"&")


class FormReadAsJSON(Shop):
    """The provider sends a form, and the handler reads JSON."""

    def notified(self, received: Received) -> Answer:
        """`request.json()`."""
        try:
            json.loads(received.body)
        except ValueError:
            return Answer(400, "Expecting value: line 1 column 1 (char 0)")
        return super().notified(received)


class WrongHeaderName(Shop):
    """The signature is looked for in a header that the provider does not send."""

    def received(self, asked: Asked) -> Received:
        """`headers["x-signature"]`."""
        kept = {"x-signature": asked.headers.get("x-signature", "")}
        return super().received(replace(asked, headers=kept))


class HeaderStripped(Shop):
    """Apache with FastCGI or a proxy drops the header with the proof."""

    def received(self, asked: Asked) -> Received:
        """It never reaches the shop."""
        proofs = re.compile("signature|hmac|authorization")
        return super().received(
            replace(asked, headers={name: value for name, value in asked.headers.items() if not proofs.search(name)})
        )


class SecretRotated(Shop):
    """The secret was renewed at the provider, and the shop still has the old one."""

    def verify(self, received: Received) -> Verified | Rejected:
        """As an old secret sees it."""
        return super().verify(replace(received, body=received.body + b"\n"))


class EarlyAccepted(Shop):
    """A notification that comes before the order was saved is answered with 200, and lost."""

    def unknown(self) -> Answer:
        """There will be no other one."""
        return self.done()


class LateOverwrites(Shop):
    """Whatever comes last is written into the order, also the failure of an earlier attempt."""

    def updated(self, order: ps.Order, payment: Payment) -> ps.Order:
        """`order.status = event.status`."""
        if payment.status is ps.Status.PAID:
            return self.paid(order, payment)
        return order.model_copy(update={"status": payment.status})


class DuplicateRefused(Shop):
    """The same notification once more breaks a unique index, and the provider repeats it for days."""

    def is_new(self, key: str) -> bool:
        """IntegrityError."""
        if key in self.seen:
            raise DuplicateKeyError(key)
        return True

    def notified(self, received: Received) -> Answer:
        """An error that nobody handles."""
        try:
            return super().notified(received)
        except DuplicateKeyError as error:
            return Answer(500, f"IntegrityError: duplicate key value {error}")


class DuplicateKeyError(Exception):
    """What a database says to a second row with the same key."""


class DuplicateCounted(Shop):
    """The same notification once more is booked once more."""

    def is_new(self, key: str) -> bool:
        """Nobody keeps the keys."""
        del key
        return True

    def updated(self, order: ps.Order, payment: Payment) -> ps.Order:
        """The money is added each time."""
        return self.paid(order, payment) if payment.status is ps.Status.PAID else order


class AmountNotChecked(Shop):
    """Any sum pays any order."""

    def fits(self, order: ps.Order, amount: Money | None) -> bool:
        """Only the currency is looked at."""
        return amount is not None and amount.currency == order.currency


class CurrencyNotChecked(Shop):
    """The number has to fit, in whatever currency."""

    def fits(self, order: ps.Order, amount: Money | None) -> bool:
        """25.50 is 25.50."""
        return amount is not None and amount.amount == order.amount


class SourceBehindProxy(Shop):
    """The sender's address is compared with the provider's, but it is the own proxy's that is seen."""

    def notified(self, received: Received) -> Answer:
        """`if REMOTE_ADDR not in PROVIDER`."""
        del received
        return Answer(403, "Not valid source")


class SourceForged(Shop):
    """The first address in X-Forwarded-For is believed, which anybody can write, and the provider is not asked."""

    def verify(self, received: Received) -> Verified | Rejected:
        """Everybody may say who he is."""
        told = (received.header("X-Forwarded-For") or "").split(",")[0].strip()
        verdict = super().verify(replace(received, source_address=told))
        return replace(verdict, confirm=False) if isinstance(verdict, Verified) else verdict


class ClockAhead(Shop):
    """The clock of the server is an hour ahead: signatures with a time are too old, receipts have wrong dates."""

    def now(self) -> datetime:
        """An hour later than it is."""
        return super().now() + timedelta(hours=1)


class OrderOnReturn(Shop):
    """The order is made when the payer comes back; who closes the tab has paid for nothing."""

    def told(self, payment: Payment, key: str) -> Answer | None:
        """There is no order yet, and there may never be one."""
        del payment, key
        return self.unknown()


_HANDLER: dict[str, type[Shop]] = {
    "signature-not-checked": SignatureNotChecked,
    "unsigned-accepted": UnsignedAccepted,
    "refused-with-204": RefusedWith204,
    "failure-with-200": FailureWith200,
    "body-reserialised": BodyReserialised,
    "form-read-as-json": FormReadAsJSON,
    "wrong-header-name": WrongHeaderName,
    "header-stripped": HeaderStripped,
    "secret-rotated": SecretRotated,
    "early-accepted": EarlyAccepted,
    "late-overwrites": LateOverwrites,
    "duplicate-refused": DuplicateRefused,
    "duplicate-counted": DuplicateCounted,
    "amount-not-checked": AmountNotChecked,
    "currency-not-checked": CurrencyNotChecked,
    "source-behind-proxy": SourceBehindProxy,
    "source-forged": SourceForged,
    "clock-ahead": ClockAhead,
    "order-on-return": OrderOnReturn,
}

FAULTS: dict[str, type[Shop]] = {**WEB, **_HANDLER, **SETTINGS}
"""All of them by name."""


def broken(faults: Iterable[str]) -> type[Shop]:
    """The shop with these faults switched on.

    Raises:
        KeyError: there is no fault of that name.
    """
    chosen = tuple(FAULTS[name] for name in faults)
    return type("BrokenShop", (*chosen, Shop), {})
