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
    ("text", "number", "status"),
    [
        ("Some 12,000 villagers are not able to return to their homes.", "Some 12,000 villagers", "stated"),
        ("300 people have not been found.", "300 people", "stated"),
        ("About 80 percent of bakers are not bound by the rule.", "About 80 percent", "stated"),
        ("While 96 percent of firms are not subject to it, the rule will stay.", "96 percent", "stated"),
        ("With only seven seats the party does not have a majority.", "seven seats", "stated"),
        ("Farmers cannot choose easily between the two systems.", "two systems", "stated"),
        ("The guards are not tied to the death of the 14 divers.", "14 divers", "stated"),
        ("The office could not trace the homes of 488 boys.", "488 boys", "stated"),
        ("It could not account for 475 boys who had been moved.", "475 boys", "stated"),
        ("The firm could not pay 3 million crowns.", "3 million crowns", "negated"),
        ("Stocks were not rattled by the weak survey, with the Brask index up 16 points.", "16 points", "stated"),
        ("12 passengers were not injured.", "12 passengers", "negated"),
        ("The firm has not paid 3 million crowns.", "3 million crowns", "negated"),
        ("Carriers cannot deny you cover or charge you 40 crowns.", "40 crowns", "stated"),
    ],
    ids=[
        "unable",
        "not-found",
        "share",
        "while",
        "with",
        "definite",
        "given-event",
        "of-them",
        "unable-to-find",
        "unable-to-pay",
        "with-behind-comma",
        "event",
        "object",
        "denied-to-somebody",
    ],
)
def test_not_denies_a_figure_only_behind_its_verb_or_of_its_event(text, number, status):
    assert _status(text, number) == [status]


@pytest.mark.parametrize(
    ("text", "number", "status"),
    [
        ("The two harbours will go on sharing a pilot.", "two harbours", "stated"),
        ("The 300 homes will be built by May.", "300 homes", "forecast"),
        ("The 12 miners may have died.", "12 miners", "feared"),
        ("All six drivers are expected to plead in May.", "six drivers", "stated"),
        ("Mould could be the cause of the deaths of the 14 guests.", "14 guests", "stated"),
        ("More than 3 million birds have likely been infected.", "More than 3 million birds", "feared"),
        ("The real rate is likely nearer 20 percent.", "20 percent", "stated"),
        ("The two appeals are most likely his only way out.", "two appeals", "stated"),
        ("The rate will likely rise to 20 percent.", "20 percent", "forecast"),
        ("The rate is likely to rise to 20 percent.", "20 percent", "forecast"),
        ("Two boys were seen waving a lamp on the roof.", "Two boys", "stated"),
        ("The bank raised its estimate for growth to 2.4%.", "2.4%", "forecast"),
        ("The port denied it had lost the key and put the number of dead at 9.", "9", "stated"),
        ("The port denied that its guards had shot and killed 12 men.", "12 men", "denied"),
        ("Police raised their estimate of the dead to 40.", "40", "stated"),
        ("A campaign targeting 85,000 children begins on Monday.", "85,000 children", "target"),
        ("The raid targeted two men in Orsa.", "two men", "stated"),
        ("The Harbour Club, a group of 105 bakers, rejected the plan.", "105 bakers", "stated"),
        ("In front of 900 guests at the shrine, Lind sought peace.", "900 guests", "stated"),
    ],
    ids=[
        "known",
        "to-be-built",
        "feared",
        "expected-to-act",
        "given-event",
        "likely-have",
        "is-likely-nearer",
        "likely-his-way",
        "will-likely",
        "is-likely-to",
        "seen",
        "estimate-for",
        "said-beside",
        "shot-and-killed",
        "estimate-of",
        "campaign",
        "raid",
        "who-rejects",
        "before-the-wish",
    ],
)
def test_what_is_known_is_no_forecast_and_whom_a_campaign_is_for_is_its_target(text, number, status):
    assert _status(text, number) == [status]


