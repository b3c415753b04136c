"""The wording of a refusal, for answers that carry no code.

Messages change with every release of a provider, so whole words are looked for and not sentences; what does not
clearly name a reason of a refusal stays unknown.
"""

import re

from paysupport.model import Reason

MAX_LENGTH = 500
"""Characters of a message that are read; the rest cannot change the reading."""

_WORDINGS: tuple[tuple[Reason, str], ...] = (
    (Reason.INSUFFICIENT_FUNDS, r"(?:insufficient|not enough|no sufficient) (?:funds|money|balance)"),
    (Reason.INSUFFICIENT_FUNDS, r"недостаточно (?:средств|денег)|не ?достаточно денежных средств"),
    (Reason.EXPIRED_CARD, r"(?:expired card|card (?:has |is )?expired)|срок действия карт\w+ (?:истек|закончился)"),
    (Reason.INCORRECT_CVC, r"(?:incorrect|invalid|wrong) (?:cvv2?|cvc2?|security code)|(?:cvv2?|cvc2?) check failed"),
    (Reason.INCORRECT_CVC, r"невер\w+ (?:cvv|cvc)"),
    (Reason.INCORRECT_EXPIRY, r"(?:incorrect|invalid|wrong) expir\w+"),
    (Reason.INCORRECT_NUMBER, r"(?:incorrect|invalid|wrong) card number|невер\w+ номер карты"),
    (Reason.DO_NOT_HONOR, r"do not honou?r|forbidden by (?:the )?bank"),
    (Reason.LOST_CARD, r"lost card|карта (?:утеряна|утрачена)"),
    (Reason.STOLEN_CARD, r"stolen card|карта украдена"),
    (Reason.TRANSACTION_NOT_PERMITTED, r"(?:transaction|operation) (?:is )?not permitted to (?:the )?card ?holder"),
    (Reason.AUTHENTICATION_FAILED, r"3-?d ?s(?:ecure)? (?:authentication )?failed|(?:not|isn't) authenticated"),
    (Reason.ISSUER_UNAVAILABLE, r"issuer (?:is )?(?:unavailable|inoperative|not available)|банк-эмитент недоступен"),
    (Reason.LIMIT_OF_UNKNOWN_OWNER, r"exceeds? (?:the )?(?:\w+ )?limits?|limits? (?:is |has been )?exceeded"),
    (Reason.LIMIT_OF_UNKNOWN_OWNER, r"превышен\w* (?:\w+ )?лимит|лимит\w* превышен"),
    (Reason.GENERIC_DECLINE, r"(?:payment|transaction|card) (?:was |is |has been )?declined"),
)
_PATTERNS = tuple((reason, re.compile(rf"(?<!\w)(?:{wording})(?!\w)")) for reason, wording in _WORDINGS)
_SPACE = re.compile(r"\s+")


def normalise(message: str) -> str:
    """Lower case, plain quotes, single spaces, no closing full stop; at most `MAX_LENGTH` characters."""
    text = message[:MAX_LENGTH].casefold().replace("’", "'").replace("ё", "е")
    return _SPACE.sub(" ", text).strip(" .!\"'«»")


def classify(message: str) -> Reason | None:
    """The reason that a normalised message names, or None."""
    return next((reason for reason, pattern in _PATTERNS if pattern.search(message)), None)
