"""When and where a figure holds: from its sentence, else inherited and flagged."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.dates.date_mentions import find_times
from tasks.dates.dates import resolve_dates
from tasks.figures import dates_beside, figure_dates
from tasks.figures.context import find_figure_dates, find_figure_places
from tasks.identity import make_id
from tasks.records import Cluster, Figure, Mention
from tests.tasks.reading import read

DAY = date(2021, 6, 16)


def figure_at(reading, sentences, text, event=None, kind="count"):
    start = reading.text.index(text)
    sentence = next(one for one in sentences if one.char_start <= start < one.char_end)
    return Figure(
        make_id("figure", text),
        reading.revision_id,
        sentence.sentence_id,
        start,
        start + len(text),
        text,
        kind,
        1.0,
        1.0,
        1.0,
        "=",
        event=event,
    )


def dates_of(text, figure, day=DAY, event="died"):
    reading, doc, sentences = read(text, day)
    figures = (figure_at(reading, sentences, figure, event),)
    rows = find_figure_dates(
        reading, doc, sentences, figures, resolve_dates(reading, find_times(reading, doc, sentences), day)
    )
    return {(row.role, row.date_from, row.date_to, row.inherited) for row in rows}


def test_a_figure_asks_only_the_dates_next_to_it(monkeypatch):
    asked = []

    def count(*given):
        asked.append(given[4].row)
        return dates_beside.concerns(*given)

    monkeypatch.setattr(figure_dates, "concerns", count)
    text = "The port lost " + ", ".join(f"{30 + n} boats in May 20{10 + n % 11}" for n in range(90)) + "."
    assert dates_of(text, "75 boats", event=None) == {("event", date(2011, 5, 1), date(2011, 5, 31), False)}
    assert len(asked) <= 40


@pytest.mark.parametrize(
    ("text", "figure", "role", "first", "last", "inherited"),
    [
        ("A flood killed 12 people on June 3.", "12 people", "event", date(2021, 6, 3), date(2021, 6, 3), False),
        *(
            (text, "12 people", "event", date(2021, 6, day), date(2021, 6, day), False)
            for text, day in (
                ("The mayor resigned on June 9, three days after a flood killed 12 people.", 6),
                ("A week after fire killed 12 people in Orla, police on June 9 held a guard.", 2),
                ("The mayor resigned on June 9, days after a flood on June 4 killed 12 people.", 4),
                ("The mayor resigned on June 9, two days after a flood on June 4 killed 12 people.", 4),
                ("Two days after the flood, 12 people died on June 9.", 9),
                ("A storm that killed 12 people swept over Orla on June 9.", 9),
                ("The blast on June 9, in which 12 people died, was condemned.", 9),
                ("The bank cut 12 people on June 9 and said more would go by June 14.", 9),
            )
        ),
        (
            "On May 9, a blast hit Orsk, killing 12 people.",
            "12 people",
            "event",
            date(2021, 5, 9),
            date(2021, 5, 9),
            False,
        ),
        ("Shelling has killed 12 people since October 7, 2020.", "12 people", "since", date(2020, 10, 7), None, False),
        (
            "The board found “Since 2011, the town has lost 12 people.”",
            "12 people",
            "since",
            date(2011, 1, 1),
            None,
            False,
        ),
        ("Camps will take in 12 people until July 1.", "12 people", "until", None, date(2021, 7, 1), False),
        (
            "The town has had 12 people since the count began to rise in 1992.",
            "12 people",
            "since",
            date(1992, 1, 1),
            None,
            False,
        ),
        (
            "Before the dam broke on Monday, 12 people were moved.",
            "12 people",
            "until",
            None,
            date(2021, 6, 14),
            False,
        ),
        ("As of June 1, 12 people were missing.", "12 people", "as_of", date(2021, 6, 1), date(2021, 6, 1), False),
        (
            "A flood killed 12 people, the ministry said on Tuesday.",
            "12 people",
            "reported",
            date(2021, 6, 15),
            date(2021, 6, 15),
            False,
        ),
        (
            "The truce held between May 4 and May 9, freeing 12 people.",
            "12 people",
            "event",
            date(2021, 5, 4),
            date(2021, 5, 9),
            False,
        ),
        (
            "It was the worst flood since 2009, when 12 people died.",
            "12 people",
            "event",
            date(2009, 1, 1),
            date(2009, 12, 31),
            False,
        ),
        ("The ferry, built in 1989, carries 12 people.", "12 people", "as_of", DAY, DAY, True),
        (
            "Police said on Monday that 12 people had died, five more than the ministry reported on Sunday.",
            "12 people",
            "reported",
            date(2021, 6, 14),
            date(2021, 6, 14),
            False,
        ),
        ("A flood killed 12 people.", "12 people", "as_of", DAY, DAY, True),
        ("The party won 98 seats, up from 12 seats in 2020.", "98 seats", "as_of", DAY, DAY, True),
        (
            "The party won 98 seats, up from 12 seats in 2020.",
            "12 seats",
            "event",
            date(2020, 1, 1),
            date(2020, 12, 31),
            False,
        ),
        (
            "The toll from a quake that struck Orsk on Monday rose to 12 from 9, officials said on Tuesday.",
            "12",
            "event",
            date(2021, 6, 14),
            date(2021, 6, 14),
            False,
        ),
        (
            "The toll from a quake that struck Orsk on Monday rose to 12 from 9, officials said on Tuesday.",
            "12",
            "reported",
            date(2021, 6, 15),
            date(2021, 6, 15),
            False,
        ),
        (
            "The firm said on Tuesday it would hire 12 people.",
            "12 people",
            "reported",
            date(2021, 6, 15),
            date(2021, 6, 15),
            False,
        ),
        ("Some 12 people are ill, 9 more than a year ago.", "12 people", "as_of", DAY, DAY, True),
        (
            "Only 12 cases were reported last year.",
            "12 cases",
            "event",
            date(2020, 1, 1),
            date(2020, 12, 31),
            False,
        ),
        (
            "The war, which broke out in 2019, has killed 12 people.",
            "12 people",
            "since",
            date(2019, 1, 1),
            None,
            False,
        ),
        (
            "The fire, which broke out on June 3, killed 12 people.",
            "12 people",
            "event",
            date(2021, 6, 3),
            date(2021, 6, 3),
            False,
        ),
        (
            "In 2016 a raid killed 12 people, and in August 2018 a strike killed nine.",
            "12 people",
            "event",
            date(2016, 1, 1),
            date(2016, 12, 31),
            False,
        ),
        (
            "It was the worst wreck since June 2019, when a trawler sank; only 12 people lived.",
            "12 people",
            "event",
            date(2019, 6, 1),
            date(2019, 6, 30),
            False,
        ),
        (
            "Of the 12 people treated since March, nine have died.",
            "12 people",
            "since",
            date(2021, 3, 1),
            None,
            False,
        ),
        (
            "The worst raid, on May 3, killed 12 people; on June 3 nine died.",
            "12 people",
            "event",
            date(2021, 5, 3),
            date(2021, 5, 3),
            False,
        ),
        ("The firm, which employs 12 people, closed a mine in March.", "12 people", "as_of", DAY, DAY, True),
        (
            "More than 12 people have died since the fever began in May.",
            "12 people",
            "since",
            date(2021, 5, 1),
            None,
            False,
        ),
        ("A flood hit Orsk on June 3, killing 9 boys. Rescuers saved 12 people.", "12 people", "as_of", DAY, DAY, True),
        (
            "On June 10 the town buried 12 people killed in the strike of June 3.",
            "12 people",
            "event",
            date(2021, 6, 3),
            date(2021, 6, 3),
            False,
        ),
        (
            "The board on June 10 raised its estimate to 12 people.",
            "12 people",
            "reported",
            date(2021, 6, 10),
            date(2021, 6, 10),
            False,
        ),
        ("Schools closed on June 3 after police said that 12 people had died.", "12 people", "as_of", DAY, DAY, True),
        (
            "Some 12 people were moved on June 3 and 40 more will go by July.",
            "12 people",
            "event",
            date(2021, 6, 3),
            date(2021, 6, 3),
            False,
        ),
        (
            "The firm, which makes gears and employs 12 people, closed a mine in May.",
            "12 people",
            "as_of",
            DAY,
            DAY,
            True,
        ),
        ("“It began in May,” said Ada Voss, a fitter with 36 years at the mill.", "36 years", "as_of", DAY, DAY, True),
        (
            "“It killed 12 people in May,” Ada Voss said.",
            "12 people",
            "event",
            date(2021, 5, 1),
            date(2021, 5, 31),
            False,
        ),
        (
            "The mill shed 12 jobs in 2019 and could lose 90 more by 2035.",
            "12 jobs",
            "event",
            date(2019, 1, 1),
            date(2019, 12, 31),
            False,
        ),
        ("Some 12 schools were hit, against six in March.", "12 schools", "as_of", DAY, DAY, True),
        ("Turnout was 27 percent, its highest in any town since 2002.", "27 percent", "as_of", DAY, DAY, True),
        ("Nine percent said they will vote in 2022.", "Nine percent", "as_of", DAY, DAY, True),
        (
            "On Monday the office told of 12 people added to the list in May.",
            "12 people",
            "event",
            date(2021, 5, 1),
            date(2021, 5, 31),
            False,
        ),
        (
            "Guards were called around 9 p.m. Monday where they found 12 people dead.",
            "12 people",
            "event",
            date(2021, 6, 14),
            date(2021, 6, 14),
            False,
        ),
        ("The Port Act of 2011 needs 12 more guards.", "12 more guards", "as_of", DAY, DAY, True),
        (
            "It is the first visit since Lind spoke to 900 people in 1979.",
            "900 people",
            "event",
            date(1979, 1, 1),
            date(1979, 12, 31),
            False,
        ),
        ("Clerks sorted 90 letters that relate to the 2009 blast.", "90 letters", "as_of", DAY, DAY, True),
        ("She met two mayors who are said to weigh a bid in 2026.", "two mayors", "as_of", DAY, DAY, True),
        ("There are 41 mayors who hold seats in towns won by Berg in 2016.", "41 mayors", "as_of", DAY, DAY, True),
        ("It has passed in 31 towns, including Orla in May.", "31 towns", "as_of", DAY, DAY, True),
        (
            "More than 20 towns have shut their schools, but officials insisted Sunday that all was well.",
            "20 towns",
            "as_of",
            DAY,
            DAY,
            True,
        ),
        ("If cuts begin on July 1, 90 clerks may go.", "90 clerks", "as_of", DAY, DAY, True),
        (
            "Berg came on Monday for the vote on July 1 with guards from the firm that lost 90 ships.",
            "90 ships",
            "as_of",
            DAY,
            DAY,
            True,
        ),
        ("The firm hired 90 clerks, and in 2019 it moved.", "90 clerks", "as_of", DAY, DAY, True),
        (
            "Gulls have held that cliff since the war - 56 nests in 2014, 53 in 2015.",
            "56 nests",
            "event",
            date(2014, 1, 1),
            date(2014, 12, 31),
            False,
        ),
        ("They charged 13 men in 2017 and 38 in 2018.", "38", "event", date(2018, 1, 1), date(2018, 12, 31), False),
        (
            "Some 500 women came on June 3, and more than 2,600 have written since the election in May.",
            "2,600",
            "since",
            date(2021, 5, 1),
            None,
            False,
        ),
        (
            "The panel heard 70 clerks and read 900 files before closing its inquiry on Monday.",
            "70 clerks",
            "until",
            None,
            date(2021, 6, 14),
            False,
        ),
        (
            "The town was shaken by last week’s blast at a mill that killed 17 men.",
            "17 men",
            "event",
            date(2021, 6, 7),
            date(2021, 6, 13),
            False,
        ),
        (
            "Last March, 61 percent said that they would go.",
            "61 percent",
            "event",
            date(2021, 3, 1),
            date(2021, 3, 31),
            False,
        ),
        (
            "A poll by Norvane released on Monday showed that 61 percent want a bridge.",
            "61 percent",
            "reported",
            date(2021, 6, 14),
            date(2021, 6, 14),
            False,
        ),
        (
            "Berg has 61 percent, according to a survey taken last week.",
            "61 percent",
            "as_of",
            date(2021, 6, 7),
            date(2021, 6, 13),
            False,
        ),
        (
            "On Monday the office raised its count and put it at 90 boats.",
            "90 boats",
            "reported",
            date(2021, 6, 14),
            date(2021, 6, 14),
            False,
        ),
        (
            "The gift of 90 boats was made in June and July 2019.",
            "90 boats",
            "event",
            date(2019, 6, 1),
            date(2019, 7, 31),
            False,
        ),
        (
            "It passed by 90 votes and went to a house that is likely to weigh it next week.",
            "90 votes",
            "as_of",
            DAY,
            DAY,
            True,
        ),
        (
            "Berg said he will resign on Friday after the Mail talked to 90 clerks.",
            "90 clerks",
            "as_of",
            DAY,
            DAY,
            True,
        ),
        ("He opened his campaign on Monday, as the party seeks to win 90 seats.", "90 seats", "as_of", DAY, DAY, True),
        ("It has 12 seats after being split in 2010.", "12 seats", "as_of", DAY, DAY, True),
        ("Efforts to sway the 2016 vote involved three mayors.", "three mayors", "as_of", DAY, DAY, True),
        ("Three of them were at work: one since 2016.", "Three", "as_of", DAY, DAY, True),
        ("The mood is similar to two weeks ago, with 20 percent for Berg.", "20 percent", "as_of", DAY, DAY, True),
        (
            "On Monday Norvane released a study saying that 90 mills leak.",
            "90 mills",
            "reported",
            date(2021, 6, 14),
            date(2021, 6, 14),
            False,
        ),
        ("A 2009 study found that 90 mills leak.", "90 mills", "reported", date(2009, 1, 1), date(2009, 12, 31), False),
        (
            "In 14 polls taken in eight towns since June 4, Berg led.",
            "14 polls",
            "since",
            date(2021, 6, 4),
            None,
            False,
        ),
        (
            "Since the mayor’s weak showing at the debate on June 4, bread has risen by 9 euros.",
            "9 euros",
            "since",
            date(2021, 6, 4),
            None,
            False,
        ),
        (
            "The port has been wary since two attacks in May.",
            "two attacks",
            "event",
            date(2021, 5, 1),
            date(2021, 5, 31),
            False,
        ),
        ("Norvane fell by 90 points, its sharpest drop of the year.", "90 points", "as_of", DAY, DAY, True),
        (
            "Berg has vowed to cut 90 posts, but told clerks on Monday that nothing was settled.",
            "90 posts",
            "as_of",
            DAY,
            DAY,
            True,
        ),
        (
            "Berg argued on Monday that 90 posts were lost.",
            "90 posts",
            "reported",
            date(2021, 6, 14),
            date(2021, 6, 14),
            False,
        ),
        ("Berg struck 90 names, but all can vote—and on Friday a judge let them.", "90 names", "as_of", DAY, DAY, True),
        ("It was hit in 2006, and has sued 24 firms.", "24 firms", "as_of", DAY, DAY, True),
        *(
            (text, figure, role, first, last, False)
            for text, figure, role, first, last in (
                (
                    "Its share rose from 33 percent in 2016 to 50 percent in 2020.",
                    "33 percent",
                    "event",
                    date(2016, 1, 1),
                    date(2016, 12, 31),
                ),
                (
                    "Its share rose from 33 percent in 2016 to 50 percent in 2020.",
                    "50 percent",
                    "event",
                    date(2020, 1, 1),
                    date(2020, 12, 31),
                ),
                ("It fell from 54 tonnes in 2008 to 43 tonnes today.", "43 tonnes", "event", DAY, DAY),
                ("Some 98 men came before 1997.", "98 men", "until", None, date(1996, 12, 31)),
                (
                    "It buried 98 men before dawn on Tuesday.",
                    "98 men",
                    "event",
                    date(2021, 6, 15),
                    date(2021, 6, 15),
                ),
                ("(As of Tuesday, 98 men are held.)", "98 men", "as_of", date(2021, 6, 15), date(2021, 6, 15)),
                (
                    "Since 2018, when the rule came, 40 mills have shut.",
                    "40 mills",
                    "since",
                    date(2018, 1, 1),
                    None,
                ),
                (
                    "He came to Orla in 2018 and has since sold 40 boats.",
                    "40 boats",
                    "since",
                    date(2018, 1, 1),
                    None,
                ),
                (
                    "They sold off two ferries before the 2020 election.",
                    "two ferries",
                    "until",
                    None,
                    date(2020, 12, 31),
                ),
                (
                    "A film shows a 2017 attack by planes in Orla that killed 12 people.",
                    "12 people",
                    "event",
                    date(2017, 1, 1),
                    date(2017, 12, 31),
                ),
                (
                    "The port pledged to cut waste 17 percent from 2005 levels by 2030.",
                    "17 percent",
                    "as_of",
                    date(2030, 1, 1),
                    date(2030, 12, 31),
                ),
            )
        ),
        *(
            (text, figure, "as_of", DAY, DAY, True)
            for text, figure in (
                ("A 2012 graduate of the school shot four men in Varn.", "four men"),
                ("The yard, with a June 22 deadline looming, sold 40 ships.", "40 ships"),
                ("Oman, where 12 people died, shut its ports on Monday.", "12 people"),
                ("Voss, who has met 73 envoys, left on Monday.", "73 envoys"),
                ("A man who fought 12 battles died on Monday.", "12 battles"),
                ("The suburb of Orla, where 11 men died, held no rites on Monday.", "11 men"),
                ("Eight men have been held in connection with Monday's attack.", "Eight men"),
                ("The total is 2,400, though that leaves out the weeks from March 1 to May 6.", "2,400"),
                ("They want 20 percent, down from today's 35 percent rate.", "20 percent"),
            )
        ),
        (
            "It grew by 90 tonnes in the January-through-March period.",
            "90 tonnes",
            "event",
            date(2021, 1, 1),
            date(2021, 3, 31),
            False,
        ),
        ("Bread has risen to 9 euros, while a mill closed in May.", "9 euros", "as_of", DAY, DAY, True),
        (
            "The fleet has 40 boats, a fall from the peak of 90 reached in May.",
            "90",
            "event",
            date(2021, 5, 1),
            date(2021, 5, 31),
            False,
        ),
    ],
    ids=lambda value: str(value)[:50],
)
def test_a_figure_has_the_date_of_its_clause_or_an_inherited_one(text, figure, role, first, last, inherited):
    event = None if "envoys" in text or "battles" in text else "killed" if "killed in" in text else "died"
    assert (role, first, last, inherited) in dates_of(text, figure, event=event)


def test_what_a_noun_goes_on_doing_is_of_no_day_of_the_sentence():
    text = "The mayor on Monday blamed a gang operating in 42 towns."
    assert dates_of(text, "42 towns", event=None) == {("as_of", DAY, DAY, True)}


def test_a_day_right_behind_a_number_leaves_it_its_dates_of_other_roles():
    text = "The firm reported a second-quarter profit of 12 euros on Monday."
    assert {role for role, *_ in dates_of(text, "12 euros", event=None)} == {"event", "reported"}


def test_the_day_of_another_deed_is_not_of_those_whom_a_clause_on_its_noun_tells():
    assert dates_of("Police on June 9 arrested a man who killed 12 people.", "12 people") == {("as_of", DAY, DAY, True)}


def test_what_lasted_until_another_day_is_no_end_of_a_clause_with_its_own():
    text = "Until this week, Voss did not know of the row in May, when roads were shut for four days."
    assert {role for role, *_ in dates_of(text, "four days", event=None)} == {"event"}


def test_a_clause_with_a_time_of_its_own_is_of_that_so_many_days_after_whatever_else():
    text = "The bank met on June 9, a day after fire was seen to kill 12 people in May."
    assert dates_of(text, "12 people") == {("event", date(2021, 5, 1), date(2021, 5, 31), False)}


def test_the_day_of_what_led_to_a_plan_is_not_the_plans():
    text = "The mill will cut 12 jobs after its loss grew in May."
    reading, doc, sentences = read(text, DAY)
    planned = replace(figure_at(reading, sentences, "12 jobs"), status="forecast")
    dates = resolve_dates(reading, find_times(reading, doc, sentences), DAY)
    [row] = find_figure_dates(reading, doc, sentences, (planned,), dates)
    assert (row.date_from, row.inherited) == (DAY, True)


def test_a_later_figure_of_the_paragraph_inherits_the_date_of_the_one_before():
    text = "A flood killed 9 boys on June 3. It injured 12 people."
    reading, doc, sentences = read(text, DAY)
    figures = (figure_at(reading, sentences, "9 boys"), figure_at(reading, sentences, "12 people"))
    rows = find_figure_dates(
        reading, doc, sentences, figures, resolve_dates(reading, find_times(reading, doc, sentences), DAY)
    )
    assert [(row.date_from, row.inherited) for row in rows] == [(date(2021, 6, 3), False), (date(2021, 6, 3), True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A flood killed 9 boys in 2014. It injured 12 people.", date(2014, 1, 1)),
        ("A flood killed 9 boys in 2014. Now 12 people are missing.", DAY),
        ("Wars have killed 9 boys since 2014. The mayor saved 12 people.", DAY),
        ("The ferry, which sank 9 boats in May, was late. It carries 12 people.", DAY),
        ("The toll is 30, up from 9 boys in 2020. The flood injured 12 people.", DAY),
        ("A flood killed 9 boys in 2014. Families can expect to bury 12 people.", DAY),
        ("A flood killed 9 boys on June 3. The camp is now home to 12 people.", DAY),
        ("A flood killed 9 boys on June 3. Rescuers have found 12 people.", date(2021, 6, 3)),
        ("The race for 9 boats starts on July 3. The port hired 12 people.", DAY),
        ("The race for 9 boats starts on July 3. It will carry 12 people.", date(2021, 7, 3)),
    ],
    ids=[
        "old tale",
        "present after an old tale",
        "since years",
        "aside",
        "comparison",
        "what one can expect after an old tale",
        "present after an occasion",
        "perfect after an occasion",
        "past after a day to come",
        "future after a day to come",
    ],
)
def test_only_an_occasion_that_can_be_shared_is_inherited(text, expected):
    reading, doc, sentences = read(text, DAY)
    figures = (figure_at(reading, sentences, "9 b"), figure_at(reading, sentences, "12 people"))
    rows = find_figure_dates(
        reading, doc, sentences, figures, resolve_dates(reading, find_times(reading, doc, sentences), DAY)
    )
    assert [row.date_from for row in rows if row.figure_id == figures[1].figure_id] == [expected]


def places_of(text, figure, names, event=None, countries=None, kind="count"):
    reading, doc, sentences = read(text, DAY)
    lines = tuple(replace(line, role="byline") if line.text.startswith("By ") else line for line in reading.segments)
    reading = replace(reading, segments=lines)
    mentions, clusters = [], []
    for name in names:
        start = text.index(name)
        sentence = next(one for one in sentences if one.char_start <= start < one.char_end)
        entity = make_id("LOCATION", name)
        mentions.append(
            Mention(
                make_id("mention", name),
                reading.revision_id,
                sentence.sentence_id,
                "LOCATION",
                start,
                start + len(name),
                name,
                None,
                len(mentions),
                entity,
            )
        )
        country = (countries or {}).get(name)
        clusters.append(Cluster(reading.revision_id, len(clusters), entity, "LOCATION", name, country_code=country))
    figures = (figure_at(reading, sentences, figure, event, kind),)
    dated = find_figure_dates(
        reading, doc, sentences, figures, resolve_dates(reading, find_times(reading, doc, sentences), DAY)
    )
    rows = find_figure_places(reading, doc, sentences, figures, tuple(mentions), tuple(clusters), dated)
    names_by_id = {make_id("LOCATION", name): name for name in names}
    return {(names_by_id[row.entity_id], row.role, row.inherited) for row in rows}


@pytest.mark.parametrize(
    ("seat", "expected"),
    [("CH", set()), ("NO", {("ORSK", "where", True)})],
    ids=["a seat abroad", "a town of the land that they came to"],
)
def test_a_dateline_is_no_scene_where_its_country_plays_no_part(seat, expected):
    text = "ORSK (LW) — Some 900 people have crossed from Varn into Norway.\n\nOf fever, 12 people have died."
    countries = {"ORSK": seat, "Varn": "SE", "Norway": "NO"}
    assert places_of(text, "12 people", list(countries), "died", countries) == expected


@pytest.mark.parametrize(
    ("text", "figure", "names", "event", "expected"),
    [
        ("A flood killed 12 people in Orsk.", "12 people", ["Orsk"], "killed", {("Orsk", "where", False)}),
        (
            "Some 12 people fled from Orsk to Velden.",
            "12 people",
            ["Orsk", "Velden"],
            "displaced",
            {("Orsk", "origin", False), ("Velden", "destination", False)},
        ),
        (
            "The port of Orsk burned. Fires killed 12 people.",
            "12 people",
            ["Orsk"],
            "killed",
            {("Orsk", "where", True)},
        ),
        (
            "VELDEN (AP) — A blast shook the coast. Rescuers found 12 people.",
            "12 people",
            ["VELDEN"],
            None,
            {("VELDEN", "where", True)},
        ),
        ("A flood killed 12 people.", "12 people", [], "killed", set()),
        (
            "ORSK (AP) — Two towns were hit. US air strikes killed 12 people.",
            "12 people",
            ["ORSK", "US"],
            "killed",
            {("ORSK", "where", True)},
        ),
        (
            "ORSK (AP) — A bomb wounded 12 US servicemen.",
            "12 US servicemen",
            ["ORSK", "US"],
            "injured",
            {("ORSK", "where", True)},
        ),
        (
            "ORSK (AP) — Two towns were hit. Velden's army killed 12 people.",
            "12 people",
            ["ORSK", "Velden"],
            "killed",
            {("ORSK", "where", True)},
        ),
        (
            "ORSK (AP) — Two towns were hit. US deaths rose to 12.",
            "12",
            ["ORSK", "US"],
            "died",
            {("US", "where", False)},
        ),
        (
            "ORSK (AP) — A fever is spreading. Velden's health ministry said 12 people had died.",
            "12 people",
            ["ORSK", "Velden"],
            "died",
            {("Velden", "where", True)},
        ),
        (
            "ORSK (AP) — A fever is spreading. Velden said its toll had risen to 12.",
            "12",
            ["ORSK", "Velden"],
            "died",
            {("Velden", "where", True)},
        ),
        (
            "ORSK (AP) — Shells fell at dawn. Velden said 12 people had died.",
            "12 people",
            ["ORSK", "Velden"],
            "died",
            {("ORSK", "where", True)},
        ),
        (
            "ORSK (AP) — A storm passed over. Another 12 people died, according to police in Velden.",
            "12 people",
            ["ORSK", "Velden"],
            "died",
            {("Velden", "where", True)},
        ),
        (
            "ORSK (AP) — A storm passed over. The Saint Ada hospital said 12 people had died.",
            "12 people",
            ["ORSK", "Saint Ada"],
            "died",
            {("ORSK", "where", True)},
        ),
        ("A ferry bound for Orsk sank, killing 12 people.", "12 people", ["Orsk"], "killed", set()),
        (
            "A ferry bound for Orsk sank off Velden. Some 12 people drowned.",
            "12 people",
            ["Orsk", "Velden"],
            "died",
            {("Velden", "where", True)},
        ),
        (
            "The storm was heading for Orsk, where 12 people fled.",
            "12 people",
            ["Orsk"],
            "displaced",
            {("Orsk", "where", False)},
        ),
        (
            "VELDEN (AP) — Floods near Orsk shook the coast. Rescuers buried 12 people.",
            "12 people",
            ["VELDEN", "Orsk"],
            "died",
            {("Orsk", "where", True)},
        ),
        (
            "The quake that struck southern Orsk killed 12 people.",
            "12 people",
            ["Orsk"],
            "killed",
            {("Orsk", "where", False)},
        ),
        (
            "Some 12 people fled to the town of Orsk.",
            "12 people",
            ["Orsk"],
            "displaced",
            {("Orsk", "destination", False)},
        ),
        (
            "It sank while sailing from Orsk to Velden with 12 people.",
            "12 people",
            ["Orsk", "Velden"],
            None,
            {("Orsk", "origin", False), ("Velden", "destination", False)},
        ),
        (
            "A storm slammed into the island of Orsk, killing 12 people.",
            "12 people",
            ["Orsk"],
            "killed",
            {("Orsk", "where", False)},
        ),
        ("A team from Orsk freed 12 people.", "12 people", ["Orsk"], None, set()),
        (
            "Donors met in Orsk, a day after rebels in Velden freed 12 people.",
            "12 people",
            ["Orsk", "Velden"],
            "released",
            {("Velden", "where", False)},
        ),
        (
            "Donors met in Orsk, a day after rebels freed 12 people.",
            "12 people",
            ["Orsk"],
            "released",
            {("Orsk", "where", True)},
        ),
        ("Some 12 people fled fighting in Orsk.", "12 people", ["Orsk"], "displaced", {("Orsk", "origin", False)}),
        (
            "Some 12 people were evacuated from homes in Orsk to schools and a hall in Velden.",
            "12 people",
            ["Orsk", "Velden"],
            "evacuated",
            {("Orsk", "origin", False), ("Velden", "destination", False)},
        ),
        (
            "Shells slammed into a market in the town of Orsk, killing 12 people.",
            "12 people",
            ["Orsk"],
            "killed",
            {("Orsk", "where", False)},
        ),
        (
            "A fire in a mill in Orsk, about 80 km east of Velden, killed 12 people on Tuesday.",
            "12 people",
            ["Orsk", "Velden"],
            "killed",
            {("Orsk", "where", False)},
        ),
        (
            "Some 12 people died when a van crashed near Orsk, in northern Velden.",
            "12 people",
            ["Orsk", "Velden"],
            "died",
            {("Orsk", "where", False)},
        ),
        (
            "A truce would allow 12 trucks to enter Velden.",
            "12 trucks",
            ["Velden"],
            None,
            {("Velden", "destination", False)},
        ),
        ("Velden has reported 12 deaths.", "12 deaths", ["Velden"], "died", {("Velden", "where", False)}),
        (
            "Drones launched from Orsk hit a depot in Velden, killing 12 people.",
            "12 people",
            ["Orsk", "Velden"],
            "killed",
            {("Velden", "where", False)},
        ),
        (
            "Fire broke out in Orsk.\n\nWitnesses there said 12 people had died.",
            "12 people",
            ["Orsk"],
            "died",
            {("Orsk", "where", True)},
        ),
        ("Fire broke out in Orsk. The country has lost 12 people.", "12 people", ["Orsk"], "died", set()),
        ("The storm left 12 homes in Velden dark.", "12 homes", ["Velden"], None, {("Velden", "where", False)}),
        ("Fire broke out in Orsk. Velden seized 12 tonnes last year.", "12 tonnes", ["Orsk", "Velden"], None, set()),
        (
            "By Ada Voss in Orsk\n\nPolice arrested 12 people.",
            "12 people",
            ["Orsk"],
            "detained",
            {("Orsk", "where", True)},
        ),
        ("By Ada Voss in Orsk and Ola Renn in Velden\n\n12 men died.", "12 men", ["Orsk", "Velden"], "died", set()),
        ("Velden senator Ada Voss came in with 12 votes.", "12 votes", ["Velden"], None, set()),
        ("Former Velden governor Ada Voss had 12 votes.", "12 votes", ["Velden"], None, set()),
        ("A boat costs $42 in U.S. dollars.", "$42", ["U.S."], None, set()),
        ("Velden and its 12 mills lie idle.", "12 mills", ["Velden"], None, {("Velden", "where", False)}),
        ("Velden's young lawmakers are 83 percent men.", "83 percent", ["Velden"], None, {("Velden", "where", False)}),
        ("Rep. Ada Voss of Velden had doubts about 12 votes.", "12 votes", ["Velden"], None, set()),
        ("The vote freed 12 Velden senators.", "12 Velden senators", ["Velden"], None, {("Velden", "where", False)}),
        (
            "A mill burned in Orsk. It is one of 30 like it.\n\nVelden and 12 other towns had none.",
            "12 other towns",
            ["Orsk", "Velden"],
            None,
            set(),
        ),
        ("It polled 12 people before the attack in Velden.", "12 people", ["Velden"], None, set()),
        (
            "Twelve people died in the Orsk state of Velden.",
            "Twelve people",
            ["Orsk", "Velden"],
            "died",
            {("Velden", "where", False)},
        ),
        (
            "Twelve people died in Orsk's northern Velden county.",
            "Twelve people",
            ["Orsk", "Velden"],
            "died",
            {("Velden", "where", False)},
        ),
        (
            "Of the arrests, 30 were made in Orsk, 12 in Velden.",
            "12",
            ["Orsk", "Velden"],
            "detained",
            {("Velden", "where", False)},
        ),
        (
            "Divers found 12 people at Velden, some 40km (25 miles) north of the capital, Orsk.",
            "12 people",
            ["Velden", "Orsk"],
            "died",
            {("Velden", "where", False)},
        ),
        (
            "Bread cost 12 people a fortune, while a mill closed in Orsk.",
            "12 people",
            ["Orsk"],
            None,
            {("Orsk", "where", True)},
        ),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_figure_has_the_place_of_its_clause_or_an_inherited_one(text, figure, names, event, expected):
    assert places_of(text, figure, names, event) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A flood hit Orsk on Monday. A blast in 2014 killed 12 people.", set()),
        ("A flood hit Orsk on Monday. Floods have killed 12 people since 2014.", set()),
        ("A flood hit Orsk on Monday. It killed 12 people.", {("Orsk", "where", True)}),
        ("A flood hit Orsk on Monday. By Tuesday it had killed 12 people.", {("Orsk", "where", True)}),
    ],
)
def test_a_tale_of_another_time_does_not_inherit_the_place_of_the_story(text, expected):
    assert places_of(text, "12 people", ["Orsk"], "killed") == expected


@pytest.mark.parametrize(
    ("text", "names", "event", "kind", "expected"),
    [
        (
            "Schools closed in Orsk.\n\nVelden has 12 teachers. The others are 40.",
            ["Orsk", "Velden"],
            None,
            "count",
            set(),
        ),
        ("Schools closed in Orsk.\n\nThe others are 40.", ["Orsk"], None, "count", {("Orsk", "where", True)}),
        (
            "Schools burned in Orsk.\n\nVelden sent help; 40 died.",
            ["Orsk", "Velden"],
            "died",
            "count",
            {("Orsk", "where", True)},
        ),
        ("Schools closed in Orsk.\n\nIt was for 40 days.", ["Orsk"], None, "duration", set()),
        ("Boys were held in Orsk.\n\nIt was for 40 days.", ["Orsk"], "captive", "duration", {("Orsk", "where", True)}),
    ],
    ids=["one of two places", "the only place", "a tale of what befell them", "how long", "how long it befell them"],
)
def test_what_befell_nobody_is_where_the_text_is_all_about(text, names, event, kind, expected):
    assert places_of(text, "40", names, event, kind=kind) == expected


@pytest.mark.parametrize(
    ("text", "figure", "event", "expected"),
    [
        (
            "The blast near a U.S. consulate in Velden killed 12 people.",
            "12 people",
            "killed",
            {("Velden", "where", False)},
        ),
        ("Shares fell. The 12 brokers said that banks in Velden and the U.S. could know.", "12 brokers", None, set()),
        ("In Velden 9 boys voted. But the U.S. was a surprise, with turnout at 12 percent.", "12 percent", None, set()),
        (
            "A board let a bank that had failed in Velden off, as the U.S. did. The 12 members met.",
            "12 members",
            None,
            set(),
        ),
        ("In the U.S. mills closed, and in Velden. The 12 members met.", "12 members", None, {("U.S.", "where", True)}),
        ("Velden needs 12 nurses, a U.S. doctor found.", "12 nurses", None, {("Velden", "where", False)}),
        ("Velden's answer came after the U.S. taxed 12 firms.", "12 firms", None, set()),
        (
            "Floods in the U.S. and Velden killed 12 people.",
            "12 people",
            "killed",
            {("U.S.", "where", False), ("Velden", "where", False)},
        ),
        (
            "In the U.S. cholera has killed 12 people, most of them in Velden.",
            "12 people",
            "killed",
            {("U.S.", "where", False)},
        ),
    ],
    ids=[
        "whose mission",
        "what they tell of",
        "another subject",
        "far down in a sentence",
        "what it is about",
        "a need",
        "a clause with a subject of its own",
        "a list",
        "most of them",
    ],
)
def test_the_place_of_a_figure_is_of_its_own_clause_or_what_a_paragraph_is_about(text, figure, event, expected):
    assert places_of(text, figure, ["U.S.", "Velden"], event) == expected


@settings(max_examples=40)
@given(st.text(min_size=1, max_size=80), st.integers(0, 80), st.integers(1, 20))
def test_any_text_and_any_figure_in_it_have_rows_or_none_but_never_an_error(text, start, length):
    reading, doc, sentences = read(text, DAY)
    covered = [one for one in sentences if one.char_start <= start < one.char_end]
    if not covered:
        return
    words = text[start : start + length]
    figure = Figure(
        make_id("f"),
        reading.revision_id,
        covered[0].sentence_id,
        start,
        start + len(words),
        words,
        "count",
        1,
        1,
        1,
        "=",
    )
    dates = resolve_dates(reading, find_times(reading, doc, sentences), DAY)
    assert len(find_figure_dates(reading, doc, sentences, (figure,), dates)) >= 1
    assert find_figure_places(reading, doc, sentences, (figure,), (), ()) == ()
