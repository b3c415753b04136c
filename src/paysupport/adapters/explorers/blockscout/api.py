"""One call of a Blockscout instance, and pages of one list.

Source: github.com/blockscout/blockscout-api-v2-swagger (swagger.yaml, 2025-09-19), fallback_controller.ex of
github.com/blockscout/blockscout; checked on 2026-11-25.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from pydantic import SecretStr

from paysupport.adapters.contracts import Saved
from paysupport.adapters.ethereum.asking import Answers
from paysupport.adapters.sources.answers import brief, no_answer, saved, unusable
from paysupport.adapters.sources.lists import pages
from paysupport.adapters.sources.places import Place
from paysupport.errors import ConfigurationError
from paysupport.flow import Flow, Request, Response

if TYPE_CHECKING:
    from paysupport.documents import JSON

_REFUSED = 401
_NOT_FOUND = 404
_DONE = 200

Params = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Api:
    """Which instance is asked, and as whom."""

    network: str
    place: Place
    key: SecretStr | None

    def get(self, path: str, params: Params = (), *, reference: str = "") -> Flow[Saved]:
        """The document at a path; a 404 in words is an answer too.

        Raises:
            ConfigurationError: the instance does not take the key.
            BadAnswer: any other answer than a document.
        """
        key = (("apikey", self.key.get_secret_value()),) if self.key is not None else ()
        response: Response = yield Request(
            method="GET",
            url=f"{self.place.base}{path}",
            headers={"Accept": "application/json"},
            params=(*self.place.params, *params, *key),
        )
        answer = saved(response, self.network, reference, path)
        said = message(answer.answer)
        if response.status == _REFUSED or (said is not None and "api key" in said.lower()):
            raise ConfigurationError(f"{self.place.host} does not accept the key (HTTP status {response.status})")
        why = None if response.status in {_DONE, _NOT_FOUND} else said or "an error that it did not name"
        if response.status == _NOT_FOUND and said is None:
            why = "an error that it did not name"
        if why or unusable(answer):
            raise no_answer(self.place.host, unusable(answer) or why, response.status)
        return answer

    def pages(
        self, path: str, params: Params = (), *, reference: str = "", enough: Callable[[Saved], bool] = lambda _: False
    ) -> Flow[tuple[Answers, bool]]:
        """The pages of a list, newest first, and whether they are all that is wanted.

        Args:
            path: of the list.
            params: of each page.
            reference: the transaction or address that it tells of.
            enough: whether nothing is wanted beyond a page.
        """

        def page(following: Params | None) -> Flow[Saved]:
            return self.get(path, (*params, *(following or ())), reference=reference)

        return (yield from pages(page, lambda each: None if enough(each) else _next(each.answer)))


def message(answer: object) -> str | None:
    """What an error answer says; None for a document."""
    if not isinstance(answer, dict):
        return "no document of Blockscout"
    found = cast("dict[str, JSON]", answer)
    said = found.get("message")
    if isinstance(said, str):
        return brief(said)
    return "what was asked was refused" if "errors" in found else None


def _next(answer: object) -> Params | None:
    match answer:
        case {"next_page_params": dict()}:
            asked = cast("dict[str, dict[str, JSON]]", answer)["next_page_params"]
            return tuple((name, str(value)) for name, value in asked.items() if value is not None) or None
        case _:
            return None
