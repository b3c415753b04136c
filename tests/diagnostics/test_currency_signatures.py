"""What an order of 25.00 BYN looks like when the shop mixes up roubles, codes and minor units."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paysupport.diagnostics.diagnosis import Diagnosis
from paysupport.diagnostics.engine import diagnose
from paysupport.intake import bundle
from paysupport.model import Audience, Certainty, Evidence

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
DIFFERENCES = {"PS307", "PS308", "PS309", "PS311", "PS312", "PS326", "PS328", "PS330"}


def case(amount: int, currency: str, ordered: str, ordered_in: str | None = None, **more: Any) -> Diagnosis:
    """A bePaid payment of so many minor units, and the shop's order."""
    transaction = {
        "uid": "1-310b0da80b",
        "status": "successful",
        "amount": amount,
        "currency": currency,
        "type": "payment",
        "tracking_id": "1234",
        "created_at": "2026-11-20T10:00:00Z",
    } | more
    order = {"id": "1234", "status": "paid", "amount": ordered, "currency": ordered_in}
    return diagnose(bundle({"payment": {"transaction": transaction}, "order": order}), now=NOW)


def codes(diagnosis: Diagnosis) -> list[str]:
    return [finding.code for finding in diagnosis.findings if finding.code in DIFFERENCES]


@pytest.mark.parametrize(
    ("currency", "amount", "found"),
    [
        ("BYR", 25, ["PS307", "PS328"]),
        ("BYR", 250_000, ["PS307", "PS308"]),
        ("BYR", 2_500, ["PS307", "PS309"]),
        ("BYN", 25, ["PS309"]),
        ("BYN", 25_000_000, ["PS308"]),
        ("BYN", 250_000, ["PS309"]),
        ("BYN", 2_500, []),
        ("BYN", 2_500_000_000, ["PS308"]),
    ],
)
def test_a_price_of_25_roubles(currency: str, amount: int, found: list[str]) -> None:
    diagnosis = case(amount, currency, "25.00", "BYN")
    assert codes(diagnosis) == found
    assert (diagnosis.verdict.code if diagnosis.verdict else None) == (found[0] if found else None)
    assert all(finding.because == "PS307" for finding in diagnosis.findings[1:])


@pytest.mark.parametrize(("amount", "other"), [(250_000, "PS308"), (25_000_000, "PS309")])
def test_an_ambiguous_amount_names_both_readings_and_what_decides(amount: int, other: str) -> None:
    verdict = case(amount, "BYN", "25.00", "BYN").verdict
    assert verdict is not None
    assert [each.rule for each in verdict.alternatives] == [other]
    assert "price list" in verdict.alternatives[0].decided_by.en


def test_a_hundred_times_too_little_has_one_reading() -> None:
    verdict = case(25, "BYN", "25.00", "BYN").verdict
    assert verdict is not None
    assert verdict.certainty is Certainty.CERTAIN
    assert not verdict.alternatives


@pytest.mark.parametrize("amount", [250_000, 25_000_000])
def test_a_hundred_times_too_much_is_certain_where_the_money_never_changed(amount: int) -> None:
    verdict = case(amount, "USD", "25.00", "USD").verdict
    assert verdict is not None
    assert (verdict.code, verdict.certainty) == ("PS309", Certainty.CERTAIN)
    assert not verdict.alternatives


@pytest.mark.parametrize("times", ["0.01", "10000", "100", "1000000"])
@pytest.mark.parametrize("off", ["0.99", "1.01"])
def test_a_ratio_that_is_nearly_a_signature_is_just_another_amount(times: str, off: str) -> None:
    minor = Decimal(250_000) * Decimal(times) * Decimal(off)
    assert codes(case(int(minor), "BYN", "2500.00", "BYN")) == ["PS311"]


@pytest.mark.parametrize("times", [99, 101, 9_999, 10_001, 999_999, 10, 1_000])
def test_a_neighbouring_ratio_is_just_another_amount(times: int) -> None:
    assert codes(case(2_500 * times, "BYN", "25.00", "BYN")) == ["PS311"]


@given(st.integers(2, 10**9), st.sampled_from(["BYN", "USD", "EUR", "RUB"]))
def test_the_same_amount_is_never_a_difference(minor: int, currency: str) -> None:
    assert codes(case(minor, currency, f"{Decimal(minor).scaleb(-2):f}", currency)) == []


@pytest.mark.parametrize(
    ("amount", "currency", "ordered", "found"),
    [
        (2_500, "JPY", "25", ["PS309"]),
        (25_000, "JPY", "25", ["PS309"]),
        (2_500, "KWD", "25.000", ["PS309"]),
        (250_000, "KWD", "25.000", ["PS309"]),
        (25, "KWD", "25.000", ["PS309"]),
        (2_475, "JPY", "25", ["PS311"]),
        (26, "JPY", "25", ["PS326"]),
        (27, "JPY", "25", ["PS311"]),
    ],
)
def test_currencies_without_two_decimals(amount: int, currency: str, ordered: str, found: list[str]) -> None:
    assert codes(case(amount, currency, ordered, currency)) == found


