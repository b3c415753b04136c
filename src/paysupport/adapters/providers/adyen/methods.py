"""Means of payment and card networks by Adyen's words for them.

Source: the types of payment methods in Adyen/adyen-openapi CheckoutService-v72.json (2026-07-01); the card brands,
docs.adyen.com/payment-methods/cards. Read on 2026-11-25.
"""

from paysupport.model import Method
from paysupport.model import method_of as method

NETWORKS = {
    "amex": "amex",
    "cup": "unionpay",
    "diners": "diners",
    "discover": "discover",
    "elo": "elo",
    "jcb": "jcb",
    "maestro": "maestro",
    "mc": "mastercard",
    "unionpay": "unionpay",
    "visa": "visa",
}
"""The card network of a `paymentMethod`, which may have a wallet behind an underscore (mc_applepay)."""

_OTHER_CARDS = (
    "androidpay applepay bcmc benefit card cartebancaire clicktopay dankort externalToken fastlane googlepay"
    " hipercard kcp_creditcard knet mada masterpass naps networkToken omannet paywithgoogle samsungpay scheme"
    " visacheckout"
)
_WALLETS = (
    "alipay alipay_hk amazonpay cashapp dana doku_ovo doku_wallet gcash gopay_wallet grabpay kakaopay kcp_naverpay"
    " kcp_payco mbway mobilepay molpay_boost momo_wallet payme paymaya_wallet paypal paypay paytm rakutenpay swish"
    " touchngo truemoney twint vipps wallet_IN wechatpay wechatpayMiniProgram wechatpayQR wechatpaySDK wechatpayWeb"
)
_TRANSFERS = (
    "bankTransfer bankTransfer_IBAN bizum blik directEbanking duitnow ebanking_FI eps ideal iris kcp_banktransfer"
    " multibanco onlineBanking_CZ onlineBanking_PL onlineBanking_SK onlinebanking_IN paybybank paynow payto payu_IN_nb"
    " payu_IN_upi pix promptpay pse_payulatam trustly trustlyvector upi_collect upi_intent upi_qr wero"
)
_DEBITS = "ach ach_plaid directdebit_AU directdebit_GB eft_directdebit_CA sepadirectdebit"
_CREDITS = (
    "affirm afterpay_b2b afterpay_default afterpaytouch alma atome clearpay facilypay facilypay_10x facilypay_12x"
    " facilypay_3x facilypay_4x facilypay_6x ikano klarna klarna_account klarna_b2b klarna_network klarna_paynow"
    " klarnapayments klarnapayments_account klarnapayments_b2b oney openinvoice paybright paypo ratepay"
    " ratepay_directdebit riverty riverty_account riverty_installments scalapay scalapay_3x scalapay_4x walley"
    " walley_b2b zip"
)
_CASH = (
    "boletobancario cashticket doku_alfamart doku_indomaret dragonpay_otc_banking dragonpay_otc_non_banking econtext"
    " econtext_atm econtext_seven_eleven econtext_stores fawry konbini oxxo paysafecard primeiropay_boleto"
)

METHODS = {
    word: method
    for method, words in (
        (Method.CARD, f"{' '.join(NETWORKS)} {_OTHER_CARDS}"),
        (Method.WALLET, _WALLETS),
        (Method.BANK_TRANSFER, _TRANSFERS),
        (Method.DIRECT_DEBIT, _DEBITS),
        (Method.CREDIT, _CREDITS),
        (Method.CASH, _CASH),
    )
    for word in words.split()
}


def method_of(word: str | None) -> Method | None:
    """What a `paymentMethod` stands for; a card in a wallet (visa_applepay) is a card."""
    return METHODS.get(_stem(word)) or method(METHODS, word)


def network_of(word: str | None) -> str | None:
    """The card network of a `paymentMethod`."""
    return NETWORKS.get(_stem(word))


def _stem(word: str | None) -> str:
    """The card brand before the wallet that holds it."""
    return (word or "").partition("_")[0] if word not in METHODS else word or ""
