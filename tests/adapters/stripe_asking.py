"""Driving the questions to Stripe by hand; all values are synthetic."""

import json
from datetime import UTC, datetime
from typing import Any, TypeVar

from paysupport.adapters.providers.stripe import Stripe
from paysupport.flow import Flow, Request, Response

T = TypeVar("T")
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
KEY = "sk_test_made0up0key"
SHOP = Stripe(api_key=KEY, account="shop-by")
API = "https://api.stripe.com/v1"


def answer(body: object, status: int = 200) -> Response:
    sent = body if isinstance(body, bytes) else json.dumps(body).encode()
    return Response(status=status, url=f"{API}/asked", at=NOW, headers={"request-id": "req_1"}, body=sent)


def ask(flow: Flow[T], *answers: Response) -> tuple[T, list[Request]]:
    """Drive a flow by hand: its result, and what it asked."""
    asked = next(flow)
    requests: list[Request] = []
    for each in answers:
        assert isinstance(asked, Request)
        requests.append(asked)
        try:
            asked = flow.send(each)
        except StopIteration as end:
            result: T = end.value
            return result, requests
    raise AssertionError("asks for more than there is")


def page(*rows: bytes | dict[str, Any], more: bool = False, **told: Any) -> dict[str, Any]:
    data = [json.loads(row) if isinstance(row, bytes) else row for row in rows]
    return {"object": "list", "url": "/v1/charges", "has_more": more, "data": data} | told
