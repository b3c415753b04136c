"""Frozen models, the exact amounts that stand in them, and where they were read from."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, Self

from pydantic import AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field, SkipValidation, StringConstraints

from paysupport.frozen import filled
from paysupport.redaction import redact, redact_document


class Model(BaseModel):
    """A frozen result whose repr holds no card number, key or seed phrase."""

    model_config = ConfigDict(
        frozen=True, defer_build=True, extra="ignore", hide_input_in_errors=True, coerce_numbers_to_str=True
    )

    def __repr__(self) -> str:
        return redact(super().__repr__())

    __str__ = __repr__

    def __rich_repr__(self) -> Iterator[tuple[str | None, object]]:
        """The fields of the repr for the package rich, which would otherwise read them past it."""
        for name, value in self.__repr_args__():
            yield name, redact_document(value)

    @classmethod
    def trusted(cls, values: dict[str, Any]) -> Self:
        """Build from values that are known to be right, such as those an adapter's schema has validated.

        Nothing is checked, and the dictionary becomes the model's own. The contract suite holds that each model an
        adapter builds would have passed validation.
        """
        defaults, names = _fields(cls)
        return filled(cls, values if len(values) == len(names) else defaults | values, names)


@cache
def _fields(model: type[BaseModel]) -> tuple[dict[str, Any], set[str]]:
    fields = model.model_fields
    defaults = {
        name: each.get_default(call_default_factory=True) for name, each in fields.items() if not each.is_required()
    }
    return defaults, set(fields)


def _decimal(value: object) -> object:
    if isinstance(value, float | bool):
        raise ValueError("expected a decimal string")  # noqa: TRY004 - pydantic turns only ValueError into its own
    return value


CurrencyCode = Annotated[str, StringConstraints(strip_whitespace=True, to_upper=True, max_length=12)]
Amount = Annotated[Decimal, BeforeValidator(_decimal), Field(max_digits=48, decimal_places=18, allow_inf_nan=False)]
Coins = Annotated[
    Decimal, BeforeValidator(_decimal), Field(ge=0, max_digits=78, decimal_places=30, allow_inf_nan=False)
]


class Origin(Model):
    """Where a model was read from.

    Attributes:
        source: provider, explorer or "shop".
        at: when it was fetched; None for a saved payload.
        base: JSON pointer of the object inside the document.
        pointers: our field to the JSON pointers, below `base`, at which it may stand.
        document: the raw answer; kept by reference and never copied out unredacted.
    """

    source: str
    at: AwareDatetime | None = None
    request_id: str | None = None
    base: str = ""
    pointers: SkipValidation[Mapping[str, tuple[str, ...]]] = Field(
        default_factory=dict[str, tuple[str, ...]], exclude=True, repr=False
    )
    document: Any = Field(default=None, exclude=True, repr=False)

    def __getstate__(self) -> dict[Any, Any]:
        state = super().__getstate__()
        return {**state, "__dict__": {**state["__dict__"], "document": None, "pointers": {}}}
