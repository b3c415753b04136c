"""Webhooks whose proof is one text, in a header or in the body: what it must be, and what it then proves."""

from collections.abc import Callable
from hashlib import sha256

from pydantic import SecretStr

from paysupport.adapters.contracts import Received, Rejected, Verified
from paysupport.documents import JSON, parse
from paysupport.errors import ConfigurationError, InputError, NotAPayment
from paysupport.model import Payment
from paysupport.signatures import same


def fault(given: object, expected: Callable[[], str], where: str, secret: str) -> str | None:
    """Why a signature proves nothing; None when the secret has made it.

    Args:
        given: what came.
        expected: makes what should have come; `ConfigurationError` where there is no secret.
        where: where it should stand, such as "the header HMAC".
        secret: what has to be configured, in a sentence.
    """
    try:
        right = expected()
    except ConfigurationError:
        return f"{secret} is not configured, so that nothing can be proven"
    if not isinstance(given, str) or not given:
        return f"{where} is missing, stands there twice or is no text: nobody has signed this"
    if same(given, right):
        return None
    return (
        f"{where} does not fit: {secret} is that of another shop, the body is not the raw one (parsed and written again"
        " by a framework), or somebody else has sent this"
    )


def judged(
    failed: str | None,
    read: Callable[[], tuple[Payment, ...]],
    *,
    key: str,
    scheme: str,
    event: str | None,
    confirm: bool = False,
) -> Verified | Rejected:
    """What a webhook is whose proof has failed for this reason, or has not failed."""
    if failed is not None:
        return Rejected(failed)
    try:
        payments = read()
    except NotAPayment:
        payments = ()
    except InputError as error:
        return Rejected(f"the proof is right, but the body tells no payment: {error}")
    return Verified(key=key, scheme=scheme, event=event, payments=payments, confirm=confirm)


def signed(
    received: Received,
    header: str,
    expected: Callable[[], str],
    *,
    what: str,
    scheme: str,
    read: Callable[[JSON], tuple[Payment, ...]],
    event: Callable[[JSON], tuple[object, object]],
) -> Verified | Rejected:
    """What a webhook is whose raw body is signed in one header.

    Args:
        received: the webhook.
        header: in which the signature stands.
        expected: see `fault`.
        what: has to be configured, in a sentence.
        scheme: what proves it.
        read: the payments in its document.
        event: its name and its id in the document; without an id, the body stands for it.
    """
    try:
        document = parse(received.body)
    except InputError as error:
        return Rejected(f"the body is {error}")
    name, about = event(document)
    return judged(
        fault(received.header(header), expected, f"the header {header}", what),
        lambda: read(document),
        key=about if isinstance(about, str) and about else key(received.body),
        scheme=scheme,
        event=name if isinstance(name, str) else None,
    )


def key(body: bytes) -> str:
    """What all deliveries of one event have in common where the provider gives it no id that is signed."""
    return sha256(body).hexdigest()


def secret(value: SecretStr | str | None) -> SecretStr:
    """What was given as a key, hidden; an empty one where nothing was."""
    return value if isinstance(value, SecretStr) else SecretStr(value or "")


def plain(value: SecretStr, missing: str) -> str:
    """A key as it is sent.

    Raises:
        ConfigurationError: it is empty; says what is missing.
    """
    found = value.get_secret_value().strip()
    if not found:
        raise ConfigurationError(missing)
    return found
