"""No plan breaks a ceiling, never means never, and more knowledge never allows more."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from paysupport.diagnostics.retry import plan, schedule
from paysupport.diagnostics.rule import NO, UNKNOWN, YES
from paysupport.model import Card, PastAttempt, Payment, Retry, Status
from paysupport.money import Money
from tests.diagnostics.retries import DAY, HOUR, MONTH, NOW, attempt, past, refusal, refused

SPRING = datetime(2026, 3, 25, tzinfo=UTC)
ANSWERS = st.sampled_from([YES, NO, UNKNOWN])
RULES = st.builds(Retry, now=ANSWERS, later=ANSWERS, other=ANSWERS)
NETWORKS = st.sampled_from(["visa", "mastercard", "mir", "Maestro"])
REGIONS = st.sampled_from([None, "BY", "europe", "us", "BR"])
SEEDS = st.integers(0, 2**32)
VISA_CODES = ["51", "05", "91", "54", "1A", "70", "N7", None]
WAITS = {"24": HOUR, "25": DAY, "26": 2 * DAY, "27": 4 * DAY, "02": 3 * DAY, "30": 10 * DAY}
AMOUNTS = (Decimal("25.50"), Decimal(10))

Log = list[tuple[datetime, Decimal]]


def within(times: Sequence[datetime], at: datetime, window: timedelta) -> int:
    """How many lie in the window that ends with `at`, itself included."""
    return sum(at - window < each <= at for each in times)


def assert_kept(network: str, log: Log) -> None:
    """Count anew, attempt by attempt, what the networks' rules say."""
    times = [at for at, _ in log]
    for place, (at, amount) in enumerate(log):
        if network == "visa" and place > 0:
            assert within(times[1:], at, MONTH) <= (20 if at.date() >= date(2026, 4, 18) else 15)
        if network in {"mastercard", "Maestro"}:
            assert within(times, at, DAY) <= 10
            assert within([each for each, other in log if other == amount], at, MONTH) <= 35


def declined(network: str, at: datetime, amount: Decimal, **said: Any) -> Payment:
    made = attempt(at, f"try at {at}", decline=refusal(network, **said))
    return refused(made, amount=Money(amount=amount, currency="BYN"))


class Host:
    """A shop that charges a card again and again, as often as it is allowed to, and writes down what it did."""

    def __init__(self, network: str, random: Random, region: str | None) -> None:
        self.network, self.random, self.region = network, random, region
        self.records: list[PastAttempt] = []
        self.log: Log = []
        self.waits: list[datetime] = []

    def charge(self, at: datetime, rule: Retry) -> Retry:
        """Try once, be refused, and ask what now; the records are complete and in disorder."""
        amount = self.random.choice(AMOUNTS)
        said: dict[str, Any] = {}
        if self.network == "visa":
            said["network_code"] = self.random.choice(VISA_CODES)
        elif self.random.random() < 0.2:
            said["advice"] = self.random.choice([*WAITS, "01", "43"])
        assert all(at >= each for each in self.waits)
        if self.network in {"mastercard", "Maestro"} and said.get("advice") in WAITS:
            self.waits.append(at + WAITS[said["advice"]])
        case = declined(self.network, at, amount, **said)
        found = plan(rule, case, at, history=self.records, region=self.region)
        self.log.append((at, amount))
        self.records.append(
            past(
                at,
                amount=amount,
                id=self.random.choice([None, f"try at {at}", "pay-1"]),
                network=self.random.choice([None, self.network]),
                network_code=said.get("network_code"),
                network_advice=said.get("advice"),
            )
        )
        self.random.shuffle(self.records)
        return found


@settings(max_examples=40, deadline=None)
@given(
    host=st.builds(Host, st.sampled_from(["visa", "mastercard", "Maestro"]), st.builds(Random, SEEDS), REGIONS),
    begin=st.sampled_from([SPRING, SPRING + 20 * DAY, NOW]),
    pause=st.sampled_from([timedelta(), timedelta(minutes=20), 5 * HOUR, DAY]),
    rule=RULES.filter(lambda rule: rule.later is not NO),
)
def test_no_plan_breaks_a_ceiling_in_ninety_days(host: Host, begin: datetime, pause: timedelta, rule: Retry) -> None:
    at = begin
    while at < begin + 90 * DAY:
        found = host.charge(at, rule)
        assert found.later is not NO
        at = max(at, found.not_before or at) + host.random.random() * pause + timedelta(seconds=1)
    assert_kept(host.network, host.log)


@settings(max_examples=60, deadline=None)
@given(
    network=NETWORKS,
    seed=SEEDS,
    count=st.integers(0, 60),
    every=st.timedeltas(timedelta(minutes=5), 5 * DAY),
    rule=RULES,
)
def test_no_schedule_breaks_a_ceiling(network: str, seed: int, count: int, every: timedelta, rule: Retry) -> None:
    host = Host(network, Random(seed), None)
    at = SPRING
    for _ in range(count):
        found = host.charge(at, Retry(now=YES, later=YES, other=YES))
        at = max(at, found.not_before or at) + timedelta(minutes=host.random.randint(1, 2000))
    amount = AMOUNTS[0]
    times = schedule(rule, declined(network, at, amount), at, at + 45 * DAY, every=every, history=host.records)
    assert list(times) == sorted(times)
    assert all(later - sooner >= every for sooner, later in zip([at, *times], times, strict=False))
    assert all(at <= each <= at + 45 * DAY for each in times)
    assert not (times and rule.now is NO and rule.later is NO)
    assert_kept(network, [*host.log, (at, amount), *((each, amount) for each in times)])


