"""Whether 64 bytes are a secret key of Ed25519 or may be a signature: Solana's wallets write both in the same way.

After RFC 8032, 5.1. A secret key, as wallets export it, is 32 secret bytes and the public key that follows from them.
It is known by working that out, with no care for timing and with nothing kept: a key is looked for only to be refused.
"""

from hashlib import sha512

_PRIME = 2**255 - 19
_ORDER = 2**252 + 27742317777372353535851937790883648493
_D = -121665 * pow(121666, -1, _PRIME) % _PRIME
_BASE_Y = 4 * pow(5, -1, _PRIME) % _PRIME
_BASE_X = 15112221349535400772501151409588531511454012693041857206046113283949847762202
_HALF = 32

Point = tuple[int, int, int, int]
_BASE: Point = (_BASE_X, _BASE_Y, 1, _BASE_X * _BASE_Y % _PRIME)


def is_secret_key(raw: bytes) -> bool:
    """Whether the second half is the public key of the first."""
    return raw[_HALF:] == _public_key(raw[:_HALF])


def may_be_signature(raw: bytes) -> bool:
    """Whether the second half is a number below the order of the group, as in every valid signature.

    Of other 64 bytes one in sixteen passes.
    """
    return int.from_bytes(raw[_HALF:], "little") < _ORDER


def _public_key(secret: bytes) -> bytes:
    scalar = int.from_bytes(sha512(secret).digest()[:_HALF], "little")
    scalar = scalar & ((1 << 254) - 8) | 1 << 254
    point, power = (0, 1, 1, 0), _BASE
    while scalar:
        if scalar & 1:
            point = _sum(point, power)
        power = _sum(power, power)
        scalar >>= 1
    inverse = pow(point[2], -1, _PRIME)
    x, y = point[0] * inverse % _PRIME, point[1] * inverse % _PRIME
    return (y | (x & 1) << 255).to_bytes(_HALF, "little")


def _sum(p: Point, q: Point) -> Point:
    a = (p[1] - p[0]) * (q[1] - q[0]) % _PRIME
    b = (p[1] + p[0]) * (q[1] + q[0]) % _PRIME
    c = 2 * p[3] * q[3] * _D % _PRIME
    d = 2 * p[2] * q[2] % _PRIME
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % _PRIME, g * h % _PRIME, f * g % _PRIME, e * h % _PRIME
