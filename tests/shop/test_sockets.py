"""The same over real connections: the guarded transport asks a shop and a provider on the loopback interface."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from threading import Event, Thread
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest

from examples.shop import NOTIFY
from examples.shop.__main__ import Server
from paysupport.checks.probing import Shop as Tried
from paysupport.checks.probing import probes
from paysupport.checks.running import check
from paysupport.transport.exchange import Terms
from paysupport.transport.guard import GuardedTransport
from tests.shop.running import ORDER, Case, found

LOOPBACK = "127.0.0.1"
LOCAL = {"PS909", "PS924"}
"""A shop on the loopback interface is not public, which is said each time of both its addresses."""


class Quiet(WSGIRequestHandler):
    timeout = 5

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name in the class above
        pass


@contextmanager
def served(case: Case) -> Iterator[str]:
    over = Event()
    case.shop.sleep = lambda seconds: (over.wait(seconds), None)[1]
    with make_server(LOOPBACK, 0, case.shop, server_class=Server, handler_class=Quiet) as server:
        serving = Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        serving.start()
        try:
            yield f"http://{LOOPBACK}:{server.server_port}"
        finally:
            over.set()
            server.shutdown()
            serving.join()
            case.fake.close()


@pytest.mark.parametrize(
    ("provider", "fault", "rule"),
    [
        ("stripe", None, None),
        ("yookassa", None, None),
        ("cloudpayments", "redirect-slash", "PS322"),
        ("bepaid", "late-overwrites", "PS387"),
        ("stripe", "slow", "PS342"),
    ],
)
def test_real_connections_show_the_same(provider: str, fault: str | None, rule: str | None) -> None:
    case = Case(provider, [fault] if fault else [])
    case.shop.clock = lambda: datetime.now(UTC)
    order = case.shop.order(ORDER, "25.00")
    with served(case) as url:
        case.fake.serve()
        settings = case.settings.model_copy(update={"notification_url": url + NOTIFY, "return_url": f"{url}/thanks"})
        case.fake.deliver_to(url + NOTIFY)
        patience = 0.3 if fault == "slow" else 5.0
        guarded = GuardedTransport({LOOPBACK}, terms=Terms(deadline=patience, max_body=65536))
        tried = Tried(order=order, order_url=f"{url}/orders/{{order}}")
        flow = probes(settings, case.fake.provider, datetime.now(UTC), live=False, shop=tried)
        report = check(settings, probes=guarded.call(flow))
    assert found(report.findings) - LOCAL == ({rule} if rule else set())
