"""What the library logs: structured debug events on the standard logger "paysupport", silent unless a host listens.

The host's own structlog configuration is neither read nor changed. Names of events are fixed words; what others
wrote may only stand in values, which are written as JSON with everything outside ASCII escaped.
"""

import logging
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from structlog.stdlib import BoundLogger

LOGGER = logging.getLogger("paysupport")
LOGGER.addHandler(logging.NullHandler())


def debug(event: str, **values: str | float | None) -> None:
    """Log one event; costs next to nothing while nobody listens.

    Args:
        event: a fixed word such as "request", never text from outside.
        values: what happened; no secrets, no personal data, no query of a URL.
    """
    if LOGGER.isEnabledFor(logging.DEBUG):
        _bound().debug(event, **values)


@cache
def _bound() -> "BoundLogger":
    import structlog  # noqa: PLC0415

    bound: BoundLogger = structlog.wrap_logger(
        LOGGER,
        processors=[structlog.processors.JSONRenderer()],
        wrapper_class=structlog.stdlib.BoundLogger,
        context_class=dict,
        cache_logger_on_first_use=True,
    )
    return bound
