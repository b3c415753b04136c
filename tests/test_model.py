"""The models themselves: frozen, quiet about secrets, and quick to build."""

import pickle

import pytest
from pydantic import ValidationError

from paysupport.model import Attempt, Card, Model, Origin, Payment, Settings, Status
from tests.cases import declined, payment

PAN = "4200000000000000"


def test_a_repr_hides_what_must_not_leave() -> None:
    told = declined(message=f"card {PAN}")
    assert PAN not in repr(told)
    assert PAN not in str(told)
    assert PAN not in f"{told.decline!r}"
    settings = Settings(secret_key="s3cr3ts3cr3t", webhook_secret="whsec_xyz", public_key="MIIB")
    assert not {"s3cr3ts3cr3t", "whsec_xyz", "MIIB"} & set(repr(settings).split("'"))


def test_what_rich_shows_hides_the_same() -> None:
    told = declined(message=f"card {PAN}")
    assert PAN not in repr(list(told.__rich_repr__()))
    assert "status" in dict(told.__rich_repr__())


def test_a_pickle_holds_no_raw_answer() -> None:
    origin = Origin(source="acme", document={"pan": PAN}, base="/x")
    again = pickle.loads(pickle.dumps(origin))  # noqa: S301
    assert PAN.encode() not in pickle.dumps(payment(origin=origin))
    assert (again.source, again.base, again.document) == ("acme", "/x", None)


def test_a_payment_is_frozen_and_refuses_nonsense() -> None:
    for name in ("status", "amount"):
        with pytest.raises(ValidationError):
            setattr(payment(), name, None)
    with pytest.raises(ValidationError):
        payment(created_at="2026-11-20T10:00:00")
    with pytest.raises(ValidationError):
        Payment.model_validate(payment().model_dump() | {"status": "lost"})


def test_the_last_attempt_tells_why() -> None:
    assert payment().decline is None
    assert payment().reason is None
    assert declined().reason == "insufficient_funds"
    retried = declined().model_copy(update={"attempts": (*declined().attempts, Attempt(id="2", status=Status.PAID))})
    assert retried.decline is None


def test_trusted_models_equal_validated_ones() -> None:
    built = Card.trusted({"last4": "0019"})
    assert built == Card(last4="0019")
    assert built.model_dump_json() == Card(last4="0019").model_dump_json()
    assert built.model_copy(update={"bin": "400555"}).bin == "400555"
    whole = dict.fromkeys(Card.model_fields) | {"brand": "visa"}
    assert Card.trusted(whole) == Card(brand="visa")


def test_every_model_is_documented() -> None:
    models = [each for each in Model.__subclasses__() if each.__module__ == Payment.__module__]
    assert len(models) > 10
    assert all(each.__doc__ for each in models)
