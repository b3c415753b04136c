"""# Transaction not permitted

## What it finds
The issuing bank does not allow this card this kind of operation: payments on the internet, purchases abroad, or this
line of business.

## Why
Many banks issue cards with internet payments switched off, or the cardholder has switched them off; corporate, social
and prepaid cards are tied to certain purchases.

## What to do
The payer looks into the card's settings in the bank's app, or asks the bank to allow the operation, and then pays
again; or takes another card. A merchant does not repeat the charge before that.

## References
- Stripe, decline codes transaction_not_allowed, not_permitted and service_not_allowed (docs.stripe.com/declines/codes,
  2026-07-14)
- CloudPayments, reason codes 5012, 5057 and 5058 (developers.cloudpayments.ru)
- Visa Core Rules, 18 April 2026: response code 57 is of category 1 (the issuer will never approve, no reattempts)
- VivaPayments/API, issue 1638: code 57 because internet payments were switched off
"""

from paysupport.diagnostics.rule import NO, YES, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Reason, Retry, Stage

RULE = Rule(
    code="PS111",
    name="transaction-not-permitted",
    title=Text(en="The card is not allowed for this kind of purchase", ru="Такие операции по карте не разрешены"),
    level=Level.ERROR,
    stage=Stage.AUTHORISATION,
    responsible=Party.ISSUER,
    reasons={Reason.TRANSACTION_NOT_PERMITTED},
    retry=Retry(now=NO, later=YES, other=YES, after=Party.PAYER),
    payer=Text(
        en="Your bank does not allow this card such payments, and nothing was taken. See in the bank's app whether"
        " internet payments and payments abroad are switched on, or ask the bank; then pay again. Another card may"
        " work at once.",
        ru="Банк не разрешает такие платежи по этой карте, деньги не списаны. Проверьте в приложении банка, включены ли"
        " оплата в интернете и платежи за границу, или спросите в банке, а затем оплатите снова. Другая карта может"
        " пройти сразу.",
    ),
    merchant=Text(
        en="The buyer's bank does not allow this card such purchases, often because internet payments are switched off."
        " Nothing has to be changed in the shop; do not repeat the charge until the buyer has settled it with the"
        " bank.",
        ru="Банк покупателя не разрешает этой карте такие операции, часто потому, что выключена оплата в интернете. В"
        " магазине ничего менять не нужно; не повторяйте списание, пока покупатель не решит вопрос с банком.",
    ),
    agent=Text(
        en="The issuer: operation not permitted to this card. The cardholder asks for internet payments, payments"
        " abroad and the shop's line of business; if cards of all banks get this answer, ask the acquirer about the"
        " merchant category.",
        ru="Эмитент: операция по этой карте не разрешена. Пусть держатель спросит в банке про оплату в интернете,"
        " платежи за границу и вид торговли; если так отвечают карты всех банков, спросите эквайера про категорию"
        " магазина (MCC).",
    ),
    refuted_by=Text(
        en="The issuer sees internet payments allowed for the card and no refusal.",
        ru="Эмитент видит, что оплата в интернете по карте разрешена, а отказа не находит.",
    ),
)
