"""Contenders in turn, many rounds, the minimum of each; only ratios within one run mean anything."""

import time
from collections.abc import Callable, Mapping


def interleaved(contenders: Mapping[str, Callable[[], object]], *, rounds: int, calls: int) -> dict[str, float]:
    """Seconds of one call of each contender: the minimum over rounds of the mean over calls."""
    best = dict.fromkeys(contenders, float("inf"))
    for _ in range(rounds):
        for name, contender in contenders.items():
            begin = time.perf_counter()
            for _ in range(calls):
                contender()
            best[name] = min(best[name], (time.perf_counter() - begin) / calls)
    return best


def report(title: str, seconds: Mapping[str, float], *, floor: str, goals: Mapping[str, float]) -> None:
    """Print microseconds and ratios to the floor, beside the ratio aimed at."""
    print(f"\n{title} (floor: {floor})")
    for name, taken in seconds.items():
        goal = f"   aimed at <= {goals[name]}" if name in goals else ""
        print(f"  {name:<34} {taken * 1e6:10.2f} us   {taken / seconds[floor]:6.2f} x{goal}")
