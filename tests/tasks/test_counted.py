"""What figures count or measure, where the noun follows, where it stands elsewhere, and where it is left out."""

import pytest

from tasks.figures.figures import find_figures
from tests.tasks.reading import read

COUNTED = [
    # the noun follows the number
    ("The raid freed at least 110 foreign and local aid workers.", {110: ("foreign and local aid workers", "worker")}),
    ("About 240 women and children were on board.", {240: ("women and children", "woman")}),
    ("The valley is home to 45,000 people.", {45000: ("people", "people")}),
    ("She scored 22 league goals.", {22: ("league goals", "goal")}),
    ("The parliament has 12 members of the opposition.", {12: ("members of the opposition", "member")}),
    ("The order covers 5,700 categories of goods.", {5700: ("categories of goods", "category")}),
    ("The 14-member panel met on Monday.", {14: ("member", "member")}),
    ("Another 12 people were hurt.", {12: ("people", "people")}),
    ("The port handled 63,000 Coro 3 cars.", {63000: ("Coro 3 cars", "car")}),
    ("With 8 more arrests the case is closed.", {8: ("arrests", "arrest")}),
    ("About 300 of the club's members voted.", {300: ("club's members", "member")}),
    ("Some 200 of the prisoners were moved.", {200: ("prisoners", "prisoner")}),
    (
        "The convoy brought 2,000 stoves, 350 generators and 40 tents.",
        {2000: ("stoves", "stove"), 350: ("generators", "generator"), 40: ("tents", "tent")},
    ),
    ("Seven cows and 31 sheep were lost.", {31: ("sheep", "sheep")}),
    (
        "Of the 52 passengers on board, 40 were pupils.",
        {52: ("passengers", "passenger"), 40: ("passengers", "passenger")},
    ),
    ("The board has 14 “absent” members.", {14: ("“absent” members", "member")}),
    ("Lind called the two “facts” lies.", {2: ("facts", "fact")}),
    ('The ministry counts 30,000 yearly "road deaths."', {30000: ("road deaths", "death")}),
    ('The site blocked "hundreds" of pieces of spam.', {None: ("pieces of spam", "piece")}),
    ("Just 48 percent of the town's registered bakers are men.", {48: ("town's registered bakers", "baker")}),
    ("The clerk told 13 million registered Florida voters so.", {13e6: ("registered Florida voters", "voter")}),
    ("The mayor set the tax on both rents and gains at 15 percent.", {15: ("tax", "tax")}),
    ("It eases the pain of $85 million in forced cuts liked by none.", {85e6: ("cuts", "cut")}),
    ("The trade gap has averaged $3 million a month.", {3e6: ("trade gap", "gap")}),
    ("Capital gains are taxed at 20 percent.", {20: ("Capital gains", "gain")}),
    ("It spent $98 on roads, a drop from the $104 spent in May.", {98: ("roads", "road"), 104: ("roads", "road")}),
    ("The board lowered its bid from $3 million to $2 million.", {3e6: ("bid", "bid"), 2e6: ("bid", "bid")}),
    ("Lind took 28 percent of votes compared to 24 percent for Voss.", {28: ("votes", "vote"), 24: ("votes", "vote")}),
    ("Taxes fed the deficit's climb to $90 million.", {9e7: ("deficit", "deficit")}),
    ("The ban hit oil, sending Brask crude down 8.6%.", {8.6: ("Brask crude", "crude")}),
    ("It was a calm day, with the Brask index up 3%.", {3: ("Brask index", "index")}),
    ("The index ended the day down 3%.", {3: ("index", "index")}),
    ("Some 3,000 New Varn residents left.", {3000: ("New Varn residents", "resident")}),
    ("Turnout went from 84,000 to 92,000.", {84000: ("Turnout", "turnout"), 92000: ("Turnout", "turnout")}),
    # the noun is left out
    ("Gunmen killed 12 farmers on Monday. Another 5 were wounded.", {5: ("farmers", "farmer")}),
    ("The storm killed 31 villagers, up from 23 reported earlier.", {23: ("villagers", "villager")}),
    ("In Orla 31 houses burned down and 300 were damaged.", {300: ("houses", "house")}),
    ("Twelve guests fell ill, and 80 people were tested; 6 of them stayed in hospital.", {6: ("people", "people")}),
    ("The ship carried 90 sailors, 14 of whom drowned.", {14: ("sailors", "sailor")}),
    ("Police held 40 men. 12 others escaped.", {12: ("men", "man")}),
    (
        "Police said 12 people died. The owner said there were 90 guests. The mayor said the figure was 70.",
        {70: ("guests", "guest")},
    ),
    ("The quake killed 12 people. The institute put the magnitude at 6.1.", {6.1: ("magnitude", "magnitude")}),
    ("The ministry put the number of deaths at 23 and of arrests at 181.", {181: ("arrests", "arrest")}),
    ("It cut its forecast for the year to 900 boats from 980.", {980: ("boats", "boat")}),
    ("It will sell 980 boats, up from 900 forecast in April.", {900: ("boats", "boat")}),
    ("Inflation was 6 percent, the bank said. The state expects 5 percent.", {5: ("Inflation", "inflation")}),
    ("Insurers put the damage at $3 million; the state's estimate is $5 million.", {5e6: ("damage", "damage")}),
    # the noun with a unit
    ("Exports to Verania fell 7% in June.", {7: ("Exports", "export")}),
    ("The bank charges a fee of 5%.", {5: ("fee", "fee")}),
    ("More than 70% of residents voted.", {70: ("residents", "resident")}),
    ("Unemployment stood at 6.1%.", {6.1: ("Unemployment", "unemployment")}),
    ("A 25% duty applies to steel.", {25: ("duty", "duty")}),
    ("There was a 19% drop in visitors.", {19: ("visitors", "visitor")}),
    ("The refugees, 60% of whom are children, need food.", {60: ("refugees", "refugee")}),
    ("The mayor was fined $400 for speeding.", {400: ("mayor", "mayor")}),
    ("The painting sold for $3 million.", {3e6: ("painting", "painting")}),
    ("The donors promised $40 million in aid.", {4e7: ("aid", "aid")}),
    ("The trucks carried 18 tonnes of rice.", {18: ("rice", "rice")}),
    ("The lake is 90 km long.", {90: ("lake", "lake")}),
    ("Ana Duro, 44, runs the shelter.", {44: ("Ana Duro", "duro")}),
    ("A 38-year-old teacher won the prize.", {38: ("teacher", "teacher")}),
    ("Shares in Norvik closed up 3%.", {3: ("Shares", "share")}),
    ("The state will cut emissions by 45%.", {45: ("emissions", "emission")}),
    ("Norvik posted a profit of $84 million, down 12%.", {12: ("profit", "profit")}),
    ("The tunnel runs 8 miles (13 km).", {13: ("tunnel", "tunnel")}),
    ("The 12 page report was leaked.", {12: ("page", "page")}),
    ("He repaired 30 Kova and Sola cars.", {30: ("Kova and Sola cars", "car")}),
    ("The cellar sold 900 two litre bottles.", {900: ("two litre bottles", "bottle")}),
    ("The port took 300 20-foot containers last year.", {300: ("20-foot containers", "container")}),
    ("The fund makes loans over 5 million dollars.", {5e6: ("loans", "loan")}),
    ("A 70 year-old would take 3.65%.", {3.65: ("70 year-old", "old")}),
    ("Sampling in the lake came back at 4 ppb.", {4: ("Sampling", "sample")}),
    ("The krona opened at 132.86 in Orla.", {132.86: ("krona", "krona")}),
    ("The Orla index rose 64 points to 4,577.10.", {64: ("Orla index", "point"), 4577.1: ("Orla index", "point")}),
    ("The Orla 40 index gained 1% to 1,478.20.", {1478.2: ("Orla 40 index", "index"), 40: "no figure"}),
    ("He met three high-ranking Orlex officials.", {3: ("high-ranking Orlex officials", "official")}),
    ("They hold 41 of the island's 60 harbour berths.", {41: ("harbour berths", "berth")}),
    ("The city spends $9 million on roads.", {9e6: ("roads", "road")}),
    ("Readers need 36% more paper.", {36: ("paper", "paper")}),
    ("Prices are higher in Wards 7 and 8 than elsewhere.", {7: "no figure", 8: "no figure"}),
    ("Ada Orla (b. 1332) wrote it.", {1332: "no figure"}),
    ("Fruit will cost 5% more, and oils between 6% and 7%.", {None: ("oils", "oil")}),
    (
        "Before the vote the price of houses in Orla, excluding small flats, was about $113,000.",
        {113000: ("price of houses", "price")},
    ),
    ("The 600-page report took six years to compile.", {6: ("report", "report")}),
    ("Attendance rose to an average of 1,500.", {1500: ("Attendance", "attendance")}),
    ("The club is investing a total of 1,500.", {1500: (None, None)}),
    # the subject of the figure's own clause, also where the parser loses it
    (
        "Orla, 2020s best farming sector, dropped 1.6%, while fuel, last years worst farming sector, fell 0.9%.",
        {1.6: ("Orla", "orla"), 0.9: ("fuel", "fuel")},
    ),
    (
        "The heat stored in the tank was 2.5 kJ and the voltage across it was 5 volts.",
        {5: ("voltage", "voltage")},
    ),
    ("That shows the new trend: this years MSRP is $33,790.", {33790: ("years MSRP", "msrp")}),
    ("Sales fell 3% in Europe and the US but rose 5% in Asia.", {3: ("Sales", "sale"), 5: ("Sales", "sale")}),
    (
        "Gold added $4 to $1,281 an ounce and silver 1.2% to $14.90.",
        {1.2: ("silver", "silver"), 14.9: ("silver", "silver")},
    ),
    ("Unemployment among 16-24 year olds was 11.3%.", {None: (None, None)}),
    ("Duties fell to 3.1% and exports to $4.2 million from $4.9 million.", {4.9e6: ("exports", "export")}),
    ("Prices rose 0.6% in May after a 0.1% gain in April.", {0.1: ("Prices", "price")}),
    (
        "A magnitude 5.8 earthquake struck 33 miles away.",
        {5.8: ("earthquake", "earthquake"), 33: ("earthquake", "earthquake")},
    ),
    ("The value is now $1.2 trillion second only to Orla.", {1.2e12: ("value", "value")}),
    ("It has a 382-hp 3-litre six-cylinder engine.", {382: ("engine", "engine"), 3: ("engine", "engine")}),
    ("Among voters, 75% agreed and 14% did not.", {75: ("voters", "voter"), 14: ("voters", "voter")}),
    ("It could hurt him in a scandal, and 31% said no.", {31: (None, None)}),
    (
        "Norvik said 89 per cent of the issued and outstanding shares were sold.",
        {89: ("outstanding shares", "share")},
    ),
    ("Its margin of error of 9.25 percent is high.", {9.25: ("margin of error", "margin")}),
    ("Jobs matter most (22 percent each) today (3 percent).", {22: ("Jobs", "job")}),
    ("brask shares jump as much as 8.3 pct to six-month high", {8.3: ("brask shares", "share")}),
    ("net margin stood at 3.2 pct versus 3.1 pct and gross npas at 5.7 pct", {5.7: ("gross npas", "npa")}),
    ("Tarma fell 2.3%, and Brask 1.9%.", {1.9: ("Brask", "brask")}),
    ("He signed a two-year, $18 million deal.", {2: ("deal", "deal"), 18e6: ("deal", "deal")}),
    ("Police seized 2.4 tonnes of tea worth an estimated $90 million.", {9e7: ("tea", "tea")}),
    ("The rock will pass within 5,000 miles of Earth.", {5000: ("rock", "rock")}),
    ("He made 24 of 31 passes.", {24: ("passes", "pass"), 31: ("passes", "pass")}),
    ("Ode averaged 24.6 points and 11 rebounds a game.", {11: ("rebounds", "rebound")}),
    ("In Orla 40 homes were lost and 70 more damaged.", {70: ("homes", "home")}),
    ("It posted a loss of $40 million on sales of $3 billion.", {4e7: ("loss", "loss"), 3e9: ("sales", "sale")}),
    ("The 3.4 percent jobless rate in May and 3.6 in June were low.", {3.6: ("jobless rate", "rate")}),
    ("It shoots 4K video at 60 fps.", {60: ("4K video", "video")}),
    ("Orla fell 3.1% Brask 2.4% and Tarma 1.7%.", {3.1: ("Orla", "orla"), 2.4: ("Brask", "brask")}),
    ("The line carried 2 million passengers in July up 9% from a year ago.", {9: ("passengers", "passenger")}),
    ("Police seized $82,000 worth of coins and 5,000 euros' worth of wine.", {5000: ("wine", "wine")}),
    ("It sold 300 shares Thursday.", {300: ("shares", "share")}),
    (
        "The bank financed $300 million of Norvik's $450 million plan.",
        {3e8: ("plan", "plan"), 45e7: ("plan", "plan")},
    ),
    ("It repaid $2 billion of a $3 billion loan.", {2e9: ("loan", "loan"), 3e9: ("loan", "loan")}),
    ("Traffic shrank by more than one-fifth this year.", {1 / 5: ("Traffic", "traffic")}),
    ("The Tollen index lost 2%, or 6.15, to 301.40.", {6.15: ("Tollen index", "index")}),
    ("The unit saw a drop in profit to $33 million.", {33e6: ("profit", "profit")}),
    ("The bank holds 18% of Norvik's 7 billion Canadian dollars.", {18: ("Norvik", "norvik")}),
    ("Volume rose from 91.5 million Tuesday.", {91.5e6: ("Volume", "volume")}),
    ("He made 11 saves, including two from penalties.", {11: ("saves", "save"), 2: ("saves", "save")}),
    (
        "Bonds: the Tollen index 1207.55, off 12.8.",
        {1207.55: ("Tollen index", "index"), 12.8: ("Tollen index", "index")},
    ),
    ("The krona met heavy selling, to trade at 94.6 a dollar.", {94.6: ("krona", "krona")}),
    ("Women over 65 need care.", {65: ("Women", "woman")}),
    ("There is a maximum deposit per person which is 50,000.", {50000: ("maximum deposit", "deposit")}),
    ("The pound fell to $1.20 before it went back to $1.25.", {1.25: ("pound", "pound")}),
    (
        "Tests found 4 ppb, under the local guideline of 15 ppb requiring action.",
        {15: ("local guideline", "guideline")},
    ),
    ("The firm offered a fast plan with 60GB data cap for RM79 a month.", {79: ("fast plan", "plan")}),
    ("Families live on the poverty line (about $25,000 for a couple).", {25000: ("poverty line", "line")}),
    ("Nearly 70 percent of those enrolled pay.", {70: ("those enrolled", "those")}),
    ("The state must cut its emissions at least 80 percent by 2050.", {80: ("emissions", "emission")}),
    ("Starting wages for drivers have doubled to $16 an hour.", {16: ("wages", "wage")}),
    # what is dealt with, not who deals
    ("Regulators fined the bank $45 million.", {45e6: ("bank", "bank")}),
    ("The firm sold the unit for $3 million.", {3e6: ("unit", "unit")}),
    ("The judge sentenced Ode to 12 years.", {12: ("Ode", "ode")}),
    ("The heat pushed demand to 58 gigawatts.", {58: ("demand", "demand")}),
    ("The strike cost the airline $20m.", {2e7: ("strike", "strike")}),
    # the noun before a determiner, before a model's number, before the commas
    ("Half the passengers were unhurt.", {0.5: ("passengers", "passenger")}),
    ("The airline ordered 20 787-8 jets.", {20: ("787-8 jets", "jet"), 787: "no figure", 8: "no figure"}),
    ("She made five three-pointers.", {5: ("three-pointers", "pointer"), 3: "no figure"}),
    ("More visitors, 8,000, came this year.", {8000: ("visitors", "visitor")}),
    ("It sold two thirds of the 4.3M digital copies.", {2 / 3: ("digital copies", "copy")}),
    ("Police logged 22 thefts, compared with an average of 20 a week.", {20: ("thefts", "theft")}),
    ("The shop sold 1,300 boats in May, 12% fewer than in June.", {12: ("boats", "boat")}),
    ("It has a 185-hp four-cylinder engine.", {185: ("engine", "engine")}),
    # adverbs of degree, participles in a row, a name behind the noun, another number joined to it
    ("We counted six of the ten most recent polls.", {6: ("most recent polls", "poll")}),
    ("It helped five very small firms.", {5: ("very small firms", "firm")}),
    ("Brask drew 30,000 cheering, flag-waving fans.", {30000: ("cheering, flag-waving fans", "fan")}),
    ("The 40 workers Ana Brill met left.", {40: ("workers", "worker")}),
    ("The crash caused nine deaths and scores of burns.", {9: ("deaths", "death")}),
    # a place or manner instead of the noun
    ("There were eight fires in Varno, five in Orla and none in Ruhn.", {5: ("fires", "fire"), 0: ("fires", "fire")}),
    ("It got 4,017 likes (1,674 on Chirper, 59 on Orlapost).", {1674: ("likes", "like"), 59: ("likes", "like")}),
    # levels
    ("Weekly herring catches averaged 4,300.", {4300: ("Weekly herring catches", "catch")}),
    ("Bookings hit a record high of 110,000.", {110000: ("Bookings", "booking")}),
    ("The number of licences increased from 7 to 145.", {145: ("number of licences", "number")}),
    ("That's 90 percent on rent.", {90: (None, None)}),
    ("One in ten of the country's 2.3 million children fell ill.", {0.1: ("children", "child")}),
    ("The jury heard that the 31-year-old had fled.", {31: (None, None)}),
    ("One young woman in three has left school.", {1 / 3: ("young woman", "woman")}),
    ("Half of the city's most popular parks closed.", {0.5: ("city's most popular parks", "park")}),
    ("The plaque bears the names of almost 700 killed.", {700: (None, None)}),
    ("It killed 44 people, including 10 nurses, and hurt 200 others.", {200: ("people", "people")}),
    ("Orla: 12\nVarno: 30", {12: (None, None), 30: (None, None)}),
    # rows of a table
    ("Homes damaged: 300\nBeds: 40", {300: ("Homes", "home"), 40: ("Beds", "bed")}),
    ("Number of phone lines hit by the outage: 1,547", {1547: ("phone lines", "line")}),
    ("Bread costs $4, the union said, compared with $3 in May.", {3: ("Bread", "bread")}),
    (
        "Of the 90 boats, 60 are in port, the largest of its five ports, and 12 at sea.",
        {60: ("boats", "boat"), 12: ("boats", "boat")},
    ),
    ("Divers found five bodies, bringing the death toll to 23.", {5: ("bodies", "body"), 23: ("death toll", "toll")}),
    ("They spoke of 51 arrests. Only 12 of these men were in jail.", {12: ("men", "man")}),
    ("The forest service said 900 hectares had burned.", {900: (None, None)}),
    (
        "Five others were in hospital. The board put the number of burning tanks at seven.",
        {7: ("number of burning tanks", "number")},
    ),
    (
        "Power was cut to 840 farms in four valleys; it was back in all but 90.",
        {90: ("farms", "farm")},
    ),
    ("It shot down 40 drones over nine towns, 17 of them over Orsk.", {17: ("drones", "drone")}),
    # who counts or puts the number is not what is counted
    ("Organisers said 4,000 people marched. Police counted 900.", {900: ("people", "people")}),
    ("The union said 80 dockers walked out; the board put the number at 35.", {35: ("dockers", "docker")}),
]


