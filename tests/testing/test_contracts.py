"""The contracts find the faults that they are for."""

import importlib
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import count
from pathlib import Path
from types import ModuleType
from typing import Any, ClassVar

import pytest

import paysupport.testing
from paysupport.adapters.contracts import Provider, Received, Reference, Rejected, Verified
from paysupport.codes import Entry, Table
from paysupport.diagnostics.rule import Facts
from paysupport.diagnostics.rules.payer import insufficient_funds
from paysupport.diagnostics.texts import Text
from paysupport.documents import parse
from paysupport.errors import InputError, NotAPayment, Unavailable, Unrecognised
from paysupport.flow import Flow, Request, Response
from paysupport.model import Attempt, Origin, Payment, Reason, Status
from paysupport.money import Money
from paysupport.testing import ProviderContract, RuleContract, router
from tests.sample_plugin.paysupport_acme import AcmePay

REFUSED = b"""{"sale": {"id": "7", "order": "1234", "status": "refused", "code": "broke", "amount": 2550,
  "currency": "EUR", "at": "2026-11-20T10:00:00Z"}}"""
PAID = REFUSED.replace(b"refused", b"paid")
FAULT = b'{"acme_fault": "no such sale"}'
KNOWN = Reference("payment", "7")
COUNT = count()
BUNDLES = Path(__file__).parent.parent / "rules" / "PS101.json"


class Contract(ProviderContract):
    """What the sample plug-in is held to; the adapter can be exchanged."""

    kind: type[Provider] = AcmePay
    payloads = {"refused": REFUSED, "paid": PAID}
    refusals = {"fault": FAULT}
    statuses = {"refused": Status.FAILED, "paid": Status.PAID}
    codes = {"broke": Reason.INSUFFICIENT_FUNDS}
    secrets = {"key": "made-up-key-of-acme"}
    lookups = {KNOWN: [(200, REFUSED)]}

    def adapter(self) -> Provider:
        return self.kind()


class Changed(AcmePay):
    """Every payment with some values replaced."""

    changes: Mapping[str, Any] = {}

    def payments(self, document: object, status: int | None = None) -> tuple[Payment, ...]:
        return tuple(payment.model_copy(update=dict(self.changes)) for payment in super().payments(document, status))


def changed(**changes: Any) -> type[Changed]:
    return type("Changed", (Changed,), {"changes": changes})


def asking(answer: Callable[[AcmePay, Reference], Flow[tuple[Payment, ...]]]) -> type[AcmePay]:
    return type("Asking", (AcmePay,), {"lookup": answer})


def believing(verify: Callable[[AcmePay, Received], Verified | Rejected]) -> type[AcmePay]:
    return type("Believing", (AcmePay,), {"verify": verify})


def get(url: str, **more: Any) -> Flow[tuple[Payment, ...]]:
    response: Response = yield Request(method="GET", url=url, **more)
    return () if response.status == 404 else AcmePay().read(response.body)


def deaf(adapter: AcmePay, reference: Reference) -> Flow[tuple[Payment, ...]]:
    try:
        return (yield from AcmePay.lookup(adapter, reference))
    except Unavailable:
        return ()


def careful(adapter: AcmePay, reference: Reference) -> Flow[tuple[Payment, ...]]:
    if not reference.value.isalnum():
        raise InputError("no id of Acme Pay")
    return AcmePay.lookup(adapter, reference)


def lazy(adapter: AcmePay, reference: Reference) -> Flow[tuple[Payment, ...]]:
    return (yield from AcmePay.lookup(adapter, reference))


def any_body(adapter: AcmePay, received: Received) -> Verified | Rejected:
    if adapter._key and received.header("Acme-Proof"):
        return Verified(key="7", scheme="none")
    return Rejected("no proof")


def raising(adapter: AcmePay, received: Received) -> Verified | Rejected:
    parse(received.body)
    return AcmePay.verify(adapter, received)


