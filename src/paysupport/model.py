"""The words of the field as frozen models; one name, one meaning. Nothing here belongs to one provider.

Times carry a zone. Amounts are exact (`paysupport.money`). What a provider did not say is None; a value that we do
not know is `UNKNOWN` with the raw value kept. A repr never shows what must not leave the process.
"""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, Literal, Self

from pydantic import (
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SecretStr,
    SkipValidation,
    StringConstraints,
)

from paysupport.frozen import filled
from paysupport.money import Money
from paysupport.reasons import Reason
from paysupport.redaction import redact

__all__ = [
    "Answer", "Attempt", "Audience", "Authentication", "Card", "Certainty", "Decline", "Dispute", "Evidence", "Level",
    "Limit", "Merchant", "Method", "Model", "Module", "Notification", "Order", "Origin", "Party", "PastAttempt",
    "Payment", "Reading", "Reason", "Refund", "Retry", "Settings", "SignatureVerdict", "Stage", "Status", "Step", "Via",
    "method_of",
]  # fmt: skip


class Model(BaseModel):
    """A frozen result whose repr holds no card number, key or seed phrase."""

    model_config = ConfigDict(frozen=True, defer_build=True, extra="ignore", coerce_numbers_to_str=True)

    def __repr__(self) -> str:
        return redact(super().__repr__())

    __str__ = __repr__

    @classmethod
    def trusted(cls, values: dict[str, Any]) -> Self:
        """Build from values that are known to be right, such as those an adapter's schema has validated.

        Nothing is checked, and the dictionary becomes the model's own. The contract suite holds that each model an
        adapter builds would have passed validation.
        """
        defaults, names = _fields(cls)
        return filled(cls, values if len(values) == len(names) else defaults | values, names)


@cache
def _fields(model: type[BaseModel]) -> tuple[dict[str, Any], set[str]]:
    fields = model.model_fields
    defaults = {
        name: each.get_default(call_default_factory=True) for name, each in fields.items() if not each.is_required()
    }
    return defaults, set(fields)


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


class Retry(Model):
    """May it be tried again: four questions, not one.

    Attributes:
        now: the same card or wallet, at once.
        later: the same card or wallet, later on (from `not_before`, where that is known).
        other: another card, method or acquirer.
        after: only when this party has acted.
        not_before: the earliest time of a further attempt.
        attempts_left: how many attempts the network's ceiling still allows; None where the earlier ones are not known.
        decided_by: the ceiling or advice that decided, with the edition of its document; None where the rule did.
        certainty: how sure that is: only possible where no fingerprint of the card ties the attempts together, at most
            likely where the document is not the network's or provider's own.
    """

    now: Answer
    later: Answer
    other: Answer
    after: Party | None = None
    not_before: AwareDatetime | None = None
    attempts_left: int | None = None
    decided_by: str | None = None
    certainty: Certainty | None = None


class Step(Model):
    """What one part of an answer says of a refusal, before all of them are weighed."""

    via: Via
    reason: Reason
    certainty: Certainty


class Reading(Model):
    """What a provider's codes and message mean.

    Attributes:
        others: further readings that experts or documents give to the same code, or other parts of the answer.
        final: the provider or network forbids any further attempt.
        source: the document that defines the code; "memory" where none was seen.
        steps: what each part of the answer says, in the order of reading, where more than one names a reason.
    """

    reason: Reason
    via: Via
    certainty: Certainty
    others: tuple[Reason, ...] = ()
    final: bool = False
    source: str = ""
    steps: tuple[Step, ...] = ()


class Decline(Model):
    """Why an attempt was refused; every raw value is kept.

    Attributes:
        code: the provider's own code.
        message: the provider's wording for the merchant.
        network: card network, in lower case.
        network_code: the network's response code, as the provider passes it on.
        advice: the network's or provider's advice code on trying again.
        refused_by: who said no, where the answer tells it.
    """

    reading: Reading
    code: str | None = None
    message: str | None = None
    network: str | None = None
    network_code: str | None = None
    advice: str | None = None
    refused_by: Party | None = None


class Card(Model):
    """What may be known of a card: never its number."""

    brand: str | None = None
    bin: str | None = None
    last4: str | None = None
    country: str | None = None
    issuer: str | None = None
    fingerprint: str | None = None


class Authentication(Model):
    """3-D Secure of one attempt: transaction status (Y, A, N, U, R, C ...), ECI, and the fault where one is named."""

    status: str | None = None
    eci: str | None = None
    fault: str | None = None


