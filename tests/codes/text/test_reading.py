import html
from collections.abc import Callable, Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paysupport.codes.text import MAX_LENGTH, classify, normalise
from paysupport.codes.text.spelling import unaccented
from paysupport.model import Reason
from tests.codes.text import LANGUAGES, MESSAGES, NOTHING

NOT_IN_WORDS = {Reason.UNKNOWN, Reason.PROVIDER_ERROR}
"""What no wording names."""


def meant(message: str) -> Reason | None:
    return next(iter(classify(normalise(message))), None)


def misread(messages: Iterable[tuple[str, Reason]]) -> list[tuple[str, str, Reason | None]]:
    read = ((text, reason, meant(text)) for text, reason in messages)
    return [(text, f"not {reason}", got) for text, reason, got in read if got is not reason]


@pytest.mark.parametrize("language", LANGUAGES)
def test_messages_name_their_reason(language: str) -> None:
    assert not misread((each.text, each.reason) for each in MESSAGES if each.language == language)


def test_nine_languages_are_read() -> None:
    assert LANGUAGES == ["be", "de", "en", "es", "fr", "pl", "pt", "ru", "uk"]


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_reason_has_words(language: str) -> None:
    assert {each.reason for each in MESSAGES if each.language == language} == set(Reason) - NOT_IN_WORDS


def inside_words(sign: str) -> Callable[[str], str]:
    return lambda text: " ".join(f"{word[:3]}{sign}{word[3:]}" for word in text.split(" "))


DRESS: dict[str, Callable[[str], str]] = {
    "capitals": str.upper,
    "small letters": str.lower,
    "a code": lambda text: f"51: {text}",
    "a code in brackets": lambda text: f"[05] {text} (R-17)",
    "an error number": lambda text: f"Error 5051 - {text}",
    "a status": lambda text: f"DECLINED: {text}",
    "an identifier": lambda text: f"{text} (550e8400-e29b-41d4-a716-446655440000)",
    "mark-up": lambda text: f"<p>{html.escape(text)}</p>&nbsp;",
    "wide letters": lambda text: "".join(chr(ord(each) + 0xFEE0) if "!" <= each <= "~" else each for each in text),
    "soft hyphens": inside_words("\u00ad"),
    "spaces without width": inside_words("\u200b"),
    "much space": lambda text: "  " + text.replace(" ", " \n\t ") + " ",
    "snake case": lambda text: text.replace(" ", "_"),
    "no accents": unaccented,
}


@pytest.mark.parametrize("dress", DRESS)
def test_a_message_is_read_whatever_stands_around_it(dress: str) -> None:
    assert not misread((DRESS[dress](each.text), each.reason) for each in MESSAGES)


