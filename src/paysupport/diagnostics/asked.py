"""What an invoice on a chain asks for, and whether a movement is that.

Chains tell amounts in base units; they are compared in whole coins by the decimals of the chain or of the listed
contract. A symbol proves nothing.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from paysupport.chain.addresses import same
from paysupport.chain.assets import Token, canonical, token
from paysupport.chain.confirmations import required
from paysupport.chain.networks import Network, network
from paysupport.model import Invoice, Movement


@dataclass(frozen=True)
class Asked:
    """An invoice as movements are held against it; nothing is right where there is no invoice.

    Attributes:
        on: the day for which what is published holds.
    """

    invoice: Invoice | None
    on: date

    @cached_property
    def network(self) -> Network | None:
        """The network on which it is to be paid; None where its word for it is not known."""
        return network(self.invoice.network) if self.invoice else None

    @property
    def address(self) -> str | None:
        """Where it is to be paid."""
        return self.invoice.address if self.invoice else None

    @property
    def amount(self) -> Decimal | None:
        """How much, in whole coins."""
        return self.invoice.amount if self.invoice else None

    @cached_property
    def contracts(self) -> tuple[str, ...]:
        """The contracts whose token pays it; empty for the chain's own coin and for a token that is not listed."""
        invoice, own = self.invoice, self.network
        if invoice is None or own is None:
            return ()
        return (
            (invoice.contract,) if invoice.contract else tuple(c.contract for c in canonical(own.name, invoice.asset))
        )

    @cached_property
    def confirmations(self) -> int | None:
        """How many it needs: its own number, else what is published for the processor and network."""
        invoice, own = self.invoice, self.network
        if invoice is None or own is None or invoice.confirmations_required is not None:
            return invoice.confirmations_required if invoice else None
        policy = required(own.name, invoice.asset, invoice.amount, processor=invoice.processor, on=self.on)
        return policy.count if policy else None

    def is_to(self, movement: Movement, name: str) -> bool:
        """Whether it went to the address, on the network of that name."""
        return bool(self.address and movement.recipient and same(name, movement.recipient, self.address))

    def is_asset(self, movement: Movement) -> bool:
        """Whether it is the chain's own coin or the token that is asked for."""
        invoice, own = self.invoice, self.network
        if invoice is None or own is None:
            return False
        if self.contracts:
            contract = movement.contract
            return contract is not None and any(same(own.name, contract, each) for each in self.contracts)
        return movement.contract is None and invoice.asset.upper() == own.coin.upper()

    def has_memo(self, movement: Movement) -> bool:
        """Whether it carries the memo, where there is one."""
        wanted = (self.invoice.memo if self.invoice else None) or ""
        return not wanted.strip() or (movement.memo or "").strip() == wanted.strip()

    def token(self, movement: Movement) -> Token | None:
        """What is known of the token that moved; None for coins and for contracts that are in no list."""
        own = self.network
        return token(own.name, movement.contract) if own and movement.contract else None

    def coins(self, movement: Movement) -> Decimal | None:
        """A movement in whole coins; by the decimals of the source where the contract is in no list."""
        own, listed = self.network, self.token(movement)
        decimals = own.decimals if own and movement.contract is None else listed.decimals if listed else None
        if movement.units is None or decimals is None:
            return movement.amount
        return Decimal(movement.units).scaleb(-decimals)

    def with_asset(self, amount: Decimal) -> str:
        """An amount and the asset: "25.5 USDT"."""
        return f"{amount.normalize():f} {self.invoice.asset if self.invoice else ''}".strip()
