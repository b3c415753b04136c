"""# Invalid receipt

## What it finds
The provider refused the payment because the fiscal receipt that the shop has to send along is missing or wrong.

## Why
The lines do not add up to the amount: prices were taken from the goods and not from the order, a discount, rounding or
the delivery is left out, or price times quantity is not the line's sum. Or the shop was told to send receipts when it
went live, and its module does not.

## What to do
The merchant sends a receipt with each payment, builds its lines from the order as it is paid, with the delivery as a
line of its own, and checks tax rates, the contact of the buyer and the version of the format. The same request fails
again, with any card.

## References
- T-Bank, errors of cash registers: a line has to be price times quantity (developer.tbank.ru/eacq/intro/errors/kassa)
- yandex-money-cms-drupal issue 37, kenvel/laravel-tinkoff issue 1, yookassa-sdk-php issue 30: lines unlike the amount
- morpher-ru/Yandex.Checkout.V3 issue 51, yookassa-sdk-php issue 20: receipt missing in a live shop
"""

from paysupport.diagnostics.rule import NO, UNKNOWN, YES, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Payment, Reason, Retry, Stage


def check(payment: Payment) -> Facts:
    """The sum which the receipt's lines have to make up."""
    return Facts(values={"amount": payment.amount or "—"}, seen=("payment.amount", "payment.currency"))


RULE = Rule(
    code="PS336",
    name="invalid-receipt",
    title=Text(en="The fiscal receipt is missing or wrong", ru="Кассовый чек не передан или с ошибкой"),
    level=Level.ERROR,
    stage=Stage.REQUEST,
    responsible=Party.MERCHANT,
    reasons={Reason.INVALID_RECEIPT},
    check=check,
    retry=Retry(now=NO, later=YES, other=UNKNOWN, after=Party.MERCHANT),
    payer=Text(
        en="The shop sent the payment without a correct receipt, so it was not accepted, and no money was taken. Please"
        " write to the shop: it has to correct this first.",
        ru="Магазин отправил платёж без правильного чека, поэтому он не принят, деньги не списаны. Напишите в магазин:"
        " сначала это нужно исправить там.",
    ),
    merchant=Text(
        en="The receipt is missing, or its lines do not fit the payment (amount: {amount}). Send one with each payment:"
        " lines from the order as it is paid, discounts included, delivery as a line, each line price times quantity;"
        " check tax rates and the buyer's e-mail or phone.",
        ru="Чек не передан, или его позиции не сходятся с платежом (сумма: {amount}). Передавайте чек с каждым"
        " платежом: позиции из заказа с учётом скидок, доставка отдельной строкой, сумма строки равна цене, умноженной"
        " на количество; проверьте ставки НДС и почту или телефон покупателя.",
    ),
    agent=Text(
        en="Refused for the receipt in the shop's request (amount: {amount}); card and bank are not the cause. The"
        " provider's message usually names the line or field; the merchant's developer compares the sum of the lines"
        " with the amount.",
        ru="Отказ из-за чека в запросе магазина (сумма: {amount}); карта и банк ни при чём. Строка или поле обычно"
        " названы в сообщении провайдера; разработчику магазина нужно сверить сумму позиций с суммой платежа.",
    ),
    refuted_by=Text(
        en="The receipt in the request is complete, and its lines add up to the amount.",
        ru="Чек в запросе полный, и сумма его позиций равна сумме платежа.",
    ),
)