@pytest.mark.parametrize(("text", "expected"), COUNTED, ids=[text[:40] for text, _ in COUNTED])
def test_counted_is_the_noun_that_the_article_gives(text: str, expected: dict[float, tuple[str | None, ...]]) -> None:
    reading, doc, sentences = read(text)
    figures = find_figures(reading, doc, sentences, (), ())
    got = {figure.value: (figure.counted, figure.counted_head) for figure in figures}
    assert {value: got.get(value, "no figure") for value in expected} == expected


STATUS = [
    ("The blast killed 12 people.", {12: "stated"}),
    ("Up to 60 people are feared dead.", {60: "feared"}),
    ("Officials fear that 40 miners may have died.", {40: "feared"}),
    ("As many as 300 could be trapped.", {300: "feared"}),
    ("There are fears for 21 fishermen.", {21: "feared"}),
    ("The bank expects 9,000 job losses.", {9000: "forecast"}),
    ("The population will reach 50,000 by 2040.", {50000: "forecast"}),
    ("Turnout is likely to exceed 60%.", {60: "forecast"}),
    ("Analysts forecast growth of 2.4%.", {2.4: "forecast"}),
    ("The city plans to build 400 flats.", {400: "target"}),
    ("The charity aims to vaccinate 8,000 children.", {8000: "target"}),
    ("The goal is 30 new clinics.", {30: "target"}),
    ("The ministry pledged 500 extra beds.", {500: "target"}),
    ("The army denied that 30 civilians were killed.", {30: "denied"}),
    ("The governor dismissed reports of 200 deaths.", {200: "denied"}),
    ("The company rejected a claim that 90 workers fell ill.", {90: "denied"}),
    ("The strike did not kill 12 people.", {12: "negated"}),
    ("The toll rose to 40, up from 23.", {40: "stated", 23: "past"}),
    ("The clinic saw 80 patients, compared with 50 last year.", {80: "stated", 50: "past"}),
    ("The search resumed, lifting the count from 23 to 40.", {23: "past", 40: "stated"}),
    ("The mayor said 12 people who lost their jobs would be helped.", {12: "stated"}),
    ("Mourners will remember the 12 people who died in the fire.", {12: "stated"}),
    ("The 40 prisoners were not released.", {40: "negated"}),
    ("The poll asked 626 likely voters.", {626: "stated"}),
    ("Sanctions were aimed at 17 officials.", {17: "stated"}),
    ("The firm rejected 12 bids.", {12: "stated"}),
    ("A 134-page bill would close the gap.", {134: "stated"}),
    ("The project could cost $3 million.", {3e6: "forecast"}),
    ("The striker has 14 goals this season.", {14: "stated"}),
    ("She has 200 plans for the town.", {200: "stated"}),
    ("The firm set a goal of 400 stations by 2030.", {400: "target"}),
    ("The target is 40 goals.", {40: "target"}),
    ("The toll rose from 12 to 30.", {12: "past", 30: "stated"}),
    ("About 40 percent of shop owners fear that rents will rise.", {40: "stated"}),
    ("Women were more likely to name Brandt (13%) than Voss (10%).", {13: "stated", 10: "stated"}),
    ("She vowed to stay in the town of 9,000.", {9000: "stated"}),
    ("The team hopes to beat its record of 85 goals.", {85: "stated"}),
    ("Sales are expected to reach a record of 85 tonnes.", {85: "forecast"}),
    ("Some 40 schools revised their opening plans.", {40: "stated"}),
]


