"""Which adapter a settings file means, and what it takes; none is loaded to know that it exists."""

import inspect
from collections.abc import Callable
from importlib.util import find_spec


def exists(name: str | None) -> bool:
    """Whether there is an adapter of that name; of the built-in ones none is loaded for it."""
    if not name or not name.isidentifier():
        return False
    if find_spec(f"paysupport.adapters.providers.{name}") is not None:
        return True
    from paysupport.adapters.registry import names  # noqa: PLC0415 - see above

    return name in names()


def parameters(kind: Callable[..., object]) -> dict[str, str]:
    """What an adapter is made with, and the types of it."""
    return {each.name: str(each.annotation) for each in inspect.signature(kind).parameters.values()}
