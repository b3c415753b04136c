"""What a merchant has to change with the provider."""

import pytest

from paysupport.connecting import Change, Difference, switch
from paysupport.connecting.wire import change_json
from paysupport.connecting.writing import change_page
from paysupport.diagnostics.texts import Text
from paysupport.errors import ConfigurationError


def difference(change: Change, name: str) -> Difference:
    """The difference of that name."""
    (found,) = (each for each in change.differences if each.name == name)
    return found


def words(text: Text | None) -> str:
    """The English words."""
    return text.en if text else ""


def test_from_stripe_to_bepaid_everything_that_breaks_is_named() -> None:
    change = switch("stripe", "bepaid")
    assert ("ISK", "2 (0.01)", "0 (1)") in difference(change, "exponents").rows
    statuses = {row[0]: row[1:] for row in difference(change, "statuses").rows}
    assert statuses["paid"] == ("succeeded", "successful")
    signature = difference(change, "signature")
    assert "Stripe-Signature" in words(signature.old)
    assert "Content-Signature" in words(signature.new)
    ids = difference(change, "ids")
    assert "tracking_id" in words(ids.new)
    refunds = difference(change, "refunds")
    assert "bePaid knows nothing of those through Stripe" in refunds.do.en
    assert "https://gateway.bepaid.by/transactions/refunds" in words(refunds.new)
    assert ("deliveries", "+", "—") in difference(change, "abilities").rows
    page = change_page(change, "text", ["en"])
    for word in ("Amounts", "Decimals of currencies", "Statuses", "Proof of notifications", "Refunds of old payments"):
        assert f"\n{word}\n" in page
    assert "paid: succeeded → successful" in page


def test_from_minor_to_major_units_an_example_says_how() -> None:
    amounts = difference(switch("stripe", "yookassa"), "minor_units")
    assert amounts.do.en.startswith("Send 25.50 where 2550 was sent")
    assert difference(switch("stripe", "bepaid"), "minor_units").do.en.startswith("Nothing")
    assert difference(switch("mollie", "tbank"), "minor_units").do.ru.startswith("Отправлять 2550 вместо 25.50")


def test_what_is_the_same_is_not_listed() -> None:
    same = switch("razorpay", "square")
    assert "exponents" not in {each.name for each in same.differences}


def test_abilities_are_listed_only_where_they_differ() -> None:
    for old, new in (("bepaid", "stripe"), ("mixplat", "robokassa")):
        found = [each for each in switch(old, new).differences if each.name == "abilities"]
        assert all(row[1] != row[2] for each in found for row in each.rows)


def test_a_provider_without_a_request_for_it_has_a_dash() -> None:
    requests = difference(switch("robokassa", "paypal"), "requests")
    rows = {row[0]: row[1:] for row in requests.rows}
    assert rows["refund"][0] == "—"
    assert rows["redirect"] == ("POST https://auth.robokassa.ru/Merchant/Index.aspx", "—")
    assert rows["capture"][0] == "—"


def test_what_no_document_says_is_marked() -> None:
    page = change_page(switch("square", "checkout"), "markdown", ["en", "ru"])
    assert "## Requests \\(not confirmed by a document\\)" in page
    assert "документом не подтверждено" in page


def test_wrong_pairs_are_refused() -> None:
    with pytest.raises(ConfigurationError, match="both the old and the new"):
        switch("stripe", "Stripe")
    with pytest.raises(ConfigurationError, match="did you mean bepaid"):
        switch("stripe", "bepad")


def test_the_json_has_each_difference() -> None:
    change = switch("stripe", "bepaid")
    document = change_json(change, ["ru"])
    assert (document["from"], document["to"]) == ("stripe", "bepaid")
    assert document["differences"][0]["name"] == "minor_units"
    assert document["differences"][0]["title"] == {"ru": "Суммы"}
    assert change.model_dump()["differences"][0]["title"].keys() == {"en", "ru"}
