"""What people give: a provider's payload, a list of them, or an evidence bundle."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import TypeVar, cast

from pydantic import ValidationError

from paysupport.adapters.registry import names, reader, recognise
from paysupport.documents import JSON, parse, pointer
from paysupport.errors import InputError
from paysupport.model import Evidence, Limit, Model, Notification, Order, PastAttempt, Payment, Settings

M = TypeVar("M", bound=Model)

_OURS = frozenset({"provider", "status", "attempts"})

PARTS = frozenset({"payment", "others", "order", "notifications", "settings", "limit", "limits", "history", "provider"})


def read(body: bytes, *, provider: str | None = None) -> Payment:
    """The only payment in a saved payload.

    Args:
        body: the raw bytes of an answer, a webhook body or a saved file.
        provider: who sent it, where the shape does not tell.

    Raises:
        InputError: it cannot be read, or holds no or several payments (then `read_all` is meant).
    """
    payments = read_all(body, provider=provider)
    if len(payments) != 1:
        raise InputError(f"expected one payment, found {len(payments)}")
    return payments[0]


def read_all(body: bytes, *, provider: str | None = None) -> tuple[Payment, ...]:
    """All payments in a saved payload; tries with the same order id are one payment with several attempts.

    Raises:
        InputError: it cannot be read.
    """
    if provider is not None:
        return reader(provider).read(body)
    return payments(parse(body))


def payments(document: object, provider: str | None = None) -> tuple[Payment, ...]:
    """The same from a document that is parsed already."""
    given = cast("JSON", document)
    if isinstance(given, dict) and "attempts" in given and given.keys() >= _OURS:
        return (_model(Payment, given, ""),)
    return (reader(provider) if provider is not None else recognise(document)).payments(document)


def cases(body: bytes, provider: str | None = None) -> Iterator[tuple[str, Evidence]]:
    """Each case in a file: a JSON pointer to it (empty when it is the only one) and its evidence.

    Raises:
        InputError: it cannot be read; the path says where.
    """
    document = cast("JSON", reader(provider).parse(body) if provider is not None else parse(body))
    if isinstance(document, dict) and is_bundle(document):
        yield "", bundle(document, provider)
        return
    found = payments(document, provider)
    if not found:
        raise InputError("the list holds no payment")
    for payment in found:
        yield (payment.origin.base if len(found) > 1 else ""), Evidence(payment=payment)


def is_bundle(document: Mapping[str, object]) -> bool:
    """Whether an object is an evidence bundle and no provider's payload."""
    if not PARTS & document.keys() or document.keys() >= _OURS:
        return False
    try:
        recognise(document)
    except InputError:
        return True
    return False


def bundle(document: Mapping[str, object], provider: str | None = None) -> Evidence:
    """The evidence in a bundle.

    Raises:
        InputError: a part is misspelt or has another shape; the path says which.
    """
    for key in document.keys() - PARTS:
        if near := get_close_matches(key, PARTS, n=1, cutoff=0.75):
            raise InputError(f"unknown part; did you mean {near[0]!r}?", path=pointer(key))
    named = document.get("provider")
    sender = named if isinstance(named, str) else provider
    main = document.get("payment")
    found = () if main is None else _payments(main, sender, "/payment")
    limits: Sequence[object] = _list(document, "limits") or [
        document[name] for name in ("limit",) if document.get(name)
    ]
    payment = found[0] if found else None
    return Evidence(
        payment=payment,
        others=(
            *found[1:],
            *(
                payment
                for place, each in enumerate(_list(document, "others"))
                for payment in _payments(each, sender, pointer("others", place))
            ),
        ),
        order=_model(Order, document["order"], "/order") if document.get("order") else None,
        notifications=scheduled(_models(Notification, _list(document, "notifications"), "notifications"), payment),
        settings=_model(Settings, document["settings"], "/settings") if document.get("settings") else None,
        limits=_models(Limit, limits, "limits"),
        history=_models(PastAttempt, _list(document, "history"), "history"),
    )


def scheduled(notifications: tuple[Notification, ...], payment: Payment | None) -> tuple[Notification, ...]:
    """The notifications, the last with the time of the next try where the provider's schedule tells it."""
    if payment is None or not notifications or payment.provider not in names():
        return notifications
    *earlier, last = sorted(notifications, key=lambda each: each.at)
    if last.next_at is not None or 200 <= (last.response_status or 0) < 300:  # noqa: PLR2004 - success in HTTP
        return (*earlier, last)
    made = [each.at for each in (*earlier, last)]
    return (*earlier, last.model_copy(update={"next_at": reader(payment.provider).next_delivery(made)}))


def _payments(part: object, provider: str | None, path: str) -> tuple[Payment, ...]:
    try:
        if isinstance(part, str):
            return read_all(part.encode(), provider=provider)
        return payments(part, provider)
    except InputError as error:
        error.path = path + error.path
        raise


def _list(document: Mapping[str, object], part: str) -> list[JSON]:
    value = cast("JSON", document.get(part) or [])
    if not isinstance(value, list):
        raise InputError("expected a list", path=pointer(part))
    return value


def _models(model: type[M], values: Sequence[object], part: str) -> tuple[M, ...]:
    return tuple(_model(model, value, pointer(part, place)) for place, value in enumerate(values))


def _model(model: type[M], value: object, path: str) -> M:
    try:
        return model.model_validate(value)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        raise InputError(first["msg"].lower(), path=path + pointer(*first["loc"])) from None
