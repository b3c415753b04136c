"""What explorers share: an answer becomes a `Saved`, its numbers stay exact, and a place to ask shows no key."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Annotated, Any, cast
from urllib.parse import parse_qsl, urlsplit

from pydantic import BeforeValidator, model_validator

from paysupport.adapters.contracts import Saved, Window
from paysupport.adapters.schema import Schema
from paysupport.documents import parse
from paysupport.errors import BadAnswer, ConfigurationError, InputError, Unavailable
from paysupport.flow import Flow, Response
from paysupport.model import State, Transfer
from paysupport.redaction import redact

MOST_DECIMALS = 30
"""Beyond this a token's decimals are not believed, and the amount stays unknown."""

MOST_PAGES = 50
"""What is beyond them is told as not complete."""

_DIGITS = 78
_LONGEST = 300
_AHEAD = timedelta(hours=1)
_DECIMAL = re.compile(r"[0-9]{1,78}")
_REFUSED = {401, 403, 429}
_BROKEN = 500
_HEX = re.compile(r"0[xX][0-9a-fA-F]{1,64}")


def whole(value: object) -> int | None:
    """A whole number of base units, told as a number, a decimal string or a hex string with 0x; None for all else."""
    match value:
        case bool():
            return None
        case int():
            found = value
        case Decimal() if value.adjusted() < _DIGITS and value == value.to_integral_value():
            found = int(value)
        case str() if _DECIMAL.fullmatch(value):
            found = int(value)
        case str() if _HEX.fullmatch(value):
            found = int(value, 16)
        case _:
            return None
    return found if 0 <= found < 1 << 256 else None


class Answer(Schema):
    """One documented shape of an explorer; a null is taken as not told."""

    @model_validator(mode="before")
    @classmethod
    def _told(cls, document: object) -> object:
        if not isinstance(document, dict):
            return document
        return {key: value for key, value in cast("dict[str, object]", document).items() if value is not None}


Number = Annotated[int | None, BeforeValidator(whole)]
"""A field that is a whole number, or is taken as not told."""


def coins(units: int | None, decimals: int | None) -> Decimal | None:
    """Base units in whole coins, exactly; None where one of both is not known or the decimals are absurd."""
    if units is None or decimals is None or not 0 <= decimals <= MOST_DECIMALS:
        return None
    return Decimal(f"{units}E-{decimals}")


def moment(since_1970: int | None, per_second: int = 1) -> datetime | None:
    """A Unix time in seconds or parts of them; None where there is none, or it is outside of the calendar."""
    if not since_1970:
        return None
    seconds, rest = divmod(since_1970, per_second)
    try:
        return datetime.fromtimestamp(seconds, UTC) + timedelta(seconds=1) * rest / per_second
    except (ValueError, OverflowError, OSError):
        return None


def standing(
    block: int | None, tip: int | None, at: datetime | None = None, asked_at: datetime | None = None
) -> dict[str, Any]:
    """Where a block stands below the tip of the same source; a block from the future shows that the source lags."""
    ahead = at is not None and asked_at is not None and at > asked_at + _AHEAD
    lagging = ahead or (block is not None and tip is not None and tip < block)
    deep = None if block is None or tip is None or lagging else tip - block + 1
    return {"block_height": block, "tip": tip, "included_at": at, "confirmations": deep, "lagging": lagging}


@dataclass(frozen=True, slots=True)
class Place:
    """Whom to ask: the parts of a base address, without its query in sight.

    Attributes:
        base: absolute, without a slash at its end.
        params: what stood in the query, where some providers want the key.
    """

    base: str
    host: str
    params: tuple[tuple[str, str], ...] = field(default=(), repr=False)


def place(kind: str, hosts: Mapping[str, str], network: str, base: str | None) -> Place:
    """Where one kind of source is asked about a network.

    Raises:
        ConfigurationError: the kind does not know the network, or `base` is no address or has a password in it.
    """
    if network not in hosts:
        raise ConfigurationError(f"{kind} does not know the network {network!r}; it knows: {', '.join(sorted(hosts))}")
    try:
        parts = urlsplit(base or hosts[network])
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ConfigurationError(f"the address of {kind} is not an absolute URL with a host")
    if parts.username or parts.password:
        raise ConfigurationError(f"the address of {kind} holds a password; give it as `key`")
    path = parts.path.rstrip("/")
    return Place(f"{parts.scheme}://{parts.netloc}{path}", parts.hostname, tuple(parse_qsl(parts.query)))


def saved(response: Response, network: str, reference: str, endpoint: str) -> Saved:
    """An answer that has just come in, in the form in which it would have been saved."""
    try:
        answer: object = parse(response.body) if response.body else None
    except InputError:
        answer = response.body.decode("utf-8", "replace")
    return Saved(
        network=network,
        answer=answer,
        reference=reference,
        endpoint=endpoint,
        http_status=response.status,
        fetched_at=response.at,
        host=urlsplit(response.url).hostname,
    )