def telling(adapter: AcmePay, received: Received) -> Verified | Rejected:
    verdict = AcmePay.verify(adapter, received)
    return (
        Rejected(f"expected {adapter._key and adapter._key.get_secret_value()}")
        if isinstance(verdict, Rejected)
        else verdict
    )


def keyless(adapter: AcmePay, received: Received) -> Verified | Rejected:
    return Verified(key="7", scheme="none") if adapter._key is None else AcmePay.verify(adapter, received)


def changing_key(adapter: AcmePay, received: Received) -> Verified | Rejected:
    verdict = AcmePay.verify(adapter, received)
    return replace(verdict, key=str(next(COUNT))) if isinstance(verdict, Verified) else verdict


class Guessing(AcmePay):
    def payments(self, document: object, status: int | None = None) -> tuple[Payment, ...]:
        found = super().payments(document, status)
        return tuple(
            payment.model_copy(update={"status": Status.PAID}) if payment.status is Status.UNKNOWN else payment
            for payment in found
        )


class Careless(AcmePay):
    def payments(self, document: object, status: int | None = None) -> tuple[Payment, ...]:
        if isinstance(document, dict) and "sale" in document:
            document["sale"]["order"].strip()
        return super().payments(document, status)


class Quoting(AcmePay):
    def payments(self, document: object, status: int | None = None) -> tuple[Payment, ...]:
        try:
            return super().payments(document, status)
        except InputError:
            raise InputError(f"no sale: {document}") from None


class Greedy(AcmePay):
    def payments(self, document: object, status: int | None = None) -> tuple[Payment, ...]:
        try:
            return super().payments(document, status)
        except Unrecognised:
            return super().payments(parse(REFUSED))


class Lenient(AcmePay):
    def payments(self, document: object, status: int | None = None) -> tuple[Payment, ...]:
        try:
            return super().payments(document, status)
        except NotAPayment:
            return ()


class Rounding(AcmePay):
    def payments(self, document: object, status: int | None = None) -> tuple[Payment, ...]:
        return tuple(
            payment.model_copy(update={"amount": Money(amount=int(float(payment.amount.amount)), currency="EUR")})
            if payment.amount
            else payment
            for payment in super().payments(document, status)
        )


class Certain(AcmePay):
    def payments(self, document: object, status: int | None = None) -> tuple[Payment, ...]:
        return tuple(
            payment.model_copy(update={"attempts": tuple(self._sure(each) for each in payment.attempts)})
            for payment in super().payments(document, status)
        )

    def _sure(self, attempt: Attempt) -> Attempt:
        if attempt.decline is None or attempt.decline.reading.reason is not Reason.UNKNOWN:
            return attempt
        reading = attempt.decline.reading.model_copy(update={"reason": Reason.GENERIC_DECLINE})
        return attempt.model_copy(update={"decline": attempt.decline.model_copy(update={"reading": reading})})


class Talkative(AcmePay):
    def __repr__(self) -> str:
        return f"AcmePay({self._key and self._key.get_secret_value()})"


class Pickled(AcmePay):
    def __reduce__(self) -> Any:
        return type(self), (), vars(self)


class Unexplained(AcmePay):
    reasons: ClassVar[Table | None] = Table(source="", codes={"broke": Entry(Reason.DO_NOT_HONOR)})


class ReadOnly(Provider):
    """Reads, and can do nothing else."""

    name: ClassVar[str] = "acme_pay"

    def payments(self, document: object, status: int | None = None) -> tuple[Payment, ...]:
        return AcmePay().payments(document, status)


TWICE = (Attempt(id="7", status=Status.PAID), Attempt(id="7", status=Status.FAILED))

