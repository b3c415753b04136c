"""What every adapter holds when it receives a webhook: nothing is believed without proof, and nothing raises."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paysupport.adapters.contracts import Provider, Received, Rejected, Verified
from paysupport.investigate import can
from paysupport.testing.given import NOW, Given, inherited
from paysupport.testing.mutation import LETTERS
from paysupport.testing.reading import sound

_texts = st.text(LETTERS + "\udc80", max_size=60)
"""What a header may hold; a byte that is not UTF-8 comes as a lone surrogate."""


class WebhookContract(Given):
    """Webhooks: `Verified` with the right key and an unchanged body, else `Rejected`."""

    def _signed(self) -> Received:
        received = self.signed()
        if received is None:
            pytest.skip(f"no webhook of {self.adapter().name} is given")
        return received

    def _verifying(self) -> Provider:
        if not can(self.adapter(), "verify"):
            pytest.skip(f"{self.adapter().name} signs no webhooks")
        return self.keyed()

    def test_believes_a_signed_webhook(self) -> None:
        received = self._signed()
        first, second = (self.keyed().verify(received) for _ in range(2))
        assert isinstance(first, Verified)
        assert isinstance(second, Verified)
        assert first.key
        assert first.key == second.key, "each delivery of one event has the same key"
        for payment in first.payments:
            sound(payment)
            assert payment.provider == self.adapter().name
        self.shows_no_secret(first)

    def test_headers_may_be_a_mapping_in_any_case(self) -> None:
        received = self._signed()
        pairs = received.headers.items() if isinstance(received.headers, Mapping) else received.headers
        upper = replace(received, headers={name.upper(): value for name, value in pairs})
        assert isinstance(self.keyed().verify(upper), Verified)

    def test_believes_nothing_without_a_key(self) -> None:
        assert isinstance(self.adapter().verify(self._signed()), Rejected)

    def test_believes_nothing_with_other_keys(self) -> None:
        other = type(self.adapter())(**self.keys, **{name: secret[::-1] for name, secret in self.secrets.items()})
        self._rejected(other, self._signed())

    def test_believes_nothing_without_headers(self) -> None:
        self._rejected(self.keyed(), replace(self._signed(), headers=()))

    @inherited
    @given(data=st.data())
    def test_believes_no_changed_body(self, data: st.DataObject) -> None:
        received = self._signed()
        place = data.draw(st.integers(0, len(received.body) * 8 - 1))
        changed = bytearray(received.body)
        changed[place // 8] ^= 1 << place % 8
        verdict = self.keyed().verify(replace(received, body=bytes(changed)))
        assert isinstance(verdict, Rejected) or verdict.confirm, "only a webhook to be confirmed may have another body"

    @inherited
    @given(body=st.binary(max_size=80), headers=st.lists(st.tuples(_texts, _texts), max_size=4))
    def test_garbage_is_rejected(self, body: bytes, headers: list[tuple[str, str]]) -> None:
        adapter = self._verifying()
        self._rejected(adapter, Received(headers=tuple(headers), body=body, at=NOW))
        self._rejected(self.adapter(), Received(headers=tuple(headers), body=body, at=NOW))

    @inherited
    @given(data=st.data())
    def test_a_garbled_proof_is_rejected(self, data: st.DataObject) -> None:
        received = self._signed()
        pairs = received.headers.items() if isinstance(received.headers, Mapping) else received.headers
        garbled = tuple((name, data.draw(_texts)) for name, _ in pairs)
        self._rejected(self.keyed(), replace(received, headers=garbled))

    def _rejected(self, adapter: Provider, received: Received) -> None:
        verdict = adapter.verify(received)
        assert isinstance(verdict, Rejected)
        assert verdict.reason
        self.shows_no_secret(verdict)