class Attempt(Model):
    """One try to authorise a payment.

    Attributes:
        blocked_by: the rule or list of the merchant or provider that stopped it before the bank.
        rrn: retrieval reference number, by which banks find the operation.
    """

    id: str
    status: Status
    at: AwareDatetime | None = None
    updated_at: AwareDatetime | None = None
    decline: Decline | None = None
    card: Card | None = None
    authentication: Authentication | None = None
    blocked_by: str | None = None
    rrn: str | None = None
    auth_code: str | None = None


class Refund(Model):
    """Money on its way back to the payer: refund, void or reversal.

    Attributes:
        reason: the provider's code or word.
        cause: why it was not made, where the provider's code tells it.
        expected_at: when the provider promises it to the payer.
        rrn, arn: retrieval and acquirer reference numbers, by which the payer's bank finds it.
    """

    id: str
    status: Status
    amount: Money | None = None
    at: AwareDatetime | None = None
    reason: str | None = None
    cause: Reason | None = None
    expected_at: AwareDatetime | None = None
    rrn: str | None = None
    arn: str | None = None


class Dispute(Model):
    """The payer's objection at the bank or wallet: chargeback, inquiry, claim.

    Attributes:
        status: `DISPUTED` while it is open, `REFUNDED` when the payer has won, `PAID` when the merchant has.
        reason: the network's or provider's code or word.
        due_at: until when the merchant may answer.
    """

    id: str
    status: Status
    amount: Money | None = None
    at: AwareDatetime | None = None
    reason: str | None = None
    due_at: AwareDatetime | None = None


class Merchant(Model):
    """The shop that collects the money, as the provider names it."""

    id: str | None = None
    name: str | None = None
    site: str | None = None
    contact: str | None = None


class Origin(Model):
    """Where a model was read from.

    Attributes:
        source: provider, explorer or "shop".
        at: when it was fetched; None for a saved payload.
        base: JSON pointer of the object inside the document.
        pointers: our field to the JSON pointers, below `base`, at which it may stand.
        document: the raw answer; kept by reference and never copied out unredacted.
    """

    source: str
    at: AwareDatetime | None = None
    request_id: str | None = None
    base: str = ""
    pointers: SkipValidation[Mapping[str, tuple[str, ...]]] = Field(
        default_factory=dict[str, tuple[str, ...]], exclude=True, repr=False
    )
    document: Any = Field(default=None, exclude=True, repr=False)

    def __getstate__(self) -> dict[Any, Any]:
        state = super().__getstate__()
        return {**state, "__dict__": {**state["__dict__"], "document": None, "pointers": {}}}


class Payment(Model):
    """The request to collect money, as the provider sees it.

    Attributes:
        id: the provider's id; None where an error answer does not name it.
        order: the merchant's order id.
        status_reason: the provider's word for why the status is what it is, such as what a pending payment waits for.
        parent: the id of the payment that this one refunds, voids or captures.
        kind: the provider's word for the operation (payment, authorization, refund ...); "payout" for money sent out.
        method: by what means it is paid; `raw_method` is the provider's word for it.
        amount: None when the provider's table does not know the currency; the raw value stays in `origin`.
        test: a test payment moves no money; None when the provider does not tell.
        attempts: in order of time, oldest first.
        fee: what the provider keeps; `net` is what the merchant receives.
        settles_at: when the provider promises the money to the merchant, or that of a payout to its recipient.
        settled_at: when the acquirer credited the merchant.
        disputes: what the payer objected to at the bank, oldest first.
    """

    provider: str
    id: str | None
    status: Status
    raw_status: str | None = None
    status_reason: str | None = None
    account: str | None = None
    order: str | None = None
    parent: str | None = None
    merchant: Merchant = Merchant()
    kind: str | None = None
    method: Method | None = None
    raw_method: str | None = None
    amount: Money | None = None
    currency: str | None = None
    test: bool | None = None
    created_at: AwareDatetime | None = None
    updated_at: AwareDatetime | None = None
    paid_at: AwareDatetime | None = None
    expires_at: AwareDatetime | None = None
    settles_at: AwareDatetime | None = None
    settled_at: AwareDatetime | None = None
    attempts: tuple[Attempt, ...] = ()
    refunds: tuple[Refund, ...] = ()
    refunded: Money | None = None
    disputes: tuple[Dispute, ...] = ()
    fee: Money | None = None
    net: Money | None = None
    email: str | None = Field(default=None, repr=False)
    origin: Origin = Origin(source="")

    @property
    def decline(self) -> Decline | None:
        """Why the last attempt was refused, if it was."""
        return self.attempts[-1].decline if self.attempts else None

    @property
    def reason(self) -> Reason | None:
        """The reason of `decline`."""
        decline = self.decline
        return None if decline is None else decline.reading.reason


def _decimal(value: object) -> object:
    if isinstance(value, float | bool):
        raise ValueError("expected a decimal string")  # noqa: TRY004 - pydantic turns only ValueError into its own
    return value


