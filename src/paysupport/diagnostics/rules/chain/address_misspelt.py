"""# Address misspelt

## What it finds
The address that was given has a typo: its checksum is wrong.

## Why
It was typed by hand, read from a picture, or changed on the way. Wallets refuse such an address, so nothing can have
been sent to it by them.

## What to do
The address is copied again from the payment page. If a transfer was made all the same, its hash tells where it went.

## References
- BIP-173 and BIP-350: bech32 and bech32m
- EIP-55: mixed-case checksum
- TEP-2: TON addresses
"""

from paysupport.chain.pasted import Kind, read
from paysupport.diagnostics.rule import YES, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Retry, Stage


def check(pasted: str) -> Facts | None:
    """An address that is broken."""
    reading = read(pasted)
    if reading.kind is not Kind.ADDRESS or reading.problem is None:
        return None
    values = {"given": reading.value or pasted, "problem": reading.problem.value}
    return Facts(values=values, seen=("pasted",))


RULE = Rule(
    code="PS504",
    name="address-misspelt",
    title=Text(
        en="The address has a typo",
        ru="В адресе опечатка",
    ),
    level=Level.WARNING,
    stage=Stage.REQUEST,
    responsible=Party.PAYER,
    check=check,
    retry=Retry(now=YES, later=YES, other=YES, after=Party.PAYER),
    payer=Text(
        en="The address {given} has a typo, and nothing can be sent to it. Please copy the address from the payment"
        " page, and pay to that one.",
        ru="В адресе {given} опечатка, отправить на него ничего нельзя. Скопируйте адрес со страницы оплаты и"
        " заплатите на него.",
    ),
    merchant=Text(
        en="{given} is no valid address ({problem}). If your page shows it so, it is damaged there.",
        ru="{given} — неверный адрес ({problem}). Если так он показан на вашей странице, он повреждён там.",
    ),
    agent=Text(
        en="Checksum of {given} wrong ({problem}).",
        ru="Неверная контрольная сумма {given} ({problem}).",
    ),
    refuted_by=Text(
        en="A source shows transfers to exactly this address.",
        ru="Источник показывает переводы именно на этот адрес.",
    ),
)
