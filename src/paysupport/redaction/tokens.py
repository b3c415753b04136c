"""Keys that show by their own form what they are: providers' API keys, JWT, wallets' private keys, PEM."""

import re
from hashlib import sha256

from paysupport.redaction.masking import Found, hide

_BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_PLACE = {char: place for place, char in enumerate(_BASE58)}
_START = r"(?<![A-Za-z0-9_])"

_PREFIXED = re.compile(
    rf"{_START}(?:"
    r"(?:sk|rk|ek)_(?:live|test|prod|sbox|sandbox)_[A-Za-z0-9_-]{6,}"  # Stripe, Checkout.com, Paystack
    r"|(?:sk|rk)[_-][A-Za-z0-9_-]{16,}[=*!]?"  # Checkout.com, OpenAI and others
    r"|whsec_[A-Za-z0-9+/=_-]{6,}"  # Stripe, Standard Webhooks
    r"|access_token\$(?:production|sandbox)\$[0-9a-z]{6,}\$[0-9a-f]{20,}"  # Braintree
    r"|FLWSECK[A-Za-z0-9_-]{10,}"  # Flutterwave
    r"|sq0(?:csp|atp)-[A-Za-z0-9_-]{20,}|EAAA[A-Za-z0-9_-]{40,}"  # Square
    r"|A21AA[A-Za-z0-9_-]{40,}"  # PayPal access token
    r"|AQE[^\s\"',]{30,}"  # Adyen
    r"|access-(?:sandbox|development|production)-[0-9a-f-]{36}"  # Plaid
    r"|shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}"  # Shopify
    r"|eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]*)?"  # JWT, RFC 7519
    r"|A(?:KI|SI)A[A-Z2-7]{16}(?![A-Za-z0-9])"  # AWS
    r"|AIza[A-Za-z0-9_-]{35}|GOCSPX-[A-Za-z0-9_-]{20,}|ya29\.[A-Za-z0-9_-]{20,}"  # Google
    r"|gh[opsru]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{22,}|glpat-[A-Za-z0-9_-]{20,}"  # GitHub, GitLab
    r"|xox[a-z]-[A-Za-z0-9-]{10,}"  # Slack
    r"|npm_[A-Za-z0-9]{36}|pypi-AgE[A-Za-z0-9_-]{50,}|dop_v1_[0-9a-f]{64}"  # npm, PyPI, DigitalOcean
    r"|SG\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{16,}|SK[0-9a-f]{32}(?![A-Za-z0-9])"  # SendGrid, Twilio
    r"|S[A-D][A-Z2-7]{54}(?![A-Z2-7])"  # Stellar, secret seed
    r"|F0?52[:=][0-9A-Fa-f]{16}(?![A-Za-z0-9]))"  # PIN block, field 52 of ISO 8583
    r"|(?<!\d)\d{8,10}:[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])"  # Telegram bot
)
_HOOK = re.compile(r"(?<=hooks\.slack\.com/services/)([A-Za-z0-9/_-]{20,})")
_CLIENT_SECRET = re.compile(r"(?<=_secret_)(?=[A-Za-z]{0,60}\d)[A-Za-z0-9]{6,}")  # Stripe: pi_..._secret_...
_RANDOM = re.compile(rf"{_START}(?:live|test|sandbox|access)_[A-Za-z0-9_-]{{24,}}")  # YooKassa, Mollie, GoCardless
_BASIC_PAIR = re.compile(r"(?<![A-Za-z0-9*-])[1-9]\d{0,7}:([0-9a-f]{64})(?![A-Za-z0-9])")  # bePaid, shop_id:secret_key
_PEM = re.compile(
    r"-----BEGIN [A-Z ]{0,40}PRIVATE KEY(?: BLOCK)?-----[\s\S]*?(?:-----END [A-Z ]{0,40}KEY(?: BLOCK)?-----|\Z)"
)

