"""# Demo terminal in live mode

## What it finds
The terminal key in the settings ends in DEMO, while the shop's mode is live.

## Why
T-Bank gives a new shop two terminals. The one whose key ends in DEMO takes test cards and moves no money; it has the
same host as the other, so that nothing else tells them apart.

## What to do
The merchant enters terminal key and password of the live terminal; both differ from those of the DEMO one.

## References
- T-Bank: a DEMO terminal and a live one (www.tbank.ru/kassa/dev/payments, API 1.80 of 2025-09-16, read 2026-11-21)
"""

from paysupport.diagnostics.replies import SHOP_SETTINGS
from paysupport.diagnostics.rule import NO, YES, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Retry, Settings, Stage


def check(settings: Settings) -> Facts | None:
    """A test terminal in a shop that is said to be live."""
    terminal = (settings.shop_id or "").strip()
    if settings.provider != "tbank" or settings.mode != "live" or not terminal.endswith("DEMO"):
        return None
    return Facts(values={"terminal": terminal}, seen=("settings.shop_id", "settings.mode"))


RULE = Rule(
    code="PS951",
    name="demo-terminal-in-live-mode",
    title=Text(en="The shop is live, its terminal is a demo", ru="Магазин боевой, а терминал демонстрационный"),
    level=Level.ERROR,
    stage=Stage.CONFIGURATION,
    responsible=Party.MERCHANT,
    check=check,
    retry=Retry(now=NO, later=YES, other=NO, after=Party.MERCHANT),
    payer=SHOP_SETTINGS,
    merchant=Text(
        en="Terminal {terminal} is the test terminal: payments through it bring no money. Enter the key of the live"
        " terminal and its own password.",
        ru="Терминал {terminal} — тестовый: деньги по платежам через него не придут. Укажите ключ боевого терминала и"
        " его собственный пароль.",
    ),
    agent=Text(
        en="{terminal} is a DEMO terminal, and the shop says that it is live. The merchant has to enter the live one.",
        ru="{terminal} — терминал DEMO, а режим магазина боевой. Магазину нужно указать боевой терминал.",
    ),
    refuted_by=Text(
        en="T-Bank says that this terminal is a live one.",
        ru="Т-Банк подтверждает, что этот терминал боевой.",
    ),
)
