"""# Capture failed

## What it finds
The bank approved the payment, and the money was not collected all the same: the network or the provider rejected the
capture afterwards.

## Why
A technical fault of the request to capture, a capture that came too late or for another amount, a fault in the
account's set-up, or a payer who cancelled meanwhile. The shop had been told of success, and often has shipped.

## What to do
The merchant reads the reason, does not ship, and does not take the order for paid. After a technical fault Adyen
captures again by itself, and a new event tells so; if none came within ten days, or for any other reason, its support
or a new payment helps.

## References
- Adyen, reasons of CAPTURE_FAILED (docs.adyen.com/online-payments/capture/failure-reasons, read 2026-11-25)
- Checkout.com, event payment_capture_declined (api-reference.checkout.com, workflows)
"""

from paysupport.diagnostics.rule import NO, UNKNOWN, YES, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Payment, Retry, Stage, Status

_SIGNS = {("adyen", "CAPTURE_FAILED"), ("checkout", "payment_capture_declined")}
"""Provider, and its word for a payment that failed after it had been approved."""


def check(payment: Payment) -> Facts | None:
    """The provider's last word is that the collection failed."""
    if (payment.provider, payment.raw_status) not in _SIGNS:
        return None
    told = payment.decline.message if payment.decline else None
    return Facts(
        values={"payment": payment.id or "—", "reason": told or "—"},
        seen=("payment.status", "payment.message"),
    )


RULE = Rule(
    code="PS368",
    name="capture-failed",
    title=Text(en="Approved, but the money was not collected", ru="Платёж одобрен, но деньги не получены"),
    level=Level.ERROR,
    stage=Stage.SETTLEMENT,
    responsible=Party.MERCHANT,
    check=check,
    when={Status.FAILED},
    outranks={"PS302"},
    retry=Retry(now=NO, later=UNKNOWN, other=YES, after=Party.MERCHANT),
    payer=Text(
        en="Your bank approved the payment, but it was not completed afterwards, so the shop has not received the"
        " money. An amount on hold is released by your bank. Please ask the shop before you pay again.",
        ru="Банк одобрил платёж, но завершить его не удалось, и магазин денег не получил. Заблокированную сумму банк"
        " вернёт на счёт. Прежде чем платить ещё раз, напишите в магазин.",
    ),
    merchant=Text(
        en="Payment {payment} was approved, but its capture failed; the provider's reason: {reason}. The money will not"
        " arrive, so do not treat the order as paid. A technical fault is repeated by the provider itself; otherwise"
        " correct what the reason names, or ask the buyer for a new payment.",
        ru="Платёж {payment} был одобрен, но списание не удалось, причина от провайдера: {reason}. Деньги не придут, не"
        " считайте заказ оплаченным. При техническом сбое провайдер повторит списание сам; в остальных случаях"
        " исправьте указанное или попросите покупателя оплатить ещё раз.",
    ),
    agent=Text(
        en="Approved by the bank, capture rejected later ({reason}). The shop may have shipped. Ask the provider"
        " whether it captures payment {payment} again; until then nobody should pay twice.",
        ru="Банк одобрил, но списание позже отклонено ({reason}). Магазин мог уже отправить товар. Узнайте у"
        " провайдера, повторит ли он списание по платежу {payment}; до ответа второй раз платить не нужно.",
    ),
    refuted_by=Text(
        en="A later event tells that the payment was captured after all.",
        ru="Более позднее событие сообщает, что списание всё-таки прошло.",
    ),
)
