"""Money in motion: what the checks decide beyond their three bundles."""

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest

from paysupport.diagnostics.diagnosis import Diagnosis, Finding
from paysupport.diagnostics.engine import diagnose
from paysupport.diagnostics.periods import HOLD, PROVIDER_HOLD, REFUND, SETTLEMENT
from paysupport.model import (
    Attempt,
    Audience,
    Card,
    Certainty,
    Dispute,
    Evidence,
    Method,
    Order,
    Party,
    PastAttempt,
    Payment,
    Reason,
    Refund,
    Settings,
    Status,
)
from paysupport.money import Money
from tests.cases import NOW, declined, order, payment

PRICE = {"amount": "25.50", "currency": "BYN"}
PAID_AT = NOW - timedelta(hours=2)
CARD = Card(brand="visa", last4="0000", fingerprint="b3839d33")


def money(amount: str, currency: str = "BYN") -> Money:
    return Money(amount=Decimal(amount), currency=currency)


def case(paid: Payment | None, *, now: datetime = NOW, **parts: Any) -> Diagnosis:
    return diagnose(Evidence(payment=paid, **parts), now=now)


def codes(paid: Payment | None, **parts: Any) -> list[str]:
    return [each.code for each in case(paid, **parts).findings if each.because is None]


def finding(code: str, paid: Payment | None, **parts: Any) -> Finding:
    return next(each for each in case(paid, **parts).findings if each.code == code)


def back(status: Status = Status.PENDING, **values: Any) -> Refund:
    given = {"id": "re-1", "status": status, "amount": PRICE, "at": NOW - timedelta(days=1)}
    return Refund.model_validate(given | values)


def tried(status: Status = Status.PAID, **values: Any) -> Attempt:
    return Attempt.model_validate({"id": "pay-1", "status": status, "at": PAID_AT, "card": CARD} | values)


def payout(status: Status, **values: Any) -> Payment:
    given = {"kind": "payout", "order": None, "created_at": NOW - timedelta(hours=3)}
    return payment(status, **(given | values))


# --- settlement


def test_the_providers_own_date_comes_before_contract_and_documents() -> None:
    contract = Settings(country="RU", settlement_days=5)
    named = payment(provider="yookassa", paid_at=PAID_AT, settles_at=NOW + timedelta(days=30))
    by_contract = named.model_copy(update={"settles_at": None})
    assert finding("PS601", named, settings=contract).facts["until"] == date(2026, 12, 20)
    assert finding("PS601", named, settings=contract).certainty is Certainty.CERTAIN
    assert finding("PS601", by_contract, settings=contract).facts["until"] == date(2026, 11, 27)
    assert finding("PS601", by_contract).facts["until"] == date(2026, 11, 23)
    assert finding("PS601", by_contract).certainty is Certainty.LIKELY


def test_the_acquirers_country_counts_and_not_the_providers() -> None:
    paid = payment(provider="yookassa", paid_at=datetime(2025, 12, 30, 9, tzinfo=UTC))
    now = datetime(2025, 12, 30, 12, tzinfo=UTC)
    assert finding("PS601", paid, now=now).facts["until"] == date(2026, 1, 12)
    assert finding("PS601", paid, now=now, settings=Settings(country="by")).facts["until"] == date(2025, 12, 31)


def test_a_day_in_a_year_without_a_decree_is_only_possible() -> None:
    now = datetime(2098, 6, 2, 12, tzinfo=UTC)
    assert finding("PS601", payment(provider="yookassa", paid_at=now), now=now).certainty is Certainty.POSSIBLE


@pytest.mark.parametrize(
    "paid",
    [
        payment(paid_at=PAID_AT),
        payment(provider="yookassa"),
        payment(provider="yookassa", paid_at=PAID_AT, test=True),
        payment(provider="yookassa", paid_at=PAID_AT, kind="refund"),
        payment(provider="yookassa", paid_at=NOW - timedelta(days=400)),
        payment(provider="yookassa", paid_at=PAID_AT, settled_at=NOW),
    ],
)
def test_no_day_is_promised_where_none_is_known_or_needed(paid: Payment) -> None:
    assert "PS601" not in codes(paid)


def test_who_names_the_day_and_never_the_arrival_is_not_late() -> None:
    assert "PS602" not in codes(payment(provider="cloudpayments", settles_at=NOW - timedelta(days=9)))


