"""One call of a node's JSON-RPC. The address may hold a key, as most providers of nodes do: it is never shown."""

import json
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlsplit

from pydantic import SecretStr

from paysupport.adapters.contracts import Saved
from paysupport.documents import parse
from paysupport.errors import BadAnswer, ConfigurationError, InputError
from paysupport.flow import Flow, Request, Response

_REFUSED = (401, 403)


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """Where a node is, and as whom it is asked."""

    network: str
    address: SecretStr
    key: SecretStr | None

    @property
    def host(self) -> str:
        """The host's name, without anything that may be a key."""
        return urlsplit(self.address.get_secret_value()).hostname or ""

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
            url=f"{urlsplit(self.address.get_secret_value()).scheme}://{self.host}/",
            headers=headers,
            body=json.dumps(body).encode(),
            sign=self._addressed,
        )
        if response.status in _REFUSED:
            raise ConfigurationError(f"{self.host} does not accept the key or address (HTTP status {response.status})")
        try:
            answer = parse(response.body)
        except InputError as error:
            raise self.bad(response.status, f"the body is {error}") from None
        if not isinstance(answer, dict) or not {"result", "error"} & set(answer):
            raise self.bad(response.status, "no answer of a node")
        return Saved(
            network=self.network,
            answer=answer,
            reference=reference,
            endpoint=name or method,
            http_status=response.status,
            fetched_at=response.at,
            host=self.host,
        )

    def bad(self, status: int | None, what: str) -> BadAnswer:
        """An answer that cannot be used."""
        return BadAnswer(f"{self.host} answered with HTTP status {status}: {what}", source=self.host, status=status)

    def _addressed(self, request: Request, _now: datetime) -> Request:
        return replace(request, url=self.address.get_secret_value())
