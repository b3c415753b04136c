"""The questions by which a payment on a chain is decided, in the order in which they are asked."""

from enum import IntEnum

from paysupport.model import State, Status


class Step(IntEnum):
    """The questions in the order in which they are asked; a case stands at the first that is answered with no."""

    SOURCES = 0
    """Did anybody answer, and do they agree?"""
    CHAIN = 1
    EXISTENCE = 2
    INCLUSION = 3
    EXECUTION = 4
    RECIPIENT = 5
    ASSET = 6
    MEMO = 7
    AMOUNT = 8
    TIME = 9
    CONFIRMATIONS = 10
    PROCESSOR = 11
    NOTIFICATION = 12
    """Everything on the chain is as it should be; the rest is between processor and shop."""


PROVEN = {
    Step.CHAIN: Status.FAILED,
    Step.EXECUTION: Status.FAILED,
    Step.RECIPIENT: Status.FAILED,
    Step.ASSET: Status.FAILED,
    Step.INCLUSION: Status.PENDING,
    Step.MEMO: Status.PENDING,
    Step.CONFIRMATIONS: Status.PENDING,
}
"""What a case is that stands at a step; one that stands further is paid, also where it is late or too much."""

STOPPED_AT = {State.FAILED: Step.EXECUTION, State.ORPHANED: Step.INCLUSION}
"""Where a transaction stops that has moved nothing; any other such state says that it is not there."""