FAULTS: list[tuple[type[Provider], str, dict[str, Any]]] = [
    (AcmePay, "test_is_registered_by_its_name", {}),
    (changed(id=7), "test_reads_sound_frozen_payments", {"payload": PAID}),
    (changed(created_at="2026-11-20"), "test_reads_sound_frozen_payments", {"payload": PAID}),
    (changed(provider="acme"), "test_reads_sound_frozen_payments", {"payload": PAID}),
    (changed(status=Status.PENDING), "test_status_is_the_documented_one", {}),
    (changed(origin=Origin(source="acme_pay")), "test_pointers_lead_to_what_was_read", {"payload": PAID}),
    (changed(attempts=TWICE), "test_attempts_are_in_order_and_merged", {"payload": PAID}),
    (Rounding, "test_amounts_are_exact", {"payload": PAID}),
    (Rounding, "test_large_amounts_are_exact", {"payload": PAID}),
    (Guessing, "test_an_unknown_status_stays_unknown", {"payload": PAID}),
    (Certain, "test_an_unknown_code_stays_unknown", {"payload": REFUSED}),
    (Unexplained, "test_codes_mean_what_the_documents_say", {}),
    (Careless, "test_one_value_of_another_type_is_read_or_refused", {"payload": PAID}),
    (Careless, "test_several_values_of_other_types_are_read_or_refused", {}),
    (Quoting, "test_one_value_of_another_type_is_read_or_refused", {"payload": PAID}),
    (Greedy, "test_leaves_the_payloads_of_others_alone", {"name": "stripe"}),
    (Greedy, "test_what_is_no_payment_gives_none", {"body": b"[]"}),
    (Lenient, "test_refusals_are_errors_of_this_provider", {"refusal": FAULT}),
    (Talkative, "test_shows_no_secret", {}),
    (Pickled, "test_is_not_pickled_with_its_secrets", {}),
    (
        asking(lambda self, _: get("http://acme.example/7")),
        "test_requests_read_over_tls_and_show_no_key",
        {"reference": KNOWN},
    ),
    (
        asking(lambda self, _: get(f"https://acme.example/7?key={self._secret()}")),
        "test_requests_read_over_tls_and_show_no_key",
        {"reference": KNOWN},
    ),
    (
        asking(lambda self, _: get("https://acme.example/7", reads=False)),
        "test_requests_read_over_tls_and_show_no_key",
        {"reference": KNOWN},
    ),
    (
        asking(lambda _, reference: get(f"https://acme.example/{reference.value}")),
        "test_a_reference_cannot_lead_elsewhere",
        {"reference": KNOWN},
    ),
    (asking(deaf), "test_silence_is_no_answer", {"reference": KNOWN}),
    (asking(deaf), "test_a_refused_question_is_no_answer", {"reference": KNOWN, "status": 500}),
    (asking(lazy), "test_a_kind_of_reference_is_refused_at_once_or_asked_for", {"kind": "order"}),
    (believing(any_body), "test_believes_no_changed_body", {}),
    (believing(any_body), "test_believes_nothing_with_other_keys", {}),
    (believing(raising), "test_garbage_is_rejected", {}),
    (believing(telling), "test_a_garbled_proof_is_rejected", {}),
    (believing(keyless), "test_believes_nothing_without_a_key", {}),
    (believing(changing_key), "test_believes_a_signed_webhook", {}),
]


@pytest.mark.parametrize(("kind", "name", "given"), FAULTS, ids=lambda value: value if isinstance(value, str) else "")
def test_a_fault_is_found(kind: type[Provider], name: str, given: dict[str, Any]) -> None:
    faulty, sound = type("Faulty", (Contract,), {"kind": kind})(), Contract()
    with pytest.raises((Exception, pytest.fail.Exception)):
        getattr(faulty, name)(**given)
    if name != "test_is_registered_by_its_name":
        getattr(sound, name)(**given)


class Rules(RuleContract):
    """A rule of the library, held to the contract of rules; the module can be exchanged."""

    module = insufficient_funds
    bundles = BUNDLES


def written(page: str | None = None, **changes: Any) -> ModuleType:
    module = ModuleType("changed", insufficient_funds.__doc__ if page is None else page)
    vars(module)["RULE"] = replace(insufficient_funds.RULE, **changes)
    return module


