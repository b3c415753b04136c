"""A host's own table of codes."""

from datetime import UTC, date, datetime

import pytest

import paysupport as ps
from paysupport.codes.own import OwnCodes
from paysupport.errors import InputError
from paysupport.model import Attempt, Certainty, Decline, Payment, Reading, Reason, Status, Via

HEAD = "provider,network,code,message,reason,others,final,certainty,since,until,source"


def own(*rows: str, head: str = HEAD) -> OwnCodes:
    return OwnCodes.of_csv([f"{head}\n", *(f"{row}\n" for row in rows)])


def refused(**told: str | None) -> Payment:
    read = Reading(reason=Reason.DO_NOT_HONOR, via=Via.PROVIDER, certainty=Certainty.CERTAIN)
    decline = Decline.model_validate({"reading": read.model_dump(), **told})
    attempt = Attempt(id="1", status=Status.FAILED, at=datetime(2026, 11, 20, tzinfo=UTC), decline=decline)
    return Payment(provider="bepaid", id="1", status=Status.FAILED, attempts=(attempt,))


@pytest.mark.parametrize(
    ("row", "told", "via"),
    [
        ("bePaid,,F.0105,,issuer_limit,,,,,,", {"code": "F.0105"}, Via.PROVIDER),
        (",visa,n4,,issuer_limit,,,,,,", {"network": "visa", "network_code": "N4"}, Via.NETWORK),
        (",,,Code 17: ask later.,issuer_limit,,,,,,", {"message": "code 17: ask LATER"}, Via.MESSAGE),
        ("bepaid,,,Code 17,issuer_limit,,,,,,", {"message": "code 17"}, Via.MESSAGE),
    ],
)
def test_what_the_host_knows_is_laid_over_what_was_read(row: str, told: dict[str, str], via: Via) -> None:
    payment = own(row).laid_over(refused(**told))
    assert payment.decline is not None
    reading = payment.decline.reading
    assert (reading.reason, reading.via, reading.source) == (Reason.ISSUER_LIMIT, via, "own table")
    verdict = ps.diagnose(payment).verdict
    assert verdict is not None
    assert verdict.code == "PS120"


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("stripe,,F.0105,,issuer_limit,,,,,,", {"code": "F.0105"}),
        ("bepaid,,F.0105,,issuer_limit,,,,,,", {"code": "F.0106"}),
        (",mastercard,05,,issuer_limit,,,,,,", {"network": "visa", "network_code": "05"}),
        ("stripe,,,Code 17,issuer_limit,,,,,,", {"message": "code 17"}),
        ("bepaid,,F.0105,,issuer_limit,,,,2026-11-21,,", {"code": "F.0105"}),
        ("bepaid,,F.0105,,issuer_limit,,,,,2026-11-19,", {"code": "F.0105"}),
    ],
)
def test_what_the_host_does_not_name_stays(row: str, told: dict[str, str]) -> None:
    payment = refused(**told)
    assert own(row).laid_over(payment) == payment


def test_a_payment_without_a_refusal_stays() -> None:
    paid = Payment(provider="bepaid", id="1", status=Status.PAID, attempts=(Attempt(id="1", status=Status.PAID),))
    assert own("bepaid,,F.0105,,issuer_limit,,,,,,").laid_over(paid) == paid


def test_all_that_can_be_said_of_a_code() -> None:
    table = own("bepaid,,F.0105,,lost_card,stolen_card|pickup_card,yes,likely,2026-01-01,2026-12-31,letter of our bank")
    reading = table.reading(date(2026, 12, 31), provider="bepaid", code="F.0105")
    assert reading == Reading(
        reason=Reason.LOST_CARD,
        via=Via.PROVIDER,
        certainty=Certainty.LIKELY,
        others=(Reason.STOLEN_CARD, Reason.PICKUP_CARD),
        final=True,
        source="letter of our bank",
    )


def test_the_few_columns_are_enough() -> None:
    table = own("bepaid,,F.0105,,issuer_limit", head="\ufeffProvider,network,code,message,reason")
    assert table.reading(date.max, provider="bepaid", code="F.0105") is not None


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (("bepaid,,F.0105,,issuer_limits,,,,,,",), r"row 2 .*no reason 'issuer_limits'; did you mean issuer_limit\?"),
        (("bepaid,,F.0105,,xyz,,,,,,",), r"row 2 .*no reason 'xyz'$"),
        (("bepaid,,F.0105,,lost_card,,perhaps,,,,",), "final is yes or no"),
        (("bepaid,,F.0105,,lost_card,,,sure,,,",), "no certainty 'sure'"),
        (("bepaid,,F.0105,,lost_card,,,,soon,,",), "'soon' is no date in ISO 8601"),
        (("bepaid,visa,F.0105,,lost_card,,,,,,",), "give a provider and its code, or a network and its code"),
        (("bepaid,,,,lost_card,,,,,,",), "give a provider and its code, or a network and its code"),
        (("bepaid,,1,,lost_card,,,,,,", "BEPAID,,1,,stolen_card,,,,,,"), "row 3 .*'bepaid 1' stands there twice"),
    ],
)
def test_a_wrong_table_is_refused_by_row(rows: tuple[str, ...], said: str) -> None:
    with pytest.raises(InputError, match=said):
        own(*rows)


def test_a_table_without_its_columns_is_refused() -> None:
    with pytest.raises(InputError, match="the table of codes has no column network, message, reason"):
        OwnCodes.of_csv(["provider,code\n"])
