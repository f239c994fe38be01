"""Units and rates: spelled forms to UCUM codes; the vocabulary checked against pint's registry."""

import re

import pint
import pytest

from tasks.numbers.units import rate_after, unit_after
from tasks.vocabulary import read_rows

FORMS = [
    ("40 km", "km"),
    ("40km away", "km"),
    ("40-kilometre stretch", "km"),
    ("3 square miles", "[smi_us]"),
    ("12.3-inch screen", "[in_i]"),
    ("500 sq m", "m2"),
    ("60 hectares", "har"),
    ("18 tonnes of rice", "t"),
    ("30C", "Cel"),
    ("30 degrees Celsius", "Cel"),
    ("-5°F", "[degF]"),
    ("7%", "%"),
    ("7 per cent", "%"),
    ("7pc", "%"),
    ("two percentage points", "pp"),
    ("25 basis points", "bp"),
    ("six weeks", "wk"),
    ("six-week", "wk"),
    ("three decades", "10.a"),
    ("90 minutes", "min"),
    ("80 mph", "[mi_i]/h"),
    ("80 m.p.h.", "[mi_i]/h"),
    ("80 kilometres per hour", "km/h"),
    ("550 megawatts", "MW"),
    ("2 MWh", "MW.h"),
    ("64GB", "GBy"),
    ("30 Mbps", "Mbit/s"),
    ("15 ppb", "[ppb]"),
    ("five cups", "[cup_us]"),
    ("230 km/h.", "km/h"),
    ("586 lb-ft. It", "[ft_i].[lbf_av]"),
    ("50 mW.", "mW"),
    ("2.5 F and more", "[degF]"),
    ("300 K.", "K"),
    ("0.5 mA", "mA"),
    ("4.7 kohm", "kOhm"),
    ("1.5 T. The", "T"),
    ("5 bar", "bar"),
    ("12MP", "{megapixel}"),
    ("3 mmbtu", "10*6.[Btu]"),
    ("60 fps", "{frame}/s"),
    ("1,300 nits", "cd/m2"),
    ("0.4 astronomical units", "AU"),
    ("39 meganewtons", "MN"),
    ("300 dots per inch", "{dot}/[in_i]"),
]


@pytest.mark.parametrize(("text", "code"), FORMS, ids=[row[0] for row in FORMS])
def test_unit_has_its_code(text: str, code: str) -> None:
    at = re.match(r"-?[\d.,]+|\w+", text).end()
    unit = unit_after(text, at)
    assert unit is not None
    assert unit.code == code
    assert text[unit.char_start : unit.char_end] == unit.text


@pytest.mark.parametrize(
    "text",
    [
        "5 people",
        "5 Stone Street",
        "5 meteors",
        "5 A. Street",
        "5 T. Orla",
        "5 minnows",
        "5 hens",
        "5",
        "5 K visas",
        "5 J protests",
    ],
)
def test_other_words_are_no_units(text: str) -> None:
    assert unit_after(text, 1) is None


RATES = [
    ("tonnes a year", "tonnes", False, "a"),
    ("miles per gallon", "miles", False, "[gal_us]"),
    ("dollars a barrel", "dollars", True, "[bbl_us]"),
    ("$3 per head", "$3", True, "head"),
    ("$3 a share", "$3", True, "share"),
    ("$19/ton", "$19", True, "t"),
    ("5 litres per person", "5 litres", False, "{person}"),
    ("barrel-a-day", "barrel", False, "d"),
    ("5 cents per basic and diluted share", "5 cents", True, "share"),
    ("40 people per square mile", "40 people", False, "[smi_us]"),
    ("35 per 100,000", "35", False, "100000"),
    ("80 mg per 100 ml", "80 mg", False, "100.ml"),
]


@pytest.mark.parametrize(("text", "before", "money", "code"), RATES, ids=[row[0] for row in RATES])
def test_rate_has_its_denominator(text: str, before: str, money: bool, code: str) -> None:
    rate = rate_after(text, len(before), money=money)
    assert rate is not None
    assert rate.code == code


@pytest.mark.parametrize("text", ["$3 a bargain", "$3 per cent", "$3 and a share", "$3"])
def test_other_words_are_no_rates(text: str) -> None:
    assert rate_after(text, 2, money=True) is None


# UCUM to pint, where pint has another name; annotations and information units have no equal there.
PINT = {
    "[mi_i]": "mile", "[ft_i]": "foot", "[in_i]": "inch", "[yd_i]": "yard", "[nmi_i]": "nautical_mile",
    "har": "hectare", "[acr_us]": "acre", "t": "tonne", "kt": "kilotonne", "Mt": "megatonne", "Gt": "gigatonne",
    "[lb_av]": "pound", "[oz_av]": "ounce", "[ston_av]": "short_ton", "[lton_av]": "long_ton",
    "[stone_av]": "stone", "[bbl_us]": "oil_barrel", "[gal_us]": "gallon", "[gal_br]": "imperial_gallon",
    "[pt_us]": "pint", "[qt_us]": "quart", "[sft_i]": "square_foot", "[smi_us]": "square_mile", "[kn_i]": "knot",
    "[ly]": "light_year", "[HP]": "horsepower", "Cel": "degC", "[degF]": "degF", "a": "year", "mo": "month",
    "wk": "week", "d": "day", "h": "hour", "min": "minute", "s": "second", "W.h": "watt_hour",
    "kW.h": "kilowatt_hour", "MW.h": "megawatt_hour", "By": "byte", "kBy": "kilobyte", "MBy": "megabyte",
    "GBy": "gigabyte", "[Btu]": "Btu", "[psi]": "psi", "[bu_us]": "bushel",
}  # fmt: skip

PINT_DIFFERS = ("min", "mins", "mt", "centigrade")


def test_words_mean_in_pint_what_their_code_means() -> None:
    registry = pint.UnitRegistry()
    checked = 0
    for code, _, words, _ in read_rows("units.tsv")[1:]:
        name = PINT.get(code)
        if name is None:
            continue
        for word in words.split("|"):
            written = word.replace(" ", "_")
            if (
                word
                and word not in ("min", "mins", "mt", "centigrade")
                and not word.endswith(".")
                and written in registry
            ):
                assert registry.Unit(written).is_compatible_with(name), (word, code)
                checked += 1
    assert checked > 60


def test_vocabulary_has_four_columns_and_no_word_twice() -> None:
    rows = read_rows("units.tsv")[1:]
    assert {len(row) for row in rows} == {4}
    words = [word for row in rows for word in row[2].split("|") if word]
    assert sorted(words) == sorted(set(words))
