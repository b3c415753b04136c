"""One call of Etherscan's API. HTTP is 200 for errors too; what went wrong stands in words.

Source: docs.etherscan.io (API v2; common error messages; rate limits), checked on 2026-11-25.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import cast
from urllib.parse import urlsplit

from pydantic import SecretStr

from paysupport.adapters.contracts import Saved
from paysupport.adapters.ethereum.shapes import CHAINS
from paysupport.documents import JSON, parse
from paysupport.errors import BadAnswer, ConfigurationError, InputError
from paysupport.flow import Flow, Pace, Request, Response
from paysupport.redaction import redact

PACE = Pace(per_second=3)
"""Of the free plan (docs.etherscan.io, rate limits)."""

_OURS = re.compile(r"api ?key|chainid|not supported for this chain|api plan|api pro", re.IGNORECASE)
_REFUSED = (401, 403)


def fault(answer: object) -> str | None:
    """What went wrong, in Etherscan's words; None where nothing did. That nothing was found is no fault."""
    if not isinstance(answer, dict):
        return "no answer of Etherscan"
    found = cast("dict[str, JSON]", answer)
    result = found.get("result")
    if "jsonrpc" in found or "message" not in found or found.get("status") == "1" or result == []:
        return None
    words = result if isinstance(result, str) else found.get("message")
    return redact(words)[:200] if isinstance(words, str) and words else "no answer of Etherscan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Api:
    """Where and as whom Etherscan is asked."""

    network: str
    base: str
    key: SecretStr | None

    @property
    def host(self) -> str:
        """The host's name."""
        return urlsplit(self.base).hostname or ""

    def get(
        self, module: str, action: str, given: Mapping[str, str | int], *, name: str | None = None, reference: str = ""
    ) -> Flow[Saved]:
        """The answer to one call.

        Args:
            module: such as `account`.
            action: such as `txlist`.
            given: further parameters.
            name: by which the answer is read; the action where nothing else is said.
            reference: the transaction, contract or address that it tells of.

        Raises:
            ConfigurationError: there is no key, Etherscan does not take it, or its plan does not cover the chain.
            BadAnswer: any other answer than what was asked for, such as a limit that was reached.
        """
        if self.key is None:
            raise ConfigurationError("to ask Etherscan, an API key is needed")
        response: Response = yield Request(
            method="GET",
            url=self.base,
            headers={"Accept": "application/json"},
            params=tuple(self._params(module, action, given)),
            pace=PACE,
        )
        if response.status in _REFUSED:
            raise ConfigurationError(f"{self.host} does not accept the API key (HTTP status {response.status})")
        try:
            answer = parse(response.body)
        except InputError as error:
            raise self.bad(response.status, f"the body is {error}") from None
        said = fault(answer)
        if said is None and isinstance(answer, dict) and not {"result", "error"} & set(answer):
            said = "no answer of Etherscan"
        if said is not None:
            shown = said.replace(self.key.get_secret_value(), "...")
            if _OURS.search(shown) and "rate limit" not in shown:
                raise ConfigurationError(f"{self.host}: {shown}")
            raise self.bad(response.status, shown)
        return Saved(
            network=self.network,
            answer=answer,
            reference=reference,
            endpoint=name or action,
            http_status=response.status,
            fetched_at=response.at,
            host=self.host,
        )

    def _params(self, module: str, action: str, given: Mapping[str, str | int]) -> Iterator[tuple[str, str]]:
        (chain,) = CHAINS[self.network]
        yield from (("chainid", str(chain)), ("module", module), ("action", action))
        yield from ((name, str(value)) for name, value in given.items())
        yield "apikey", self.key.get_secret_value() if self.key is not None else ""

    def bad(self, status: int | None, what: str) -> BadAnswer:
        """An answer that cannot be used."""
        return BadAnswer(f"{self.host} answered with HTTP status {status}: {what}", source=self.host, status=status)
