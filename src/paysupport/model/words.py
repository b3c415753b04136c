"""The closed lists of words: each has one meaning."""

from collections.abc import Mapping
from enum import StrEnum


class Status(StrEnum):
    """Where a payment stands, as the provider sees it."""

    CREATED = "created"
    PENDING = "pending"
    REQUIRES_ACTION = "requires_action"
    AUTHORIZED = "authorized"
    PAID = "paid"
    FAILED = "failed"
    CANCELLED = "cancelled"
    EXPIRED = "expired"
    REFUNDED = "refunded"
    PARTIALLY_REFUNDED = "partially_refunded"
    DISPUTED = "disputed"
    UNKNOWN = "unknown"


class Method(StrEnum):
    """By what means a payer pays; the provider's own word stays in `Payment.raw_method`."""

    CARD = "card"
    SBP = "sbp"
    """The Russian faster payments system: from account to account by QR code or in the bank's app."""
    ERIP = "erip"
    """The Belarusian settlement system ERIP: paid in a bank's app, at a terminal or a desk."""
    MOBILE = "mobile"
    """From the balance of a mobile phone."""
    WALLET = "wallet"
    """An electronic wallet; a card in Apple Pay or Google Pay is `CARD`."""
    BANK_TRANSFER = "bank_transfer"
    DIRECT_DEBIT = "direct_debit"
    CREDIT = "credit"
    """A loan, instalments or pay-later."""
    CASH = "cash"
    """Vouchers, terminals and desks, where cash is handed over."""
    CRYPTO = "crypto"
    OTHER = "other"


def method_of(table: Mapping[str, Method], word: str | None) -> Method | None:
    """What a provider's word for a means of payment stands for: `OTHER` where its table does not hold it."""
    return table.get(word, Method.OTHER) if word else None


class Party(StrEnum):
    """Who is responsible, or who has to act."""

    PAYER = "payer"
    MERCHANT = "merchant"
    ISSUER = "issuer"
    ACQUIRER = "acquirer"
    NETWORK = "network"
    PROVIDER = "provider"
    WALLET = "wallet"
    EXCHANGE = "exchange"
    CHAIN = "chain"


class Certainty(StrEnum):
    """How sure a statement is."""

    CERTAIN = "certain"
    """Defined by a document of the provider or network, or seen on both sides."""
    LIKELY = "likely"
    POSSIBLE = "possible"


class Audience(StrEnum):
    """Who reads a text."""

    PAYER = "payer"
    MERCHANT = "merchant"
    AGENT = "agent"


class Level(StrEnum):
    """How much a finding weighs; `INFO` never becomes the verdict."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Stage(StrEnum):
    """Where on its way a payment went wrong, in order of time."""

    CONFIGURATION = "configuration"
    REQUEST = "request"
    RISK = "risk"
    AUTHENTICATION = "authentication"
    AUTHORISATION = "authorisation"
    NOTIFICATION = "notification"
    ORDER = "order"
    SETTLEMENT = "settlement"


class Via(StrEnum):
    """Which part of the provider's answer told the reason."""

    ADVICE = "advice"
    NETWORK = "network"
    PROVIDER = "provider"
    MESSAGE = "message"
    NONE = "none"


class Answer(StrEnum):
    """Yes, no, or not known."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"
