"""The words of the field as frozen models; one name, one meaning. Nothing here belongs to one provider.

Times carry a zone. Amounts are exact (`paysupport.money`). What a provider did not say is None; a value that we do
not know is `UNKNOWN` with the raw value kept. A repr never shows what must not leave the process.
"""

from paysupport.model.base import Model, Origin
from paysupport.model.chain import Failure, Fault, Flag, Invoice, Movement, State, Transfer
from paysupport.model.evidence import Evidence
from paysupport.model.payment import (
    Attempt,
    Authentication,
    Card,
    Decline,
    Dispute,
    Merchant,
    Payment,
    Reading,
    Refund,
    Retry,
    Step,
)
from paysupport.model.shop import (
    Limit,
    Module,
    Notification,
    Order,
    PastAttempt,
    Probe,
    ProbeKind,
    Receipt,
    Settings,
    SignatureVerdict,
    Suppression,
)
from paysupport.model.words import (
    Answer,
    Audience,
    Certainty,
    Level,
    Method,
    Party,
    Stage,
    Status,
    Via,
    method_of,
)
from paysupport.reasons import Reason

__all__ = [
    "Answer", "Attempt", "Audience", "Authentication", "Card", "Certainty", "Decline", "Dispute", "Evidence", "Failure",
    "Fault", "Flag", "Invoice", "Level", "Limit", "Merchant", "Method", "Model", "Module", "Movement", "Notification",
    "Order", "Origin", "Party", "PastAttempt", "Payment", "Probe", "ProbeKind", "Reading", "Reason", "Receipt",
    "Refund", "Retry", "Settings", "SignatureVerdict", "Stage", "State", "Status", "Step", "Suppression", "Transfer",
    "Via", "method_of",
]  # fmt: skip
