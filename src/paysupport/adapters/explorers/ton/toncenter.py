"""Toncenter: what it answers, and what it is asked."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar, TypeAlias, cast

from pydantic import SecretStr

from paysupport.adapters.contracts import Explorer, Saved, Window
from paysupport.adapters.explorers.ton import toncenter_v2, toncenter_v3
from paysupport.adapters.explorers.ton.asking import Access, arrived, checked
from paysupport.adapters.explorers.ton.chains import Chain, Tip, read_all, together_or_alone
from paysupport.adapters.explorers.ton.names import address_of, hash_of
from paysupport.adapters.sources.answers import asked_for, came, settled, unreachable, unusable
from paysupport.adapters.sources.lists import history, listed
from paysupport.adapters.sources.places import place, secret
from paysupport.adapters.sources.values import moment
from paysupport.errors import InputError
from paysupport.flow import Flow, together
from paysupport.model import Transfer

if TYPE_CHECKING:
    from paysupport.documents import JSON

HOSTS = {"ton": "https://toncenter.com/api/v3", "ton-testnet": "https://testnet.toncenter.com/api/v3"}
"""Source: toncenter.com/api/v3 [memory]."""

PAGE = 1000
"""The most rows of a page. Source: toncenter/ton-indexer, ton-index-go/main.go, 2026-07-17."""

_Part: TypeAlias = Chain | Tip | None
"""What an answer holds; None where it is about a hash that Toncenter does not know."""


class Toncenter(Explorer):
    """Toncenter, or an indexer of one's own with the same API v3.

    Args:
        network: one of `networks`.
        base: where the API is, `/api/v3` included.
        key: sent as `X-API-Key`.

    Raises:
        ConfigurationError: the network is not known, or the address is none.
    """

    name: ClassVar[str] = "toncenter"
    peer: ClassVar[str] = "the virtual machine of @ton/sandbox 0.41.0, told in the documented shape"
    hosts: ClassVar[Mapping[str, str | None]] = HOSTS
    networks: ClassVar[frozenset[str]] = frozenset(hosts)
    public: ClassVar[frozenset[str]] = networks

    def __init__(self, network: str = "ton", *, base: str | None = None, key: SecretStr | str | None = None) -> None:
        where = place(self.name, self.hosts, network, base)
        self.network = network
        self.host = where.host
        self._access = Access(source=self.name, network=network, place=where, key=secret(key), header="X-API-Key")

    @classmethod
    def read(cls, saved: Sequence[Saved]) -> tuple[Transfer, ...]:
        """What saved answers of the API v3 or v2 tell, those to one question joined."""
        return _read(cls.name, saved)

    def transaction(self, reference: str) -> Flow[Transfer]:
        """The transfer that a transaction or a message belongs to, pending ones included.

        Raises:
            InputError: it is no hash.
            Unavailable: the traces could not be had.
        """
        access, asked = self._access, hash_of(reference)
        if asked is None:
            raise InputError("a TON hash is 64 hex digits, or 44 letters and digits in base64")
        answers = yield from together(
            access.ask("traces", asked, tx_hash=asked, include_actions="true"),
            access.ask("traces", asked, msg_hash=asked, include_actions="true"),
            access.ask("pendingTraces", asked, ext_msg_hash=asked),
            access.ask("masterchainInfo", ""),
        )
        return asked_for(self.read(came(answers, 2)), self.host)

    def received(self, address: str, window: Window, contract: str | None = None) -> Flow[tuple[Transfer, ...]]:
        """What an address received of one jetton, or of Toncoin, in a window.

        Raises:
            InputError: it is no address of TON.
            Unavailable: a page of the history did not come.
        """
        account, access = checked(address), self._access
        path, rows = ("jetton/transfers", "jetton_transfers") if contract else ("transactions", "transactions")
        asked = {"owner_address": account, "direction": "in"} if contract else {"account": account}
        if contract:
            asked["jetton_master"] = checked(contract)
        asked |= {"limit": str(PAGE), "sort": "desc"}
        if window.since:
            asked["start_utime"] = str(int(window.since.timestamp()) - 1)
        if window.until:
            asked["end_utime"] = str(int(window.until.timestamp()) + 1)

        def page(cursor: str | None) -> Flow[Saved]:
            return access.ask(path, address, **asked if cursor is None else {**asked, "end_lt": cursor})

        def following(page: Saved) -> str | None:
            match cast("JSON", page.answer):
                case dict(found):
                    given = found.get(rows)
                    last = given[-1] if isinstance(given, list) and len(given) >= PAGE else None
                    lt = last.get("transaction_lt" if contract else "lt") if isinstance(last, dict) else None
                    return None if lt is None else str(lt)
                case _:
                    return None

        answers, whole, tip = yield from history(page, following, access.ask("masterchainInfo", ""))
        found = listed(self.read, answers, tip)
        return arrived(found, account, address_of(contract), window, whole=whole)


def _read(source: str, saved: Sequence[Saved]) -> tuple[Transfer, ...]:
    given: list[tuple[Saved, Chain | None]] = []
    faults: list[Transfer] = []
    tip = Tip()
    for answer in saved:
        try:
            parts = list(_parts(answer))
        except InputError as error:
            faults.append(unreachable(source, answer, str(error)))
            continue
        for part in parts:
            if isinstance(part, Tip):
                tip = part
            else:
                given.append((answer, part))
    return settled(read_all(source, given, tip), faults)


def _parts(answer: Saved) -> Iterator[_Part]:
    """What stands in an answer.

    Raises:
        InputError: nothing that Toncenter tells of a transaction.
    """
    if fault := unusable(answer):
        raise InputError(fault)
    asked = hash_of(answer.reference)
    found: list[Chain]
    match cast("JSON", answer.answer):
        case {"traces": list(traces), **more}:
            read = (toncenter_v3.Trace.of(trace, f"/traces/{number}") for number, trace in enumerate(traces))
            found = [trace.chain(asked, more.get("metadata")) for trace in read]
        case {"transactions": list(rows)}:
            steps = [toncenter_v3.Transaction.of(row, f"/transactions/{n}").step() for n, row in enumerate(rows)]
            found = together_or_alone(steps, asked)
        case {"jetton_transfers": list(rows), **more}:
            paid = (toncenter_v3.Transferred.of(row, f"/jetton_transfers/{n}") for n, row in enumerate(rows))
            found = [row.chain(more.get("metadata")) for row in paid]
        case {"ok": True, "result": list(rows)}:
            steps = [toncenter_v2.Transaction.of(row, f"/result/{n}").step() for n, row in enumerate(rows)]
            found = together_or_alone(steps, asked)
        case {"ok": True, "result": {"transaction_id": _} as row}:
            found = together_or_alone([toncenter_v2.Transaction.of(row, "/result").step()], asked)
        case {"last": _} | {"ok": True, "result": {"last": _}}:
            block = toncenter_v3.Block.of(answer.answer)
            yield Tip(block.number, moment(block.at))
            return
        case {"error": error}:
            raise InputError(f"it says: {error}")
        case _:
            raise InputError("no answer of Toncenter on a transaction")
    yield from found
    if not found and asked:
        yield None
