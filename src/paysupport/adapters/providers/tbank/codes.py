"""Statuses and codes of T-Bank's acquiring, and what a refusal means.

Sources: T-Bank, Merchant API 1.80 (tbank.ru/kassa/dev/payments), sections "Статусная модель платежа" and "Коды ошибок",
copy of 2025-09-16 in kravetsone/t-kassa-api; the older table at developer.tbank.ru/eacq/intro/errors/error-codes. Read
on 2026-11-21. Where the two differ, the newer one is followed and the older one stands in `others`.

1xxx are the answers of card issuers, 3xxx and 5xxx those of the faster payments system (СБП), the rest is T-Bank's own.
1085 ("operation successful") is no refusal. 100 and 102 stand for several things, which only the message tells apart.
"""

from datetime import date

from paysupport.codes import Entry, Said, Table, read
from paysupport.model import Certainty, Method, Reading, Reason, Status, Via
from paysupport.money import exponents

STATUSES = {
    "NEW": Status.CREATED,
    "FORM_SHOWED": Status.REQUIRES_ACTION,
    "FORM SHOWED": Status.REQUIRES_ACTION,
    "3DS_CHECKING": Status.REQUIRES_ACTION,
    "3DS_CHECKED": Status.PENDING,
    "PREAUTHORIZING": Status.PENDING,
    "AUTHORIZING": Status.PENDING,
    "PROCESSING": Status.PENDING,
    "CHECKING": Status.PENDING,
    "CHECKED": Status.PENDING,
    "PAY_CHECKING": Status.PENDING,
    "LOOP_CHECKING": Status.PENDING,
    "AUTHORIZED": Status.AUTHORIZED,
    "CONFIRMING": Status.AUTHORIZED,
    "REVERSING": Status.AUTHORIZED,
    "PARTIAL_REVERSED": Status.AUTHORIZED,
    "CONFIRMED": Status.PAID,
    "REFUNDING": Status.PAID,
    "ASYNC_REFUNDING": Status.PAID,
    "PARTIAL_REFUNDED": Status.PARTIALLY_REFUNDED,
    "REFUNDED": Status.REFUNDED,
    "REVERSED": Status.CANCELLED,
    "CANCELED": Status.CANCELLED,
    "REJECTED": Status.FAILED,
    "AUTH_FAIL": Status.FAILED,
    "DEADLINE_EXPIRED": Status.EXPIRED,
    "ATTEMPTS_EXPIRED": Status.EXPIRED,
    "COMPLETING": Status.UNKNOWN,
    "COMPLETED": Status.UNKNOWN,
    "UNKNOWN": Status.UNKNOWN,
}
"""COMPLETED is explained for the saving of a card only; what it says of a payment, no document tells."""

UNTRIED = frozenset({"NEW", "FORM_SHOWED", "FORM SHOWED"})
"""Nobody has tried to pay yet."""

IN_PARTS = frozenset({"PARTIAL_REFUNDED", "PARTIAL_REVERSED"})
"""Of which no document says whether the amount beside them is the payment's, what went back, or what is left."""

RETURNING = frozenset({"REFUNDING", "ASYNC_REFUNDING"})

METHODS = {
    "cards": Method.CARD,
    "MirPay": Method.CARD,
    "qrsbp": Method.SBP,
    "TinkoffPay": Method.WALLET,
    "SberPay": Method.WALLET,
    "YandexPay": Method.WALLET,
    "BNPL": Method.CREDIT,
    "Installment": Method.CREDIT,
}
"""By the parameter `Source`."""

EXPONENTS = exponents({})
"""Payments are in roubles only, told in kopecks (section "Правила работы")."""

DOCUMENT = "T-Bank Merchant API 1.80, error codes, copy of 2025-09-16"
_STATUS_MODEL = "T-Bank Merchant API 1.80, statuses, copy of 2025-09-16"

R = Reason
_LIKELY, _POSSIBLE = Certainty.LIKELY, Certainty.POSSIBLE

