"""What redaction costs: against the `regex` package with a bare card pattern, and when the input doubles.

Run as `python benchmarks/bench_redact.py`. All contenders take turns in one process and the least time of each
counts, so that the ratios hold on a machine that does other work as well.
"""

import random
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from itertools import pairwise

import regex

from paysupport.redaction import cards, redact
from paysupport.redaction.shape import may_be_number, shape

MESSAGES = 2000
ROUNDS = 15
BARE = regex.compile(r"\d(?:[ -]?\d){12,18}")
RU = """
Здравствуйте! Вчера в {time} оплатил заказ {order} на вашем сайте на сумму {amount} BYN, деньги с карты списались, но \
статус заказа не изменился и письмо не пришло. Банк говорит, что платёж прошёл успешно. Проверьте, пожалуйста, что \
случилось, и сообщите, когда отправите товар или вернёте деньги. {secret} С уважением.
Добрый день, третий раз пытаюсь оплатить подписку, и всегда отказ. На карте достаточно средств, лимиты подняты, \
в интернет-банке операция не видна. Заказ {order}, сумма {amount} рублей. {secret} Подскажите, в чём причина и что мне \
теперь делать, потому что бронь скоро закончится.
Оплатил {amount} BYN, заказ №{order}, но магазин утверждает, что оплаты нет. {secret} Прошло уже четыре дня, \
техподдержка магазина просит подождать, а мне нужен возврат. Пожалуйста, посмотрите у себя, дошёл ли платёж и на чьей \
стороне деньги, ответьте как можно скорее на это письмо.
""".strip().split("\n")
EN = """
Hello, I paid for order {order} yesterday at {time} and the sum of {amount} EUR was taken from my account, but the \
shop still shows the order as unpaid. {secret} My bank says that the payment was approved on their side. Could you \
please check what happened and tell me when I will get my money or my goods?
Hi, my payment was declined three times in a row with the message do not honor. There is enough money and the same \
worked in another shop. The order is {order}, the total is {amount} USD. {secret} Please tell me what I can do, \
as the tickets are only reserved until tonight. Thank you in advance.
""".strip().split("\n")
SECRETS = (
    "Card 4111 1111 1111 1111, 12/27.",
    "Номер карты 2200000000000004, cvv 123.",
    "password: Tr0ub4dor&3",
    "sk_" + "live_4eC39HqLyjWDarjtT1zdp7dc",
    "Authorization: Basic MzYxOm5vdGhpbmc=",
    "https://shop:secret@pay.example.com/hook",
    "legal winner thank year wave sausage worth useful legal winner thank yellow",
    "ПИН-код 4821",
)
HOSTILE = {
    "digits": "4",
    "digits and spaces": "4 ",
    "groups of four": "4444 ",
    "spaces": " ",
    "letter a": "a",
    "combining marks": "e\u0301\u0316",
    "base58": "5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ",
    "list words": "abandon ability able ",
    "assignments": "password=secret:token ",
    "quotes and colons": "\"':{",
    "at signs": "a.a@a.",
    "percent": "%20",
    "escapes": "\\u0034",
    "base64": "QUJDREVGR0hJSktMTU5PUA\n",
    "markup": "zoo <b>",
}


def messages(secrets: tuple[str, ...]) -> list[str]:
    dice = random.Random(20261122)
    texts = [
        dice.choice(RU + EN).format(
            time=f"{dice.randrange(24):02}:{dice.randrange(60):02}",
            order=dice.randrange(10_000, 9_999_999),
            amount=f"{dice.randrange(5, 900)}.{dice.randrange(100):02}",
            secret=dice.choice(secrets) if number % 10 == 0 else "",
        )
        for number in range(MESSAGES)
    ]
    print(f"{len(texts)} messages, mean {sum(map(len, texts)) / len(texts):.0f} characters")
    return texts


def race(
    contenders: dict[str, Callable[[str], object]], texts: Iterable[str], rounds: int = ROUNDS
) -> dict[str, float]:
    """The least time per text of each contender, in microseconds."""
    texts = list(texts)
    least = dict.fromkeys(contenders, float("inf"))
    for _ in range(rounds):
        for name, contender in contenders.items():
            start = time.perf_counter()
            for text in texts:
                contender(text)
            least[name] = min(least[name], (time.perf_counter() - start) / len(texts) * 1e6)
    return least


def bare(text: str) -> str:
    """The bare card pattern with the check digit, as most projects have it."""
    return BARE.sub(lambda match: f"{match[0][:6]}******{match[0][-4:]}" if luhn(match[0]) else match[0], text)


def luhn(number: str) -> bool:
    digits = [int(char) for char in number if char.isdigit()]
    return (sum(digits[-1::-2]) + sum(sum(divmod(2 * digit, 10)) for digit in digits[-2::-2])) % 10 == 0


def only_cards(text: str) -> str:
    return cards.mask(text, defaultdict(int)) if may_be_number(shape(text)) else text


def compare(name: str, contender: Callable[[str], object], secrets: tuple[str, ...], limit: float) -> None:
    times = race({"bare": bare, name: contender}, messages(secrets))
    ratio = times[name] / times["bare"]
    print(f"{name}: {times[name]:.2f} us, regex bare {times['bare']:.2f} us, ratio {ratio:.2f} (goal at most {limit})")


def doubling(personal: bool) -> None:
    print(f"doubling 64 KiB to 1 MiB, personal={personal} (goal at most 2.5):")
    for name, unit in HOSTILE.items():
        times = []
        for size in (1 << 16, 1 << 17, 1 << 18, 1 << 19, 1 << 20):
            text = (unit * (size // len(unit) + 1))[:size]
            best = race({"redact": lambda text: redact(text, personal=personal)}, [text], rounds=4)
            times.append(best["redact"] / 1e6)
        worst = max(after / before for before, after in pairwise(times))
        print(f"  {name:20} worst ratio {worst:.2f}, 1 MiB in {times[-1]:.3f} s")


if __name__ == "__main__":
    compare("cards", only_cards, ("Card 4111 1111 1111 1111.", "Номер карты 2200000000000004."), 1.6)
    compare("everything", redact, SECRETS, 5)
    doubling(personal=False)
    doubling(personal=True)
