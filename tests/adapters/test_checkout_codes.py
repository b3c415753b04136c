from typing import Any

import pytest

from paysupport.adapters.providers.checkout.codes import ACTIONS, DISPUTES, EVENTS, EXPONENTS, LINKS, REASONS, STATUSES
from paysupport.model import Certainty, Decline, Method, Party, Reason, Status, Via

from .checkout_objects import PAY, declined, event, payment, read

R = Reason
DOCUMENTED = """
20001 20002 20003 20004 20005 20006 20009 20012 20013 20014 20015 20016 20017 20018 20019 20020 20021 20022 20023 20024
20025 20026 20027 20028 20029 20030 20031 20032 20033 20038 20039 20040 20042 20044 20045 20046 20051 20052 20053 20054
20055 20056 20057 20058 20059 2005C 20060 20061 20062 20063 20064 20065 20066 20067 20068 2006P 20070 20072 20075 20078
20081 20082 20083 20084 20085 20086 20087 20088 20089 20090 20091 20092 20093 20094 20095 20096 20097 20098 20099 2009G
200A4 200A5 200A6 200E0 200E2 200E3 200N0 200N7 200P1 200P9 200R1 200R3 200S4 200T2 200T3 200T5 20100 20101 20102 20103
20104 20105 20106 20107 20108 20109 20110 20111 20112 20113 20114 20115 20116 20117 20118 20119 20120 20121 20122 20123
20124 20150 20151 20152 20153 20154 20155 20156 20157 20158 20159 20179 20182 20183 20193 20197 20199 30004 30007 30015
30016 30017 30018 30019 30020 30021 30022 30033 30034 30035 30036 30037 30038 30041 30043 30044 30045 30046 30401 30402
30403 30404 30405 41101 41201 41202 41203 41204 41205 41206 41301 42101 42201 42202 42203 42204 42205 42206 42301 43101
43102 43201 43202 43203 43204 43205 43206 43301 43401 50001 50002 50003 50005 50020 50021 50022 50023 50025 50026 50027
50030 50070 50100 50101 50102 50103 50104 50105 50106 50150 50180 50200 50240 50260 50280 50399 50401 50402 50403 50404
50405 50406 50407 50408 50409 50410 50441 50451 50452 50453 50454 50466 50471 50481 50490 50491 50492 50494 50499 50501
50511 50512 50513 50514 50515 50517 50531 50599
"""
"""All codes of refusal on the page of response codes (2025-12-03)."""

REFUSE_NOTHING = {"20032", "20097", "20110"}


def refused(code: str, **changed: Any) -> Decline:
    decline = read(declined(code, "x", **changed)).decline
    assert decline
    return decline


def test_the_table_holds_the_documented_codes_and_no_others() -> None:
    assert REASONS.codes.keys() == set(DOCUMENTED.split()) - REFUSE_NOTHING


@pytest.mark.parametrize("code", sorted(set(DOCUMENTED.split()) - REFUSE_NOTHING))
def test_every_code_has_a_reason(code: str) -> None:
    reading = refused(code).reading
    assert reading.reason is not R.UNKNOWN
    assert (reading.via, reading.source) == (Via.PROVIDER, REASONS.source)


