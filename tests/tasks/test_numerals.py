"""Numerals: every number has one row, with what became of it and why."""

from datetime import date
from itertools import pairwise
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.numbers.numerals import account_numerals
from tasks.records import Date, Figure, Mention, Numeral
from tests.tasks.reading import REVISION, read


def numerals(text: str) -> tuple[Numeral, ...]:
    reading, doc, _ = read(text)
    return account_numerals(reading, doc, (), (), ())


OUTCOMES = [
    ("He came third.", "third", "ordinal", "ordinal"),
    ("It ended on the 21st.", "21st", "ordinal", "ordinal"),
    ("Call +44 20 7946 0018 now.", "44", "other", "telephone"),
    ("Article 5 applies.", "5", "name", "name"),
    ("See page 5 first.", "5", "other", "numbered thing"),
    ("Counts 5 and 6 were dropped.", "6", "other", "numbered thing"),
    ("She flew an A320.", "320", "name", "word or name"),
    ("It opened in 2014.", "2014", "date", "year"),
    ("See www.example.org/12 for more.", "12", "other", "web"),
    ("No one spoke.", "one", "other", "pronoun"),
    ("Until one bothers to read it, all is well.", "one", "other", "pronoun"),
    ("He told “60 Minutes” that he knew.", "60", "name", "name"),
    ("The S&P 500 rose.", "500", "name", "name"),
    ("It is 4 per million.", "million", "other", "scale"),
]


@pytest.mark.parametrize(("text", "words", "outcome", "reason"), OUTCOMES, ids=[row[0] for row in OUTCOMES])
def test_number_says_what_became_of_it(text: str, words: str, outcome: str, reason: str) -> None:
    row = next(row for row in numerals(text) if row.text == words)
    assert row.outcome == outcome
    assert reason in row.reason


def test_owner_is_a_figure_then_a_date_then_a_name() -> None:
    text = "On 7 March 30 people met at Hotel 12 under Karl XIV."
    reading, doc, _ = read(text)
    sentence = UUID(int=1)
    figure = Figure(
        UUID(int=2), REVISION, sentence, 11, 20, text[11:20], "count", 30, 30, 30, "=", counted_head="people"
    )
    day = Date(UUID(int=3), REVISION, sentence, 3, 10, text[3:10], "DATE", date_from=date(2024, 3, 7))
    hotel = Mention(UUID(int=4), REVISION, sentence, "FACILITY", 28, 36, text[28:36])
    king = Mention(UUID(int=5), REVISION, sentence, "PERSON", 43, 51, text[43:51])
    rows = account_numerals(reading, doc, (figure,), (day,), (hotel, king))
    assert [(row.text, row.outcome, row.object_id) for row in rows] == [
        ("7", "date", day.date_id),
        ("30", "figure", figure.figure_id),
        ("12", "name", hotel.mention_id),
        ("XIV", "name", king.mention_id),
    ]


def test_no_that_is_a_figure_has_its_row() -> None:
    reading, doc, _ = read("There were no casualties and no reason.")
    nought = Figure(UUID(int=2), REVISION, UUID(int=1), 11, 24, "no casualties", "count", 0, 0, 0, "=")
    rows = account_numerals(reading, doc, (nought,), (), ())
    assert [(row.text, row.char_start, row.outcome) for row in rows] == [("no", 11, "figure")]


TEXT = st.text(
    alphabet=st.sampled_from("0123456789٣४¾²ⅣIVXabc $€%.,:;/-–'()\n@#onetwhalfdz "),
    max_size=80,
)


@settings(max_examples=80)
@given(TEXT)
def test_every_digit_is_in_exactly_one_row(text: str) -> None:
    rows = numerals(text)
    assert all(text[row.char_start : row.char_end] == row.text for row in rows)
    assert all(a.char_end <= b.char_start for a, b in pairwise(rows))
    covered = {at for row in rows for at in range(row.char_start, row.char_end)}
    assert {at for at, char in enumerate(text) if char.isdecimal()} <= covered
