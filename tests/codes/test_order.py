"""The one order of reading: advice, network, provider, message; a vague step yields, "never again" stays."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paysupport.codes import Entry, Said, Table, read
from paysupport.codes.networks import TABLES, brand_of
from paysupport.codes.table import code_of
from paysupport.model import Certainty, Reason, Via

DAY = date(2026, 11, 20)
R = Reason
TABLE = Table(
    source="acme codes, 2026",
    codes={
        "poor": Entry(R.INSUFFICIENT_FUNDS),
        "cvc": Entry(R.INCORRECT_CVC),
        "lost": Entry(R.LOST_CARD, final=True),
        "no": Entry(R.GENERIC_DECLINE, others=(R.BLOCKED_BY_OWN_RULES,), certainty=Certainty.LIKELY),
        "honor": Entry(R.DO_NOT_HONOR),
    },
    messages={"ask your bank": Entry(R.ISSUER_ERROR)},
    advice={"stop": Entry(R.UNKNOWN, final=True), "renew": Entry(R.NEW_ACCOUNT_INFORMATION)},
    pairs={("no", "wrong code"): Entry(R.INCORRECT_CVC)},
)


def said(**told: str) -> Said:
    return Said(**{"network": "visa", **told})


@pytest.mark.parametrize(
    ("told", "reason", "via"),
    [
        (said(advice="renew", network_code="51", code="cvc", message="expired card"), R.NEW_ACCOUNT_INFORMATION, Via.ADVICE),
        (said(advice="stop", network_code="51", code="cvc", message="expired card"), R.INSUFFICIENT_FUNDS, Via.NETWORK),
        (said(network_code="51", code="cvc", message="expired card"), R.INSUFFICIENT_FUNDS, Via.NETWORK),
        (said(network_code="??", code="cvc", message="expired card"), R.INCORRECT_CVC, Via.PROVIDER),
        (said(code="cvc", message="expired card"), R.INCORRECT_CVC, Via.PROVIDER),
        (said(code="no", message="Wrong code."), R.INCORRECT_CVC, Via.MESSAGE),
        (said(code="no", message="Ask your bank"), R.ISSUER_ERROR, Via.MESSAGE),
        (said(code="no", message="expired card"), R.GENERIC_DECLINE, Via.PROVIDER),
        (said(code="new", message="expired card"), R.EXPIRED_CARD, Via.MESSAGE),
        (said(code="new", message="Wrong code."), R.UNKNOWN, Via.NONE),
        (said(message="Ask your bank"), R.ISSUER_ERROR, Via.MESSAGE),
        (said(message="something else"), R.UNKNOWN, Via.NONE),
        (said(network_code="00", code="poor"), R.INSUFFICIENT_FUNDS, Via.PROVIDER),
        (Said(), R.UNKNOWN, Via.NONE),
    ],
)  # fmt: skip
def test_the_first_step_that_names_a_reason_decides(told: Said, reason: Reason, via: Via) -> None:
    reading = read(told, TABLE, DAY)
    assert (reading.reason, reading.via) == (reason, via)


@pytest.mark.parametrize(
    ("network", "code"),
    [("visa", "05"), ("visa", "01"), ("mastercard", "79"), ("mastercard", "82"), ("mastercard", "83"), (None, "82")],
)
def test_a_vague_network_code_yields_to_what_is_said_later(network: str | None, code: str) -> None:
    vague = Said(network=network, network_code=code)
    for later in (vague._replace(code="poor"), vague._replace(message="Insufficient funds")):
        assert read(later, TABLE, DAY).reason is R.INSUFFICIENT_FUNDS
    assert read(vague._replace(code="no"), TABLE, DAY).via is Via.NETWORK
    assert read(vague, TABLE, DAY).via is Via.NETWORK


def test_a_clear_network_code_does_not_yield_and_names_what_was_said_otherwise() -> None:
    reading = read(said(network_code="61", code="poor"), TABLE, DAY)
    assert (reading.reason, reading.others) == (R.ISSUER_LIMIT, (R.INSUFFICIENT_FUNDS,))
    assert read(said(network_code="61", code="no"), TABLE, DAY).others == ()


def test_an_earlier_step_that_yielded_is_no_alternative() -> None:
    assert read(said(network_code="05", code="poor"), TABLE, DAY).others == ()


def test_each_step_is_told_where_there_are_several() -> None:
    reading = read(said(network_code="05", code="poor"), TABLE, DAY)
    assert [(step.via, step.reason, step.certainty) for step in reading.steps] == [
        (Via.NETWORK, R.DO_NOT_HONOR, Certainty.CERTAIN),
        (Via.PROVIDER, R.INSUFFICIENT_FUNDS, Certainty.CERTAIN),
    ]
    assert read(said(code="poor"), TABLE, DAY).steps == ()
    assert read(said(code="poor", advice="stop"), TABLE, DAY).steps == ()


def test_the_same_reading_is_the_same_object() -> None:
    for told in (said(code="poor"), said(network_code="05", code="poor", advice="stop")):
        assert read(told, TABLE, DAY) is read(told, TABLE, DAY)


@pytest.mark.parametrize(
    ("told", "final"),
    [
        (said(network_code="04", code="poor"), True),
        (said(network_code="57", code="cvc"), True),
        (said(network_code="14", code="cvc"), True),
        (said(network_code="05", code="poor"), False),
        (said(network_code="05", code="lost"), True),
        (said(network_code="51", code="lost"), True),
        (said(network_code="51", code="poor", advice="stop"), True),
        (said(code="new", advice="stop"), True),
        (Said(network="mastercard", network_code="83", code="poor", advice="03"), True),
        (Said(network="mastercard", network_code="05", code="poor", advice="03"), True),
        (Said(network="mastercard", network_code="05", code="poor", advice="3"), True),
        (Said(network="mastercard", network_code="05", code="poor", advice="02"), False),
        (Said(network="mastercard", network_code="41", code="poor"), False),
        (Said(network="visa", network_code="05", code="poor", advice="03"), False),
        (Said(network="jcb", code="poor", advice="03"), False),
        (Said(code="poor", advice="03"), True),
        (Said(code="poor", advice="003003003"), False),
        (Said(code="poor", advice="03", network_code="123456789"), False),
    ],
)
def test_never_again_from_any_side_wins(told: Said, final: bool) -> None:
    assert read(told, TABLE, DAY).final is final


def test_never_again_without_a_reason_is_unknown_and_final() -> None:
    reading = read(said(code="new", advice="stop"), TABLE, DAY)
    assert (reading.reason, reading.via, reading.final) == (R.UNKNOWN, Via.NONE, True)


def test_the_providers_advice_goes_before_the_networks() -> None:
    own = Table(source="acme", codes={}, advice={"01": Entry(R.WALLET_ERROR)})
    reading = read(Said(network="mastercard", advice="01"), own, DAY)
    assert (reading.reason, reading.others) == (R.WALLET_ERROR, (R.NEW_ACCOUNT_INFORMATION,))


@pytest.mark.parametrize(
    ("network_code", "advice", "reason"),
    [
        ("83", "01", R.AUTHENTICATION_REQUIRED),
        ("83", "03", R.ISSUER_SUSPECTED_FRAUD),
        ("82", "01", R.NEW_ACCOUNT_INFORMATION),
        ("79", "01", R.NEW_ACCOUNT_INFORMATION),
        ("05", "21", R.STOP_PAYMENT),
        ("51", "25", R.INSUFFICIENT_FUNDS),
        ("51", "99", R.INSUFFICIENT_FUNDS),
    ],
)
def test_mastercards_advice_is_read_with_the_code(network_code: str, advice: str, reason: Reason) -> None:
    assert read(Said(network="mastercard", network_code=network_code, advice=advice), TABLE, DAY).reason is reason


def test_without_a_brand_advice_is_less_sure_and_yields() -> None:
    alone = read(Said(advice="01"), TABLE, DAY)
    assert (alone.reason, alone.certainty) == (R.NEW_ACCOUNT_INFORMATION, Certainty.POSSIBLE)
    assert read(Said(advice="01", code="poor"), TABLE, DAY).reason is R.INSUFFICIENT_FUNDS


def test_steps_that_agree_are_as_sure_as_the_surest() -> None:
    by_mir = Said(network="mir", network_code="51")
    assert read(by_mir, TABLE, DAY).certainty is Certainty.LIKELY
    assert read(by_mir._replace(code="poor"), TABLE, DAY).certainty is Certainty.CERTAIN
    assert read(by_mir._replace(code="cvc"), TABLE, DAY).certainty is Certainty.LIKELY


@pytest.mark.parametrize(
    ("written", "brand"),
    [
        ("visa", "visa"), ("Visa", "visa"), (" VISA ", "visa"), ("Visa Electron", "visa"), ("V PAY", "visa"),
        ("MC", "mastercard"), ("mastercard", "mastercard"), ("Master Card", "mastercard"), ("maestro", "mastercard"),
        ("Mastercard Debit", "mastercard"), ("mir", "mir"), ("МИР", "mir"), ("NSPK", "mir"),
        ("american express", "amex"), ("American_Express", "amex"), ("AMEX", "amex"),
        ("UnionPay", "unionpay"), ("China Union Pay", "unionpay"), ("CUP", "unionpay"),
        ("JCB", "jcb"), ("belkart", "belkart"), ("miracle", "miracle"), ("ab_visa", "abvisa"),
        ("unknown", None), ("", None), ("  ", None), (None, None),
    ],
)  # fmt: skip
def test_a_brand_is_known_by_any_of_its_names(written: str | None, brand: str | None) -> None:
    assert brand_of(written) == brand


@pytest.mark.parametrize(
    ("written", "code"),
    [("5", "05"), (" 05 ", "05"), ("051", "51"), ("005", "05"), ("5c", "5C"), ("r 0", "R0"), ("116", "116"), ("0051", "0051"), ("٥", "٥")],
)  # fmt: skip
def test_a_code_is_known_in_any_spelling(written: str, code: str) -> None:
    assert code_of(written) == code


@pytest.mark.parametrize("code", ["5", "05", " 05", "005"])
def test_spelling_changes_nothing(code: str) -> None:
    assert read(Said(network="VISA", network_code=code), TABLE, DAY).reason is R.DO_NOT_HONOR


@pytest.mark.parametrize(
    ("code", "reason", "certainty"),
    [
        ("51", R.INSUFFICIENT_FUNDS, Certainty.LIKELY),
        ("14", R.INCORRECT_NUMBER, Certainty.LIKELY),
        ("07", R.PICKUP_CARD, Certainty.POSSIBLE),
        ("65", R.ISSUER_LIMIT, Certainty.POSSIBLE),
        ("R1", R.STOP_PAYMENT, Certainty.LIKELY),
        ("82", R.INCORRECT_CVC, Certainty.POSSIBLE),
        ("83", R.ISSUER_SUSPECTED_FRAUD, Certainty.POSSIBLE),
        ("79", R.INVALID_TRANSACTION, Certainty.POSSIBLE),
        ("78", R.CARD_NOT_ACTIVATED, Certainty.POSSIBLE),
        ("64", R.INVALID_AMOUNT, Certainty.POSSIBLE),
    ],
)
def test_without_a_brand_codes_are_read_less_surely(code: str, reason: Reason, certainty: Certainty) -> None:
    reading = read(Said(network_code=code), TABLE, DAY)
    assert (reading.reason, reading.certainty) == (reason, certainty)
    assert reading.others or certainty is Certainty.LIKELY


def test_without_a_brand_three_digits_are_read_as_american_expresss() -> None:
    reading = read(Said(network_code="116"), TABLE, DAY)
    assert (reading.reason, reading.certainty) == (R.INSUFFICIENT_FUNDS, Certainty.POSSIBLE)


def test_without_a_brand_what_others_say_is_an_alternative() -> None:
    assert R.TRANSACTION_NOT_PERMITTED in read(Said(network_code="82"), TABLE, DAY).others
    assert R.LEGAL_RESTRICTION in read(Said(network_code="64"), TABLE, DAY).others


def test_without_a_brand_only_what_all_forbid_is_final() -> None:
    assert not read(Said(network_code="14"), TABLE, DAY).final
    assert read(Said(network_code="R0"), TABLE, DAY).final


def test_other_brands_and_other_codes_are_read_by_the_standard() -> None:
    for told in (Said(network="jcb", network_code="51"), Said(network="visa", network_code="33")):
        reading = read(told, TABLE, DAY)
        assert reading.reason in {R.INSUFFICIENT_FUNDS, R.EXPIRED_CARD}
        assert reading.certainty is Certainty.LIKELY
    assert read(Said(network="jcb", network_code="82"), TABLE, DAY).reason is R.UNKNOWN
    assert read(Said(network="jcb", network_code="15"), TABLE, DAY).certainty is Certainty.POSSIBLE


def test_american_express_has_three_digits_and_the_standards_two() -> None:
    assert read(Said(network="amex", network_code="122"), TABLE, DAY).reason is R.INCORRECT_CVC
    assert read(Said(network="amex", network_code="51"), TABLE, DAY).reason is R.INSUFFICIENT_FUNDS


@pytest.mark.parametrize(
    ("on", "final"), [(date(2021, 4, 16), True), (date(2021, 4, 17), False), (date.max, False), (date.min, True)]
)
def test_the_day_of_the_attempt_decides(on: date, final: bool) -> None:
    assert read(Said(network="visa", network_code="62"), TABLE, on).final is final


@pytest.mark.parametrize(
    ("region", "reason"),
    [("Europe", R.AUTHENTICATION_REQUIRED), ("DE", R.AUTHENTICATION_REQUIRED), ("BY", R.ISSUER_LIMIT), (None, R.ISSUER_LIMIT)],
)  # fmt: skip
def test_the_region_decides(region: str | None, reason: Reason) -> None:
    assert read(Said(network="mc", network_code="65", region=region), TABLE, DAY).reason is reason


words = st.none() | st.text(max_size=12)
networks = st.none() | st.sampled_from([*TABLES, "jcb", "Master Card"]) | st.text(max_size=60)
codes = st.none() | st.sampled_from(sorted(TABLE.codes)) | st.text(max_size=12)
network_codes = st.none() | st.sampled_from(sorted({code for each in TABLES.values() for code in each.codes})) | st.text(max_size=12)  # fmt: skip


@given(
    told=st.builds(Said, code=codes, message=words, advice=words, network=networks, network_code=network_codes, region=words),
    on=st.dates(),
)  # fmt: skip
def test_anything_can_be_read(told: Said, on: date) -> None:
    reading = read(told, TABLE, on)
    assert reading.reason not in reading.others
    assert len(reading.steps) != 1
    assert reading.via is not Via.NONE or reading.reason is R.UNKNOWN
    assert not reading.steps or reading.reason in {step.reason for step in reading.steps}


@given(st.text(min_size=9, max_size=40))
def test_what_is_too_long_is_no_code(code: str) -> None:
    assert read(Said(network_code=code), TABLE, DAY).reason is R.UNKNOWN
