"""# Incorrect address

## What it finds
Street or postal code that were entered differ from those the issuing bank has, and the payment was refused for it.

## Why
The payer gave the delivery address, has moved, or writes it in another alphabet than the bank. Address checks are in
use in few countries; elsewhere the shop should not refuse for them.

## What to do
The payer enters the address that the bank has on its statements. A merchant whose buyers live where banks do not check
addresses has the check switched off.

## References
- Stripe, decline codes incorrect_address and incorrect_zip (docs.stripe.com/declines/codes, 2026-07-14)
- Adyen, refusal reason 32: AVS declined (docs.adyen.com)
- bePaid, AVS result codes N and O (docs.bepaid.by, read 2026-11-21)
"""

from paysupport.diagnostics.rule import YES, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Reason, Retry, Stage

RULE = Rule(
    code="PS126",
    name="incorrect-address",
    title=Text(en="The billing address differs from the bank's", ru="Адрес не совпадает с тем, что записан в банке"),
    level=Level.ERROR,
    stage=Stage.AUTHORISATION,
    responsible=Party.PAYER,
    reasons={Reason.INCORRECT_ADDRESS},
    retry=Retry(now=YES, later=YES, other=YES, after=Party.PAYER),
    payer=Text(
        en="The address or postal code does not match the one your bank has, and nothing was taken. Enter the address"
        " as it stands on your bank statement, which may differ from the delivery address, or pay with another card.",
        ru="Адрес или индекс не совпал с тем, что записан в вашем банке, деньги не списаны. Укажите адрес, который есть"
        " у банка (он может отличаться от адреса доставки), или оплатите другой картой.",
    ),
    merchant=Text(
        en="The buyer's address does not match the bank's record. Ask for the billing address separately from the"
        " delivery address; where banks do not check addresses, have this check switched off at the provider.",
        ru="Адрес покупателя не совпал с данными банка. Запрашивайте адрес владельца карты отдельно от адреса доставки;"
        " если банки ваших покупателей адрес не проверяют, попросите провайдера отключить проверку.",
    ),
    agent=Text(
        en="The address check (AVS) failed. The payer enters the address known to the issuer; if many are affected, ask"
        " the provider whether the check is right for this shop.",
        ru="Не прошла проверка адреса (AVS). Плательщик вводит адрес, который есть у эмитента; если таких отказов"
        " много, спросите провайдера, нужна ли магазину эта проверка.",
    ),
    refuted_by=Text(en="The AVS result of the payment is a match.", ru="Результат AVS в платеже: совпадение."),
)
