"""Probes that anybody could make: the name, TLS, a look with a browser, the clock."""

from datetime import datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from paysupport.checks.probing.seen import answered, failed, plain_url, shaken, unchecked
from paysupport.errors import Unavailable
from paysupport.flow import Certificate, Flow, Handshake, Request, Resolve, Response
from paysupport.model import Probe, ProbeKind

_BROWSER = {"User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101", "Accept": "text/html,*/*"}
K = ProbeKind


def resolve(url: str, now: datetime) -> Flow[Probe]:
    """Look the host of a URL up."""
    host = _host(url)
    if not host:
        return unchecked(K.RESOLVE, "the settings name no notification URL with http or https", now)
    try:
        addresses: tuple[str, ...] = yield Resolve(host)
    except Unavailable as error:
        return failed(K.RESOLVE, url, error, now)
    return Probe(kind=K.RESOLVE, at=now, url=plain_url(url), addresses=addresses)


def handshake(url: str, address: str, now: datetime) -> Flow[tuple[Probe, ...]]:
    """Speak TLS."""
    parts = urlsplit(url)
    if parts.scheme != "https":
        return (unchecked(K.HANDSHAKE, "the notification URL is not https", now),)
    try:
        found: Certificate = yield Handshake(host=_host(url), address=address, port=parts.port or 443)
    except Unavailable as error:
        return (failed(K.HANDSHAKE, url, error, now),)
    return (shaken(url, found, now),)


def visit(url: str, address: str, now: datetime) -> Flow[tuple[Probe, ...]]:
    """Look as a browser does, and compare the clocks."""
    try:
        response: Response = yield Request(method="GET", url=url, headers=_BROWSER, address=address)
    except Unavailable as error:
        return failed(K.GET, url, error, now), unchecked(K.CLOCK, "no answer came", now)
    return answered(K.GET, response), _clock(response)


def _host(url: str) -> str:
    try:
        parts = urlsplit(url)
        usable = parts.scheme in {"http", "https"} and parts.port != 0
    except ValueError:
        return ""
    return parts.hostname or "" if usable else ""


def _clock(response: Response) -> Probe:
    try:
        told = parsedate_to_datetime(response.headers.get("date", ""))
    except ValueError:
        return unchecked(K.CLOCK, "the answer does not tell the time", response.at)
    if told.tzinfo is None:
        return unchecked(K.CLOCK, "the answer tells a time without a zone", response.at)
    return Probe(kind=K.CLOCK, at=response.at, url=plain_url(response.url), skew=(told - response.at).total_seconds())
