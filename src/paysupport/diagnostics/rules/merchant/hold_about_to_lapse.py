"""# Hold about to lapse

## What it finds
The money is on hold and not captured, and the time until which it can be captured ends within a day or is over. Where
the provider does not tell the time, it is taken from what the provider or the card network documents, and is less sure.

## Why
In two-stage payments the shop has to capture by itself: in its admin pages, in the provider's cabinet or by a request.
Employees forget it, a module does not do it when the order is shipped, or a weekend comes in between. When the time is
over, the provider cancels the payment (YooKassa: `expired_on_capture`) or the capture is refused, and the money goes
back to the payer.

## What to do
The merchant captures now if he has delivered or will, and cancels the hold if he will not. If it has lapsed already, he
needs a new payment. Shops in which this happens again capture when they ship, or go over to one stage.

## References
- YooKassa: expires_at of a payment in waiting_for_capture, reason expired_on_capture (yookassa.ru/developers; PyPI
  yookassa 3.13.0)
- Robokassa: 7 days, then cancelled (docs.robokassa.ru/ru/holding); T-Bank and Mir: 7 days, the first included
  (developer.tbank.ru/eacq); Stripe: 7 days (docs.stripe.com); all read 2026-11-25
- Visa Core Rules, 18 April 2026, as others quote them: 10 days online; Mastercard: 7 days for a final authorisation, 30
  for a preauthorisation (developer.cas.cybersource.com, read 2026-11-25)
"""

from datetime import datetime, timedelta

from paysupport.calendar import local_day
from paysupport.diagnostics.amounts import collects
from paysupport.diagnostics.periods import country_of, hold
from paysupport.diagnostics.rule import NO, Facts, Rule
from paysupport.diagnostics.texts import Fact, Text
from paysupport.diagnostics.twins import last
from paysupport.model import Certainty, Level, Party, Payment, Retry, Stage, Status

_CAPTURED_UNTIL = frozenset({"yookassa"})
"""Providers whose `expires_at` of a hold is the time of its capture."""

_SOON = timedelta(days=1)


def check(payment: Payment, now: datetime) -> Facts | None:
    """A hold of which a day or less is left."""
    until = payment.expires_at
    if payment.provider in _CAPTURED_UNTIL and until is not None:
        return None if until - now > _SOON else _found(payment, until, Certainty.CERTAIN, ("payment.expires_at",))
    attempt = last(payment)
    due = hold(payment, attempt, earliest=True) if attempt and collects(payment) and not payment.test else None
    if due is None or due.day - local_day(now, country_of(payment)) > _SOON:
        return None
    return _found(payment, due.day, due.certainty, due.seen)


def _found(payment: Payment, until: Fact, certainty: Certainty, seen: tuple[str, ...]) -> Facts:
    return Facts(
        values={"until": until, "payment": payment.id or "—", "amount": payment.amount or "—"},
        seen=(*seen, "payment.status", "payment.amount"),
        certainty=certainty,
    )


RULE = Rule(
    code="PS349",
    name="hold-about-to-lapse",
    title=Text(en="The hold is not captured and about to lapse", ru="Холд не списан, и его срок истекает"),
    level=Level.WARNING,
    stage=Stage.SETTLEMENT,
    responsible=Party.MERCHANT,
    check=check,
    when={Status.AUTHORIZED},
    retry=Retry(now=NO, later=NO, other=NO, after=Party.MERCHANT),
    payer=Text(
        en="The amount is on hold, and the shop has not taken it yet. If it does not, the bank releases it. Do not pay"
        " again; for questions about the order, write to the shop.",
        ru="Сумма заблокирована, но магазин её ещё не списал. Если он этого не сделает, банк снимет блокировку. Второй"
        " раз не платите, по заказу обратитесь в магазин.",
    ),
    merchant=Text(
        en="Payment {payment} ({amount}) is authorised but not captured, and can be captured until {until}. Capture it"
        " now if the order stands, or cancel it; after that time the money goes back to the buyer and a new payment is"
        " needed.",
        ru="Платёж {payment} ({amount}) авторизован, но не списан; списать его можно до {until}. Если заказ в силе,"
        " подтвердите списание сейчас, если нет — отмените. Позже деньги вернутся покупателю, и понадобится новый"
        " платёж.",
    ),
    agent=Text(
        en="A hold over {amount} that the shop has to capture by {until}; the provider and the bank wait for nothing"
        " else. Remind the merchant, and ask whether capturing was forgotten or his module does not do it.",
        ru="Холд на {amount}, который магазин должен списать до {until}; ни провайдер, ни банк больше ничего не ждут."
        " Напомните магазину и уточните, забыли списать или этого не делает модуль.",
    ),
    refuted_by=Text(
        en="The payment was captured in the meantime: ask the provider for its status.",
        ru="Платёж уже списан: запросите его статус у провайдера.",
    ),
)
