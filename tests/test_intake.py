"""Payloads, lists and bundles as people give them."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

import paysupport as ps
from paysupport.errors import ConfigurationError, InputError, NotAPayment, Unrecognised
from paysupport.intake import bundle, cases
from paysupport.model import SignatureVerdict
from tests.cases import declined, payment

ONE = {"uid": "1-a", "status": "failed", "code": "F.0114", "amount": 2550, "currency": "BYN", "tracking_id": "1",
       "created_at": "2026-11-20T10:00:00Z"}  # fmt: skip
TWO = ONE | {"uid": "1-b", "tracking_id": "2"}


def body(document: object) -> bytes:
    return json.dumps(document).encode()


def test_the_only_payment_is_read() -> None:
    assert ps.read(body({"transaction": ONE})).id == "1-a"
    assert ps.read(body({"transaction": ONE}), provider="bepaid").id == "1-a"


def test_a_payload_is_bytes() -> None:
    assert ps.read(bytearray(body({"transaction": ONE}))).id == "1-a"  # type: ignore[arg-type]
    with pytest.raises(InputError, match="expected the raw bytes of a payload"):
        ps.read("{}")  # type: ignore[arg-type]


def test_several_payments_are_not_one() -> None:
    both = body({"transactions": [ONE, TWO]})
    with pytest.raises(InputError, match="expected one payment, found 2"):
        ps.read(both)
    assert [each.id for each in ps.read_all(both)] == ["1-a", "1-b"]


def test_our_own_payment_is_read_back() -> None:
    for given in (payment(), declined()):
        again = ps.read(given.model_dump_json().encode())
        assert again.model_dump() == given.model_dump()
        assert again.reason == given.reason


def test_an_error_answer_is_no_payment() -> None:
    with pytest.raises(NotAPayment, match="Record not found") as refused:
        ps.read(body({"response": {"message": "Record not found"}}))
    assert refused.value.provider == "bepaid"
    assert refused.value.not_found


@pytest.mark.parametrize(
    ("document", "said"),
    [
        ({"foo": 1, "bar": {}}, "an object with the keys foo, bar, in which no payment of a known provider"),
        ({str(number): 0 for number in range(20)}, "an object with the keys 0, 1, 2, 3, 4, 5, 6, 7, in which"),
        ({}, "an empty object, in which"),
        ([], "an empty list, in which"),
        ([1, 2], "a list of 2, in which"),
        ("text", "nothing but a text, in which"),
        (None, "nothing but null, in which"),
    ],
)
def test_what_nobody_sends_is_described(document: object, said: str) -> None:
    with pytest.raises(Unrecognised, match=said):
        ps.read_all(body(document))


def test_a_wrong_provider_is_told() -> None:
    with pytest.raises(ConfigurationError, match=r"no provider 'acme'; there are: .*bepaid, "):
        ps.read(b"{}", provider="acme")


def test_a_wrong_provider_is_told_with_the_one_that_is_meant_and_without_a_card() -> None:
    with pytest.raises(ConfigurationError, match="no provider 'Stipe'; did you mean 'stripe'\\? There are: "):
        ps.read(b"{}", provider="Stipe")
    with pytest.raises(ConfigurationError, match=r"no provider '420000\*{6}0000'; there are: "):
        ps.read(b'{"provider": "4200000000000000", "payment": {"a": 1}}', provider="4200000000000000")


def test_each_case_of_a_list_has_its_place() -> None:
    found = list(cases(body({"transactions": [ONE, TWO]})))
    assert [place for place, _ in found] == ["/transactions/0", "/transactions/1"]
    assert [place for place, _ in cases(body({"transactions": [ONE]}))] == [""]
    with pytest.raises(InputError, match="the list holds no payment"):
        list(cases(body({"transactions": []})))


def test_a_bundle_holds_all_parts() -> None:
    given = {
        "payment": {"transaction": ONE},
        "others": [{"transaction": TWO}, json.dumps({"transaction": TWO | {"uid": "1-c", "tracking_id": "3"}})],
        "order": {"id": 1, "status": "pending", "amount": "25.50", "currency": " byn"},
        "notifications": [{"at": "2026-11-20T10:00:00+03:00", "response_status": 302, "signature": "valid"}],
        "settings": {"provider": "bepaid", "shop_id": 361, "module": {"name": "woo"}, "unheard_of": 1},
        "limit": {"owner": "acquirer", "amount": "100", "used": "99.5"},
        "history": [{"at": "2026-11-19T10:00:00Z", "status": "failed", "code": "F.0114"}],
    }
    found = bundle(given)
    assert found.payment is not None
    assert found.payment.id == "1-a"
    assert [each.id for each in found.others] == ["1-b", "1-c"]
    assert found.order is not None
    assert (found.order.id, str(found.order.amount), found.order.currency) == ("1", "25.50", "BYN")
    assert found.settings is not None
    assert found.settings.shop_id == "361"
    assert found.notifications[0].signature is SignatureVerdict.VALID
    assert found.limits[0].owner is ps.Party.ACQUIRER
    assert found.history[0].code == "F.0114"
    assert len(bundle({"limits": [{"amount": "1"}, {"amount": "2"}]}).limits) == 2


def test_a_bundle_of_several_tries_puts_the_rest_among_the_others() -> None:
    found = bundle({"payment": {"transactions": [ONE, TWO]}})
    assert found.payment is not None
    assert [found.payment.id, *(each.id for each in found.others)] == ["1-a", "1-b"]


def test_a_payload_with_a_key_of_a_bundle_is_still_a_payload() -> None:
    token = {
        "token": "t1", "shop_id": 17, "order": {"amount": 2550, "currency": "BYN", "tracking_id": "1"},
        "finished": False, "expired": True, "status": "error", "message": "Token is expired.",
    }  # fmt: skip
    ((_, evidence),) = cases(body(token))
    assert evidence.payment is not None
    assert evidence.payment.status is ps.Status.EXPIRED


def test_the_sender_of_a_bundle_may_be_named() -> None:
    assert bundle({"provider": "bepaid", "payment": {"transaction": ONE}}).payment is not None
    with pytest.raises(ConfigurationError):
        bundle({"provider": "acme", "payment": {"transaction": ONE}})


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"payment": {"transaction": ONE | {"amount": "x"}}}, "/payment/transaction/amount: "),
        ({"others": [{"transaction": ONE | {"amount": "x"}}]}, "/others/0/transaction/amount: "),
        ({"payment": "<xml/>"}, "/payment: HTML or XML; expected JSON"),
        ({"order": {"id": "1", "status": "pending", "amount": True}}, "/order/amount: "),
        ({"order": {"id": "1", "status": "pending", "paid_at": "2026-11-20T10:00:00"}}, "/order/paid_at: "),
        ({"order": [1]}, "/order: "),
        ({"notifications": [{}]}, "/notifications/0/at: field required"),
        ({"limits": {}, "order": None}, ""),
        ({"histry": []}, "/histry: unknown part; did you mean 'history'?"),
    ],
)
def test_a_wrong_part_is_told_by_its_place(given: dict[str, object], said: str) -> None:
    if not said:
        assert bundle(given).limits == ()
        return
    with pytest.raises(InputError) as refused:
        bundle(given)
    assert str(refused.value).startswith(said)


def test_a_float_is_never_an_amount() -> None:
    with pytest.raises(ValueError, match="expected a decimal string"):
        ps.Order(id="1", status=ps.Status.PENDING, amount=25.5)


def at(minute: int, **values: object) -> dict[str, object]:
    return {"at": f"2026-11-20T10:{minute:02}:00Z", **values}


def test_the_next_notification_is_computed_from_the_schedule() -> None:
    told = [at(9, response_status=302), at(1, response_status=500)]
    notifications = bundle({"payment": {"transaction": ONE}, "notifications": told}).notifications
    assert [each.response_status for each in notifications] == [500, 302]
    assert notifications[0].next_at is None
    assert notifications[1].next_at is not None
    assert notifications[1].next_at > datetime(2026, 11, 20, 10, 9, tzinfo=UTC)


def test_nothing_is_sent_after_the_end_of_the_calendar() -> None:
    told = [{"at": "9999-12-31T23:59:59Z", "response_status": 500}]
    (only,) = bundle({"payment": {"transaction": ONE}, "notifications": told}).notifications
    assert only.next_at is None


@pytest.mark.parametrize(
    "given",
    [
        {"payment": {"transaction": ONE}, "notifications": [at(1, response_status=204)]},
        {"payment": json.loads(payment().model_dump_json()), "notifications": [at(1)]},
        {"notifications": [at(1)]},
    ],
)
def test_no_next_notification_where_none_is_due_or_known(given: dict[str, object]) -> None:
    assert [each.next_at for each in bundle(given).notifications] == [None]


def test_a_time_that_is_given_is_kept() -> None:
    told = [at(1, next_at="2026-11-20T10:05:00Z")]
    notification = bundle({"payment": {"transaction": ONE}, "notifications": told}).notifications[0]
    assert notification.next_at == datetime(2026, 11, 20, 10, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "states"),
    [("underpaid", ["included", "included"]), ("wrong_network", ["absent", "absent", "included", "included"])],
)
def test_saved_answers_of_explorers_are_read_by_their_own_adapters(name: str, states: list[str]) -> None:
    ((_, evidence),) = cases(Path(f"examples/crypto/{name}.json").read_bytes())
    assert [each.state.value for each in evidence.transfers] == states
    assert len({(each.host, each.network) for each in evidence.transfers}) == len(states)


def test_two_hosts_of_one_kind_stay_two_sources() -> None:
    found = [
        {"source": "evm", "network": "ethereum", "host": host, "reference": "0x" + "a1" * 32, "answer": {"result": None},
         "endpoint": "eth_getTransactionByHash"}
        for host in ("one.example", "two.example")
    ]  # fmt: skip
    assert [each.host for each in bundle({"transfers": found}).transfers] == ["one.example", "two.example"]


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ({"source": "esplora", "network": "nowhere", "answer": 1}, "unknown network 'nowhere'"),
        ({"source": "esplore", "network": "bitcoin", "answer": 1}, "no explorer 'esplore'"),
        ({"network": "bitcoin", "answer": 1}, "field required"),
    ],
)
def test_a_saved_answer_of_nobody_known(answer: dict[str, object], said: str) -> None:
    with pytest.raises(InputError, match=said):
        bundle({"transfers": [answer]})
