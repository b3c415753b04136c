"""Data classes that can be shown: in a log, in a debugger, in an error report."""

from dataclasses import Field, fields
from typing import Any, ClassVar

from paysupport.redaction import redact


class Shown:
    """Base of data classes declared with `repr=False`: fields that are shown are shown redacted."""

    __slots__ = ()
    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]

    def __repr__(self) -> str:
        shown = ", ".join(f"{each.name}={getattr(self, each.name)!r}" for each in fields(self) if each.repr)
        return redact(f"{type(self).__name__}({shown})")
