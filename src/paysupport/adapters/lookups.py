"""What an answer of an API means for a look-up, where its adapter has nothing special to say of it."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from datetime import UTC, datetime
from urllib.parse import urlsplit

from paysupport.adapters.contracts import Page, Query
from paysupport.documents import JSON, parse
from paysupport.errors import BadAnswer, ConfigurationError, InputError, NotAPayment
from paysupport.flow import Flow, Response
from paysupport.merge import merge
from paysupport.model import Payment

_DONE = range(200, 300)
_REFUSED = frozenset({401, 403})


def found(
    response: Response, title: str, read: Callable[[object], tuple[Payment, ...]], keys: str = "the API key"
) -> tuple[Payment, ...]:
    """The payments in an answer; empty where the provider says that it does not know the reference.

    Args:
        response: what came back.
        title: the provider, in a sentence.
        read: what reads its documents.
        keys: what it has refused where it answers with 401 or 403.

    Raises:
        ConfigurationError: the key is refused.
        BadAnswer: it holds anything else than payments.
    """
    try:
        document = document_in(response, title, keys, errors=True)
        with usable(response):
            payments = read(document)
    except NotAPayment as error:
        if error.not_found:
            return ()
        raise bad(response, str(error)) from None
    if response.status not in _DONE:
        raise bad(response, "a body that does not fit the status")
    return tuple(fetched(payment, response) for payment in payments)


def document_in(response: Response, title: str, keys: str = "the API key", *, errors: bool = False) -> JSON:
    """The document in an answer.

    Args:
        response: what came back.
        title: the provider, in a sentence.
        keys: what it has refused where it answers with 401 or 403.
        errors: whether that of an answer with an error status is wanted as well.

    Raises:
        ConfigurationError: the key is refused.
        BadAnswer: there is none, or it comes with an error status.
    """
    if response.status in _REFUSED:
        raise ConfigurationError(f"{title} does not accept {keys} (HTTP status {response.status})")
    with usable(response):
        document = parse(response.body)
    if response.status not in _DONE and not errors:
        raise bad(response, "an error")
    return document


@contextmanager
def usable(response: Response) -> Generator[None]:
    """Within it, what cannot be read is the provider's fault and not the user's; its own errors pass."""
    try:
        yield
    except NotAPayment:
        raise
    except InputError as error:
        raise bad(response, f"the body is {error}") from None


def bad(response: Response, what: str) -> BadAnswer:
    """The error that an answer is which cannot be used."""
    host = urlsplit(response.url).hostname or ""
    return BadAnswer(f"{host} answered with HTTP status {response.status}: {what}", source=host, status=response.status)


def fetched(payment: Payment, response: Response) -> Payment:
    """The payment with the time at which it was fetched."""
    return payment.model_copy(update={"origin": payment.origin.model_copy(update={"at": response.at})})


def listed(search: Callable[[Query, str | None], Flow[Page]], order: str) -> Flow[tuple[Payment, ...]]:
    """The payments for an order of the shop, from all pages of a list that cannot be asked for it."""
    hits: list[Payment] = []
    cursor: str | None = None
    while True:
        page = yield from search(Query(order=order), cursor)
        hits += page.payments
        cursor = page.next
        if cursor is None:
            return merge(hits)


def moment(time: datetime | None) -> datetime | None:
    """A time to search by, in UTC.

    Raises:
        InputError: it has no zone.
    """
    if time is None:
        return None
    if time.tzinfo is None:
        raise InputError("a time to search by needs a zone")
    return time.astimezone(UTC)