def told(answers: Sequence[tuple[Saved, ...] | Unavailable], *, needed: int = 1) -> list[Saved]:
    """The answers that came to questions asked together.

    Raises:
        Unavailable: one of the first `needed`, without which nothing can be said, is missing.
    """
    for answer in answers[:needed]:
        if isinstance(answer, Unavailable):
            raise answer
    return [each for answer in answers if not isinstance(answer, Unavailable) for each in answer]


def pages(
    ask: Callable[[str | None], Flow[tuple[Saved, ...]]], following: Callable[[object], str | None]
) -> Flow[tuple[Saved, ...]]:
    """All pages of a list, at most `MOST_PAGES`; where that was not enough, the last one still names a following page.

    Args:
        ask: asks for the page at a cursor; None for the first.
        following: the cursor of the page after the one that this document is.
    """
    found: list[Saved] = []
    seen: list[str | None] = [None]
    while True:
        found.extend((yield from ask(seen[-1])))
        cursor = following(found[-1].answer)
        if cursor in seen or len(seen) == MOST_PAGES:
            return tuple(found)
        seen.append(cursor)


def believed(transfer: Transfer) -> Transfer:
    """What has just been read.

    Raises:
        BadAnswer: the source answered, but gave no answer.
    """
    if transfer.state is State.UNREACHABLE:
        host = transfer.host or ""
        raise BadAnswer(f"{host} gave no answer: {transfer.detail}", source=host)
    return transfer


def asked_for(found: Sequence[Transfer], host: str, *, number: str | None = None) -> Transfer:
    """The transfer that was asked for, among what was read.

    Args:
        found: what the answers came to.
        host: who answered.
        number: of the transaction, where nothing else may be told.

    Raises:
        BadAnswer: the source gave no answer, or one about something else.
    """
    if not found or (number and any(each.id not in {None, number} for each in found)):
        raise BadAnswer(f"{host} answered about something else", source=host)
    return believed(found[0])


def listed(
    read: Callable[[Sequence[Saved]], tuple[Transfer, ...]], history: Sequence[Saved], others: Sequence[Saved]
) -> tuple[Transfer, ...]:
    """The transfers on all pages of a history.

    Raises:
        BadAnswer: one of the pages is none.
    """
    for page in history:
        for each in read([page]):
            believed(each)
    return read([*history, *others])


def zoned(window: Window) -> None:
    """Nothing, where the times of a window are usable.

    Raises:
        InputError: one has no zone.
    """
    if any(time and time.tzinfo is None for time in (window.since, window.until)):
        raise InputError("a time to search by needs a zone")


def useless(answer: Saved, source: str, detail: str) -> Transfer:
    """An answer that is none."""
    return Transfer(
        source=source,
        network=answer.network,
        reference=answer.reference or "",
        state=State.UNREACHABLE,
        host=answer.host,
        fetched_at=answer.fetched_at,
        detail=shown(detail),
    )


def settled(found: Iterable[Transfer], faults: Iterable[Transfer]) -> tuple[Transfer, ...]:
    """Transfers, and the answers that are none.

    Where one of the answers on a transaction is none, the others do not show that the source has nothing; what they
    show otherwise stands for all of them. In the history of an address each page counts.
    """
    broken = {fault.reference: fault for fault in faults}
    kept = [each for each in found if each.state is not State.ABSENT or each.reference not in broken]
    told_of = Counter(each.reference for each in kept)
    lost = (each for each in broken.values() if told_of[each.reference] != 1 and (each.reference or not kept))
    return (*kept, *lost)


def absent(source: str, network: str, where: Place, reference: str, detail: str) -> Transfer:
    """What nobody needs to be asked: a reference that cannot be one of this chain."""
    return Transfer(
        source=source, network=network, reference=reference, state=State.ABSENT, host=where.host, detail=detail
    )


def unusable(answer: Saved) -> str | None:
    """Why an answer says nothing: a refused key, a limit, a broken server, no JSON, nothing at all."""
    status = answer.http_status
    told = "" if status is None else f" (HTTP status {status})"
    if status in _REFUSED or (status or 0) >= _BROKEN:
        return f"no answer but a refusal{told}: {answer.answer}"
    match answer.answer:
        case None | "":
            return f"an empty answer{told}"
        case str(text):
            return f"{'HTML' if text.lstrip().startswith('<') else 'text'} in the place of JSON{told}: {text}"
        case _:
            return None


def shown(text: str) -> str:
    """A text of a source in one line, bounded and without secrets."""
    return " ".join(redact(text[: 4 * _LONGEST]).split())[:_LONGEST]
