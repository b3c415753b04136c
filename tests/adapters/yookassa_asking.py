"""Driving the questions to YooKassa by hand; all values are made up."""

import json
from datetime import UTC, datetime
from typing import Any

from paysupport.adapters.providers.yookassa import YooKassa
from paysupport.errors import Unavailable
from paysupport.flow import Flow, Request, Response
from paysupport.transport import run

from .yookassa_payloads import SECRET, body, document

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
SHOP = YooKassa(shop_id="100500", secret_key=SECRET, account="shop")
API = "https://api.yookassa.ru/v3"
NOT_FOUND = (404, body("error_not_found"))
PAID = "22e12f66-000f-5000-8000-18db35124501"


def ask(flow: Flow[Any], *answers: tuple[int, bytes] | Unavailable) -> tuple[Any, list[Request]]:
    """The result of a flow, and what it asked."""
    requests: list[Request] = []
    left = iter(answers)

    def send(request: Request) -> Response:
        requests.append(request)
        told = next(left)
        if isinstance(told, Unavailable):
            raise told
        return Response(status=told[0], url=request.url, at=NOW, body=told[1])

    result = run(flow, send)
    assert next(left, None) is None, "asks for less than was expected"
    return result, requests


def page(*rows: dict[str, Any], following: str | None = None) -> tuple[int, bytes]:
    told = {"type": "list", "items": list(rows)} | ({"next_cursor": following} if following else {})
    return 200, json.dumps(told).encode()


def row(number: int, order: str, day: int, **changes: Any) -> dict[str, Any]:
    given = {"id": f"22e12f66-{number}", "created_at": f"2026-11-{day:02}T10:00:00.000Z"}
    return document("declined", metadata={"order_id": order}, **given, **changes)