_PLAIN = {
    R.INVALID_REQUEST: (
        "1 2 4 7 8 9 12 14 27 54 61 64 110 111 201 203 206 207 208 209 210 211 212 213 214 215 216 217 220 222 223 224"
        " 225 226 227 228 229 230 233 235 236 237 241 242 243 244 245 246 248 249 250 256 257 258 259 260 261 316 324"
        " 328 332 333 414 416 419 503 619 637 651 926 1125 1126 3017"
    ),
    R.INVALID_RECEIPT: "308 309 310 317 318 319 320 321 329 334 383 385 386",
    R.INVALID_AMOUNT: "240 247 251 323 326 330 620 1064 3016",
    R.INVALID_SIGNATURE: "204 322",
    R.INVALID_CREDENTIALS: "331 411 412 413 415 501 2015",
    R.ORDER_NOT_FOUND: "63 255 325 335 407 914 927",
    R.DUPLICATE: "20 510 623 3037",
    R.CURRENCY_NOT_ENABLED: "253",
    R.OPERATION_NOT_ENABLED: (
        "10 13 60 62 105 254 327 384 410 500 991 1099 1235 1316 3001 3011 3013 3019 3038 3101 8001 8003"
    ),
    R.MERCHANT_SUSPENDED: "191 202 648",
    R.MERCHANT_BALANCE: "1116 1502 3002",
    R.ACQUIRER_ERROR: "702 1003",
    R.ACQUIRER_LIMIT: "1202 1203 1204",
    R.CARD_COUNTRY_NOT_ALLOWED: "76 77 78 79 381 382 1205",
    R.CARD_NOT_SUPPORTED: "601",
    R.BLOCKED_BY_OWN_RULES: "506 600",
    R.ACQUIRER_SUSPECTED_FRAUD: "3003",
    R.PROVIDER_ERROR: "3 21 96 97 98 313 314 401 417 505 509 515 3036 3040 3102 7999 9999",
    R.PROVIDER_TEMPORARY_ERROR: "65 66 67 68 402 8002 8004",
    R.AUTHENTICATION_FAILED: "101 511 2014",
    R.AUTHENTICATION_NOT_SUPPORTED: "106 108 507",
    R.AUTHENTICATION_PROVIDER_ERROR: "109 512",
    R.INSUFFICIENT_FUNDS: "116 1051 5060",
    R.EXPIRED_CARD: "252 1033",
    R.INCORRECT_EXPIRY: "219 238 1080",
    R.INCORRECT_NUMBER: "218 234 508 642 1015",
    R.INCORRECT_CVC: "221 239 1082",
    R.INCORRECT_CARD_DATA: "1014",
    R.INCORRECT_PIN: "1055 1086",
    R.PIN_TRIES_EXCEEDED: "1038",
    R.CONFIRMATION_FAILED: "514 1077",
    R.SAVED_CARD_UNUSABLE: "107 231 502 1071 3012 3014 3015 5031",
    R.DO_NOT_HONOR: "99 1001 1005 1006 1008 1088 1092 3028 3031 3034 3035 5043",
    R.ISSUER_UNAVAILABLE: "1091",
    R.ISSUER_LIMIT: "1019 1061 1065",
    R.ISSUER_SUSPECTED_FRAUD: "1059 5036 5063",
    R.TRANSACTION_NOT_PERMITTED: "1057 1058 1078 5064",
    R.LOST_CARD: "1041",
    R.INVALID_ACCOUNT: "1039 1053 3008 3010 5065 5066",
    R.LEGAL_RESTRICTION: "5038 5067",
    R.GENERIC_DECLINE: "6 11 504 513 3009 5032",
}
"""Reasons of codes whose document leaves nothing open."""

