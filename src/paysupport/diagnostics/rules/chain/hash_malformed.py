"""# Hash malformed

## What it finds
What was given is meant as a transaction hash and cannot be one: characters are missing, too many or wrong.

## Why
It was copied in part, typed by hand, or read from a picture.

## What to do
The payer copies it with the wallet's or exchange's copy button and sends it again, or sends the link to the explorer.

## References
- Forms of hashes by network: `paysupport.chain.pasted`
"""

from paysupport.chain.pasted import Kind, read
from paysupport.diagnostics.rule import NO, YES, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Retry, Stage


def check(pasted: str) -> Facts | None:
    """Nearly a hash."""
    reading = read(pasted)
    if reading.kind is not Kind.TRANSACTION or reading.problem is None:
        return None
    return Facts(values={"problem": reading.problem.value}, seen=("pasted",))


RULE = Rule(
    code="PS503",
    name="hash-malformed",
    title=Text(
        en="The transaction hash is mistyped or cut",
        ru="Хеш транзакции введён с ошибкой или обрезан",
    ),
    level=Level.WARNING,
    stage=Stage.REQUEST,
    responsible=Party.PAYER,
    check=check,
    retry=Retry(now=NO, later=YES, other=YES, after=Party.PAYER),
    payer=Text(
        en="The transaction hash that you sent is incomplete or mistyped. Please copy it with the copy button of your"
        " wallet or exchange, and send it once more.",
        ru="Присланный хеш транзакции неполный или с ошибкой. Скопируйте его кнопкой копирования в кошельке или на"
        " бирже и пришлите ещё раз.",
    ),
    merchant=Text(
        en="The hash is broken ({problem}). Ask the buyer to copy it again.",
        ru="Хеш повреждён ({problem}). Попросите покупателя скопировать его ещё раз.",
    ),
    agent=Text(
        en="Broken hash ({problem}); nothing was looked up. The payer sends it again.",
        ru="Хеш повреждён ({problem}); поиск не выполнялся. Плательщик присылает его заново.",
    ),
    refuted_by=Text(
        en="An explorer finds it as it is.",
        ru="Обозреватель находит его как есть.",
    ),
)
