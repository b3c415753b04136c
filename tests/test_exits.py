"""What stands in a payload, a reference or a command by mistake leaves by no way out."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from pydantic import ValidationError
from rich.pretty import pretty_repr

from paysupport.adapters import registry
from paysupport.adapters.contracts import Page, Query, Received, Reference, Rejected, Verified
from paysupport.diagnostics.engine import diagnose
from paysupport.errors import ConfigurationError, InputError, NotKnown, PaysupportError
from paysupport.flow import Request, Response
from paysupport.formats import FORMATS, render
from paysupport.intake import read
from paysupport.model import Certainty, Decline, Evidence, Payment, Reading, Reason, Status, Via
from tests.secrets import SECRETS

UNREAD = Reading(reason=Reason.UNKNOWN, via=Via.NONE, certainty=Certainty.POSSIBLE)
PAYLOADS = Path(__file__).parent / "adapters" / "payloads"
NOW = datetime(2026, 6, 1, tzinfo=UTC)


@pytest.fixture(params=SECRETS.values(), ids=list(SECRETS))
def secret(request: pytest.FixtureRequest) -> tuple[str, str]:
    """What must not leave, and a part by which it is known."""
    given: tuple[str, str] = request.param
    return given


def test_whatever_format_shows_what_a_provider_said(secret: tuple[str, str]) -> None:
    text, part = secret
    payment = Payment(
        provider="stripe",
        id=text,
        order=text,
        status=Status.FAILED,
        raw_status=text,
        currency=text,
        decline=Decline(code=text, message=text, network_code=text, advice=text, reading=UNREAD),
    )
    diagnosis = diagnose(Evidence(payment=payment), now=NOW, source=text)
    for form in FORMATS:
        assert part not in render(diagnosis, form)
    assert part not in diagnosis.model_dump_json() + repr(diagnosis) + repr(payment) + str(payment)
    assert part not in pretty_repr(payment) + pretty_repr(Evidence(payment=payment))


def test_whatever_format_shows_a_code_that_nobody_knows(secret: tuple[str, str]) -> None:
    payload = json.loads((PAYLOADS / "paypal" / "capture_declined.json").read_text())
    payload["processor_response"]["response_code"] = secret[0]
    diagnosis = diagnose(Evidence(payment=read(json.dumps(payload).encode())), now=NOW)
    assert diagnosis.unknown
    for form in FORMATS:
        assert secret[1] not in render(diagnosis, form)


def test_what_is_shortened_for_people_is_cut_after_what_must_go_is_gone() -> None:
    text = f"{'x ' * 144}{SECRETS['a card'][0]}"
    decline = Decline(code=text, message=text, reading=UNREAD)
    payment = Payment(provider="stripe", id=text, order=text, status=Status.FAILED, currency=text, decline=decline)
    diagnosis = diagnose(Evidence(payment=payment), now=NOW)
    for form in ("text", "markdown", "html"):
        assert "4111 1111" not in render(diagnosis, form)


SHOWN: list[Callable[[str], object]] = [
    lambda text: Request(method="GET", url=f"https://host.example/{text}"),
    lambda text: Response(status=200, url=f"https://host.example/{text}", at=NOW),
    lambda text: Reference("order", text),
    lambda text: Query(order=text, currency=text, amount=Decimal(1)),
    lambda text: Page((), next=text),
    lambda text: Received(at=NOW, source_address=text),
    lambda text: Verified(key=text, scheme="hmac", event=text),
    Rejected,
    PaysupportError,
    lambda text: InputError(text, path=f"/{text}"),
    lambda text: NotKnown(f"no payment known by {text!r}", source="host"),
    lambda text: PaysupportError("x " * 392 + text),
]


@pytest.mark.parametrize("shown", SHOWN)
def test_whatever_a_log_or_a_traceback_shows(shown: Callable[[str], object], secret: tuple[str, str]) -> None:
    text, part = secret
    assert part not in repr(shown(text)) + str(shown(text))


def test_whoever_misspells_a_provider_is_not_told_what_it_was(secret: tuple[str, str]) -> None:
    with pytest.raises(ConfigurationError) as caught:
        registry.provider("x " * 92 + secret[0])
    assert secret[1] not in str(caught.value)


def test_what_is_hidden_from_a_repr_stays_hidden_and_the_rest_is_shown() -> None:
    request = Request(method="POST", url="https://host.example/a", headers={"a": "hidden"}, body=b"hidden")
    shown = "reads=True, account='', pace=None, address=None"
    assert repr(request) == f"Request(method='POST', url='https://host.example/a', {shown})"
    assert repr(ConfigurationError("no such name")) == "ConfigurationError('no such name')"
    assert str(InputError("expected a text", path="/a")) == "/a: expected a text"


def test_a_model_that_cannot_be_built_does_not_say_what_it_was_given(secret: tuple[str, str]) -> None:
    with pytest.raises(ValidationError) as caught:
        Payment(provider="stripe", id="1", status=secret[0])  # pyright: ignore[reportArgumentType] # what is tried here
    assert secret[1] not in str(caught.value)


@pytest.mark.parametrize(
    "payload",
    [
        {"ErrorCode": "{}", "Success": False, "Message": "{}", "TerminalKey": "1"},
        {"name": "RESOURCE_NOT_FOUND", "debug_id": "x" * 50 + " {}", "message": "{}"},
        {"object": "x" * 70 + " {}", "id": "1"},
        {"x" * 30 + " {}": 1},
    ],
)
def test_an_error_is_cut_after_what_must_go_is_gone(payload: dict[str, object], secret: tuple[str, str]) -> None:
    body = json.dumps(payload).replace("{}", secret[0]).encode()
    with pytest.raises(InputError) as caught:
        read(body)
    assert secret[1] not in f"{caught.value}{caught.value!r}"
