"""What came back from a source: an answer as it is saved, and what is told where it is none."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar
from urllib.parse import urlsplit

from pydantic import ValidationError

from paysupport.adapters.contracts import Saved
from paysupport.documents import parse
from paysupport.errors import BadAnswer, InputError, Unavailable
from paysupport.flow import Response
from paysupport.model import State, Transfer
from paysupport.redaction import redact

T = TypeVar("T")

_LONGEST = 300
_REFUSED = frozenset({401, 403, 429})
_BROKEN = 500


def saved(response: Response, network: str, reference: str, endpoint: str) -> Saved:
    """An answer that has just come in, as it would be saved: JSON, text where it is none, None where it is empty."""
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
        host=urlsplit(response.url).hostname,
    )


def about(source: str, answers: Sequence[Saved]) -> dict[str, Any]:
    """What holds for all transfers that answers of one source tell: source, network, host, and when it was asked last.

    Args:
        source: name of the explorer.
        answers: at least one.
    """
    times = (each.fetched_at for each in answers if each.fetched_at is not None)
    first = answers[0]
    return {"source": source, "network": first.network, "host": first.host, "fetched_at": max(times, default=None)}


def brief(said: object) -> str:
    """The beginning of what a source said, in one line and without what must not leave."""
    return " ".join(redact(str(said)[: 4 * _LONGEST]).split())[:_LONGEST]


def unusable(answer: Saved) -> str | None:
    """Why an answer is none: a refused key, a limit, a broken server, no JSON, nothing at all; None where it may be."""
    status = answer.http_status or 0
    if status not in _REFUSED and status < _BROKEN and not isinstance(answer.answer, str | None):
        return None
    return _said(answer)


def _said(answer: Saved) -> str:
    match answer.answer:
        case None | "":
            words = "an empty answer"
        case str(text):
            words = text
        case document if answer.http_status in _REFUSED:
            words = f"a refusal: {document}"
        case _:
            words = "an unknown shape"
    return f"HTTP status {answer.http_status}: {words}" if answer.http_status else words


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
        complete=False,
        detail=brief(detail or _said(answer)),
    )


def built(source: str, answer: Saved, build: Callable[[], Transfer]) -> Transfer:
    """A transfer made of an answer; where a value cannot be, such as a negative amount, what is told of no answer."""
    try:
        return build()
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        field = " ".join(map(str, first["loc"]))
        return unreachable(source, answer, f"a value that cannot be: {field} {first['msg'].lower()}")


def no_answer(host: str | None, why: object, status: int | None = None) -> BadAnswer:
    """The error that says whose answer is none, and why; `status` is that of HTTP."""
    return BadAnswer(f"{host or ''} gave no answer: {brief(why)}", source=host or "", status=status)


def told(transfer: Transfer) -> Transfer:
    """A transfer of which a source has told something.

    Raises:
        BadAnswer: its answer was none.
    """
    if transfer.state is State.UNREACHABLE:
        raise no_answer(transfer.host, transfer.detail)
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
    return told(found[0])


def came(answers: Sequence[T | Unavailable], needed: int | None = None) -> tuple[T, ...]:
    """The answers that came to questions asked side by side.

    Raises:
        Unavailable: one of the first `needed`, by default of all, did not come.
    """
    for answer in answers[:needed]:
        if isinstance(answer, Unavailable):
            raise answer
    return tuple(each for each in answers if not isinstance(each, Unavailable))


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
