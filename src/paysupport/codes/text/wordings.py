"""Which ideas together name a reason, in any language and any order.

A wording is some ideas of the vocabulary (`words/`) that stand close to each other; commas part wordings. `-idea` must
not stand in the same sentence. `!` allows no other word in the sentence: for wordings that are used of other things too.
The first that fits is the reading, so that what says more stands above.
"""

from paysupport.reasons import Reason

R = Reason

CLEAR: tuple[tuple[Reason, str], ...] = (
    (R.TEST_CARD_IN_LIVE_MODE, "testcard live, testcard forbidden, testcard declined, testcard unsupported"),
    (R.MERCHANT_HANDLER_ERROR, "handler error, handler unavailable, handler timeout, handler failed, handler wrong"),
    (R.CANCELLED_BY_MERCHANT, "cancelled bymerchant, merchant cancelled, merchant revoked"),
    (R.REFUSED_BY_MERCHANT, "declined bymerchant, handler declined, handler forbidden"),
    (R.INVALID_RECEIPT, "receipt wrong, receipt missing, receipt required, receipt error, receipt failed"),
    (R.INVALID_SIGNATURE, "signature wrong !, signature failed !, signature unverified !, signature missing !, signature error !, signature wrong request, signature wrong payment, signature wrong handler"),
    (
        R.INVALID_CREDENTIALS,
        "credentials wrong, credentials missing, credentials failed, credentials notfound, credentials expired, credentials revoked",
    ),
    (R.MERCHANT_BALANCE, "lack merchantbalance, lack funds refund, lack funds bymerchant"),
    (R.ISSUER_ERROR, ""),
    (R.NEW_ACCOUNT_INFORMATION, ""),
    (R.NETWORK_ERROR, "= !"),
    (R.TERMINAL_NOT_PERMITTED, ""),
    (R.INVALID_TRANSACTION, ""),
    (R.STOLEN_CARD, "stolen card"),
    (R.LOST_CARD, "lost card"),
    (R.PICKUP_CARD, "seize card"),
    (R.LEGAL_RESTRICTION, "law violat, sanctions, law forbidden, law declined, law blocked"),
    (
        R.ACQUIRER_SUSPECTED_FRAUD,
        "fraud acquirer, fraud merchant, fraud bymerchant, fraud provider, risk acquirer, suspicion acquirer, suspicion merchant",
    ),
    (
        R.BLOCKED_BY_OWN_RULES,
        "rules declined, rules blocked, rules forbidden, rules card, rules payment, rules cancelled,"
        " blocked bymerchant",
    ),
    (
        R.ISSUER_SUSPECTED_FRAUD,
        "suspicion fraud, fraud payment, fraud card, fraud declined, fraud issuer, fraud bank, fraud blocked, fraud violat,"
        " suspicion payment, suspicion card, suspicion declined, suspicion blocked, risk declined, risk payment, fraud !, suspicion !, fraud risk, -notfound",
    ),
    (R.SECURITY_VIOLATION, "security violat"),
    (R.PIN_TRIES_EXCEEDED, "pin tries, pin exceeded, pin blocked"),
    (R.INCORRECT_PIN, "pin wrong, pin failed, pin error, pin unverified"),
    (
        R.CONFIRMATION_FAILED,
        "smscode wrong, smscode failed, smscode expired, smscode missing, smscode unconfirmed, smscode timeout, smscode tries,"
        " smscode unverified, smscode error",
    ),
    (R.INCORRECT_CVC, "cvc wrong, cvc failed, cvc error, cvc declined, cvc unverified"),
    (R.AUTHENTICATION_ISSUER_ERROR, "mpi issuer unavailable, mpi issuer error, mpi issuer timeout"),
    (
        R.AUTHENTICATION_PROVIDER_ERROR,
        "mpi error, mpi unavailable, mpi timeout, mpi failed, threeds provider error, threeds system error",
    ),
    (
        R.AUTHENTICATION_ISSUER_ERROR,
        "acs error, acs unavailable, acs timeout, acs failed, threeds unavailable, threeds issuer error, strongly unavailable,"
        " authentication issuer unavailable",
    ),
    (
        R.AUTHENTICATION_ABANDONED,
        "threeds unfinished, threeds timeout, threeds left, threeds cancelled, threeds unconfirmed, threeds late, strongly timeout,"
        " strongly unfinished, strongly cancelled, strongly left, authentication payer unfinished, authentication payer left,"
        " authentication payer cancelled, authentication payer timeout",
    ),
    (R.AUTHENTICATION_NOT_SUPPORTED, "threeds unsupported, threeds unenrolled, threeds unconnected, threeds inactive, threeds disabled, card unenrolled"),
    (
        R.AUTHENTICATION_REQUIRED,
        "threeds required, strongly required, authentication required payment, authentication required card,"
        " authentication required issuer, threeds missing",
    ),
    (
        R.AUTHENTICATION_FAILED,
        "threeds failed, threeds declined, threeds wrong, threeds error, threeds unauthenticated, threeds unverified, threeds forbidden,"
        " strongly failed, strongly declined, strongly unauthenticated, strongly error, strongly unverified,"
        " unauthenticated payer, unauthenticated card, unauthenticated payment, authentication failed payer, authentication failed card,"
        " authentication failed payment, authentication declined issuer, unauthenticated issuer",
    ),
    (
        R.SAVED_CARD_UNUSABLE,
        "saved expired, saved notfound, saved removed, saved inactive, saved wrong, saved blocked, saved disabled, saved cancelled",
    ),
    (R.ORDER_EXPIRED, "order expired, order validity expired, order validity passed"),
    (R.AUTHORIZATION_EXPIRED, "hold expired, hold passed, hold timeout"),
    (R.EXPIRED_CARD, "expired card, validity expired card, validity passed card, expired expiry, passed expiry, expired validity !"),
    (R.INCORRECT_EXPIRY, "expiry wrong, expiry unverified, validity wrong, expiry error, expiry failed"),
    (R.INCORRECT_NUMBER, "number wrong, number notfound, number unverified, number failed, number error, card notfound -function, issuer notfound !, issuer wrong !"),
    (R.INCORRECT_ADDRESS, "address wrong, address unverified, address failed, address declined, address error"),
    (R.INCORRECT_PHONE, "phone wrong, phone notfound"),
    (R.INCORRECT_SERVICE_NUMBER, "service wrong, service notfound"),
    (R.INCORRECT_CARD_DATA, "carddata wrong, carddata error, carddata unverified, carddata failed"),
    (R.INSUFFICIENT_FUNDS, "lack funds, lack bankaccount, cardlimit lack -exceeded, lack limit ! -exceeded, funds exceeded"),
    (R.WALLET_LIMIT, "limit exceeded wallet"),
    (R.OPERATOR_LIMIT, "limit exceeded operator, limit exceeded plainoperator, limit exceeded phone"),
    (R.ACQUIRER_LIMIT, "limit exceeded acquirer, limit exceeded terminal"),
    (R.ISSUER_LIMIT, "cardlimit exceeded, limit exceeded card, limit exceeded issuer, limit exceeded payer"),
    (R.ACQUIRER_LIMIT, "limit exceeded merchant, limit exceeded bymerchant, limit exceeded provider"),
    (R.CREDIT_REFUSED, "loan declined, loan failed"),
    (R.STOP_PAYMENT, "revoked payment, revoked recurring, revoked payer !, recurring cancelled, recurring blocked"),
    (R.CARD_COUNTRY_NOT_ALLOWED, "country card forbidden, country card unsupported, country card declined, country card blocked, country forbidden !, country payment forbidden,"
     " foreign card forbidden, foreign card unsupported, foreign card declined, foreign card blocked"),
    (R.CARD_CURRENCY_NOT_SUPPORTED, "currency card unsupported, currency card wrong, currency card forbidden"),
    (R.CURRENCY_NOT_ENABLED, "currency unsupported, currency wrong, currency forbidden, currency disabled"),
    (R.TRANSACTION_NOT_PERMITTED, "internet forbidden, internet disabled, internet blocked, internet closed"),
    (R.CARD_NOT_ACTIVATED, "card inactive"),
    (R.OPERATOR_REFUSED, "operator declined, operator forbidden, operator blocked, operator disabled, plainoperator declined payment, plainoperator forbidden payment, phone forbidden, phone blocked, phone declined"),
    (R.RESTRICTED_CARD, "card blocked, card disabled -function"),
    (R.INVALID_ACCOUNT, "bankaccount closed, bankaccount blocked, bankaccount notfound, bankaccount wrong, wallet blocked, wallet closed,"
     " account closed card, account closed issuer, account closed bank, account blocked card, account blocked issuer,"
     " account blocked bank, account blocked payer, account closed !, account notfound !, card closed"),
    (R.INCORRECT_WALLET_DATA, "wallet wrong, wallet notfound"),
    (R.MERCHANT_SUSPENDED, "merchant blocked, merchant closed, merchant inactive, merchant disabled -function -recurring, terminal blocked, terminal inactive"),
    (R.ACQUIRER_ERROR, "merchant wrong, merchant notfound, terminal wrong, terminal notfound, acquirer error, acquirer unavailable,"
     " acquirer timeout, merchant contact acquirer, contact acquirer"),
    (R.IDENTIFICATION_REQUIRED, "identification required !, identification wallet, identification required payer, identification required user, identification required account"),
    (R.BANK_NOT_CONNECTED, "bank unconnected, issuer unconnected, bank sbp unsupported, bank sbp disabled"),
    (R.PAYER_NOT_CONFIRMED, "unconfirmed payment, unconfirmed payer, unconfirmed user payment, unconfirmed user !, unconfirmed sbp, unconfirmed app, sbp timeout, sbp late"),
    (R.PAYER_ABANDONED, "paytime expired, paytime passed, paytime timeout, late, payer left, user left, left payment, payer timeout"),
    (R.CANCELLED_BY_PAYER, "cancelled bypayer, payer cancelled, user cancelled"),
    (R.PREVIOUS_NOT_FINISHED, "previous payment unfinished"),
    (R.DUPLICATE, "duplicate payment, duplicate order, duplicate !"),
    (R.ORDER_NOT_FOUND, "order notfound, payment notfound !"),
    (R.CARD_NOT_SUPPORTED, "card unsupported, network unsupported"),
    (R.TERMINAL_NOT_PERMITTED, "payment forbidden terminal, payment forbidden merchant, forbidden terminal, card forbidden merchant"),
    (R.ISSUER_UNAVAILABLE, "issuer unavailable, issuer timeout, bank unavailable, bank timeout"),
)
"""What names its reason by itself."""