@pytest.mark.parametrize(
    ("text", "number", "status"),
    [
        ("The number of blocked roads rose by 9 from a day earlier to 61.", "61", "stated"),
        ("First, he said that the ship with 11 men had arrived.", "11 men", "stated"),
        ("Police at first said 11 had died.", "11", "past"),
        ("They were held from October 2029 until this year, 1,800 families in all.", "1,800 families", "stated"),
        ("He robbed dozens of guests from 2010 to 2014 at inns in Orla.", "dozens of guests", "past"),
        ("Egg output was up by 20 percent over 2022.", "20 percent", "stated"),
        ("Arrests, which peaked at 410,000 in 2022, dropped to 230,000.", "410,000", "past"),
        ("Its loss widened to 3 million euros from 1 million a year earlier.", "3 million euros", "stated"),
        ("Its loss widened to 3 million euros from 1 million a year earlier.", "1 million", "past"),
        ("It will cut 12 jobs after its third-quarter loss widened to 3 million euros.", "3 million euros", "stated"),
        ("Arrests, which peaked at 410,000 in 2022, dropped to 230,000.", "230,000", "stated"),
        ("The quake, which struck in 1987, killed 90 people.", "90 people", "past"),
        ("It killed nine and hurt dozens in the worst attack since a war here ended a decade ago.", "dozens", "stated"),
        ("Rents fell a decade ago; Orla's have grown by 22% in that time.", "22%", "stated"),
        ("The town counted 88 fires, down from the 120 of the spring before.", "88 fires", "stated"),
        (
            "His measures, announced a year ago, go on, including one that shields 80 percent of migrants.",
            "80 percent",
            "stated",
        ),
    ],
    ids=[
        "day-earlier-to",
        "first-point",
        "at-first",
        "from-until",
        "from-to",
        "over",
        "its-own",
        "loss",
        "loss-before",
        "after-a-loss",
        "other",
        "dated",
        "since-a-war",
        "has-grown",
        "of",
        "now",
    ],
)
def test_an_old_date_makes_past_only_what_it_dates(text, number, status):
    assert _status(text, number) == [status]


def _status(text, number):
    reading, doc, _ = read(text, published=date(2031, 3, 5))
    return [one.status for one in find_facts(reading, doc).figures if one.text == number]


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


@pytest.mark.parametrize(
    ("text", "number", "status"),
    [
        ("The river owes its name to the mill, which at first said 12 had drowned.", "12", "past"),
        ("The army, which had earlier put the number of hostages at 30, said all were free.", "30", "past"),
        ("Rents fell by a tenth from a peak of 840 euros.", "840 euros", "past"),
        ("Lind took 28 percent of votes compared to 24 percent for Voss.", "24 percent", "stated"),
        ("Some 43 percent like Lind, compared to 41 percent who like Voss.", "41 percent", "stated"),
        ("Lind took 28 percent of votes compared to 24 percent in 2027.", "24 percent", "past"),
        ("Six men died at Verdal in 2024, and in March this year 17 were killed in the province.", "17", "stated"),
        ("Six men died at Verdal in 2024, and in March this year 17 were killed in the province.", "Six men", "past"),
        ("A fire at Verdal in 2024 killed six men and 17 were hurt.", "17", "past"),
        ("Ola Renn, who lost an election in 2024, closed three ports for a month.", "three ports", "stated"),
        (
            "Nine drones entered the port, the worst such raid since the full-scale war of 2022.",
            "Nine drones",
            "stated",
        ),
        ("The fire that struck Verdal in 2024 killed 14 people.", "14 people", "past"),
        ("The fever reached Verdal in May and would eventually kill 675 people.", "675 people", "stated"),
        ("The firm said the mill would eventually employ 900 people.", "900 people", "forecast"),
        ("Nobody knows if this will be held with the other two races.", "two races", "stated"),
        ("The rate was 63 percent in May, up slightly from 58.4 percent in April.", "58.4 percent", "past"),
        ("The rate was 63 percent in May, up slightly from 58.4 percent in April.", "63 percent", "stated"),
    ],
    ids=[
        "at-first",
        "had-earlier",
        "from-a-peak",
        "against-another",
        "against-who",
        "against-a-year",
        "own-day",
        "other-day",
        "one-day",
        "of-a-person",
        "since",
        "of-an-event",
        "would-eventually",
        "they-said-it-would-eventually",
        "the-other",
        "up-slightly-from",
        "up-slightly",
    ],
)
def test_what_was_said_before_or_befell_before_is_past_and_nothing_beside_it(text, number, status):
    assert _status(text, number) == [status]


@pytest.mark.parametrize(
    ("text", "number", "status"),
    [
        ("The minister said 300 might have drowned, but that only 41 bodies had been found.", "41 bodies", "stated"),
        ("The minister said 300 might have drowned, but that only 41 bodies had been found.", "300", "feared"),
        ("She feared that the toll of 23 could double.", "23", "stated"),
        ("Some 40 deaths are due to dirty air.", "Some 40 deaths", "stated"),
        ("Some 40 men are due to leave.", "Some 40 men", "forecast"),
        ("She feared that the toll could rise to 23.", "23", "feared"),
        ("Inflation slowed to 3.1% in May, from a peak of 9.2% in 2029.", "3.1%", "stated"),
        ("Emissions fell 43% from 2019 levels, which keeps it below 1.5C.", "below 1.5C", "stated"),
    ],
    ids=["own-subject", "might", "toll-so-far", "because", "due", "toll-to-come", "date-of-another-figure", "levels"],
)
def test_what_is_feared_or_dated_in_one_clause_is_not_in_the_next(text, number, status):
    assert _status(text, number) == [status]
