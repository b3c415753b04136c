"""Probes of the merchant's account at the provider: whether the keys are taken, and what is registered."""

from datetime import datetime
from http import HTTPStatus

from paysupport.adapters.contracts import Provider, Reference
from paysupport.checks.events import payment_id
from paysupport.checks.probing.pinning import pinned
from paysupport.checks.probing.seen import failed, plain_url, unchecked
from paysupport.errors import ConfigurationError, InputError, NotAPayment, NotKnown, Unavailable
from paysupport.flow import Flow, Response
from paysupport.model import Probe, ProbeKind, Settings

_REFUSED = {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}


def account(provider: Provider, now: datetime) -> Flow[tuple[Probe, ...]]:
    """Ask for a payment that does not exist, then for the registration."""
    keys = yield from _credentials(provider, now)
    registration = yield from _registration(provider, now)
    return keys, registration


def _credentials(provider: Provider, now: datetime) -> Flow[Probe]:
    """Whoever knows the keys answers that there is no such payment."""
    kind, answers = ProbeKind.CREDENTIALS, list[Response]()
    reference = Reference("payment", payment_id(provider.name, f"credentials{now.isoformat()}"))
    detail = None
    try:
        yield from pinned(provider.lookup(reference), answers.append)
    except (NotKnown, NotAPayment):
        pass
    except Unavailable as error:
        return failed(kind, None, error, now)
    except (ConfigurationError, InputError) as error:
        if not answers:
            return unchecked(kind, str(error), now)
        detail = str(error)
    if not answers:
        return unchecked(kind, f"{provider.name} was not asked", now)
    refused = next((each for each in answers if each.status in _REFUSED), answers[-1])
    return Probe(kind=kind, at=now, url=plain_url(refused.url), response_status=refused.status, detail=detail)


def _registration(provider: Provider, now: datetime) -> Flow[Probe]:
    kind = ProbeKind.REGISTRATION
    try:
        found: Settings = yield from pinned(provider.registration())
    except Unavailable as error:
        return failed(kind, None, error, now)
    except (ConfigurationError, InputError) as error:
        return unchecked(kind, str(error), now)
    return Probe(kind=kind, at=now, url=plain_url(found.notification_url), registered=found)