@pytest.mark.parametrize(("hours", "late"), [(0, False), (24, True)])
def test_late_from_the_day_after(hours: int, *, late: bool) -> None:
    paid = payment(paid_at=PAID_AT, settles_at=NOW - timedelta(hours=hours))
    assert ("PS602" in codes(paid)) is late
    assert ("PS601" in codes(paid)) is not late


def test_late_for_an_unknown_reason_is_never_certain() -> None:
    assert (
        finding("PS602", payment(paid_at=PAID_AT, settles_at=PAID_AT - timedelta(days=9))).certainty is Certainty.LIKELY
    )


@pytest.mark.parametrize("provider", ["adyen", "stripe", "yookassa", "bepaid"])
def test_a_contract_makes_nobody_late_who_never_tells(provider: str) -> None:
    contract = Settings(country="BY", settlement_days=1)
    paid = payment(provider=provider, paid_at=NOW - timedelta(days=9))
    assert ("PS602" in codes(paid, settings=contract)) is (provider == "bepaid")


@pytest.mark.parametrize("year", [1, 9999])
def test_a_time_that_is_no_time_breaks_nothing(year: int) -> None:
    never = (
        datetime(year, 12, 31, 23, tzinfo=UTC) if year > 1 else datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=9)))
    )
    paid = payment(provider="yookassa", method=Method.CARD, paid_at=never, settled_at=never, net=money("25.00"))
    for each in (
        paid,
        payment(provider="yookassa", paid_at=never),
        paid.model_copy(update={"refunds": (back(at=never),)}),
        payout(Status.PENDING, created_at=never),
        payment(Status.CANCELLED, attempts=(tried(Status.CANCELLED, at=never, auth_code="654321"),)),
    ):
        assert case(each).reply("agent", "ru")


def test_a_currency_that_is_none_breaks_nothing() -> None:
    due = withdrawal(due_at=NOW - timedelta(days=1), currency="?!")
    assert finding("PS632", None, order=due).facts["amount"] == "—"
    past = PastAttempt.model_validate(
        {"at": PAID_AT, "status": "paid", "id": "old", "amount": "1", "currency": "?!", "card_last4": "0000"}
    )
    assert "PS621" not in codes(ONCE, history=(past,))
    told = order(Status.REFUNDED, currency="?!")
    assert "PS617" not in codes(payment(Status.PARTIALLY_REFUNDED, refunded=money("5.00")), order=told)


# --- figures


def said(paid: Payment, lang: str = "en", **parts: Any) -> str:
    return case(paid, **parts).reply("agent", lang)


def test_figures_and_dates_stand_in_the_ordinary_answer() -> None:
    paid = payment(paid_at=PAID_AT, fee=money("0.64"), net=money("24.86"), settles_at=NOW + timedelta(days=4))
    figures = (
        "Оплачено 25,50 BYN 20 ноября 2026; комиссия 0,64 BYN; к зачислению 24,86 BYN; деньги придут до 24 ноября 2026."
    )
    assert figures in said(paid, "ru")
    assert figures in case(paid).reply("merchant", "ru")
    assert "0,64" not in case(paid).reply("payer", "ru")


@pytest.mark.parametrize(
    ("values", "figures"),
    [
        ({}, "Paid 25.50 BYN."),
        ({"paid_at": PAID_AT}, "Paid 25.50 BYN on 20 November 2026."),
        ({"fee": money("0.64")}, "Paid 25.50 BYN; fee 0.64 BYN."),
        ({"fee": money("0.00")}, "Paid 25.50 BYN."),
        ({"net": money("24.86")}, "Paid 25.50 BYN; fee 0.64 BYN; to be credited 24.86 BYN."),
        ({"net": money("7.60", "USD")}, "Paid 25.50 BYN; to be credited 7.60 USD."),
        ({"settled_at": NOW}, "Paid 25.50 BYN; credited on 20 November 2026."),
        ({"provider": "cloudpayments", "settles_at": PAID_AT - timedelta(days=2)}, "the money was to come by 18 November 2026."),
    ],
)  # fmt: skip
def test_figures_say_what_is_known(values: dict[str, Any], figures: str) -> None:
    assert figures in said(payment(**values))


@pytest.mark.parametrize("values", [{"amount": None}, {"test": True}])
def test_without_an_amount_or_for_a_test_there_are_no_figures(values: dict[str, Any]) -> None:
    assert "Paid" not in said(payment(**values))
    assert "  " not in said(payment(**values))


