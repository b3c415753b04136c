"""Results of the checks of address and security code, which stand beside the response code.

Neither is a refusal: the issuer may approve although nothing matched, and a merchant's own rules may refuse then.

Sources, read on 2026-11-25: address, developer.paypal.com, AVS and CVV2 response codes, www.checkout.com, AVS codes (C,
O), developer.moneris.com, AVS response codes (American Express), and developers.tabapay.com, verification codes
(Discover); security code, www.airwallex.com, CVC2/CVV2 codes, developer.cybersource.com, CVN codes (D, I, X, 1 to 3),
and developers.tabapay.com (Y). Providers translate: bePaid and Braintree give letters of their own.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from paysupport.codes.networks import brand_of
from paysupport.model import Reason

PAYPAL = "developer.paypal.com, AVS and CVV2 response codes, 2026-06-25"
CHECKOUT = "www.checkout.com, AVS codes, 2022-04-29"
AIRWALLEX = "www.airwallex.com, CVC2/CVV2 codes"
CYBERSOURCE = "developer.cybersource.com, CVN codes"
MONERIS = "developer.moneris.com, AVS response codes"
TABAPAY = "developers.tabapay.com, verification codes"


class Match(StrEnum):
    """Whether what the payer typed is what the issuer has."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"
    """Not checked, not supported, or the issuer was not reachable."""


YES, NO, UNKNOWN = Match.YES, Match.NO, Match.UNKNOWN


@dataclass(frozen=True, slots=True)
class Check:
    """What one result says.

    Attributes:
        street, postal: of an address.
        code: of a security code.
        reason: why it would be refused, if somebody refused because of it.
        since, until: the first and the last day of this meaning.
        primary: the source is the network's own.
    """

    text: str
    source: str
    street: Match = UNKNOWN
    postal: Match = UNKNOWN
    code: Match = UNKNOWN
    since: date = date.min
    until: date = date.max
    primary: bool = False

    @property
    def reason(self) -> Reason | None:
        """The reason of a refusal that is made because of this result; None where nothing differs."""
        if self.code is NO:
            return Reason.INCORRECT_CVC
        return Reason.INCORRECT_ADDRESS if NO in {self.street, self.postal} else None


AVS = {
    "A": Check("street matches, postal code does not", PAYPAL, YES, NO),
    "B": Check("street matches, postal code not verified (abroad)", PAYPAL, YES),
    "C": Check("neither verified (abroad)", CHECKOUT),
    "D": Check("both match (abroad)", PAYPAL, YES, YES),
    "E": Check("not allowed for this kind of transaction, or error", PAYPAL),
    "F": Check("both match (United Kingdom)", PAYPAL, YES, YES),
    "G": Check("issuer abroad takes no part", PAYPAL),
    "I": Check("not verified (abroad)", PAYPAL),
    "M": Check("both match (abroad)", PAYPAL, YES, YES),
    "N": Check("neither matches", PAYPAL, NO, NO),
    "O": Check("not verified (American Express)", CHECKOUT),
    "P": Check("postal code matches, street not verified (abroad)", PAYPAL, UNKNOWN, YES),
    "R": Check("system unavailable, try again", PAYPAL),
    "S": Check("not supported", PAYPAL),
    "U": Check("unavailable", PAYPAL),
    "W": Check("postal code of nine digits matches, street does not", PAYPAL, NO, YES),
    "X": Check("street and postal code of nine digits match", PAYPAL, YES, YES),
    "Y": Check("street and postal code of five digits match", PAYPAL, YES, YES),
    "Z": Check("postal code of five digits matches, street does not", PAYPAL, NO, YES),
}
"""By letter, as most networks use it; for C PayPal says that nothing matches."""

AVS_OF = {
    "amex": {
        "D": Check("name wrong, postal code matches", MONERIS, NO, YES),
        "E": Check("name wrong, street and postal code match", MONERIS, YES, YES),
        "F": Check("name wrong, street matches", MONERIS, YES, NO),
    },
    "discover": {
        "A": Check("street and postal code of five digits match", TABAPAY, YES, YES),
        "Y": Check("street matches, postal code does not", TABAPAY, YES, NO),
    },
}
"""Letters that one network uses in its own way, by brand."""

CVC = {
    "M": Check("matches", AIRWALLEX, code=YES),
    "N": Check("does not match", AIRWALLEX, code=NO),
    "P": Check("not processed", AIRWALLEX),
    "S": Check("should be on the card, and was not given", AIRWALLEX),
    "U": Check("issuer takes no part, or not verified", AIRWALLEX),
    "Y": Check("matches (American Express)", TABAPAY, code=YES),
    "D": Check("suspicious to the issuer", CYBERSOURCE),
    "I": Check("failed the processor's check of the data", CYBERSOURCE, code=NO),
    "X": Check("not supported by the network", CYBERSOURCE),
    "1": Check("not supported for this processor or kind of card", CYBERSOURCE),
    "2": Check("unrecognised result", CYBERSOURCE),
    "3": Check("no result", CYBERSOURCE),
}


def address(said: str, network: str | None = None) -> Check | None:
    """What a result of the address check says; None for one that is in no document."""
    letter = said.strip().upper()
    return AVS_OF.get(brand_of(network) or "", {}).get(letter) or AVS.get(letter)


def security_code(said: str) -> Check | None:
    """What a result of the security code's check says; None for one that is in no document."""
    return CVC.get(said.strip().upper())
