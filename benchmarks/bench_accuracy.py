"""Agreement with a corpus that was labelled from the documents of networks and providers, apart from the tables.

python benchmarks/bench_accuracy.py

A row of `accuracy/codes.csv`, `messages.csv` or `held_out.csv` agrees when the reading is its reason; `a|b` where the
document leaves both open. `responsible` is read the same way, `none` where nobody can be named. Texts with the reason
`unknown` are those from which nothing may be concluded: a certain or likely reading of them is a false alarm. The
messages held out were composed before any word was chosen for them; at their first reading 95 % of those that name a
reason agreed in reason and 96 % in family, and none of the others was a false alarm about a card.
"""

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from paysupport.adapters.registry import names
from paysupport.bulk import INPUT, OPTIONAL, decode_rows
from paysupport.model import Reason

CORPUS = Path(__file__).parent / "accuracy"

R = Reason
FAMILIES: Mapping[str, frozenset[Reason]] = {
    "funds": frozenset({R.INSUFFICIENT_FUNDS}),
    "expired": frozenset({R.EXPIRED_CARD}),
    "card data": frozenset(
        {R.INCORRECT_CVC, R.INCORRECT_NUMBER, R.INCORRECT_EXPIRY, R.INCORRECT_CARD_DATA, R.INCORRECT_ADDRESS}
    ),
    "PIN": frozenset({R.INCORRECT_PIN, R.PIN_TRIES_EXCEEDED}),
    "generic refusal": frozenset({R.DO_NOT_HONOR, R.GENERIC_DECLINE}),
    "card not for this purchase": frozenset(
        {R.TRANSACTION_NOT_PERMITTED, R.INVALID_TRANSACTION, R.CARD_NOT_SUPPORTED, R.CARD_CURRENCY_NOT_SUPPORTED}
    ),
    "card or account blocked": frozenset({R.RESTRICTED_CARD, R.INVALID_ACCOUNT, R.CARD_NOT_ACTIVATED}),
    "stored card or mandate": frozenset({R.STOP_PAYMENT, R.NEW_ACCOUNT_INFORMATION, R.SAVED_CARD_UNUSABLE}),
    "issuer's fraud check, lost, stolen": frozenset(
        {R.ISSUER_SUSPECTED_FRAUD, R.SECURITY_VIOLATION, R.LOST_CARD, R.STOLEN_CARD, R.PICKUP_CARD}
    ),
    "fraud check before the issuer": frozenset({R.ACQUIRER_SUSPECTED_FRAUD, R.BLOCKED_BY_OWN_RULES}),
    "limit of the acquirer": frozenset({R.ACQUIRER_LIMIT}),
    "limit of the issuer": frozenset({R.ISSUER_LIMIT}),
    "limit of wallet or operator": frozenset({R.WALLET_LIMIT, R.OPERATOR_LIMIT}),
    "limit of unknown owner": frozenset({R.LIMIT_OF_UNKNOWN_OWNER}),
    "authentication": frozenset(
        {
            R.AUTHENTICATION_REQUIRED,
            R.AUTHENTICATION_FAILED,
            R.AUTHENTICATION_ABANDONED,
            R.AUTHENTICATION_NOT_SUPPORTED,
            R.AUTHENTICATION_ISSUER_ERROR,
            R.AUTHENTICATION_PROVIDER_ERROR,
            R.CONFIRMATION_FAILED,
            R.VERIFICATION_FAILED,
        }
    ),
    "payer's choice": frozenset({R.CANCELLED_BY_PAYER, R.PAYER_ABANDONED, R.PAYER_NOT_CONFIRMED}),
    "technical, issuer": frozenset({R.ISSUER_UNAVAILABLE, R.ISSUER_ERROR}),
    "technical, network": frozenset({R.NETWORK_ERROR}),
    "technical, provider": frozenset({R.PROVIDER_TEMPORARY_ERROR, R.PROVIDER_ERROR}),
    "acquirer and merchant account": frozenset(
        {
            R.ACQUIRER_ERROR,
            R.TERMINAL_NOT_PERMITTED,
            R.CARD_COUNTRY_NOT_ALLOWED,
            R.MERCHANT_SUSPENDED,
            R.MERCHANT_BALANCE,
        }
    ),
    "wallet, mobile, bank transfer": frozenset(
        {
            R.WALLET_TEMPORARY_ERROR,
            R.WALLET_ERROR,
            R.INCORRECT_WALLET_DATA,
            R.INCORRECT_PHONE,
            R.INCORRECT_SERVICE_NUMBER,
            R.IDENTIFICATION_REQUIRED,
            R.OPERATOR_REFUSED,
            R.BANK_NOT_CONNECTED,
        }
    ),
    "legal": frozenset({R.LEGAL_RESTRICTION}),
    "credit": frozenset({R.CREDIT_REFUSED}),
    "merchant's integration": frozenset(
        {
            R.DUPLICATE,
            R.PREVIOUS_NOT_FINISHED,
            R.CURRENCY_NOT_ENABLED,
            R.INVALID_AMOUNT,
            R.INVALID_REQUEST,
            R.INVALID_CREDENTIALS,
            R.INVALID_SIGNATURE,
            R.OPERATION_NOT_ENABLED,
            R.ORDER_NOT_FOUND,
            R.ORDER_EXPIRED,
            R.CANCELLED_BY_MERCHANT,
            R.AUTHORIZATION_EXPIRED,
            R.REFUSED_BY_MERCHANT,
            R.MERCHANT_HANDLER_ERROR,
            R.INVALID_RECEIPT,
            R.TEST_CARD_IN_LIVE_MODE,
        }
    ),
    "unknown": frozenset({R.UNKNOWN}),
}
"""Reasons that a support desk treats alike."""
FAMILY = {reason: family for family, reasons in FAMILIES.items() for reason in reasons}