@pytest.mark.parametrize(
    ("values", "fires"),
    [
        ({"net": money("24.86")}, True),
        ({"fee": money("0.64"), "net": money("24.86")}, True),
        ({"fee": money("0.64")}, False),
        ({"fee": money("0.20", "USD"), "net": money("24.86")}, False),
        ({"net": money("24.86", "USD")}, False),
        ({"net": money("24.86"), "kind": "refund"}, False),
        ({"amount": money("0.00"), "fee": money("0.64"), "net": money("24.86")}, False),
    ],
)
def test_the_fee_is_explained_in_one_currency(values: dict[str, Any], *, fires: bool) -> None:
    assert ("PS603" in codes(payment(**values))) is fires


def test_the_fee_is_told_as_a_share() -> None:
    assert str(finding("PS603", payment(net=money("24.86"))).facts["share"]) == "2.51"


# --- refunds


def test_a_refund_of_unknown_length_waits_without_a_day() -> None:
    waiting = finding("PS611", payment(refunds=(back(at=None),)))
    assert waiting.certainty is Certainty.CERTAIN
    assert "срока, который никто не назвал" in waiting.text(Audience.PAYER, "ru")


@pytest.mark.parametrize(
    ("provider", "method", "refunded_at", "until"),
    [
        ("yookassa", Method.CARD, datetime(2026, 11, 19, 21, 30, tzinfo=UTC), date(2026, 11, 23)),
        ("yookassa", Method.SBP, datetime(2026, 11, 20, 9, tzinfo=UTC), date(2026, 11, 21)),
        ("stripe", Method.CARD, datetime(2026, 11, 16, 9, tzinfo=UTC), date(2026, 11, 30)),
        ("bepaid", Method.ERIP, datetime(2026, 11, 16, 9, tzinfo=UTC), date(2026, 11, 27)),
    ],
)
def test_until_when_by_provider_and_method(provider: str, method: Method, refunded_at: datetime, until: date) -> None:
    sent = payment(Status.REFUNDED, provider=provider, method=method, refunds=(back(Status.REFUNDED, at=refunded_at),))
    assert finding("PS618", sent).facts["until"] == until


def test_the_providers_promise_of_a_refund_comes_first() -> None:
    promised = back(expected_at=NOW - timedelta(days=1))
    assert codes(payment(provider="yookassa", method=Method.CARD, refunds=(promised,))) == ["PS612"]


@pytest.mark.parametrize(
    ("values", "reference"),
    [({"arn": "74212346", "rrn": "6326"}, "ARN 74212346"), ({"rrn": "632600123999"}, "RRN 632600123999"), ({}, "re-1")],
)
def test_a_bank_finds_a_refund_by_the_best_reference(values: dict[str, Any], reference: str) -> None:
    sent = payment(Status.REFUNDED, refunds=(back(Status.REFUNDED, **values),))
    assert finding("PS618", sent).facts["reference"] == reference


def test_the_newest_refund_is_spoken_of() -> None:
    two = (back(Status.REFUNDED, id="old", at=NOW - timedelta(days=9)), back(Status.REFUNDED, id="new"))
    for refunds in (two, two[::-1]):
        assert finding("PS618", payment(Status.REFUNDED, refunds=refunds)).facts["refund"] == "new"


def test_a_refund_sent_at_an_unknown_time_has_the_usual_answer() -> None:
    assert codes(payment(Status.REFUNDED, refunds=(back(Status.REFUNDED, at=None),))) == []


@pytest.mark.parametrize(
    ("cause", "code"),
    [
        (None, "PS613"),
        (Reason.GENERIC_DECLINE, "PS613"),
        (Reason.LOST_CARD, "PS613"),
        (Reason.MERCHANT_BALANCE, "PS614"),
        (Reason.INVALID_ACCOUNT, "PS615"),
        (Reason.EXPIRED_CARD, "PS615"),
    ],
)
@pytest.mark.parametrize("status", [Status.FAILED, Status.CANCELLED])
def test_a_failed_refund_has_one_verdict_by_its_cause(cause: Reason | None, code: str, status: Status) -> None:
    assert codes(payment(refunds=(back(status, cause=cause),))) == [code]