@pytest.mark.parametrize(("text", "expected"), STATUS, ids=[text[:40] for text, _ in STATUS])
def test_status_tells_fact_from_fear_forecast_and_denial(text: str, expected: dict[float, str]) -> None:
    reading, doc, sentences = read(text)
    got = {figure.value: figure.status for figure in find_figures(reading, doc, sentences, (), ())}
    assert {value: got.get(value, "no figure") for value in expected} == expected


FLOW = [
    ("Another 12 people died overnight.", {12: "increment"}),
    ("Rescuers found 3 more bodies.", {3: "increment"}),
    ("A further 800 residents were evacuated.", {800: "increment"}),
    ("Two hikers died, bringing the total to 90 deaths.", {90: "cumulative"}),
    ("So far 410 cases have been confirmed.", {410: "cumulative"}),
    ("The province has recorded a total of 75 deaths.", {75: "cumulative"}),
    ("About 3,000 people remain displaced.", {3000: "stock"}),
    ("Some 200 people are still missing.", {200: "stock"}),
    ("More than 40 people were hurt.", {40: None}),
    ("The crash killed 8 people.", {8: None}),
    ("A law holds in all 50 states.", {50: None}),
    ("Engineers earn 15% more than drivers.", {15: None}),
    ("Doctors found 40 new infections.", {40: "increment"}),
    ("The blast killed 12 people. Another 37 are still missing.", {12: None, 37: "stock"}),
    ("The blast killed 12 people and another 3 died in hospital.", {3: "increment"}),
    ("No damage was reported. Another 2 struck a field.", {2: "increment"}),
    ("The blast killed 12 people. Four other people died when a bus crashed.", {4: "increment"}),
    ("The blast killed 12 people and injured four others.", {4: None}),
    ("Two died, and doctors found 40 new infections.", {40: "increment"}),
]


