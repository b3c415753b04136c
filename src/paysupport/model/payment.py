"""A payment, its attempts, refusals, refunds and disputes, as the provider sees them."""

from pydantic import AwareDatetime, Field

from paysupport.model.base import Model, Origin
from paysupport.model.chain import Invoice
from paysupport.model.words import Answer, Certainty, Method, Party, Status, Via
from paysupport.money import Money
from paysupport.reasons import Reason


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
        invoice: what a crypto processor asks for on a chain, and what it says of it.
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
    invoice: Invoice | None = None
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
