"""Currencies: signs, words and codes; ambiguous ones by the article's place."""

import re
import tomllib
from uuid import UUID

import pytest

from tasks.numbers.money import Home, currency_after, currency_before, read_home, resolve_currency
from tasks.records import Reading
from tasks.vocabulary import DATA, read_rows

NOWHERE = Home("", "", "")

BEFORE = [
    ("$5", "USD"), ("US$5", "USD"), ("US $5", "USD"), ("$US5", "USD"), ("A$5", "AUD"), ("C $5", "CAD"), ("HK$5", "HKD"),
    ("NZ$5", "NZD"), ("R$5", "BRL"), ("£5", "GBP"), ("€5", "EUR"), ("EUR 5", "EUR"), ("USD5", "USD"), ("¥5", "JPY"),
    ("₹5", "INR"), ("Rs 5", "INR"), ("Rs. 5", "INR"), ("RM5", "MYR"), ("₦5", "NGN"), ("KSh5", "KES"), ("CHF 5", "CHF"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "code"), BEFORE, ids=[row[0] for row in BEFORE])
def test_sign_before_has_its_code(text: str, code: str) -> None:
    unit = currency_before(text, len(text) - 1, NOWHERE)
    assert unit is not None
    assert (unit.code, unit.kind) == (code, "money")
    assert text[unit.char_start : unit.char_end] == unit.text == unit.text.strip()


@pytest.mark.parametrize("text", ["ALL 5", "PS5", "R5", "K5", "the 5", "WEUR5"])
def test_names_and_words_are_no_signs(text: str) -> None:
    assert currency_before(text, len(text) - 1, NOWHERE, plain=True) is None


AFTER = [
    (" dollars", "USD"), (" Australian dollars", "AUD"), (" Danish crowns", "DKK"), (" Swiss francs", "CHF"),
    (" euros", "EUR"), ("-euro", "EUR"), (" yen", "JPY"), (" JPY", "JPY"), (" yuan", "CNY"), (" rupees", "INR"),
    (" Pakistani rupees", "PKR"), (" pounds", "GBP"), (" Egyptian pounds", "EGP"), (" francs", None),
    (" thalers", None), (" florins", None), (" pesos", None), (" Brazilian reais", "BRL"), (" €", "EUR"),
    (" U.S. dollars", "USD"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "code"), AFTER, ids=[row[0].strip() for row in AFTER])
def test_word_after_has_its_code(words: str, code: str | None) -> None:
    unit = currency_after(f"500{words}", 3, NOWHERE, 500.0, scaled=False)
    assert unit is not None
    assert (unit.code, unit.kind, unit.factor) == (code, "money", 1.0)


def test_small_coins_are_hundredths() -> None:
    for words, code in ((" cents", "USD"), ("p", "GBP"), (" euro cents", "EUR")):
        unit = currency_after(f"19{words}", 2, NOWHERE, 19.0, scaled=False)
        assert unit is not None
        assert (unit.code, unit.factor) == (code, 0.01)


def test_won_as_a_verb_is_no_currency() -> None:
    assert currency_after("The 5 won", 5, NOWHERE, 5.0, scaled=False) is None


HOMES = [
    ("dollar", Home("au", "", ""), "AUD"),
    ("dollar", Home("com", "WELLINGTON", ""), "NZD"),
    ("dollar", Home("com", "OSLO", "Canada, Canada and Canada"), "USD"),
    ("dollar", Home("com", "", "From Ottawa to Alberta, Canada saw"), "CAD"),
    ("dollar", Home("com", "", "Canada and the United States and Canada and U.S. and Canada"), "USD"),
    ("dollar", Home("com", "OTTAWA", "It cost C$5, or $4"), "USD"),
    ("rupee", Home("com", "", "floods in Sri Lanka"), "LKR"),
    ("peso", Home("com", "", "a strike in Chile"), "CLP"),
    ("peso", Home("com", "", "Chile and Mexico"), ""),
    ("krone", Home("no", "", ""), "NOK"),
]


@pytest.mark.parametrize(
    ("name", "home", "code"), HOMES, ids=[f"{r[0]}-{r[1].tld or r[1].dateline or r[1].text}" for r in HOMES]
)
def test_ambiguous_currency_is_the_articles_own(name: str, home: Home, code: str) -> None:
    assert resolve_currency(name, home) == code


def test_home_is_read_from_url_and_dateline() -> None:
    reading = Reading(UUID(int=1), "Text", (), "x", "https://news.example.co.nz/1", "SUVA")
    assert read_home(reading) == Home("nz", "SUVA", "Text")
    assert read_home(Reading(UUID(int=1), "", (), "x", "http://[bad", None)) == Home("", "", "")


def test_every_code_is_well_formed_and_every_ambiguous_name_has_homes() -> None:
    table = tomllib.loads((DATA / "currencies.toml").read_text("utf-8"))
    codes = set(table["codes"].split())
    ambiguous = set(table["ambiguous"])
    old = {"ITL", "DEM", "FRF", "BEF", "FIM", "NLG", "IEP", "EEK"}
    names = [*table["signs"].values(), *table["after"].values(), *table["words"].values()]
    names += [code for own in table["adjectives"].values() for code in own.values()]
    for name in names:
        assert not name or name in ambiguous or name.partition("/")[0] in codes | old, name
    homes = read_rows("currency_homes.tsv")[1:]
    assert {line[0] for line in homes} == ambiguous
    assert all(re.fullmatch(r"[A-Z]{3}(/100)?", line[1]) for line in homes)
