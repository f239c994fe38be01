"""Quantities: tables of phrases with what is read from them, and the numbers that are none."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.numbers.quantities import Quantity, find_quantities
from tests.tasks.reading import read


def quantities(text: str, taken: tuple[tuple[int, int], ...] = ()) -> tuple[Quantity, ...]:
    reading, doc, sentences = read(text)
    return find_quantities(reading, doc, sentences, taken)


# text, the words of the quantity, kind, comparator, value, low, high, unit
READ = [
    # comparators and their bounds
    ("The flood killed 12 people in Varnholt.", "12", "count", "=", 12, 12, 12, None),
    ("About 300 families fled.", "About 300", "count", "~", 300, None, None, None),
    ("Police count 300 marchers.", "300", "count", "=", 300, 300, 300, None),
    ("The hall can seat 400 people.", "400", "count", "=", 400, 400, 400, None),
    ("Some 300 families fled.", "Some 300", "count", "~", 300, None, None, None),
    ("An estimated 1.2 million people need food.", "An estimated 1.2 million", "count", "~", 1.2e6, None, None, None),
    ("More than 70% of homes lost power.", "More than 70%", "percent", ">", 70, 70, None, "%"),
    ("At least 18 people drowned.", "At least 18", "count", ">=", 18, 18, None, None),
    ("Fewer than 40 beds are left.", "Fewer than 40", "count", "<", 40, None, 40, None),
    ("Up to 400 jobs will go.", "Up to 400", "count", "<=", 400, None, 400, None),
    ("As many as 90 miners were underground.", "As many as 90", "count", "<=", 90, None, 90, None),
    ("No fewer than 15 boats sank.", "No fewer than 15", "count", ">=", 15, 15, None, None),
    ("The talks must end within six weeks.", "within six weeks", "duration", "<=", 6, None, 6, "wk"),
    ("Nearly two thirds of the crew resigned.", "Nearly two thirds", "fraction", "~", 2 / 3, None, None, None),
    ("The shop sold 300 or more tickets.", "300 or more", "count", ">=", 300, 300, None, None),
    ("It fell in under 24 hours.", "under 24 hours", "duration", "<", 24, None, 24, "h"),
    ("Most of them over 70, they fled.", "over 70", "age", ">", 70, 70, None, "a"),
    ("He chased girls as young as 14.", "14", "age", "=", 14, 14, 14, "a"),
    ("It bars boys younger than 16 unless they ask.", "younger than 16", "age", "<", 16, None, 16, "a"),
    ("It was older than 12 other boats.", "older than 12", "count", ">", 12, 12, None, None),
    ("The deficit shot up to $3 billion.", "$3 billion", "money", "=", 3e9, 3e9, 3e9, "USD"),
    ("It hired an additional 1981 men.", "1981", "count", "=", 1981, 1981, 1981, None),
    ("Slightly more than half (52%) of them left.", "Slightly more than half", "fraction", ">", 0.5, 0.5, None, None),
    ("It is a 7 to 2 ruling.", "7 to 2", "score", "=", None, None, None, None),
    ("They sold thousands upon thousands of books.", "thousands upon thousands", "count", "~", None, 2000, 9999, None),
    ("An error of plus or minus 3%.", "plus or minus 3%", "percent", "=", 3, 3, 3, "%"),
    ("Shares ended a tad below $98.", "a tad below $98", "money", "<", 98, None, 98, "USD"),
    ("Aides estimated as many as 450 homes burned.", "as many as 450", "count", "<=", 450, None, 450, None),
    ("The motion fell, with a vote of 31 to 48.", "31 to 48", "score", "=", None, None, None, None),
    ("The house passed it on a 31 to 48 vote.", "31 to 48", "score", "=", None, None, None, None),
    ("Voters like Lind better by 7 points.", "7 points", "percent", "=", 7, 7, 7, "pp"),
    ("Her lead fell to four points in the poll.", "four points", "percent", "=", 4, 4, 4, "pp"),
    ("The poll made two points.", "two", "count", "=", 2, 2, 2, None),
    ("He scored 30 points in all.", "30", "count", "=", 30, 30, 30, None),
    ("Not quite 40 guests came.", "Not quite 40", "count", "<", 40, None, 40, None),
    ("A bit more than 30 guests came.", "A bit more than 30", "count", ">", 30, 30, None, None),
    ("Only 300-odd seats were filled.", "300-odd", "count", "~", 300, None, None, None),
    ("It took 20 minutes or so.", "20 minutes or so", "duration", "~", 20, None, None, "min"),
    ("They counted at least some 300 graves.", "at least some 300", "count", ">=", 300, 300, None, None),
    ("The sub-500 sq m flats sold first.", "sub-500 sq m", "measurement", "<", 500, None, 500, "m2"),
    # ranges and spreads
    ("Between 200 and 260 people marched.", "Between 200 and 260", "count", "range", None, 200, 260, None),
    ("The bridge carries 10-15 lorries daily.", "10-15", "count", "range", None, 10, 15, None),
    ("The bridge carries 10 to 15 lorries daily.", "10 to 15", "count", "range", None, 10, 15, None),
    ("It will need 3 to 4 million doses.", "3 to 4 million", "count", "range", None, 3e6, 4e6, None),
    ("Costs are put at $3-4bn.", "$3-4bn", "money", "range", None, 3e9, 4e9, "USD"),
    ("Costs are put at €3-4m.", "€3-4m", "money", "range", None, 3e6, 4e6, "EUR"),
    ("Costs are put at £2m to 3m.", "£2m to 3m", "money", "range", None, 2e6, 3e6, "GBP"),
    ("Shares cost between $62 and $68.", "between $62 and $68", "money", "range", None, 62, 68, "USD"),
    ("Prices may rise by 5% to 6%.", "5% to 6%", "percent", "range", None, 5, 6, "%"),
    ("Prices may rise by 5 to 6 percent.", "5 to 6 percent", "percent", "range", None, 5, 6, "%"),
    ("Three or four houses burned.", "Three or four", "count", "range", None, 3, 4, None),
    ("The road stays shut for a day or two.", "a day or two", "duration", "range", None, 1, 2, "d"),
    ("A crowd of 70,000 plus or minus 5,000 came.", "70,000 plus or minus 5,000", "count", "~", 70_000, 65_000, 75_000,
     None),
    # two units, and halves after the unit
    ("It lasted 2 hours and 15 minutes.", "2 hours and 15 minutes", "duration", "=", 2.25, 2.25, 2.25, "h"),
    ("He is 5ft 6in tall.", "5ft 6in", "measurement", "=", 5.5, 5.5, 5.5, "[ft_i]"),
    ("It lasted nearly an hour and a half.", "nearly an hour and a half", "duration", "~", 1.5, None, None, "h"),
    ("It lasted two years and a half.", "two years and a half", "duration", "=", 2.5, 2.5, 2.5, "a"),
    # vague numbers
    ("Tens of thousands of fans came.", "Tens of thousands", "count", "~", None, 20_000, 99_999, None),
    ("Minus dozens.", "Minus dozens", "count", "~", None, -99, -24, None),
    ("Scores of fans came.", "Scores", "count", "~", None, 40, 99, None),
    ("Hundreds were stranded.", "Hundreds", "count", "~", None, 200, 999, None),
    ("A few thousand fans came.", "A few thousand", "count", "~", None, 2_000, 9_999, None),
    ("The fund holds hundreds of millions of dollars.", "hundreds of millions of dollars", "money", "~", None, 2e8,
     999_999_999, "USD"),
    # money
    ("The fine was €6.4bn.", "€6.4bn", "money", "=", 6.4e9, 6.4e9, 6.4e9, "EUR"),
    ("The house sold for £1.1m.", "£1.1m", "money", "=", 1.1e6, 1.1e6, 1.1e6, "GBP"),
    ("Apples cost 19 cents each.", "19 cents", "money", "=", 0.19, 0.19, 0.19, "USD"),
    ("The ransom was 40 thalers.", "40 thalers", "money", "=", 40, 40, 40, None),
    ("Tickets cost $3 per head.", "$3 per head", "money", "=", 3, 3, 3, "USD/head"),
    ("Crude fetched $52 a barrel.", "$52 a barrel", "money", "=", 52, 52, 52, "USD/[bbl_us]"),
    ("The grant is 92 million Danish crowns.", "92 million Danish crowns", "money", "=", 92e6, 92e6, 92e6, "DKK"),
    ("It is a million-dollar bridge.", "a million-dollar", "money", "=", 1e6, 1e6, 1e6, "USD"),
    # measures, rates, durations, ages
    ("They mill 60,000 tonnes a year.", "60,000 tonnes a year", "measurement", "=", 60_000, 60_000, 60_000, "t/a"),
    ("Winds of 120 km/h hit the coast.", "120 km/h", "measurement", "=", 120, 120, 120, "km/h"),
    ("It was minus 12 degrees Celsius.", "minus 12 degrees Celsius", "measurement", "=", -12, -12, -12, "Cel"),
    ("It was -12C at dawn.", "-12C", "measurement", "=", -12, -12, -12, "Cel"),
    ("A 5.4-magnitude quake struck.", "5.4-magnitude", "measurement", "=", 5.4, 5.4, 5.4, "{magnitude}"),
    ("A quake of magnitude 5.4 struck.", "magnitude 5.4", "measurement", "=", 5.4, 5.4, 5.4, "{magnitude}"),
    ("A 5m wall fell.", "5m", "measurement", "=", 5, 5, 5, "m"),
    ("The agency says 5m people need food.", "5m", "count", "=", 5e6, 5e6, 5e6, None),
    ("They walked half a mile.", "half a mile", "measurement", "=", 0.5, 0.5, 0.5, "[mi_i]"),
    ("Rates rose by two percentage points.", "two percentage points", "percent", "=", 2, 2, 2, "pp"),
    ("A six-week truce holds.", "six-week", "duration", "=", 6, 6, 6, "wk"),
    ("A 38-year-old man was held.", "38-year-old", "age", "=", 38, 38, 38, "a"),
    ("The clinic sees about 14-18 patients.", "about 14-18", "count", "~", None, 14, 18, None),
    ("Shares rose from 3% to 5 dollars.", "3%", "percent", "=", 3, 3, 3, "%"),
    ("Men aged 18 to 27 must serve.", "18 to 27", "age", "range", None, 18, 27, "a"),
    ("Marta Hollin, 38, was held.", "38", "age", "=", 38, 38, 38, "a"),
    ("It is for adults under age 26.", "under age 26", "age", "<", 26, None, 26, "a"),
    ("He served under three Tarman presidents.", "three", "count", "=", 3, 3, 3, None),
    ("Man Held 60 Days in Orla Jail", "60 Days", "duration", "=", 60, 60, 60, "d"),
    ("Man Jailed for 60 Days in Orla", "60 Days", "duration", "=", 60, 60, 60, "d"),
    ("The gifts ended when they reached 90.", "90", "count", "=", 90, 90, 90, None),
    ("They live there until they reach 65.", "65", "age", "=", 65, 65, 65, "a"),
    ("By dusk one sheep and a goat had died.", "one", "count", "=", 1, 1, 1, None),
    ("By dusk under 500 managers had come.", "under 500", "count", "<", 500, None, 500, None),
    ("By dusk under 15 of the coaches had come.", "under 15", "count", "<", 15, None, 15, None),
    ("They cut the fleet by half and left.", "half", "fraction", "=", 0.5, 0.5, 0.5, None),
    ("Jabs are free for over-65s.", "over-65s", "age", ">", 65, 65, None, "a"),
    # shares, counts, nought
    ("One in four pupils missed school.", "One in four", "fraction", "=", 0.25, 0.25, 0.25, None),
    ("The blaze caused no casualties.", "no", "count", "=", 0, 0, 0, None),
    ("None of the 30 guests was hurt.", "None", "count", "=", 0, 0, 0, None),
    ("One was killed and the road was shut.", "One", "count", "=", 1, 1, 1, None),
    ("The index closed at 6,327.80.", "6,327.80", "index", "=", 6327.8, 6327.8, 6327.8, None),
    ("The home side won 5-4.", "5-4", "score", "=", None, None, None, None),
    ("The court ruled nine to nil.", "nine to nil", "score", "=", None, None, None, None),
    # either order where both ends of a physical range are written out
    ("It ran at 1.3 A/cm2 to 0.3 A/cm2.", "1.3 A/cm2 to 0.3 A/cm2", "measurement", "range", None, 0.3, 1.3, "A/cm2"),
    # "a year ago" says when, "a year" how often; "plus" before another sum adds
    ("Sales were $4.1 million a year ago.", "$4.1 million", "money", "=", 4.1e6, 4.1e6, 4.1e6, "USD"),
    ("It pumped 300 barrels a day before.", "300 barrels", "measurement", "=", 300, 300, 300, "[bbl_us]"),
    ("She earns $500 a week before tax.", "$500 a week", "money", "=", 500, 500, 500, "USD/wk"),
    ("He cost £12m plus £3m later.", "£12m", "money", "=", 12e6, 12e6, 12e6, "GBP"),
    # marks for feet and inches, pounds of weight
    ("He is 6'2\" tall.", "6'2\"", "measurement", "=", 74 / 12, 74 / 12, 74 / 12, "[ft_i]"),
    ("It flew at an altitude of 300' there.", "300'", "measurement", "=", 300, 300, 300, "[ft_i]"),
    ("At 5-foot-9 he is small.", "5-foot-9", "measurement", "=", 5.75, 5.75, 5.75, "[ft_i]"),
    ("He is tall and about 180 pounds.", "about 180 pounds", "measurement", "~", 180, None, None, "[lb_av]"),
    # "plus" and "odd" between the number and its scale or unit
    ("She walked 40-plus miles.", "40-plus miles", "measurement", ">=", 40, 40, None, "[mi_i]"),
    ("The line takes 300+ km of cable.", "300+ km", "measurement", ">=", 300, 300, None, "km"),
    ("It drew 300+ million users.", "300+ million", "count", ">=", 3e8, 3e8, None, None),
    ("It cost $300-plus million.", "$300-plus million", "money", ">=", 3e8, 3e8, None, "USD"),
    ("A trek of 100-odd kilometres began.", "100-odd kilometres", "measurement", "~", 100, None, None, "km"),
    # halves and quarters written on to their unit
    ("A half-century later it fell.", "A half-century", "duration", "=", 0.5, 0.5, 0.5, "100.a"),
    ("Half-inch hail fell.", "Half-inch", "measurement", "=", 0.5, 0.5, 0.5, "[in_i]"),
    ("The road has a quarter-mile gap.", "a quarter-mile", "measurement", "=", 0.25, 0.25, 0.25, "[mi_i]"),
    ("Rates fell by a half percentage point.", "a half percentage point", "percent", "=", 0.5, 0.5, 0.5, "pp"),
    # what a number is counted per may have a number of its own
    ("It was 35 per 100,000 people.", "35 per 100,000", "count", "=", 35, 35, 35, "/100000"),
    ("Timber cost $512 per 1,000 board feet.", "$512 per 1,000 board feet", "money", "=", 512, 512, 512,
     "USD/(1000.[bf_i])"),
    ("It earned 21 cents per diluted share.", "21 cents per diluted share", "money", "=", 0.21, 0.21, 0.21,
     "USD/share"),
    ("The mud weighs 5 kg per cubic metre.", "5 kg per cubic metre", "measurement", "=", 5, 5, 5, "kg/m3"),
    # ages after people, whatever verb follows
    ("It polled adults 18 to 49.", "18 to 49", "age", "range", None, 18, 49, "a"),
    ("Jabs go to people 65 and over.", "65 and over", "age", ">=", 65, 65, None, "a"),
    ("Ode raised it to between 3 and 4 percent from 1 to 2 percent.", "between 3 and 4 percent", "percent", "range",
     None, 3, 4, "%"),
    ("Many were younger than 18.", "younger than 18", "age", "<", 18, None, 18, "a"),
    ("His weight may be well under the 194 pounds noted.", "194 pounds", "measurement", "=", 194, 194, 194,
     "[lb_av]"),
    ("A $72 toll applies.", "$72", "money", "=", 72, 72, 72, "USD"),
    ("Thefts fell to 8,310, says the Crime Index.", "8,310", "count", "=", 8310, 8310, 8310, None),
    ("The error is +/-4 percentage points.", "+/-4 percentage points", "percent", "=", 4, 4, 4, "pp"),
    ("Not greater than 20% of it is lost.", "Not greater than 20%", "percent", "<=", 20, None, 20, "%"),
    ("Owners get $34 in cash a share.", "$34", "money", "=", 34, 34, 34, "USD/share"),
    ("The index moved at 2.6 billion shares.", "2.6 billion", "count", "=", 2.6e9, 2.6e9, 2.6e9, None),
    ("It will not exceed $70.", "not exceed $70", "money", "<=", 70, None, 70, "USD"),
    ("The fee won't be more than $5.", "won't be more than $5", "money", "<=", 5, None, 5, "USD"),
    ("It can't last less than two days.", "can't last less than two days", "duration", ">=", 2, 2, None, "d"),
    ("It has not had more than 40 guests.", "more than 40", "count", ">", 40, 40, None, None),
    ("Her past two plays ran long.", "two", "count", "=", 2, 2, 2, None),
    ("It lent RM 60 mil to a port.", "RM 60 mil", "money", "=", 60e6, 60e6, 60e6, "MYR"),
    ("It took the last hour and a half.", "hour and a half", "duration", "=", 1.5, 1.5, 1.5, "h"),
    ("Over the next century and a half it silted up.", "century and a half", "duration", "=", 1.5, 1.5, 1.5, "100.a"),
    ("It was put off another year and a half.", "year and a half", "duration", "=", 1.5, 1.5, 1.5, "a"),
    ("Wages fell by about a tenth since then.", "about a tenth", "fraction", "~", 0.1, None, None, None),
    ("Rooms cost from $85 upwards.", "$85 upwards", "money", ">=", 85, 85, None, "USD"),
    ("Children under 12 travel free.", "under 12", "age", "<", 12, None, 12, "a"),
    ("The rest of the dozen measures are in force.", "dozen", "count", "=", 12, 12, 12, None),
    ("Spending came to N$2,25 billion.", "N$2,25 billion", "money", "=", 2.25e9, 2.25e9, 2.25e9, "NAD"),
    ("More than a third -- all of them young -- left.", "More than a third", "fraction", ">", 1 / 3, 1 / 3, None, None),
    ("Profit fell by a fifth to 340.", "a fifth", "fraction", "=", 0.2, 0.2, 0.2, None),
    ("About one child in five is hungry.", "About one child in five", "fraction", "~", 0.2, None, None, None),
    ("The blast injured scores and cut power.", "scores", "count", "~", None, 40, 99, None),
    ("A third fewer came.", "A third", "fraction", "=", 1 / 3, 1 / 3, 1 / 3, None),
    ("They lie under three metres of mud.", "three metres", "measurement", "=", 3, 3, 3, "m"),
    ("The wall is under three metres tall.", "under three metres", "measurement", "<", 3, None, 3, "m"),
    ("The vacancy rate ticked up to 6.3%.", "6.3%", "percent", "=", 6.3, 6.3, 6.3, "%"),
    ("They pored over 240 hours of tape.", "240 hours", "duration", "=", 240, 240, 240, "h"),
    ("Guests (60 years and older) pay less.", "60 years and older", "age", ">=", 60, 60, None, "a"),
    ("His sister, now 12, saw it.", "12", "age", "=", 12, 12, 12, "a"),
    ("It was 11.6 degC in Orsa.", "11.6 degC", "measurement", "=", 11.6, 11.6, 11.6, "Cel"),
    ("Trade rose by SR24 million.", "SR24 million", "money", "=", 24e6, 24e6, 24e6, "SAR"),
    ("She finished in 2 hr 30 min 36 sec.", "2 hr 30 min 36 sec", "duration", "=", 2.51, 2.51, 2.51, "h"),
    ("The 6-foot-3-inch guard left.", "6-foot-3-inch", "measurement", "=", 6.25, 6.25, 6.25, "[ft_i]"),
    ("The Orla index fell. It was a cut of 323,000.", "323,000", "count", "=", 323000, 323000, 323000, None),
    ("It was 3.25 per 1 million residents.", "3.25 per 1 million", "count", "=", 3.25, 3.25, 3.25, "/1000000"),
    ("Arn Gree Jr., 49, was held.", "49", "age", "=", 49, 49, 49, "a"),
    ("They were younger than 18 “or said so”.", "younger than 18", "age", "<", 18, None, 18, "a"),
    ("She led by one point.", "one", "count", "=", 1, 1, 1, None),
    ("It rained for five consecutive days.", "five consecutive days", "duration", "=", 5, 5, 5, "d"),
    ("Orla has a $15 minimum wage.", "$15", "money", "=", 15, 15, 15, "USD"),
    ("The federal minimum of $9 stays.", "$9", "money", "=", 9, 9, 9, "USD"),
    ("They earn $1m or more per year.", "$1m or more per year", "money", ">=", 1e6, 1e6, None, "USD/a"),
    ("He knows about millions of calls.", "millions", "count", "~", None, 2e6, 9999999, None),
    ("Some 60-100,000 fans came.", "Some 60-100,000", "count", "~", None, 60000, 100000, None),
    ("Guesses range from 3 to more than 5 crew.", "3 to more than 5", "count", "range", None, 3, 5, None),
    ("The painter died at 84.", "84", "age", "=", 84, 84, 84, "a"),
    ("Her sons, 8 and 11, sing.", "8", "age", "=", 8, 8, 8, "a"),
    ("It owns one-tenth of 1 percent.", "one-tenth of 1 percent", "percent", "=", 0.1, 0.1, 0.1, "%"),
    ("Loans 90 or more days late grew.", "90 or more days", "duration", ">=", 90, 90, None, "d"),
    ("It took three or fewer minutes.", "three or fewer minutes", "duration", "<=", 3, None, 3, "min"),
    ("Voss is confident about two things.", "two", "count", "=", 2, 2, 2, None),
    ("Arn lost more than 100 pounds.", "more than 100 pounds", "measurement", ">", 100, 100, None, "[lb_av]"),
    ("He lost 40 pounds on every share.", "40 pounds", "money", "=", 40, 40, 40, "GBP"),
    ("The team from Varn 4.0 points ahead won.", "4.0", "count", "=", 4, 4, 4, None),
    ("The trip took one day, she said.", "one day", "duration", "=", 1, 1, 1, "d"),
    ("At least one of the crew's cooks left.", "At least one", "count", ">=", 1, 1, None, None),
    ("She sent a 40-strong team.", "40", "count", "=", 40, 40, 40, None),
    # shares of a pronoun, millions of whom
    ("They burned a fifth of them.", "a fifth", "fraction", "=", 0.2, 0.2, 0.2, None),
    ("Users, of whom 3m pay, complain.", "3m", "count", "=", 3e6, 3e6, 3e6, None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "words", "kind", "comparator", "value", "low", "high", "unit"), READ, ids=[row[0] for row in READ]
)
def test_quantity_is_read(
    text: str,
    words: str,
    kind: str,
    comparator: str,
    value: float | None,
    low: float | None,
    high: float | None,
    unit: str | None,
) -> None:
    found = quantities(text)[0]
    assert text[found.char_start : found.char_end] == words
    assert (found.kind, found.comparator, found.unit) == (kind, comparator, unit)
    assert [found.value, found.low, found.high] == [x if x is None else pytest.approx(x) for x in (value, low, high)]


SEVERAL = [
    ("It freed three men, two in 2014 and one in 2017.", [3, 2, 1]),
    ("We count 34, they count 40.", [34, 40]),
    ("Seven of the 11 crew survived.", [7, 11]),
    ("They sent 2,000 stoves, 350 generators and 18 tonnes of rice.", [2000, 350, 18]),
    ("The toll rose from 23 to 31.", [23, 31]),
    ("The debt rose from 3 to 4 million dollars.", [3e6, 4e6]),
    ("None of the 30 guests was hurt.", [0, 30]),
    ("Profit fell 9% to $4.2m.", [9, 4.2e6]),
    ("It comes with a 7- or 8-inch screen.", [7, 8]),
    ("The reform passed with 51 percent to 46 percent.", [51, 46]),
    ("Output fell two-thirds to 40,000 barrels.", [2 / 3, 40000]),
    ("There were 37 deaths per 100,000 inhabitants.", [37]),
    ("There were 28 thefts per every 10,000 homes.", [28]),
    ("The limit is 80 mg of alcohol per 100 ml of blood.", [80]),
    ("Over 2000 guests came, says the 2031 data.", [2000]),
    ("The cut is 12% from below 1990 levels.", [12]),
    ("The hall holds 60,000, a third more than the old one.", [60000, 1 / 3]),
    ("There were 40 attacks, including one in Orla.", [40, 1]),
    ("The herd grew by more than 400 to over 1,900.", [400, 1900]),
    ("Police shot one of the raiders and freed one of the crew's cooks.", [1, 1]),
    ("It came to 3,75 billion or 60% of the budget.", [3.75e9, 60]),
    ("In Orla 12 died and in Varno 40 fled.", [12, 40]),
    ("One child in five schools fell ill.", [1, 5]),
    ("Admissions rose to 1,500 and 90% of beds are full.", [1500, 90]),
    ("He won round four of the 2022 World Cup.", []),
    ("Three children, 12 goats and a dog drowned.", [3, 12]),
    ("It has four cases, three in Varno and one in Orla.", [4, 3, 1]),
]


@pytest.mark.parametrize(("text", "values"), SEVERAL, ids=[row[0] for row in SEVERAL])
def test_each_number_is_its_own_quantity(text: str, values: list[float]) -> None:
    assert [q.value for q in quantities(text)] == values


def test_unit_is_shared_and_bound_carried_into_brackets() -> None:
    assert [q.unit for q in quantities("It comes with a 7- or 8-inch screen.")] == ["[in_i]", "[in_i]"]
    assert [q.unit for q in quantities("The rate fell from 7 to 5 percent.")] == ["%", "%"]
    far = quantities("They fly more than 100 kilometres (60 miles) a night.")
    assert [(q.comparator, q.low, q.high) for q in far] == [(">", 100, None), (">", 60, None)]


NONE = [
    "Jobs fell after her initial 1974 wage cuts.",
    "They met one on one Thursday night.",
    "She left: one, because he lied, and two, because she knew.",
    "The city's 911 emergency call network failed.",
    "The law was passed in 2014.",
    "She and other 2020 hopefuls spoke.",
    "Her 2018 returns were short.",
    "1/3 A rescuer rests on a wall.",
    "They met at three o'clock.",
    "A fourth officer came and a third was late.",
    "They met on March 12, 2019 at 10:30 a.m.",
    "Between 1914 and 1918 the mill stood idle.",
    "Call +44 20 7946 0018 for help.",
    "Article 5 and sections 3 and 4 apply.",
    "The No. 12 bus stops here.",
    "A Boeing 747 landed.",
    "The Group of 7 met.",
    "She flew an F-16 over the A320.",
    "He finished third in the 21st race.",
    "No one spoke.",
    "It is one of the most feared clubs.",
    "The company opened in the 1990s.",
    "See www.example.org/2019/12 for more.",
    "She lives at 12 Mill Lane Road.",
    "The first half was dull.",
    "1. Open the door",
    "It takes zero tolerance.",
    "Call 0800 1111 for help.",
    "Agent 007 returns.",
    "Version 2.4.1 is out.",
    "Guests: STAFFER: Hey. STAFFER 2: Yes.",
    "The guns in image 4 are old.",
    "Test scores fell.",
    "He sat in seat 14C and read Psalm 23.",
    "They play Twenty20.",
    "The Standard & Poor's 500 index fell.",
    "Options: 1) people stay and 2) people go.",
    "A 787-8 and a 737-800 landed.",
    "The 737 MAX stays grounded.",
    "She made a three-pointer.",
    "It declared a 2-for-1 split.",
    "Brask went out in the round of 32, Tarma in the last 8.",
    "It may (1) buy, and (2) sell.",
    "They dialled 911 and a 999 operator answered.",
    "Few miss 2031's weather.",
    "Three: A dog barked.",
    "He made a half-century.",
    "He won one of the biggest prizes.",
    "The club has one of its own.",
    "It shows 4K video and 1080p footage.",
    "The Gang of Eight met.",
    "By 2031 figures it grew.",
    "Eggs are sold by the dozen.",
    "The spelling and maths scores of valley pupils rose.",
    "At one point it rained.",
    "She will one day return, and perhaps one day soon.",
    "One need look no further.",
    "They counted the “no” votes.",
    "A bus or two came.",
    "4/5: Ode Brill",
    "One day a friend came.",
    "It is in Exodus 21:7-10, 12 and 1 Timothy 3:2.",
    "Some 2020 Democrats and the 2020 Dems met.",
    "It is an example, one with a smaller footprint.",
    "It is only one of the best.",
    "He left the Brask 2.0 deal.",
    "It felt as if it was 1776.",
    "They beat the 2012 vote-by-mail numbers.",
    "CO 2 levels rose.",
    "He left. 5. Dissolve the house.",
    "Hide Caption 4 of 22 Photos: Floods in Orla",
    "Photo 3 of 15 A man waits.",
    "It was filed under 50 U.S.C. 3003 on 05-08-2021.",
]


@pytest.mark.parametrize("text", NONE)
def test_number_that_measures_nothing_is_left_alone(text: str) -> None:
    assert [text[q.char_start : q.char_end] for q in quantities(text)] == []


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Speeds rose from 21 km/h to 23 in May.", ["km/h", "km/h"]),
        ("The bank cut its target to 28 euros from 36.", ["EUR", "EUR"]),
        ("It sold bread for 3 euros from 36 shops.", ["EUR", None]),
        ("The bid is C$6 (US$4.46) a share.", ["CAD/share", "USD/share"]),
        ("The bid is C$6 (US$4.46) for now.", ["CAD", "USD"]),
        ("Sales rose from 3% to 5 dollars.", ["%", "USD"]),
        ("Speeds rose from 21 km/h to 23 drivers' delight.", ["km/h", None]),
        ("Inflation was 3.4% in May and 3.1 in June.", ["%", "%"]),
        ("The car gets 41 mpg in town and 48 on the motorway.", ["[mi_i]/[gal_us]", "[mi_i]/[gal_us]"]),
        ("The party won 43.2 per cent of votes, against 38.7 for its rival.", ["%", "%"]),
        ("The court now has 50 days rather than just 20.", ["d", "d"]),
        ("Profit was 2.3 billion euros, against 1.9 billion a year earlier.", ["EUR", "EUR"]),
        ("Earnings were 45 cents a share, compared with 38 a year ago.", ["USD/share", "USD/share"]),
        ("The Orla index gained by 2 percent but the Tollen fell by 1.", ["%", "%"]),
        ("It costs 90 euros ($97) for men and 80 ($86) for girls.", ["EUR", "USD", "EUR", "USD"]),
        ("A bonus is due for 10, 15 and 20 years.", ["a", "a", "a"]),
        ("Lund led Orme by 48 to 38 percent.", ["%", "%"]),
        ("They stay until they are 31 and 64% like it.", ["a", "%"]),
        ("It killed 12 and 3 days later 4.", [None, "d", None]),
        ("Of the 30, 15 percent left.", [None, "%"]),
        ("Four F-15 fighters flew.", [None]),
        ("The hybrid returns 52/48 mpg and the wagon 24/32 mpg.", ["[mi_i]/[gal_us]"] * 4),
        ("The trunk holds 15.1 cubic feet, or 33.5 with the seats down.", ["[cft_i]", "[cft_i]"]),
        ("Flood in Orla kills 12: police", [None]),
        ("The firm (which sold 300) and two more left.", [None, None]),
        ("Lind won 7-6 (5).", [None]),
        ("The soil had a pH of 5.5.", ["[pH]"]),
        ("the dow jones average rose 132.1 points.", [None]),
        ("Carbon hit 25.30 euros a tonne, from 24.80.", ["EUR/t", "EUR/t"]),
        ("Unemployment fell to 3.1 from 3.4 percent.", ["%", "%"]),
        ("Exports fell to 4.2 from 4.9 billion dollars.", ["USD", "USD"]),
        ("Inflation was 2.1%, down from 2.4 in May.", ["%", "%"]),
        ("It has 12.5 per cent, or 1.1 million, of the shares.", ["%", None]),
        ("A deal worth 60m euros plus 10m in add-ons was made.", ["EUR", "EUR"]),
        ("Sales rose to £60m from 50m a year ago.", ["GBP", "GBP"]),
        ("He made 14-of-22 passes.", [None, None]),
        ("tollen net profit 4.2 mln euros vs 3.9 mln year ago", ["EUR", "EUR"]),
        ("It improves from 6.4 to 5.9 litres per 100 km, or 7 l/100km.", ["l/(100.km)"] * 3),
        ("it said the stake is worth rs 1,200 crore", ["INR"]),
        ("The bank was fined 1.49 bln euros and $5 bn.", ["EUR", "USD"]),
        ("He lives in Orla and runs bn cafes.", []),
        ("The plant makes 2,000 small cars a day.", ["/d"]),
        ("It killed 12 people a day after the strike.", [None]),
        ("They found 12 bodies a mile away.", [None]),
        ("Some 300 people each year die.", ["/a"]),
        ("Sales rose to €4.1 billion in May, beating forecasts of 3.9 billion.", ["EUR", "EUR"]),
        ("Admissions rose to 1,500 and 90% of beds are full.", [None, "%"]),
        ("They were jailed for nine and 12 years.", ["a", "a"]),
        ("The bridge will cost €12,000 and the signs cost 3,000.", ["EUR", "EUR"]),
        ("It cost $5 to enter and cost 3,000 workers their jobs.", ["USD", None]),
        ("It hired nine and 12 years later closed.", [None, "a"]),
        ("We need several hundred or even 1,000 megawatts.", ["MW", "MW"]),
        ("Sales rose 5% from 2019.", ["%"]),
        ("It has a 1.4 degree mean slope in Orla and 2.1 in Brask.", ["deg", "deg"]),
        ("Shares hit 720p and a 5 km race in May and 2 in June drew fans.", ["GBP", "km", None]),
        ("It is 35%-owned by Norvik and 40 percent-owned by Brask.", ["%", "%"]),
        ("They lent dlrs 70 million and 3 mln dlrs.", ["USD", "USD"]),
        ("Winds reached 145 kph, with gusts of up to 180.", ["km/h", "km/h"]),
        ("Cases per million rose to 12 cases per million people.", ["/1000000"]),
        ("It drove 28 miles in the rain and 34 men cheered.", ["[mi_i]", None]),
        ("The rowers were 6’3″, 239 pounds each.", ["[ft_i]", "[lb_av]"]),
    ],
)
def test_unit_is_carried_to_the_number_that_leaves_it_out(text: str, units: list[str | None]) -> None:
    assert [quantity.unit for quantity in quantities(text)] == units


def test_range_after_the_one_that_replaced_it_is_a_range() -> None:
    found = quantities("It lifted its forecast to between $2.10 and $2.30 a share from $1.95 to $2.05.")
    assert [(q.low, q.high) for q in found] == [(2.1, 2.3), (1.95, 2.05)]


def test_taken_spans_are_left_alone_but_not_durations() -> None:
    text = "For the past six weeks, 7 October was awaited."
    whole = ((0, len(text)),)
    assert [text[q.char_start : q.char_end] for q in quantities(text, whole)] == ["six weeks"]


def test_a_day_does_not_swallow_a_percentage() -> None:
    text = "It went from 2 percent on May 10 to 12 percent on May 16."
    days = ((26, 38), (50, 56))
    assert text[26:38] == "May 10 to 12"
    assert [(q.value, q.unit) for q in quantities(text, days)] == [(2, "%"), (12, "%")]


def test_a_name_does_not_swallow_a_sum() -> None:
    text = "He got a PS6m golden hello."
    assert [(q.value, q.unit) for q in quantities(text, ((9, 20),))] == [(6e6, "GBP")]


def test_spans_are_ordered_and_apart() -> None:
    text = "Between 200 and 260 died, more than 30 of them children; at least 5% or $3bn a year was lost, 5-4."
    found = quantities(text)
    assert len(found) == 5
    assert all(a.char_end <= b.char_start for a, b in pairwise(found))


PIECES = """$ € % ½ 1 0 12 3,500 2.5 - – to and or between from one half a third of in million dozens no none m km years
old , . ( ) # @ / : more than at least plus minus A320 May ١٢ 𝟙 ² aged per barrel"""


@settings(max_examples=60)
@given(
    st.lists(
        st.sampled_from([*PIECES.split(), "\n"]),
        max_size=14,
    ),
    st.booleans(),
)
def test_any_text_gives_sound_quantities(pieces: list[str], spaced: bool) -> None:
    text = (" " if spaced else "").join(pieces)
    reached = 0
    for quantity in quantities(text):
        assert reached <= quantity.char_start <= quantity.number_start < quantity.number_end <= quantity.char_end
        assert quantity.char_end <= len(text)
        reached = quantity.char_end
        if quantity.low is not None and quantity.high is not None:
            assert quantity.low <= quantity.high
