"""A made-up provider: small, complete, and asked over HTTP as any other."""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, ClassVar

from paysupport.adapters.contracts import Page, Provider, Query, Reference
from paysupport.errors import BadAnswer, InputError
from paysupport.flow import Flow, Request, Response
from paysupport.model import Notification, Origin, Payment, Settings, Status

HOST = "https://acme.example"


class Acme(Provider):
    """Answers are `{"payments": [{"id": ..., "status": ..., "order": ...}], "next": ...}`."""

    name: ClassVar[str] = "acme"

    def __init__(self, account: str | None = None) -> None:
        self.account = account

    def payments(self, document: object, status: int | None = None) -> tuple[Payment, ...]:
        if not isinstance(document, dict):
            raise InputError("no answer of acme")
        return tuple(self._payment(row) for row in document["payments"])

    def _payment(self, row: Mapping[str, Any]) -> Payment:
        return Payment(
            provider=self.name,
            account=self.account,
            id=row["id"],
            status=Status(row["status"]),
            order=row.get("order"),
            created_at=row.get("at"),
            origin=Origin(source=self.name, document=row),
        )

    def lookup(self, reference: Reference) -> Flow[tuple[Payment, ...]]:
        if reference.kind == "token":
            return super().lookup(reference)
        return self._ask(f"/{reference.kind}/{reference.value}")

    def search(self, query: Query, cursor: str | None = None) -> Flow[Page]:
        answer = yield Request(method="GET", url=HOST + "/search", params=(("after", cursor or ""),))
        found = [payment for payment in self.read(answer.body) if query.matches(payment)]
        return Page(tuple(found), json.loads(answer.body)["next"])

    def deliveries(self, reference: Reference) -> Flow[tuple[Notification, ...]]:
        answer = yield Request(method="GET", url=f"{HOST}/deliveries/{reference.value}")
        return tuple(Notification.model_validate(each) for each in json.loads(answer.body))

    def registration(self) -> Flow[Settings]:
        answer = yield Request(method="GET", url=HOST + "/settings")
        return Settings.model_validate_json(answer.body)

    def next_delivery(self, made: Any) -> datetime | None:
        last: datetime = made[-1]
        return last + timedelta(minutes=10)

    def _ask(self, path: str) -> Flow[tuple[Payment, ...]]:
        answer: Response = yield Request(method="GET", url=HOST + path)
        if answer.status == 404:
            return ()
        if answer.status != 200:
            raise BadAnswer(f"acme answered {answer.status}", status=answer.status)
        return self.read(answer.body)


def answer(*rows: Mapping[str, Any], following: str | None = None) -> dict[str, Any]:
    """What acme answers."""
    return {"payments": list(rows), "next": following}
