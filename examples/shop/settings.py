"""Faults of the settings: in the shop, and in what is registered at the provider."""

from collections.abc import Mapping
from typing import Any, ClassVar

from examples.shop.shop import NOTIFY, URL, Shop
from paysupport.testing.answers import Endpoint


class Typed(Shop):
    """A shop in whose settings something else was typed."""

    typed: ClassVar[Mapping[str, Any]] = {}

    def settings(self) -> dict[str, Any]:
        """With what each fault has typed."""
        changes = [kind.__dict__.get("typed", {}) for kind in reversed(type(self).__mro__)]
        return {name: value for each in (super().settings(), *changes) for name, value in each.items()}


class DemoShop(Typed):
    """The shop id of the manual's example was copied."""

    typed: ClassVar = {"shop_id": "361"}


class DemoHost(Typed):
    """The host is that of the demo installation."""

    typed: ClassVar = {"gateway_host": "demo-gateway.begateway.com"}


class PlaceholderHost(Typed):
    """The host of the manual's example was copied."""

    typed: ClassVar = {"gateway_host": "gateway.example.com"}


class HostsSwapped(Typed):
    """The host of the payment page stands where that of the API should."""

    typed: ClassVar = {"gateway_host": "checkout.bepaid.by", "checkout_host": "gateway.bepaid.by"}


class HostOfAnotherProvider(Typed):
    """The host is that of the provider which the shop had before."""

    typed: ClassVar = {"gateway_host": "api.stripe.com"}


class KeysOfTwoModes(Typed):
    """The key of the other mode was pasted."""

    typed: ClassVar = {"mode": "live", "secret_key": "sk_test_madeUpKeyOfTheShop"}


class SecretIsPublic(Typed):
    """The secret key stands where the key for the browser should, in every page of the shop."""

    typed: ClassVar = {"publishable_key": "sk_live_madeUpKeyOfTheShop"}


class SecretAsPublicKey(Typed):
    """A secret key stands where the provider's public key should, and nothing can be verified."""

    typed: ClassVar = {"public_key": "made-up-secret-of-a-fake"}


class SecretOfWrongKind(Typed):
    """The id of the endpoint was pasted, and not its signing secret."""

    typed: ClassVar = {"webhook_secret": "we_1QMadeUpEndpoint"}


class KeyOfWrongKind(Typed):
    """The key for the browser was pasted, and not the secret one."""

    typed: ClassVar = {"secret_key": "pk_live_madeUpKeyOfTheShop"}


class SecretInFile(Typed):
    """The secret key stands in a file of the repository."""

    typed: ClassVar = {"secrets_in_file": ("secret_key",)}


class OldCurrency(Typed):
    """The shop still has the code of 2015."""

    typed: ClassVar = {"currency": "BYR"}


class OldCurrencyOffered(Typed):
    """One of the currencies on offer is the code of 2015."""

    typed: ClassVar = {"currencies": ("BYN", "BYR")}


class MainCurrencyNotOffered(Typed):
    """What the shop sells in is not on the list of what it offers."""

    typed: ClassVar = {"currencies": ("USD", "PLN")}


class MinorUnits(Typed):
    """Amounts are sent in major units, and the provider takes them for minor ones: 25.50 becomes 0.25."""

    typed: ClassVar = {"minor_units": 0}


class ReceiptMissing(Typed):
    """Fiscal receipts are obligatory, and nobody makes them; that works in test mode only."""

    typed: ClassVar = {"receipt": {"by": "none"}, "country": "RU"}


class ReceiptWithoutVat(Typed):
    """The provider makes the receipts, and is not told the rate of VAT."""

    typed: ClassVar = {"receipt": {"by": "provider"}, "country": "RU"}


class UrlHttp(Typed):
    """The address of notifications begins with http."""

    typed: ClassVar = {"notification_url": URL.replace("https", "http", 1)}


class UrlLocal(Typed):
    """The address of notifications is that of a developer's machine."""

    typed: ClassVar = {"notification_url": f"https://localhost:8000{NOTIFY}"}


class UrlPlaceholder(Typed):
    """The address of the manual's example was copied."""

    typed: ClassVar = {"notification_url": f"https://your-domain.com{NOTIFY}"}


class UrlMissing(Typed):
    """The address of notifications was left empty: only payers who come back are noticed."""

    typed: ClassVar = {"notification_url": None}


class UrlOfStaging(Typed):
    """The live shop still tells the staging site of its payments."""

    typed: ClassVar = {"notification_url": f"https://staging.kupi-slona.by{NOTIFY}"}


class UrlOfAnotherSite(Typed):
    """The site was cloned, and the payer comes back to one and the notification to the other."""

    typed: ClassVar = {"notification_url": f"https://slony-optom.by{NOTIFY}"}


class ReturnIsNotification(Typed):
    """The payer is sent to the handler of notifications."""

    typed: ClassVar = {"return_url": URL}


class ReturnMissing(Typed):
    """The payer is sent nowhere after the payment."""

    typed: ClassVar = {"return_url": ""}


class ReturnLocal(Typed):
    """The payer is sent to a developer's machine."""

    typed: ClassVar = {"return_url": "http://localhost:8000/thanks"}


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
    "host-of-another-provider": HostOfAnotherProvider,
    "keys-of-two-modes": KeysOfTwoModes,
    "secret-is-public": SecretIsPublic,
    "secret-as-public-key": SecretAsPublicKey,
    "secret-of-wrong-kind": SecretOfWrongKind,
    "key-of-wrong-kind": KeyOfWrongKind,
    "secret-in-file": SecretInFile,
    "old-currency": OldCurrency,
    "old-currency-offered": OldCurrencyOffered,
    "main-currency-not-offered": MainCurrencyNotOffered,
    "minor-units": MinorUnits,
    "receipt-missing": ReceiptMissing,
    "receipt-without-vat": ReceiptWithoutVat,
    "url-http": UrlHttp,
    "url-local": UrlLocal,
    "url-placeholder": UrlPlaceholder,
    "url-missing": UrlMissing,
    "url-of-staging": UrlOfStaging,
    "url-of-another-site": UrlOfAnotherSite,
    "return-is-notification": ReturnIsNotification,
    "return-missing": ReturnMissing,
    "return-local": ReturnLocal,
    "url-stale": UrlStale,
    "event-missing": EventMissing,
    "endpoint-disabled": EndpointDisabled,
    "several-endpoints": SeveralEndpoints,
}
