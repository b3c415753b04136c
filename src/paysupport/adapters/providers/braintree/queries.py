"""Look-ups and searches by GraphQL: by any id, by order id, by time, amount, card, e-mail.

Sources: braintree/graphql-api schema.graphql 2252d47 (2025-04-29); idsFromLegacyIds,
developer.paypal.com/braintree/graphql/reference (2026-04-09).
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from paysupport.adapters.contracts import Page, Query
from paysupport.adapters.providers.braintree.api import Access, shaped
from paysupport.adapters.providers.braintree.codes import STATUSES
from paysupport.adapters.providers.braintree.schemas import Found, Ids, Node
from paysupport.errors import InputError
from paysupport.flow import Flow
from paysupport.merge import merge
from paysupport.model import Payment

PAGE = 50
"""Transactions in one answer; Braintree publishes no limit, and this is the one it has for a list of ids."""

_MONEY = "{ value currencyCode }"
_RESPONSE = "processorResponse { legacyCode message authorizationId retrievalReferenceNumber }"
_NETWORK = "networkResponse { code message }"
_HISTORY = f"""statusHistory {{
  status timestamp
  ... on AuthorizedEvent {{ {_RESPONSE} {_NETWORK} }}
  ... on FailedEvent {{ {_RESPONSE} {_NETWORK} merchantAdviceCodeResponse {{ code }} }}
  ... on ProcessorDeclinedEvent {{ {_RESPONSE} {_NETWORK} merchantAdviceCodeResponse {{ code }} }}
  ... on GatewayRejectedEvent {{
    gatewayRejectionReason {_RESPONSE} {_NETWORK} merchantAdviceCodeResponse {{ code }}
  }}
  ... on SettlementDeclinedEvent {{ processorResponse {{ legacyCode message }} }}
}}"""
_CARD = """{
  brandCode last4 bin uniqueNumberIdentifier
  binData { issuingBank countryOfIssuance }
  threeDSecure { authentication { authenticationStatus eciFlag } }
}"""
# A dispute's status is another type than a transaction's: beside each other GraphQL wants other names for them.
_DISPUTE = f"""id legacyId createdAt disputeStatus: status type replyByDate amountDisputed {_MONEY}
  processorResponse {{ reason reasonCode }}"""
_TRANSACTION = f"""{{
  id legacyId createdAt status orderId merchantAccountId
  amount {_MONEY}
  customer {{ email }}
  paymentMethodSnapshot {{
    __typename
    ... on CreditCardDetails {_CARD}
    ... on CreditCardTransactionDetails {{ creditCard {_CARD} }}
    ... on LocalPaymentDetails {{ type }}
  }}
  {_HISTORY}
  refunds {{ id legacyId createdAt status amount {_MONEY} {_HISTORY} }}
  disputes {{ {_DISPUTE} }}
  disbursementDetails {{ date }}
}}"""

IDS = "query($input: IdsFromLegacyIdsInput!) { idsFromLegacyIds(input: $input) }"
"""GraphQL's ids for those of the Control Panel and the libraries; its own stay as they are."""

NODE = f"""query($id: ID!) {{ node(id: $id) {{
  ... on Transaction {_TRANSACTION}
  ... on Refund {{
    id legacyId createdAt status orderId merchantAccountId amount {_MONEY} refundedTransaction {{ legacyId }} {_HISTORY}
  }}
  ... on Dispute {{ {_DISPUTE} transaction {{ id legacyId orderId }} }}
}} }}"""

SEARCH = f"""query($input: TransactionSearchInput!, $first: Int, $after: String) {{ search {{
  transactions(input: $input, first: $first, after: $after) {{
    edges {{ node {_TRANSACTION} }}
    pageInfo {{ hasNextPage endCursor }}
  }}
}} }}"""

_TYPES = ("TRANSACTION", "REFUND", "DISPUTE")
_ONLY_OTHERS = frozenset({"settlement_failed", "verified", "verifying", "pending"})
"""Statuses that GraphQL does not know of a transaction."""


def by_id(access: Access, name: str) -> Flow[tuple[Payment, ...]]:
    """The transaction, refund or dispute with an id, GraphQL's or the short one."""
    asked = {"input": {"ids": [{"legacyId": name, "type": kind} for kind in _TYPES]}}
    answer = yield from access.ask(IDS, asked)
    for id_ in dict.fromkeys(filter(None, shaped(Ids, *answer).ids)):
        document, response = yield from access.ask(NODE, {"id": id_})
        if shaped(Node, document, response).node is not None:
            return access.read(document, response)
    return ()


def by_order(access: Access, order: str) -> Flow[tuple[Payment, ...]]:
    """Every transaction with an order id."""
    found: list[Payment] = []
    after: str | None = None
    while True:
        payments, after = yield from _page(access, {"orderId": {"is": order}}, after)
        found += payments
        if after is None:
            return merge(found)


def search(access: Access, query: Query, cursor: str | None) -> Flow[Page]:
    """One page of the transactions that fit."""
    payments, after = yield from _page(access, dict(_criteria(query)), cursor)
    fitting = (each for each in payments if _within(each, query) and query.matches(each))
    return Page(tuple(fitting), after)


def _page(access: Access, input_: dict[str, object], after: str | None) -> Flow[tuple[tuple[Payment, ...], str | None]]:
    """The payments of one page, and the cursor of the next."""
    document, response = yield from access.ask(SEARCH, {"input": input_, "first": PAGE, "after": after})
    page = shaped(Found, document, response)
    return access.read(document, response), page.cursor if page.more and page.cursor != after else None


def _criteria(query: Query) -> Iterator[tuple[str, object]]:
    """What Braintree can search by; it includes both ends of a time."""
    times = {"greaterThanOrEqualTo": _time(query.since), "lessThanOrEqualTo": _time(query.until)}
    if any(times.values()):
        yield "createdAt", {name: time for name, time in times.items() if time}
    amount: dict[str, Any] = {}
    if query.amount is not None:
        amount["value"] = {"is": f"{query.amount:f}"}
    if query.currency is not None:
        amount["currencyCode"] = {"is": query.currency}
    if amount:
        yield "amount", amount
    if query.order is not None:
        yield "orderId", {"is": query.order}
    if query.email is not None:
        yield "customer", {"email": {"is": query.email}}
    if query.last4 is not None:
        number = {"number": {"endsWith": query.last4}}
        yield "paymentMethod", {"paymentMethodSnapshot": {"creditCardDetails": number}}
    words = [word.upper() for word, status in STATUSES.items() if status is query.status and word not in _ONLY_OTHERS]
    if words:
        yield "status", {"in": words}


def _time(time: datetime | None) -> str | None:
    if time is None:
        return None
    if time.tzinfo is None:
        raise InputError("a time to search by needs a zone")
    return time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _within(payment: Payment, query: Query) -> bool:
    at = payment.created_at
    return at is None or query.until is None or at < query.until