@pytest.mark.parametrize("cause", [None, Reason.MERCHANT_BALANCE, Reason.INVALID_ACCOUNT])
def test_a_later_refund_makes_up_for_a_failed_one(cause: Reason | None) -> None:
    later = back(Status.REFUNDED, id="re-2", at=NOW)
    assert codes(payment(Status.REFUNDED, refunds=(back(Status.FAILED, cause=cause), later))) == ["PS618"]
    smaller = later.model_copy(update={"amount": money("5.00")})
    assert codes(payment(Status.PARTIALLY_REFUNDED, refunds=(back(Status.FAILED, cause=cause), smaller)))[0] in {
        "PS613", "PS614", "PS615",
    }  # fmt: skip


def test_a_refund_that_waits_for_the_shops_money_is_the_shops_fault() -> None:
    waiting = payment(refunds=(back(cause=Reason.MERCHANT_BALANCE),))
    assert codes(waiting) == ["PS614"]


@pytest.mark.parametrize(("reason", "code"), [(Reason.MERCHANT_BALANCE, "PS332"), (Reason.INVALID_ACCOUNT, "PS615")])
def test_an_answer_about_the_refund_alone(reason: Reason, code: str) -> None:
    alone = declined(reason).model_copy(update={"id": "re-1", "kind": "refund", "refunds": (back(Status.FAILED),)})
    assert codes(alone) == [code]


def test_a_pending_refund_is_not_a_pending_payment() -> None:
    alone = payment(Status.PENDING, id="re-1", kind="refund", refunds=(back(),), method=Method.CARD)
    assert codes(alone) == ["PS611"]
    assert case(alone).verdict is None


def test_test_refunds_move_nothing() -> None:
    assert codes(payment(test=True, refunds=(back(),))) == ["PS405"]


@pytest.mark.parametrize(
    ("refunded", "fires"),
    [(None, False), (money("5.00"), True), (money("25.50"), False), (money("0.00"), False), (money("5.00", "USD"), False)],
)  # fmt: skip
def test_a_part_is_more_than_nothing_and_less_than_all(refunded: Money | None, *, fires: bool) -> None:
    assert ("PS616" in codes(payment(Status.PARTIALLY_REFUNDED, refunded=refunded))) is fires


TOLD = order(Status.REFUNDED)


@pytest.mark.parametrize(
    ("paid", "fires"),
    [
        (payment(), True),
        (payment(test=True), False),
        (payment(kind="refund"), False),
        (payment(refunds=(back(),)), False),
        (payment(Status.PARTIALLY_REFUNDED), False),
        (payment(Status.PARTIALLY_REFUNDED, refunded=money("5.00")), True),
        (payment(Status.PARTIALLY_REFUNDED, refunded=money("5.00", "USD")), False),
        (payment(Status.REFUNDED, refunded=money("25.50")), False),
    ],
)
def test_refunded_in_the_shop_alone(paid: Payment, *, fires: bool) -> None:
    assert ("PS617" in codes(paid, order=TOLD)) is fires


def test_a_part_covers_an_order_of_its_size() -> None:
    smaller = order(Status.REFUNDED, amount="5.00", currency=None)
    assert "PS617" not in codes(payment(Status.PARTIALLY_REFUNDED, refunded=money("5.00")), order=smaller)


# --- charged twice


def twin(status: Status = Status.PAID, minutes: int = 3, **values: Any) -> Payment:
    attempt = tried(status, id="pay-2", card=values.pop("card", CARD), auth_code=values.pop("auth_code", None))
    return payment(
        status, **({"id": "pay-2", "paid_at": PAID_AT + timedelta(minutes=minutes), "attempts": (attempt,)} | values)
    )


ONCE = payment(paid_at=PAID_AT, attempts=(tried(),))


@pytest.mark.parametrize(
    ("other", "certainty"),
    [
        (twin(), Certainty.CERTAIN),
        (twin(minutes=600, card=None), Certainty.CERTAIN),
        (twin(order=None), Certainty.LIKELY),
        (twin(order="99"), Certainty.POSSIBLE),
        (twin(order="99", card=Card(last4="0000")), Certainty.POSSIBLE),
        (twin(order="99", card=Card(last4="0001")), None),
        (twin(order="99", card=Card(fingerprint="other", last4="0000")), None),
        (twin(order="99", card=None), None),
        (twin(order="99", minutes=11), None),
        (twin(order="99", amount=money("25.51")), None),
        (twin(order="99", amount=None), None),
        (twin(Status.FAILED), None),
        (twin(test=True), None),
        (twin(kind="refund"), None),
        (twin(id="pay-1"), None),
    ],
)
def test_a_second_payment_is_a_double_charge_more_or_less_surely(other: Payment, certainty: Certainty | None) -> None:
    found = [each.certainty for each in case(ONCE, others=(other,)).findings if each.code == "PS621"]
    assert found == ([] if certainty is None else [certainty])


