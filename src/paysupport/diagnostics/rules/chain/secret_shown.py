"""# Secret shown

## What it finds
What the payer gave as a proof is a seed phrase or a private key. It is not kept, not shown and sent to nobody.

## Why
People are asked for "the key" or "the code" of a transfer, or are told by deceivers that support needs the phrase.

## What to do
Whoever has such a phrase or key can take all that is in the wallet. Everybody who has read the message may have it: the
payer makes a new wallet and moves everything there, now. The support desk deletes the message. No support ever needs
it; for a transfer the hash is enough.

## References
- BIP-39: mnemonic phrases
- Warnings of wallets: nobody needs the recovery phrase (support.metamask.io, read 2026-11)
"""

from paysupport.chain.pasted import Kind
from paysupport.diagnostics.rule import NO, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Retry, Stage

_KINDS = {
    Kind.SEED_PHRASE: Text(en="the recovery phrase of a wallet", ru="секретная фраза кошелька"),
    Kind.PRIVATE_KEY: Text(en="a private key", ru="приватный ключ"),
}


def check(pasted: str) -> Facts | None:
    """Only the word for the kind of secret is left of it."""
    kind = next((text for kind, text in _KINDS.items() if pasted == kind), None)
    return None if kind is None else Facts(values={"secret": kind}, seen=("pasted",))


RULE = Rule(
    code="PS501",
    name="secret-shown",
    title=Text(
        en="A seed phrase or private key was sent",
        ru="Прислана секретная фраза или приватный ключ",
    ),
    level=Level.ERROR,
    stage=Stage.CONFIGURATION,
    responsible=Party.PAYER,
    check=check,
    retry=Retry(now=NO, later=NO, other=NO, after=Party.PAYER),
    payer=Text(
        en="You have sent {secret}. Never give it to anybody, not to support either: it opens your wallet. Please"
        " make a new wallet and move everything there now, and delete the message. For the payment we only need the"
        " transaction hash (TxID).",
        ru="Вы прислали то, что нельзя показывать никому: {secret}. Поддержке это тоже никогда не нужно: этими"
        " данными открывают кошелёк. Прямо сейчас создайте новый кошелёк, переведите туда всё и удалите сообщение."
        " Для платежа нужен только хеш транзакции (TxID).",
    ),
    merchant=Text(
        en="A buyer has sent {secret}. Delete the message everywhere, and do not use it for anything.",
        ru="Покупатель прислал данные, которые открывают кошелёк: {secret}. Удалите сообщение отовсюду и ни для чего"
        " его не используйте.",
    ),
    agent=Text(
        en="The message held {secret}; it was not kept. Warn the payer at once, delete the message in the helpdesk,"
        " and ask for the transaction hash.",
        ru="В сообщении были данные кошелька: {secret}; мы их не сохранили. Сразу предупредите плательщика, удалите"
        " сообщение в системе обращений и попросите хеш транзакции.",
    ),
    refuted_by=Text(
        en="The words are no wallet's phrase.",
        ru="Слова не являются фразой кошелька.",
    ),
)
