"""# New account information

## What it finds
The issuing bank answers that newer details exist for this card: another number or another date.

## Why
The card was renewed, replaced or moved to another product, and the shop still holds the old details.

## What to do
The buyer enters the new card. A merchant who charges stored cards takes part in the networks' updating service through
the provider, and does not try the old details again.

## References
- Stripe, decline code new_account_information_available (docs.stripe.com/declines/codes, 2026-07-14)
- Mastercard merchant advice codes, as processors publish them (the rules are not public): 01 new account information
  available
"""

from paysupport.diagnostics.rule import NO, YES, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Reason, Retry, Stage

RULE = Rule(
    code="PS134",
    name="new-account-information",
    title=Text(en="The bank has replaced the card", ru="Банк заменил карту"),
    level=Level.ERROR,
    stage=Stage.AUTHORISATION,
    responsible=Party.PAYER,
    reasons={Reason.NEW_ACCOUNT_INFORMATION},
    retry=Retry(now=NO, later=YES, other=YES, after=Party.PAYER),
    payer=Text(
        en="Your bank has issued new details for this card, and nothing was taken. Find the new number and expiry date"
        " on your new card or in the bank's app, and pay with them.",
        ru="Банк сменил реквизиты этой карты, деньги не списаны. Посмотрите новый номер и срок действия на новой карте"
        " или в приложении банка и оплатите с ними.",
    ),
    merchant=Text(
        en="The buyer's card has been replaced, and the details you have stored are out of date. Ask the buyer to save"
        " the new card, and ask your provider whether it updates stored cards automatically.",
        ru="Карту покупателя заменили, сохранённые у вас реквизиты устарели. Попросите привязать новую карту и узнайте"
        " у провайдера, обновляет ли он привязанные карты сам.",
    ),
    agent=Text(
        en="The issuer has newer details for this card. Do not try the old ones again; the payer enters the new card,"
        " or the merchant gets it through the network's account updater.",
        ru="У эмитента есть новые реквизиты этой карты. Старые больше не пробовать; плательщик вводит новую карту,"
        " либо магазин получает её через сервис обновления реквизитов платёжной системы.",
    ),
    refuted_by=Text(
        en="The issuer confirms that the details used are the latest.",
        ru="Эмитент подтверждает, что использованы последние реквизиты.",
    ),
)