@pytest.mark.parametrize(
    ("code", "reason", "certainty"),
    [
        ("20001", R.DO_NOT_HONOR, Certainty.LIKELY),
        ("20005", R.DO_NOT_HONOR, Certainty.CERTAIN),
        ("20014", R.INCORRECT_NUMBER, Certainty.CERTAIN),
        ("20051", R.INSUFFICIENT_FUNDS, Certainty.CERTAIN),
        ("20054", R.EXPIRED_CARD, Certainty.CERTAIN),
        ("20057", R.TRANSACTION_NOT_PERMITTED, Certainty.CERTAIN),
        ("20059", R.ISSUER_SUSPECTED_FRAUD, Certainty.CERTAIN),
        ("20061", R.ISSUER_LIMIT, Certainty.CERTAIN),
        ("20087", R.INCORRECT_CARD_DATA, Certainty.CERTAIN),
        ("20091", R.ISSUER_UNAVAILABLE, Certainty.CERTAIN),
        ("20093", R.LEGAL_RESTRICTION, Certainty.CERTAIN),
        ("20099", R.GENERIC_DECLINE, Certainty.CERTAIN),
        ("20121", R.ACQUIRER_LIMIT, Certainty.CERTAIN),
        ("20150", R.AUTHENTICATION_NOT_SUPPORTED, Certainty.CERTAIN),
        ("20151", R.AUTHENTICATION_FAILED, Certainty.CERTAIN),
        ("20152", R.AUTHENTICATION_ABANDONED, Certainty.CERTAIN),
        ("20154", R.AUTHENTICATION_REQUIRED, Certainty.CERTAIN),
        ("200N7", R.INCORRECT_CVC, Certainty.CERTAIN),
        ("200R1", R.STOP_PAYMENT, Certainty.CERTAIN),
        ("30004", R.PICKUP_CARD, Certainty.CERTAIN),
        ("30041", R.LOST_CARD, Certainty.CERTAIN),
        ("30043", R.STOLEN_CARD, Certainty.CERTAIN),
        ("41201", R.BLOCKED_BY_OWN_RULES, Certainty.CERTAIN),
        ("42301", R.BLOCKED_BY_OWN_RULES, Certainty.CERTAIN),
        ("43301", R.ACQUIRER_SUSPECTED_FRAUD, Certainty.CERTAIN),
        ("43401", R.AUTHENTICATION_REQUIRED, Certainty.CERTAIN),
        ("50003", R.MERCHANT_BALANCE, Certainty.CERTAIN),
        ("50466", R.INVALID_ACCOUNT, Certainty.CERTAIN),
    ],
)
def test_codes_mean_what_the_page_says(code: str, reason: Reason, certainty: Certainty) -> None:
    reading = refused(code).reading
    assert (reading.reason, reading.certainty) == (reason, certainty)


@pytest.mark.parametrize("code", ["30004", "30007", "30041", "30043", "200R1", "200R3"])
def test_codes_that_forbid_another_try(code: str) -> None:
    assert refused(code).reading.final


@pytest.mark.parametrize("code", ["20032", "20500", "29999", "40101", "99999"])
def test_codes_that_name_no_reason_stay_unknown(code: str) -> None:
    assert refused(code).reading.reason is R.UNKNOWN


@pytest.mark.parametrize(
    ("code", "party", "blocked"),
    [
        ("20005", None, False),
        ("30041", None, False),
        ("41101", Party.MERCHANT, True),
        ("42201", Party.MERCHANT, True),
        ("43301", Party.PROVIDER, True),
        ("50003", Party.PROVIDER, False),
    ],
)
def test_the_family_of_a_code_tells_who_refused(code: str, party: Party | None, blocked: bool) -> None:
    found = read(declined(code, "Decline list - Email address"))
    assert found.decline
    assert found.decline.refused_by is party
    assert found.attempts[0].blocked_by == ("Decline list - Email address" if blocked else None)


@pytest.mark.parametrize(
    ("processing", "advice", "final"),
    [
        ({"recommendation_code": "01"}, "01", False),
        ({"recommendation_code": "02"}, "02", False),
        ({"recommendation_code": "03"}, "03", True),
        ({"recommendation_code": "02", "partner_merchant_advice_code": "24"}, "24", False),
        ({"recommendation_code": "02", "partner_merchant_advice_code": "03"}, "03", True),
        ({"recommendation_code": "02", "partner_merchant_advice_code": "21"}, "21", True),
        ({"recommendation_code": "03", "partner_merchant_advice_code": "40"}, "40", True),
        ({}, None, False),
    ],
)
def test_never_again_from_either_side_is_final(processing: dict[str, str], advice: str | None, final: bool) -> None:
    decline = refused("20051", processing=processing)
    assert (decline.advice, decline.reading.final) == (advice, final)
    assert decline.reading.reason is R.INSUFFICIENT_FUNDS


