"""One call of a node's JSON-RPC. The address may hold a key, as most providers of nodes do: it is never shown."""

import json
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit

from pydantic import SecretStr

from paysupport.adapters.contracts import Saved
from paysupport.adapters.sources.answers import no_answer, saved, unusable
from paysupport.adapters.sources.places import Place
from paysupport.errors import ConfigurationError
from paysupport.flow import Flow, Request, Response

if TYPE_CHECKING:
    from paysupport.documents import JSON

_REFUSED = (401, 403)


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """Where a node is, and as whom it is asked."""

    network: str
    place: Place
    key: SecretStr | None

    @property
    def host(self) -> str:
        """The host's name, without anything that may be a key."""
        return self.place.host

    def ask(self, method: str, *params: object, name: str | None = None, reference: str = "") -> Flow[Saved]:
        """The answer to one call, in its envelope: a result or the node's error.

        Args:
            method: of the JSON-RPC.
            params: in order.
            name: by which the answer is read; the method where nothing else is said.
            reference: the transaction, contract or address that it tells of.

        Raises:
            ConfigurationError: the node does not let us in.
            BadAnswer: what came is no answer of a node.
        """
        body = {"jsonrpc": "2.0", "id": 1, "method": method, "params": params}
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if self.key is not None:
            headers["Authorization"] = f"Bearer {self.key.get_secret_value()}"
        response: Response = yield Request(
            method="POST",
            url=f"{urlsplit(self.place.base).scheme}://{self.host}/",
            headers=headers,
            params=self.place.params,
            body=json.dumps(body).encode(),
            sign=self._addressed,
        )
        if response.status in _REFUSED:
            raise ConfigurationError(f"{self.host} does not accept the key or address (HTTP status {response.status})")
        answer = replace(saved(response, self.network, reference, name or method), host=self.host)
        match cast("JSON", answer.answer):
            case {"result": _} | {"error": _}:
                return answer
            case _:
                raise no_answer(self.host, unusable(answer) or "no answer of a node", response.status)

    def _addressed(self, request: Request, _now: datetime) -> Request:
        return replace(request, url=self.place.base)
