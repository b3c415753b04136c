"""The answer as programs and people get it."""

import json
import pickle

import pytest
from pydantic import TypeAdapter, ValidationError

from paysupport.diagnostics.diagnosis import Diagnosis
from paysupport.diagnostics.engine import diagnose
from paysupport.diagnostics.evidence import items
from paysupport.diagnostics.rule import Facts
from paysupport.diagnostics.texts import GENERIC_REFUSAL, Text
from paysupport.intake import bundle, read
from paysupport.model import (
    Attempt,
    Audience,
    Card,
    Evidence,
    Merchant,
    Notification,
    Order,
    Origin,
    Payment,
    Reason,
    Settings,
    Status,
)
from tests.cases import CREATED, NOW, declined, order, payment, rule

PAYLOAD = b"""{"transaction": {"uid": "1-310b0da80b", "status": "failed", "code": "F.0114", "amount": 2550,
"currency": "BYN", "type": "payment", "tracking_id": "12~3/4", "test": false, "created_at": "2026-11-20T10:00:00Z",
"message": "Declined 4200000000000000", "credit_card": {"brand": "visa", "last_4": "0000"}}}"""
PAN = "4200000000000000"


def test_the_json_has_the_keys_of_the_contract() -> None:
    wire = json.loads(diagnose(read(PAYLOAD), now=NOW, source="declined.json").model_dump_json())
    assert wire["schema"] == 1
    assert wire["source"] == "declined.json"
    assert wire["subject"] == {
        "provider": "bepaid",
        "account": None,
        "id": "1-310b0da80b",
        "order": "12~3/4",
        "merchant": {"id": None, "name": None, "site": None, "contact": None},
        "status": "failed",
        "amount": "25.50",
        "currency": "BYN",
        "test": False,
        "request_id": None,
    }
    assert wire["verdict"] == "PS101"
    finding = wire["findings"][0]
    assert set(finding) == {
        "code", "name", "reason", "level", "title", "responsible", "certainty", "via", "steps", "retry", "facts",
        "evidence", "alternatives", "because", "texts", "fingerprint", "docs",
    }  # fmt: skip
    assert finding["retry"] == {
        "now": "no", "later": "yes", "other": "yes", "after": "payer", "not_before": None, "attempts_left": None,
        "decided_by": None, "certainty": None,
    }  # fmt: skip
    assert finding["evidence"][0] == {
        "part": "payment",
        "path": "/transaction/code",
        "value": "F.0114",
        "source": "bepaid",
        "at": "2026-11-20T10:00:00Z",
    }
    assert set(finding["texts"]) == {"payer", "merchant", "agent"}
    assert wire["unknown"] is False
    assert wire["raw"] == dict.fromkeys(("provider", "code", "message", "network_code", "advice"))


def test_no_card_number_leaves_by_any_way() -> None:
    found = diagnose(read(PAYLOAD), now=NOW)
    leaving = [found.model_dump_json(), repr(found), str(found.payment), found.dossier(), repr(found.findings)]
    assert not [text for text in leaving if PAN in text]
    assert "420000******0000" in found.model_dump_json()
    unread = diagnose(read(PAYLOAD.replace(b"F.0114", b"F.7777").replace(b"Declined", b"Moon phase")), now=NOW)
    assert PAN not in unread.model_dump_json()
    assert unread.model_dump()["raw"]["message"] == "Moon phase 420000******0000"
    assert PAN not in pickle.dumps(read(PAYLOAD).origin).decode("latin-1")


def test_a_finding_alone_is_json_too() -> None:
    found = diagnose(read(PAYLOAD), now=NOW)
    assert json.loads(found.findings[0].model_dump_json()) == json.loads(found.model_dump_json())["findings"][0]


def test_results_are_frozen() -> None:
    found = diagnose(read(PAYLOAD), now=NOW)
    for result, name in ((found, "source"), (found.findings[0], "because")):
        with pytest.raises(ValidationError):
            setattr(result, name, "x")


def test_the_json_fits_its_own_schema() -> None:
    import jsonschema

    schema = TypeAdapter(Diagnosis).json_schema(mode="serialization")
    for case in (read(PAYLOAD), payment(), declined(Reason.UNKNOWN), Evidence(order=order())):
        jsonschema.validate(json.loads(diagnose(case, now=NOW).model_dump_json()), schema)


