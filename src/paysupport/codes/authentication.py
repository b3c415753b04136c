"""Results of 3-D Secure: transaction status, status reason, and the electronic commerce indicator by network.

Sources: EMV 3-D Secure, Protocol and Core Functions Specification 2.2 (transStatus, transStatusReason 01 to 26), in the
wording of cardinaldocs.atlassian.net, Possible StatusReason values, which also lists those of Visa's and Mastercard's
directory servers (80 and more); transStatus D and I, docs.adyen.com, Raw 3D Secure responses; indicators,
www.checkout.com, ECI values (14 January 2026), and docs.solidgate.com, ECI codes. Read on 2026-11-25. Mir's indicators
are in no public document that was found.

Whether liability shifts is the networks' general rule: an acquirer may except merchants, cards and countries.
"""

from dataclasses import dataclass
from datetime import date

from paysupport.codes.networks import brand_of
from paysupport.model import Answer, Party, Reason

EMVCO = "EMV 3-D Secure Protocol and Core Functions Specification 2.2"
ADYEN = "docs.adyen.com, Raw 3D Secure responses"
CARDINAL = "cardinaldocs.atlassian.net, Possible StatusReason values"
CHECKOUT = "www.checkout.com, ECI values, 2026-01-14"
SOLIDGATE = "docs.solidgate.com, ECI codes"

YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN
R = Reason


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one value says.

    Attributes:
        reason: why the payment fails, if it fails because of this; None where nothing failed.
        fault: on whose side; None where the value does not tell, or nothing failed.
        shifted: whether liability for fraud shifts from merchant to issuer; None where the value is not about it.
        since, until: the first and the last day of this meaning.
        primary: the source is EMVCo's or the network's own.
    """

    text: str
    source: str
    reason: Reason | None = None
    fault: Party | None = None
    shifted: Answer | None = None
    since: date = date.min
    until: date = date.max
    primary: bool = True


STATUSES = {
    "Y": Meaning("authenticated", EMVCO, shifted=YES),
    "A": Meaning("not authenticated, the attempt is proven", EMVCO, shifted=YES),
    "N": Meaning("not authenticated", EMVCO, R.AUTHENTICATION_FAILED, Party.PAYER, NO),
    "U": Meaning("could not be performed", EMVCO, R.AUTHENTICATION_ISSUER_ERROR, Party.ISSUER, NO),
    "R": Meaning("rejected by the issuer, not to be authorised", EMVCO, R.AUTHENTICATION_FAILED, Party.ISSUER, NO),
    "C": Meaning("challenge required", EMVCO, R.AUTHENTICATION_ABANDONED, Party.PAYER, NO),
    "D": Meaning("challenge required, decoupled", ADYEN, R.AUTHENTICATION_ABANDONED, Party.PAYER, NO, primary=False),
    "I": Meaning("for information only, nobody was asked", ADYEN, shifted=NO, primary=False),
}
"""transStatus; the last word, so that C and D left there mean a challenge that nobody finished."""


def _emv(text: str, reason: Reason | None = None, fault: Party | None = None) -> Meaning:
    return Meaning(text, EMVCO, reason, fault)


STATUS_REASONS = {
    "01": _emv("card authentication failed", R.AUTHENTICATION_FAILED, Party.PAYER),
    "02": _emv("unknown device", R.AUTHENTICATION_FAILED, Party.PAYER),
    "03": _emv("unsupported device", R.AUTHENTICATION_FAILED, Party.PAYER),
    "04": _emv("exceeds authentication frequency limit", R.AUTHENTICATION_FAILED, Party.ISSUER),
    "05": _emv("expired card", R.EXPIRED_CARD, Party.PAYER),
    "06": _emv("invalid card number", R.INCORRECT_NUMBER, Party.PAYER),
    "07": _emv("invalid transaction", R.INVALID_TRANSACTION),
    "08": _emv("no card record", R.INVALID_ACCOUNT, Party.PAYER),
    "09": _emv("security failure", R.SECURITY_VIOLATION, Party.ISSUER),
    "10": _emv("stolen card", R.STOLEN_CARD, Party.ISSUER),
    "11": _emv("suspected fraud", R.ISSUER_SUSPECTED_FRAUD, Party.ISSUER),
    "12": _emv("transaction not permitted to cardholder", R.TRANSACTION_NOT_PERMITTED, Party.ISSUER),
    "13": _emv("cardholder not enrolled", R.AUTHENTICATION_NOT_SUPPORTED, Party.ISSUER),
    "14": _emv("timed out at the issuer's server", R.AUTHENTICATION_ISSUER_ERROR, Party.ISSUER),
    "15": _emv("low confidence", R.AUTHENTICATION_FAILED, Party.ISSUER),
    "16": _emv("medium confidence"),
    "17": _emv("high confidence"),
    "18": _emv("very high confidence"),
    "19": _emv("exceeds the issuer's maximum of challenges", R.AUTHENTICATION_FAILED, Party.PAYER),
    "20": _emv("non-payment transaction not supported", R.AUTHENTICATION_NOT_SUPPORTED, Party.ISSUER),
    "21": _emv("request without the payer not supported", R.AUTHENTICATION_NOT_SUPPORTED, Party.ISSUER),
    "22": _emv("technical issue of the issuer's server", R.AUTHENTICATION_ISSUER_ERROR, Party.ISSUER),
    "23": _emv("decoupled authentication required, not requested", R.AUTHENTICATION_REQUIRED, Party.MERCHANT),
    "24": _emv("time for decoupled authentication exceeded", R.AUTHENTICATION_ABANDONED, Party.PAYER),
    "25": _emv("too little time for decoupled authentication", R.AUTHENTICATION_FAILED, Party.MERCHANT),
    "26": _emv("attempted, not performed by the cardholder", R.AUTHENTICATION_ABANDONED, Party.PAYER),
}
"""transStatusReason, of all networks; 27 to 79 are EMVCo's for later."""


