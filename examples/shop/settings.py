"""Faults of the settings: in the shop, and in what is registered at the provider."""

from typing import Any

from examples.shop.shop import NOTIFY, URL, Shop
from paysupport.testing.answers import Endpoint


class DemoShop(Shop):
    """The shop id of the manual's example was copied."""

    def settings(self) -> dict[str, Any]:
        """bePaid's demo shop."""
        return {**super().settings(), "shop_id": "361"}


class DemoHost(Shop):
    """The hosts are those of the demo installation."""

    def settings(self) -> dict[str, Any]:
        """beGateway's."""
        return {**super().settings(), "gateway_host": "demo-gateway.begateway.com"}


class PlaceholderHost(Shop):
    """The host of the manual's example was copied."""

    def settings(self) -> dict[str, Any]:
        """From a manual."""
        return {**super().settings(), "gateway_host": "gateway.example.com"}


class HostsSwapped(Shop):
    """The host of the payment page stands where that of the API should."""

    def settings(self) -> dict[str, Any]:
        """One for the other."""
        return {**super().settings(), "gateway_host": "checkout.bepaid.by", "checkout_host": "gateway.bepaid.by"}


class KeysOfTwoModes(Shop):
    """The key of the other mode was pasted."""

    def settings(self) -> dict[str, Any]:
        """Live with a test key."""
        return {**super().settings(), "mode": "live", "secret_key": "sk_test_madeUpKeyOfTheShop"}


class SecretIsPublic(Shop):
    """The secret key stands where the key for the browser should."""

    def settings(self) -> dict[str, Any]:
        """In every page of the shop."""
        return {**super().settings(), "publishable_key": self.keys["api_key"]}


class SecretAsPublicKey(Shop):
    """The secret key stands where the provider's public key should."""

    def settings(self) -> dict[str, Any]:
        """Nothing can be verified with it."""
        return {**super().settings(), "public_key": self.keys["secret_key"]}


class SecretOfWrongKind(Shop):
    """The id of the endpoint was pasted, and not its signing secret."""

    def settings(self) -> dict[str, Any]:
        """`we_` and not `whsec_`."""
        return {**super().settings(), "webhook_secret": "we_1QMadeUpEndpoint"}


class OldCurrency(Shop):
    """The shop still has the code of 2015."""

    def settings(self) -> dict[str, Any]:
        """BYR."""
        return {**super().settings(), "currency": "BYR"}


class OldCurrencyOffered(Shop):
    """One of the currencies on offer is the code of 2015."""

    def settings(self) -> dict[str, Any]:
        """BYR."""
        return {**super().settings(), "currencies": ("BYN", "BYR")}


class MinorUnits(Shop):
    """Amounts are sent in major units, and the provider takes them for minor ones."""

    def settings(self) -> dict[str, Any]:
        """25.50 becomes 0.25."""
        return {**super().settings(), "minor_units": 0}


class ReceiptMissing(Shop):
    """Fiscal receipts are obligatory, and nobody makes them."""

    def settings(self) -> dict[str, Any]:
        """Works in test mode only."""
        return {**super().settings(), "receipt": {"by": "none"}, "mode": "live", "country": "RU"}


class SecretsInFile(Shop):
    """The secret key stands in a file of the repository."""

    def settings(self) -> dict[str, Any]:
        """For everybody to read."""
        return {**super().settings(), "secrets_in_file": ("secret_key",)}


class _Address(Shop):
    """Another address for notifications in the settings."""

    address: str | None = None

    def settings(self) -> dict[str, Any]:
        """With that address."""
        return {**super().settings(), "notification_url": self.address}


class UrlHttp(_Address):
    """The address begins with http."""

    address = URL.replace("https", "http", 1)


class UrlLocal(_Address):
    """The address is that of a developer's machine."""

    address = f"https://localhost:8000{NOTIFY}"


class UrlPlaceholder(_Address):
    """The address of the manual's example was copied."""

    address = f"https://your-domain.com{NOTIFY}"


class UrlMissing(_Address):
    """The field was left empty: only payers who come back are noticed."""



class UrlStale(Shop):
    """The provider still sends to the old site."""

    def endpoints(self) -> list[Endpoint]:
        """The shop has moved."""
        return [Endpoint(f"https://old.kupi-slona.by{NOTIFY}", self.events)]


class EventMissing(Shop):
    """The notification of a success was not ticked."""

    def endpoints(self) -> list[Endpoint]:
        """Of failures only."""
        return [Endpoint(URL, self.events[1:])]


class EndpointDisabled(Shop):
    """The provider has given up after days of failures, and switched the endpoint off."""

    def endpoints(self) -> list[Endpoint]:
        """Off."""
        return [Endpoint(URL, self.events, enabled=False)]


class SeveralEndpoints(Shop):
    """The provider sends each event to the old handler too, and both update the order."""

    def endpoints(self) -> list[Endpoint]:
        """Twice."""
        return [Endpoint(URL, self.events), Endpoint(URL.replace("notify", "old"), self.events)]


SETTINGS: dict[str, type[Shop]] = {
    "demo-shop": DemoShop,
    "demo-host": DemoHost,
    "placeholder-host": PlaceholderHost,
    "hosts-swapped": HostsSwapped,
    "keys-of-two-modes": KeysOfTwoModes,
    "secret-is-public": SecretIsPublic,
    "secret-as-public-key": SecretAsPublicKey,
    "secret-of-wrong-kind": SecretOfWrongKind,
    "old-currency": OldCurrency,
    "old-currency-offered": OldCurrencyOffered,
    "minor-units": MinorUnits,
    "receipt-missing": ReceiptMissing,
    "secrets-in-file": SecretsInFile,
    "url-http": UrlHttp,
    "url-local": UrlLocal,
    "url-placeholder": UrlPlaceholder,
    "url-missing": UrlMissing,
    "url-stale": UrlStale,
    "event-missing": EventMissing,
    "endpoint-disabled": EndpointDisabled,
    "several-endpoints": SeveralEndpoints,
}
