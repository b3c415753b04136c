"""Why did this payment fail, where is the money, who has to do what, and what do we tell the customer?

Importing this package opens no heavy library: each public name is loaded when it is first used.
"""

__version__ = "0.1.0"

TYPE_CHECKING = False

if TYPE_CHECKING:
    from paysupport.adapters.contracts import Received, Rejected, Verified
    from paysupport.checks.running import check
    from paysupport.client import AsyncClient, Client
    from paysupport.decoding import decode
    from paysupport.diagnostics.catalogue import explain
    from paysupport.diagnostics.diagnosis import Diagnosis, Finding
    from paysupport.diagnostics.engine import diagnose, diagnose_many
    from paysupport.intake import read, read_all
    from paysupport.model import (
        Audience,
        Evidence,
        Notification,
        Order,
        Party,
        Payment,
        Reason,
        Settings,
        Status,
    )
    from paysupport.money import Money
    from paysupport.redaction import redact

_HOMES = {
    "adapters.contracts": ("Received", "Rejected", "Verified"),
    "checks.running": ("check",),
    "client": ("AsyncClient", "Client"),
    "decoding": ("decode",),
    "diagnostics.catalogue": ("explain",),
    "diagnostics.diagnosis": ("Diagnosis", "Finding"),
    "diagnostics.engine": ("diagnose", "diagnose_many"),
    "intake": ("read", "read_all"),
    "model": (
        "Audience",
        "Evidence",
        "Notification",
        "Order",
        "Party",
        "Payment",
        "Reason",
        "Settings",
        "Status",
    ),
    "money": ("Money",),
    "redaction": ("redact",),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}
__all__ = [
    "AsyncClient",
    "Audience",
    "Client",
    "Diagnosis",
    "Evidence",
    "Finding",
    "Money",
    "Notification",
    "Order",
    "Party",
    "Payment",
    "Reason",
    "Received",
    "Rejected",
    "Settings",
    "Status",
    "Verified",
    "check",
    "decode",
    "diagnose",
    "diagnose_many",
    "explain",
    "read",
    "read_all",
    "redact",
]


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415 - start-up counts

    value = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
