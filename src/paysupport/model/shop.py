"""The merchant's side: the order, the webhooks that came in, the settings, the limits, earlier attempts."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field, SecretStr, StringConstraints

from paysupport.model.base import Amount, CurrencyCode, Model
from paysupport.model.words import Party, Status


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


class Receipt(Model):
    """How a shop makes fiscal receipts.

    Attributes:
        by: "provider" where the provider makes them of what the shop sends with a payment, "shop" where the shop has
            an online cash register of its own, "none" where none are made.
        tax_system: the merchant's system of taxation, in the provider's words.
        vat: the rate of VAT on what is sold, in the provider's words.
    """

    by: Literal["provider", "shop", "none"] | None = None
    tax_system: str | None = None
    vat: str | None = None


class Suppression(Model):
    """A finding that a merchant has decided to live with for a while.

    Attributes:
        code: of the rule.
        reason: why, for whoever reads it later.
        until: the last day on which it holds.
    """

    code: str
    reason: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
    until: date


class Settings(Model):
    """The merchant's integration, as configured or as the provider holds it; keys are never shown.

    Attributes:
        country: where the merchant's acquirer works, as two letters (ISO 3166-1); its business days count.
        settlement_days: business days from payment to credit, by the merchant's contract.
        mode: "live" or "test".
        currencies: all that the shop offers, where there are several.
        minor_units: by how many decimals the shop shifts an amount before it sends it: 2 makes 2550 of 25.50, 0 sends
            25.50 as it is.
        gateway_host, checkout_host: of the provider's API and of its payment page.
        notification_url: where the provider reports what became of a payment.
        return_url: where the payer's browser goes after it.
        events: the notifications that are subscribed to.
        endpoints: all URLs to which the provider sends notifications of this account, where it tells them.
        enabled: whether the provider sends them.
        public_key: the provider's, with which notifications are verified; some call the key for the browser so.
        publishable_key: the one that may stand in a web page.
        webhook_secret: with which notifications are signed.
        secrets_in_file: names of the secrets that stand in the file of settings itself.
        suppressed: findings that the merchant has decided to live with.
    """

    provider: str | None = None
    account: str | None = None
    country: str | None = None
    settlement_days: Annotated[int, Field(ge=0, le=90)] | None = None
    shop_id: str | None = None
    mode: str | None = None
    currency: CurrencyCode | None = None
    currencies: tuple[str, ...] | None = None
    minor_units: Annotated[int, Field(ge=0, le=8)] | None = None
    gateway_host: str | None = None
    checkout_host: str | None = None
    notification_url: str | None = None
    return_url: str | None = None
    events: tuple[str, ...] | None = None
    endpoints: tuple[str, ...] | None = None
    enabled: bool | None = None
    module: Module | None = None
    receipt: Receipt | None = None
    secret_key: SecretStr | None = None
    public_key: SecretStr | None = None
    publishable_key: SecretStr | None = None
    webhook_secret: SecretStr | None = None
    secrets_in_file: tuple[str, ...] = ()
    suppressed: tuple[Suppression, ...] = ()


class ProbeKind(StrEnum):
    """What was tried on a merchant's integration from outside."""

    RESOLVE = "resolve"
    """The host name of the notification URL was looked up."""
    HANDSHAKE = "handshake"
    """TLS was spoken with it."""
    GET = "get"
    """It was asked as a browser does."""
    UNSIGNED = "unsigned"
    """A notification without any signature was sent; a good handler refuses it."""
    WRONG = "wrong"
    """One with a wrong signature was sent; a good handler refuses it."""
    RIGHT = "right"
    """One signed with the right key was sent; a good handler accepts it."""
    DUPLICATE = "duplicate"
    """The same once more; a good handler accepts it and changes nothing."""
    LATE = "late"
    """An older event after a newer one; a good handler accepts it and keeps the newer state."""
    EARLY = "early"
    """For an order that does not exist yet; a good handler does not accept it."""
    OTHER_AMOUNT = "other_amount"
    """A paid event with another amount than the order's; a good handler does not mark the order paid."""
    OTHER_CURRENCY = "other_currency"
    CREDENTIALS = "credentials"
    """The provider was asked with the keys."""
    REGISTRATION = "registration"
    """The provider was asked where it sends notifications."""
    CLOCK = "clock"
    """The clock of the shop's server was compared with ours."""
    SOURCE = "source"
    """A right notification was sent with a forged `X-Forwarded-For`, to see how the source address is checked."""


class Probe(Model):
    """One thing that was tried on a merchant's integration, and what came of it.

    Attributes:
        url: what was tried, without its query.
        at: when.
        addresses: of the host, where it was looked up.
        response_status: HTTP status of the answer; None where there was none.
        location: where a redirect leads, without its query.
        content_type, server: headers of the answer.
        excerpt: the beginning of the answer in at most 200 plain characters, redacted.
        digest: SHA-256 of the whole answer, so that two may be compared.
        seconds: how long it took.
        fault: why there was no answer, or why the certificate is not trusted: "name", "refused", "timeout", "tls",
            "reset", "too_large", "forbidden"; None where nothing of the kind was wrong.
        detail: the fault in words, or the header that tells who has answered.
        expires_at: end of the certificate's validity.
        skew: seconds by which the shop's clock is ahead of ours.
        order_status: of the shop's order after the probe, where the shop tells it.
        registered: the integration as the provider holds it.
        unchecked: why this could not be tried.
    """

    kind: ProbeKind
    at: AwareDatetime
    url: str | None = None
    addresses: tuple[str, ...] = ()
    response_status: int | None = None
    location: str | None = None
    content_type: str | None = None
    server: str | None = None
    excerpt: str | None = None
    digest: str | None = None
    seconds: float | None = None
    fault: str | None = None
    detail: str | None = None
    expires_at: AwareDatetime | None = None
    skew: float | None = None
    order_status: Status | None = None
    registered: Settings | None = None
    unchecked: str | None = None


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
