"""# Acquirer limit

## What it finds
The payment goes beyond a limit that the merchant's acquirer or provider has set for the shop: for one payment, or for
the sum or the number of payments in a day, week or month. The card and the payer's bank have nothing to do with it.

## Why
The ceiling is agreed when the shop is connected, from its expected turnover. A good month or a sale uses it up, often
on a Friday evening, and from then on every payment is refused until the period ends or the bank raises the ceiling.

## What to do
The merchant asks the acquirer, or the provider for it, how much is agreed and used and when the period begins anew, and
to raise the limit. Until then the shop offers methods outside this limit. At the weekend the bank's desk is usually
closed: the provider can tell who is on duty. With the limit in the evidence PS208 names the figures.

## References
- bePaid, processing code F.0123, apart from F.0124 (issuer) and F.0125 (payer's wallet): docs.bepaid.by, read
  2026-11-21; begateway/status_code, 2026-03-04
- CloudPayments, codes 5300 and 5303: limits of the acquirer and of its terminal (API reference, copy of 2026-08-04)
"""

from paysupport.diagnostics.rule import NO, YES, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Reason, Retry, Stage

RULE = Rule(
    code="PS201",
    name="acquirer-limit",
    title=Text(en="The acquirer's limit for the shop is exceeded", ru="Превышен лимит эквайера для магазина"),
    level=Level.ERROR,
    stage=Stage.AUTHORISATION,
    responsible=Party.ACQUIRER,
    reasons={Reason.ACQUIRER_LIMIT},
    retry=Retry(now=NO, later=YES, other=YES, after=Party.ACQUIRER),
    payer=Text(
        en="The shop cannot take this payment at the moment; it is not because of you or your card, and no money was"
        " taken. Please choose another payment method or come back later.",
        ru="Магазин сейчас не может принять этот платёж; дело не в вас и не в вашей карте, деньги не списаны. Выберите"
        " другой способ оплаты или попробуйте позже.",
    ),
    merchant=Text(
        en="Your acquirer's or provider's limit for the shop is exceeded. Ask them how much is agreed, how much is"
        " used and when the new period begins, and ask for a higher limit; until then offer other payment methods. On"
        " a Friday evening or at the weekend the bank usually answers only on the next working day: ask the provider"
        " for the contact on duty.",
        ru="Превышен лимит, который установил магазину эквайер или провайдер. Узнайте у них, какой лимит согласован,"
        " сколько использовано и когда начнётся новый период, и попросите поднять лимит; пока предложите другие"
        " способы оплаты. В пятницу вечером и в выходные банк обычно отвечает только в следующий рабочий день:"
        " спросите у провайдера контакт дежурного.",
    ),
    agent=Text(
        en="A limit on the shop's side, set by the acquirer or provider; not a limit of the payer's card, so do not"
        " send the payer to the issuer. Ask the acquirer, through the provider, for the limit, what is left and when"
        " it resets; at the weekend its desk is usually closed.",
        ru="Лимит на стороне магазина, его задаёт эквайер или провайдер. Карта ни при чём, не отправляйте плательщика"
        " к эмитенту. Сам лимит, остаток и дату обновления узнайте у эквайера через провайдера; в выходные там обычно"
        " не работают.",
    ),
    refuted_by=Text(
        en="The acquirer's figures show that the payment fits within every limit of the shop.",
        ru="По данным эквайера платёж укладывается во все лимиты магазина.",
    ),
)