TITLE = insufficient_funds.RULE.title
PAGE = insufficient_funds.__doc__ or ""

RULE_FAULTS = [
    (written(reasons={Reason.LOST_CARD}), "test_fires_on_the_bad_bundle"),
    (written(reasons={Reason.INSUFFICIENT_FUNDS, Reason.ISSUER_LIMIT}), "test_is_silent_on_the_near_miss"),
    (written(reasons=frozenset(), check=lambda payment: Facts()), "test_nothing_is_wrong_in_the_good_bundle"),
    (written(page="# Insufficient funds\n"), "test_page_has_the_headings_in_order_with_text_below_each"),
    (written(page=PAGE.replace("# Insufficient", "# No")), "test_page_has_the_headings_in_order_with_text_below_each"),
    (written(code="PS102"), "test_code_and_name_are_well_formed_and_its_own"),
    (written(name="Insufficient funds"), "test_code_and_name_are_well_formed_and_its_own"),
    (written(page=PAGE.replace("issuing", "TODO")), "test_nothing_is_left_to_be_written"),
    (written(title=replace(TITLE, ru="TODO")), "test_nothing_is_left_to_be_written"),
    (written(title=replace(TITLE, ru="Not enough")), "test_texts_are_in_their_languages"),
    (written(title=replace(TITLE, en="Мало denег")), "test_texts_are_in_their_languages"),
    (written(title=Text(en="{amount} is missing", ru="Не хватает")), "test_texts_use_only_facts_that_the_check_gives"),
    (
        written(payer=Text(en="The card was lost.", ru="Карта утеряна.")),
        "test_payer_reads_nothing_that_is_not_for_payers",
    ),
]


@pytest.mark.parametrize(("module", "name"), RULE_FAULTS)
def test_a_fault_of_a_rule_is_found(module: ModuleType, name: str) -> None:
    faulty: RuleContract = type("Faulty", (Rules,), {"module": module})()
    with pytest.raises((AssertionError, KeyError)):
        getattr(faulty, name)()


class TestInsufficientFunds(Rules):
    pass


def test_three_bundles_are_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "PS101.json"
    path.write_bytes(b'{"bad": {}, "good": {}, "near_miss": {}}')
    faulty: RuleContract = type("Faulty", (Rules,), {"bundles": path})()
    with pytest.raises(AssertionError):
        faulty.test_there_are_three_bundles()


def test_an_adapter_has_to_be_given() -> None:
    with pytest.raises(NotImplementedError, match="give the adapter without keys"):
        ProviderContract().adapter()
    with pytest.raises(AssertionError, match="give at least one payload"):
        ProviderContract().test_there_are_payloads()


def test_a_reference_may_be_refused() -> None:
    faultless: ProviderContract = type("Faultless", (Contract,), {"kind": asking(careful)})()
    faultless.test_a_reference_cannot_lead_elsewhere(KNOWN)


def test_webhooks_are_skipped_where_there_are_none() -> None:
    silent: ProviderContract = type("Silent", (Contract,), {"kind": ReadOnly, "secrets": {}})()
    for name in ("test_believes_a_signed_webhook", "test_garbage_is_rejected"):
        with pytest.raises(pytest.skip.Exception, match="acme_pay"):
            getattr(silent, name)()


def test_the_package_is_opened_without_pytest_too() -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.delitem(sys.modules, "pytest")
        assert importlib.reload(paysupport.testing).router is router


def test_an_unknown_name_is_no_part_of_the_package() -> None:
    with pytest.raises(AttributeError, match="no attribute 'suite'"):
        _ = paysupport.testing.suite


def test_the_library_does_without_its_testing_package() -> None:
    code = """import sys, paysupport as ps; ps.read, ps.diagnose, ps.Client
print({'pytest', 'respx', 'hypothesis'} & sys.modules.keys())"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
