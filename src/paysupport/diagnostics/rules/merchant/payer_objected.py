"""# Payer objected

## What it finds
A PayPal payment of which the payer has said that it should not stand: by a complaint at PayPal, or at the bank whose
card or account paid (chargeback).

## Why
Goods did not come or are not as described, the payer does not know the charge, or somebody else used the account.
PayPal holds the amount while a complaint is open; at a chargeback the bank has taken it back already.

## What to do
The merchant answers in PayPal's Resolution Center before the date named there, with proof of delivery or of the refund.
No answer counts as agreement. Do not refund beside the case: the money could go out twice.

## References
- PayPal, reasons BUYER_COMPLAINT and CHARGEBACK of a capture (Payments v2, specification of 2024-02-03; Server SDK
  2.4.0, CaptureIncompleteReason)
- PayPal, seller_response_due_date of a dispute: without an answer it is closed in the customer's favour (Disputes v1)
"""

from paysupport.diagnostics.rule import NO, Facts, Rule
from paysupport.diagnostics.texts import Fact, Text
from paysupport.model import Level, Party, Payment, Retry, Stage, Status

REASONS = frozenset({"BUYER_COMPLAINT", "CHARGEBACK"})


def check(payment: Payment) -> Facts | None:
    """The objection, and until when it may be answered where that is told."""
    open_ = [each for each in payment.disputes if each.status is Status.DISPUTED]
    kind = payment.status_reason if payment.status_reason in REASONS else next((each.reason for each in open_), None)
    if payment.provider != "paypal" or kind is None:
        return None
    due = min((each.due_at for each in open_ if each.due_at), default=None)
    values: dict[str, Fact] = {"payment": payment.id or "—", "kind": kind}
    seen = ("payment.status", "payment.status_reason", "payment.reason", "payment.due_at")
    return Facts(values=values | ({"due_at": due} if due else {}), seen=seen)


RULE = Rule(
    code="PS377",
    name="payer-objected",
    title=Text(en="The payer objected to the payment", ru="Плательщик оспорил платёж"),
    level=Level.WARNING,
    stage=Stage.SETTLEMENT,
    responsible=Party.MERCHANT,
    when={Status.DISPUTED},
    check=check,
    retry=Retry(now=NO, later=NO, other=NO, after=Party.MERCHANT),
    payer=Text(
        en="There is an objection to this payment, and it is being looked into. You can follow the case in PayPal's"
        " Resolution Center or at your bank, wherever you opened it.",
        ru="По этому платежу открыт спор, его рассматривают. За ходом можно следить в Центре разрешения споров PayPal"
        " или в вашем банке, смотря где вы его открыли.",
    ),
    merchant=Text(
        en="The buyer objected to payment {payment} ({kind}). Answer in PayPal's Resolution Center before the date"
        " named there, with proof of delivery or of a refund; without an answer the buyer wins. Do not make a refund of"
        " your own beside the case.",
        ru="Покупатель оспорил платёж {payment} ({kind}). Ответьте в Центре разрешения споров PayPal до указанного там"
        " срока и приложите подтверждение доставки или возврата: без ответа спор решат в пользу покупателя. Отдельный"
        " возврат помимо спора не делайте.",
    ),
    agent=Text(
        en="{kind}: the money is held or was taken back because of the payer's objection. The merchant's next step is"
        " the answer in the Resolution Center; at a chargeback the payer's bank decides.",
        ru="{kind}: деньги удержаны или отозваны, потому что плательщик оспорил платёж. Следующий шаг за магазином:"
        " ответ в Центре разрешения споров; при чарджбэке решает банк плательщика.",
    ),
    refuted_by=Text(
        en="PayPal's Resolution Center has no case about this payment, or it is closed in the merchant's favour.",
        ru="В Центре разрешения споров PayPal нет дела по этому платежу, или оно закрыто в пользу магазина.",
    ),
)
