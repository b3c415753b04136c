"""What explorers have in common: whom they ask, what came back, and how places and base units are told."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from typing import TypeVar
from urllib.parse import urlsplit

from paysupport.adapters.contracts import Saved, Window
from paysupport.documents import parse
from paysupport.errors import BadAnswer, ConfigurationError, InputError, Unavailable
from paysupport.flow import Response
from paysupport.model import State, Transfer
from paysupport.redaction import redact

T = TypeVar("T")

MOST_PAGES = 50
"""Pages of one address that are asked for at most; with more, `Transfer.complete` is false on all of them."""

_LONGEST = 200


def base_of(kind: str, hosts: Mapping[str, str | None], network: str, base: str | None) -> str:
    """The URL below which a source is asked, without a slash at its end.

    Args:
        kind: name of the explorer.
        hosts: networks to the host that is asked unless another is given; None where there is no public one.
        network: of which it is asked.
        base: the host's own choice.

    Raises:
        ConfigurationError: an unknown network, no host, or no absolute URL without credentials.
    """
    if network not in hosts:
        raise ConfigurationError(f"{kind} does not speak of {network!r}; it knows {', '.join(sorted(hosts))}")
    url = (base or hosts[network] or "").rstrip("/")
    if not url:
        raise ConfigurationError(f"{kind} has no public host for {network}: give the `base` of your own")
    try:
        parts = urlsplit(url)
        sound = parts.scheme in {"http", "https"} and parts.hostname and parts.username is None and not parts.query
    except ValueError:
        sound = False
    if not sound:
        raise ConfigurationError(f"the `base` of {kind} is an absolute http or https URL, without user and password")
    return url


def host_of(base: str) -> str:
    """The host in the URL of a source, without its port."""
    return urlsplit(base).hostname or ""


def saved(response: Response, network: str, reference: str, endpoint: str) -> Saved:
    """An answer as it has just come in: JSON, text where it is none, None where it is empty."""
    try:
        answer: object = parse(response.body) if response.body.strip() else None
    except InputError:
        answer = response.body.decode("utf-8", "replace")
    return Saved(
        network=network,
        answer=answer,
        reference=reference,
        endpoint=endpoint,
        http_status=response.status,
        fetched_at=response.at,
        host=host_of(response.url),
    )


def unreachable(source: str, answer: Saved, detail: str | None = None) -> Transfer:
    """What is told where an answer is none.

    Args:
        source: name of the explorer.
        answer: what came instead.
        detail: what is wrong with it; by default what it says itself.
    """
    return Transfer(
        source=source,
        network=answer.network,
        reference=answer.reference or "",
        state=State.UNREACHABLE,
        host=answer.host,
        fetched_at=answer.fetched_at,
        detail=detail or _said(answer),
    )


def _said(answer: Saved) -> str:
    status = f"HTTP status {answer.http_status}: " if answer.http_status else ""
    said = answer.answer if isinstance(answer.answer, str) else "" if answer.answer is None else "an unknown shape"
    return status + (brief(said) or "an empty answer")


def brief(text: object) -> str:
    """The beginning of what a source said, in one line and without what must not leave."""
    return redact(" ".join(str(text).split())[:_LONGEST])


def told(transfer: Transfer) -> Transfer:
    """A transfer of which a source has told something.

    Raises:
        BadAnswer: its answer was none.
    """
    if transfer.state is State.UNREACHABLE:
        raise BadAnswer(f"{transfer.host} gave no answer: {transfer.detail}", source=transfer.host or "")
    return transfer


def answered(found: Iterable[T | Unavailable]) -> tuple[T, ...]:
    """The answers to questions that were asked side by side.

    Raises:
        Unavailable: one was not answered.
    """
    answers: list[T] = []
    for each in found:
        if isinstance(each, Unavailable):
            raise each
        answers.append(each)
    return tuple(answers)


def place(height: int | None, tip: int | None, *, lost: bool = False, behind: bool = False) -> dict[str, object]:
    """Height, tip and confirmations (tip - height + 1) as fields of a transfer.

    Args:
        height: of its block; one above the tip is kept as told, as the source is then behind itself.
        tip: of the same source.
        lost: the block is no longer part of the chain, and confirms nothing.
        behind: the source says of itself that it is.
    """
    above = None if height is None or tip is None else tip - height + 1
    future = above is not None and above < 1
    return {
        "block_height": height,
        "tip": tip,
        "confirmations": None if future or lost else above,
        "lagging": behind or future,
    }


def coins(units: int, decimals: int) -> Decimal:
    """Base units in whole coins, exact whatever their length."""
    return Decimal(f"{units}e-{decimals}")


def within(at: datetime | None, window: Window) -> bool:
    """Whether something happened in a window; what has no time yet may have."""
    return at is None or ((window.since is None or window.since <= at) and (window.until is None or at < window.until))
