"""One call of Etherscan's API. HTTP is 200 for errors too; what went wrong stands in words.

Source: docs.etherscan.io (API v2; common error messages; rate limits), checked on 2026-11-25.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from pydantic import SecretStr

from paysupport.adapters.contracts import Saved
from paysupport.adapters.sources.answers import brief, no_answer, saved, unusable
from paysupport.adapters.sources.places import Place
from paysupport.chain.networks import NETWORKS
from paysupport.errors import ConfigurationError
from paysupport.flow import Flow, Pace, Request, Response

if TYPE_CHECKING:
    from paysupport.documents import JSON

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
    return brief(words) if isinstance(words, str) and words else "no answer of Etherscan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Api:
    """Where and as whom Etherscan is asked."""

    network: str
    place: Place
    key: SecretStr | None

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
            url=self.place.base,
            headers={"Accept": "application/json"},
            params=tuple(self._params(module, action, given)),
            pace=PACE,
        )
        host = self.place.host
        if response.status in _REFUSED:
            raise ConfigurationError(f"{host} does not accept the API key (HTTP status {response.status})")
        answer = saved(response, self.network, reference, name or action)
        said = unusable(answer) or fault(answer.answer)
        match cast("JSON", answer.answer):
            case {"result": _} | {"error": _} if said is None:
                return answer
            case _:
                shown = (said or "no answer of Etherscan").replace(self.key.get_secret_value(), "...")
        if _OURS.search(shown) and "rate limit" not in shown:
            raise ConfigurationError(f"{host}: {shown}")
        raise no_answer(host, shown, response.status)

    def _params(self, module: str, action: str, given: Mapping[str, str | int]) -> Iterator[tuple[str, str]]:
        chain = NETWORKS[self.network].chain_id
        yield from (*self.place.params, ("chainid", str(chain)), ("module", module), ("action", action))
        yield from ((name, str(value)) for name, value in given.items())
        yield "apikey", self.key.get_secret_value() if self.key is not None else ""
