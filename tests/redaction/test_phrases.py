import unicodedata
from hashlib import sha256
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paysupport.redaction import redact, scan

LISTS = files("paysupport.redaction") / "bip39"
LANGUAGES = sorted(file.name.removesuffix(".txt") for file in LISTS.iterdir())
TWELVE = "legal winner thank year wave sausage worth useful legal winner thank yellow"
ELEVEN = " ".join(TWELVE.split()[:11])
EIGHT = " ".join(TWELVE.split()[:8])
TEN = " ".join(TWELVE.split()[:10])
SEVEN = " ".join(TWELVE.split()[:7])
FIVE = " ".join(TWELVE.split()[:5])
PROSE = (
    "Hello, I paid for the order yesterday and the money was taken from my account, but the shop still says that the order "
    "is not paid. I can not believe that this is the way you work, and I hope you will find the error this week. "
    "Thank you all again for the good time that we have had in the past year, and please do not forget to call me back when "
    "there is any news about what happened with the payment; I am sure it must be possible to sort this out without a fight."
)


def words(language: str) -> list[str]:
    return (LISTS / f"{language}.txt").read_text("utf-8").split()


def test_the_lists_are_those_of_the_standard():
    english = (LISTS / "english.txt").read_bytes()
    assert sha256(english).hexdigest() == "2f5eed53a4727b4bf8880d8f3f199efc90e58503646d9ff8eff3a2ed3b24dbda"
    assert len(LANGUAGES) == 12
    assert all(len(set(words(language))) == 2048 for language in LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
@given(data=st.data())
@settings(max_examples=25, deadline=None)
def test_phrases_of_every_language_and_length_go(language, data):
    phrase = data.draw(st.lists(st.sampled_from(words(language)), min_size=12, max_size=24, unique=True))
    joint = data.draw(st.sampled_from([" ", "\n", "  ", ", ", "\u3000", "\t", "\n- "]))
    form = data.draw(st.sampled_from(["NFC", "NFKD", "NFD"]))
    before = data.draw(st.sampled_from(["", "№1: ", "1 2 3 4 5: ", "№1 №2, "]))
    text = joint.join(unicodedata.normalize(form, word) for word in phrase)
    assert redact(f"{before}{text}.") == f"{before}[seed phrase]."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TWELVE, "[seed phrase]"),
        (TWELVE.upper(), "[seed phrase]"),
        (TWELVE.title(), "[seed phrase]"),
        (f"my words: {TWELVE}.", "my words: [seed phrase]."),
        (TWELVE.replace(" ", ","), "[seed phrase]"),
        (TWELVE.replace(" ", "\n- "), "[seed phrase]"),
        (str(TWELVE.split()), "['[seed phrase]']"),
        (str(TWELVE.split()).replace("'", '"'), '["[seed phrase]"]'),
        ("\n".join(f"{place}. {word}" for place, word in enumerate(TWELVE.split(), 1)), "1. [seed phrase]"),
        (" ".join(f"{place}) {word}" for place, word in enumerate(TWELVE.split(), 1)), "1) [seed phrase]"),
        (" ".join(f"{place}.{word}" for place, word in enumerate(TWELVE.split(), 1)), "1.[seed phrase]"),
        (" ".join(f"{place} {word}" for place, word in enumerate(TWELVE.split(), 1)), "1 [seed phrase]"),
        (" ".join(f"{place}: {word}" for place, word in enumerate(TWELVE.split(), 1)), "1: [seed phrase]"),
        ("abandon " * 11 + "about", "[seed phrase]"),
        ("zoo, " * 11 + "wrong", "[seed phrase]"),
        (f"{TWELVE} (и) {TWELVE}", "[seed phrase]"),
        (f"{TWELVE} или же {TWELVE}", "[seed phrase] или же [seed phrase]"),
        (TWELVE.replace(" ", "-"), "[seed phrase]"),
        (TWELVE.replace(" ", "_"), "[seed phrase]"),
        (TWELVE.replace(" ", ". "), "[seed phrase]"),
        (TWELVE.replace(" ", " | "), "[seed phrase]"),
        (TWELVE.replace(" ", "; "), "[seed phrase]"),
        (f"seed={TWELVE.replace(' ', '+')}&x=1", "seed=[seed phrase]&x=1"),
        (TWELVE.replace(" ", "\\n"), "[seed phrase]"),
        (TWELVE.replace(" ", "\u00a0"), "[seed phrase]"),
        (TWELVE.replace(" ", " \u2014 "), "[seed phrase]"),
        (f"<li>{TWELVE.replace(' ', '</li><li>')}</li>", "<li>[seed phrase]</li>"),
        ("\n".join(f"| {place} | {word} |" for place, word in enumerate(TWELVE.split(), 1)), "| 1 | [seed phrase] |"),
        ("\n".join(f"#{place} {word}" for place, word in enumerate(TWELVE.split(), 1)), "#1 [seed phrase]"),
        (" ".join(f"{place:02}.{word}" for place, word in enumerate(TWELVE.split(), 1)), "01.[seed phrase]"),
        (" ".join(f"word {place}: {word}" for place, word in enumerate(TWELVE.split(), 1)), "[seed phrase]"),
        (TWELVE.replace(" useful", "\n> useful").replace("thank yellow", "thank and yellow"), "[seed phrase]"),
        (TWELVE.replace("sausage", "sausege"), "[seed phrase]"),
        (TWELVE.replace("yellow", "yelow"), "[seed phrase] yelow"),
        (ELEVEN, "[seed phrase]"),
        (f"password: {TWELVE}", "password: [seed phrase]"),
        (f"I wrote it down as {TWELVE} on Monday", "I wrote it down as [seed phrase] on Monday"),
    ],
)
def test_ways_of_writing_a_phrase(text, expected):
    assert redact(text) == expected


