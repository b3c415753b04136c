import json
from datetime import date
from typing import Any

import pytest

from paysupport.adapters.providers.square import Square
from paysupport.codes import Said
from paysupport.codes import read as meaning
from paysupport.errors import NotAPayment
from paysupport.model import Certainty, Reason, Status

from .square_objects import declined, loaded, payment, read

R = Reason
CODES = {
    "ACCESS_TOKEN_EXPIRED": R.INVALID_CREDENTIALS,
    "ACCESS_TOKEN_REVOKED": R.INVALID_CREDENTIALS,
    "ACCOUNT_UNUSABLE": R.INVALID_ACCOUNT,
    "ADDRESS_VERIFICATION_FAILURE": R.INCORRECT_ADDRESS,
    "ALLOWABLE_PIN_TRIES_EXCEEDED": R.PIN_TRIES_EXCEEDED,
    "AMOUNT_TOO_HIGH": R.INVALID_AMOUNT,
    "AMOUNT_TOO_LOW": R.INVALID_AMOUNT,
    "APPLE_TTP_PIN_TOKEN": R.AUTHENTICATION_REQUIRED,
    "BAD_EXPIRATION": R.INCORRECT_EXPIRY,
    "BUYER_REFUSED_PAYMENT": R.STOP_PAYMENT,
    "CARDHOLDER_INSUFFICIENT_PERMISSIONS": R.TRANSACTION_NOT_PERMITTED,
    "CARD_DECLINED": R.GENERIC_DECLINE,
    "CARD_DECLINED_CALL_ISSUER": R.DO_NOT_HONOR,
    "CARD_DECLINED_VERIFICATION_REQUIRED": R.AUTHENTICATION_REQUIRED,
    "CARD_EXPIRED": R.EXPIRED_CARD,
    "CARD_MISMATCH": R.INCORRECT_CARD_DATA,
    "CARD_NOT_SUPPORTED": R.CARD_NOT_SUPPORTED,
    "CARD_PRESENCE_REQUIRED": R.OPERATION_NOT_ENABLED,
    "CARD_PROCESSING_NOT_ENABLED": R.OPERATION_NOT_ENABLED,
    "CARD_TOKEN_EXPIRED": R.SAVED_CARD_UNUSABLE,
    "CARD_TOKEN_USED": R.DUPLICATE,
    "CHECKOUT_EXPIRED": R.ORDER_EXPIRED,
    "CHIP_INSERTION_REQUIRED": R.TRANSACTION_NOT_PERMITTED,
    "CURRENCY_MISMATCH": R.CARD_CURRENCY_NOT_SUPPORTED,
    "CVV_FAILURE": R.INCORRECT_CVC,
    "DELAYED_TRANSACTION_CANCELED": R.CANCELLED_BY_MERCHANT,
    "DELAYED_TRANSACTION_CAPTURED": R.DUPLICATE,
    "DELAYED_TRANSACTION_EXPIRED": R.AUTHORIZATION_EXPIRED,
    "DELAYED_TRANSACTION_FAILED": R.INVALID_REQUEST,
    "EXPIRATION_FAILURE": R.INCORRECT_EXPIRY,
    "GENERIC_DECLINE": R.GENERIC_DECLINE,
    "GIFT_CARD_AVAILABLE_AMOUNT": R.INSUFFICIENT_FUNDS,
    "IDEMPOTENCY_KEY_REUSED": R.DUPLICATE,
    "INSUFFICIENT_FUNDS": R.INSUFFICIENT_FUNDS,
    "INSUFFICIENT_PERMISSIONS": R.OPERATION_NOT_ENABLED,
    "INSUFFICIENT_PERMISSIONS_FOR_REFUND": R.OPERATION_NOT_ENABLED,
    "INSUFFICIENT_SCOPES": R.INVALID_CREDENTIALS,
    "INTERNAL_SERVER_ERROR": R.PROVIDER_ERROR,
    "INVALID_ACCOUNT": R.INVALID_ACCOUNT,
    "INVALID_CARD": R.INCORRECT_CARD_DATA,
    "INVALID_CARD_DATA": R.INCORRECT_CARD_DATA,
    "INVALID_ENCRYPTED_CARD": R.INCORRECT_CARD_DATA,
    "INVALID_EXPIRATION": R.INCORRECT_EXPIRY,
    "INVALID_EXPIRATION_DATE": R.INCORRECT_EXPIRY,
    "INVALID_EXPIRATION_YEAR": R.INCORRECT_EXPIRY,
    "INVALID_FEES": R.INVALID_REQUEST,
    "INVALID_LOCATION": R.OPERATION_NOT_ENABLED,
    "INVALID_PHONE_NUMBER": R.INCORRECT_PHONE,
    "INVALID_PIN": R.INCORRECT_PIN,
    "INVALID_POSTAL_CODE": R.INCORRECT_ADDRESS,
    "MANUALLY_ENTERED_PAYMENT_NOT_SUPPORTED": R.OPERATION_NOT_ENABLED,
    "MISSING_PIN": R.INCORRECT_PIN,
    "MISSING_REQUIRED_PARAMETER": R.INVALID_REQUEST,
    "PAN_FAILURE": R.INCORRECT_NUMBER,
    "PAYMENT_AMOUNT_MISMATCH": R.INVALID_AMOUNT,
    "PAYMENT_LIMIT_EXCEEDED": R.ACQUIRER_LIMIT,
    "PLAID_ERROR": R.PROVIDER_ERROR,
    "PLAID_ERROR_ITEM_LOGIN_REQUIRED": R.SAVED_CARD_UNUSABLE,
    "PLAID_ERROR_RATE_LIMIT": R.PROVIDER_TEMPORARY_ERROR,
    "RATE_LIMITED": R.PROVIDER_TEMPORARY_ERROR,
    "READER_DECLINED": R.GENERIC_DECLINE,
    "REFUND_ALREADY_PENDING": R.PREVIOUS_NOT_FINISHED,
    "REFUND_AMOUNT_INVALID": R.INVALID_AMOUNT,
    "REFUND_DECLINED": R.DO_NOT_HONOR,
    "RESERVATION_DECLINED": R.DO_NOT_HONOR,
    "SOURCE_EXPIRED": R.SAVED_CARD_UNUSABLE,
    "SOURCE_USED": R.DUPLICATE,
    "TEMPORARY_ERROR": R.PROVIDER_TEMPORARY_ERROR,
    "TRANSACTION_LIMIT": R.ISSUER_LIMIT,
    "UNAUTHORIZED": R.INVALID_CREDENTIALS,
    "UNSUPPORTED_CARD_BRAND": R.CARD_NOT_SUPPORTED,
    "UNSUPPORTED_CURRENCY": R.CURRENCY_NOT_ENABLED,
    "UNSUPPORTED_ENTRY_METHOD": R.OPERATION_NOT_ENABLED,
    "VERIFY_AVS_FAILURE": R.INCORRECT_ADDRESS,
    "VERIFY_CVV_FAILURE": R.INCORRECT_CVC,
    "VOICE_FAILURE": R.DO_NOT_HONOR,
}
"""By the descriptions of ErrorCode in square/connect-api-specification, 2025-08-19; AMOUNT_TOO_LOW by its name."""