class Result(NamedTuple):
    """A row of the corpus beside what was read."""

    row: Mapping[str, str]
    reason: Reason
    responsible: str
    certainty: str
    via: str

    @property
    def expected(self) -> list[Reason]:
        return [Reason(each) for each in self.row["reason"].split("|")]

    @property
    def agrees(self) -> bool:
        return self.reason in self.expected

    @property
    def family_agrees(self) -> bool:
        return FAMILY[self.reason] in {FAMILY[each] for each in self.expected}

    @property
    def party_agrees(self) -> bool:
        return (self.responsible or "none") in self.row["responsible"].split("|")

    @property
    def false_alarm(self) -> bool:
        return not self.agrees and self.certainty in {"certain", "likely"}


def rows(name: str) -> list[dict[str, str]]:
    """The rows of one file of the corpus."""
    with (CORPUS / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def known(row: Mapping[str, str]) -> bool:
    """Whether somebody can read the row: its provider has an adapter, or the network's code or a message is there."""
    return not row["provider"] or row["provider"] in names() or bool(row["network_code"] or row["message"])


def read(corpus: Iterable[Mapping[str, str]]) -> list[Result]:
    """What `decode` makes of each row; the code of a provider without an adapter says nothing."""
    corpus = list(corpus)
    asked, answered = io.StringIO(), io.StringIO()
    writer = csv.DictWriter(asked, (*INPUT, *OPTIONAL), extrasaction="ignore", restval="")
    writer.writeheader()
    for row in corpus:
        writer.writerow(row if row.get("provider", "") in {"", *names()} else {**row, "provider": "", "code": ""})
    decode_rows(io.StringIO(asked.getvalue()), answered)
    return [
        Result(row, Reason(answer["reason"]), answer["responsible"], answer["certainty"], answer["via"])
        for row, answer in zip(corpus, csv.DictReader(io.StringIO(answered.getvalue())), strict=True)
    ]


def may_not_conclude(result: Result) -> bool:
    """Whether nothing may be concluded from the row."""
    return Reason.UNKNOWN in result.expected


def share(part: int, whole: int) -> str:
    return f"{part:4} of {whole:4}  {part / whole:6.1%}" if whole else "   none"


def heading(title: str) -> None:
    print(f"{title:<36} {'reason':>20} {'family':>9} {'party':>9}")


def agreement(group: str, results: list[Result]) -> None:
    """Print how many results agree in reason, family and party."""
    family, party = (
        sum(each) / len(results)
        for each in zip(*((result.family_agrees, result.party_agrees) for result in results), strict=True)
    )
    agreeing = share(sum(result.agrees for result in results), len(results))
    print(f"  {group:<34} {agreeing}  {family:8.1%}  {party:8.1%}")


def by(title: str, results: Iterable[Result], key: Callable[[Result], str]) -> None:
    """Print agreement in groups, the rarest first."""
    groups: dict[str, list[Result]] = {}
    for result in results:
        groups.setdefault(key(result), []).append(result)
    print()
    heading(title)
    for group in sorted(groups, key=lambda name: (sum(each.agrees for each in groups[name]) / len(groups[name]), name)):
        agreement(group, groups[group])


def disagreements(results: Iterable[Result]) -> Iterator[str]:
    for result in results:
        if not result.agrees:
            row = result.row
            asked = (row.get(name, "") for name in ("provider", "network", "code", "network_code", "advice", "region"))
            said = " ".join(each for each in asked if each) or f"“{row['message']}”"
            near = " (same family)" if result.family_agrees else ""
            how = f"{result.certainty}, {result.via}"
            yield f"  {said} -> {result.reason}, not {row['reason']}{near}; {how}; {row['source']}"


def measure() -> tuple[dict[str, list[Result]], Counter[str]]:
    """Results by corpus, and how many codes of which provider nobody can read yet."""
    codes = rows("codes")
    missing = Counter(row["provider"] for row in codes if not known(row))
    readable = [row for row in codes if known(row)]
    return {"codes": read(readable), "messages": read(rows("messages")), "held out": read(rows("held_out"))}, missing


def main() -> None:
    """Print the figures."""
    corpora, missing = measure()
    print(", ".join(f"{len(results)} {name}" for name, results in corpora.items()))
    if missing:
        left = ", ".join(f"{provider} {count}" for provider, count in missing.most_common())
        print(f"left out, since there is no adapter yet: {missing.total()} codes ({left})")
    every = [result for results in corpora.values() for result in results]

    def of_provider(result: Result) -> str:
        return result.row["provider"] or result.row["network"] or "ISO 8583, no brand"

    def of_language(result: Result) -> str:
        return result.row["language"]

    print()
    heading("By corpus")
    for name, results in corpora.items():
        agreement(name, results)
    by("Codes by provider or network", corpora["codes"], of_provider)
    by("Messages by language", corpora["messages"], of_language)
    by("Messages held out, by language", corpora["held out"], of_language)
    by("By family", every, lambda result: FAMILY[result.expected[0]])
    by("By reason", every, lambda result: result.expected[0].value)
    by("By responsible party", every, lambda result: result.row["responsible"].split("|")[0])
    print("\nFalse alarms where nothing may be concluded")
    for name, results in corpora.items():
        silent = [result for result in results if may_not_conclude(result)]
        print(f"  {name:<34} {share(sum(result.false_alarm for result in silent), len(silent))}")
    for name, results in corpora.items():
        found = list(disagreements(results))
        print(f"\nDisagreements, {name}: {len(found)}", *found, sep="\n")


if __name__ == "__main__":
    main()
