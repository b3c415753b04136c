"""# Under review

## What it finds
A PayPal payment that PayPal itself reviews before it lets it through.

## Why
PayPal looks at some payments by hand. That takes hours, at most a few days; the merchant gets the result by itself.

## What to do
Do not ship before the payment is completed, and do not ask the payer for a second one. If it takes longer than three
days, ask PayPal with the payment's id.

## References
- PayPal, reason PENDING_REVIEW of a capture and of an authorization (Payments v2, specification of 2024-02-03); reasons
  PAYMENT_REVIEW and REGULATORY_REVIEW of a sale (Payments v1)
"""

from paysupport.diagnostics.rule import NO, UNKNOWN, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Payment, Retry, Stage, Status

REASONS = frozenset({"PENDING_REVIEW", "PAYMENT_REVIEW", "REGULATORY_REVIEW"})


def check(payment: Payment) -> Facts | None:
    """The payment that PayPal reviews."""
    if payment.provider != "paypal" or payment.status_reason not in REASONS:
        return None
    return Facts(values={"payment": payment.id or "—"}, seen=("payment.status", "payment.status_reason"))


RULE = Rule(
    code="PS422",
    name="under-review",
    title=Text(en="PayPal reviews the payment", ru="PayPal проверяет платёж"),
    level=Level.WARNING,
    stage=Stage.RISK,
    responsible=Party.PROVIDER,
    when={Status.PENDING},
    check=check,
    outranks={"PS403", "PS404"},
    retry=Retry(now=NO, later=UNKNOWN, other=UNKNOWN, after=Party.PROVIDER),
    payer=Text(
        en="The payment is still being processed by PayPal, which may take up to a few days. Please do not pay a second"
        " time until its result is known.",
        ru="PayPal ещё обрабатывает платёж, это может занять до нескольких дней. Пожалуйста, не платите второй раз,"
        " пока результат не известен.",
    ),
    merchant=Text(
        en="PayPal reviews payment {payment} by hand. Do not ship and do not cancel; the result comes by webhook and"
        " stands in the account. Ask PayPal if there is none after three days.",
        ru="PayPal проверяет платёж {payment} вручную. Не отгружайте заказ и не отменяйте: результат придёт"
        " уведомлением и появится в аккаунте. Если через три дня его нет, обратитесь в PayPal.",
    ),
    agent=Text(
        en="In manual review at PayPal: neither paid nor refused. Nobody can hurry it; do not guess the outcome, and do"
        " not tell the payer why payments are reviewed.",
        ru="На ручной проверке в PayPal: не оплачен и не отклонён. Ускорить её нельзя; исход не предсказывайте и не"
        " объясняйте плательщику, почему платежи проверяют.",
    ),
    refuted_by=Text(
        en="A newer answer of PayPal gives a final status or another reason.",
        ru="В более новом ответе PayPal статус уже окончательный или причина другая.",
    ),
)