@pytest.mark.parametrize(("code", "reason"), CODES.items())
def test_a_payment_refused_with_a_code(code: str, reason: Reason) -> None:
    found = read(declined(code))
    assert found.decline is not None
    assert (found.status, found.reason, found.decline.code) == (Status.FAILED, reason, code)


def test_an_unknown_code_is_kept() -> None:
    found = read(declined("MOON_IN_THE_WRONG_HOUSE"))
    assert found.decline is not None
    assert (found.reason, found.decline.code) == (Reason.UNKNOWN, "MOON_IN_THE_WRONG_HOUSE")


def test_no_error_at_all() -> None:
    found = read(declined())
    assert found.decline is not None
    assert (found.reason, found.decline.code, found.decline.message) == (Reason.UNKNOWN, None, None)


@pytest.mark.parametrize(
    ("codes", "place"),
    [
        (("GENERIC_DECLINE", "CVV_FAILURE"), 1),
        (("CVV_FAILURE", "GENERIC_DECLINE"), 0),
        (("NEW_CODE", "GENERIC_DECLINE"), 1),
        (("GENERIC_DECLINE", "NEW_CODE"), 0),
        (("INSUFFICIENT_FUNDS", "GIFT_CARD_AVAILABLE_AMOUNT"), 0),
        (("CARD_DECLINED_VERIFICATION_REQUIRED", "APPLE_TTP_PIN_TOKEN"), 0),
    ],
)
def test_of_several_errors_the_first_that_names_a_reason_counts(codes: tuple[str, ...], place: int) -> None:
    found = read(declined(*codes))
    assert found.decline is not None
    assert found.decline.code == codes[place]
    assert found.origin.pointers["code"] == (f"/card_details/errors/{place}/code",)


