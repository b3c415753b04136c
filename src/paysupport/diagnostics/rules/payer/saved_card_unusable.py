"""# Saved card unusable

## What it finds
The shop charged a stored card, a token or a bound account, and the provider or the network no longer knows it or no
longer takes it. The card itself may be in order.

## Why
The payer removed the binding in the bank's app or the shop's account, the token was revoked or has run out, or the shop
has moved to another account or acquirer and the stored tokens did not move along.

## What to do
The merchant deletes the binding, stops automatic charges with it, and sends the buyer a link to pay and to save the
card anew. When many bindings die on one day, the provider has to say what was changed.

## References
- CloudPayments, codes 6010 and 6011: binding of SBP not found, not valid (API reference, copy of 2026-08-04)
- Adyen, refusal reason 50: token revoked (docs.adyen.com, as of 2026-07-14)
- bePaid, answer "Token does not exist." (docs.bepaid.by, read 2026-11-21)
"""

from paysupport.diagnostics.rule import NO, YES, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Payment, Reason, Retry, Stage


def check(payment: Payment) -> Facts:
    """Which of the buyer's cards it was."""
    card = payment.attempts[-1].card
    return Facts(values={"last4": (card and card.last4) or "—"}, seen=("payment.card.last4",))


RULE = Rule(
    code="PS145",
    name="saved-card-unusable",
    title=Text(en="The saved card can no longer be charged", ru="С привязанной карты больше нельзя списать"),
    level=Level.ERROR,
    stage=Stage.AUTHORISATION,
    responsible=Party.PAYER,
    reasons={Reason.SAVED_CARD_UNUSABLE},
    check=check,
    retry=Retry(now=NO, later=NO, other=YES, after=Party.PAYER),
    payer=Text(
        en="The shop can no longer charge the card or account that you had saved there, and nothing was taken. Pay"
        " again and enter the card anew; it may be the same one.",
        ru="Магазин больше не может списывать с карты или счёта, которые вы у него сохранили; сейчас ничего не списано."
        " Оплатите заново и введите карту ещё раз, можно ту же самую.",
    ),
    merchant=Text(
        en="The stored card or binding (last digits: {last4}) is no longer valid. Delete it, stop automatic charges"
        " with it, and send the buyer a link to pay and to save the card anew.",
        ru="Привязка карты или счёта (последние цифры: {last4}) больше не действует. Удалите её, остановите по ней"
        " автосписания и отправьте покупателю ссылку, чтобы оплатить и привязать карту заново.",
    ),
    agent=Text(
        en="Token or binding unknown, run out or revoked (card: {last4}); the card itself may be in order. Further"
        " charges with it are pointless, the payer saves the card anew. Many at once: ask the provider what was changed"
        " in the shop's account.",
        ru="Токен или привязка не найдены, истекли или отозваны (карта: {last4}); сама карта может быть в порядке."
        " Списывать по этой привязке дальше бесполезно, плательщику нужно привязать карту заново. Если отпало сразу"
        " много привязок, спросите провайдера, что изменилось в аккаунте магазина.",
    ),
    refuted_by=Text(
        en="A later charge with the same binding succeeded.",
        ru="Более позднее списание по той же привязке прошло.",
    ),
)