@pytest.mark.parametrize(
    ("amount", "currency", "ordered", "ordered_in", "found"),
    [
        (2_500, "BYN", "250000", "BYR", []),  # converted as it should be
        (2_501, "BYN", "250050", "BYR", []),
        (25_000_000, "BYN", "250000", "BYR", ["PS308"]),  # sent on as it was
        (250_000, "BYN", "250000", "BYR", ["PS308"]),  # as minor units
        (3_000, "BYN", "250000", "BYR", ["PS311"]),
        (3_000, "BYR", "25.00", "BYN", ["PS307"]),
        (1_000, "EUR", "19.56", "BGN", []),
        (1_956, "EUR", "10.00", "EUR", ["PS308"]),
        (1_955, "EUR", "10.00", "EUR", ["PS311"]),
        (75_345, "HRK", "100.00", "EUR", ["PS307", "PS308"]),
        (25_000, "SLE", "25.00", "SLE", ["PS308"]),  # 25 000 old ones as minor units
        (2_500_000, "SLE", "25.00", "SLE", ["PS308"]),
        (2_500, "XCG", "25.00", "ANG", []),
        (250_000, "XCG", "25.00", "XCG", ["PS309"]),
        (2_500, "CUP", "25.00", "CUC", []),  # no ratio is known
        (2_550, "CUC", "25.00", "CUP", ["PS307"]),
    ],
)
def test_orders_and_payments_on_two_sides_of_a_redenomination(
    amount: int, currency: str, ordered: str, ordered_in: str, found: list[str]
) -> None:
    assert codes(case(amount, currency, ordered, ordered_in)) == found


def test_a_ratio_without_a_document_is_not_certain() -> None:
    verdict = case(2_500_000, "SLE", "25.00", "SLE").verdict
    assert verdict is not None
    assert verdict.certainty is Certainty.LIKELY


@pytest.mark.parametrize(("paid_in", "ordered_in"), [("RUB", "RUR"), ("RUB", "rub "), ("RUB", "RUB")])
def test_rur_in_a_shop_means_rub(paid_in: str, ordered_in: str) -> None:
    assert codes(case(2_500, paid_in, "25.00", ordered_in)) == []
    assert codes(case(2_000, paid_in, "25.00", ordered_in)) == ["PS311"]


def test_rur_on_the_payment_is_withdrawn_but_perhaps_only_a_name() -> None:
    verdict = case(2_500, "RUR", "25.00", "RUB").verdict
    assert verdict is not None
    assert (verdict.code, verdict.certainty) == ("PS307", Certainty.LIKELY)
    assert "ratio" not in verdict.facts


@pytest.mark.parametrize(
    ("amount", "ordered", "found"),
    [
        (27_999, "280.00", ["PS326"]),
        (28_001, "280.00", ["PS326"]),
        (1_998, "19.99", ["PS326"]),
        (2_600, "25.75", ["PS326"]),
        (2_500, "25.20", ["PS326"]),
        (2_600, "25.50", ["PS311"]),  # almost two hundredths
        (2_548, "25.50", ["PS311"]),
        (1_989, "19.99", ["PS311"]),
    ],
)
def test_rounding_is_told_from_another_amount(amount: int, ordered: str, found: list[str]) -> None:
    assert codes(case(amount, "BYN", ordered, "BYN")) == found


def test_an_order_without_a_currency_makes_it_likely_only() -> None:
    verdict = case(25, "BYN", "25.00").verdict
    assert verdict is not None
    assert (verdict.code, verdict.certainty) == ("PS309", Certainty.LIKELY)
    assert verdict.facts["ordered"] == Decimal("25.00")
    assert codes(case(2_500, "BYN", "25.00")) == []


@pytest.mark.parametrize(
    ("amount", "ordered", "certainty"), [(2_500, "25.00", Certainty.CERTAIN), (70_000, "25.00", Certainty.LIKELY)]
)
def test_another_currency(amount: int, ordered: str, certainty: Certainty) -> None:
    verdict = case(amount, "RUB", ordered, "BYN").verdict
    assert verdict is not None
    assert (verdict.code, verdict.certainty) == ("PS312", certainty)


def test_another_currency_is_seen_without_amounts() -> None:
    payment = case(2_500, "RUB", "25.00", "BYN").bundle.payment
    assert payment is not None
    order = bundle({"order": {"id": "1", "status": "paid", "currency": "BYN"}}).order
    verdict = diagnose(Evidence(payment=payment.model_copy(update={"amount": None}), order=order), now=NOW).verdict
    assert verdict is not None
    assert verdict.code == "PS312"
    assert "RUB" in verdict.text(Audience.AGENT)


@pytest.mark.parametrize("ordered_in", ["руб.", "USDT", "QQQ"])
def test_a_currency_that_is_none_is_not_compared(ordered_in: str) -> None:
    assert codes(case(2_500, "RUB", "25.00", ordered_in)) == []


@pytest.mark.parametrize(("amount", "ordered"), [(0, "25.00"), (2_500, "0.00")])
def test_nothing_is_not_compared(amount: int, ordered: str) -> None:
    assert codes(case(amount, "BYN", ordered, "BYN")) == []


@pytest.mark.parametrize("kind", ["refund", "tokenization", "payout"])
def test_only_what_collects_money_is_compared(kind: str) -> None:
    assert codes(case(100, "BYN", "25.00", "BYN", type=kind)) == []


LARGE = st.integers(0, 10**24)
PRICES = st.decimals("-1e11", "1e11", allow_nan=False, places=2)


@given(LARGE, PRICES, st.sampled_from(["BYN", "BYR", "EUR", "HRK", "JPY", "RUB"]))
def test_any_two_amounts_have_at_most_one_difference(minor: int, ordered: Decimal, ordered_in: str) -> None:
    assert len(codes(case(minor, "BYN", f"{ordered:f}", ordered_in))) <= 1