def test_the_fingerprint_tells_cases_apart_and_nothing_else() -> None:
    lose = rule("PS801", reasons={Reason.INSUFFICIENT_FUNDS})

    def mark(case: Payment | Evidence) -> str:
        return diagnose(case, now=NOW, rules=[lose]).findings[0].fingerprint

    assert mark(declined()) == mark(declined(message="other words"))
    assert len(mark(declined())) == 16
    other = declined().model_copy(update={"id": "pay-2"})
    elsewhere = declined().model_copy(update={"account": "second shop"})
    assert len({mark(declined()), mark(other), mark(elsewhere)}) == 3


def test_the_fingerprint_of_settings_is_that_of_the_shop() -> None:
    def always(settings: Settings) -> Facts:
        return Facts()

    demo = rule("PS890", check=always)
    marks = {
        diagnose(Evidence(settings=Settings(provider="bepaid", shop_id=shop)), now=NOW, rules=[demo])
        .findings[0]
        .fingerprint
        for shop in ("361", "362")
    }
    assert len(marks) == 2


def test_evidence_of_other_parts_names_its_place_in_the_bundle() -> None:
    def always(order: Order, notifications: tuple[Notification, ...], settings: Settings, payment: Payment) -> Facts:
        return Facts(
            seen=("order.amount", "notifications.0.response_status", "settings.module.name", "order.paid_at",
                  "payment.amount", "payment.code", "payment.rrn", "others.0.status", "settings.secret_key")
        )  # fmt: skip

    evidence = bundle(
        {
            "payment": json.loads(payment(Status.PAID).model_dump_json()),
            "others": [json.loads(PAYLOAD)],
            "order": {"id": "1234", "status": "pending", "amount": "25.50", "updated_at": "2026-11-20T11:00:00Z"},
            "notifications": [{"at": "2026-11-20T10:01:00Z", "response_status": 302}],
            "settings": {"module": {"name": "woo"}, "secret_key": "s3cr3t-s3cr3t"},
        }
    )
    found = diagnose(evidence, now=NOW, rules=[rule("PS870", check=always)])
    assert [(each.path, each.value, each.source) for each in found.findings[0].evidence] == [
        ("/order/amount", "25.50", "shop"),
        ("/notifications/0/response_status", 302, "shop"),
        ("/settings/module/name", "woo", "shop"),
        ("/payment/amount", {"amount": "25.50", "currency": "BYN"}, "acme"),
        ("/others/0/transaction/status", "failed", "bepaid"),
        ("/settings/secret_key", "**********", "shop"),
    ]
    assert "s3cr3t" not in found.model_dump_json()


def test_a_declined_payment_of_our_own_shape_shows_its_code() -> None:
    lose = rule("PS801", reasons={Reason.INSUFFICIENT_FUNDS})
    found = diagnose(declined(), now=NOW, rules=[lose]).findings[0]
    assert [(each.path, each.value) for each in found.evidence] == [
        ("/payment/code", "51"),
        ("/payment/message", "No money"),
    ]


def test_the_dossier_holds_what_a_bank_needs() -> None:
    asked = payment(
        Status.FAILED,
        merchant=Merchant(id="17"),
        attempts=(
            Attempt(
                id="try-1", status=Status.FAILED, at=CREATED, rrn="632500123456", auth_code="A1B2C3",
                card=Card(brand="visa", last4="0019"), decline=declined().decline,
            ),
            Attempt(id="try-2", status=Status.PENDING),
        ),
    )  # fmt: skip
    evidence = Evidence(
        payment=asked,
        order=order(),
        notifications=(Notification(at=CREATED, response_status=302), Notification(at=CREATED)),
    )
    lines = diagnose(evidence, now=NOW, rules=[]).dossier().splitlines()
    assert lines == [
        "Provider: acme",
        "Merchant: 17",
        "Payment id: pay-1",
        "Order: 1234",
        "Amount: 25.50 BYN",
        "Status: failed",
        "Created: 2026-11-20 10:00:00+00:00",
        "Attempt 1: try-1; failed; 2026-11-20 10:00:00+00:00; visa ending in 0019; RRN 632500123456;"
        " authorisation code A1B2C3; 51, No money",
        "Attempt 2: try-2; pending",
        "In the shop: order 1234, pending, 25.50 BYN",
        "Notification: 2026-11-20 10:00:00+00:00, the shop answered 302",
        "Notification: 2026-11-20 10:00:00+00:00, the shop answered nothing",
    ]


def test_the_dossier_of_a_decline_without_codes_says_so() -> None:
    bare = declined(code=None, message=None)
    assert "declined without a code" in diagnose(bare, now=NOW, rules=[]).dossier()
    assert (
        diagnose(Evidence(order=order(amount=None)), now=NOW, rules=[]).dossier() == "In the shop: order 1234, pending"
    )