VAGUE: tuple[tuple[Reason, str], ...] = (
    (
        R.LIMIT_OF_UNKNOWN_OWNER,
        "limit exceeded payment, limit exceeded amount, limit exceeded bank, limit exceeded account, limit exceeded bankaccount,"
        " tries exceeded payment, tries exceeded card, limit exceeded ! -request",
    ),
    (R.INVALID_AMOUNT, "refund amount exceeded, refund amount large"),
    (R.LIMIT_OF_UNKNOWN_OWNER, "amount exceeded, blocked limit !"),
    (R.INVALID_AMOUNT, "amount wrong !, amount small !, amount large !, amount forbidden !, amount wrong payment, amount small payment, amount large payment, amount forbidden payment, payment small, payment large"),
    (R.WALLET_TEMPORARY_ERROR, "wallet unavailable, wallet timeout"),
    (R.WALLET_ERROR, "wallet error, wallet declined, wallet failed"),
    (R.ISSUER_ERROR, "issuer error, bank error !, bank error payer, bank error payment"),
    (R.NETWORK_ERROR, "network error, network unavailable, network timeout, net error !"),
    (R.PROVIDER_TEMPORARY_ERROR, "= !, provider unavailable, provider timeout, provider error, payment system error, payment system unavailable, system error ! -notfound, payment timeout !"),
    (R.OPERATION_NOT_ENABLED, "function disabled, function unsupported, function unavailable, function forbidden, recurring disabled, recurring forbidden,"
     " refund forbidden, refund disabled, payment disabled merchant"),
    (R.TRANSACTION_NOT_PERMITTED, "payment forbidden payer, payment forbidden card, operation forbidden card, operation forbidden payer, card forbidden, payment blocked card"),
    (R.INVALID_TRANSACTION, "payment wrong !, format error !, format wrong !"),
    (R.TRANSACTION_NOT_PERMITTED, "payment forbidden !"),
    (R.DO_NOT_HONOR, "declined issuer, declined bank, forbidden issuer, forbidden bank, blocked issuer, blocked bank"),
    (R.INVALID_REQUEST, "request wrong !, parameter wrong, parameter missing"),
    (R.VERIFICATION_FAILED, "verification failed payer, verification failed card, verification failed user !, unverified payer, unverified card"),
    (R.INVALID_TRANSACTION, "payment unsupported !"),
    (R.INCORRECT_CARD_DATA, "card wrong, card error"),
    (R.GENERIC_DECLINE, "=, declined payment, declined card, failed payment, failed card, payment error !, declined operation !, declined !"),
    (R.DO_NOT_HONOR, "contact issuer, contact bank !"),
)
"""What is a reading only where nothing clearer was said."""

KIN: tuple[frozenset[Reason], ...] = (
    frozenset({R.STOLEN_CARD, R.LOST_CARD, R.PICKUP_CARD, R.RESTRICTED_CARD, R.ISSUER_SUSPECTED_FRAUD}),
)
CARD_DATA = frozenset({R.INCORRECT_NUMBER, R.INCORRECT_EXPIRY, R.INCORRECT_CVC, R.INCORRECT_CARD_DATA})