@pytest.mark.parametrize(
    ("scheme", "network"),
    [("Visa", "visa"), ("MASTERCARD", "mastercard"), ("American Express", "amex"), ("Moonpay", None), (None, None)],
)
def test_the_networks_own_code_is_kept(scheme: str | None, network: str | None) -> None:
    source = {"type": "card", "scheme": scheme, "last4": "4242"}
    decline = refused("20005", source=source, processing={"partner_response_code": "05"})
    assert (decline.network, decline.network_code) == (network, "05")


def test_a_refusal_without_a_card() -> None:
    decline = refused("20005", source=None)
    assert (decline.network, decline.reading.reason) == (None, R.DO_NOT_HONOR)


@pytest.mark.parametrize("word", STATUSES)
def test_every_status(word: str) -> None:
    found = read(payment(status=word))
    assert (found.status, found.raw_status) == (STATUSES[word], word)


@pytest.mark.parametrize("word", LINKS)
def test_every_status_of_a_link(word: str) -> None:
    found = read({"id": "pl_ELqQJXdXzabU", "status": word, "reference": "1234"})
    assert (found.status, found.order) == (LINKS[word], "1234")


@pytest.mark.parametrize("kind", EVENTS)
def test_every_event_of_a_payment(kind: str) -> None:
    found = read(event(kind, payment(status=None)))
    assert (found.id, found.status, found.raw_status) == (PAY, EVENTS[kind], kind)


@pytest.mark.parametrize("word", DISPUTES)
def test_every_status_of_a_dispute(word: str) -> None:
    told = {"id": "dsp_rbhwd2qrg13uhrp2newf", "payment_id": PAY, "amount": 2550, "currency": "EUR"}
    for found in (read(told | {"status": word}), read(event(f"dispute_{word}", told))):
        assert (found.id, found.status, found.disputes[0].status) == (PAY, DISPUTES[word], DISPUTES[word])


def test_words_that_nobody_knows() -> None:
    assert read(payment(status="Retry Scheduled")).status is Status.UNKNOWN
    assert read(payment(status=None)).status is Status.UNKNOWN
    assert read({"id": "pl_ELqQJXdXzabU", "status": "Paused"}).status is Status.UNKNOWN
    assert read({"id": "pl_ELqQJXdXzabU"}).status is Status.CREATED
    assert read(event("payment_of_tomorrow", payment())).status is Status.UNKNOWN
    assert read(event("dispute_of_tomorrow", {"id": "dsp_rbhwd2qrg13uhrp2newf"})).status is Status.DISPUTED


def test_actions_are_those_of_the_specification() -> None:
    types = {kind for kind, _ in ACTIONS}
    assert types == {"Authorization", "Card Verification", "Capture", "Payout", "Return", "Void"}


@pytest.mark.parametrize(
    ("currency", "minor", "major"),
    [
        ("EUR", 2550, "25.50"),
        ("JPY", 1200, "1200"),
        ("ISK", 2790, "2790"),
        ("CLP", 100000, "1000.00"),
        ("KWD", 2550, "2.550"),
        ("UGX", 5000, "5000"),
    ],
)
def test_amounts_are_read_by_checkouts_own_exponents(currency: str, minor: int, major: str) -> None:
    amount = read(payment(currency=currency, amount=minor)).amount
    assert amount
    assert (amount.text, amount.minor(EXPONENTS)) == (major, minor)


@pytest.mark.parametrize(
    ("word", "method"),
    [
        ("card", Method.CARD),
        ("paypal", Method.WALLET),
        ("ideal", Method.BANK_TRANSFER),
        ("sepa", Method.DIRECT_DEBIT),
        ("klarna", Method.CREDIT),
        ("boleto", Method.CASH),
        ("illicado", Method.OTHER),
    ],
)
def test_means_of_payment(word: str, method: Method) -> None:
    found = read(payment(source={"type": word}))
    assert (found.method, found.raw_method) == (method, word)
