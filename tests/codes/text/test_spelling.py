import pytest

from paysupport.codes.text.spelling import Speller, spelt_out, unaccented

SPELLER = Speller(["transaction*", "insufficient", "cancelled", "*berechtigung", "недостаточно", "expired"])


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("insuficient", "insufficient"), ("insufficcient", "insufficient"), ("insufficeint", "insufficient"),
        ("insufficiemt", "insufficient"), ("insufficien", "insufficient"), ("insufficients", "insufficient"),
        ("nisufficient", ""), ("ibsufficient", "insufficient"), ("unsufficient", ""), ("insuficiemt", ""),
        ("trasaction", "transaction*"), ("transactoin", "transaction*"), ("transacction", "transaction*"),
        ("trqnsactions", "transaction*"), ("transactian", "transaction*"), ("transactio", ""),
        ("transactiom", ""), ("transactix", ""),
        ("canceled", "cancelled"), ("cancellde", "cancelled"), ("cancelted", ""), ("cancallad", ""),
        ("недостаточо", "недостаточно"), ("недостатчно", "недостаточно"), ("достаточно", ""),
        ("expire", ""), ("exprired", ""), ("berechtigumg", ""), ("", ""), ("entirely", ""),
    ],
)  # fmt: skip
def test_one_letter_of_a_long_word_may_be_wrong(word: str, meant: str) -> None:
    assert SPELLER.meant(word) == ((meant,) if meant else ())


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("plain", "plain"), ("límite código", "limite codigo"), ("ungültig", "ungueltig"), ("straße", "straße"),
        ("środków na złotych", "srodkow na zlotych"), ("reçu à l'œuvre", "recu a l'œuvre"), ("não é", "nao e"),
        ("российский їжак ўсё", "российский їжак ўсё"), ("ıøđ", "iod"),
    ],
)  # fmt: skip
def test_latin_letters_lose_their_accents(text: str, plain: str) -> None:
    assert unaccented(text) == plain


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("isn't accepted", "not accepted"), ("was not accepted", "was not accepted"), ("cannot pay", "not pay"),
        ("doesnt match", "not match"), ("can't and won't", "not and not"), ("will not expire", "not expire"),
        ("could n't", "could n't"), ("wanted", "wanted"), ("consignment cant", "consignment not"), ("notice", "notice"),
    ],
)  # fmt: skip
def test_contractions_are_a_not(text: str, said: str) -> None:
    assert spelt_out(text) == said
