"""# Invalid transaction

## What it finds
The issuing bank or the network answered that the transaction itself is not valid: it does not take this kind of
operation with this card, or not with the data sent along. Money, limits and the card's details are not meant.

## Why
The card's product does not know the operation (a charge without the buyer, a transfer, payments on the internet), a
refund or a reversal fits no payment, or the acquirer marks the operation wrongly. A single card points to the issuer;
cards of many banks point to the acquirer's or the provider's message.

## What to do
Nobody repeats it with this card: the network counts hopeless repetitions. The payer takes another card. If cards of
many banks fail, the merchant sends the provider some payment ids and asks how the operations are marked.

## References
- Visa Core Rules, 18 April 2026: response code 12 is of category 1 (the issuer will never approve, no reattempts)
- CloudPayments, reason code 5012, and T-Bank, 1012: there the same answer stands for a card that is not allowed such
  operations, which is PS111 (developers.cloudpayments.ru, developer.tbank.ru)
- PayPal, processor responses 5210 and 1312: invalid transaction, of card, issuer or acquirer (PayPal server SDK 2.4.0)
"""

from paysupport.diagnostics.rule import NO, YES, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Payment, Reason, Retry, Stage


def check(payment: Payment) -> Facts:
    """Which operation was asked for, in the provider's word."""
    return Facts(values={"kind": payment.kind or "—"}, seen=("payment.kind",))


RULE = Rule(
    code="PS143",
    name="invalid-transaction",
    title=Text(
        en="The bank or network does not take such a transaction",
        ru="Банк или платёжная система не принимает такую операцию",
    ),
    level=Level.ERROR,
    stage=Stage.AUTHORISATION,
    responsible=Party.ISSUER,
    reasons={Reason.INVALID_TRANSACTION},
    check=check,
    retry=Retry(now=NO, later=NO, other=YES),
    payer=Text(
        en="Your bank does not take a payment of this kind with this card, and nothing was taken. Please pay with"
        " another card or another method; if you need this card, ask your bank.",
        ru="Банк не проводит такую операцию по этой карте, деньги не списаны. Пожалуйста, оплатите другой картой или"
        " другим способом; если нужна именно эта карта, обратитесь в свой банк.",
    ),
    merchant=Text(
        en="The bank or card network does not take this operation (operation: {kind}). Do not repeat it with this card;"
        " offer another one. If cards of many banks fail, send the provider the payment ids and ask how your operations"
        " are marked.",
        ru="Банк или платёжная система не принимает эту операцию (операция: {kind}). Не повторяйте её с этой картой,"
        " предложите другую. Если не проходят карты многих банков, отправьте провайдеру номера платежей и спросите, с"
        " какими признаками уходят ваши операции.",
    ),
    agent=Text(
        en='"Invalid transaction" (operation: {kind}): not the balance, not a limit, not the card\'s details. See'
        " whether other cards pass in this shop: if so, it is the issuer's rule for this card; if not, the acquirer has"
        " to check the terminal and the type of the operation.",
        ru="Ответ «invalid transaction» (операция: {kind}): дело не в остатке, не в лимите и не в данных карты."
        " Посмотрите, проходят ли в магазине другие карты: если да, это правило эмитента для такой карты; если нет,"
        " терминал и тип операции должен проверить эквайер.",
    ),
    refuted_by=Text(
        en="The same operation with the same card goes through in this shop.",
        ru="Та же операция с той же картой в этом магазине проходит.",
    ),
)