def _server(text: str, reason: Reason | None = None, fault: Party | None = None) -> Meaning:
    return Meaning(text, CARDINAL, reason, fault, primary=False)


SERVER_REASONS = {
    "visa": {
        "80": _server("error connecting to the issuer's server", R.AUTHENTICATION_ISSUER_ERROR, Party.ISSUER),
        "81": _server("the issuer's server timed out", R.AUTHENTICATION_ISSUER_ERROR, Party.ISSUER),
        "82": _server("invalid response of the issuer's server", R.AUTHENTICATION_ISSUER_ERROR, Party.ISSUER),
        "83": _server("system error of the issuer's server", R.AUTHENTICATION_ISSUER_ERROR, Party.ISSUER),
        "84": _server("merchant not eligible for the programme", R.OPERATION_NOT_ENABLED, Party.MERCHANT),
        "85": _server("merchant not eligible for the programme", R.OPERATION_NOT_ENABLED, Party.MERCHANT),
        "86": _server("protocol version not supported by the issuer", R.AUTHENTICATION_NOT_SUPPORTED, Party.ISSUER),
        "87": _server("excluded from proof of an attempt", R.AUTHENTICATION_NOT_SUPPORTED, Party.ISSUER),
        "88": _server("programme not supported by the issuer", R.AUTHENTICATION_NOT_SUPPORTED, Party.ISSUER),
    },
    "mastercard": {
        "80": _server("data only, nobody was asked"),
        "81": _server("exemption from the challenge accepted"),
        "82": _server("challenge mandated, could not be performed", R.AUTHENTICATION_ISSUER_ERROR, Party.ISSUER),
    },
}
"""transStatusReason of a network's directory server, by brand: the same number means different things."""


def _eci(text: str, shifted: Answer, reason: Reason | None = None, source: str = CHECKOUT) -> Meaning:
    return Meaning(text, source, reason, shifted=shifted, primary=False)


_COMMON = {
    "05": _eci("authenticated", YES, source=SOLIDGATE),
    "06": _eci("attempted", YES, source=SOLIDGATE),
    "07": _eci("not authenticated", NO, R.AUTHENTICATION_FAILED, source=SOLIDGATE),
}
INDICATORS = {
    "visa": _COMMON,
    "amex": _COMMON,
    "diners": _COMMON,
    "discover": _COMMON,
    "jcb": _COMMON,
    "unionpay": _COMMON,
    "mastercard": {
        "00": _eci("not authenticated", NO, R.AUTHENTICATION_FAILED),
        "01": _eci("attempted, or authenticated by a stand-in", YES),
        "02": _eci("authenticated", YES),
        "04": _eci("data only, nobody was asked", NO),
        "06": _eci("exempt, or out of scope of strong authentication", NO),
        "07": _eci("authenticated, for a recurring payment", YES),
    },
}
"""Electronic commerce indicators by brand."""


def status(said: str) -> Meaning | None:
    """What a transaction status says; None for one that is in no document."""
    return STATUSES.get(said.strip().upper())


def status_reason(said: str, network: str | None = None) -> Meaning | None:
    """What a status reason says; one of a directory server only with its network."""
    code = said.strip().zfill(2)
    return STATUS_REASONS.get(code) or SERVER_REASONS.get(brand_of(network) or "", {}).get(code)


def indicator(said: str, network: str | None) -> Meaning | None:
    """What an ECI says; None without a network, since 06 and 07 mean opposite things on Mastercard."""
    return INDICATORS.get(brand_of(network) or "", {}).get(said.strip().zfill(2))
