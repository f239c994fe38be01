"""An undated article dated from its own words; a dated one checked by the same means."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.dates.date_mentions import find_times
from tasks.dating.dating import TOGETHER, read_dates
from tasks.dating.dating_bounds import find_bounds
from tasks.dating.dating_clues import find_clues
from tasks.dating.dating_odds import day_odds, load_odds
from tasks.dating.dating_trust import trust
from tasks.dating.offices import find_terms
from tests.tasks.reading import read

BOUNDED = (
    "The ferry talks in Port Amsel ended without a deal, harbour officials said on Thursday. "
    "Crews have been on strike since Sunday. The strike is a repeat of one late last year. "
    "That one lasted from November 24 to December 1. The union was founded on October 7, 2023. "
    "On Wednesday, the union said it was ready to return. On February 29, two ferries collided. "
    "The season will begin on March 10."
)
POSTED = (
    "The mayor of Port Amsel resigned.\n\n"
    "I am leaving office with a light heart. — Ada Voss (@adavoss) {post}\n\n"
    "Nobody saw this coming. — Oluf Brandt (@obrandt) {before}\n\n"
    "Her deputy said on {weekday} that he would take over. He spoke on {weekday} at the town hall."
)


def test_days_without_years_bound_the_day_of_publication_from_both_sides():
    told = read_dates(*read(BOUNDED))
    assert (told.published_from, told.published_to, told.published_origin) == (
        date(2024, 3, 7),
        date(2024, 3, 8),
        "inferred",
    )
    days = {row.text: row.date_from for row in told.dates}
    assert days["Thursday"] == date(2024, 3, 7)
    assert days["Sunday"] == date(2024, 3, 3)
    assert days["Wednesday"] == date(2024, 3, 6)
    assert days["February 29"] == date(2024, 2, 29)
    assert days["November 24"] == date(2023, 11, 24)


def test_the_evidence_says_what_each_expression_leaves():
    told = read_dates(*read(BOUNDED))
    ids = {row.date_id: row for row in told.dates}
    rows = {ids[row.date_id].text: row for row in told.evidence}
    assert rows["February 29"].date_from == date(2024, 2, 29)
    assert rows["March 10"].date_to == date(2024, 3, 10)
    assert all(row.used for row in told.evidence)


@pytest.mark.parametrize("day", [date(2014, 5, 8), date(2019, 11, 5), date(2023, 2, 16)], ids=str)
def test_an_embedded_post_and_the_weekday_of_the_report_date_an_article(day):
    before = day - timedelta(1)
    text = POSTED.format(
        post=f"{day:%B} {day.day}, {day.year}", before=f"{before:%B} {before.day}, {before.year}", weekday=f"{day:%A}"
    )
    told = read_dates(*read(text))
    assert told.published_origin == "inferred"
    assert told.published_from <= day <= told.published_to
    assert told.published_to - told.published_from <= timedelta(2)


@pytest.mark.parametrize(
    "text",
    [
        "The ferry sank.",
        "The ferry sank on Thursday.",
        "The ferry sank in March, two years after the launch.",
        "The ferry was launched on May 4, 1998.",
        "Updated March 3, 2014.\n\nUpdated July 9, 2019.\n\nThe ferry sank.",
    ],
    ids=lambda text: text[:40],
)
def test_a_text_that_says_too_little_or_contradicts_itself_stays_open(text):
    told = read_dates(*read(text))
    assert (told.published_from, told.published_to, told.published_origin) == (None, None, None)
    assert not any(row.used for row in told.evidence)


def test_a_given_day_is_kept_and_checked():
    text = "The mayor resigned, officials said on Friday. She was elected on May 4, 2022."
    told = read_dates(*read(text, date(2019, 6, 14)))
    assert (told.published_from, told.published_to, told.published_origin) == (
        date(2019, 6, 14),
        date(2019, 6, 14),
        None,
    )
    days = {row.date_id: row.text for row in told.dates}
    assert {days[row.date_id]: row.used for row in told.evidence} == {"Friday": True, "May 4, 2022": False}


@pytest.mark.parametrize(
    ("given_day", "fits"), [(date(2024, 3, 7), True), (date(2024, 3, 9), True), (date(2025, 8, 1), False)], ids=str
)
def test_a_given_day_that_all_clues_together_contradict_is_told(given_day, fits):
    told = read_dates(*read(BOUNDED, given_day))
    (verdict,) = [row for row in told.evidence if row.implies == TOGETHER]
    assert (verdict.date_from, verdict.date_to, verdict.used) == (date(2024, 3, 7), date(2024, 3, 8), fits)
    assert told.published_to == given_day


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Chancellor Angela Merkel met Prime Minister May.", ["Chancellor Merkel", "Prime Minister May"]),
        ("Former President Obama spoke.", []),
        ("It was signed under President Bill Clinton.", []),
        ("Then-Attorney General Eric Holder spoke.", []),
        ("House Speaker Paul Ryan met President-elect Donald Trump.", ["House Speaker Ryan", "President-elect Trump"]),
        ("The president of the Trump Club spoke.", []),
    ],
    ids=lambda value: str(value)[:30],
)
def test_office_holders_are_found_unless_the_text_looks_back(text, names):
    assert [term.text for term in find_terms(text)] == names


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Share this: https://news.example/story/2018/11/10/mayor-resigns/", "day.address"),
        ("PORT AMSEL, Nov. 29, 2019 (Reuters) - The mayor resigned.", "day.dateline"),
        ("PORT AMSEL, Nov. 29 — The mayor resigned.", "day_of_year.dateline"),
        ("Last updated on March 3, 2014", "day.updated"),
        ("Published March 3, 2014", "day.published"),
        ("This essay is in the March 3, 2014, issue.", "day.printed"),
        ("March 3, 2014", "day.line"),
        ("He was fired on May 9, 2017, at night.", "day.story.past"),
        ("We leave. — Ada Voss (@adavoss) March 3, 2014", "day.post"),
        ("The ferry rests in port, Monday, March 3, 2014. It sank twice. (AP Photo/Ada Voss)", "day+.caption"),
        ("The ferry in port, March 3, 2014. (Photo: Ada Voss)", "day.stock"),
        ("FILE - The ferry in port, March 3, 2014. (AP Photo/Ada Voss)", "day.file"),
        ("A post shared by Ada Voss (@adavoss) on March 3, 2014", "day.post"),
        ("This article was amended on March 3, 2014.", "day.updated"),
        ("The ferry rests in port, March 3, 2014.", "day.story.present"),
        ("The bridge will open in 2031.", "year.in.future"),
        ("The bridge was opened in March 2011.", "month_year.past"),
    ],
)
def test_a_date_is_a_clue_of_the_kind_that_its_place_tells(text, kind):
    reading, doc, sentences = read(text)
    (clue,) = find_clues(reading, find_times(reading, doc, sentences))
    assert clue.kind == kind


@pytest.mark.parametrize("text", ["She lost on Super Tuesday.", 'He was on "Saturday Night Live" with her.'])
def test_a_weekday_in_a_name_is_no_clue(text):
    reading, doc, sentences = read(text)
    assert not list(find_clues(reading, find_times(reading, doc, sentences)))


@pytest.mark.parametrize("day", [date(2012, 5, 8), date(2019, 11, 5), date(2024, 2, 16)], ids=str)
@pytest.mark.parametrize(
    "text",
    [
        "The mayor resigned on {day:%A}.\n\nShare this: https://news.example/{day:%Y/%m/%d}/mayor-resigns/",
        "PORT AMSEL, {day:%b} {day.day}, {day:%Y} (Reuters) - The mayor resigned on {day:%A}.",
        "Published {day:%B} {day.day}, {day:%Y}\n\nThe mayor resigned on {day:%A}, officials said.",
    ],
    ids=["address", "dateline", "published"],
)
def test_a_page_that_names_its_day_is_dated_by_it(text, day):
    told = read_dates(*read(text.format(day=day)))
    assert told.published_from is not None
    assert told.published_from <= day <= told.published_to <= told.published_from + timedelta(2)


def clues_of(text):
    reading, doc, sentences = read(text)
    return list(find_clues(reading, find_times(reading, doc, sentences)))


def test_a_dateline_that_names_its_day_in_full_dates_the_article():
    reading, doc, sentences = read("ORSK, 10 June 2025 (Sentinel Wire) -\n\nThe mine burned on Monday.")
    head, *body = reading.segments
    told = read_dates(replace(reading, segments=(replace(head, role="dateline"), *body)), doc, sentences)
    assert (told.published_from, told.published_to, told.published_origin) == (
        date(2025, 6, 10),
        date(2025, 6, 10),
        "inferred",
    )
    assert {row.text: row.date_from for row in told.dates}["Monday"] == date(2025, 6, 9)


def test_dates_that_agree_with_the_weekday_reported_are_trusted_more():
    clues = clues_of("It sank on May 4, 2018. The crew said on Friday that it was late.")
    chances = day_odds(clues)
    other = [clue for clue in clues if clue.weekday is None]
    assert trust(clues, chances) > trust(other, chances)


def test_an_article_that_names_days_of_months_before_is_trusted_less():
    clues = clues_of("It sank on May 4, 2018. The crew said on Friday that it was late.")
    older = clues_of("It was built on March 3, 2015, sold on July 9, 2016, and painted on June 1, 2017.")
    assert trust([*clues, *older], day_odds(clues)) < trust(clues, day_odds(clues))


def test_a_file_photograph_is_one_wherever_its_credit_stands():
    text = (
        "FILE - In this undated photo, provided by the harbour office on May 4, 2018, the ferry waits. " + "Sea. " * 40
    )
    assert [clue.kind for clue in clues_of(text)] == ["day.file"]


def test_every_kind_of_clue_has_weights_that_are_numbers():
    table = load_odds()
    assert {"lead.1", "office", "year1", "day.post.1w", "weekday.past", "trust"} <= table.keys()
    assert all(weights.max() < 20 and weights.min() > -50 for weights in table.values())


@settings(max_examples=60)
@given(
    st.lists(
        st.sampled_from(
            ["on Monday", "on Feb. 29", "May 4, 2018", "in 2031", "last year", "© 2019", "Christmas", "next Friday"]
        )
        | st.text(max_size=20),
        max_size=9,
    ),
    st.one_of(st.none(), st.dates()),
)
def test_any_text_is_dated_or_left_open_but_never_an_error(pieces, day):
    told = read_dates(*read(" ".join(pieces), day))
    assert (told.published_from is None) == (told.published_to is None)
    if told.published_from is not None:
        assert told.published_from <= told.published_to
        assert told.published_to - told.published_from <= timedelta(2)


BODY = (
    "\n\nThe ferry sank off Port Amsel on Tuesday, and crews went on with the search, the coastguard of Varland said."
)


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("Ferry sinks off Port Amsel\n\nBy Ada Voss in Port Amsel\n\nSun 14 Sep 2031", date(2031, 9, 14)),
        ("Varland: Floods – Situation Report No. 4\n\nAs of 24 March 2031, 18:00", date(2031, 3, 24)),
        ("Varland: Floods – Situation Report No. 4\n\nDate: 24 March 2031", date(2031, 3, 24)),
        ("Ferry sinks\n\nCrew feared lost\n\nAda Voss\n\nSea editor\n\nSun 14 Sep 2031 09.05 BST", date(2031, 9, 14)),
        ("Ferry sinks off Port Amsel\n\nPublished 14 September 2031", date(2031, 9, 14)),
        ("Imagine the day when the strait is open. " * 7 + "\n\n24 March 2031", None),
        ("The strait in dates\n\n24 March 2031\n\nA ferry sank.\n\n2 May 2031", None),
        ("The road to peace\n\n24 March 2031\n\nBoth sides signed on 2 May 2031.", None),
    ],
    ids=["weekday", "as-of", "label", "below-a-post", "published", "below-the-story", "a-list-of-days", "told-later"],
)
def test_a_line_that_is_the_date_dates_the_article_unless_the_text_goes_beyond_it(head, expected):
    told = read_dates(*read(head + BODY))
    assert (told.published_from, told.published_to) == (expected, expected)


def test_the_weekday_of_a_day_without_its_year_tells_the_year():
    text = (
        "The two navies exchanged prisoners off Port Amsel on Friday, officials said. "
        "The truce took effect on October 26. The fighting broke out on Sunday, September 29, near Oldhaven. "
        "A storm killed 40 people in Varland in September 2023. A port official was shot on November 8. "
        "The envoys met on Wednesday. The truce will expire on November 25. A summit will be held on November 20."
    )
    reading, doc, sentences = read(text)
    clues = tuple(find_clues(reading, find_times(reading, doc, sentences)))
    assert find_bounds(clues, ()) == (date(2024, 11, 15), date(2024, 11, 16))
