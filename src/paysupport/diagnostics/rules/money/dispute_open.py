"""# Dispute open

## What it finds
The payer has objected to the payment at the bank or wallet, and the dispute is open: the amount, the reason, and until
when the merchant may answer.

## Why
Goods did not arrive, the buyer does not recognise the name on the statement, a refund took too long, or the card was
used by somebody else. The amount is usually taken from the merchant's balance until the dispute is decided.

## What to do
The merchant answers in time with what proves the order: receipt, delivery, correspondence; or accepts the dispute. The
money must not be refunded besides: that would pay the buyer twice. Without an answer the dispute is lost.

## References
- Stripe: a dispute has a due_by for evidence (API reference, 2026-10-28.endive)
- CloudPayments: chargebacks/list (developers.cloudpayments.ru, copy of 2026-08-04)
- PayPal: seller_response_due_date of a dispute (paypal-rest-api-specifications, 2024-02-03)
"""

from datetime import datetime

from paysupport.diagnostics.returns import UNTOLD
from paysupport.diagnostics.rule import NO, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Payment, Retry, Stage, Status


def check(payment: Payment, now: datetime) -> Facts | None:
    """The open dispute that has to be answered first."""
    disputes = [each for each in payment.disputes if each.status is Status.DISPUTED]
    if payment.test or not disputes:
        return None
    dispute = min(disputes, key=lambda each: (each.due_at is None, each.due_at or now))
    at = f"payment.disputes.{payment.disputes.index(dispute)}"
    return Facts(
        values={
            "payment": payment.id or "—",
            "amount": dispute.amount or payment.amount or "—",
            "reason": dispute.reason or "—",
            "due_at": dispute.due_at or UNTOLD,
        },
        seen=("payment.status", f"{at}.status", f"{at}.amount", f"{at}.reason", f"{at}.due_at"),
    )


RULE = Rule(
    code="PS638",
    name="dispute-open",
    title=Text(en="The payer disputes the payment at the bank", ru="Плательщик оспаривает платёж в банке"),
    level=Level.WARNING,
    stage=Stage.SETTLEMENT,
    responsible=Party.MERCHANT,
    check=check,
    retry=Retry(now=NO, later=NO, other=NO),
    payer=Text(
        en="Your bank is looking into {amount} at your request and will tell you the result; this can take weeks. If"
        " the matter is settled with the shop meanwhile, tell the bank.",
        ru="По вашему обращению банк рассматривает платёж на {amount} и сообщит результат; это может занять несколько"
        " недель. Если вопрос с магазином тем временем решится, сообщите в банк.",
    ),
    merchant=Text(
        en="Payment {payment} is disputed: {amount}, reason {reason}. Answer with your proof (receipt, delivery,"
        " correspondence) by {due_at}, or accept it; without an answer it is lost. Do not refund the payment besides.",
        ru="Платёж {payment} оспорен: {amount}, причина {reason}. Отправьте подтверждения (чек, доставку, переписку) до"
        " {due_at} или согласитесь; без ответа спор проигран. Отдельного возврата по платежу не делайте.",
    ),
    agent=Text(
        en="Open dispute over {amount}, reason {reason}; the merchant has to answer by {due_at}. Until it is decided"
        " the provider usually keeps the amount; a refund now would pay the buyer twice.",
        ru="Открытый спор на {amount}, причина {reason}; магазин должен ответить до {due_at}. До решения провайдер"
        " обычно удерживает сумму; возврат сейчас заплатил бы покупателю дважды.",
    ),
    refuted_by=Text(
        en="A newer answer from the provider shows the dispute as decided or withdrawn.",
        ru="В более новом ответе провайдера спор уже решён или отозван.",
    ),
)
