"""What an explorer of a chain is, and what it is asked by and answers with."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from paysupport.errors import InputError, Unsupported
from paysupport.flow import Flow
from paysupport.model import Transfer
from paysupport.redaction.shown import Shown


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Saved(Shown):
    """One answer of an explorer or node, as it was saved or has just come in.

    Attributes:
        network: as `paysupport.chain.networks` names it.
        reference: the transaction or address that was asked for; None where nobody wrote it down.
        endpoint: the path or the RPC method that was asked; None where nobody wrote it down.
        answer: the parsed JSON document, or text where the source answers with text; None for an empty answer.
        http_status: None where nobody wrote it down.
    """

    network: str
    answer: object
    reference: str | None = None
    endpoint: str | None = None
    http_status: int | None = None
    fetched_at: datetime | None = None
    host: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Window(Shown):
    """A span of time; `since` is included, `until` is not, and None leaves it open.

    Raises:
        InputError: a time has no zone.
    """

    since: datetime | None = None
    until: datetime | None = None

    def __post_init__(self) -> None:
        if any(time and time.tzinfo is None for time in (self.since, self.until)):
            raise InputError("a time to search by needs a zone")


class Explorer(ABC):
    """One kind of source that tells what stands on a chain: an explorer's API, or a node.

    It answers with what the source said and nothing else: what several sources prove together is found out elsewhere. A
    source that does not know a transaction is a `Transfer` of state `ABSENT`, not an exception; a source that answered
    with no answer (an error page, a limit, a node that is not ready) raises `Unavailable`.
    """

    name: ClassVar[str]

    hosts: ClassVar[Mapping[str, str | None]] = {}
    """The address that is asked about each network unless another is given; None where there is no usual one."""

    networks: ClassVar[frozenset[str]]
    """The networks that this kind of source can speak of."""

    public: ClassVar[frozenset[str]] = frozenset()
    """Those of them on which the usual host answers anybody without a key, and nobody is asked twice."""

    peer: ClassVar[str] = ""
    """The real software that its tests hold it against; empty where there are only the documents."""

    network: str
    """The network that this one is asked about."""

    host: str
    """Whom it asks: two explorers of one kind at two hosts are two sources."""

    def __reduce__(self) -> str:
        raise TypeError(f"{type(self).__name__} may hold keys and is not pickled")

    @classmethod
    @abstractmethod
    def read(cls, saved: Sequence[Saved]) -> tuple[Transfer, ...]:
        """What saved answers of one source on one network tell, those on the same transaction joined.

        Whatever was saved can be read: an answer that is none becomes a transfer of state `UNREACHABLE`, never an
        exception, so that nothing that was given is lost.
        """

    @abstractmethod
    def transaction(self, reference: str) -> Flow[Transfer]:
        """One transaction, with its place, its outcome and all that it moved.

        Raises:
            InputError: this cannot be a transaction of the network; nothing was asked.
            Unavailable: the source gave no answer.
        """

    def received(self, address: str, window: Window, contract: str | None = None) -> Flow[tuple[Transfer, ...]]:
        """What an address received in a window, to the last page; of one token, or of the chain's own coin.

        Empty: the source knows of nothing.
        """
        del address, window, contract
        raise Unsupported(f"{self.name} does not tell what an address received")
