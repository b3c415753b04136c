"""Who is asked for a reference: those whose ids have its shape."""

import re
from pathlib import Path

import pytest

from paysupport.adapters.contracts import Reference
from paysupport.adapters.registry import names, provider, reader
from paysupport.errors import PaysupportError

PAYLOADS = Path(__file__).parent / "payloads"
SHAPED = [name for name in names() if provider(name).ids is not None]


def known(name: str) -> set[str]:
    """The ids of all payments in the saved payloads of a provider; captures and refunds of one have their own."""
    found: set[str] = set()
    for path in sorted((PAYLOADS / name).rglob("*.*")):
        try:
            found |= {each.id for each in reader(name).read(path.read_bytes()) if each.id and not each.parent}
        except PaysupportError:
            continue
    return found


@pytest.mark.parametrize("name", SHAPED)
def test_every_id_that_a_provider_gives_has_the_shape_that_it_declares(name: str) -> None:
    strangers = {each for each in known(name) if not re.fullmatch(provider(name).ids or "", each)}
    assert strangers == set()


@pytest.mark.parametrize(
    ("reference", "asked"),
    [
        ("tr_7UhSN1zuXS", {"mollie"}),
        ("pi_3MtwBwLkdIwHu7ix28a3tqPa", {"stripe"}),
        ("22e12f66-000f-5000-8000-18db351245c7", {"bepaid", "cryptomus", "cryptopay", "heleket", "yookassa"}),
        ("3596794-18f91f7c11", {"bepaid"}),
        ("897728064", {"cloudpayments", "coingate", "nowpayments", "oxapay", "paypal", "tbank"}),
    ],
)
def test_a_reference_is_asked_of_those_that_may_know_it(reference: str, asked: set[str]) -> None:
    assert {name for name in SHAPED if reader(name).may_know(Reference("payment", reference))} == asked


@pytest.mark.parametrize("name", SHAPED)
def test_an_order_id_may_look_like_anything(name: str) -> None:
    assert reader(name).may_know(Reference("order", "Заказ 17"))
