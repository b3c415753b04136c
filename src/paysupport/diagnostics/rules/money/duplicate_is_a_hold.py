"""# Duplicate is a hold

## What it finds
The order is paid once, and a second operation of the same order, or of the same card and amount within ten minutes, is
only a hold: authorised and not captured, or cancelled after the bank had approved it. The payer sees two debits, one
vanishes.

## Why
A first attempt was approved by the bank, but broken off later (a timeout, 3-D Secure, the shop's cancellation), and the
payer paid again. Banks show a hold like a debit until it is released or lapses.

## What to do
The shop cancels the hold if it is still open; the bank then releases it. Without that it lapses by itself, by the rules
of the card network or earlier, as the bank decides. Nothing has to be refunded, since nothing was taken.

## References
- Visa Core Rules, 18 April 2026, as others quote them: an authorisation online is valid for 10 days
- Mastercard: 7 days for a final authorisation, 30 for a preauthorisation (developer.cas.cybersource.com, read
  2026-11-25)
- Mir: up to 7 days, the first included (developer.tbank.ru/eacq, read 2026-11-25)
"""

from paysupport.diagnostics.amounts import collects
from paysupport.diagnostics.periods import hold, less_sure
from paysupport.diagnostics.returns import UNTOLD
from paysupport.diagnostics.rule import NO, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.diagnostics.twins import twins
from paysupport.model import Attempt, Level, Party, Payment, Retry, Stage, Status

_BROKEN_OFF = {Status.CANCELLED, Status.EXPIRED}


def check(payment: Payment, others: tuple[Payment, ...] = ()) -> Facts | None:
    """The first other payment that is only a hold."""
    if payment.test or not collects(payment):
        return None
    for twin in twins(payment, others, ()):
        held = _hold(twin.payment) if twin.payment else None
        if twin.payment and held:
            due = hold(twin.payment, held)
            return Facts(
                values={
                    "payment": payment.id or "—",
                    "second": twin.id,
                    "amount": twin.payment.amount or "—",
                    "until": due.day if due else UNTOLD,
                },
                seen=("payment.status", "payment.order", *twin.seen),
                certainty=less_sure(twin.certainty, due.certainty) if due else twin.certainty,
            )
    return None


def _hold(payment: Payment) -> Attempt | None:
    for attempt in reversed(payment.attempts):
        if attempt.status is Status.AUTHORIZED or (attempt.status in _BROKEN_OFF and attempt.auth_code):
            return attempt
    return None


RULE = Rule(
    code="PS622",
    name="duplicate-is-a-hold",
    title=Text(en="The second debit is only a hold", ru="Второе списание — только холд"),
    level=Level.INFO,
    stage=Stage.SETTLEMENT,
    responsible=Party.ISSUER,
    check=check,
    when={Status.PAID},
    speaks=True,
    retry=Retry(now=NO, later=NO, other=NO),
    payer=Text(
        en="You were charged once. The second amount of {amount} is only on hold and is not taken; your bank releases"
        " it by itself, at the latest after {until}. You can ask your bank to release it earlier.",
        ru="Деньги списаны один раз. Вторая сумма, {amount}, только заблокирована и списана не будет: банк снимет"
        " блокировку сам, самое позднее после {until}. Снять её раньше можно попросить в банке.",
    ),
    merchant=Text(
        en="Payment {payment} is successful; {second} over {amount} is only a hold. Cancel it if it is still open, so"
        " that the buyer's bank releases it before it lapses (after {until}). Nothing has to be refunded.",
        ru="Платёж {payment} прошёл; {second} на {amount} — только холд. Если он ещё открыт, отмените его, чтобы банк"
        " покупателя снял блокировку раньше срока (после {until}). Возвращать ничего не нужно.",
    ),
    agent=Text(
        en="One charge ({payment}) and one hold ({second}, {amount}), which the statement shows like a debit. It"
        " lapses, at the latest after {until}; the shop can cancel it, or the issuer release it, earlier.",
        ru="Одно списание ({payment}) и один холд ({second}, {amount}), в выписке он похож на списание. Он снимется"
        " сам, самое позднее после {until}; раньше его может отменить магазин или снять эмитент.",
    ),
    refuted_by=Text(
        en="The provider shows a capture of the second operation.",
        ru="У провайдера по второй операции есть списание.",
    ),
)
