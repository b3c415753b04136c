"""# Operator refused

## What it finds
The payer's mobile operator does not let this number pay for purchases.

## Why
The number belongs to a company, payments are switched off or blocked by the subscriber, the tariff pays afterwards and
needs an account of its own for purchases, or the operator does not work with the provider at all.

## What to do
The payer asks the operator to allow payments from the number, uses another number of his own, or pays by card. The shop
shows which operators are served.

## References
- YooKassa, cancellation reason unsupported_mobile_operator; it serves MegaFon, Beeline, MTS and t2
  (yookassa.ru/developers/payment-methods/other/mobile-balance)
- Mixplat, failure_not_available: not available to this payer or number (docs.mixplat.ru)
- Beeline, as Platron passes it on: private subscribers only; tariffs paid afterwards need an advance account
  (front.platron.ru/support/ru/ruru)
"""

from paysupport.diagnostics.rule import NO, UNKNOWN, YES, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Reason, Retry, Stage

RULE = Rule(
    code="PS409",
    name="operator-refused",
    title=Text(
        en="The operator allows no payments from this number",
        ru="Оператор не разрешает платить с этого номера",
    ),
    level=Level.ERROR,
    stage=Stage.AUTHORISATION,
    responsible=Party.WALLET,
    reasons={Reason.OPERATOR_REFUSED},
    retry=Retry(now=NO, later=UNKNOWN, other=YES, after=Party.PAYER),
    payer=Text(
        en="Your mobile operator does not allow payments from this number, and nothing was taken. That is usual for"
        " company numbers and where payments are switched off: ask the operator, or pay with a card.",
        ru="Мобильный оператор не разрешает платить с этого номера, деньги не списаны. Так бывает с корпоративными"
        " номерами и когда мобильные платежи отключены: уточните у оператора или оплатите картой.",
    ),
    merchant=Text(
        en="The buyer's mobile operator does not allow payments from this number. Nothing has to be changed in the"
        " shop; name the operators that are served where the buyer chooses, and offer a card besides.",
        ru="Оператор покупателя не разрешает платить с этого номера. В магазине ничего менять не нужно; рядом с этим"
        " способом укажите, какие операторы подключены, и предложите ещё и оплату картой.",
    ),
    agent=Text(
        en="The operator refuses the number, not the amount: a company number, payments switched off, a tariff paid"
        " afterwards, or an operator that is not served. The payer asks the operator; the list of operators is at the"
        " provider.",
        ru="Оператор отказывает номеру, а не сумме: номер корпоративный, платежи отключены, тариф постоплатный или"
        " оператор не подключён. Плательщик обращается к оператору; список операторов есть у провайдера.",
    ),
    refuted_by=Text(
        en="The operator confirms that payments are allowed from this number.",
        ru="Оператор подтверждает, что платежи с этого номера разрешены.",
    ),
)
