"""How real a figure is, and when it holds, in sentences that compare or foresee."""

from datetime import date

import pytest

from tasks.article import find_facts
from tests.tasks.reading import read


@pytest.mark.parametrize(
    ("text", "number", "status"),
    [
        ("The central bank is seen leaving its benchmark at 6.75%.", "6.75%", "forecast"),
        ("Growth is seen at 3%.", "3%", "forecast"),
        ("Two bears were seen near Oldhaven.", "Two bears", "stated"),
        ("The median forecast saw the rate at 3%.", "3%", "forecast"),
        (
            "The jobless rate was 4%, up 1 point from a year earlier, with 900 people out of work.",
            "900 people",
            "stated",
        ),
        ("The jobless rate was 4%, up 1 point from a year earlier, with 900 people out of work.", "4%", "stated"),
    ],
    ids=["seen-doing", "seen-at", "seen", "forecast-saw", "after-a-comparison", "before-a-comparison"],
)
def test_what_is_seen_is_a_forecast_and_a_comparison_ends_at_its_comma(text, number, status):
    reading, doc, _ = read(text, published=date(2031, 3, 5))
    facts = find_facts(reading, doc)
    assert [one.status for one in facts.figures if one.text == number] == [status]


@pytest.mark.parametrize(
    ("text", "number", "rows"),
    [
        ("It has confirmed 86 deaths and 19 people missing as of 3 March.", "86 deaths", [("as_of", date(2031, 3, 3))]),
        ("It told of 20 cases and 14 deaths reported since 1 March.", "20 cases", [("since", date(2031, 3, 1))]),
        ("Sales were up 8% from a year earlier, with 900 cars sold.", "8%", [("as_of", date(2031, 3, 5))]),
        ("Sales were up 8% from a year earlier, with 900 cars sold.", "900 cars", [("as_of", date(2031, 3, 5))]),
        ("Sales were up 8% from a year earlier, when 900 were sold.", "900", [("event", date(2030, 1, 1))]),
        ("The truce was to last 30 days.", "30 days", [("as_of", date(2031, 3, 5))]),
    ],
    ids=["as-of-for-all", "since-for-all", "compared", "after-the-comma", "when", "last-is-a-verb"],
)
def test_a_date_holds_for_all_that_is_listed_and_a_comparison_for_its_clause_only(text, number, rows):
    reading, doc, _ = read(text, published=date(2031, 3, 5))
    facts = find_facts(reading, doc)
    ids = {one.figure_id for one in facts.figures if one.text == number}
    assert [(row.role, row.date_from) for row in facts.figure_dates if row.figure_id in ids] == rows
