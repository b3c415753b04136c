"""What several sources tell of one payment: right, or not claimed."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paysupport.diagnostics.engine import diagnose
from paysupport.diagnostics.ledger import Ledger
from paysupport.diagnostics.sightings import Agreement, sightings
from paysupport.diagnostics.steps import Step
from paysupport.model import Certainty, Evidence, Invoice, Level, Movement, Payment, State, Status, Transfer

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
ADDRESS = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"
ELSEWHERE = "bc1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3qccfmv3"
ID = "a1" * 32
BLOCK = "0000" + "c3" * 30


def invoice(**over: object) -> Invoice:
    asked = {"network": "bitcoin", "asset": "BTC", "address": ADDRESS, "amount": "0.005", "confirmations_required": 1}
    return Invoice.model_validate({"id": "7", "expires_at": "2026-11-20T12:30:00Z", **asked, **over})


def moved(coins: str, to: str = ADDRESS) -> tuple[Movement, ...]:
    units = int(Decimal(coins) * 10**8)
    return (Movement(recipient=to, units=units, decimals=8, amount=Decimal(coins), index=0),)


def told(source: str, state: State = State.INCLUDED, **over: object) -> Transfer:
    included = state in {State.INCLUDED, State.FAILED}
    fields: dict[str, object] = {
        "source": source,
        "network": "bitcoin",
        "reference": ID,
        "id": None if state in {State.ABSENT, State.UNREACHABLE} else ID,
        "state": state,
        "fetched_at": NOW,
        "block_height": 925000 if included else None,
        "block_hash": BLOCK if included else None,
        "confirmations": 4 if included else None,
        "seen_at": NOW - timedelta(hours=1) if included or state is State.PENDING else None,
        "movements": moved("0.005") if included or state is State.PENDING else (),
    }
    return Transfer.model_validate(fields | over)


def unreachable(source: str, detail: str) -> Transfer:
    return told(source, State.UNREACHABLE, detail=detail)


ANSWERS: dict[str, Callable[[str], Transfer]] = {
    "fine": told,
    "stale": lambda source: told(source, State.PENDING),
    "wrong amount": lambda source: told(source, movements=moved(f"0.00{ord(source[-1]) % 10}1")),
    "wrong recipient": lambda source: told(source, movements=moved(f"0.00{ord(source[-1]) % 10}5", ELSEWHERE)),
    "404": lambda source: told(source, State.ABSENT),
    "5xx": lambda source: unreachable(source, "HTTP 503"),
    "timeout": lambda source: unreachable(source, "no answer in time"),
    "HTML": lambda source: unreachable(source, "an HTML page"),
}
"""What a source may answer of a payment that was made; two that err do not err in the same way."""

TRUE = {"PS558"}
NOT_CLAIMED = {"PS512", "PS513"}


@pytest.mark.parametrize("answers", list(product(ANSWERS, repeat=3)), ids="-".join)
def test_three_sources_lead_to_what_is_so_or_to_nothing_claimed(answers: tuple[str, ...]) -> None:
    transfers = tuple(
        ANSWERS[answer](source) for answer, source in zip(answers, ("one-1", "two-2", "three-3"), strict=True)
    )
    diagnosis = diagnose(Evidence(invoice=invoice(), transfers=transfers), now=NOW)
    claimed = {each.code for each in diagnosis.findings if each.certainty is not Certainty.POSSIBLE}
    unsure = {each.code for each in diagnosis.findings} - claimed
    right = answers.count("fine")
    if claimed - NOT_CLAIMED:
        assert claimed <= TRUE | {"PS521", "PS515"}
        if "PS558" in claimed:
            assert right > 1
        if "PS521" in claimed:
            assert answers.count("stale") > 1
            assert right == 0
    assert diagnosis.status in {Status.PAID, Status.PENDING, Status.UNKNOWN}
    if diagnosis.status is Status.PAID:
        assert right > 1
    assert claimed | unsure, "something is said in each case"


@given(st.permutations([told("a"), told("b"), told("c", State.ABSENT), told("d", State.PENDING)]))
def test_the_order_of_the_answers_does_not_matter(transfers: list[Transfer]) -> None:
    seen = Ledger(tuple(transfers), invoice(), NOW)
    assert seen.step is Step.NOTIFICATION
    assert seen.status is Status.PAID
    assert seen.certainty is Certainty.CERTAIN


def test_one_source_alone_is_likely_and_one_among_silent_ones_only_possible() -> None:
    assert Ledger((told("a"),), invoice(), NOW).certainty is Certainty.LIKELY
    assert Ledger((told("a"), unreachable("b", "HTTP 503")), invoice(), NOW).certainty is Certainty.POSSIBLE


def test_agreement_is_counted_and_said() -> None:
    (seen,) = sightings((told("a"), told("b"), told("c", State.ABSENT)))
    assert seen.agreement is Agreement.AGREE
    assert seen.backing.en == "agree (2 of 3)"
    (alone,) = sightings((told("a"), told("c", State.ABSENT)))
    assert alone.backing.en == "single source (1 of 2)"
    (torn,) = sightings((told("a"), told("b", movements=moved("0.006"))))
    assert torn.backing.en == "conflict"
    (silent,) = sightings((unreachable("a", ""),))
    assert silent.backing.en == "no source answered"


def test_a_verdict_carries_its_block_and_is_withdrawn_when_that_changes() -> None:
    before = told("a", fetched_at=NOW - timedelta(minutes=20))
    first = diagnose(Evidence(invoice=invoice(), transfers=(before,)), now=NOW).findings[0]
    assert (first.code, first.facts["block"], first.facts["block_hash"]) == ("PS558", 925000, BLOCK)
    after = diagnose(Evidence(invoice=invoice(), transfers=(before, told("a", State.PENDING))), now=NOW)
    assert after.verdict is not None
    assert after.verdict.code == "PS525"
    assert after.status is Status.PENDING


def test_two_sources_on_different_blocks_contradict_each_other() -> None:
    seen = Ledger((told("a"), told("b", block_hash="0000" + "d4" * 30)), invoice(), NOW)
    assert seen.step is Step.SOURCES
    assert seen.status is Status.UNKNOWN


def test_not_found_by_many_is_still_not_claimed_to_be_nowhere() -> None:
    diagnosis = diagnose(Evidence(invoice=invoice(), transfers=tuple(told(n, State.ABSENT) for n in "abcd")), now=NOW)
    assert diagnosis.verdict is not None
    assert diagnosis.verdict.certainty is not Certainty.CERTAIN
    assert diagnosis.status is Status.UNKNOWN


@pytest.mark.parametrize(
    ("coins", "expires", "status"),
    [
        ("0.005", "2026-11-20T12:30:00Z", Status.PAID),
        ("0.005", "2026-11-20T10:30:00Z", Status.PAID),
        ("0.006", "2026-11-20T12:30:00Z", Status.PAID),
        ("0.004", "2026-11-20T12:30:00Z", Status.PENDING),
        ("0.004", "2026-11-20T11:30:00Z", Status.FAILED),
    ],
)
def test_what_an_invoice_is_by_amount_and_time(coins: str, expires: str, status: Status) -> None:
    transfers = (told("a", movements=moved(coins)), told("b", movements=moved(coins)))
    assert Ledger(transfers, invoice(expires_at=expires), NOW).status is status


def test_amounts_are_added_over_distinct_transactions_only() -> None:
    half = moved("0.002")
    once = (told("a", movements=half), told("b", movements=half))
    assert Ledger(once, invoice(), NOW).received == Decimal("0.002")
    other = tuple(told(n, movements=half, id="b2" * 32, reference="b2" * 32) for n in "ab")
    assert Ledger(once + other, invoice(), NOW).received == Decimal("0.004")


def test_an_invoice_without_an_amount_is_paid_by_any() -> None:
    assert Ledger((told("a"),), invoice(amount=None), NOW).step is Step.NOTIFICATION


def test_without_an_invoice_the_transaction_alone_is_told() -> None:
    assert Ledger((told("a"),), None, NOW).step is Step.NOTIFICATION
    assert Ledger((told("a", State.PENDING),), None, NOW).status is Status.PENDING
    assert Ledger((told("a", State.FAILED, movements=()),), None, NOW).status is Status.FAILED


def test_a_case_with_an_invoice_only_says_what_is_missing() -> None:
    diagnosis = diagnose(Evidence(invoice=invoice(status="pending")), now=NOW)
    assert ("PS520", "transfers") in {(each.rule, each.missing) for each in diagnosis.unchecked}
    assert diagnosis.verdict is None


@pytest.mark.parametrize("state", [State.EXPIRED, State.REPLACED])
def test_what_can_never_pay_leaves_the_invoice_open_until_it_expires(state: State) -> None:
    gone = (told("a", state, id=ID),)
    assert Ledger(gone, invoice(), NOW).status is Status.PENDING
    assert Ledger(gone, invoice(expires_at="2026-11-20T11:00:00Z"), NOW).status is Status.EXPIRED


@pytest.mark.parametrize("final", [True, None])
def test_finality_counts_for_any_number_of_confirmations(final: bool | None) -> None:
    seen = Ledger((told("a", final=final),), invoice(confirmations_required=6), NOW)
    assert seen.step is (Step.NOTIFICATION if final else Step.CONFIRMATIONS)


def test_findings_for_information_never_become_the_verdict() -> None:
    diagnosis = diagnose(Evidence(invoice=invoice(), transfers=(told("a"), told("b"))), now=NOW)
    assert [each.level for each in diagnosis.findings] == [Level.INFO]
    assert diagnosis.verdict is None
    assert not diagnosis.undecided


def test_a_transaction_on_a_network_that_is_not_known_here_is_on_another_network() -> None:
    transfers = (told("one", State.ABSENT), told("two", network="kaspa"))
    diagnosis = diagnose(Evidence(invoice=invoice(), transfers=transfers), now=NOW)
    assert diagnosis.verdict is not None
    assert (diagnosis.verdict.code, diagnosis.verdict.facts["network"]) == ("PS510", "kaspa")


def test_an_invoice_that_ran_out_while_nobody_looked_is_expired() -> None:
    late = NOW + timedelta(days=1)
    assert Ledger((), invoice(), late).status is Status.EXPIRED
    assert Ledger((), invoice(status="created"), NOW).status is Status.CREATED
    assert Ledger((), invoice(status="paid"), NOW).status is Status.UNKNOWN


def test_an_invoice_on_a_network_that_is_not_known_is_held_against_nothing() -> None:
    ledger = Ledger((told("one"),), invoice(network="kaspa", confirmations_required=None), NOW)
    assert (ledger.asked.contracts, ledger.asked.confirmations, ledger.credits) == ((), None, ())


def test_one_host_asked_in_two_ways_is_one_source() -> None:
    (seen,) = sightings((told("tron", host="api.trongrid.io"), told("trongrid", host="api.trongrid.io")))
    assert seen.agreement is Agreement.SINGLE
    (seen,) = sightings((told("tron", host="node.example"), told("trongrid", host="api.trongrid.io")))
    assert seen.agreement is Agreement.AGREE


def test_common_practice_counts_where_nobody_says_how_many_confirmations() -> None:
    needed = Ledger((told("one"),), invoice(confirmations_required=None), NOW).asked.confirmations
    assert needed is not None
    assert needed > 0


def test_a_fee_is_told_as_wallets_show_it() -> None:
    slow = told("one", State.PENDING, network="ethereum", fee_rate=1_500_000_000, fee_rate_slow=2_250_000_000)
    found = {each.code: each.facts for each in diagnose(Evidence(transfers=(slow,)), now=NOW).findings}
    assert (found["PS522"]["rate"], found["PS522"]["needed"]) == ("1.5 gwei", "2.25 gwei")


def test_an_address_of_no_invoice_here_is_just_another_address() -> None:
    moves = (*moved("0.004", ELSEWHERE), Movement(recipient=None, units=0, decimals=8))
    unpaid = Payment(provider="own", id="8", status=Status.PENDING)
    others = (unpaid, unpaid.model_copy(update={"id": "9", "invoice": invoice(address=ID)}))
    for answer in (told("one", movements=moves), told("one")):
        bundle = Evidence(invoice=invoice(), transfers=(answer,), others=others)
        assert "PS537" not in {each.code for each in diagnose(bundle, now=NOW).findings}


def test_an_invoice_of_a_payment_is_the_one_that_is_asked_for() -> None:
    payment = Payment(provider="own", id="8", status=Status.PENDING, invoice=invoice())
    diagnosis = diagnose(Evidence(payment=payment, transfers=(told("one"), told("two"))), now=NOW)
    assert "PS558" in {each.code for each in diagnosis.findings}