def test_the_surest_second_charge_is_named() -> None:
    others = (twin(order="99", id="maybe"), twin(id="sure"))
    assert finding("PS621", ONCE, others=others).facts["second"] == "sure"


@pytest.mark.parametrize(
    ("refunded", "fires"),
    [(None, True), (money("5.00"), True), (money("25.50"), False)],
)
def test_two_successful_attempts_of_one_payment_unless_one_was_refunded(refunded: Money | None, *, fires: bool) -> None:
    status = Status.PARTIALLY_REFUNDED if refunded else Status.PAID
    twice = payment(status, attempts=(tried(), tried(id="pay-2")), refunded=refunded)
    assert ("PS621" in codes(twice)) is fires


@pytest.mark.parametrize(
    ("values", "certainty"),
    [
        ({"order": "1234"}, Certainty.CERTAIN),
        ({"card_last4": "0000", "amount": "25.50", "currency": "BYN"}, Certainty.POSSIBLE),
        ({"card_last4": "0000", "amount": "25.50"}, None),
        ({"order": "1234", "id": None}, None),
        ({"order": "1234", "id": "pay-1"}, None),
        ({"order": "1234", "status": "failed"}, None),
    ],
)
def test_the_hosts_records_know_of_a_second_charge(values: dict[str, Any], certainty: Certainty | None) -> None:
    past = PastAttempt.model_validate({"at": PAID_AT, "status": "paid", "id": "old-1"} | values)
    found = [each.certainty for each in case(ONCE, history=(past,)).findings if each.code == "PS621"]
    assert found == ([] if certainty is None else [certainty])


@pytest.mark.parametrize(
    ("other", "fires"),
    [
        (twin(Status.AUTHORIZED), True),
        (twin(Status.CANCELLED, auth_code="654321"), True),
        (twin(Status.CANCELLED), False),
        (twin(Status.FAILED, auth_code="654321"), False),
        (twin(Status.AUTHORIZED, order="99", card=None), False),
        (twin(Status.AUTHORIZED, attempts=()), False),
    ],
)
def test_a_hold_beside_a_payment_is_no_double_charge(other: Payment, *, fires: bool) -> None:
    assert ("PS622" in codes(ONCE, others=(other,))) is fires
    assert "PS621" not in codes(ONCE, others=(other,))


def test_tests_are_no_double_charge() -> None:
    test = ONCE.model_copy(update={"test": True})
    assert codes(test, others=(twin(), twin(Status.AUTHORIZED, id="pay-3"))) == ["PS405"]


@pytest.mark.parametrize(
    ("brand", "until"),
    [("visa", date(2026, 11, 30)), ("MasterCard", date(2026, 12, 20)), ("Mir", date(2026, 11, 26)), ("amex", None)],
)
def test_a_hold_lapses_by_the_rules_of_its_network(brand: str, until: date | None) -> None:
    held = twin(Status.AUTHORIZED, card=CARD.model_copy(update={"brand": brand}))
    fact = finding("PS622", ONCE, others=(held,)).facts["until"]
    assert fact == until or (until is None and not isinstance(fact, date))


# --- holds


@pytest.mark.parametrize(
    ("values", "fires"),
    [
        ({}, True),
        ({"test": True}, False),
        ({"kind": "refund"}, False),
        ({"attempts": (tried(Status.CANCELLED),)}, False),
        ({"attempts": (tried(Status.CANCELLED, auth_code="654321", card=None),)}, False),
        ({"attempts": (tried(Status.CANCELLED, auth_code="654321", at=NOW - timedelta(days=11)),)}, False),
        ({"attempts": (tried(Status.CANCELLED, auth_code="654321", at=None),), "created_at": None}, False),
    ],
)
def test_a_cancelled_hold_may_still_be_seen(values: dict[str, Any], *, fires: bool) -> None:
    held = payment(Status.CANCELLED, **({"attempts": (tried(Status.CANCELLED, auth_code="654321"),)} | values))
    assert ("PS623" in codes(held)) is fires


