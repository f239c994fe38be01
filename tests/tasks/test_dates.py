"""Time expressions: found, resolved against a day of publication, and never outside their bounds."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.dates.date_mentions import find_times
from tasks.dates.dates import resolve_dates
from tests.tasks.reading import read

WEDNESDAY = date(2021, 6, 16)  # the day of publication of every row without another

# (sentence, expression, type, TIMEX3 value, EDTF or None where the interval says it, from, to)
DAYS = [
    ("They thought of pushing back the vote to Friday.", "Friday", "2021-06-18"),
    ("Voss is set to speak, along with Berg, on Friday.", "Friday", "2021-06-18"),
    ("The army fired 40 shells this week. Three days earlier, drones came.", "Three days earlier", "2021-06-13"),
    ("Nine boats were due from Velden on Friday.", "Friday", "2021-06-18"),
    ("The boats had been due from Velden on Friday.", "Friday", "2021-06-11"),
    ("The depot burned on June 3, 2019.", "June 3, 2019", "2019-06-03"),
    ("The depot burned on Jan. 9, 1998.", "Jan. 9, 1998", "1998-01-09"),
    ("The depot burned on 9 January 1998.", "9 January 1998", "1998-01-09"),
    ("The depot burned on the 9th of January, 1998.", "the 9th of January, 1998", "1998-01-09"),
    ("The depot burned on Monday, Oct. 14, 2019.", "Monday, Oct. 14, 2019", "2019-10-14"),
    ("The depot burned on 2020-02-29.", "2020-02-29", "2020-02-29"),
    ("The depot burned on 3/7/2019.", "3/7/2019", "2019-03-07"),
    ("The depot burned on 25/12/2019.", "25/12/2019", "2019-12-25"),
    ("The depot burned on 3/7/99.", "3/7/99", "1999-03-07"),
    ("The depot burned on May 4.", "May 4", "2021-05-04"),
    ("The depot burned on December 30.", "December 30", "2020-12-30"),
    ("The depot burned on Dec. 30.", "Dec. 30", "2020-12-30"),
    ("The depot burned on 30 December.", "30 December", "2020-12-30"),
    ("The depot burned on March 1st.", "March 1st", "2021-03-01"),
    ("The talks will open on July 2.", "July 2", "2021-07-02"),
    ("The talks will open on January 5.", "January 5", "2022-01-05"),
    ("The data are of calls made between January 5 and March 9.", "January 5", "2021-01-05"),
    ("The data are of calls made between January 5 and March 9.", "March 9", "2021-03-09"),
    ("The fair opens on September 1.", "September 1", "2021-09-01"),
    ("The law takes effect on September 1.", "September 1", "2021-09-01"),
    ("The bill must be paid by August 20.", "August 20", "2021-08-20"),
    ("A hearing was scheduled for July 8.", "July 8", "2021-07-08"),
    ("They killed nine people on February 29, 2020.", "February 29, 2020", "2020-02-29"),
    ("The depot burned on Tuesday, June 8.", "Tuesday, June 8", "2021-06-08"),
    ("The depot burned on Monday.", "Monday", "2021-06-14"),
    ("The depot burned on Wednesday.", "Wednesday", "2021-06-16"),
    ("The depot burned on Thursday.", "Thursday", "2021-06-10"),
    ("The council will meet on Friday.", "Friday", "2021-06-18"),
    ("The council will meet on Monday.", "Monday", "2021-06-21"),
    ("The council plans to meet on Saturday.", "Saturday", "2021-06-19"),
    ("The council is meeting on Friday.", "Friday", "2021-06-18"),
    ("The court is expected to rule on Thursday.", "Thursday", "2021-06-17"),
    ("The court ruled last Friday.", "last Friday", "2021-06-11"),
    ("The court ruled last Wednesday.", "last Wednesday", "2021-06-09"),
    ("The court will rule next Tuesday.", "next Tuesday", "2021-06-22"),
    ("The court will rule this Friday.", "this Friday", "2021-06-18"),
    ("The court ruled early Tuesday.", "early Tuesday", "2021-06-15"),
    ("Turnout was low in Sunday's vote, the mayor said.", "Sunday", "2021-06-13"),
    ("The strike, now over, has gone on since Sunday.", "Sunday", "2021-06-13"),
    ("The miners must return by Monday.", "Monday", "2021-06-21"),
    ("Nineteen mayors had signed by Monday.", "Monday", "2021-06-14"),
    ("Until Monday, the police had not named him.", "Monday", "2021-06-14"),
    ("Neither the captain nor the pilot could be reached on Monday.", "Monday", "2021-06-14"),
    ("The owner could not be found on Tuesday.", "Tuesday", "2021-06-15"),
    ("The march began as planned on Sunday.", "Sunday", "2021-06-13"),
    ("Party leaders want to overturn Sunday's vote.", "Sunday", "2021-06-13"),
    ("The company said it would not comment on Tuesday.", "Tuesday", "2021-06-15"),
    ("The company will not reopen on Tuesday.", "Tuesday", "2021-06-22"),
    ("The court has postponed the vote until Monday.", "Monday", "2021-06-21"),
    ("The port extended its deadline until Friday.", "Friday", "2021-06-18"),
    ("The mayor has scheduled a hearing Friday.", "Friday", "2021-06-18"),
    ("The truce had been due to expire on Monday.", "Monday", "2021-06-14"),
    ("The storm and the flood hit the coast on Monday.", "Monday", "2021-06-14"),
    ("The depot burned today.", "today", "2021-06-16"),
    ("The depot burned yesterday.", "yesterday", "2021-06-15"),
    ("The depot opens tomorrow.", "tomorrow", "2021-06-17"),
    ("The depot burned three days ago.", "three days ago", "2021-06-13"),
    ("The depot burned 12 days ago.", "12 days ago", "2021-06-04"),
    ("The depot burned a day earlier.", "a day earlier", "2021-06-15"),
    ("The depot burned two days before yesterday.", "two days before yesterday", "2021-06-13"),
    ("The depot burned the day before yesterday.", "the day before yesterday", "2021-06-14"),
    ("The depot burned on Christmas Eve.", "Christmas Eve", "2020-12-24"),
    ("The depot will open on Christmas Day.", "Christmas Day", "2021-12-25"),
    ("The depot burned last Thanksgiving.", "last Thanksgiving", "2020-11-26"),
    ("The depot burned on Good Friday 2019.", "Good Friday 2019", "2019-04-19"),
    ("The depot burned on Memorial Day.", "Memorial Day", "2021-05-31"),
    ("The depot burned on New Year's Day.", "New Year's Day", "2021-01-01"),
    ("The ferry left on the night of Friday, June 4.", "Friday, June 4", "2021-06-04"),
    ("Tickets available from Monday are cheap.", "Monday", "2021-06-21"),
    ("The court gave them until Friday to answer.", "Friday", "2021-06-18"),
    ("The mayor gave a prize to Sunday's winner.", "Sunday", "2021-06-13"),
    ("The judge will sentence her on the 23rd.", "the 23rd", "2021-06-23"),
    ("The ferry sank on the 30th.", "the 30th", "2021-05-30"),
    ("Two weeks from Friday the lease ends.", "Two weeks from Friday", "2021-07-02"),
    ("The depot burned a year ago today.", "a year ago today", "2020-06-16"),
    ("The depot burned on the last day of 2019.", "the last day of 2019", "2019-12-31"),
    ("The captain was unable to attend on Friday.", "Friday", "2021-06-11"),
    ("The captain is able to attend on Friday.", "Friday", "2021-06-18"),
    ("Harrow bought the chain, with owners handing in all shares by the Tuesday deadline.", "Tuesday", "2021-06-15"),
    ("Mayor Ada Voss on Thursday: “Without a plan, we will fail.”", "Thursday", "2021-06-10"),
    ("Profit has risen since year-end.", "year-end", "2020-12-31"),
    ("The firm had 900 workers at year-end.", "year-end", "2020-12-31"),
    ("The firm plans to hire 90 workers by year-end.", "year-end", "2021-12-31"),
    ("On Monday it rose by 2%. It was 3% below the previous Friday.", "the previous Friday", "2021-06-11"),
    ("The ferry sank in April 2019; its owner fled on May 4, 2019. It was insured that day.", "that day", "2019-05-04"),
    ("A storm came on Monday; later in the day, it snowed.", "later in the day", "2021-06-14"),
]

PERIODS = [
    ("Oil fell over the past year.", "the past year", "2020", date(2020, 6, 16), WEDNESDAY),
    ("Oil fell over the past week.", "the past week", "2021-W23", date(2021, 6, 9), WEDNESDAY),
    ("It was agreed late last week.", "late last week", "2021-W23", date(2021, 6, 10), date(2021, 6, 13)),
    ("A league of the 1800s ran it.", "the 1800s", "18", date(1800, 1, 1), date(1899, 12, 31)),
    (
        "Nine drowned over the Labor Day holiday weekend.",
        "the Labor Day holiday weekend",
        "2020-W36-WE",
        date(2020, 9, 5),
        date(2020, 9, 7),
    ),
    (
        "They were preparing for elections in November.",
        "November",
        "2021-11",
        date(2021, 11, 1),
        date(2021, 11, 30),
    ),
    (
        "They were training for a race in May when rain fell.",
        "May",
        "2021-05",
        date(2021, 5, 1),
        date(2021, 5, 31),
    ),
    (
        "That is a drop since the last vote in August.",
        "August",
        "2020-08",
        date(2020, 8, 1),
        date(2020, 8, 31),
    ),
    ("Many died in the summer of 2019.", "the summer of 2019", "2019-SU", date(2019, 1, 1), date(2019, 12, 31)),
    (
        "Sales rose in the first four months of the year.",
        "the first four months",
        "P4M",
        date(2021, 1, 1),
        date(2021, 4, 30),
    ),
    (
        "It rained in the last two weeks of May.",
        "the last two weeks",
        "P2W",
        date(2021, 5, 18),
        date(2021, 5, 31),
    ),
    ("The road has been shut since July.", "July", "2020-07", date(2020, 7, 1), date(2020, 7, 31)),
    ("It sank a quarter century ago.", "a quarter century ago", "1996", date(1996, 1, 1), date(1996, 12, 31)),
    (
        "It stood for the past quarter century.",
        "the past quarter century",
        "P25Y",
        date(1996, 6, 16),
        date(2021, 6, 16),
    ),
    ("It lost money in the 2018 quarter.", "the 2018 quarter", "2018-Q1", date(2018, 1, 1), date(2018, 3, 31)),
    (
        "First-quarter profit rose; sales in the period fell.",
        "the period",
        "2021-Q1",
        date(2021, 1, 1),
        date(2021, 3, 31),
    ),
    ("It was a poor year-earlier quarter.", "year-earlier quarter", "2020-Q1", date(2020, 1, 1), date(2020, 3, 31)),
    ("It sank 50 years ago this week.", "50 years ago this week", "1971-W24", date(1971, 6, 14), date(1971, 6, 20)),
    (
        "It sank in the first week of May 2019.",
        "the first week of May 2019",
        "2019-W18",
        date(2019, 5, 1),
        date(2019, 5, 7),
    ),
    (
        "It sank on the last weekend of April.",
        "the last weekend of April",
        "2021-W16-WE",
        date(2021, 4, 24),
        date(2021, 4, 25),
    ),
    (
        "It sank in the first days of June 2019.",
        "the first days of June 2019",
        "2019-06",
        date(2019, 6, 1),
        date(2019, 6, 10),
    ),
    (
        "It sank in the second half of March.",
        "the second half of March",
        "2021-03",
        date(2021, 3, 16),
        date(2021, 3, 31),
    ),
    (
        "Sales fell in the final quarter of 2019.",
        "the final quarter of 2019",
        "2019-Q4",
        date(2019, 10, 1),
        date(2019, 12, 31),
    ),
    ("Rain is forecast for the weekend.", "the weekend", "2021-W24-WE", date(2021, 6, 19), date(2021, 6, 20)),
    ("The depot burned in June 2019.", "June 2019", "2019-06", date(2019, 6, 1), date(2019, 6, 30)),
    ("The depot burned in February.", "February", "2021-02", date(2021, 2, 1), date(2021, 2, 28)),
    ("The rate is 45%, up from 41% in March.", "March", "2021-03", date(2021, 3, 1), date(2021, 3, 31)),
    ("The rate stands at 9%, compared with 8% in May.", "May", "2021-05", date(2021, 5, 1), date(2021, 5, 31)),
    ("The toll will be higher than in October.", "October", "2020-10", date(2020, 10, 1), date(2020, 10, 31)),
    ("The rule applies from October.", "October", "2021-10", date(2021, 10, 1), date(2021, 10, 31)),
    ("The coast saw 12 fires, fewer than a year ago.", "a year ago", "2020", date(2020, 1, 1), date(2020, 12, 31)),
    (
        "Her flats, worth a million crowns in April, are worth half that now.",
        "April",
        "2021-04",
        date(2021, 4, 1),
        date(2021, 4, 30),
    ),
    ("The depot burned in November.", "November", "2020-11", date(2020, 11, 1), date(2020, 11, 30)),
    ("The depot burned in May.", "May", "2021-05", date(2021, 5, 1), date(2021, 5, 31)),
    ("The depot burned last March.", "last March", "2021-03", date(2021, 3, 1), date(2021, 3, 31)),
    ("The depot burned last May.", "last May", "2020-05", date(2020, 5, 1), date(2020, 5, 31)),
    (
        "Output in March 2019 was up from the same month a year earlier.",
        "the same month a year earlier",
        "2018-03",
        date(2018, 3, 1),
        date(2018, 3, 31),
    ),
    (
        "Second-quarter profit beat that of the same period last year.",
        "the same period last year",
        "2020-Q2",
        date(2020, 4, 1),
        date(2020, 6, 30),
    ),
    ("The depot burned last October.", "last October", "2020-10", date(2020, 10, 1), date(2020, 10, 31)),
    ("The depot will open in October.", "October", "2021-10", date(2021, 10, 1), date(2021, 10, 31)),
    ("The depot will open next April.", "next April", "2022-04", date(2022, 4, 1), date(2022, 4, 30)),
    ("The depot burned in June last year.", "June last year", "2020-06", date(2020, 6, 1), date(2020, 6, 30)),
    ("The depot burned in early June 2019.", "early June 2019", "2019-06", date(2019, 6, 1), date(2019, 6, 10)),
    ("The depot burned in mid-June 2019.", "mid-June 2019", "2019-06", date(2019, 6, 11), date(2019, 6, 20)),
    ("The depot burned in late June 2019.", "late June 2019", "2019-06", date(2019, 6, 21), date(2019, 6, 30)),
    ("The depot burned in 2017.", "2017", "2017", date(2017, 1, 1), date(2017, 12, 31)),
    ("The depot burned in early 2017.", "early 2017", "2017", date(2017, 1, 1), date(2017, 3, 31)),
    ("The depot burned in late 2017.", "late 2017", "2017", date(2017, 10, 1), date(2017, 12, 31)),
    ("The depot burned by the end of 2017.", "the end of 2017", "2017", date(2017, 10, 1), date(2017, 12, 31)),
    ("The depot burned in nineteen ninety-six.", "nineteen ninety-six", "1996", date(1996, 1, 1), date(1996, 12, 31)),
    ("The depot burned in the 1990s.", "the 1990s", "199", date(1990, 1, 1), date(1999, 12, 31)),
    ("The depot burned in the early 1990s.", "the early 1990s", "199", date(1990, 1, 1), date(1993, 12, 31)),
    ("The depot burned in the '80s.", "the '80s", "198", date(1980, 1, 1), date(1989, 12, 31)),
    ("The depot burned in the nineties.", "the nineties", "199", date(1990, 1, 1), date(1999, 12, 31)),
    ("It was built in the 19th century.", "the 19th century", "18", date(1800, 1, 1), date(1899, 12, 31)),
    ("The depot burned last year.", "last year", "2020", date(2020, 1, 1), date(2020, 12, 31)),
    ("The depot burned late last year.", "late last year", "2020", date(2020, 10, 1), date(2020, 12, 31)),
    ("The depot burned earlier this year.", "earlier this year", "2021", date(2021, 1, 1), date(2021, 6, 16)),
    ("The depot opens later this month.", "later this month", "2021-06", date(2021, 6, 16), date(2021, 6, 30)),
    ("The depot opens next year.", "next year", "2022", date(2022, 1, 1), date(2022, 12, 31)),
    ("The depot burned last month.", "last month", "2021-05", date(2021, 5, 1), date(2021, 5, 31)),
    ("The depot burned this month.", "this month", "2021-06", date(2021, 6, 1), date(2021, 6, 30)),
    ("The depot opens next month.", "next month", "2021-07", date(2021, 7, 1), date(2021, 7, 31)),
    ("The depot burned last week.", "last week", "2021-W23", date(2021, 6, 7), date(2021, 6, 13)),
    ("The depot burned this week.", "this week", "2021-W24", date(2021, 6, 14), date(2021, 6, 20)),
    ("The depot opens next week.", "next week", "2021-W25", date(2021, 6, 21), date(2021, 6, 27)),
    ("It opens the week of July 5.", "the week of July 5", "2021-W27", date(2021, 7, 5), date(2021, 7, 11)),
    ("The depot burned last weekend.", "last weekend", "2021-W23-WE", date(2021, 6, 12), date(2021, 6, 13)),
    ("The depot burned over the weekend.", "the weekend", "2021-W23-WE", date(2021, 6, 12), date(2021, 6, 13)),
    (
        "The depot burned over the Labor Day weekend.",
        "the Labor Day weekend",
        "2020-W36-WE",
        date(2020, 9, 5),
        date(2020, 9, 7),
    ),
    ("It will open on the July 4 weekend.", "the July 4 weekend", "2021-W26-WE", date(2021, 7, 3), date(2021, 7, 4)),
    ("It burned in Easter week.", "Easter week", "2021-W13", date(2021, 3, 29), date(2021, 4, 4)),
    (
        "It burned in May 2019. The same day, he fled.",
        "The same day",
        "2019-05-XX",
        date(2019, 5, 1),
        date(2019, 5, 31),
    ),
    ("The firm expects growth for the full year.", "the full year", "2021", date(2021, 1, 1), date(2021, 12, 31)),
    ("Sales fell, as in last year's quarter.", "last year's quarter", "2020", date(2020, 1, 1), date(2020, 12, 31)),
    (
        "First-quarter sales beat those of the quarter a year ago.",
        "the quarter a year ago",
        "2020-Q1",
        date(2020, 1, 1),
        date(2020, 3, 31),
    ),
    ("They counted on its 2019 results.", "2019", "2019", date(2019, 1, 1), date(2019, 12, 31)),
    ("They expect 2022 Harrow earnings of 9 million crowns.", "2022", "2022", date(2022, 1, 1), date(2022, 12, 31)),
    ("The city will hold the 2000 Olympics.", "2000", "2000", date(2000, 1, 1), date(2000, 12, 31)),
    (
        "Lisbon nineteen ninety-six. A fire broke out.",
        "nineteen ninety-six",
        "1996",
        date(1996, 1, 1),
        date(1996, 12, 31),
    ),
    (
        "Most is sold in the second and fourth quarters.",
        "fourth quarters",
        "2021-Q4",
        date(2021, 10, 1),
        date(2021, 12, 31),
    ),
    ("The depot burned two weeks ago.", "two weeks ago", "2021-W22", date(2021, 5, 31), date(2021, 6, 6)),
    ("The depot burned two months ago.", "two months ago", "2021-04", date(2021, 4, 1), date(2021, 4, 30)),
    ("The depot burned five years ago.", "five years ago", "2016", date(2016, 1, 1), date(2016, 12, 31)),
    ("It burned about a decade ago.", "about a decade ago", "2011", date(2011, 1, 1), date(2011, 12, 31)),
    ("Profit fell in the first quarter.", "the first quarter", "2021-Q1", date(2021, 1, 1), date(2021, 3, 31)),
    ("Fourth-quarter profit fell.", "Fourth-quarter", "2020-Q4", date(2020, 10, 1), date(2020, 12, 31)),
    (
        "Profit fell in the third quarter of 2018.",
        "the third quarter of 2018",
        "2018-Q3",
        date(2018, 7, 1),
        date(2018, 9, 30),
    ),
    (
        "Profit fell in last year's second quarter.",
        "last year's second quarter",
        "2020-Q2",
        date(2020, 4, 1),
        date(2020, 6, 30),
    ),
    (
        "Profit fell in the second half of 2019.",
        "the second half of 2019",
        "2019-H2",
        date(2019, 7, 1),
        date(2019, 12, 31),
    ),
    (
        "The shop closed from July 3-5, 2019.",
        "July 3-5, 2019",
        "2019-07-03/2019-07-05",
        date(2019, 7, 3),
        date(2019, 7, 5),
    ),
    ("It opened on March 10 or 11.", "March 10 or 11", "2021-03-XX", date(2021, 3, 10), date(2021, 3, 11)),
    (
        "It was open on March 10 and 11.",
        "March 10 and 11",
        "2021-03-10/2021-03-11",
        date(2021, 3, 10),
        date(2021, 3, 11),
    ),
    ("He served in 1989-90.", "1989-90", "1989/1990", date(1989, 1, 1), date(1990, 12, 31)),
    ("Rents rose over the past five months.", "the past five months", "P5M", date(2021, 1, 16), date(2021, 6, 16)),
    ("Rents will rise in the next two years.", "the next two years", "P2Y", date(2021, 6, 16), date(2023, 6, 16)),
    ("Rents rose in the last 10 days.", "the last 10 days", "P10D", date(2021, 6, 6), date(2021, 6, 16)),
]

OPEN_VALUES = [
    ("Prices will double in the coming decade.", "the coming decade", "DURATION", "P10Y"),
    ("They meet on weekends to play.", "weekends", "SET", "XXXX-WXX-WE"),
    ("The depot burned last summer.", "last summer", "DATE", "2020-SU"),
    ("The depot burned in the winter of 2018.", "the winter of 2018", "DATE", "2018-WI"),
    ("The depot opens this fall.", "this fall", "DATE", "2021-FA"),
    ("The strike lasted five days.", "five days", "DURATION", "P5D"),
    ("The strike lasted twenty-seven days.", "twenty-seven days", "DURATION", "P27D"),
    ("The strike lasted more than four hours.", "more than four hours", "DURATION", "PT4H"),
    ("The strike lasted two and a half years.", "two and a half years", "DURATION", "P2Y6M"),
    ("The strike lasted between six and nine years.", "six and nine years", "DURATION", "PXY"),
    ("The strike lasted 2 1/2 hours.", "2 1/2 hours", "DURATION", "PT2H30M"),
    ("The strike lasted half an hour.", "half an hour", "DURATION", "PT30M"),
    ("The strike lasted a year and a half.", "a year and a half", "DURATION", "P1Y6M"),
    ("The strike lasted several weeks.", "several weeks", "DURATION", "PXW"),
    ("The strike lasted for weeks.", "weeks", "DURATION", "PXW"),
    ("The strike lasted a couple of months.", "a couple of months", "DURATION", "P2M"),
    ("The strike lasted two decades.", "two decades", "DURATION", "P20Y"),
    ("The strike lasted a hundred years.", "a hundred years", "DURATION", "P100Y"),
    ("The 45-minute talk ended.", "45-minute", "DURATION", "PT45M"),
    ("The six-week truce ended.", "six-week", "DURATION", "P6W"),
    ("The day-long talk ended.", "day-long", "DURATION", "P1D"),
    ("The strike lasted at least 12 days.", "at least 12 days", "DURATION", "P12D"),
    ("The strike lasted nearly two years.", "nearly two years", "DURATION", "P2Y"),
    ("He visits every Monday.", "every Monday", "SET", "XXXX-WXX-1"),
    ("He visits each year.", "each year", "SET", "P1Y"),
    ("He visits every other week.", "every other week", "SET", "P2W"),
    ("He visits every three months.", "every three months", "SET", "P3M"),
    ("He visits daily.", "daily", "SET", "P1D"),
    ("Fares doubled over the past decade.", "the past decade", "DURATION", "P10Y"),
    ("Fares will double over the next decade.", "the next decade", "DURATION", "P10Y"),
    ("The ferry runs on Sundays.", "Sundays", "SET", "XXXX-WXX-7"),
    ("The ferry runs on Sunday mornings.", "Sunday mornings", "SET", "XXXX-WXX-7TMO"),
    ("It froze in the winter of nineteen ninety-four.", "the winter of nineteen ninety-four", "DATE", "1994-WI"),
    ("The line opened in 1998 and closed in 2003.", "1998", "DATE", "1998"),
    ("He served from 1994 to 2003.", "1994", "DATE", "1994"),
    ("They won the 1998 and 2002 elections.", "1998", "DATE", "1998"),
    ("The mine makes 60,000 tonnes a year.", "a year", "SET", "P1Y"),
    ("He visits each July.", "each July", "SET", "XXXX-07"),
    ("The price is now higher.", "now", "DATE", "PRESENT_REF"),
    ("The price rose recently.", "recently", "DATE", "PAST_REF"),
    ("The price will rise in the near future.", "the near future", "DATE", "FUTURE_REF"),
    ("The price rose in recent weeks.", "recent weeks", "DATE", "PAST_REF"),
    ("The blast came at 10:35 a.m. Friday.", "10:35 a.m. Friday", "TIME", "2021-06-11T10:35"),
    ("The blast came at 9 p.m. EST on Nov. 9, 2019.", "9 p.m. EST on Nov. 9, 2019", "TIME", "2019-11-09T21:00"),
    ("The blast came at 10:35 a.m. (0735 GMT) Friday.", "10:35 a.m.", "TIME", "2021-06-11T10:35"),
    ("Rents rise by 4 percent annually.", "annually", "SET", "P1Y"),
    ("The blast came at 12:05 a.m. Monday.", "12:05 a.m. Monday", "TIME", "2021-06-14T00:05"),
    ("The blast came at noon Tuesday.", "noon Tuesday", "TIME", "2021-06-15T12:00"),
    ("The blast came at 5 p.m.", "5 p.m.", "TIME", "2021-06-16T17:00"),
    ("The blast came on Tuesday night.", "Tuesday night", "TIME", "2021-06-15TNI"),
    ("The blast came yesterday morning.", "yesterday morning", "TIME", "2021-06-15TMO"),
    ("The blast came last night.", "last night", "TIME", "2021-06-15TNI"),
    ("The blast came overnight.", "overnight", "TIME", "2021-06-15TNI"),
    ("The talks go on tonight.", "tonight", "TIME", "2021-06-16TNI"),
    ("He visits each spring.", "each spring", "SET", "XXXX-SP"),
    ("The wall stood for half a century.", "half a century", "DURATION", "P50Y"),
    ("The hut was built in the summer of '69.", "the summer of '69", "DATE", "1969-SU"),
    ("The quake hit at 3.42pm local time.", "3.42pm local time", "TIME", "2021-06-16T15:42"),
    ("The shop is open from 9am to 5.30 p.m.", "9am", "TIME", "2021-06-16T09:00"),
    ("The rite was held at dawn on Monday.", "dawn on Monday", "TIME", "2021-06-14TMO"),
    ("The maker is going to start getting beaten in the fall.", "the fall", "DATE", "2021-FA"),
    ("The maker is going to start getting beaten in the spring.", "the spring", "DATE", "2022-SP"),
    ("He visits every Friday in May.", "every Friday", "SET", "XXXX-WXX-5"),
    ("A verdict is due within 48 hours.", "48 hours", "DURATION", "PT48H"),
    ("The vault was shut for 24 hours.", "24 hours", "DURATION", "PT24H"),
    ("The plant will close in the coming months.", "the coming months", "DATE", "FUTURE_REF"),
    ("They spoke for about an hour and a half.", "about an hour and a half", "DURATION", "PT1H30M"),
    ("It rained between Friday evening and Sunday morning.", "Sunday morning", "TIME", "2021-06-13TMO"),
    ("The fast begins with Ramadan.", "Ramadan", "DATE", None),
    ("The village will one day be a town.", "one day", "DATE", "FUTURE_REF"),
    ("One day he left without a word.", "One day", "DATE", "PAST_REF"),
    ("The strike lasted one day.", "one day", "DURATION", "P1D"),
    ("By mid-afternoon, the troops had left.", "mid-afternoon", "TIME", "2021-06-16TAF"),
    ("Bakers met on Friday. They sold bread in the morning.", "the morning", "TIME", "2021-06-11TMO"),
    ("Rescuers worked through the night.", "the night", "TIME", "2021-06-15TNI"),
    ("Ferries resumed at 7.05 BST on Thursday.", "7.05 BST on Thursday", "TIME", "2021-06-10T07:05"),
    ("Ferries resumed at 0600 GMT on Thursday.", "0600 GMT on Thursday", "TIME", "2021-06-10T06:00"),
    ("It sank in the winter of 2019-20.", "the winter of 2019-20", "DATE", "2019-WI"),
    ("In 1931 Mill Street burned.", "1931", "DATE", "1931"),
    ("It is open from May to July.", "May", "DATE", "2021-05"),
    ("It was open from March to May.", "May", "DATE", "2021-05"),
    ("Profit fell in the six months to May.", "May", "DATE", "2021-05"),
    ("It was their third day-long session.", "day-long", "DURATION", "P1D"),
    ("A years-old quarrel ended.", "years-old", "DURATION", "PXY"),
    ("They waited a whole week.", "a whole week", "DURATION", "P1W"),
    ("The ferry makes daily trips.", "daily", "SET", "P1D"),
]

NO_TIMES = [
    ("She wrote columns for USA TODAY and others.", "a newspaper"),
    ("The vote was a boost to May, who leads the party.", "a person is no month"),
    ("The clerk read a letter from May.", "a person is no month"),
    ("The company sold 2000 units.", "a count is no year"),
    ("The company paid $1998 for it.", "money is no year"),
    ("The mill took on an average of 1500 workers.", "an average is no year"),
    ("The mill reported an average of 1500.", "an average is no year"),
    ("The mill plans from 1000 to 2000 hires.", "a range of counts has no years"),
    ("The mill plans 1900 to 2000 hires.", "a range of counts has no years"),
    ("The crowd grew from 1600 to 2400.", "a range of counts has no years"),
    ("It makes up about three-quarters of the trade.", "a fraction is no business quarter"),
    ("It holds more than a quarter of the market.", "a fraction is no business quarter"),
    ('The host of "48 Hours" said he was sorry.', "a title is no duration"),
    ('He told the programme "This Week" that he was sorry.', "a title is no week"),
    ("She wrote for Island Today and left.", "a title is no day"),
    ("It sank in the early hours of the storm.", "a part of a night is no duration"),
    ("The crew has cramped living quarters.", "rooms are no business quarters"),
    ("He may march with them.", "verbs are no months"),
    ("It was a rich find for the period.", "a period of no business has no days"),
    ("She works on the 9th floor.", "a floor is no day"),
    ("The island's daily Kurier printed it.", "a newspaper is no time"),
    ("The first and second weeks were calm.", "counted weeks have no name"),
    ("The mill took on 2000 workers.", "a count is no year"),
    ("He sold nineteen twenty-pound bags.", "a count is no year"),
    ("On days when it rains, the shop is shut.", "any days are no duration"),
    ("A 38-year-old man was held.", "an age is no duration"),
    ("She is 52 years old.", "an age is no duration"),
    ("Both sat on the sun deck.", "small letters are no weekdays"),
    ("It was a second chance.", "an ordinal is no unit"),
    ("The hall stands at 1921 North Mill St. in Orla.", "a number before a street is that of a house"),
    ("The score was 3:16.", "a ratio is no time"),
    ("It fell on February 30.", "the calendar has no such day"),
]


def rows_of(text, day=WEDNESDAY):
    reading, doc, sentences = read(text, day)
    return resolve_dates(reading, find_times(reading, doc, sentences), day)


def row_of(text, expression, day=WEDNESDAY):
    rows = [row for row in rows_of(text, day) if row.text == expression]
    assert rows, [row.text for row in rows_of(text, day)]
    return rows[0]


@pytest.mark.parametrize(("text", "expression", "value"), DAYS, ids=[f"{row[1]}: {row[0]}" for row in DAYS])
def test_a_day_is_resolved(text, expression, value):
    row = row_of(text, expression)
    day = date.fromisoformat(value)
    assert (row.timex_type, row.timex_value, row.edtf) == ("DATE", value, row.edtf)
    assert (row.date_from, row.date_to) == (day, day)


@pytest.mark.parametrize(("text", "expression", "value", "first", "last"), PERIODS, ids=[row[1] for row in PERIODS])
def test_a_period_is_resolved_from_its_first_to_its_last_day(text, expression, value, first, last):
    row = row_of(text, expression)
    assert (row.timex_value, row.date_from, row.date_to) == (value, first, last)


@pytest.mark.parametrize(("text", "expression", "kind", "value"), OPEN_VALUES, ids=[row[1] for row in OPEN_VALUES])
def test_durations_sets_times_and_seasons_have_their_timex_value(text, expression, kind, value):
    row = row_of(text, expression)
    assert (row.timex_type, row.timex_value) == (kind, value)


@pytest.mark.parametrize(("text", "why"), NO_TIMES, ids=[row[1] + ": " + row[0] for row in NO_TIMES])
def test_what_only_looks_like_a_time_is_left_out(text, why):
    assert rows_of(text) == (), why


@pytest.mark.parametrize(
    ("text", "expression", "edtf"),
    [
        ("It opened on March 10 or 11.", "March 10 or 11", "[2021-03-10,2021-03-11]"),
        ("It was open on March 10 and 11.", "March 10 and 11", "{2021-03-10,2021-03-11}"),
        ("It burned in the 1990s.", "the 1990s", "199X"),
        ("Profit fell in the third quarter of 2018.", "the third quarter of 2018", "2018-35"),
        ("It burned in early June 2019.", "early June 2019", "2019-06-01/2019-06-10"),
        ("It burned last summer.", "last summer", "2020-22"),
        ("It burned nearly two years ago.", "nearly two years ago", "2019~"),
    ],
)
def test_what_is_uncertain_is_said_in_edtf(text, expression, edtf):
    assert row_of(text, expression).edtf == edtf


@pytest.mark.parametrize(
    ("text", "expression", "mod"),
    [
        ("It burned in early June 2019.", "early June 2019", "START"),
        ("It burned in mid-June 2019.", "mid-June 2019", "MID"),
        ("It burned at the end of 2019.", "the end of 2019", "END"),
        ("It lasted more than four hours.", "more than four hours", "MORE_THAN"),
        ("It lasted nearly two years.", "nearly two years", "LESS_THAN"),
        ("It lasted about two years.", "about two years", "APPROX"),
        ("It lasted up to 10 days.", "up to 10 days", "EQUAL_OR_LESS"),
    ],
)
def test_modifiers_are_those_of_timex3(text, expression, mod):
    assert row_of(text, expression).timex_mod == mod


@pytest.mark.parametrize(
    ("text", "expression", "first", "anchor"),
    [
        ("It burned on May 4, 2018. The same day, he fled.", "The same day", date(2018, 5, 4), "preceding"),
        ("It burned on May 4, 2018. The following day, he fled.", "The following day", date(2018, 5, 5), "preceding"),
        ("It burned on May 4, 2018. Three days later, he fled.", "Three days later", date(2018, 5, 7), "preceding"),
        ("It burned in 2012, after a flood the year before.", "the year before", date(2011, 1, 1), "preceding"),
        ("It burned in 2012. That year, he fled.", "That year", date(2012, 1, 1), "preceding"),
        ("It burned on Monday.", "Monday", date(2021, 6, 14), "publication"),
        ("It burned on May 4, 2018.", "May 4, 2018", date(2018, 5, 4), "text"),
        (
            "First-quarter profit was 9 million crowns, up from 7 million a year earlier.",
            "a year earlier",
            date(2020, 1, 1),
            "preceding",
        ),
    ],
    ids=lambda value: str(value)[:40],
)
def test_the_anchor_says_what_a_date_was_resolved_against(text, expression, first, anchor):
    row = row_of(text, expression)
    assert (row.date_from, row.anchor) == (first, anchor)


@pytest.mark.parametrize(
    ("text", "today", "value"),
    [
        ("Nine died in the Sept. 11 attacks.", date(2012, 5, 1), "2001-09-11"),
        ("Nine died in the Sept. 11 terrorist attacks.", date(2012, 5, 1), "2001-09-11"),
        ("Nine died in the Sept. 11 attacks.", date(2012, 9, 20), "2012-09-11"),
        ("Nine died in the Sept. 11 attacks.", date(2001, 9, 20), "2001-09-11"),
        ("Nine died in the Sept. 11 fire.", date(2012, 5, 1), "2011-09-11"),
        ("Nine died in the Jan. 6 attack.", date(2014, 5, 1), "2014-01-06"),
        ("Nine died in the Jan. 6 attack on a farm.", date(2031, 5, 1), "2031-01-06"),
        ("Nine died in a Sept. 11 attack.", date(2012, 5, 1), "2011-09-11"),
        ("Nine died in the July 7 bombings in Varn.", date(2031, 9, 1), "2031-07-07"),
        ("Nine died in the July 7 bombings in London.", date(2031, 9, 1), "2005-07-07"),
    ],
)
def test_what_goes_by_its_day_has_its_year_unless_that_day_is_just_past(text, today, value):
    reading, doc, sentences = read(text, today)
    [row] = resolve_dates(reading, find_times(reading, doc, sentences), today)
    assert row.timex_value == value


def test_that_summer_is_of_the_year_told_before():
    text = "In 2015 the mill shut, after a wall fell in Orla that summer."
    assert row_of(text, "summer", WEDNESDAY).timex_value == "2015-SU"


def test_the_last_years_of_somebody_are_not_those_up_to_today():
    text = "It is a plan for the mayor's last two years in town."
    assert row_of(text, "last two years", WEDNESDAY).date_from is None


def test_a_weekday_is_the_one_told_before_where_its_clause_does_not_say():
    text = "The board will meet on Friday. Voss wants to end Friday's row. He spoke on Monday. On Monday he sings."
    reading, doc, sentences = read(text, WEDNESDAY)
    rows = resolve_dates(reading, find_times(reading, doc, sentences), WEDNESDAY)
    assert [row.timex_value for row in rows] == ["2021-06-18", "2021-06-18", "2021-06-14", "2021-06-14"]


def test_a_paragraph_on_nine_months_ends_with_its_comparisons():
    text = "Third-quarter profit rose.\n\nIn the nine months, it rose from a year ago.\n\nIt fell from a year earlier."
    day = date(2021, 11, 3)
    assert row_of(text, "a year ago", day).timex_value == "2020"
    assert row_of(text, "a year earlier", day).timex_value == "2020-Q3"


def test_what_nine_months_are_compared_with_is_always_the_year_before():
    text = (
        "Third-quarter profit rose.\n\nIn nine months, it rose from a year earlier. The year-earlier period was poor."
    )
    day = date(2021, 11, 3)
    assert row_of(text, "a year earlier", day).timex_value == "2020"
    assert row_of(text, "The year-earlier period", day).timex_value == "2020"


@pytest.mark.parametrize(
    ("last_day", "value", "first", "last"),
    [
        ("Aug. 31, 2019", "2019-Q3", date(2019, 6, 1), date(2019, 8, 31)),
        ("July 31, 2019", "2019-Q2", date(2019, 5, 1), date(2019, 7, 31)),
        ("Sept. 30, 2019", "2019-Q3", date(2019, 7, 1), date(2019, 9, 30)),
    ],
)
def test_a_business_quarter_that_a_date_closes_runs_up_to_that_date(last_day, value, first, last):
    row = row_of(f"For the quarter ended {last_day}, sales fell.", "the quarter")
    assert (row.timex_value, row.date_from, row.date_to) == (value, first, last)


def test_the_days_of_a_fiscal_quarter_are_open_until_a_date_closes_it():
    row = row_of("Profit fell in the fiscal first quarter.", "the fiscal first quarter")
    assert (row.timex_value, row.date_from, row.date_to) == ("2021-Q1", None, None)
    row = row_of("Profit fell in the fiscal first quarter ended Jan. 31.", "the fiscal first quarter")
    assert (row.timex_value, row.date_from, row.date_to) == ("2021-Q1", date(2020, 11, 1), date(2021, 1, 31))


def test_the_year_that_ends_tomorrow_is_a_year_long():
    row = row_of("The year ending tomorrow was poor.", "The year")
    assert (row.timex_value, row.date_from, row.date_to) == ("P1Y", date(2020, 6, 18), date(2021, 6, 17))


@pytest.mark.parametrize(
    ("text", "expression", "first"),
    [
        ("It burned last week.", "last week", date(2021, 6, 14)),
        ("It burned earlier this week.", "earlier this week", date(2021, 6, 14)),
        ("It will open this week.", "this week", date(2021, 6, 21)),
        ("It will open next week.", "next week", date(2021, 6, 21)),
    ],
)
def test_a_sunday_looks_back_on_the_week_that_it_ends(text, expression, first):
    assert row_of(text, expression, date(2021, 6, 20)).date_from == first


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It burned on Thursday.", "XXXX-WXX-4"),
        ("It burned on March 9.", "XXXX-03-09"),
        ("It burned in March.", "XXXX-03"),
        ("It burned yesterday.", None),
        ("It burned last week.", "XXXX-WXX"),
    ],
)
def test_without_a_day_of_publication_nothing_is_guessed(text, value):
    (row,) = rows_of(text, None)
    assert (row.timex_value, row.date_from, row.date_to, row.anchor) == (value, None, None, None)


WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
SENTENCES = [
    "It burned on {}.",
    "The court will rule on {}.",
    "It burned last {}.",
    "It opens next {}.",
    "It rained on {} night.",
]


@settings(max_examples=60)
@given(
    st.sampled_from(WEEKDAYS),
    st.sampled_from(SENTENCES),
    st.dates(date(1950, 1, 1), date(2049, 1, 1)),
    st.integers(-50, 50),
)
def test_shifting_the_day_of_publication_by_weeks_shifts_weekdays_by_as_many(weekday, sentence, day, weeks):
    reading, doc, sentences = read(sentence.format(weekday))
    (row,) = resolve_dates(reading, find_times(reading, doc, sentences), day)
    (later,) = resolve_dates(reading, find_times(reading, doc, sentences), day + timedelta(7 * weeks))
    assert row.date_from is not None
    assert later.date_from == row.date_from + timedelta(7 * weeks)


PIECES = [row[1] for row in DAYS] + [row[1] for row in PERIODS] + [row[1] for row in OPEN_VALUES]


@settings(max_examples=60)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=8), st.one_of(st.none(), st.dates()))
def test_an_interval_never_ends_before_it_begins(pieces, day):
    reading, doc, sentences = read("It burned " + " and ".join(pieces) + ".")
    for row in resolve_dates(reading, find_times(reading, doc, sentences), day):
        assert reading.text[row.char_start : row.char_end] == row.text
        assert (row.date_from is None) == (row.date_to is None)
        if row.date_from is not None:
            assert row.date_from <= row.date_to


@settings(max_examples=80)
@given(st.text(max_size=200), st.one_of(st.none(), st.dates()))
def test_any_text_has_dates_or_none_but_never_an_error(text, day):
    reading, doc, sentences = read(text)
    for row in resolve_dates(reading, find_times(reading, doc, sentences), day):
        assert reading.text[row.char_start : row.char_end] == row.text


@pytest.mark.parametrize(
    "junk",
    [
        "may " * 75_000,
        "1" * 300_000,
        "the past " * 33_000,
        "two hundred and " * 18_000,
        "'" * 300_000,
        "Jan. 1, " * 37_000,
    ],
    ids=lambda junk: junk[:16],
)
def test_junk_takes_time_in_proportion_to_its_length(junk):
    from time import perf_counter

    from tasks.dates.date_expressions import find_expressions

    began = perf_counter()
    list(find_expressions(junk, 0, len(junk)))
    assert perf_counter() - began < 60


STRAY = [
    ("Critics say that Tuesday’s speech was dull.", "Tuesday", "2024-03-05"),
    ("The historian noted that Monday was a feast.", "Monday", "2024-03-04"),
    ("He left in May; that Wednesday he was back.", "that Wednesday", "2024-03-06"),
]


@pytest.mark.parametrize(("text", "words", "value"), STRAY, ids=[case[1] for case in STRAY])
def test_the_that_of_a_clause_is_no_part_of_the_day(text, words, value):
    assert row_of(text, words, date(2024, 3, 7)).timex_value == value


YEARS_BEHIND = [
    ("After the Christmas Day attack in 2009, it bought scanners.", "Christmas Day", "2009-12-25"),
    ("The duke wrote some 40 years later, in 1816, that he was poor.", "some 40 years later", "1816"),
    ("Two weeks before Christmas, in 1921, the mill burned down.", "Christmas", "1921-12-25"),
    ("He died on June 5 in 1967.", "June 5", "1967-06-05"),
    ("The strike began on May 31, 1921. By June 1, half of the town was on foot.", "June 1", "1921-06-01"),
    ("It began on May 31, 1921. Men came. Others fled on June 1.", "June 1", "1921-06-01"),
    ("He was born on May 31, 1921. He fell ill on Feb. 1.", "Feb. 1", "2024-02-01"),
]


@pytest.mark.parametrize(("text", "words", "value"), YEARS_BEHIND, ids=[case[0][:40] for case in YEARS_BEHIND])
def test_a_year_told_beside_a_day_is_that_of_the_day(text, words, value):
    assert row_of(text, words, date(2024, 3, 7)).timex_value == value


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It was paid in May and June 2018.", ["2018-05", "2018-06"]),
        ("It sold ships from March to June 2018.", ["2018-03", "2018-06"]),
        ("It sold ships in October, November and December 2018.", ["2018-10", "2018-11", "2018-12"]),
        ("It sold ships on May 3 and June 5, 2018.", ["2018-05-03", "2018-06-05"]),
        ("It sold ships in December and January 2018.", ["2017-12", "2018-01"]),
        ("It sold ships in May and in 2018 none.", ["2021-05", "2018"]),
    ],
)
def test_a_year_behind_joined_dates_is_that_of_all(text, values):
    assert [row.timex_value for row in rows_of(text)] == values


def test_that_quarter_is_the_one_named_before_its_last_day():
    text = "The third quarter ended Nov. 30 was poor. Sales in that quarter fell."
    assert row_of(text, "that quarter", date(2024, 10, 27)).timex_value == "2023-Q3"


def _days(interval):
    return map(date.fromisoformat, interval.split("/"))


def _on(day, interval):
    first, _, last = interval.partition("/")
    return map(date.fromisoformat, (day, first, last or first))


CLOSED = [
    ("Profit fell in the year to March.", "the year", date(2023, 3, 7), date(2022, 4, 1), date(2023, 3, 31)),
    ("Profit fell in the year to June 30.", "the year", date(2024, 5, 7), date(2022, 7, 1), date(2023, 6, 30)),
    (
        "Rain fell in the six months to September.",
        "the six months",
        date(2024, 3, 7),
        date(2023, 4, 1),
        date(2023, 9, 30),
    ),
    (
        "The third quarter ended Nov. 30 was poor.",
        "The third quarter",
        date(2024, 10, 27),
        date(2023, 9, 1),
        date(2023, 11, 30),
    ),
    (
        "Rents rose in the 11 months through February.",
        "the 11 months",
        date(2031, 5, 14),
        *_days("2030-04-01/2031-02-28"),
    ),
    ("Forty died in the week to Friday.", "the week", date(2031, 5, 14), *_days("2031-05-03/2031-05-09")),
    ("In the five years to 2030 it fell.", "the five years", date(2031, 5, 14), *_days("2026-01-01/2030-12-31")),
    ("In the decade to 2029, many left.", "the decade", date(2031, 5, 14), *_days("2020-01-01/2029-12-31")),
    (
        "The fiscal year, which began July 1, was poor.",
        "The fiscal year",
        date(2031, 5, 14),
        *_days("2030-07-01/2031-06-30"),
    ),
    ("The week beginning May 5 was wet.", "The week", date(2031, 5, 14), *_days("2031-05-05/2031-05-11")),
    (
        "In the trailing 12 months it lost 8 percent.",
        "the trailing 12 months",
        date(2031, 5, 14),
        *_days("2030-05-14/2031-05-14"),
    ),
    ("Forty died between April and September.", "April", date(2031, 5, 14), *_days("2030-04-01/2030-04-30")),
    ("It will open from May to July.", "May", date(2031, 6, 14), *_days("2031-05-01/2031-05-31")),
    ("The vote was moved from June 3 to May 9.", "June 3", date(2031, 5, 14), *_days("2031-06-03/2031-06-03")),
    ("He said on Friday the strike will begin soon.", "Friday", date(2031, 5, 14), *_days("2031-05-09/2031-05-09")),
    ("It said Friday it will cut 40 jobs by Tuesday.", "Tuesday", date(2031, 5, 14), *_days("2031-05-20/2031-05-20")),
    (
        "The blast of Sept. 11, 2001, killed 12. Those of Sept. 11 rest here.",
        "Sept. 11",
        *_on("2031-05-14", "2001-09-11"),
    ),
    (
        "He lost on Feb. 3. He left two weeks later. Ten weeks later he won.",
        "Ten weeks later",
        *_on("2031-04-24", "2031-04-14/2031-04-20"),
    ),
    (
        "Starting in February, before she toured the valley, she gave talks.",
        "February",
        *_on("2031-05-14", "2031-02-01/2031-02-28"),
    ),
    ("Starting in July, the tax will rise.", "July", *_on("2031-05-14", "2031-07-01/2031-07-31")),
    (
        "The accounts of the march over the weekend are not clear.",
        "the weekend",
        *_on("2031-05-14", "2031-05-10/2031-05-11"),
    ),
    ("This weekend marks the feast.", "This weekend", *_on("2031-05-14", "2031-05-17/2031-05-18")),
    ("A Tuesday statement is best read as a threat.", "Tuesday", *_on("2031-05-14", "2031-05-13")),
    ("A Friday deadline looms.", "Friday", *_on("2031-05-14", "2031-05-16")),
    (
        "It shipped in 2011, bought the year before from a rival.",
        "the year before",
        *_on("2031-05-14", "2010-01-01/2010-12-31"),
    ),
    (
        "It shut in 2020. Ten left. Rain fell. It was sold. He spoke. Few died in the first six months of the year.",
        "the year",
        *_on("2031-08-14", "2031-01-01/2031-12-31"),
    ),
    (
        "Few died in the first six months of the year, fewer than in the same period last year.",
        "the same period last year",
        *_on("2031-08-14", "2030-01-01/2030-06-30"),
    ),
    ("It burned last Sept. 11. They left after that night of Sept. 11.", "Sept. 11", *_on("2031-05-14", "2030-09-11")),
    (
        "She was named in January 2011 and sworn in that June.",
        "that June",
        *_on("2031-05-14", "2011-06-01/2011-06-30"),
    ),
    (
        "She was named in November 2011 and confirmed that March.",
        "that March",
        *_on("2031-05-14", "2012-03-01/2012-03-31"),
    ),
    ("He said that June was wet.", "June", *_on("2031-07-14", "2031-06-01/2031-06-30")),
    ("It told of plans to lift the ban back in September.", "September", *_on("2031-05-14", "2030-09-01/2030-09-30")),
    (
        "Rents rose over the past year and a half.",
        "the past year and a half",
        *_on("2031-05-14", "2029-11-14/2031-05-14"),
    ),
    ("They asked of plots in the weeks preceding Sept. 11.", "Sept. 11", *_on("2031-05-14", "2030-09-11")),
    ("They want an inquiry into the Feb. 11 attack.", "Feb. 11", *_on("2031-05-14", "2031-02-11")),
    ("They want to win the June 3 vote.", "June 3", *_on("2031-05-14", "2031-06-03")),
    ("She told the clerks of a possible vote Friday.", "Friday", *_on("2031-05-14", "2031-05-16")),
    ("He set up a key vote for Saturday on his plan.", "Saturday", *_on("2031-05-14", "2031-05-17")),
    ("The clinic published totals for Monday.", "Monday", *_on("2031-05-14", "2031-05-12")),
    ("A likely gunman on Monday shot two.", "Monday", *_on("2031-05-14", "2031-05-12")),
    ("The talks will go on, a clerk saying on Monday that all is well.", "Monday", *_on("2031-05-14", "2031-05-12")),
    ("He scored 40 goals in the 2029/30 season.", "2029/30", date(2031, 5, 14), *_days("2029-01-01/2030-12-31")),
]


@pytest.mark.parametrize(("text", "words", "day", "first", "last"), CLOSED, ids=[case[0][:40] for case in CLOSED])
def test_a_date_has_the_days_that_its_neighbours_leave_it(text, words, day, first, last):
    row = row_of(text, words, day)
    assert (row.date_from, row.date_to) == (first, last)
