"""Which rule finds which fault of the example shop. A fault is found by exactly its rule."""

PROVIDERS = ("bepaid", "stripe", "yookassa", "cloudpayments")
"""All for which the shop has a handler."""

OFFLINE = {
    "demo-shop": ("bepaid", "PS901"),
    "demo-host": ("bepaid", "PS902"),
    "placeholder-host": ("bepaid", "PS903"),
    "secret-as-public-key": ("bepaid", "PS906"),
    "keys-of-two-modes": ("stripe", "PS907"),
    "url-missing": ("bepaid", "PS908"),
    "url-local": ("bepaid", "PS909"),
    "url-http": ("bepaid", "PS910"),
    "url-placeholder": ("bepaid", "PS911"),
    "hosts-swapped": ("bepaid", "PS912"),
    "old-currency": ("bepaid", "PS913"),
    "secret-of-wrong-kind": ("stripe", "PS915"),
    "old-currency-offered": ("bepaid", "PS916"),
    "secret-is-public": ("stripe", "PS917"),
    "secret-in-file": ("bepaid", "PS920"),
    "return-missing": ("stripe", "PS922"),
    "return-is-notification": ("cloudpayments", "PS923"),
    "return-local": ("yookassa", "PS924"),
    "minor-units": ("bepaid", "PS925"),
    "receipt-missing": ("yookassa", "PS926"),
    "receipt-without-vat": ("yookassa", "PS927"),
    "key-of-wrong-kind": ("stripe", "PS928"),
    "url-of-staging": ("bepaid", "PS930"),
    "host-of-another-provider": ("bepaid", "PS933"),
    "main-currency-not-offered": ("stripe", "PS934"),
    "url-of-another-site": ("bepaid", "PS935"),
}
"""Faults that the settings alone show: provider, rule."""

PROBED = {
    "redirect-www": ("stripe", "PS322"),
    "redirect-https": ("bepaid", "PS322"),
    "redirect-slash": ("yookassa", "PS322"),
    "redirect-login": ("cloudpayments", "PS322"),
    "password-wall": ("bepaid", "PS343"),
    "waf-challenge": ("stripe", "PS344"),
    "waf-block": ("yookassa", "PS344"),
    "csrf": ("stripe", "PS385"),
    "maintenance": ("bepaid", "PS345"),
    "not-found": ("cloudpayments", "PS352"),
    "wrong-method": ("stripe", "PS385"),
    "php-error": ("bepaid", "PS354"),
    "database-down": ("cloudpayments", "PS353"),
    "upstream-down": ("stripe", "PS354"),
    "slow": ("yookassa", "PS342"),
    "catch-all": ("bepaid", "PS355"),
    "signature-not-checked": ("cloudpayments", "PS355"),
    "unsigned-accepted": ("stripe", "PS355"),
    "refused-with-204": ("stripe", "PS355"),
    "failure-with-200": ("bepaid", "PS355"),
    "body-reserialised": ("stripe", "PS385"),
    "form-read-as-json": ("cloudpayments", "PS385"),
    "wrong-header-name": ("stripe", "PS385"),
    "header-stripped": ("bepaid", "PS385"),
    "secret-rotated": ("cloudpayments", "PS385"),
    "early-accepted": ("stripe", "PS388"),
    "late-overwrites": ("bepaid", "PS387"),
    "duplicate-refused": ("stripe", "PS386"),
    "amount-not-checked": ("bepaid", "PS389"),
    "currency-not-checked": ("stripe", "PS389"),
    "source-behind-proxy": ("bepaid", "PS385"),
    "source-forged": ("yookassa", "PS397"),
    "clock-ahead": ("stripe", "PS391"),
    "order-on-return": ("stripe", "PS385"),
    "keys-of-two-modes": ("stripe", "PS907"),
    "secret-of-wrong-kind": ("stripe", "PS915"),
    "url-stale": ("stripe", "PS394"),
    "event-missing": ("stripe", "PS395"),
    "endpoint-disabled": ("stripe", "PS382"),
    "several-endpoints": ("stripe", "PS396"),
}
"""Faults that are seen from outside: provider, rule."""

UNSEEN = {
    "duplicate-counted": "the books of the shop are not told to anybody outside",
}
"""Faults that nobody outside can see, and why."""

TICKETS = {
    "redirect-www": ("stripe", "paid", "PS322"),
    "redirect-https": ("bepaid", "paid", "PS322"),
    "redirect-slash": ("yookassa", "paid", "PS322"),
    "redirect-login": ("cloudpayments", "paid", "PS322"),
    "password-wall": ("bepaid", "paid", "PS343"),
    "waf-challenge": ("stripe", "paid", "PS344"),
    "waf-block": ("yookassa", "paid", "PS344"),
    "csrf": ("stripe", "paid", "PS323"),
    "maintenance": ("bepaid", "paid", "PS345"),
    "not-found": ("cloudpayments", "paid", "PS352"),
    "wrong-method": ("stripe", "paid", "PS323"),
    "php-error": ("bepaid", "paid", "PS354"),
    "database-down": ("bepaid", "paid", "PS353"),
    "upstream-down": ("stripe", "paid", "PS323"),
    "catch-all": ("bepaid", "paid", "PS325"),
    "signature-not-checked": ("bepaid", "webhook forged", "PS302"),
    "unsigned-accepted": ("stripe", "webhook unsigned", "PS302"),
    "failure-with-200": ("stripe", "paid", "PS325"),
    "body-reserialised": ("stripe", "paid", "PS323"),
    "form-read-as-json": ("cloudpayments", "paid", "PS323"),
    "wrong-header-name": ("stripe", "paid", "PS323"),
    "header-stripped": ("bepaid", "paid", "PS323"),
    "secret-rotated": ("cloudpayments", "paid", "PS323"),
    "late-overwrites": ("bepaid", "webhook out of order", "PS304"),
    "duplicate-refused": ("stripe", "webhook duplicate", "PS323"),
    "amount-not-checked": ("stripe", "another amount", "PS309"),
    "currency-not-checked": ("yookassa", "another currency", "PS312"),
    "source-behind-proxy": ("yookassa", "paid", "PS348"),
    "clock-ahead": ("stripe", "paid", "PS323"),
    "order-on-return": ("yookassa", "paid", "PS323"),
    "early-accepted": ("bepaid", "paid", "PS325"),
    "event-missing": ("stripe", "paid", "PS301"),
    "endpoint-disabled": ("cloudpayments", "paid", "PS301"),
}
"""Faults that a case shows, an hour after a script: provider, script, rule."""

HEALTHY = ("paid", "declined, then paid", "webhook duplicate", "webhook out of order")
"""Scripts after which a healthy shop has a paid order and nothing to explain."""

EARLY = {"early-accepted", "failure-with-200"}
"""Faults that show when the notification comes before the order is saved."""

NEVER = {"order-on-return"}
"""Faults with which there is no order, as the payer has closed the tab."""
