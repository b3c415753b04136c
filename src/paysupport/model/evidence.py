"""Everything known of one case."""

from paysupport.model.base import Model
from paysupport.model.chain import Invoice, Transfer
from paysupport.model.payment import Payment
from paysupport.model.shop import Limit, Notification, Order, PastAttempt, Settings


class Evidence(Model):
    """Everything known of one case; a part that is missing is None or empty.

    Attributes:
        pasted: what the payer gave as a proof, as they pasted it: a hash, an address, a link, a withdrawal number; of
            a seed phrase or private key only the word for its kind.
    """

    payment: Payment | None = None
    others: tuple[Payment, ...] = ()
    order: Order | None = None
    notifications: tuple[Notification, ...] = ()
    settings: Settings | None = None
    limits: tuple[Limit, ...] = ()
    history: tuple[PastAttempt, ...] = ()
    invoice: Invoice | None = None
    transfers: tuple[Transfer, ...] = ()
    pasted: str | None = None
    unavailable: tuple[str, ...] = ()
