"""What users see of the network's codes: decode, a payment of Stripe, the finding's JSON and text."""

import io
import json
from datetime import UTC, date, datetime
from typing import Any

import pytest

from paysupport.bulk import decode_rows
from paysupport.decoding import decode
from paysupport.diagnostics.engine import diagnose
from paysupport.formats import render
from paysupport.model import Answer, Certainty, Party, Payment, Reason, Via
from tests.adapters.stripe_objects import OUTCOME, failed_charge, read

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
R = Reason


def of_stripe(brand: str = "visa", reason: str = "generic_decline", **outcome: Any) -> Payment:
    silent = {"network_decline_code": None, "network_advice_code": None, "advice_code": None}
    details = {"type": "card", "card": {"brand": brand, "last4": "0002", "network": brand}}
    told = OUTCOME | silent | {"reason": reason} | outcome
    return read(failed_charge(outcome=told, payment_method_details=details))


class TestDecode:
    @pytest.mark.parametrize(
        "told",
        [
            {"network": "visa", "code": "51"},
            {"network": "Visa", "network_code": " 51"},
            {"network": "visa", "code": "05", "network_code": "51"},
            {"network": "visa", "code": "51", "network_code": " "},
            {"provider": "stripe", "network": "visa", "network_code": "51"},
        ],
    )
    def test_without_a_provider_the_code_is_the_networks(self, told: dict[str, Any]) -> None:
        found = decode(**told)
        assert (found.reason, found.reading.via, found.rule) == (R.INSUFFICIENT_FUNDS, Via.NETWORK, "PS101")
        assert found.reading.certainty is Certainty.CERTAIN

    def test_with_a_provider_the_code_is_the_providers(self) -> None:
        assert decode(provider="bepaid", network="visa", code="51").reason is R.UNKNOWN

    def test_advice_region_and_day_count(self) -> None:
        stopped = decode(network="MC", code="05", advice=" 21 ")
        assert (stopped.reason, stopped.retry.later, stopped.reading.final) == (R.STOP_PAYMENT, Answer.NO, True)
        assert decode(network="mastercard", code="65", region="PL").reason is R.AUTHENTICATION_REQUIRED
        assert decode(network="mastercard", code="65", region="BY").reason is R.ISSUER_LIMIT
        assert decode(network="visa", code="93", at=date(2021, 4, 16)).reading.final
        assert not decode(network="visa", code="93").reading.final

    def test_an_unknown_code_of_a_network_is_unknown(self) -> None:
        assert decode(network="visa", code="QQ").reason is R.UNKNOWN
        assert decode(code=" ").reason is R.UNKNOWN

    def test_a_table_holds_codes_of_networks_and_providers(self) -> None:
        out = io.StringIO()
        rows = [
            "provider,network,code,message,region\n",
            ",visa,N7,,\n",
            ",mastercard,65,,DE\n",
            "nobody,visa,51,,\n",
            "bepaid,,F.0114,,\n",
        ]
        decode_rows(rows, out)
        told = [line.split(",") for line in out.getvalue().splitlines()[1:]]
        assert [(line[5], line[-1]) for line in told] == [
            ("incorrect_cvc", "network"),
            ("authentication_required", "network"),
            ("unknown", "none"),
            ("insufficient_funds", "provider"),
        ]


class TestStripe:
    @pytest.mark.parametrize(
        ("brand", "code", "reason"),
        [
            ("visa", "51", R.INSUFFICIENT_FUNDS),
            ("visa", "N7", R.INCORRECT_CVC),
            ("mastercard", "41", R.LOST_CARD),
            ("amex", "122", R.INCORRECT_CVC),
            ("jcb", "54", R.EXPIRED_CARD),
            ("visa", "05", R.DO_NOT_HONOR),
        ],
    )
    def test_the_networks_code_tells_more_than_a_general_refusal(self, brand: str, code: str, reason: Reason) -> None:
        payment = of_stripe(brand, network_decline_code=code)
        assert payment.decline
        assert (payment.reason, payment.decline.reading.via) == (reason, Via.NETWORK)
        assert payment.decline.code == "generic_decline"

    @pytest.mark.parametrize(("brand", "code"), [("visa", "05"), ("mastercard", "82"), ("mastercard", "79")])
    def test_stripes_code_tells_more_than_a_vague_one_of_the_network(self, brand: str, code: str) -> None:
        payment = of_stripe(brand, "incorrect_cvc", network_decline_code=code)
        assert payment.decline
        assert (payment.reason, payment.decline.reading.via) == (R.INCORRECT_CVC, Via.PROVIDER)

    def test_visas_category_1_is_final(self) -> None:
        for code, final in (("57", True), ("14", True), ("62", False)):
            payment = of_stripe(network_decline_code=code)
            assert payment.decline
            assert payment.decline.reading.final is final

    def test_what_radar_may_have_blocked_stays_open_beside_a_clear_code(self) -> None:
        payment = of_stripe(reason="fraudulent", network_decline_code="61")
        assert payment.decline
        assert (payment.reason, payment.decline.reading.others) == (R.ISSUER_LIMIT, (R.ISSUER_SUSPECTED_FRAUD,))
        assert payment.decline.reading.certainty is Certainty.CERTAIN

    def test_the_evidence_is_the_networks_code(self) -> None:
        verdict = diagnose(of_stripe(network_decline_code="51"), now=NOW).verdict
        assert verdict
        assert verdict.responsible is Party.PAYER
        assert verdict.evidence[0].path == "/outcome/network_decline_code"
        assert verdict.evidence[0].value == "51"


class TestFinding:
    def test_the_json_tells_what_each_part_says(self) -> None:
        payment = of_stripe(reason="incorrect_cvc", network_decline_code="05")
        finding = json.loads(diagnose(payment, now=NOW).model_dump_json())["findings"][0]
        assert finding["steps"] == [
            {"via": "network", "reason": "do_not_honor", "certainty": "certain"},
            {"via": "provider", "reason": "incorrect_cvc", "certainty": "certain"},
        ]

    def test_one_part_alone_gives_no_steps(self) -> None:
        finding = json.loads(diagnose(of_stripe(reason="incorrect_cvc"), now=NOW).model_dump_json())["findings"][0]
        assert finding["steps"] == []

    @pytest.mark.parametrize(
        ("code", "lang", "line"),
        [
            ("05", "en", "the parts of the answer differ: network do_not_honor, provider incorrect_cvc"),
            ("05", "ru", "части ответа расходятся: network do_not_honor, provider incorrect_cvc"),
            ("N7", "en", None),
            (None, "en", None),
        ],
    )
    def test_the_text_names_a_disagreement_only(self, code: str | None, lang: str, line: str | None) -> None:
        payment = of_stripe(reason="incorrect_cvc", network_decline_code=code)
        text = render(diagnose(payment, now=NOW), "text", langs=(lang,))
        if line is None:
            assert "differ" not in text
        else:
            assert line in text

    def test_a_finding_that_is_no_reading_has_no_steps(self) -> None:
        payment = of_stripe(reason="incorrect_cvc", network_decline_code="05").model_copy(update={"test": True})
        for finding in diagnose(payment, now=NOW).findings:
            assert bool(finding.steps) is (finding.via is not None)
