"""# Test card in live mode

## What it finds
A card number from the provider's documentation for tests was used in a live shop.

## Why
Somebody tries the shop after it was switched to live mode, or the shop is live though its developer believes it is in
test mode.

## What to do
To test, switch shop and keys to test mode; to buy, use a real card. If buyers see this, the shop shows them test data.

## References
- Stripe, decline code testmode_decline: a test card was used with live keys (decline codes, 2026-07-14)
"""

from paysupport.diagnostics.rule import NO, YES, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Reason, Retry, Stage

RULE = Rule(
    code="PS321",
    name="test-card-in-live-mode",
    title=Text(en="A test card in live mode", ru="Тестовая карта в боевом режиме"),
    level=Level.ERROR,
    stage=Stage.REQUEST,
    responsible=Party.MERCHANT,
    reasons={Reason.TEST_CARD_IN_LIVE_MODE},
    retry=Retry(now=NO, later=NO, other=YES),
    payer=Text(
        en="The number entered belongs to a test card, which cannot be used to pay; no money was taken. Please pay"
        " with your own card.",
        ru="Введён номер тестовой карты, платить ею нельзя; деньги не списаны. Пожалуйста, оплатите своей картой.",
    ),
    merchant=Text(
        en="A test card was used while your shop is in live mode. To test, switch the shop and its keys to test mode;"
        " in live mode only real cards work.",
        ru="Использована тестовая карта, а магазин работает в боевом режиме. Для проверки переключите магазин и ключи в"
        " тестовый режим; в боевом проходят только настоящие карты.",
    ),
    agent=Text(
        en="A known test card with live keys; the bank has nothing to do with it. Ask whether the shop's developer was"
        " testing, and in which mode the shop should be.",
        ru="Тестовая карта с боевыми ключами; банк ни при чём. Спросите, не проверял ли магазин его разработчик и в"
        " каком режиме магазин должен работать.",
    ),
    refuted_by=Text(
        en="The provider confirms that the payment was made with a card of a real bank.",
        ru="Провайдер подтверждает, что платили картой настоящего банка.",
    ),
)
