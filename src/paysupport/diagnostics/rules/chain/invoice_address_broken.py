"""# Invoice address broken

## What it finds
The address of the invoice is not valid on its network: it has a typo, or belongs to another network.

## Why
The shop's settings hold a mistyped address or one of another network, or the template of the page cuts it.

## What to do
The merchant corrects the address in the settings before anybody pays to it.

## References
- BIP-173 and BIP-350: bech32 and bech32m
- EIP-55: mixed-case checksum
"""

from paysupport.chain.addresses import on
from paysupport.chain.networks import network
from paysupport.diagnostics.rule import NO, YES, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Invoice, Level, Party, Retry, Stage


def check(invoice: Invoice) -> Facts | None:
    """No reading of the address on this network."""
    own = network(invoice.network)
    if own is None or on(own.name, invoice.address) is not None:
        return None
    values = {"address": invoice.address, "invoice_network": own.title, "invoice": invoice.id or "—"}
    return Facts(values=values, seen=("invoice.address", "invoice.network"))


RULE = Rule(
    code="PS505",
    name="invoice-address-broken",
    title=Text(
        en="The address of the invoice is not valid",
        ru="Адрес в счёте недействителен",
    ),
    level=Level.ERROR,
    stage=Stage.CONFIGURATION,
    responsible=Party.MERCHANT,
    check=check,
    retry=Retry(now=NO, later=YES, other=YES, after=Party.MERCHANT),
    payer=Text(
        en="The address on the payment page is not valid. Please do not send anything to it; write to the shop.",
        ru="Адрес на странице оплаты недействителен. Ничего на него не отправляйте и напишите в магазин.",
    ),
    merchant=Text(
        en="{address} is no valid address of {invoice_network}. Correct it in the settings before anybody pays.",
        ru="{address} — недействительный адрес для {invoice_network}. Исправьте его в настройках, пока никто не"
        " заплатил.",
    ),
    agent=Text(
        en="Address {address} invalid on {invoice_network}: typo, or of another network.",
        ru="Адрес {address} недействителен в {invoice_network}: опечатка или другая сеть.",
    ),
    refuted_by=Text(
        en="A source shows transfers to exactly this address on this network.",
        ru="Источник показывает переводы именно на этот адрес в этой сети.",
    ),
)
