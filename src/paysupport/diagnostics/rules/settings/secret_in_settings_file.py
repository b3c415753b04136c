"""# Secret in settings file

## What it finds
A secret key stands in the file of settings itself, and not in the environment. Beside a payment nothing is said of it:
it explains none.

## Why
Such files are kept with the code and shown in merge requests and logs. Whoever can read the repository, or its history,
can then pay out and refund in the merchant's name.

## What to do
Name a variable of the environment instead (`secret_key_env = "SHOP_SECRET"`), store the value as a secret of the CI,
and replace the key at the provider if the file was ever shared.

## References
- OWASP Secrets Management Cheat Sheet
"""

from paysupport.diagnostics.replies import SHOP_SETTINGS
from paysupport.diagnostics.rule import UNKNOWN, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Payment, Retry, Settings, Stage


def check(settings: Settings, payment: Payment | None = None) -> Facts | None:
    """Secrets that were written out."""
    names = settings.secrets_in_file
    if payment is not None or not names:
        return None
    return Facts(
        values={"names": ", ".join(names), "variables": ", ".join(f"{name}_env" for name in names)},
        seen=("settings.secrets_in_file",),
    )


RULE = Rule(
    code="PS920",
    name="secret-in-settings-file",
    title=Text(en="A secret stands in the settings file", ru="Секрет записан прямо в файле настроек"),
    level=Level.WARNING,
    stage=Stage.CONFIGURATION,
    responsible=Party.MERCHANT,
    check=check,
    retry=Retry(now=UNKNOWN, later=UNKNOWN, other=UNKNOWN, after=Party.MERCHANT),
    payer=SHOP_SETTINGS,
    merchant=Text(
        en="The settings file holds secrets: {names}. Write {variables} with the name of an environment variable"
        " instead, and have the keys replaced if the file was ever shared.",
        ru="В файле настроек записаны секреты: {names}. Укажите вместо них {variables} с именем переменной окружения,"
        " а если файл кто-то мог видеть, перевыпустите ключи.",
    ),
    agent=Text(
        en="The merchant keeps secrets in the settings file ({names}). Do not ask for the file; the keys belong into"
        " the environment.",
        ru="Секреты магазина лежат в файле настроек ({names}). Не просите прислать этот файл; ключи нужно перенести в"
        " переменные окружения.",
    ),
    refuted_by=Text(
        en="The values in the file are made up and open nothing.",
        ru="Значения в файле вымышленные и ничего не открывают.",
    ),
)
