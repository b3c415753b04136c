"""What people give: a provider's payload, a list of them, or an evidence bundle."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from difflib import get_close_matches
from typing import Any, TypeVar, cast

from pydantic import AwareDatetime, ValidationError

from paysupport.adapters.contracts import Saved
from paysupport.adapters.registry import explorer, names, reader, recognise
from paysupport.documents import JSON, parse, pointer
from paysupport.errors import ConfigurationError, InputError
from paysupport.model import (
    Evidence,
    Invoice,
    Limit,
    Model,
    Notification,
    Order,
    PastAttempt,
    Payment,
    Probe,
    Settings,
    Transfer,
)

M = TypeVar("M", bound=Model)

_OURS = frozenset({"provider", "status", "attempts"})

PARTS = frozenset({
    "payment", "others", "order", "notifications", "settings", "limit", "limits", "history", "probes", "invoice",
    "transfers", "pasted", "provider",
})  # fmt: skip


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


def invoice(body: bytes) -> Invoice:
    """An invoice on a chain, alone or as the part of a bundle.

    Raises:
        InputError: it cannot be read; the path says where.
    """
    document = parse(body)
    whole = isinstance(document, dict) and "invoice" in document
    part = cast("dict[str, JSON]", document)["invoice"] if whole else document
    return _model(Invoice, part, "/invoice" if whole else "")


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
    asked = _model(Invoice, document["invoice"], "/invoice") if document.get("invoice") else None
    pasted = document.get("pasted")
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
        probes=_models(Probe, _list(document, "probes"), "probes"),
        invoice=asked,
        transfers=_transfers(_list(document, "transfers"), asked),
        pasted=_kept(pasted) if isinstance(pasted, str) else None,
    )


def scheduled(notifications: tuple[Notification, ...], payment: Payment | None) -> tuple[Notification, ...]:
    """The notifications, the last with the time of the next try where the provider's schedule tells it."""
    if payment is None or not notifications or payment.provider not in names():
        return notifications
    *earlier, last = sorted(notifications, key=lambda each: each.at)
    if last.next_at is not None or 200 <= (last.response_status or 0) < 300:  # noqa: PLR2004 - success in HTTP
        return (*earlier, last)
    made = [each.at for each in (*earlier, last)]
    with suppress(OverflowError):  # nothing is sent after the end of the calendar
        last = last.model_copy(update={"next_at": reader(payment.provider).next_delivery(made)})
    return (*earlier, last)


def _payments(part: object, provider: str | None, path: str) -> tuple[Payment, ...]:
    try:
        if isinstance(part, str):
            return read_all(part.encode(), provider=provider)
        return payments(part, provider)
    except InputError as error:
        error.path = path + error.path
        raise


def _transfers(given: Sequence[JSON], invoice: Invoice | None) -> tuple[Transfer, ...]:
    """Each answer read by its explorer; those of one source on one network together, as they explain each other."""
    from paysupport.chain.networks import network  # noqa: PLC0415 - most bundles have nothing to do with a chain

    own: list[Transfer] = []
    saved: dict[tuple[str, str, str], list[Saved]] = {}
    for place, each in enumerate(given):
        path = pointer("transfers", place)
        if isinstance(each, dict) and "state" in each:
            own.append(_model(Transfer, each, path))
            continue
        answer = _model(_Answer, each, path)
        name = network(answer.network or (invoice.network if invoice else ""))
        if name is None:
            raise InputError(f"unknown network {answer.network!r}", path=f"{path}/network")
        saved.setdefault((answer.source, answer.host or "", name.name), []).append(answer.saved(name.name))
    for (source, _, _), answers in saved.items():
        try:
            own.extend(explorer(source).read(answers))
        except ConfigurationError as error:
            raise InputError(str(error), path="/transfers") from None
    return tuple(own)


def _kept(pasted: str) -> str:
    from paysupport.chain.pasted import kept  # noqa: PLC0415 - as above

    return kept(pasted)


class _Answer(Model):
    """One raw answer of an explorer or node, as the bundle holds it."""

    source: str
    network: str | None = None
    endpoint: str | None = None
    reference: str | None = None
    http_status: int | None = None
    fetched_at: AwareDatetime | None = None
    host: str | None = None
    answer: Any = None

    def saved(self, network: str) -> Saved:
        return Saved(
            network=network,
            answer=self.answer,
            reference=self.reference,
            endpoint=self.endpoint,
            http_status=self.http_status,
            fetched_at=self.fetched_at,
            host=self.host,
        )


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