@pytest.mark.parametrize(
    ("cvv", "avs", "others"),
    [
        ("CVV_REJECTED", "AVS_ACCEPTED", (R.INCORRECT_CVC, R.DO_NOT_HONOR)),
        ("CVV_ACCEPTED", "AVS_REJECTED", (R.INCORRECT_ADDRESS, R.DO_NOT_HONOR)),
        ("CVV_REJECTED", "AVS_REJECTED", (R.INCORRECT_CVC, R.INCORRECT_ADDRESS, R.DO_NOT_HONOR)),
        ("CVV_NOT_CHECKED", "AVS_NOT_CHECKED", (R.DO_NOT_HONOR,)),
    ],
)
def test_failed_checks_are_other_readings_of_a_refusal_without_a_reason(
    cvv: str, avs: str, others: tuple[Reason, ...]
) -> None:
    found = read(declined("GENERIC_DECLINE", cvv_status=cvv, avs_status=avs))
    assert found.decline is not None
    assert (found.reason, found.decline.reading.others) == (Reason.GENERIC_DECLINE, others)
    clear = read(declined("INSUFFICIENT_FUNDS", cvv_status=cvv, avs_status=avs))
    assert clear.decline is not None
    assert clear.decline.reading.others == ()


@pytest.mark.parametrize(
    ("brand", "network"),
    [
        ("VISA", "visa"),
        ("MASTERCARD", "mastercard"),
        ("AMERICAN_EXPRESS", "amex"),
        ("CHINA_UNIONPAY", "unionpay"),
        ("DISCOVER_DINERS", "diners"),
        ("SQUARE_GIFT_CARD", None),
        (None, None),
    ],
)
def test_networks(brand: str | None, network: str | None) -> None:
    card = {"card_brand": brand, "last_4": "0002"} if brand else None
    found = read(declined("CARD_EXPIRED", card=card))
    assert found.decline is not None
    assert found.decline.network == network


def test_bank_accounts_and_house_accounts_have_errors_of_their_own() -> None:
    bank = read(loaded("bank_failed"))
    assert bank.decline is not None
    assert (bank.reason, bank.decline.message) == (Reason.INVALID_ACCOUNT, "ACCOUNT_UNUSABLE")
    assert bank.origin.pointers["code"] == ("/bank_account_details/errors/0/code",)
    errors = [{"category": "PAYMENT_METHOD_ERROR", "code": "AMOUNT_TOO_HIGH"}]
    told = payment(status="FAILED", source_type="SQUARE_ACCOUNT", square_account_details={"errors": errors})
    del told["card_details"]
    assert read(told).reason is Reason.INVALID_AMOUNT


def refusal(*errors: dict[str, Any]) -> bytes:
    return json.dumps({"errors": list(errors)}).encode()


def test_a_refusal_without_its_payment_is_one_all_the_same() -> None:
    (found,) = Square().read(
        refusal({"category": "PAYMENT_METHOD_ERROR", "code": "CARD_EXPIRED", "detail": "Expired."})
    )
    assert (found.id, found.status, found.reason) == (None, Status.FAILED, Reason.EXPIRED_CARD)
    assert found.origin.pointers["code"] == ("/errors/0/code",)


@pytest.mark.parametrize(
    ("error", "told", "missing"),
    [
        (
            {"category": "AUTHENTICATION_ERROR", "code": "UNAUTHORIZED", "detail": "Not authorized."},
            r"Square: the access token is expired, revoked, or of the other environment \(sandbox, production\): Not auth",
            False,
        ),
        (
            {"category": "AUTHENTICATION_ERROR", "code": "INSUFFICIENT_SCOPES", "detail": "Needs PAYMENTS_READ."},
            "Square: the access token lacks a permission: Needs PAYMENTS_READ",
            False,
        ),
        (
            {"category": "INVALID_REQUEST_ERROR", "code": "VALUE_TOO_LOW", "detail": "Too low.", "field": "amount"},
            r"Square: Too low\. amount",
            False,
        ),
        ({"category": "INVALID_REQUEST_ERROR", "code": "NOT_FOUND"}, "Square: NOT_FOUND", True),
        ({"category": "REFUND_ERROR", "code": "REFUND_DECLINED", "detail": "Declined."}, "Square: Declined", False),
    ],
)
def test_other_errors_are_explained(error: dict[str, Any], told: str, missing: bool) -> None:
    with pytest.raises(NotAPayment, match=told) as refused:
        Square().read(refusal(error))
    assert (refused.value.code, refused.value.not_found) == (error["code"], missing)


def test_an_explanation_shows_no_card_number_and_has_an_end() -> None:
    with pytest.raises(NotAPayment) as refused:
        Square().read(
            refusal({"category": "API_ERROR", "code": "BAD_REQUEST", "detail": "4111111111111111 " + "x" * 999})
        )
    assert "4111111111111111" not in str(refused.value)
    assert len(str(refused.value)) < 400


def test_what_is_not_settled_by_the_document_is_not_certain() -> None:
    table = Square.reasons
    assert table is not None
    for code in ("CARD_NOT_SUPPORTED", "BUYER_REFUSED_PAYMENT", "MISSING_PIN", "FORBIDDEN"):
        assert meaning(Said(code=code), table, date.max).certainty is Certainty.LIKELY