ADVICE = {
    "en": (". Please try again later.", ". Use another card", ", please repeat the payment"),
    "ru": (". Попробуйте ещё раз позже.", ". Воспользуйтесь другой картой", ", повторите платёж"),
    "de": (". Bitte versuchen Sie es erneut.", ". Verwenden Sie eine andere Karte", ", wiederholen Sie die Zahlung"),
    "es": (". Inténtelo de nuevo más tarde.", ". Utilice otra tarjeta", ", repita el pago"),
    "pt": (". Tente novamente mais tarde.", ". Utilize outro cartão", ", repita o pagamento"),
    "pl": (". Spróbuj ponownie później.", ". Użyj innej karty", ", powtórz płatność"),
    "fr": (". Veuillez réessayer plus tard.", ". Utilisez une autre carte", ", recommencez le paiement"),
    "uk": (". Спробуйте ще раз пізніше.", ". Скористайтеся іншою карткою", ", повторіть платіж"),
    "be": (". Паспрабуйце яшчэ раз пазней.", ". Скарыстайцеся іншай карткай", ", паўтарыце плацёж"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_advice_after_a_refusal_is_no_other_refusal(language: str) -> None:
    said = [each for each in MESSAGES if each.language == language and "by the merchant" not in each.text]
    for advice in ADVICE[language]:
        assert not misread((each.text.rstrip(".!") + advice, each.reason) for each in said)


@pytest.mark.parametrize("kind", NOTHING)
def test_what_is_no_refusal_is_not_read(kind: str) -> None:
    assert not [(text, reason) for text in NOTHING[kind] if (reason := meant(text)) is not None]


@pytest.mark.parametrize("mark", ["?", " ?!"])
def test_a_question_is_no_refusal(mark: str) -> None:
    simple = [each.text.rstrip(".!") for each in MESSAGES if not any(sign in each.text.rstrip(".!") for sign in ".!?;")]
    assert not [(text, reason) for text in simple if (reason := meant(text + mark)) is not None]


R = Reason


@pytest.mark.parametrize(
    ("said", "reason", "near"),
    [
        ("Insufficient funds", R.INSUFFICIENT_FUNDS, "Insufficient permissions"),
        ("Insufficient funds", R.INSUFFICIENT_FUNDS, "Sufficient funds"),
        ("Not enough money on the card", R.INSUFFICIENT_FUNDS, "Not enough characters in the name"),
        ("The card has expired", R.EXPIRED_CARD, "The card has not expired"),
        ("The card has expired", R.EXPIRED_CARD, "The certificate has expired"),
        ("Срок действия карты истёк", R.EXPIRED_CARD, "Срок действия карты не истёк"),
        ("Срок действия карты истёк", R.EXPIRED_CARD, "Срок действия паспорта истёк"),
        ("Die Karte ist abgelaufen", R.EXPIRED_CARD, "Die Sitzung ist abgelaufen"),
        ("La tarjeta ha caducado", R.EXPIRED_CARD, "La sesión ha caducado"),
        ("Karta została skradziona", R.STOLEN_CARD, "Paczka została skradziona"),
        ("Stolen card", R.STOLEN_CARD, "Stolen bicycle"),
        ("Lost card", R.LOST_CARD, "Lost connection"),
        ("Carte perdue", R.LOST_CARD, "Connexion perdue"),
        ("Cartão perdido", R.LOST_CARD, "Pacote perdido"),
        ("Карта утеряна", R.LOST_CARD, "Связь утеряна"),
        ("Картку викрадено", R.STOLEN_CARD, "Велосипед викрадено"),
        ("Картка згублена", R.LOST_CARD, "Пасылка згублена"),
        ("Daily card limit exceeded", R.ISSUER_LIMIT, "Daily card limit"),
        ("Limit exceeded", R.LIMIT_OF_UNKNOWN_OWNER, "Rate limit exceeded"),
        ("Limit exceeded", R.LIMIT_OF_UNKNOWN_OWNER, "Limit 10 items per page"),
        ("Suspected fraud", R.ISSUER_SUSPECTED_FRAUD, "No fraud detected"),
        ("Payment was declined", R.GENERIC_DECLINE, "Payment was not declined"),
        ("Payment was declined", R.GENERIC_DECLINE, "Payment may be declined"),
        ("Payment was declined", R.GENERIC_DECLINE, "If the payment was declined, call us"),
        ("Your payment was declined", R.GENERIC_DECLINE, "Why was your payment declined"),
        ("Your payment was declined", R.GENERIC_DECLINE, "Your friend request was declined"),
        ("Платёж отклонён", R.GENERIC_DECLINE, "Заявка на отпуск отклонена"),
        ("Invalid API key", R.INVALID_CREDENTIALS, "Invalid email"),
        ("Invalid signature", R.INVALID_SIGNATURE, "Invalid date of the newsletter"),
        ("Duplicate transaction", R.DUPLICATE, "Duplicate key"),
        ("Do not honor", R.DO_NOT_HONOR, "Do not disturb"),
        ("Card is blocked", R.RESTRICTED_CARD, "Your IP address is blocked"),
        ("Cancelled by customer", R.CANCELLED_BY_PAYER, "Loved by customers"),
        ("3-D Secure authentication failed", R.AUTHENTICATION_FAILED, "3-D Secure authentication succeeded"),
    ],
)
def test_one_word_makes_the_difference(said: str, reason: Reason, near: str) -> None:
    assert meant(said) is reason
    assert meant(near) is None


@pytest.mark.parametrize(
    ("message", "reason"),
    [
        ("Card limit exceeded", R.ISSUER_LIMIT),
        ("Merchant limit exceeded", R.ACQUIRER_LIMIT),
        ("Wallet limit exceeded", R.WALLET_LIMIT),
        ("Limit of the mobile operator exceeded", R.OPERATOR_LIMIT),
        ("Daily limit exceeded", R.LIMIT_OF_UNKNOWN_OWNER),
    ],
)
def test_a_limit_has_an_owner_if_one_is_named(message: str, reason: Reason) -> None:
    assert meant(message) is reason


@pytest.mark.parametrize(
    ("message", "reasons"),
    [
        ("Insufficient funds or expired card", (R.EXPIRED_CARD, R.INSUFFICIENT_FUNDS)),
        ("Card expired. Insufficient funds.", (R.EXPIRED_CARD, R.INSUFFICIENT_FUNDS)),
        ("Карта просрочена или заблокирована", (R.EXPIRED_CARD, R.RESTRICTED_CARD)),
        ("Карта заблокирована: нарушение безопасности", (R.SECURITY_VIOLATION, R.RESTRICTED_CARD)),
        ("Wrong card number or CVV", (R.INCORRECT_CARD_DATA,)),
        ("Card or merchant limit exceeded", (R.LIMIT_OF_UNKNOWN_OWNER,)),
        ("Lost or stolen card, pick up", (R.STOLEN_CARD,)),
        ("Payment declined: insufficient funds, expired card or restricted card", (R.GENERIC_DECLINE,)),
        ("Insufficient funds, expired card or restricted card", ()),
        ("The card was declined. Insufficient funds.", (R.INSUFFICIENT_FUNDS,)),
        ("Declined by the bank: limit exceeded", (R.LIMIT_OF_UNKNOWN_OWNER,)),
        ("PIN zu oft falsch eingegeben", (R.PIN_TRIES_EXCEEDED,)),
        ("", ()),
    ],
)
def test_several_reasons_in_one_message(message: str, reasons: tuple[Reason, ...]) -> None:
    assert classify(normalise(message)) == reasons


@pytest.mark.parametrize(
    ("message", "reason"),
    [
        ("not declined because of insufficient funds", None),
        ("The payment was not declined because of insufficient funds", None),
        ("Платёж не был отклонён из-за нехватки средств", None),
        ("Die Zahlung wurde nicht wegen mangelnder Deckung abgelehnt", None),
        ("Отказ не связан с нехваткой средств", None),
        ("Neither lost nor stolen", None),
        ("Ни утеряна, ни украдена", None),
        ("Insufficient funds, not fraud", R.INSUFFICIENT_FUNDS),
        ("card is not blocked, insufficient funds", R.INSUFFICIENT_FUNDS),
        ("Карта не просрочена, недостаточно средств", R.INSUFFICIENT_FUNDS),
        ("There were sufficient funds but the bank declined", R.DO_NOT_HONOR),
        ("Carte dont la validité est dépassée", R.EXPIRED_CARD),
    ],
)
def test_what_is_denied_is_not_read(message: str, reason: Reason | None) -> None:
    assert meant(message) is reason


@pytest.mark.parametrize(
    ("message", "reason"),
    [
        ("Оtкaз бaнкa", R.DO_NOT_HONOR),
        ("HEДOCTATOЧHO CPEДCTB", R.INSUFFICIENT_FUNDS),
        ("Перевищено лiмiт", R.LIMIT_OF_UNKNOWN_OWNER),
        ("insuffiсient funds", R.INSUFFICIENT_FUNDS),
        ("еxpirеd саrd", R.EXPIRED_CARD),
        ("💳❌ Card declined 😀", R.GENERIC_DECLINE),
        ("𝐈𝐧𝐬𝐮𝐟𝐟𝐢𝐜𝐢𝐞𝐧𝐭 𝐟𝐮𝐧𝐝𝐬", R.INSUFFICIENT_FUNDS),
        ("\u202eInsufficient funds", R.INSUFFICIENT_FUNDS),
        ('{"error":"insufficient_funds"}', R.INSUFFICIENT_FUNDS),
        ("error=insufficient_funds&code=51", R.INSUFFICIENT_FUNDS),
        ("51 Недостаточно средств (INSUFFICIENT FUNDS)", R.INSUFFICIENT_FUNDS),
        ("Отказ: insufficient funds", R.INSUFFICIENT_FUNDS),
        ("Erreur / Error: Karte abgelaufen", R.EXPIRED_CARD),
        ("<!-- card expired --> ok", None),
        ("I n s u f f i c i e n t f u n d s", None),
        ("😀😀😀", None),
        ("0000 0000", None),
        ("\u200b\ufeff", None),
        ("null", None),
    ],
)
def test_messages_in_strange_dress(message: str, reason: Reason | None) -> None:
    assert meant(message) is reason


@pytest.mark.parametrize(
    ("message", "reason"),
    [
        ("Insuficient funds", R.INSUFFICIENT_FUNDS),
        ("Insufficient fnuds on the card", None),
        ("Transacton was declined", R.GENERIC_DECLINE),
        ("Authentification failed 3ds", R.AUTHENTICATION_FAILED),
        ("Недостаточнно средств", R.INSUFFICIENT_FUNDS),
        ("Недостаточо средств", R.INSUFFICIENT_FUNDS),
        ("Транзация отклонена", R.GENERIC_DECLINE),
    ],
)
def test_one_letter_may_be_wrong_in_a_long_word(message: str, reason: Reason | None) -> None:
    assert meant(message) is reason


@pytest.mark.parametrize(
    ("message", "reason"),
    [
        ("Payment was declined", R.GENERIC_DECLINE),
        ("Internal decline", R.GENERIC_DECLINE),
        ("Forbidden by bank", R.DO_NOT_HONOR),
        ("Missed recipient card fields: holder.", None),
        ("Parent uid Parent transaction is not found.", R.ORDER_NOT_FOUND),
    ],
)
def test_answers_without_codes(message: str, reason: Reason | None) -> None:
    assert meant(message) is reason


PIECES = sorted({word for message in MESSAGES for word in message.text.split()})


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=60).map(" ".join) | st.text())
def test_whatever_is_said_is_read_or_not(message: str) -> None:
    said = normalise(message)
    assert classify(said) == classify(normalise(said))


@pytest.mark.parametrize(
    "sign", ["a", "a ", "не ", "card ", "card declined ", "3", "D", "é", "Ð¡", "(", "_", ". ", "?", "&lt;"]
)
def test_long_messages_cost_no_more_than_short_ones(sign: str) -> None:
    long = sign * 200_000
    assert classify(normalise(long)) == classify(normalise(long[:MAX_LENGTH]))


def test_what_was_not_normalised_is_read_too() -> None:
    assert classify("expired card" + " at once" * 100_000) == classify(("expired card" + " at once" * 100)[:MAX_LENGTH])
