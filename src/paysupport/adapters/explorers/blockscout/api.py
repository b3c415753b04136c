"""One call of a Blockscout instance, and pages of one list.

Source: github.com/blockscout/blockscout-api-v2-swagger (swagger.yaml, 2025-09-19), fallback_controller.ex of
github.com/blockscout/blockscout; checked on 2026-11-25.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast
from urllib.parse import urlsplit

from pydantic import SecretStr

from paysupport.adapters.contracts import Saved
from paysupport.adapters.ethereum.asking import Answers
from paysupport.documents import JSON, parse
from paysupport.errors import BadAnswer, ConfigurationError, InputError
from paysupport.flow import Flow, Request, Response
from paysupport.redaction import redact

MOST_PAGES = 50

_REFUSED = 401
_NOT_FOUND = 404
_DONE = 200

Params = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Api:
    """Which instance is asked, and as whom."""

    network: str
    base: str
    key: SecretStr | None

    @property
    def host(self) -> str:
        """The host's name."""
        return urlsplit(self.base).hostname or ""

    def get(self, path: str, params: Params = (), *, reference: str = "") -> Flow[Saved]:
        """The document at a path; a 404 in words is an answer too.

        Raises:
            ConfigurationError: the instance does not take the key.
            BadAnswer: any other answer than a document.
        """
        key = (("apikey", self.key.get_secret_value()),) if self.key is not None else ()
        response: Response = yield Request(
            method="GET", url=f"{self.base}{path}", headers={"Accept": "application/json"}, params=(*params, *key)
        )
        try:
            answer = parse(response.body)
        except InputError as error:
            raise self._bad(response, f"the body is {error}") from None
        said = message(answer)
        if response.status == _REFUSED or (said is not None and "api key" in said.lower()):
            raise ConfigurationError(f"{self.host} does not accept the key (HTTP status {response.status})")
        if response.status not in {_DONE, _NOT_FOUND} or (response.status == _NOT_FOUND and said is None):
            raise self._bad(response, said or "an error that it did not name")
        return Saved(
            network=self.network,
            answer=answer,
            reference=reference,
            endpoint=path,
            http_status=response.status,
            fetched_at=response.at,
            host=self.host,
        )

    def pages(
        self, path: str, params: Params = (), *, reference: str = "", enough: Callable[[Saved], bool] = lambda _: False
    ) -> Flow[tuple[Answers, bool]]:
        """The pages of a list, newest first, and whether they are all that is wanted.

        Args:
            path: of the list.
            params: of each page.
            reference: the transaction or address that it tells of.
            enough: whether nothing is wanted beyond a page.
        """
        found: Answers = ()
        following: Params = ()
        for _ in range(MOST_PAGES):
            saved = yield from self.get(path, (*params, *following), reference=reference)
            found = (*found, saved)
            following = _next(saved.answer)
            if not following or enough(saved):
                return found, True
        return found, False

    def _bad(self, response: Response, what: str) -> BadAnswer:
        return BadAnswer(
            f"{self.host} answered with HTTP status {response.status}: {what}", source=self.host, status=response.status
        )


def message(answer: object) -> str | None:
    """What an error answer says; None for a document."""
    if not isinstance(answer, dict):
        return "no document of Blockscout"
    found = cast("dict[str, JSON]", answer)
    said = found.get("message")
    if isinstance(said, str):
        return redact(said)[:200]
    return "what was asked was refused" if "errors" in found else None


def _next(answer: object) -> Params:
    match answer:
        case {"next_page_params": dict()}:
            asked = cast("dict[str, dict[str, JSON]]", answer)["next_page_params"]
            return tuple((name, str(value)) for name, value in asked.items() if value is not None)
        case _:
            return ()
