"""Payments on chains: by what somebody pasted, by an invoice, or both."""

import os
from argparse import Namespace
from pathlib import Path

from paysupport.adapters.contracts import Explorer
from paysupport.chain.networks import network
from paysupport.chain.pasted import Kind, Pasted, kept, read
from paysupport.cli.configuration import explorers_from_file, public_explorers
from paysupport.errors import InputError
from paysupport.intake import invoice
from paysupport.model import Evidence, Invoice


def is_meant(text: str) -> bool:
    """Whether a word of the command line is a hash, an address, a link to an explorer, or a secret."""
    return read(text).kind not in {Kind.UNCLEAR, Kind.OTHER_ID}


def traced(text: str | None, options: Namespace) -> Evidence:
    """What explorers tell; those of the configuration file, else those that answer anybody.

    Raises:
        InputError: the file of the invoice cannot be read.
        Unsupported: no explorer speaks of a network on which it could be.
    """
    from paysupport.client import Client

    asked = _invoice(options.invoice) if options.invoice else None
    found = read(text) if text is not None else None
    if found is not None and found.refused:
        return Evidence(invoice=asked, pasted=kept(text or ""))
    with Client(explorers=_explorers(options, found, asked)) as client:
        return client.trace(text, asked)


def _explorers(options: Namespace, found: Pasted | None, asked: Invoice | None) -> tuple[Explorer, ...]:
    own = explorers_from_file(Path(options.config)) if options.config else ()
    named = network(asked.network) if asked else None
    networks = {*(found.networks if found else ()), *((named.name,) if named else ())}
    return own or public_explorers(os.environ, sorted(networks))


def _invoice(name: str) -> Invoice:
    try:
        return invoice(Path(name).read_bytes())
    except OSError as error:
        raise InputError(f"{name}: cannot be read: {error.strerror}") from None