_VAGUE = {
    R.GENERIC_DECLINE: "5 16 53 604 703 1201",
    R.PROVIDER_TEMPORARY_ERROR: "55 120 123 125 650 903 999 1018 1207 9001",
    R.PROVIDER_ERROR: "50 51 52 800 1076",
    R.WALLET_ERROR: "15 18 19",
    R.LIMIT_OF_UNKNOWN_OWNER: "403 404 405 406 3029 3030 3032 3033 3041 3042",
    R.ACQUIRER_LIMIT: "632 633 634",
    R.BLOCKED_BY_OWN_RULES: "119 603 2200",
    R.SAVED_CARD_UNUSABLE: "262",
    R.ISSUER_ERROR: "1089",
    R.MERCHANT_SUSPENDED: "1503",
}
"""Reasons of codes that are explained by "try again later", "contact support" or not to the end."""

_CONTESTED = {
    "17": Entry(R.INVALID_REQUEST, others=(R.INCORRECT_CARD_DATA,), certainty=_POSSIBLE),
    "100": Entry(R.PROVIDER_TEMPORARY_ERROR, others=(R.CARD_NOT_ACTIVATED, R.INVALID_REQUEST), certainty=_POSSIBLE),
    "102": Entry(R.GENERIC_DECLINE, others=(R.BLOCKED_BY_OWN_RULES,), certainty=_LIKELY),
    "103": Entry(R.INSUFFICIENT_FUNDS, others=(R.PROVIDER_TEMPORARY_ERROR,), certainty=_LIKELY),
    "104": Entry(R.SAVED_CARD_UNUSABLE, others=(R.GENERIC_DECLINE,), certainty=_POSSIBLE),
    "205": Entry(R.INVALID_CREDENTIALS, others=(R.INVALID_SIGNATURE,)),
    "311": Entry(R.PROVIDER_ERROR, others=(R.INVALID_RECEIPT,), certainty=_LIKELY),
    "312": Entry(R.PROVIDER_ERROR, others=(R.INVALID_RECEIPT,), certainty=_LIKELY),
    "315": Entry(R.INVALID_RECEIPT, others=(R.OPERATION_NOT_ENABLED,), certainty=_LIKELY),
    "1004": Entry(R.ISSUER_SUSPECTED_FRAUD, others=(R.PICKUP_CARD, R.STOLEN_CARD), certainty=_LIKELY),
    "1007": Entry(R.ISSUER_SUSPECTED_FRAUD, others=(R.PICKUP_CARD,), certainty=_LIKELY),
    "1012": Entry(R.DO_NOT_HONOR, others=(R.INVALID_TRANSACTION,)),
    "1013": Entry(R.ISSUER_LIMIT, others=(R.INVALID_AMOUNT,)),
    "1017": Entry(R.DO_NOT_HONOR, others=(R.CANCELLED_BY_PAYER,), certainty=_LIKELY),
    "1030": Entry(R.PROVIDER_TEMPORARY_ERROR, others=(R.INVALID_REQUEST,), certainty=_LIKELY),
    "1034": Entry(R.ISSUER_SUSPECTED_FRAUD, others=(R.DO_NOT_HONOR,), certainty=_LIKELY),
    "1043": Entry(R.STOLEN_CARD, others=(R.ISSUER_SUSPECTED_FRAUD,), certainty=_LIKELY),
    "1054": Entry(R.EXPIRED_CARD, others=(R.INCORRECT_EXPIRY,)),
    "1062": Entry(R.RESTRICTED_CARD, others=(R.DO_NOT_HONOR,), certainty=_LIKELY),
    "1063": Entry(R.ISSUER_SUSPECTED_FRAUD, others=(R.SECURITY_VIOLATION,)),
    "1075": Entry(R.ISSUER_LIMIT, others=(R.PIN_TRIES_EXCEEDED,), certainty=_LIKELY),
    "1093": Entry(R.ISSUER_SUSPECTED_FRAUD, others=(R.LEGAL_RESTRICTION,)),
    "1094": Entry(R.ISSUER_SUSPECTED_FRAUD, others=(R.DUPLICATE, R.PROVIDER_TEMPORARY_ERROR), certainty=_LIKELY),
    "1096": Entry(R.PROVIDER_TEMPORARY_ERROR, others=(R.NETWORK_ERROR, R.ISSUER_ERROR), certainty=_LIKELY),
    "1119": Entry(R.INVALID_REQUEST, others=(R.INCORRECT_WALLET_DATA,), certainty=_LIKELY),
    "1217": Entry(R.GENERIC_DECLINE, others=(R.BLOCKED_BY_OWN_RULES,), certainty=_LIKELY),
    "1218": Entry(R.GENERIC_DECLINE, others=(R.BLOCKED_BY_OWN_RULES,), certainty=_LIKELY),
    "3044": Entry(R.INVALID_REQUEST, others=(R.BANK_NOT_CONNECTED,), certainty=_LIKELY),
    "5061": Entry(R.ISSUER_LIMIT, others=(R.LIMIT_OF_UNKNOWN_OWNER,), certainty=_LIKELY),
    "5062": Entry(R.ISSUER_LIMIT, others=(R.LIMIT_OF_UNKNOWN_OWNER,), certainty=_LIKELY),
}

