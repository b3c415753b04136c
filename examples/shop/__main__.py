"""Run the shop: `python -m examples.shop --help`."""

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIServer, make_server

import httpx

from examples.shop import FAULTS, Shop, broken
from examples.shop.shop import URL
from paysupport.adapters.contracts import Verified
from paysupport.model import Payment
from paysupport.testing.fakes import SCRIPTS, Fake
from paysupport.testing.fakes.imitations import IMITATIONS
from paysupport.transport.http import Transport

ORDER = "1234"
SECRETS = {"secret_key", "webhook_secret"}


class Server(ThreadingMixIn, WSGIServer):
    """One thread for each request."""

    daemon_threads = True


def opened(fake: Fake, faults: list[str], clock: Callable[[], datetime]) -> Shop:
    """The shop at that provider, with one order in it."""
    transport = Transport(httpx.Client(transport=fake.transport))

    def confirm(verified: Verified) -> Payment:
        return transport.call(fake.provider.confirm(verified))

    shop = broken(faults)(
        fake.provider, fake.keys, currency=fake.currency, confirm=confirm, events=fake.events, clock=clock
    )
    shop.order(ORDER)
    return shop


def configuration(shop: Shop) -> Iterator[str]:
    """The settings as a `CONFIG.toml`; the secrets are in the environment, where they belong."""
    settings = {name: value for name, value in shop.settings().items() if value is not None}
    written = settings.pop("secrets_in_file", ())
    receipt = settings.pop("receipt", None)
    for name, value in settings.items():
        if name in SECRETS and name not in written:
            yield f'{name}_env = "SHOP_{name.upper()}"'
        else:
            yield f"{name} = {json.dumps(value)}"
    if receipt:
        yield "[receipt]"
        yield from (f"{name} = {json.dumps(value)}" for name, value in receipt.items())


def play(fake: Fake, shop: Shop, script: str) -> None:
    """Let a script happen, and say what became of the order."""
    fake.deliver_to(URL, http=httpx.Client(transport=httpx.WSGITransport(shop)))
    fake.endpoints[:] = shop.endpoints()
    fake.play(script, order=ORDER)
    try:
        fake.assert_paid(shop.orders[ORDER])
    except AssertionError as error:
        sys.exit(str(error))
    print(f"order {ORDER} is paid, once: {shop.collected[ORDER]} {shop.currency}")


def serve(fake: Fake, shop: Shop, port: int) -> None:
    """Answer until interrupted; the provider is beside it, and tells its payments to whoever asks."""
    with make_server("127.0.0.1", port, shop, server_class=Server) as server:
        print(f"{fake.name} at {fake.serve()}, the shop at http://127.0.0.1:{server.server_port}/orders/{ORDER}")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print("closed")


def arguments() -> Namespace:
    """What stands on the command line."""
    parser = ArgumentParser("python -m examples.shop", description="A shop with faults by name.")
    parser.add_argument("provider", choices=sorted(IMITATIONS))
    parser.add_argument("--faults", default="", help=f"with commas between them: {', '.join(FAULTS)}")
    parser.add_argument("--play", default="paid", help=f"what happens: {', '.join(SCRIPTS)}, or declined: REASON")
    parser.add_argument("--config", action="store_true", help="print the settings, for `paysupport check`")
    parser.add_argument("--port", type=int, help="serve instead on this port of the loopback interface")
    return parser.parse_args()


def main() -> None:
    """Open the shop, and do what was asked."""
    chosen = arguments()
    with closing(Fake(chosen.provider)) as fake:
        shop = opened(fake, [name for name in chosen.faults.split(",") if name], lambda: datetime.now(UTC))
        if chosen.config:
            print(*configuration(shop), sep="\n")
        elif chosen.port is not None:
            serve(fake, shop, chosen.port)
        else:
            play(fake, shop, chosen.play)


if __name__ == "__main__":
    main()
