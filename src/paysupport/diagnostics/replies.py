"""What a payer is told in the same words by several rules."""

from paysupport.diagnostics.texts import Text

SHOP_NOT_TOLD = Text(
    en="The shop may not know the result of your payment yet. If the money was taken, do not pay again: write to the"
    " shop and give it the order number, the amount and the time.",
    ru="Магазин может ещё не знать, чем закончился ваш платёж. Если деньги списаны, не платите второй раз: напишите в"
    " магазин и назовите номер заказа, сумму и время оплаты.",
)

SHOP_SETTINGS = Text(
    en="Payments in this shop are not set up correctly; your card is not the cause. Please write to the shop, and do"
    " not pay again until it answers.",
    ru="В магазине неправильно настроен приём платежей, ваша карта ни при чём. Напишите в магазин и не платите снова,"
    " пока он не ответит.",
)

WRONG_AMOUNT = Text(
    en="The amount of this payment ({paid}) does not match your order ({ordered}). Do not confirm it if you still can."
    " If money was taken, write to the shop and give both amounts.",
    ru="Сумма платежа ({paid}) не совпадает с суммой заказа ({ordered}). Если платёж ещё не подтверждён, не"
    " подтверждайте его. Если деньги списаны, напишите в магазин и назовите обе суммы.",
)