_TWICE = "отказ. больше двух успешных оплат с {} по проекту dolyame.ru"
_MESSAGES = {
    "карта покупателя неактивна": Entry(R.CARD_NOT_ACTIVATED),
    "попробуйте еще раз. если ошибка повторится — обратитесь в поддержку": Entry(R.PROVIDER_TEMPORARY_ERROR),
    "нужно настроить подтверждение платежа через смс (3ds) — для этого обратитесь в поддержку": Entry(
        R.OPERATION_NOT_ENABLED
    ),
    "превышен лимит на сумму выплат в месяц": Entry(R.ACQUIRER_LIMIT, certainty=_LIKELY),
    "отказ. попытка оплаты с виртуальных или мошеннических бинов по проекту dolyame.ru": Entry(R.BLOCKED_BY_OWN_RULES),
    **{
        _TWICE.format(f"{what} в {period}"): Entry(R.BLOCKED_BY_OWN_RULES)
        for what in (
            "одного email",
            "одного phone",
            "одной карты",
            "одного устройства",
            "одного куки/идентификатора клиентского агента",
        )
        for period in ("сутки", "неделю")
    },
}
"""Exact wordings of 100 and 102."""

REASONS = Table(
    source=DOCUMENT,
    codes={
        **{code: Entry(reason) for reason, codes in _PLAIN.items() for code in codes.split()},
        **{code: Entry(reason, certainty=_LIKELY) for reason, codes in _VAGUE.items() for code in codes.split()},
        **_CONTESTED,
    },
    messages=_MESSAGES,
)

_BY_MESSAGE = frozenset({"100", "102"})


def _status_says(reason: Reason, *others: Reason) -> Reading:
    return Reading(reason=reason, via=Via.PROVIDER, certainty=_LIKELY, others=others, source=_STATUS_MODEL)


_BY_STATUS = {
    "REJECTED": _status_says(R.GENERIC_DECLINE),
    "AUTH_FAIL": _status_says(R.GENERIC_DECLINE, R.AUTHENTICATION_FAILED),
    "DEADLINE_EXPIRED": _status_says(R.PAYER_ABANDONED, R.AUTHENTICATION_ABANDONED),
    "ATTEMPTS_EXPIRED": _status_says(R.PAYER_ABANDONED),
}
_UNCONFIRMED = _status_says(R.PAYER_NOT_CONFIRMED, R.PAYER_ABANDONED)
"""Paid by QR code, a payment that ran out was not confirmed in the bank's app, or the code was never scanned."""


def meaning(code: str | None, message: str | None, status: str | None, method: Method | None) -> Reading:
    """Why a payment was refused: by its code, for two of them by the message first, and without one by its status.

    T-Bank tells no times, so that codes have their latest meaning.
    """
    if code is None and status == "DEADLINE_EXPIRED" and method is Method.SBP:
        return _UNCONFIRMED
    if code is None and status in _BY_STATUS:
        return _BY_STATUS[status]
    if code in _BY_MESSAGE:
        told = read(Said(message=message), REASONS, date.max)
        if told.reason is not R.UNKNOWN:
            return told
    return read(Said(code=code, message=message), REASONS, date.max)
