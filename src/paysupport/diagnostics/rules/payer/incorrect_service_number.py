"""# Incorrect service number

## What it finds
The payer entered a number that nobody knows: the number of the order, the account or the service, in ERIP, at a
terminal or in a bank's app.

## Why
A digit was mistyped, the number comes from an older order, another shop or service was chosen in the list, or the
invoice was not made yet when the payer looked for it.

## What to do
The payer compares the number with the order and enters it again. A merchant with many of them shows the number and the
name of the service where the buyer pays, and makes the invoice before the number is shown.

## References
- bePaid, ERIP payments: service number and account number, under which the payer finds the invoice (docs.bepaid.by,
  read 2026-11-21)
"""

from paysupport.diagnostics.rule import YES, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Payment, Reason, Retry, Stage


def check(payment: Payment) -> Facts:
    """The order whose number was to be entered."""
    return Facts(values={"order": payment.order or "—"}, seen=("payment.order", "payment.method"))


RULE = Rule(
    code="PS139",
    name="incorrect-service-number",
    title=Text(en="Wrong number of the order or account", ru="Неверный номер заказа или лицевого счёта"),
    level=Level.ERROR,
    stage=Stage.REQUEST,
    responsible=Party.PAYER,
    reasons={Reason.INCORRECT_SERVICE_NUMBER},
    check=check,
    retry=Retry(now=YES, later=YES, other=YES, after=Party.PAYER),
    payer=Text(
        en="Nothing to pay was found under the number that was entered, and nothing was taken. Compare the number with"
        " your order and enter it again; see, too, that the right shop or service is chosen.",
        ru="По введённому номеру ничего не найдено, деньги не списаны. Сверьте номер с заказом и введите его ещё раз;"
        " проверьте и то, что выбран нужный магазин или услуга.",
    ),
    merchant=Text(
        en="The buyer entered a number that does not exist (order {order}). Send the buyer the number and the name of"
        " the service once more; if many get it wrong, check which number your site and letters show and whether the"
        " invoice is made in time.",
        ru="Покупатель ввёл номер, которого нет (заказ {order}). Пришлите ему номер и название услуги ещё раз; если"
        " ошибаются многие, проверьте, какой номер показан на сайте и в письмах и успевает ли к этому времени"
        " создаться счёт.",
    ),
    agent=Text(
        en="The number of the service, account or order is unknown; no bank refused. Have the payer read out what was"
        " entered and compare it with the order in the shop ({order}).",
        ru="Номер услуги, лицевого счёта или заказа не найден, отказа банка не было. Попросите плательщика назвать"
        " введённый номер и сверьте его с заказом в магазине ({order}).",
    ),
    refuted_by=Text(
        en="The provider has an unpaid invoice under the number that was entered.",
        ru="У провайдера есть неоплаченный счёт с введённым номером.",
    ),
)
