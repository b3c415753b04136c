"""# Terminal not permitted

## What it finds
The bank or the network does not let this shop's terminal do this kind of transaction: holds, charges of stored cards,
a currency, or the line of business under which the shop is registered.

## Why
The terminal was opened for less than the shop does, or the line of business (MCC) is closed to this kind of payment.
Then every card fails alike. Some banks give the same answer for a restriction of the card; then other cards pass.

## What to do
The merchant asks the provider to have the operation opened at the acquirer, and until then switches the module to what
the terminal may do. Where other cards pass, the cardholder asks the issuing bank instead.

## References
- Visa Core Rules, 18 April 2026: response code 58 is of category 4, at most 20 reattempts in 30 days
- CloudPayments, code 6017: the line of business is forbidden in SBP; code 5058, read there as a restriction of the card
  (API reference, copy of 2026-08-04)
- PayPal, processor responses 1370 and PPAU: the line of business (PayPal server SDK 2.4.0)
"""

from paysupport.diagnostics.rule import NO, YES, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Payment, Reason, Retry, Stage


def check(payment: Payment) -> Facts:
    """What was asked for, in the provider's words."""
    return Facts(
        values={"kind": payment.kind or "—", "method": payment.raw_method or payment.method or "—"},
        seen=("payment.kind", "payment.method"),
    )


RULE = Rule(
    code="PS209",
    name="terminal-not-permitted",
    title=Text(
        en="The shop's terminal may not do this operation",
        ru="Терминалу магазина такая операция не разрешена",
    ),
    level=Level.ERROR,
    stage=Stage.CONFIGURATION,
    responsible=Party.ACQUIRER,
    reasons={Reason.TERMINAL_NOT_PERMITTED},
    check=check,
    retry=Retry(now=NO, later=YES, other=YES, after=Party.ACQUIRER),
    payer=Text(
        en="The shop cannot take this payment at the moment; your card is not the reason, and no money was taken."
        " Please choose another payment method or write to the shop.",
        ru="Магазин сейчас не может принять такой платёж; ваша карта ни при чём, деньги не списаны. Выберите другой"
        " способ оплаты или напишите в магазин.",
    ),
    merchant=Text(
        en="Your terminal at the acquirer may not do this (operation: {kind}, method: {method}). Ask the provider to"
        " have it opened there, and choose in the module what the terminal is allowed until then.",
        ru="Вашему терминалу такая операция не разрешена (операция: {kind}, способ: {method}). Попросите провайдера"
        " открыть такую операцию у эквайера, а пока выберите в модуле то, что терминалу разрешено.",
    ),
    agent=Text(
        en="Not permitted to the terminal (operation: {kind}, method: {method}). See whether any card passes: if none"
        " does, the acquirer has to open the operation or look at the line of business (MCC); if others do, it is a"
        " restriction of this card, and the cardholder asks the issuer.",
        ru="Операция терминалу не разрешена (операция: {kind}, способ: {method}). Проверьте, проходит ли хоть одна"
        " карта: если нет, открыть операцию или проверить категорию магазина (MCC) должен эквайер; если другие"
        " проходят, это ограничение самой карты, и держатель обращается к эмитенту.",
    ),
    refuted_by=Text(
        en="The same operation went through the same terminal at the same time.",
        ru="В то же время такая же операция через этот терминал прошла.",
    ),
)