CurrencyCode = Annotated[str, StringConstraints(strip_whitespace=True, to_upper=True, max_length=12)]
Amount = Annotated[Decimal, BeforeValidator(_decimal), Field(max_digits=48, decimal_places=18, allow_inf_nan=False)]


class Order(Model):
    """The same purchase as the merchant's shop sees it; the amount in major units, as a decimal string.

    Attributes:
        kind: "top_up" of a balance that the host keeps, "withdrawal" from it; None for a purchase.
        due_at: until when the customer was promised the money of a withdrawal.
        credited_at: when a top-up was added to the customer's balance.
        recipient: the last four digits of the card or account to which a withdrawal was to go.
    """

    id: str
    status: Status
    amount: Amount | None = None
    currency: CurrencyCode | None = None
    created_at: AwareDatetime | None = None
    paid_at: AwareDatetime | None = None
    updated_at: AwareDatetime | None = None
    kind: Literal["top_up", "withdrawal"] | None = None
    due_at: AwareDatetime | None = None
    credited_at: AwareDatetime | None = None
    recipient: Annotated[str, StringConstraints(pattern=r"^[0-9]{4}$")] | None = None


class SignatureVerdict(StrEnum):
    """The verdict on a webhook's signature, as its receiver saw it."""

    VALID = "valid"
    INVALID = "invalid"
    ABSENT = "absent"
    NOT_CHECKED = "not_checked"


class Notification(Model):
    """The record of one webhook delivery: when, which event, what the shop answered.

    Attributes:
        response_status: HTTP status of the shop's answer; None when there was none.
        next_at: when the provider tries again; None when it does not, or when that is not known.
    """

    at: AwareDatetime
    event: str | None = None
    url: str | None = None
    response_status: int | None = None
    response_body: str | None = None
    signature: SignatureVerdict = SignatureVerdict.NOT_CHECKED
    payment_status: str | None = None
    event_id: str | None = None
    content_type: str | None = None
    reference: str | None = None
    next_at: AwareDatetime | None = None


class Module(Model):
    """The payment plug-in of a shop system."""

    name: str | None = None
    version: str | None = None
    cms: str | None = None
    cms_version: str | None = None


class Settings(Model):
    """The merchant's integration, as configured or as the provider holds it; keys are never shown.

    Attributes:
        country: where the merchant's acquirer works, as two letters (ISO 3166-1); its business days count.
        settlement_days: business days from payment to credit, by the merchant's contract.
    """

    provider: str | None = None
    account: str | None = None
    country: str | None = None
    settlement_days: Annotated[int, Field(ge=0, le=90)] | None = None
    shop_id: str | None = None
    mode: str | None = None
    currency: CurrencyCode | None = None
    currencies: tuple[str, ...] | None = None
    gateway_host: str | None = None
    checkout_host: str | None = None
    notification_url: str | None = None
    events: tuple[str, ...] | None = None
    enabled: bool | None = None
    module: Module | None = None
    secret_key: SecretStr | None = None
    public_key: SecretStr | None = None
    publishable_key: SecretStr | None = None
    webhook_secret: SecretStr | None = None


class Limit(Model):
    """A ceiling and its use.

    Attributes:
        owner: whose limit it is; None when nobody said.
        kind: "amount" or "count".
        period: "operation", "day", "week", "month" ...
        amount: the ceiling, and `used` what is spent of it, in major units or as a count.
        resets_at: when a new period begins.
    """

    owner: Party | None = None
    kind: str = "amount"
    period: str | None = None
    amount: Amount | None = None
    used: Amount | None = None
    currency: CurrencyCode | None = None
    since: AwareDatetime | None = None
    resets_at: AwareDatetime | None = None


class PastAttempt(Model):
    """An earlier attempt from the host's records.

    Attributes:
        id: the provider's id of the attempt.
        code: the provider's own code; `network_code` and `network_advice` are the network's.
        network: card network, in lower case.
        card: a fingerprint of the card, never its number; the same for each attempt with the card.
    """

    at: AwareDatetime
    status: Status
    provider: str | None = None
    id: str | None = None
    code: str | None = None
    network: str | None = None
    network_code: str | None = None
    network_advice: str | None = None
    amount: Amount | None = None
    currency: CurrencyCode | None = None
    order: str | None = None
    card: str | None = None
    card_last4: str | None = None


class Evidence(Model):
    """Everything known of one case; a part that is missing is None or empty."""

    payment: Payment | None = None
    others: tuple[Payment, ...] = ()
    order: Order | None = None
    notifications: tuple[Notification, ...] = ()
    settings: Settings | None = None
    limits: tuple[Limit, ...] = ()
    history: tuple[PastAttempt, ...] = ()
    unavailable: tuple[str, ...] = ()
