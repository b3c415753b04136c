"""What is said around plans and changes, in English and Russian."""

from collections.abc import Mapping

from paysupport.diagnostics.texts import Text

GO_LIVE = (
    Text(
        en="Pay a test order to the end: the order becomes paid without the browser coming back to the shop.",
        ru="Оплатите тестовый заказ до конца: он должен стать оплаченным, даже если не возвращаться в магазин.",
    ),
    Text(
        en="Pay a test order with a card that is declined: the order stays unpaid and can be paid again.",
        ru="Попробуйте оплатить картой, которую отклонят: заказ остаётся неоплаченным, и его можно оплатить снова.",
    ),
    Text(
        en="Let the notification handler be tried from outside: paysupport check CONFIG.toml.",
        ru="Проверьте обработчик уведомлений снаружи: paysupport check CONFIG.toml.",
    ),
    Text(
        en="After going live make one small real payment, find it in the cabinet, and refund it.",
        ru="После запуска проведите один небольшой настоящий платёж, найдите его в кабинете и верните.",
    ),
)
"""What no setting shows, with any provider."""

EVENTS = Text(
    en="the list of webhooks in the cabinet, or what is sent with each payment",
    ru="список уведомлений в кабинете или то, что передаётся с каждым платежом",
)
"""Where notifications are subscribed to."""

WORDS: Mapping[str, Text] = {
    "own_code": Text(en="own code", ru="свой код"),
    "module": Text(en="ready module", ru="готовый модуль"),
    "platform": Text(en="hosted platform", ru="готовая платформа"),
    "any": Text(en="settings", ru="настройки"),
    "steps": Text(en="Steps", ru="Шаги"),
    "by_hand": Text(en="What no setting shows", ru="Чего по настройкам не видно"),
    "field": Text(en="field in the module", ru="поле в модуле"),
    "where": Text(en="where", ru="где взять"),
    "nowhere": Text(
        en="no document that we know says where; ask the provider",
        ru="в известных нам документах не сказано; спросите провайдера",
    ),
    "looks": Text(en="looks like", ru="выглядит как"),
    "value": Text(en="has to be", ru="должно быть"),
    "unset": Text(en="this variable of the environment is empty", ru="эта переменная окружения пуста"),
    "unconfirmed": Text(en="not confirmed by a document", ru="документом не подтверждено"),
    "notes": Text(en="To know of this module", ru="Что нужно знать о модуле"),
    "version": Text(
        en="What stands here is known of another version than yours: compare before you rely on it. Known",
        ru="Эти сведения относятся к другой версии, не вашей: сверьте, прежде чем на них полагаться. Известна",
    ),
    "scheme": Text(en="How a payment goes", ru="Как идёт платёж"),
    "calls": Text(en="Requests, in order", ru="Запросы по порядку"),
    "answer": Text(en="the answer", ru="ответ"),
    "webhook": Text(en="Notifications", ru="Уведомления"),
    "proof": Text(en="proof", ru="как проверить"),
    "reply": Text(en="answer with", ru="что отвечать"),
    "repeats": Text(en="repeats", ru="повторы"),
    "events": Text(en="subscribe to", ru="подписаться на"),
    "tests": Text(en="To pay with in test mode", ru="Чем платить в тестовом режиме"),
    "modules": Text(en="Ready modules and platforms that we know", ru="Готовые модули и платформы, которые мы знаем"),
    "sources": Text(en="Sources", ru="Источники"),
    "ready": Text(en="Ready to go live.", ru="Можно запускать."),
    "ready_but": Text(
        en="Ready to go live, as far as the settings show. Do what they do not show first:",
        ru="По настройкам можно запускать. Сначала сделайте то, чего по ним не видно:",
    ),
    "not_ready": Text(en="Not ready to go live. What is missing:", ru="Запускать рано. Не хватает:"),
    "done": Text(en="done", ru="готово"),
    "wrong": Text(en="wrong", ru="неверно"),
    "missing": Text(en="to enter", ru="указать"),
    "optional": Text(en="if you need it", ru="если нужно"),
    "payer": Text(en="payer", ru="покупатель"),
    "shop": Text(en="shop", ru="магазин"),
    "pays": Text(en="pays on the provider's page", ru="платит на странице провайдера"),
    "sends": Text(en="notification to the shop's URL", ru="уведомление на адрес магазина"),
    "checks": Text(
        en="checks the proof, order, amount and currency, then marks the order paid and answers",
        ru="проверяет подлинность, заказ, сумму и валюту, отмечает заказ оплаченным и отвечает",
    ),
    "from": Text(en="now", ru="сейчас"),
    "to": Text(en="then", ru="будет"),
    "mend": Text(en="What to do", ru="Что делать"),
    "do": Text(en="do", ru="сделать"),
}

ROWS: Mapping[str, Text] = {
    "token": Text(en="get a token", ru="получить токен"),
    "create": Text(en="begin a payment", ru="начать платёж"),
    "redirect": Text(en="send the payer to the page", ru="отправить покупателя на страницу"),
    "status": Text(en="ask for the state", ru="узнать состояние"),
    "capture": Text(en="take held money", ru="списать удержанное"),
    "refund": Text(en="refund", ru="вернуть"),
    "lookup": Text(en="look-up of a payment", ru="запрос платежа"),
    "search": Text(en="search of payments", ru="поиск платежей"),
    "verify": Text(en="proof of a notification", ru="проверка подлинности уведомления"),
    "confirm": Text(en="a notification has to be confirmed by a look-up", ru="уведомление надо перепроверять запросом"),
    "deliveries": Text(en="list of notifications sent", ru="список отправленных уведомлений"),
    "registration": Text(en="the registered notification URL", ru="зарегистрированный адрес уведомлений"),
    "next_delivery": Text(en="known schedule of repeats", ru="известный график повторов"),
}
"""What is compared, in the tables of a change."""
