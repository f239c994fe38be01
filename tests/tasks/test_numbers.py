"""Numbers as they are written: value, form and extent of each, without the language model."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.numbers.numbers import read_numbers

VALUES = [
    ("a quarter of them", 0.25),
    ("a quarter of GDP", 0.25),
    ("a third of revenue", 1 / 3),
    ("a fifth of whom", 0.2),
    ("4.2 mln", 4.2e6),
    ("1.49 bln", 1.49e9),
    ("5 bn", 5e9),
    ("12", 12),
    ("1,234.5", 1234.5),
    ("1,250,000", 1_250_000),
    ("12,34,567", 1_234_567),  # Indian groups
    ("14 000 refugees", 14_000),
    ("1 250 000 doses", 1_250_000),
    ("9\u202f300 homes", 9_300),
    ("9\u00a0300 homes", 9_300),
    ("1'234'567 francs", 1_234_567),
    ("1.234.567 votes", 1_234_567),
    (".5 percent", 0.5),
    ("2.2 million", 2_200_000),
    ("6.4bn", 6_400_000_000),
    ("3 lakh", 300_000),
    ("2 lakh crore", 2_000_000_000_000),
    ("1.5 crore", 15_000_000),
    ("3 dozen", 36),
    ("5 hundred", 500),
    ("twenty-seven", 27),
    ("Twenty seven", 27),
    ("one hundred and five", 105),
    ("two thousand three hundred forty-one", 2_341),
    ("three hundred thousand", 300_000),
    ("one million two hundred thousand", 1_200_000),
    ("twelve hundred", 1_200),
    ("a hundred", 100),
    ("a million", 1_000_000),
    ("a dozen", 12),
    ("two dozen", 24),
    ("half a dozen", 6),
    ("half a million", 500_000),
    ("a half-million", 500_000),
    ("a quarter of a million", 250_000),
    ("three-quarters of a million", 750_000),
    ("one and a half", 1.5),
    ("one and a half million", 1_500_000),
    ("a million and a half", 1_500_000),
    ("two and three quarters", 2.75),
    ("two point five million", 2_500_000),
    ("1/3", 1 / 3),
    ("2 1/2", 2.5),
    ("½", 0.5),
    ("2½ million", 2_500_000),
    ("two thirds", 2 / 3),
    ("three-fifths", 0.6),
    ("three quarters of", 0.75),
    ("a third of", 1 / 3),
    ("one in four", 0.25),
    ("nine out of every 10", 0.9),
    ("3 in 10 pupils", 0.3),
    ("nearly half", 0.5),
    ("half the crew", 0.5),
    ("٣٤", 34),
    ("１２", 12),
    ("zero", 0),
]


@pytest.mark.parametrize(("text", "value"), VALUES, ids=[text for text, _ in VALUES])
def test_one_number_has_its_value(text: str, value: float) -> None:
    (number,) = read_numbers(text)
    assert number.value == pytest.approx(value, rel=1e-12)
    assert number.low == number.high == number.value


VAGUE = [
    ("dozens", 24, 99),
    ("scores of people", 40, 99),
    ("hundreds", 200, 999),
    ("thousands", 2_000, 9_999),
    ("tens of thousands", 20_000, 99_999),
    ("hundreds of thousands", 200_000, 999_999),
    ("tens of millions", 20_000_000, 99_999_999),
    ("a few thousand", 2_000, 9_999),
    ("several hundred", 200, 999),
    ("several hundred thousand", 200_000, 999_999),
    ("a couple of hundred", 200, 299),
]


@pytest.mark.parametrize(("text", "low", "high"), VAGUE, ids=[row[0] for row in VAGUE])
def test_vague_number_has_bounds_and_no_value(text: str, low: float, high: float) -> None:
    (number,) = read_numbers(text)
    assert (number.form, number.value, number.low, number.high) == ("vague", None, low, high)


SEVERAL = [
    ("two three-room flats", [2, 3]),
    ("one hundred and two hundred", [100, 200]),
    ("three, four and five", [3, 4, 5]),
    ("9/11", [9, 11]),
    ("March 12 300 people", [12, 300]),
    ("seven of the 11", [7, 11]),
    ("four in five days", [4, 5]),
]


@pytest.mark.parametrize(("text", "values"), SEVERAL, ids=[row[0] for row in SEVERAL])
def test_neighbouring_numbers_stay_apart(text: str, values: list[float]) -> None:
    assert [number.value for number in read_numbers(text)] == values


ORDINALS = ["first", "21st", "159th", "twenty-first", "the third quarter", "a third person", "the fifth of the series"]


@pytest.mark.parametrize("text", ORDINALS)
def test_ordinals_are_told_from_fractions(text: str) -> None:
    assert [number.form for number in read_numbers(text)] == ["ordinal"]


@pytest.mark.parametrize("text", ["the second half", "per million", "in the quarter", "a handful", "tension"])
def test_words_that_are_no_numbers_have_no_value(text: str) -> None:
    assert [n for n in read_numbers(text) if n.form not in ("ordinal", "bare")] == []


def test_suffix_that_may_be_a_unit_is_left_to_the_reader() -> None:
    (number,) = read_numbers("5m")
    assert (number.value, number.suffix, number.char_end) == (5, "m", 1)


@given(st.text(alphabet=st.sampled_from("0123456789.,'/ -½٣²one two hundred million and a half third\n"), max_size=60))
def test_numbers_never_overlap_and_cover_every_decimal_digit(text: str) -> None:
    reached = 0
    covered: set[int] = set()
    for number in read_numbers(text):
        assert reached <= number.char_start < number.char_end <= len(text)
        reached = number.char_end
        covered |= set(range(number.char_start, number.char_end))
    assert {at for at, char in enumerate(text) if char.isdecimal()} <= covered


def test_long_runs_are_read_in_linear_time() -> None:
    assert len(read_numbers("1," * 60_000)) == 60_000
    assert read_numbers("one " * 20_000)
    assert read_numbers("million " * 20_000)
    assert read_numbers("9" * 100_000)[0].value is not None
