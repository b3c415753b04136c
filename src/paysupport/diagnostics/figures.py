"""What a successful payment brings the merchant: amount, fee, net and dates, as far as they are known."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from paysupport.calendar import local_day
from paysupport.diagnostics.periods import country_of, settlement
from paysupport.diagnostics.texts import Fact, Text, sentence
from paysupport.model import Evidence, Payment
from paysupport.money import Money

Clause = tuple[Text, Mapping[str, Fact]]


def figures(bundle: Evidence, now: datetime, lang: str) -> str:
    """One sentence, or nothing where neither amount nor date is known."""
    said = "; ".join(sentence(text, lang, facts)[0] for text, facts in _clauses(bundle, now))
    return f"{said[0].upper()}{said[1:]}." if said else ""


def fee_of(payment: Payment) -> Money | None:
    """What the provider keeps; the difference of amount and net where only those are told in one currency."""
    if payment.fee is not None or payment.net is None or payment.amount is None:
        return payment.fee
    return payment.amount - payment.net if payment.amount.currency == payment.net.currency else None


def _clauses(bundle: Evidence, now: datetime) -> Iterator[Clause]:
    payment = bundle.payment
    if payment is None or payment.amount is None or payment.test:
        return
    country = country_of(payment, bundle.settings)
    fee, net = fee_of(payment), payment.net
    if payment.paid_at is None:
        yield _PAID, {"amount": payment.amount}
    else:
        yield _PAID_ON, {"amount": payment.amount, "day": local_day(payment.paid_at, country)}
    if fee is not None and fee.amount:
        yield _FEE, {"fee": fee}
    if net is not None:
        yield _NET, {"net": net}
    if payment.settled_at is not None:
        yield _SETTLED, {"day": local_day(payment.settled_at, country)}
    elif due := settlement(payment, bundle.settings):
        yield _COMES if due.day >= local_day(now, country) else _WAS_TO_COME, {"day": due.day}


_PAID = Text(en="paid {amount}", ru="оплачено {amount}")
_PAID_ON = Text(en="paid {amount} on {day}", ru="оплачено {amount} {day}")
_FEE = Text(en="fee {fee}", ru="комиссия {fee}")
_NET = Text(en="to be credited {net}", ru="к зачислению {net}")
_SETTLED = Text(en="credited on {day}", ru="зачислено {day}")
_COMES = Text(en="the money comes by {day}", ru="деньги придут до {day}")
_WAS_TO_COME = Text(en="the money was to come by {day}", ru="деньги должны были прийти до {day}")
