"""# Legal restriction

## What it finds
A bank on the way refused because the operation is forbidden to it: by a law, by sanctions, or by its checks against
money laundering.

## Why
A name on a list, a country, a line of business that is forbidden where the card comes from, or amounts that a bank has
to look at. A namesake can be hit too.

## What to do
The payer hears the general refusal only: about checks against money laundering a bank's customer must not be warned.
Nobody repeats the payment or tries to get round the ban by other amounts or terminals. A merchant of whose buyers many
are affected asks the acquirer, through the provider, about the line of business and the countries.

## References
- Visa, response code 93: cannot be completed, violation of law (J.P. Morgan, payment brand changes, 15 September 2025);
  of category 2 since April 2021 (Visa Core Rules, 18 April 2026)
- payabl., error codes of Visa: 64, does not fulfil the requirements against money laundering (docs.payabl.com)
- Mastercard merchant advice codes: 42, sanctions scoring (on the list of one processor only)
"""

from paysupport.diagnostics.rule import NO, UNKNOWN, YES, Rule
from paysupport.diagnostics.texts import GENERIC_REFUSAL, Text
from paysupport.model import Level, Party, Reason, Retry, Stage

RULE = Rule(
    code="PS144",
    name="legal-restriction",
    title=Text(
        en="Forbidden by law, sanctions or a money-laundering check",
        ru="Запрет по закону, санкциям или проверке на отмывание денег",
    ),
    level=Level.ERROR,
    stage=Stage.AUTHORISATION,
    responsible=Party.ISSUER,
    reasons={Reason.LEGAL_RESTRICTION},
    retry=Retry(now=NO, later=UNKNOWN, other=YES, after=Party.ISSUER),
    payer=GENERIC_REFUSAL,
    merchant=Text(
        en="A bank refused on legal grounds: a law, sanctions or a check against money laundering. Do not tell the"
        " buyer, do not repeat the payment and do not try to get round the ban; if many buyers are affected, ask the"
        " acquirer through the provider about your line of business and countries.",
        ru="Банк отказал по правовым основаниям: закон, санкции или проверка на отмывание денег. Не сообщайте это"
        " покупателю, не повторяйте платёж и не пытайтесь обойти запрет; если таких отказов много, спросите эквайера"
        " через провайдера про ваш вид деятельности и страны.",
    ),
    agent=Text(
        en="A refusal on legal grounds (law, sanctions, money laundering). Not to be disclosed: the payer gets the"
        " general refusal and not a word about a check. Only the bank that refused may explain it, and only to its own"
        " customer.",
        ru="Отказ по правовым основаниям (закон, санкции, ПОД/ФТ). Не раскрывать: плательщику даётся общий ответ, о"
        " проверке ни слова. Объяснить отказ может только сам банк и только своему клиенту.",
    ),
    refuted_by=Text(
        en="The bank that refused finds no legal ground for it.",
        ru="Отказавший банк правовых оснований для отказа не находит.",
    ),
)