_SHORTEST = 14
_OF_HEX = 64
_LONG = re.compile(rf"[!-~]{{{_SHORTEST},}}")
_CHECKED = re.compile(rf"(?<![A-Za-z0-9])[{_BASE58}]{{51,112}}(?![A-Za-z0-9])")
_HEX = re.compile(r"(?<![A-Za-z0-9])(?:0x)?(?:[0-9a-fA-F]{64}|[0-9a-fA-F]{128})(?![A-Za-z0-9])")
_BEFORE_HEX = re.compile(
    r"(?P<readable>idempot\w{1,5}[ _-]?key|(?:public|pub|tx)[ _-]?key|(?:публичн|открыт)\w{2,3} ключ\w{0,2}"
    r"|tx|hash|х[еэ]ш|transac|транзак|sign|подпис|block|блок|sha|digest|checksum|commit)"
    r"|(?P<private_key>priv(?:ate)?(?:[ _-]?key)?|(?<![^\W_])(?:prv|pk)(?![^\W_])|(?:приватн|закрыт)\w{2,3} ключ\w{0,2}"
    r"|seed|сид|wif"
    r"|wallet(?:[ _-]key|\()|приватник\w?|ключ\w{0,2} (?:от )?кошел)"
    r"|(?P<secret>secret|секрет|shop|магазин|парол|pass|key|ключ)",
    re.IGNORECASE,
)
_AFTER_HEX = re.compile(
    r"[\s,(–—-]{1,4}(?:(?:is|this|it|my|the|это|мой)\s{1,2}){0,4}(?:private|secret|приватн|закрыт|секрет)",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"[0-9A-Za-z]{32,}|\*{3}|\[private key\]")
_CONTEXT = 80
_FAR = 1000


def mask(text: str, found: Found, longest: int) -> str:
    """Providers' keys as `***`, private keys as `[private key]`; identifiers, hashes and publishable keys stay.

    Args:
        text: where they are looked for.
        found: how often each kind was met; added to.
        longest: the length of the longest word.
    """
    if longest >= _SHORTEST:
        text = _LONG.sub(lambda match: _masked(match[0], found), text)
    return hide(_HEX, text, found, _kind_of_hex) if longest >= _OF_HEX else text


def mask_armoured(text: str, found: Found) -> str:
    """Private keys between BEGIN and END (RFC 7468) as `[private key]`."""
    return hide(_PEM, text, found, "private_key", "[private key]")


def _masked(word: str, found: Found) -> str:
    word = hide(_PREFIXED, word, found, "secret")
    word = hide(_CLIENT_SECRET, word, found, "secret")
    word = hide(_HOOK, word, found, "secret")
    word = hide(_BASIC_PAIR, word, found, "secret")
    word = hide(_RANDOM, word, found, lambda token: "secret" if _is_random(token[0]) else "")
    return hide(
        _CHECKED, word, found, lambda token: "private_key" if _is_private_key(token[0]) else "", "[private key]"
    )


def _is_random(token: str) -> bool:
    return any(map(str.isupper, token)) and any(map(str.islower, token)) and any(map(str.isdecimal, token))


def _is_private_key(token: str) -> bool:
    """Whether this is base58check of a private key: WIF of any coin, BIP-32 extended (xprv and kin), or BIP-38.

    An address has 21 bytes and an extended public key a point where the private one has a zero byte.
    """
    number = 0
    for char in token:
        number = number * 58 + _PLACE[char]
    raw = number.to_bytes((number.bit_length() + 7) // 8, "big")
    payload, check = raw[:-4], raw[-4:]
    if sha256(sha256(payload).digest()).digest()[:4] != check:
        return False
    wif = len(payload) == 33 or (len(payload) == 34 and payload[-1] == 1)  # noqa: PLR2004
    extended = len(payload) == 78 and payload[45] == 0  # noqa: PLR2004
    return wif or extended or payload[:2] in {b"\x01\x42", b"\x01\x43"}


def _kind_of_hex(token: re.Match[str]) -> str:
    """What 32 or 64 bytes in hex are: all but a few are valid private keys, so the nearest word before them decides.

    Other long tokens between the two do not matter.
    """
    text, start = token.string, token.start()
    before = _TOKEN.sub("", text[max(0, start - _FAR) : start])[-_CONTEXT:]
    kinds = [word.lastgroup or "" for word in _BEFORE_HEX.finditer(before)]
    if kinds:
        return kinds[-1].removeprefix("readable")
    return "private_key" if _AFTER_HEX.match(text, token.end()) else ""
