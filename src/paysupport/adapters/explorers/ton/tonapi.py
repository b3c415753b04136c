"""TonAPI: what it answers, and what it is asked."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, TypeAlias, cast

from pydantic import SecretStr

from paysupport.adapters.contracts import Explorer, Saved, Window
from paysupport.adapters.explorers.ton.asking import Access, arrived, checked
from paysupport.adapters.explorers.ton.chains import Chain, Step, Tip, meant, read_all, together_or_alone
from paysupport.adapters.explorers.ton.names import address_of, hash_of
from paysupport.adapters.explorers.ton.tonapi_v2 import Account, Block, Event, Operation, Trace, Transaction, token
from paysupport.adapters.sources.answers import asked_for, came, settled, unreachable, unusable
from paysupport.adapters.sources.lists import history, listed
from paysupport.adapters.sources.places import place, secret
from paysupport.adapters.sources.values import moment
from paysupport.chain import units
from paysupport.errors import InputError
from paysupport.flow import Flow, together
from paysupport.model import Transfer

if TYPE_CHECKING:
    from paysupport.documents import JSON

HOSTS = {"ton": "https://tonapi.io/v2", "ton-testnet": "https://testnet.tonapi.io/v2"}
"""Source: tonkeeper/opentonapi, api/openapi.yml, `servers`, 2026-08-21."""

PAGE = 1000
"""The most rows of a page. Source: the same, `limit`."""

_MOST_RECIPIENTS = 4
_NOT_FOUND = 404

_Part: TypeAlias = Chain | Event | Account | Tip | None
"""What an answer holds; None where it is about a hash that TonAPI does not know."""


class TonApi(Explorer):
    """TonAPI, or one's own opentonapi.

    Args:
        network: one of `networks`.
        base: where the API is, `/v2` included.
        key: sent as `Authorization: Bearer`.

    Raises:
        ConfigurationError: the network is not known, or the address is none.
    """

    name: ClassVar[str] = "tonapi"
    hosts: ClassVar[Mapping[str, str | None]] = HOSTS
    networks: ClassVar[frozenset[str]] = frozenset(hosts)
    public: ClassVar[frozenset[str]] = networks

    def __init__(self, network: str = "ton", *, base: str | None = None, key: SecretStr | str | None = None) -> None:
        where = place(self.name, self.hosts, network, base)
        self.network = network
        self.host = where.host
        self._access = Access(
            source=self.name, network=network, place=where, key=secret(key), header="Authorization", scheme="Bearer "
        )

    @classmethod
    def read(cls, saved: Sequence[Saved]) -> tuple[Transfer, ...]:
        """What saved answers of the API tell, those to one question joined."""
        return _read(cls.name, saved)

    def transaction(self, reference: str) -> Flow[Transfer]:
        """The transfer that a transaction or a message belongs to, and whether its recipients ask for a memo.

        Raises:
            InputError: it is no hash.
            Unavailable: neither trace nor message could be had.
        """
        access, asked = self._access, hash_of(reference)
        if asked is None:
            raise InputError("a TON hash is 64 hex digits, or 44 letters and digits in base64")
        answers = yield from together(
            access.ask(f"traces/{asked}", asked),
            access.ask(f"blockchain/messages/{asked}/transaction", asked),
            access.ask(f"events/{asked}", asked),
            access.ask("blockchain/masterchain-head", ""),
        )
        given = list(came(answers, 2))
        transfer = asked_for(self.read(given), self.host)
        if given[0].http_status == _NOT_FOUND and transfer.id:
            more = yield from together(*(access.ask(f"{kind}/{transfer.id}", asked) for kind in ("traces", "events")))
            given.extend(came(more, 1))
            transfer = asked_for(self.read(given), self.host)
        recipients = sorted({each.recipient for each in transfer.movements if each.recipient})[:_MOST_RECIPIENTS]
        if recipients:
            accounts = yield from together(*(access.ask(f"accounts/{each}", "") for each in recipients))
            transfer = asked_for(self.read([*given, *came(accounts, 0)]), self.host)
        return transfer

    def received(self, address: str, window: Window, contract: str | None = None) -> Flow[tuple[Transfer, ...]]:
        """What an address received of one jetton, or of Toncoin, in a window.

        Raises:
            InputError: it is no address of TON.
            Unavailable: a page of the history did not come.
        """
        account, access = checked(address), self._access
        path = f"blockchain/accounts/{account}/transactions"
        if contract:
            path = f"jettons/{checked(contract)}/accounts/{account}/history"

        def page(cursor: str | None) -> Flow[Saved]:
            bounds = {} if cursor is None else {"before_lt": cursor}
            return access.ask(path, address, limit=str(PAGE), **bounds)

        def following(page: Saved) -> str | None:
            match cast("JSON", page.answer):
                case {"operations": [*_, {"utime": seconds}], "next_from": int(lt)} if lt:
                    at = moment(units.whole(seconds))
                case {"transactions": [*rows, {"utime": seconds, "lt": lt}]} if len(rows) + 1 >= PAGE:
                    at = moment(units.whole(seconds))
                case _:
                    return None
            return None if at and window.since and at < window.since else str(lt)

        answers, whole, tip = yield from history(page, following, access.ask("blockchain/masterchain-head", ""))
        found = listed(self.read, answers, tip)
        return arrived(found, account, address_of(contract), window, whole=whole)


def _read(source: str, saved: Sequence[Saved]) -> tuple[Transfer, ...]:
    chains: list[tuple[Saved, Chain | None]] = []
    events: dict[str, Event] = {}
    needy: set[str] = set()
    faults: list[Transfer] = []
    tip = Tip()
    for answer in saved:
        try:
            parts = list(_parts(answer))
        except InputError as error:
            faults.append(unreachable(source, answer, str(error)))
            continue
        for part in parts:
            match part:
                case Tip():
                    tip = part
                case Event():
                    events[hash_of(answer.reference) or part.id] = part
                case Account() if part.memo_required:
                    needy.add(address_of(part.address) or "")
                case Chain() | None:
                    chains.append((answer, part))
                case _:
                    continue
    given = [
        (answer, chain and _with(chain, events.get(hash_of(answer.reference) or chain.id), needy))
        for answer, chain in chains
    ]
    return settled(read_all(source, given, tip), faults)


def _with(chain: Chain, event: Event | None, needy: AbstractSet[str]) -> Chain:
    """A chain with what the actions say of it, and what its recipients ask for."""
    recipients = {step.taken.recipient for step in chain.steps if step.taken}
    if event:
        chain = replace(
            chain,
            tokens=tuple(token(each, each.comment or None) for each in event.transferred),
            running=chain.running or event.running,
            encrypted=chain.encrypted or any(each.encrypted for each in event.transferred),
        )
    asking = sorted(needy & (recipients | {each.recipient for each in chain.tokens or ()}))
    return replace(chain, detail=f"memo_required by {', '.join(asking)}") if asking else chain


def _parts(answer: Saved) -> Iterator[_Part]:
    """What stands in an answer.

    Raises:
        InputError: nothing that TonAPI tells of a transaction.
    """
    if fault := unusable(answer):
        raise InputError(fault)
    asked = hash_of(answer.reference)
    match cast("JSON", answer.answer):
        case {"error": error}:
            yield from _unknown(answer, error)
        case {"transaction": _, "interfaces": _} as found:
            steps = tuple(Trace.of(found).steps())
            yield Chain(id=meant(asked, steps), steps=steps)
        case {"event_id": _} as found:
            yield Event.of(found)
        case {"hash": _, "lt": _} as found:
            yield from together_or_alone([Transaction.of(found).step()], asked)
        case {"transactions": list(rows)}:
            steps = tuple(Transaction.of(row, f"/transactions/{n}").step() for n, row in enumerate(rows))
            yield from together_or_alone(steps, asked)
        case {"operations": list(rows)}:
            yield from (_row(Operation.of(row, f"/operations/{n}")) for n, row in enumerate(rows))
        case {"address": str(), "status": _} as found:
            yield Account.of(found)
        case {"seqno": _, "gen_utime": _} as found:
            block = Block.of(found)
            yield Tip(block.number, moment(block.at))
        case _:
            raise InputError("no answer of TonAPI on a transaction")


def _unknown(answer: Saved, error: object) -> Iterator[None]:
    if answer.http_status != _NOT_FOUND and "not found" not in str(error):
        raise InputError(f"it says: {error}")
    if hash_of(answer.reference):
        yield None


def _row(row: Operation) -> Chain:
    step = Step(id=hash_of(row.hash) or row.hash, account=None, order=row.lt or 0, at=row.at)
    moved = (token(row, row.memo),) if row.kind in {"transfer", "mint"} else ()
    return Chain(id=step.id, steps=(step,), tokens=moved)
