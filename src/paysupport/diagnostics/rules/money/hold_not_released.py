"""# Hold not released

## What it finds
The payment was cancelled or lapsed after the bank had approved it, and the hold may still stand on the card: nothing
was taken, but the payer cannot use the money yet.

## Why
Cancelling asks the bank to release the hold; some banks do so within minutes, some only when the authorisation would
have lapsed anyway. If the reversal did not reach the bank, the hold stands until then too.

## What to do
The payer waits until the day that is named, or asks the bank that issued the card to release the hold now, with the
authorisation code or RRN. Neither the shop nor the provider can shorten it further.

## References
- Visa Core Rules, 18 April 2026, as others quote them: an authorisation online is valid for 10 days
- Mastercard: 7 days for a final authorisation, 30 for a preauthorisation (developer.cas.cybersource.com, read
  2026-11-25)
- Mir: up to 7 days, the first included (developer.tbank.ru/eacq, read 2026-11-25)
- Stripe, Robokassa, T-Bank, YooKassa: 7 days (docs.stripe.com, docs.robokassa.ru, developer.tbank.ru, yookassa.ru)
"""

from datetime import datetime

from paysupport.calendar import local_day
from paysupport.diagnostics.amounts import collects
from paysupport.diagnostics.periods import country_of, hold
from paysupport.diagnostics.rule import YES, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Payment, Retry, Stage, Status


def check(payment: Payment, now: datetime) -> Facts | None:
    """An approval whose documented life is not over."""
    approved = next((each for each in reversed(payment.attempts) if each.auth_code), None)
    due = hold(payment, approved) if approved and collects(payment) and not payment.test else None
    if approved is None or due is None or local_day(now, country_of(payment)) > due.day:
        return None
    reference = f"RRN {approved.rrn}" if approved.rrn else approved.auth_code or "—"
    return Facts(
        values={"amount": payment.amount or "—", "until": due.day, "reference": reference},
        seen=("payment.status", "payment.auth_code", "payment.rrn", *due.seen),
        certainty=due.certainty,
    )


RULE = Rule(
    code="PS623",
    name="hold-not-released",
    title=Text(en="A hold may still stand on the card", ru="Блокировка на карте может ещё держаться"),
    level=Level.INFO,
    stage=Stage.SETTLEMENT,
    responsible=Party.ISSUER,
    check=check,
    when={Status.CANCELLED, Status.EXPIRED},
    speaks=True,
    retry=Retry(now=YES, later=YES, other=YES),
    payer=Text(
        en="The payment was not completed, and no money was taken. If your bank still shows {amount}, it is a hold: the"
        " bank releases it by itself, at the latest after {until}. To have it released earlier, ask the bank and give"
        " it this: {reference}.",
        ru="Платёж не завершён, деньги не списаны. Если банк ещё показывает {amount}, это блокировка: он снимет её сам,"
        " самое позднее после {until}. Чтобы сняли раньше, обратитесь в банк и назовите: {reference}.",
    ),
    merchant=Text(
        en="The payment is cancelled and nothing was taken; a hold of {amount} may stand at the buyer's bank until"
        " {until}. There is nothing to refund.",
        ru="Платёж отменён, ничего не списано; у банка покупателя блокировка {amount} может держаться до {until}."
        " Возвращать нечего.",
    ),
    agent=Text(
        en="Approved by the bank ({reference}) and not completed: no debit, a hold of {amount} at the latest until"
        " {until}. Only the issuer can release it earlier.",
        ru="Банк операцию одобрил ({reference}), но она не завершена: списания нет, холд {amount} самое позднее до"
        " {until}. Снять раньше может только эмитент.",
    ),
    refuted_by=Text(
        en="The statement shows a booked debit and no reservation.",
        ru="В выписке проведённое списание, а не блокировка.",
    ),
)
