"""# Fake token

## What it finds
A token that calls itself like the one that was asked for arrived, and its contract is another one than the issuer's.

## Why
Anybody can make a token and give it any name. Deceivers pay with such tokens, which are worth nothing; payers who were
sold them do not know.

## What to do
The invoice is not paid, and nothing is returned. The merchant credits by contract and never by name. If the payer
bought the token in good faith, the seller has deceived the payer.

## References
- Tether: contracts of USDT by network (tether.to, Supported protocols)
- Circle: contract addresses of USDC (developers.circle.com)
"""

from paysupport.chain.assets import spoofs
from paysupport.diagnostics.ledger import Ledger
from paysupport.diagnostics.rule import NO, YES, Facts, Rule
from paysupport.diagnostics.steps import Step
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Retry, Stage


def check(ledger: Ledger) -> Facts | None:
    """A symbol like that of a listed token, from a contract in no list."""
    focus = ledger.focus
    if ledger.step is not Step.ASSET or focus is None:
        return None
    for movement in ledger.to_address(focus):
        if movement.contract and movement.symbol and spoofs(focus.network, movement.symbol, movement.contract):
            seen = focus.places(movement, "contract", "symbol", "recipient")
            real = ", ".join(ledger.asked.contracts)
            named = movement.symbol
            return ledger.facts(focus, "invoice.asset", *seen, contract=movement.contract, symbol=named, real=real)
    return None


RULE = Rule(
    code="PS541",
    name="fake-token",
    title=Text(
        en="Paid with a fake token",
        ru="Оплачено поддельным токеном",
    ),
    level=Level.ERROR,
    stage=Stage.AUTHORISATION,
    responsible=Party.PAYER,
    check=check,
    retry=Retry(now=NO, later=YES, other=YES, after=Party.PAYER),
    payer=Text(
        en="The token that arrived is called {symbol}, but it is not the real {asset}: it was issued by somebody else"
        " and is not accepted. Nothing was paid. If you bought it, contact the one who sold it to you; to pay, please"
        " send real {asset}.",
        ru="Поступивший токен называется {symbol}, но это не настоящий {asset}: его выпустил кто-то другой, и он не"
        " принимается. Оплата не прошла. Если вы его купили, обратитесь к продавцу; чтобы оплатить, отправьте"
        " настоящий {asset}.",
    ),
    merchant=Text(
        en="{transaction} brought a token named {symbol} from contract {contract}; the real one is {real}. Do not"
        " credit it, and check that your own code looks at the contract.",
        ru="Транзакция {transaction} принесла токен {symbol} с контрактом {contract}; настоящий контракт — {real}. Не"
        " зачисляйте его и проверьте, что ваш код смотрит на контракт.",
    ),
    agent=Text(
        en="Name {symbol}, contract {contract}, real {real}; worthless. Sources: {sources}.",
        ru="Название {symbol}, контракт {contract}, настоящий {real}; ничего не стоит. Источники: {sources}.",
    ),
    refuted_by=Text(
        en="The issuer lists this contract.",
        ru="Эмитент указывает этот контракт среди своих.",
    ),
)
