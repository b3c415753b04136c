"""Results of address, security code and 3-D Secure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paysupport.codes import authentication, checks
from paysupport.codes.checks import Match
from paysupport.model import Answer, Party, Reason

R = Reason
MEANINGS = [
    *authentication.STATUSES.values(),
    *authentication.STATUS_REASONS.values(),
    *(each for table in authentication.SERVER_REASONS.values() for each in table.values()),
    *(each for table in authentication.INDICATORS.values() for each in table.values()),
]
RESULTS = [*checks.AVS.values(), *checks.CVC.values(), *(c for each in checks.AVS_OF.values() for c in each.values())]


def test_each_value_has_words_a_source_and_days() -> None:
    for each in MEANINGS:
        assert each.text
        assert each.source
        assert each.since <= each.until
    for result in RESULTS:
        assert result.text
        assert result.source
        assert result.since <= result.until


@pytest.mark.parametrize(
    ("said", "street", "postal", "reason"),
    [
        ("Y", Match.YES, Match.YES, None),
        ("a", Match.YES, Match.NO, R.INCORRECT_ADDRESS),
        (" Z ", Match.NO, Match.YES, R.INCORRECT_ADDRESS),
        ("N", Match.NO, Match.NO, R.INCORRECT_ADDRESS),
        ("P", Match.UNKNOWN, Match.YES, None),
        ("U", Match.UNKNOWN, Match.UNKNOWN, None),
    ],
)
def test_an_address_differs_in_street_or_postal_code(
    said: str, street: Match, postal: Match, reason: Reason | None
) -> None:
    found = checks.address(said)
    assert found
    assert (found.street, found.postal, found.code, found.reason) == (street, postal, Match.UNKNOWN, reason)


@pytest.mark.parametrize(
    ("said", "network", "postal"),
    [("Y", "visa", Match.YES), ("Y", "Discover", Match.NO), ("A", "discover", Match.YES), ("F", "American Express", Match.NO),
     ("F", None, Match.YES)],
)  # fmt: skip
def test_a_letter_can_mean_another_thing_to_a_network(said: str, network: str | None, postal: Match) -> None:
    found = checks.address(said, network)
    assert found
    assert found.postal is postal


@pytest.mark.parametrize(
    ("said", "code", "reason"),
    [("M", Match.YES, None), ("y", Match.YES, None), ("N", Match.NO, R.INCORRECT_CVC), ("I", Match.NO, R.INCORRECT_CVC),
     ("P", Match.UNKNOWN, None), ("S", Match.UNKNOWN, None), ("U", Match.UNKNOWN, None)],
)  # fmt: skip
def test_a_security_code_matches_or_not(said: str, code: Match, reason: Reason | None) -> None:
    found = checks.security_code(said)
    assert found
    assert (found.code, found.reason) == (code, reason)


@pytest.mark.parametrize("said", ["", "?", "YY", "q", "0"])
def test_what_is_in_no_document_says_nothing(said: str) -> None:
    assert checks.address(said) is None
    assert checks.security_code(said) is None
    assert authentication.status(said) is None
    assert authentication.indicator(said, "jcb") is None


@pytest.mark.parametrize(
    ("said", "reason", "fault", "shifted"),
    [
        ("Y", None, None, Answer.YES),
        ("A", None, None, Answer.YES),
        ("n", R.AUTHENTICATION_FAILED, Party.PAYER, Answer.NO),
        ("U", R.AUTHENTICATION_ISSUER_ERROR, Party.ISSUER, Answer.NO),
        ("R", R.AUTHENTICATION_FAILED, Party.ISSUER, Answer.NO),
        ("C", R.AUTHENTICATION_ABANDONED, Party.PAYER, Answer.NO),
        ("I", None, None, Answer.NO),
        ("D", R.AUTHENTICATION_ABANDONED, Party.PAYER, Answer.NO),
    ],
)
def test_a_transaction_status_tells_fault_and_liability(
    said: str, reason: Reason | None, fault: Party | None, shifted: Answer
) -> None:
    found = authentication.status(said)
    assert found
    assert (found.reason, found.fault, found.shifted) == (reason, fault, shifted)


def test_status_reasons_of_all_networks_are_complete() -> None:
    assert set(authentication.STATUS_REASONS) == {f"{number:02}" for number in range(1, 27)}


@pytest.mark.parametrize(
    ("said", "network", "reason"),
    [
        ("1", None, R.AUTHENTICATION_FAILED),
        ("11", "visa", R.ISSUER_SUSPECTED_FRAUD),
        ("14", None, R.AUTHENTICATION_ISSUER_ERROR),
        ("26", None, R.AUTHENTICATION_ABANDONED),
        ("81", "Visa", R.AUTHENTICATION_ISSUER_ERROR),
        ("81", "mc", None),
    ],
)
def test_a_status_reason_names_whose_fault_it_is(said: str, network: str | None, reason: Reason | None) -> None:
    found = authentication.status_reason(said, network)
    assert found
    assert found.reason is reason
    assert found.fault is None or found.reason is not None


@pytest.mark.parametrize(("said", "network"), [("81", None), ("83", "mastercard"), ("81", "jcb"), ("27", "visa")])
def test_a_directory_servers_reason_needs_its_network(said: str, network: str | None) -> None:
    assert authentication.status_reason(said, network) is None


@pytest.mark.parametrize(
    ("said", "network", "shifted"),
    [
        ("05", "visa", Answer.YES),
        ("5", "Visa", Answer.YES),
        ("06", "visa", Answer.YES),
        ("07", "visa", Answer.NO),
        ("02", "mastercard", Answer.YES),
        ("01", "maestro", Answer.YES),
        ("00", "mastercard", Answer.NO),
        ("0", "mastercard", Answer.NO),
        ("06", "mastercard", Answer.NO),
        ("07", "mastercard", Answer.YES),
        ("05", "unionpay", Answer.YES),
    ],
)
def test_liability_by_indicator_and_network(said: str, network: str, shifted: Answer) -> None:
    found = authentication.indicator(said, network)
    assert found
    assert found.shifted is shifted


@pytest.mark.parametrize(("said", "network"), [("05", None), ("05", "mir"), ("02", "visa"), ("05", "mastercard")])
def test_an_indicator_without_its_network_says_nothing(said: str, network: str | None) -> None:
    assert authentication.indicator(said, network) is None


@given(st.text(max_size=6), st.none() | st.text(max_size=12))
def test_any_value_is_known_or_not(said: str, network: str | None) -> None:
    checks.address(said, network)
    authentication.status_reason(said, network)
    authentication.indicator(said, network)
