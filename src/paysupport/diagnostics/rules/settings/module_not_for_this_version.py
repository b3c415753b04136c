"""# Module not for this version

## What it finds
The payment module is made for other versions of the shop system than the one that is installed.

## Why
Shop systems change how modules are loaded, how orders are stored and which hooks exist. A module for another version
does not appear, breaks the checkout, or takes the money and cannot update the order.

## What to do
Install the module that the provider has for this version of the system; there is often one per major version.

## References
- The README of each module; the list with its sources is in the documentation under "Modules"
"""

from paysupport.diagnostics.modules import recognised, within
from paysupport.diagnostics.replies import SHOP_SETTINGS
from paysupport.diagnostics.rule import NO, YES, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Certainty, Level, Party, Retry, Settings, Stage


def check(settings: Settings) -> Facts | None:
    """The version of the system lies outside the range of the module."""
    module = settings.module
    found = recognised(module) if module else None
    if module is None or found is None or within(module.cms_version, found.fits) is not False:
        return None
    return Facts(
        values={"module": found.name, "fits": found.fits, "version": module.cms_version or "", "source": found.source},
        seen=("settings.module.cms_version", "settings.module"),
        certainty=Certainty.LIKELY,
    )


RULE = Rule(
    code="PS931",
    name="module-not-for-this-version",
    title=Text(en="The module is for another version of the shop system", ru="Модуль не для этой версии CMS"),
    level=Level.WARNING,
    stage=Stage.CONFIGURATION,
    responsible=Party.MERCHANT,
    check=check,
    retry=Retry(now=NO, later=YES, other=YES, after=Party.MERCHANT),
    payer=SHOP_SETTINGS,
    merchant=Text(
        en="The module {module} is made for versions {fits} of the shop system, and you have {version}. Install the"
        " module for your version.",
        ru="Модуль {module} рассчитан на версии CMS {fits}, а у вас {version}. Установите модуль для своей версии.",
    ),
    agent=Text(
        en="{module} fits {fits}, installed is {version} ({source}). Ask which module the provider has for it before"
        " looking for other causes.",
        ru="{module} подходит для {fits}, установлена {version} ({source}). Прежде чем искать другие причины, уточните,"
        " какой модуль есть для этой версии.",
    ),
    refuted_by=Text(
        en="The vendor says that this release of the module supports the version.",
        ru="Разработчик подтверждает, что этот выпуск модуля поддерживает такую версию.",
    ),
)
