"""The main job against its floor: the cheapest safe parse (exact decimals, no duplicate keys, depth) into the schema.

python benchmarks/bench_diagnose.py
"""

import json
from datetime import UTC, datetime
from types import FunctionType

from timing import interleaved, report

import paysupport as ps
from paysupport.adapters.providers.bepaid.schemas import Transaction
from paysupport.diagnostics.catalogue import rules
from paysupport.diagnostics.engine import Rulebook
from paysupport.diagnostics.rule import Facts, Rule
from paysupport.documents import parse, resolve
from paysupport.model import Evidence, Limit, Order, Payment, Reason

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


def payload() -> bytes:
    """A declined card payment of 2.6 kB, as bePaid sends it."""
    block = {f"field_{number}": "x" * 24 for number in range(20)}
    return json.dumps(
        {
            "transaction": {
                "uid": "81557300-b2c77d83aa", "id": "81557300-b2c77d83aa", "status": "failed", "code": "F.0114",
                "message": "Payment was declined", "friendly_message": "Insufficient funds", "amount": 2550,
                "currency": "BYN", "description": "Order 1234", "type": "payment", "tracking_id": "1234",
                "payment_method_type": "credit_card", "test": False, "language": "ru",
                "created_at": "2026-11-20T10:00:00.284Z", "updated_at": "2026-11-20T10:00:04.395Z", "paid_at": None,
                "expired_at": None, "closed_at": None, "settled_at": None,
                "credit_card": {
                    "holder": "JOHN DOE", "stamp": "b3839d33" * 8, "brand": "visa", "last_4": "0019", "first_1": "4",
                    "bin": "400555", "issuer_country": "BY", "issuer_name": "BANK", "product": None, "exp_month": 1,
                    "exp_year": 2030, "token": "11111111-1111-1111-1111-111111111111",
                },
                "payment": {"rrn": "632500123456", "ref_id": "777888", "message": "No funds", "bank_code": "05"},
                "customer": {"ip": "127.0.0.1", "email": "payer@example.com", "device_id": None, "birth_date": None},
                "billing_address": dict.fromkeys(("first_name", "last_name", "address", "city", "zip", "phone"), "x"),
                "three_d_secure_verification": {"status": "successful", "pa_status": "Y", "eci": "05", "xid": "x" * 28},
                "be_protected_verification": {"status": "successful", "rules": {"shop": {}, "bePaid": {}},
                                              "white_black_list": {"email": "absent", "ip": "absent"}},
                "additional_data": {"browser": block, "contract": [], "receipt_text": ["x" * 300]},
            }
        }
    ).encode()  # fmt: skip


def many(times: int, *, checks: bool) -> tuple[Rule, ...]:
    """All rules, with those by reason or those by check `times` times as many."""
    extra = []
    for number in range(1, times):
        for rule in rules():
            if bool(rule.reasons) is checks or (checks and rule.check is None):
                continue
            values = {name: getattr(rule, name) for name in Rule.__dataclass_fields__} | {
                "code": f"{rule.code}-{number}"
            }
            if checks and isinstance(rule.check, FunctionType):
                copy = FunctionType(rule.check.__code__, rule.check.__globals__, rule.name, rule.check.__defaults__)
                values["check"] = copy
                copy.__annotations__ = rule.check.__annotations__
            elif not checks:
                values["reasons"] = {Reason.UNKNOWN}
            extra.append(Rule(**values))
    return (*rules(), *extra)


def idle(number: int) -> tuple[Rule, ...]:
    """All rules, with so many more checks of a part that is not there, such as rules on another kind of payment."""
    values = {name: getattr(rules()[0], name) for name in Rule.__dataclass_fields__} | {"reasons": frozenset()}
    return (*rules(), *(Rule(**values | {"code": f"PS5-{place}", "check": _of_limits}) for place in range(number)))


def _of_limits(payment: Payment, limits: tuple[Limit, ...]) -> Facts:
    return Facts(values={"payment": payment.id or "", "limits": len(limits)})


def main() -> None:
    """Print the figures."""
    body = payload()
    payment = ps.read(body)
    usual, reasons, checks = Rulebook(rules()), Rulebook(many(10, checks=False)), Rulebook(many(10, checks=True))
    silent = Rulebook(idle(50))
    alone = Evidence(payment=payment)
    paid = payment.model_copy(update={"status": ps.Status.PAID, "attempts": ()})
    compared = Evidence(
        payment=paid, order=Order(id="1234", status=ps.Status.PAID, amount=payment.amount.amount, currency="BYN")
    ) if payment.amount else alone  # fmt: skip
    floor = "safe parse into the schema"
    print(f"{len(body)} bytes, {len(rules())} rules, {sum(1 for rule in rules() if rule.check)} of them with a check")
    seconds = interleaved(
        {
            floor: lambda: Transaction.of(resolve(parse(body), "/transaction")),
            "parse alone": lambda: parse(body),
            "read": lambda: ps.read(body),
            "all rules asked": lambda: usual.ask(alone, NOW),
            "all rules asked, paid, with an order": lambda: usual.ask(compared, NOW),
            "all rules and the typed result": lambda: usual.diagnose(alone, NOW),
            "whole path": lambda: ps.diagnose(ps.read(body), now=NOW),
        },
        rounds=60,
        calls=50,
    )
    report("One payment", seconds, floor=floor, goals={"whole path": 1.7, "all rules asked": 0.25})
    seconds = interleaved(
        {
            "whole path": lambda: ps.diagnose(ps.read(body), now=NOW),
            "ten times the rules by reason": lambda: reasons.diagnose(Evidence(payment=ps.read(body)), NOW),
            "ten times the checks": lambda: checks.diagnose(Evidence(payment=ps.read(body)), NOW),
        },
        rounds=60,
        calls=50,
    )
    report("More rules", seconds, floor="whole path",
           goals={"ten times the rules by reason": 1.1, "ten times the checks": 3})  # fmt: skip
    seconds = interleaved(
        {"as it is": lambda: usual.ask(alone, NOW), "50 checks of an absent part": lambda: silent.ask(alone, NOW)},
        rounds=100,
        calls=50,
    )
    report("All rules asked", seconds, floor="as it is", goals={"50 checks of an absent part": 1.05})
    seconds = interleaved(
        {
            "as it is": lambda: usual.diagnose(compared, NOW),
            "ten times the checks": lambda: checks.diagnose(compared, NOW),
        },
        rounds=100,
        calls=50,
    )
    report("Rules alone, paid payment with an order", seconds, floor="as it is", goals={})


if __name__ == "__main__":
    main()