def test_a_hold_is_found_by_its_rrn_or_authorisation_code() -> None:
    for rrn, reference in ((None, "654321"), ("632500123456", "RRN 632500123456")):
        held = payment(Status.CANCELLED, attempts=(tried(Status.CANCELLED, auth_code="654321", rrn=rrn),))
        assert finding("PS623", held).facts["reference"] == reference


@pytest.mark.parametrize(
    ("values", "certainty"),
    [
        ({"provider": "robokassa"}, Certainty.LIKELY),
        ({"provider": "acme"}, Certainty.POSSIBLE),
        ({"provider": "yookassa"}, Certainty.LIKELY),
        ({"provider": "yookassa", "expires_at": NOW}, Certainty.CERTAIN),
        ({"provider": "yookassa", "expires_at": NOW + timedelta(days=3)}, None),
        ({"provider": "robokassa", "test": True}, None),
        ({"provider": "robokassa", "attempts": ()}, None),
        ({"provider": "robokassa", "attempts": (tried(Status.AUTHORIZED, at=NOW - timedelta(days=5)),)}, None),
    ],
)
def test_a_hold_lapses_by_provider_or_network(values: dict[str, Any], certainty: Certainty | None) -> None:
    attempts = (tried(Status.AUTHORIZED, at=NOW - timedelta(days=6)),)
    found = case(payment(Status.AUTHORIZED, **({"attempts": attempts} | values))).findings
    assert [each.certainty for each in found if each.code == "PS349"] == ([] if certainty is None else [certainty])


# --- withdrawals, top-ups


def withdrawal(status: Status = Status.PENDING, **values: Any) -> Order:
    return order(status, kind="withdrawal", **values)


@pytest.mark.parametrize(
    ("sent", "wanted", "code"),
    [
        (payout(Status.PENDING), None, "PS631"),
        (payout(Status.PENDING, created_at=NOW - timedelta(days=6)), None, "PS632"),
        (payout(Status.PENDING, created_at=None), None, "PS631"),
        (payout(Status.PENDING, settles_at=NOW - timedelta(hours=1)), None, "PS632"),
        (payout(Status.PENDING, settles_at=NOW - timedelta(hours=1)), withdrawal(due_at=NOW), "PS631"),
        (payout(Status.PENDING), withdrawal(due_at=NOW - timedelta(seconds=1)), "PS632"),
        (payout(Status.PENDING), order(due_at=NOW - timedelta(days=1)), "PS631"),
        (payout(Status.PAID), None, "PS640"),
        (payout(Status.REFUNDED), None, "PS634"),
        (None, withdrawal(due_at=NOW - timedelta(days=1)), "PS632"),
        (None, withdrawal(due_at=NOW - timedelta(days=1), amount=None), "PS632"),
        (None, withdrawal(Status.PAID, due_at=NOW - timedelta(days=1)), None),
        (None, withdrawal(due_at=NOW + timedelta(days=1)), None),
        (None, withdrawal(), None),
        (payout(Status.PENDING, test=True), None, "PS403"),
        (payout(Status.PAID, test=True), None, "PS405"),
        (payout(Status.REFUNDED, test=True), None, "PS405"),
    ],
)
def test_where_a_withdrawal_stands(sent: Payment | None, wanted: Order | None, code: str | None) -> None:
    found = codes(sent, order=wanted)
    assert code in found if code else found == []
    assert len(set(found) & {"PS631", "PS632", "PS634", "PS640"}) == (code not in {None, "PS403", "PS405"})


def test_a_payment_that_waits_is_no_late_withdrawal() -> None:
    assert "PS632" not in codes(payment(Status.PENDING), order=withdrawal(due_at=NOW - timedelta(days=1)))


def test_who_has_to_act_on_a_late_withdrawal() -> None:
    late = withdrawal(due_at=NOW - timedelta(days=1))
    assert finding("PS632", payout(Status.PENDING), order=late).responsible is Party.PROVIDER
    unsent = finding("PS632", None, order=late)
    assert (unsent.responsible, unsent.retry.after) == (Party.MERCHANT, Party.MERCHANT)


def test_without_any_promise_a_date_is_only_possible() -> None:
    waiting = finding("PS631", payout(Status.PENDING))
    assert (waiting.certainty, waiting.facts["until"]) == (Certainty.POSSIBLE, date(2026, 11, 25))