@pytest.mark.parametrize(
    "name", ["seed", "SEED phrase", "mnemonic", "recovery words", "phrase", "сид-фраза", "мнемоника", "фраза"]
)
def test_eight_words_are_enough_in_a_text_that_speaks_of_a_phrase(name):
    assert redact(f"{name}! {'-' * 20} {EIGHT}!") == f"{name}! {'-' * 20} [seed phrase]!"
    assert redact(f"{EIGHT}: {'-' * 20} {name}") == f"[seed phrase]: {'-' * 20} {name}"
    assert redact(f"{name}! {'-' * 20} {SEVEN}!") == f"{name}! {'-' * 20} {SEVEN}!"


@pytest.mark.parametrize(
    "text",
    [
        TEN,
        EIGHT,
        f"{SEVEN} xyz abc {SEVEN}",
        f"{EIGHT} {'-' * 17} {EIGHT}",
        f"{TEN} fußball handball {TEN}",
        f"{FIVE} *** {SEVEN}",
        f"{FIVE} xyz {FIVE} abc worth",
        "True, True, False, False, False, True, True, True, True, False, True, False, True",
        ", ".join(f"{{'amount': {amount}}}" for amount in range(20)),
        "return group_list.append(leader), group.list = [token, value], address; list = name(list)",
        "'ADD-INDEX-FIELD', 'ADD-FIRST', 'ADD-LAST', 'ADD-LIKE-FIELD', 'MOVE-FIELD', 'INDEX-NAME'",
        PROSE,
        PROSE.replace("order", "phrase"),
        "The wave of legal thank you letters was useful, the winner of the year said",
    ],
)
def test_shorter_runs_and_prose_stay(text):
    assert redact(text) == text


def test_a_run_mixes_no_lists():
    spanish, russian = words("spanish")[100:106], words("russian")[100:106]
    text = " ".join(spanish + russian)
    assert redact(text) == text


def test_words_of_two_lists_are_one_run():
    both = [word for word in words("english") if word in words("french")]
    phrase = [word for word in words("french") if word not in both][:8] + both[:4]
    after = [word for word in words("english") if word not in both][:8]
    assert redact(" ".join(phrase + after)) == "[seed phrase]"
    assert scan(" ".join(phrase + after)).counts == {"seed_phrase": 1}


def test_each_phrase_is_counted():
    assert scan(f"{TWELVE}. Far away from it stands another: {TWELVE}").counts == {"seed_phrase": 2}


def test_a_phrase_may_be_joined_otherwise_in_two_places():
    joined = TWELVE.replace("year ", "year, ").replace("worth ", "worth/")
    assert redact(joined) == "[seed phrase]"
    prose = joined.replace("legal ", "legal; ")
    assert redact(prose) == prose


def test_a_gap_ends_a_run():
    first, second = EIGHT, " ".join(TWELVE.split()[8:])
    assert redact(f"{first} {'-' * 14} {second}") == "[seed phrase]"
    assert redact(f"{first} {'-' * 15} {second}") == f"{first} {'-' * 15} {second}"
    assert redact(f"{first}{' ' * 40}{second}") == "[seed phrase]"


def test_the_word_for_a_phrase_must_be_near():
    text = f"seed {'-' * 20} {EIGHT}"
    assert redact(text) == f"seed {'-' * 20} [seed phrase]"
    far = f"seed {'-' * 400} {EIGHT}"
    assert redact(far) == far


@pytest.mark.parametrize("language", ["french", "spanish", "portuguese", "czech", "turkish"])
def test_words_without_their_accents_are_known(language):
    bare = [unicodedata.normalize("NFD", word).encode("ascii", "ignore").decode() for word in words(language)[700:712]]
    assert redact(" ".join(bare)) == "[seed phrase]"