NEVER = st.sampled_from(
    [("visa", {"network_code": code}) for code in ("04", "14", "43", "R1")]
    + [("mastercard", {"advice": advice}) for advice in ("03", "21")]
    + [(None, {"advice": "do_not_try_again"}), ("mir", {"final": True})]
)


@given(never=NEVER, rule=RULES, region=REGIONS, later=st.timedeltas(timedelta(), 400 * DAY))
def test_never_is_never_followed_by_an_attempt(
    never: tuple[str, dict[str, Any]], rule: Retry, region: str | None, later: timedelta
) -> None:
    network, said = never
    case = declined(network, NOW, AMOUNTS[0], **said)
    found = plan(rule, case, NOW + later, region=region)
    assert (found.now, found.later, found.not_before, found.attempts_left) == (NO, NO, None, 0)
    assert (found.other, found.after) == (rule.other, rule.after)
    assert schedule(rule, case, NOW + later, NOW + later + 90 * DAY, region=region) == ()
    if "final" not in said:
        record = past(NOW, network_code=said.get("network_code"), network_advice=said.get("advice"))
        again = declined(network, NOW + later + HOUR, AMOUNTS[1])
        assert plan(rule, again, NOW + later + HOUR, history=(record,)).later is NO


@st.composite
def pools(draw: st.DrawFn) -> tuple[str, list[PastAttempt]]:
    """Records of up to 45 attempts with this card, others, or who knows which; some are told twice."""
    network = draw(NETWORKS)
    minutes = draw(st.lists(st.integers(0, 40 * 24 * 60), max_size=45, unique=True))
    told = []
    for each in minutes:
        record = past(
            NOW - timedelta(minutes=each),
            id=draw(st.sampled_from([f"row {each}", None])),
            status=draw(st.sampled_from([Status.FAILED] * 5 + [Status.PAID, Status.UNKNOWN, Status.PENDING])),
            amount=draw(st.sampled_from([*AMOUNTS, None])),
            order=draw(st.sampled_from(["1234", "77", None])),
            card=draw(st.sampled_from(["card-1"] * 5 + ["card-2", None])),
            card_last4=draw(st.sampled_from(["0019", "0027", None])),
            network=draw(st.sampled_from([network, None])),
            network_advice=draw(st.sampled_from([None] * 30 + ["24", "30", "03"])),
            network_code=draw(st.sampled_from(["51"] * 30 + ["62", "14"])),
        )
        told += [record] * draw(st.sampled_from([1, 1, 1, 2]))
    return network, told


def severity(found: Retry) -> tuple[bool, float, float]:
    """What must not shrink when more is known: never, the seconds to wait, and how few attempts are left."""
    left = float("inf") if found.attempts_left is None else found.attempts_left
    never = found.later is NO and not left
    wait = (found.not_before - NOW).total_seconds() if found.not_before else float("inf" if never else "-inf")
    return never, wait, -left


CARDS = st.sampled_from([Card(fingerprint="card-1", last4="0019"), Card(last4="0019"), Card()])


@settings(max_examples=200, deadline=None)
@given(pool=pools(), rule=RULES, card=CARDS, data=st.data())
def test_more_history_never_allows_more(
    pool: tuple[str, list[PastAttempt]], rule: Retry, card: Card, data: st.DataObject
) -> None:
    network, records = pool
    kept = data.draw(st.lists(st.booleans(), min_size=len(records), max_size=len(records)))
    fewer = [record for record, keep in zip(records, kept, strict=True) if keep]
    case = refused(attempt(decline=refusal(network, network_code="51"), card=card))
    little, much = (plan(rule, case, NOW, history=history) for history in (fewer, records))
    assert all(less <= more for less, more in zip(severity(little), severity(much), strict=True))


@settings(max_examples=100, deadline=None)
@given(pool=pools(), rule=RULES, card=CARDS, random=st.randoms(use_true_random=False))
def test_the_order_of_history_does_not_matter(
    pool: tuple[str, list[PastAttempt]], rule: Retry, card: Card, random: Random
) -> None:
    network, records = pool
    case = refused(attempt(decline=refusal(network), card=card))
    shuffled = random.sample(records, len(records))
    assert plan(rule, case, NOW, history=records) == plan(rule, case, NOW, history=shuffled)


@given(pool=pools(), rule=RULES, hours=st.integers(-14, 14))
def test_the_zone_of_a_time_does_not_matter(pool: tuple[str, list[PastAttempt]], rule: Retry, hours: int) -> None:
    network, records = pool
    zone = timezone(timedelta(hours=hours))
    moved = [each.model_copy(update={"at": each.at.astimezone(zone)}) for each in records]
    case = refused(network=network)
    assert plan(rule, case, NOW, history=records) == plan(rule, case, NOW.astimezone(zone), history=moved)


@pytest.mark.parametrize(
    "at", [NOW.replace(tzinfo=None), "2026-11-20T10:00:00", "2026-11-20", "yesterday", "2026-02-30T10:00:00Z", None, ""]
)  # fmt: skip
def test_times_without_a_zone_and_no_times_are_refused_at_the_border(at: object) -> None:
    with pytest.raises(ValidationError):
        PastAttempt.model_validate({"at": at, "status": "failed"})
