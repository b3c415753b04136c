"""The shapes of toncenter's API v2, and what they say: less than v3, since phases of a transaction are not told.

Source: toncenter.com/api/v2, `getTransactions`, and toncenter/ton-http-api [memory].
"""

from pydantic import AliasPath, Field

from paysupport.adapters.explorers.ton.cells import body_of
from paysupport.adapters.explorers.ton.chains import Message, Step, message
from paysupport.adapters.explorers.ton.names import address_of, hash_of
from paysupport.adapters.sources.values import Answer, Number


class Told(Answer):
    """A message; the source is empty where it came from outside."""

    hash: str | None = None
    source: str | None = None
    destination: str | None = None
    value: Number = None
    text: str | None = Field(default=None, validation_alias="message")
    body: str | None = Field(default=None, validation_alias=AliasPath("msg_data", "body"))

    def message(self) -> Message:
        """The message without the API's words."""
        comment = None if body_of(self.body) else self.text
        return message(self.hash, self.source, self.destination, self.value, self.body, comment=comment)


class Transaction(Answer):
    """A transaction."""

    hash: str = Field(validation_alias=AliasPath("transaction_id", "hash"))
    lt: Number = Field(default=None, validation_alias=AliasPath("transaction_id", "lt"))
    account: str | None = Field(default=None, validation_alias=AliasPath("address", "account_address"))
    at: Number = Field(default=None, validation_alias="utime")
    fee: Number = None
    taken: Told | None = Field(default=None, validation_alias="in_msg")
    sent: tuple[Told, ...] = Field(default=(), validation_alias="out_msgs")

    def step(self) -> Step:
        """The transaction without the API's words; a message that went back shows by its first bits."""
        taken = self.taken.message() if self.taken else None
        sent = tuple(each.message() for each in self.sent)
        return Step(
            id=hash_of(self.hash) or self.hash,
            account=address_of(self.account) or (taken.recipient if taken else None),
            order=self.lt or 0,
            at=self.at,
            returned=taken is not None and any(each.bounced and each.recipient == taken.sender for each in sent),
            fee=self.fee,
            taken=taken,
            sent=sent,
        )
