"""Reading a message by its wording against a look-up, and against trying every form of the word files in turn.

python benchmarks/bench_messages.py
"""

import re
import time

from timing import interleaved, report

from paysupport.codes.text import classify, normalise
from paysupport.codes.text.spelling import unaccented
from paysupport.codes.text.vocabulary import items, texts

MESSAGES = (
    "Insufficient funds on the card.",
    "Payment was declined",
    "Срок действия карты истёк, используйте другую карту",
    "Превышен суточный лимит операций, установленный банком",
    "Die Karte wurde von der Bank gesperrt",
    "La tarjeta ha sido reportada como robada",
    "Nieprawidłowy kod CVV",
    "Unexpected token < in JSON at position 0",
)


def every_form() -> list[re.Pattern[str]]:
    """A pattern for each form, as if no words were looked up."""
    written = {form for text in texts("words") for _, form in items(unaccented(text.casefold()))}
    return [
        re.compile(r"\b" + re.escape(form).replace(r"\*", r"\w*").replace(r"\|", "|") + r"\b")
        for form in sorted(written)
    ]


def main() -> None:
    """Print the figures."""
    begin = time.perf_counter()
    readings = {said: classify(said) for said in map(normalise, MESSAGES)}
    print(f"first message, with reading the word files: {(time.perf_counter() - begin) * 1e3:.0f} ms")
    patterns = every_form()
    seconds = interleaved(
        {
            "look-up in a dict": lambda: [readings[said] for said in readings],
            "normalise": lambda: [normalise(message) for message in MESSAGES],
            "classify, seen before": lambda: [classify(said) for said in readings],
            "classify, never seen": lambda: [classify.__wrapped__(said) for said in readings],
        },
        rounds=20,
        calls=20,
    )
    seconds |= interleaved(
        {"every form in turn": lambda: [pattern.search(said) for said in readings for pattern in patterns]},
        rounds=2,
        calls=1,
    )
    each = {name: taken / len(MESSAGES) for name, taken in seconds.items()}
    report(f"one message, {len(patterns)} forms", each, floor="look-up in a dict", goals={})


if __name__ == "__main__":
    main()
