"""The private schemas of adapters: only the fields that are read, and where each of them stands."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import cache
from typing import Annotated, Self, get_args

from pydantic import AfterValidator, AliasChoices, AliasPath, BaseModel, ConfigDict, Strict, ValidationError

from paysupport.documents import pointer
from paysupport.errors import InputError

Integer = Annotated[int, Strict()]
"""A JSON number without a point; no text, no boolean."""

Flag = Annotated[bool, Strict()]


def _zoned(time: datetime) -> datetime:
    return time if time.tzinfo else time.replace(tzinfo=UTC)


Time = Annotated[datetime, AfterValidator(_zoned)]
"""ISO 8601; a time without a zone is taken as UTC."""


class Schema(BaseModel):
    """One documented shape. Unknown fields are ignored; a field of another type is an `InputError` with its path."""

    model_config = ConfigDict(frozen=True, defer_build=True, extra="ignore", coerce_numbers_to_str=True)

    @classmethod
    def of(cls, document: object, base: str = "") -> Self:
        """Read an object that stands at `base` in a larger document.

        Raises:
            InputError: names the path below `base` and what was expected there, never the value.
        """
        try:
            read: Self = cls.__pydantic_validator__.validate_python(document)
        except ValidationError as error:
            first = error.errors(include_url=False, include_context=False, include_input=False)[0]
            raise InputError(first["msg"].lower(), path=base + pointer(*first["loc"])) from None
        return read

    @classmethod
    @cache
    def pointers(cls) -> Mapping[str, tuple[str, ...]]:
        """Field (`code`, `card.last4`) to the JSON pointers at which it may stand, in order of choice."""
        return dict(_pointers(cls))


def _pointers(model: type[BaseModel]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for name, field in model.model_fields.items():
        places = _places(name, field.validation_alias)
        yield name, places
        for inner in (field.annotation, *get_args(field.annotation)):
            if isinstance(inner, type) and issubclass(inner, BaseModel):
                for below, ends in _pointers(inner):
                    yield f"{name}.{below}", tuple(place + end for place in places for end in ends)


def _places(name: str, alias: str | AliasPath | AliasChoices | None) -> tuple[str, ...]:
    match alias:
        case AliasPath():
            return (pointer(*alias.path),)
        case AliasChoices():
            return tuple(place for choice in alias.choices for place in _places(name, choice))
        case _:
            return (pointer(alias or name),)
