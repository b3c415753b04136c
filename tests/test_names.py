"""What others call a reason."""

import re

import pytest

from paysupport.adapters.registry import reader
from paysupport.codes.names import SOURCES, CommonNames, common_names
from paysupport.model import Reason

ADYEN = {
    "Refused", "Acquirer Error", "Blocked Card", "Expired Card", "Invalid Amount", "Invalid Card Number",
    "Issuer Unavailable", "Not supported", "3D Not Authenticated", "Not enough balance", "Acquirer Fraud",
    "Shopper Cancelled", "Invalid Pin", "Pin tries exceeded", "FRAUD", "Not Submitted", "Transaction Not Permitted",
    "CVC Declined", "Restricted Card", "Revocation Of Auth", "Withdrawal amount exceeded", "Issuer Suspected Fraud",
    "AVS Declined", "Authentication required", "3DS Authentication Error", "Token Revoked",
}  # fmt: skip
"""Of the list that Adyen publishes."""

each_reason = pytest.mark.parametrize("reason", list(Reason))


@pytest.mark.parametrize(
    ("reason", "names"),
    [
        (Reason.INSUFFICIENT_FUNDS, ("insufficient_funds", "Not enough balance", "AM04")),
        (Reason.DO_NOT_HONOR, ("do_not_honor", "Refused", "MS03")),
        (Reason.TRANSACTION_NOT_PERMITTED, ("transaction_not_allowed", "Transaction Not Permitted", "AG01")),
        (Reason.DUPLICATE, ("duplicate_transaction", None, "AM05")),
        (Reason.AUTHORIZATION_EXPIRED, (None, None, "EOL1")),
        (Reason.BANK_NOT_CONNECTED, (None, None, "DNOR")),
        (Reason.INCORRECT_EXPIRY, (None, None, None)),
        (Reason.UNKNOWN, (None, None, None)),
    ],
)
def test_a_reason_has_the_names_that_others_publish(reason: Reason, names: tuple[str | None, ...]) -> None:
    assert common_names(reason) == names


@each_reason
def test_stripe_knows_its_name_as_a_code(reason: Reason) -> None:
    table = reader("stripe").reasons
    assert table is not None
    assert common_names(reason).stripe in {None, *table.codes}


@each_reason
def test_adyen_publishes_its_name(reason: Reason) -> None:
    assert common_names(reason).adyen in {None, *ADYEN}


@each_reason
def test_a_code_of_iso_20022_has_four_characters(reason: Reason) -> None:
    assert re.fullmatch(r"[A-Z]{2}[A-Z0-9]{2}", common_names(reason).iso20022 or "AM04")


def test_each_list_has_its_source() -> None:
    assert tuple(SOURCES) == CommonNames._fields
    assert all(re.search(r"20\d\d", source) for source in SOURCES.values())
