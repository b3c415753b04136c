"""Questions to Stripe's API, and what its answers that are no objects mean."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit

from pydantic import SecretStr

from paysupport.adapters.providers.stripe.origins import NAME
from paysupport.adapters.providers.stripe.reading import explain
from paysupport.adapters.providers.stripe.schemas import Refusal
from paysupport.documents import parse, resolve
from paysupport.errors import BadAnswer, ConfigurationError, InputError, NotAPayment
from paysupport.flow import Flow, Pace, Request, Response

Params = tuple[tuple[str, str], ...]

READS = Pace(per_second=25)
SEARCHES = Pace(per_second=20)
"""Of one account in test mode, where less is allowed, and of search; by a third party's copy of 2026-07."""

_NO_KEYS = {"pk_": "a publishable key", "whsec_": "a webhook secret", "we_": "the id of a webhook endpoint"}


@dataclass(frozen=True, slots=True)
class Api:
    """Where and as whom Stripe is asked.

    Attributes:
        account: in the host's words; whose quota is used.
        connected: the connected account that is meant.
    """

    host: str
    version: str
    account: str | None
    connected: str | None
    key: SecretStr

    def get(self, path: str, params: Params = (), pace: Pace = READS) -> Flow[tuple[object, Response]]:
        """The document that stands below `/v1/`, and the answer it came in.

        Raises:
            ConfigurationError: there is no key, Stripe does not take it, or it is of the other mode.
            NotAPayment: Stripe does not know the object (`not_found`).
            BadAnswer: any other answer than a document.
        """
        response: Response = yield Request(
            method="GET",
            url=f"{self.host}/v1/{path}",
            headers=self._headers(),
            params=params,
            account=self.account or "",
            pace=pace,
        )
        if response.status in {401, 403}:
            what = "does not accept the API key" if response.status == 401 else f"does not let the API key read {path}"  # noqa: PLR2004
            raise ConfigurationError(f"Stripe {what} (request {response.headers.get('request-id', 'unknown')})")
        with usable(response):
            document = parse(response.body)
            error = _error_in(document)
        if error is not None:
            raise _fault(error, response)
        if response.status >= 400:  # noqa: PLR2004
            raise _bad("answered with an error that it did not name", response)
        return document, response

    def _headers(self) -> dict[str, str]:
        key = self.key.get_secret_value()
        if not key:
            raise ConfigurationError("to ask Stripe, its secret or restricted API key is needed")
        for prefix, kind in _NO_KEYS.items():
            if key.startswith(prefix):
                raise ConfigurationError(f"the API key of Stripe starts with sk_ or rk_; this one is {kind} ({prefix})")
        own = {"Authorization": f"Bearer {key}", "Stripe-Version": self.version}
        return own | {"Stripe-Account": self.connected} if self.connected else own


@contextmanager
def usable(response: Response) -> Generator[None]:
    """Within it, what cannot be read is Stripe's fault and not the user's."""
    try:
        yield
    except InputError as error:
        raise _bad(f"sent an answer that cannot be read ({error})", response) from None


def _error_in(document: object) -> Refusal | None:
    match document:
        case {"error": object()}:
            return Refusal.of(resolve(document, "/error"), "/error")
        case _:
            return None


def _fault(error: Refusal, response: Response) -> Exception:
    message = explain(error)
    if "similar object exists in" in message or error.code == "livemode_mismatch":
        return ConfigurationError(message)
    if error.code == "resource_missing":
        return NotAPayment(message, provider=NAME, code=error.code, not_found=True)
    return _bad(f"answered: {message}", response)


def _bad(what: str, response: Response) -> BadAnswer:
    return BadAnswer(
        f"Stripe {what}",
        source=urlsplit(response.url).hostname or "",
        status=response.status,
        request_id=response.headers.get("request-id"),
    )