@pytest.mark.parametrize(
    ("reason", "code"),
    [
        (Reason.GENERIC_DECLINE, "PS633"),
        (Reason.ACQUIRER_SUSPECTED_FRAUD, "PS633"),
        (Reason.ACQUIRER_LIMIT, "PS633"),
        (Reason.MERCHANT_BALANCE, "PS332"),
        (Reason.INVALID_ACCOUNT, "PS635"),
        (Reason.INCORRECT_PHONE, "PS635"),
    ],
)
def test_a_failed_payout_has_one_verdict(reason: Reason, code: str) -> None:
    failed = declined(reason).model_copy(update={"kind": "payout", "order": None})
    assert codes(failed) == [code]


def test_a_failed_payment_is_no_withdrawal() -> None:
    assert codes(declined(Reason.INVALID_ACCOUNT)) == ["PS123"]
    assert codes(payment(Status.REFUNDED)) == []


@pytest.mark.parametrize(
    ("last4", "recipient", "fires"),
    [("4600", "1111", True), ("4600", "4600", False), (None, "1111", False), ("4600", None, False)],
)
def test_a_payout_to_another_card(last4: str | None, recipient: str | None, *, fires: bool) -> None:
    sent = payout(Status.PAID, attempts=(tried(card=Card(last4=last4)),))
    assert ("PS637" in codes(sent, order=withdrawal(Status.PAID, recipient=recipient))) is fires


def test_a_payout_whose_card_is_not_told_has_no_wrong_recipient() -> None:
    assert "PS637" not in codes(payout(Status.PAID), order=withdrawal(recipient="1111"))


@pytest.mark.parametrize(
    ("values", "paid", "fires"),
    [
        ({}, ONCE, True),
        ({"credited_at": NOW}, ONCE, False),
        ({"kind": None}, ONCE, False),
        ({"status": Status.PENDING}, ONCE, False),
        ({}, ONCE.model_copy(update={"paid_at": NOW}), False),
        ({}, ONCE.model_copy(update={"test": True}), False),
        ({}, ONCE.model_copy(update={"kind": "refund"}), False),
    ],
)
def test_a_top_up_without_a_credit(values: dict[str, Any], paid: Payment, *, fires: bool) -> None:
    top_up = order(**({"status": Status.PAID, "kind": "top_up"} | values))
    assert ("PS636" in codes(paid, order=top_up)) is fires


# --- disputes


def dispute(status: Status = Status.DISPUTED, **values: Any) -> Dispute:
    return Dispute.model_validate({"id": "dp-1", "status": status, "amount": PRICE} | values)


def test_the_dispute_that_is_due_first_is_named() -> None:
    later, sooner = (dispute(due_at=NOW + timedelta(days=each), reason=str(each)) for each in (9, 2))
    disputed = payment(Status.DISPUTED, disputes=(dispute(reason="open"), later, sooner))
    assert finding("PS638", disputed).facts["reason"] == "2"


@pytest.mark.parametrize(
    ("disputes", "refunds", "code"),
    [
        ((dispute(),), (), "PS638"),
        ((dispute(),), (back(Status.REFUNDED),), "PS639"),
        ((dispute(Status.REFUNDED),), (back(Status.REFUNDED, amount=None),), "PS639"),
        ((dispute(amount={"amount": "5.00", "currency": "BYN"}),), (back(Status.REFUNDED, amount=money("20.50")),), "PS638"),
        ((dispute(),), (back(Status.FAILED),), "PS638"),
        ((dispute(Status.PAID),), (back(Status.REFUNDED),), None),
    ],
)  # fmt: skip
def test_a_dispute_and_refunds(disputes: tuple[Dispute, ...], refunds: tuple[Refund, ...], code: str | None) -> None:
    found = codes(payment(Status.DISPUTED, disputes=disputes, refunds=refunds))
    assert [each for each in found if each in {"PS638", "PS639"}] == ([code] if code else [])


def test_test_disputes_are_not_answered() -> None:
    assert codes(payment(Status.DISPUTED, disputes=(dispute(),), test=True)) == ["PS405"]


# --- what holds for all


def test_every_period_has_a_source_and_is_never_certain() -> None:
    for table in (SETTLEMENT, REFUND, HOLD, PROVIDER_HOLD):
        for period in table.values():
            assert period.source
            assert period.certainty is not Certainty.CERTAIN
            assert (period.least or 0) <= period.most


def test_an_unexplained_failure_is_not_talked_away() -> None:
    failed = payment(Status.FAILED, refunds=(back(),))
    assert case(failed).unknown
    assert "reason" in case(failed).reply("merchant", "en")
