"""Whom an explorer asks, and with which key; neither is shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlsplit

from pydantic import SecretStr

from paysupport.errors import ConfigurationError


@dataclass(frozen=True, slots=True)
class Place:
    """The parts of a base address.

    Attributes:
        base: absolute, without query and without a slash at its end; of nodes for hire its path may be a key.
        host: the name alone.
        params: what stood in the query, where some providers want the key.
    """

    base: str = field(repr=False)
    host: str
    params: tuple[tuple[str, str], ...] = field(default=(), repr=False)


def place(kind: str, hosts: Mapping[str, str | None], network: str, base: SecretStr | str | None) -> Place:
    """Where one kind of source is asked about a network.

    Args:
        kind: name of the explorer.
        hosts: networks to the address that is asked unless another is given; None where there is no usual one.
        network: of which it is asked.
        base: the host's own choice.

    Raises:
        ConfigurationError: an unknown network, no address, or none that is absolute and without a password.
    """
    if network not in hosts:
        raise ConfigurationError(f"{kind} does not speak of {network!r}; it knows {', '.join(sorted(hosts))}")
    given = secret(base)
    address = given.get_secret_value() if given else hosts[network]
    if address is None:
        raise ConfigurationError(f"{kind} has no public host for {network}: give the `base` of your own")
    try:
        parts = urlsplit(address)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.username is not None:
        raise ConfigurationError(f"the `base` of {kind} is an absolute http or https URL, without user and password")
    home = f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}"
    return Place(home, parts.hostname, tuple(parse_qsl(parts.query)))


def secret(given: SecretStr | str | None) -> SecretStr | None:
    """What must not be shown, without blanks around it; None where it is empty."""
    plain = (given.get_secret_value() if isinstance(given, SecretStr) else given or "").strip()
    return SecretStr(plain) if plain else None
