import pytest

from paysupport.redaction import redact, scan


@pytest.mark.parametrize(
    ("text", "expected", "kind"),
    [
        ("ivan.petrov+shop@mail.example.by", "[email]", "email"),
        ("пишите на ivan@пример.рф!", "пишите на [email]!", "email"),
        ("email=ivan%40mail.ru&x=1", "email=[email]&x=1", "email"),
        ("<a@b.by>", "<[email]>", "email"),
        ("+375 29 123-45-67", "[phone]", "phone"),
        ("+375291234567", "[phone]", "phone"),
        ("00375291234567", "[phone]", "phone"),
        ("375 (29) 123 45 67", "[phone]", "phone"),
        ("8 029 123-45-67", "[phone]", "phone"),
        ("8 (029) 123 45 67", "[phone]", "phone"),
        ("80291234567", "[phone]", "phone"),
        ("8029 1234567", "[phone]", "phone"),
        ("8 0152 12-34-56", "[phone]", "phone"),
        ("+7 (912) 345-67-89", "[phone]", "phone"),
        ("79123456789", "[phone]", "phone"),
        ("8 912 345-67-89", "[phone]", "phone"),
        ("89123456789", "[phone]", "phone"),
        ("8(495)123-45-67", "[phone]", "phone"),
        ("+1 (555) 123-4567", "[phone]", "phone"),
        ("555-123-4567", "[phone]", "phone"),
        ("(029) 123-45-67", "[phone]", "phone"),
        ("029 123-45-67", "[phone]", "phone"),
        ("тел. 123-45-67", "тел. [phone]", "phone"),
        ("телефон: 2 34 56 78", "телефон: [phone]", "phone"),
        ("Phone number: 5551234567", "Phone number: [phone]", "phone"),
        ('"phone":"375291234567"', '"phone":"[phone]"', "phone"),
        ('"holder": "IVAN IVANOV"', '"holder": "[name]"', "name"),
        ("'holder': 'IVAN IVANOV'", "'holder': '[name]'", "name"),
        ("holder=IVAN IVANOV", "holder=[name]", "name"),
        ("cardholder: John A. Smith", "cardholder: [name]", "name"),
        ('"first_name":"иван"', '"first_name":"[name]"', "name"),
        ("lastName: Smith, x", "lastName: [name], x", "name"),
        ("имя: Иван Петров, заказ 123", "имя: [name], заказ 123", "name"),
        ("ФИО: Иванов Иван Иванович", "ФИО: [name]", "name"),
        ("Держатель карты IVAN IVANOV", "Держатель карты [name]", "name"),
        ("Меня зовут Анна Петрова и", "Меня зовут [name] и", "name"),
        ("My name is John Smith and", "My name is [name] and", "name"),
        ("Dear Mr Smith", "Dear [name]", "name"),
        ("Mr. John Smith", "Mr. [name]", "name"),
        ("С уважением, Пётр Сидоров", "С уважением, [name]", "name"),
        ("Best regards,\nJohn Smith", "Best regards,\n[name]", "name"),
        ("Уважаемая Анна!", "Уважаемая [name]!", "name"),
        ("Name: Ivan Petrov, x", "Name: [name], x", "name"),
        ("я, Иванов И.И., прошу", "я, [name], прошу", "name"),
        ("от И. И. Иванова", "от [name]", "name"),
        ("для Иванова Ивана Ивановича", "для [name]", "name"),
        ("Анна Сергеевна, здравствуйте", "[name], здравствуйте", "name"),
        ("411111******1111 IVAN IVANOV 12/25", "411111******1111 [name] 12/25", "name"),
        ("411111******1111 12/25 IVAN J IVANOV", "411111******1111 12/25 [name]", "name"),
        ("IVAN IVANOV, 411111******1111", "[name], 411111******1111", "name"),
        ("г. Минск, ул. Ленина, д. 5, кв. 12.", "[address].", "address"),
        ("живу ул. Притыцкого 29-15", "живу [address]", "address"),
        ("проспект Независимости, 100", "[address]", "address"),
        ("220030, г. Минск, пр-т Победителей, 7", "[address]", "address"),
        ("ул. 8 Марта, 10", "[address]", "address"),
        ("at 221B Baker Street, London", "at [address]", "address"),
        ("350 Fifth Ave, Apt 5", "[address]", "address"),
        ("10 Main St, Springfield, 12345", "[address]", "address"),
        ("адрес: Минск, Ленина 5", "адрес: [address]", "address"),
        ('"address":"Minsk, Lenina 5","x":1', '"address":"[address]","x":1', "address"),
        ('"city":"Minsk"', '"city":"[address]"', "address"),
        ("IP 185.12.34.56", "IP [address]", "address"),
        ("ip: 2001:db8::1", "ip: [address]", "address"),
        ('"birth_date":"1990-01-31"', '"birth_date":"[birth date]"', "birth_date"),
        ("дата рождения 31.01.1990", "дата рождения [birth date]", "birth_date"),
    ],
)
def test_personal_data_go_where_asked_and_only_there(text, expected, kind):
    assert redact(text, personal=True) == expected
    assert scan(text, personal=True).counts == {kind: 1}
    assert redact(text) == text


def test_a_name_before_an_address_of_mail_goes_with_it():
    scanned = scan('From: "Ivan Petrov" <ivan@example.com>', personal=True)
    assert scanned.text == 'From: "[name]" <[email]>'
    assert scanned.counts == {"name": 1, "email": 1}


def test_words_of_payments_are_no_names():
    assert redact("Name: Visa Card", personal=True) == "Name: Visa Card"


@pytest.mark.parametrize(
    "text",
    [
        "Заказ 123456 на 45.50 BYN",
        "Order 80291 total 912.00 USD",
        "Оплатил 12.05.2026 в 14:32",
        "RRN 630512345678",
        "УНП 191234567",
        "ИНН 7712345678",
        "uid 550e8400-e29b-41d4-a716-446655440000",
        "pspReference 8835511210681145",
        "Здравствуйте, деньги списались, заказ не оплачен",
        "Payment declined by the bank, do not honor",
        "411111******1111 VISA GOLD",
        "CREDIT CARD 411111******1111",
        "DECLINED PAYMENT 411111******1111",
        "Dear customer",
        "address: TXYZopYRdj2D9XRtbG411XZZ3kM5VkAeBf (TRC20)",
        "version 1.2.3",
        "version 999.1.1.1",
        "12:30:45",
        "at 12:30",
        "1712345678901",
        "Карта банка Беларусбанк",
        "amount: 100, currency: BYN",
        "a@b",
        "@name",
        "+100 BYN",
        "8 1234567 89",
        "cafe:face",
    ],
)
def test_order_numbers_amounts_times_and_prose_stay(text):
    assert redact(text, personal=True) == text


def test_secrets_go_as_well():
    text = "Иванов И.И., карта 4111 1111 1111 1111, cvv 123, a@b.by"
    assert redact(text, personal=True) == "[name], карта 411111******1111, cvv ***, [email]"
    assert scan(text, personal=True).counts == {"name": 1, "card": 1, "cvv": 1, "email": 1}
