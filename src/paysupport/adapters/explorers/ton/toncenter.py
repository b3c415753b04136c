"""Toncenter: what it answers, and what it is asked."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar, TypeAlias, cast

from pydantic import SecretStr

from paysupport.adapters.contracts import Explorer, Saved, Window
from paysupport.adapters.explorers.ton import toncenter_v2, toncenter_v3
from paysupport.adapters.explorers.ton.asking import Access, arrived, checked
from paysupport.adapters.explorers.ton.chains import Chain, Tip, read_all, together_or_alone
from paysupport.adapters.explorers.ton.names import address_of, hash_of
from paysupport.adapters.onchain import (
    absent,
    asked_for,
    listed,
    moment,
    pages,
    place,
    settled,
    told,
    unusable,
    useless,
    zoned,
)
from paysupport.errors import InputError, Unavailable
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
    networks: ClassVar[frozenset[str]] = frozenset(HOSTS)

    def __init__(self, network: str = "ton", *, base: str | None = None, key: SecretStr | str | None = None) -> None:
        where = place(self.name, HOSTS, network, base)
        secret = SecretStr(key) if isinstance(key, str) else key
        self.network = network
        self.host = where.host
        self._access = Access(source=self.name, network=network, place=where, key=secret, header="X-API-Key")

    @classmethod
    def read(cls, saved: Sequence[Saved]) -> tuple[Transfer, ...]:
        """What saved answers of the API v3 or v2 tell, those to one question joined."""
        return _read(cls.name, saved)

    def transaction(self, reference: str) -> Flow[Transfer]:
        """The transfer that a transaction or a message belongs to, pending ones included.

        Raises:
            Unavailable: the traces could not be had.
        """
        access, asked = self._access, hash_of(reference)
        if asked is None:
            detail = "a TON hash is 64 hex digits, or 44 letters and digits in base64"
            return absent(self.name, self.network, access.place, reference, detail)
        answers = yield from together(
            access.ask("traces", asked, tx_hash=asked, include_actions="true"),
            access.ask("traces", asked, msg_hash=asked, include_actions="true"),
            access.ask("pendingTraces", asked, ext_msg_hash=asked),
            access.ask("masterchainInfo", ""),
        )
        return asked_for(self.read(told(answers, needed=2)), self.host)

    def received(self, address: str, window: Window, contract: str | None = None) -> Flow[tuple[Transfer, ...]]:
        """What an address received of one jetton, or of Toncoin, in a window.

        Raises:
            InputError: it is no address of TON, or a time has no zone.
            Unavailable: a page of the history did not come.
        """
        account, access = checked(address), self._access
        zoned(window)
        path, rows = ("jetton/transfers", "jetton_transfers") if contract else ("transactions", "transactions")
        asked = {"owner_address": account, "direction": "in"} if contract else {"account": account}
        if contract:
            asked["jetton_master"] = checked(contract)
        asked |= {"limit": str(PAGE), "sort": "desc"}
        if window.since:
            asked["start_utime"] = str(int(window.since.timestamp()) - 1)
        if window.until:
            asked["end_utime"] = str(int(window.until.timestamp()) + 1)

        def page(cursor: str | None) -> Flow[tuple[Saved, ...]]:
            return access.ask(path, address, **asked if cursor is None else {**asked, "end_lt": cursor})

        def following(document: object) -> str | None:
            match cast("JSON", document):
                case dict(found):
                    listed = found.get(rows)
                    last = listed[-1] if isinstance(listed, list) and len(listed) >= PAGE else None
                    lt = last.get("transaction_lt" if contract else "lt") if isinstance(last, dict) else None
                    return None if lt is None else str(lt)
                case _:
                    return None

        history, *tips = yield from together(pages(page, following), access.ask("masterchainInfo", ""))
        if isinstance(history, Unavailable):
            raise history
        whole = following(history[-1].answer) is None
        found = listed(self.read, history, told(tips, needed=0))
        return arrived(found, account, address_of(contract), window, whole=whole)


def _read(source: str, saved: Sequence[Saved]) -> tuple[Transfer, ...]:
    given: list[tuple[Saved, Chain | None]] = []
    faults: list[Transfer] = []
    tip = Tip()
    for answer in saved:
        try:
            parts = list(_parts(answer))
        except InputError as error:
            faults.append(useless(answer, source, str(error)))
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
            told = (toncenter_v3.Transferred.of(row, f"/jetton_transfers/{n}") for n, row in enumerate(rows))
            found = [row.chain(more.get("metadata")) for row in told]
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
