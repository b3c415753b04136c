"""Webhook bodies that are forms (`application/x-www-form-urlencoded`), read as strictly as JSON."""

from urllib.parse import parse_qsl

from paysupport.documents import JSON, parse
from paysupport.errors import InputError

_MOST = 200
"""Fields of one body; no provider sends a third of them."""


def form(body: bytes, *encodings: str) -> dict[str, str]:
    """Names to their texts.

    Args:
        body: the raw bytes.
        encodings: in which the texts may be, the likeliest first; UTF-8 without any.

    Raises:
        InputError: it is no form, or one name stands there twice.
    """
    for encoding in encodings or ("utf-8",):
        try:
            pairs = parse_qsl(
                body.decode(encoding),
                keep_blank_values=True,
                strict_parsing=True,
                encoding=encoding,
                errors="strict",
                max_num_fields=_MOST,
            )
        except ValueError:
            continue
        if len(fields := dict(pairs)) < len(pairs):
            raise InputError("the same name stands twice in one form")
        if fields:
            return fields
    raise InputError("neither JSON nor a form")


def json_or_form(body: bytes) -> JSON:
    """The document in a body that is JSON or, where the account is set so, a form.

    Raises:
        InputError: it is neither.
    """
    try:
        return parse(body)
    except InputError:
        if b"=" not in body or body.lstrip()[:1] in {b"<", b"{", b"["}:
            raise
    return {**form(body)}
