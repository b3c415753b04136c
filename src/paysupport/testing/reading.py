"""What every adapter holds when it reads: its own payloads, those of others, and what nobody should send."""

import pickle
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from paysupport.adapters import registry
from paysupport.adapters.contracts import Provider
from paysupport.codes import Said, read
from paysupport.diagnostics.catalogue import rules
from paysupport.documents import resolve
from paysupport.errors import ConfigurationError, InputError, NotAPayment
from paysupport.model import Payment, Reason, Status, Via
from paysupport.testing import bepaid, stripe
from paysupport.testing.given import Given, inherited
from paysupport.testing.mutation import (
    HOSTILE_BODIES,
    LONG,
    documents,
    leaves,
    places,
    replaced,
    several_faults,
    single_faults,
)

_NEW = "never-seen-before"
_CARD = "4200000000000000"
_LARGE = 90_071_992_547_409_931
_DERIVED = {Status.REFUNDED, Status.PARTIALLY_REFUNDED, Status.DISPUTED, Status.EXPIRED}
"""What other fields than the status may tell."""

_FOREIGN = {"bepaid": bepaid.payload(), "stripe": stripe.payload()}


class ReadingContract(Given):
    """Payloads give payments, refusals `NotAPayment`, everything else `InputError`."""

    def test_there_are_payloads(self) -> None:
        assert self.payloads, "give at least one payload of every documented shape"

    def test_is_registered_by_its_name(self) -> None:
        adapter = self.adapter()
        try:
            assert registry.provider(adapter.name) is type(adapter)
        except ConfigurationError as error:
            pytest.fail(f"{error} - is it installed, with an entry point in paysupport.providers?")

    def test_claims_its_own_payloads_alone(self, payload: bytes) -> None:
        document = self.adapter().parse(payload)
        assert _claimants(document) == [self.adapter().name]
        assert registry.recognise(document).name == self.adapter().name

    def test_refusals_are_errors_of_this_provider(self, refusal: bytes) -> None:
        assert set(_claimants(self.adapter().parse(refusal))) <= {self.adapter().name}
        with pytest.raises(NotAPayment) as refused:
            self.adapter().read(refusal)
        assert refused.value.provider == self.adapter().name

    def test_refusals_tell_no_card(self, refusal: bytes) -> None:
        document = self.adapter().parse(refusal)
        for place in places(document):
            assert _CARD not in _told(self.adapter(), replaced(document, place, _CARD)), f"with a card at {place!r}"

    @pytest.mark.parametrize("name", _FOREIGN)
    def test_leaves_the_payloads_of_others_alone(self, name: str) -> None:
        if name != self.adapter().name:
            assert not _found(self.adapter().read, _FOREIGN[name])

    def test_reads_sound_frozen_payments(self, payload: bytes) -> None:
        payments = self.adapter().read(payload)
        assert payments
        for payment in payments:
            sound(payment)
            assert payment.provider == payment.origin.source == self.adapter().name
            for field in Payment.model_fields:
                with pytest.raises(ValidationError):
                    setattr(payment, field, None)

    def test_payments_can_be_pickled(self, payload: bytes) -> None:
        for payment in self.keyed().read(payload):
            pickled = pickle.dumps(payment)
            assert pickle.loads(pickled).model_dump_json() == payment.model_dump_json()  # noqa: S301 - our own
            assert not any(secret.encode() in pickled for secret in self.secrets.values())

    def test_the_same_payload_gives_the_same_payments(self, payload: bytes) -> None:
        first, second = self.adapter().read(payload), self.keyed().read(payload)
        assert [each.model_dump_json() for each in first] == [each.model_dump_json() for each in second]

    def test_status_is_the_documented_one(self) -> None:
        for name, status in self.statuses.items():
            assert {payment.status for payment in self.adapter().read(self.payloads[name])} == {status}, name

    def test_pointers_lead_to_what_was_read(self, payload: bytes) -> None:
        for payment in self.adapter().read(payload):
            assert "status" in payment.origin.pointers
            for field in payment.origin.pointers:
                list(_seen(payment, field))
            for field in ("status", "order", "currency", "amount"):
                if field in payment.origin.pointers and getattr(payment, field) is not None:
                    assert any(value is not None for value in _seen(payment, field)), f"nothing stands at {field}"

    def test_amounts_are_exact(self, payload: bytes) -> None:
        for payment in self.adapter().read(payload):
            values = [value for value in _seen(payment, "amount") if value is not None]
            if payment.amount is not None and values:
                assert payment.amount.currency == payment.currency
                assert _digits(payment.amount.amount) == _digits(values[0])

    def test_large_amounts_are_exact(self, payload: bytes) -> None:
        document = self.adapter().parse(payload)
        for path in places(document):
            large = replaced(document, path, _LARGE)
            for payment in _found(self.adapter().payments, large):
                if payment.amount is not None and _LARGE in list(_seen(payment, "amount")):
                    assert _digits(payment.amount.amount) == _digits(_LARGE)

    def test_attempts_are_in_order_and_merged(self, payload: bytes) -> None:
        for payment in self.adapter().read(payload):
            times = [each.at for each in payment.attempts if each.at is not None]
            assert all(earlier <= later for earlier, later in pairwise(times))
            assert len({each.id for each in payment.attempts}) == len(payment.attempts)
            if any(each.status is Status.PAID for each in payment.attempts):
                assert payment.status not in {Status.FAILED, Status.PENDING, Status.EXPIRED, Status.CREATED}

    def test_an_unknown_status_stays_unknown(self, payload: bytes) -> None:
        for before in self.adapter().read(payload):
            after = self._with_new(payload, {before.raw_status})
            one = len(before.attempts) < 2 and len(after) == 1  # noqa: PLR2004 - several tries have several statuses
            if one and before.raw_status is not None:
                assert after[0].raw_status == _NEW
                assert after[0].status is Status.UNKNOWN or before.status in _DERIVED

    def test_an_unknown_code_stays_unknown(self, payload: bytes) -> None:
        table = self.adapter().reasons
        for before in self.adapter().read(payload):
            known = before.decline
            if table is None or known is None or table.codes.get(known.code or "") is None:
                continue
            said = {known.message, known.network_code, known.advice, *table.codes, *table.advice}
            decline = next(each.decline for each in self._with_new(payload, said) if each.id == before.id)
            assert decline is not None
            assert decline.code == _NEW
            reading = decline.reading  # some payloads have a second message
            assert reading.reason in {Reason.UNKNOWN, Reason.BLOCKED_BY_OWN_RULES} or reading.via is Via.MESSAGE

    def test_codes_mean_what_the_documents_say(self) -> None:
        table = self.adapter().reasons
        for code, reason in self.codes.items():
            assert table is not None
            assert read(Said(code=code), table, date.max).reason is reason, code

    def test_every_code_has_a_rule(self) -> None:
        explained = {reason for rule in rules() for reason in rule.reasons} | {Reason.UNKNOWN}
        table = self.adapter().reasons
        for code, found in table.codes.items() if table else ():
            for entry in found if isinstance(found, tuple) else (found,):
                assert {entry.reason, *entry.others} <= explained, f"no rule explains {code}"

    @pytest.mark.parametrize("body", HOSTILE_BODIES.values(), ids=list(HOSTILE_BODIES))
    def test_what_is_no_payment_gives_none(self, body: bytes) -> None:
        assert not _found(self.adapter().read, body)

    def test_one_value_of_another_type_is_read_or_refused(self, payload: bytes) -> None:
        for place, faulty in single_faults(self.adapter().parse(payload)):
            try:
                self._survives(faulty)
            except Exception as error:
                error.add_note(f"with another value at {place!r}")
                raise

    @inherited
    @given(data=st.data())
    def test_several_values_of_other_types_are_read_or_refused(self, data: st.DataObject) -> None:
        payload = data.draw(st.sampled_from(list(self.payloads.values())))
        self._survives(data.draw(several_faults(self.adapter().parse(payload))))

    @inherited
    @given(document=documents)
    def test_any_document_is_read_or_refused(self, document: object) -> None:
        self._survives(document)

    @inherited
    @given(body=st.binary(max_size=60))
    def test_any_body_is_read_or_refused(self, body: bytes) -> None:
        _found(self.adapter().read, body)

    def _survives(self, document: object) -> None:
        adapter = self.keyed()
        assert adapter.claims(document) in {True, False}
        payments: tuple[Payment, ...] = ()
        told = ""
        try:
            payments = adapter.payments(document)
        except InputError as error:
            told = f"{error.path} {error.message}"
        assert LONG not in told, "quotes what was given"
        self.shows_no_secret(told)
        for payment in payments:
            sound(payment)

    def _with_new(self, payload: bytes, said: set[str | None]) -> tuple[Payment, ...]:
        document = leaves(self.adapter().parse(payload), lambda text: _NEW if text in said else text)
        return self.adapter().payments(document)


def sound(payment: Payment) -> None:
    """Fail unless the values of a payment would have passed validation."""
    written = payment.model_dump_json(warnings="error")
    assert Payment.model_validate_json(written).model_dump(mode="json") == payment.model_dump(mode="json")


def _claimants(document: object) -> list[str]:
    return [name for name in registry.names() if registry.reader(name).claims(document)]


def _told(adapter: Provider, document: object) -> str:
    try:
        adapter.payments(document)
    except InputError as error:
        return f"{error.path} {error.message}"
    return ""


def _found(read_: Callable[[Any], tuple[Payment, ...]], given_: object) -> tuple[Payment, ...]:
    try:
        return read_(given_)
    except InputError:
        return ()


def _seen(payment: Payment, field: str) -> Iterator[object]:
    """The values at the places from which a field may have been read."""
    for place in payment.origin.pointers.get(field, ()):
        try:
            yield resolve(payment.origin.document, payment.origin.base + place)
        except LookupError:
            continue


def _digits(number: object) -> str:
    return "".join(map(str, Decimal(str(number)).as_tuple().digits)).strip("0")
