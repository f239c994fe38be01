"""Named days of a year."""

from datetime import date

import pytest

from tasks.dates.holidays import easter, holiday, holiday_rules


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("christmas eve", 2023, date(2023, 12, 24)),
        ("thanksgiving", 2019, date(2019, 11, 28)),
        ("memorial day", 2022, date(2022, 5, 30)),
        ("labor day", 2020, date(2020, 9, 7)),
        ("election day", 2016, date(2016, 11, 8)),
        ("good friday", 2021, date(2021, 4, 2)),
        ("black friday", 2018, date(2018, 11, 23)),
        ("leap day", 2023, None),
        ("ramadan", 2024, None),
    ],
    ids=lambda value: str(value),
)
def test_a_holiday_falls_on_its_day(name, year, day):
    assert holiday(name, year) == day


@pytest.mark.parametrize(
    ("year", "month", "day"), [(1961, 4, 2), (2000, 4, 23), (2008, 3, 23), (2011, 4, 24), (2038, 4, 25)]
)
def test_easter_is_where_the_almanac_has_it(year, month, day):
    assert easter(year) == date(year, month, day)


@pytest.mark.parametrize("name", sorted(holiday_rules()))
def test_every_rule_of_the_data_file_gives_a_day_in_a_leap_year(name):
    day = holiday(name, 2024)
    assert day is not None
    assert day.year == 2024
