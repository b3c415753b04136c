"""What can go wrong while looking; a declined payment is data and never an exception.

```
PaysupportError
├── InputError            what was given cannot be read (also a ValueError)
│   ├── Unrecognised      no provider knows a payload of this shape
│   └── NotAPayment       understood, but it is the provider's error answer or another object
├── ConfigurationError    a name, a key or an option is wrong or missing
│   └── Unsupported       the provider's API (or our adapter) has no such ability
└── Unavailable           could not look: evidence is missing, the payment is not at fault
    ├── DeadlineExceeded  the total time of the call is used up
    ├── NotKnown          everybody answered, and nobody knows the reference
    ├── Forbidden         nobody was asked: the address is not one that may be probed
    └── BadAnswer         an answer came, but not one that can be used (5xx, 429, HTML, cut body)
```

A webhook that does not verify is `Rejected`, a result, and not an exception. What an error says is redacted, as it may
quote what was given.
"""

_LONGEST = 800


class PaysupportError(Exception):
    """Base of all errors raised on purpose by this library; as text one line, in which nothing is hidden."""

    def __str__(self) -> str:
        from paysupport.redaction import redact  # noqa: PLC0415 - needed by who reads an error, and by nobody else

        shown = redact("".join(char for char in " ".join(self._text().split()) if char.isprintable()))
        return shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST - 1]}…"

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self)!r})"

    def _text(self) -> str:
        return super().__str__()


class InputError(PaysupportError, ValueError):
    """What was given cannot be read.

    Attributes:
        path: JSON pointer (RFC 6901) of the part at fault; empty for the whole document.
    """

    def __init__(self, message: str, *, path: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.path = path

    def _text(self) -> str:
        return f"{self.path}: {self.message}" if self.path else self.message


class Unrecognised(InputError):
    """No known provider sends a payload of this shape."""


class NotAPayment(InputError):
    """The provider is recognised, but this is its error answer or another kind of object.

    Attributes:
        provider: who sent it.
        code: the provider's own error code, where it gives one.
        not_found: the provider says that it does not know the reference.
    """

    def __init__(self, message: str, *, provider: str, code: str | None = None, not_found: bool = False) -> None:
        super().__init__(message)
        self.provider = provider
        self.code = code
        self.not_found = not_found


class ConfigurationError(PaysupportError):
    """A name, a key or an option is wrong or missing."""


class Unsupported(ConfigurationError):
    """The provider's API, or our adapter for it, has no such ability."""


class Unavailable(PaysupportError):
    """It was not possible to look.

    Attributes:
        source: the host or provider that did not answer.
        status: HTTP status, where an answer came.
        request_id: the provider's id of the request, for its support.
        retry_after: seconds after which the source asked to be called again.
        fault: for a probe what `Probe.fault` says: "name", "refused", "timeout", "tls", "reset" (broken off, or not
            HTTP), "too_large" or "forbidden"; None elsewhere.
    """

    def __init__(
        self,
        message: str,
        *,
        source: str = "",
        status: int | None = None,
        request_id: str | None = None,
        retry_after: float | None = None,
        fault: str | None = None,
    ) -> None:
        super().__init__(message)
        self.source = source
        self.status = status
        self.request_id = request_id
        self.retry_after = retry_after
        self.fault = fault


class DeadlineExceeded(Unavailable):
    """The total time of one public call was used up."""


class BadAnswer(Unavailable):
    """An answer came, but not one that can be used."""


class NotKnown(Unavailable):
    """All that were asked have answered, and none of them knows the reference."""


class Forbidden(Unavailable):
    """Nothing was sent, as this host, address, port or scheme may not be probed; `fault` is "forbidden"."""
