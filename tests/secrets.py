"""What must not leave, as it stands by mistake in a payload, a reference or a command."""

PHRASE = "legal winner thank year wave sausage worth useful legal winner thank yellow"
SECRETS = {
    "a card": ("4111 1111 1111 1111", "1111 1111"),
    "a key": ("sk_" + "live_51H8aBcDeFgHiJkLmNoP1q2r3", "aBcDeFgH"),
    "a phrase": (PHRASE, "sausage"),
    "a password": ("password=hunter2hunter2", "hunter2"),
    "an address": ("https://shop:hunter2hunter2@host.example/", "hunter2"),
}
"""Each with a part by which it is known."""