@pytest.mark.parametrize(("text", "expected"), FLOW, ids=[text[:40] for text, _ in FLOW])
def test_flow_is_given_only_where_it_is_said(text: str, expected: dict[float, str | None]) -> None:
    reading, doc, sentences = read(text)
    got = {figure.value: figure.flow for figure in find_figures(reading, doc, sentences, (), ())}
    assert {value: got.get(value, "no figure") for value in expected} == expected


TREND = [
    ("Sales rose 9% to $4 billion.", {9: "up", 4e9: "up"}),
    ("The index fell by 12 points.", {12: "down"}),
    ("Crude was up 19 cents.", {0.19: "up"}),
    ("The bank reported a 5% drop in profit.", {5: "down"}),
    ("Prices increased by 3.5% in May.", {3.5: "up"}),
    ("Shares closed 2% lower.", {2: "down"}),
    ("The rate stood at 6%.", {6: None}),
    ("A rise of 12% was recorded.", {12: "up"}),
    ("The toll rose to 90.", {90: "up"}),
    ("The toll stood at 90, up from 23.", {90: None, 23: None}),
    ("The fee was raised from $9 to $10.", {9: None, 10: "up"}),
    ("Rates went down to 3% and Orla lost 1% to end at 4,102.", {3: "down", 1: "down", 4102: "down"}),
    ("A drop to 3% and a rise from 2% to 4% came.", {3: "down", 2: None, 4: "up"}),
    ("The odds of them pulling it off at 19%.", {19: None}),
    ("They added 3 to 40 shops and grew to Orla.", {40: None}),
    ("The toll rose to 90, or 5% of the town.", {90: "up", 5: None}),
    ("The party added 3 members.", {3: None}),
    ("The charity raised $20 million.", {2e7: None}),
    ("Women make up 60% of the staff.", {60: None}),
    ("Crude settled up 43 cents.", {0.43: "up"}),
    ("Gold added $4 to $1,281.", {4: "up", 1281: "up"}),
    ("The Orla index closed down 264 points, 1.5%, to end below 17,000.", {264: "down", 1.5: "down", 17000: None}),
    ("The Orla index skidded 71 points.", {71: "down"}),
    ("Ode lost by 4% and edged out Lind 47% to 45%.", {4: None, 47: None, 45: None}),
    ("It made a loss of $709 million and a gain of 12 points.", {709e6: None, 12: "up"}),
    ("She had 11 rebounds and 2 drops.", {11: None, 2: None}),
    # a change told once for several figures
    ("The index fell 12 points, or 0.3%, to 4,102.", {12: "down", 0.3: "down", 4102: "down"}),
    ("It rose 3% in May and 2% in June.", {3: "up", 2: "up"}),
    ("Shares of Orla were down 2.3%, Tarma by 2.6% and Brask 1.9%.", {2.3: "down", 2.6: "down", 1.9: "down"}),
    ("Emissions rose 3% in May and 2% of plants closed.", {3: "up", 2: None}),
    ("Sales rose 3% and hit 5%.", {3: "up", 5: None}),
    ("Prices went up 5% and rents by as much as 30%.", {5: "up"}),
    ("Rents have gone up by as much as 30%.", {30: "up"}),
    ("Turnout was 61.4 percent, 2.3 points lower than in May.", {2.3: "down"}),
    ("Gold for June added $6.40 to settle at $1,876.", {6.4: "up"}),
    ("He made 60 off 40 balls.", {40: None}),
    ("The poll was off by 5 points.", {5: None}),
    ("Prices will rise by an average of 14%.", {14: "up"}),
    ("The unit saw a drop in profit to $33 million.", {33e6: "down"}),
    ("Norvik had dropped before, closing unchanged on Friday at $14.", {14: None}),
    ("It booked a $3 million gain from a sale and a $5 million gain in sales.", {3e6: None, 5e6: "up"}),
    ("Norvik fell a further 40 cents to $8.10.", {0.4: "down", 8.1: "down"}),
    ("The party must pick up 23 seats.", {23: None}),
    ("Shares edged down to $40 and the rate ticked up to 4%.", {40: "down", 4: "up"}),
]


@pytest.mark.parametrize(("text", "expected"), TREND, ids=[text[:40] for text, _ in TREND])
def test_trend_is_the_way_of_a_change_or_to_a_level(text: str, expected: dict[float, str | None]) -> None:
    reading, doc, sentences = read(text)
    got = {figure.value: figure.trend for figure in find_figures(reading, doc, sentences, (), ())}
    assert {value: got.get(value, "no figure") for value in expected} == expected