def test_a_reply_speaks_for_the_verdict_or_for_the_state() -> None:
    lose = rule("PS801", reasons={Reason.INSUFFICIENT_FUNDS})
    found = diagnose(declined(), now=NOW, rules=[lose])
    assert found.reply(Audience.AGENT, "ru") == "PS801 ru"
    assert found.reply() == "PS801 en"
    unexplained = diagnose(declined(Reason.UNKNOWN), now=NOW, rules=[lose])
    assert unexplained.reply("payer", "ru") == GENERIC_REFUSAL.ru
    assert "51, No money" in unexplained.reply("agent")
    assert "pay-1" in diagnose(payment(), now=NOW, rules=[]).reply("payer", "ru")
    assert "payment" in diagnose(Evidence(), now=NOW, rules=[]).reply("payer")


def test_a_host_words_replies_in_its_own_way() -> None:
    own = {"ru": {"PS801.payer": "Пополните карту.", "outcome.paid.payer": "Оплачено."}}
    lose = rule("PS801", reasons={Reason.INSUFFICIENT_FUNDS})
    assert diagnose(declined(), now=NOW, rules=[lose], texts=own).reply("payer", "ru") == "Пополните карту."
    assert diagnose(payment(), now=NOW, rules=[], texts=own).reply("payer", "ru") == "Оплачено."


def test_a_payer_is_not_shown_what_stands_in_facts_about_persons() -> None:
    def always(payment: Payment) -> Facts:
        return Facts(values={"who": "ivan.petrov@example.com"})

    text = Text(en="Sent to {who}", ru="Отправлено {who}")
    told = rule("PS870", check=always, payer=text, agent=text)
    found = diagnose(payment(), now=NOW, rules=[told])
    assert "ivan.petrov" not in found.reply("payer", "ru")
    assert "ivan.petrov" in found.reply("agent", "ru")


def test_nothing_can_be_told_of_an_unknown_state_or_of_nothing() -> None:
    assert diagnose(payment(Status.UNKNOWN), now=NOW, rules=[]).undecided
    assert not diagnose(payment(), now=NOW, rules=[]).undecided
    assert not diagnose(declined(Reason.UNKNOWN), now=NOW, rules=[]).undecided
    lose = rule("PS801", reasons={Reason.INSUFFICIENT_FUNDS})
    assert not diagnose(declined(), now=NOW, rules=[lose]).undecided


def test_a_notebook_and_a_terminal_show_it() -> None:
    found = diagnose(declined(), now=NOW, rules=[rule("PS801", reasons={Reason.INSUFFICIENT_FUNDS})])
    assert "PS801" in found._repr_html_()
    assert [line for text in found.__rich_console__(None, None) for line in text.splitlines() if "PS801" in line]


@pytest.mark.parametrize("status", list(Status))
def test_no_reply_has_a_hole_where_a_name_is_not_known(status: Status) -> None:
    nameless = payment(status, id=None, order=None, amount=None, currency=None)
    answer = diagnose(nameless, now=NOW, rules=[rule("PS801", reasons={Reason.LOST_CARD})])
    for audience in Audience:
        for lang in ("en", "ru"):
            said = answer.reply(audience, lang)
            assert not {"—", "{", "None"} & set(said.split())
            assert "  " not in said
            assert " ." not in said
            assert " ," not in said


def test_a_refusal_without_a_word_is_told_as_such() -> None:
    silent = diagnose(payment(Status.FAILED), now=NOW, rules=[rule("PS801", reasons={Reason.LOST_CARD})])
    assert silent.reply("payer", "ru") == GENERIC_REFUSAL.ru
    assert "named no reason" in silent.reply("merchant")
    assert silent.reply("agent", "ru").startswith("Отказ, причины в ответе нет.")


@pytest.mark.parametrize("status", [Status.PAID, Status.AUTHORIZED, Status.REFUNDED])
def test_of_a_test_payment_nobody_is_told_that_money_moved(status: Status) -> None:
    answer = diagnose(payment(status, test=True), now=NOW)
    assert answer.verdict is None
    assert answer.reply("payer", "ru").startswith("Это был пробный платёж, деньги не списаны.")
    assert answer.reply("merchant").startswith("This is a test payment: no money moved")


def test_evidence_is_the_place_that_holds_something() -> None:
    origin = Origin(source="acme", document={"new": None, "old": "51"}, pointers={"id": ("/new", "/gone", "/old")})
    (item,) = items(Evidence(payment=payment(origin=origin)), ("payment.id",))
    assert (item.path, item.value) == ("/old", "51")
