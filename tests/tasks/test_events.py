"""What befell those whom a figure counts, over the ways that news has of saying it."""

from datetime import date

import pytest

from tasks.dates.date_mentions import find_times
from tasks.dates.dates import resolve_dates
from tasks.figures.figures import find_figures
from tests.tasks.reading import read

CASES = [
    # active and passive
    ("Shelling killed 14 people in the market town of Varn.", {14: "killed"}),
    ("Gunmen killed 9 guards and wounded 21 others in Kestrin.", {9: "killed", 21: "injured"}),
    ("At least 40 passengers were injured when the ferry struck a pier.", {40: "injured"}),
    ("The army said 17 rebels had been captured near Dole Pass.", {17: "captive"}),
    ("Rescuers saved 6 miners from the flooded shaft.", {6: "rescued"}),
    ("The quake destroyed 212 homes and damaged 1,340 more.", {212: "destroyed", 1340: "damaged"}),
    ("The blaze gutted 35 shops on Tinker Row.", {35: "destroyed"}),
    ("The blast damaged or destroyed 80 buildings.", {80: "damaged"}),
    ("Some 5,200 residents were evacuated and sheltered in schools.", {5200: "evacuated"}),
    ("Police arrested 63 protesters outside the parliament in Ostra.", {63: "detained"}),
    ("The court freed 12 activists on Tuesday.", {12: "released"}),
    ("Militants abducted 30 schoolgirls from a dormitory in Ngalu.", {30: "captive"}),
    ("The virus has infected 4,500 poultry workers since spring.", {4500: "infected"}),
    ("The company laid off 900 workers at its Brellin plant.", {900: "dismissed"}),
    # the figure beside, not the one that it befell
    ("Some 30 homes in a hamlet of 300 people were flooded.", {30: "damaged", 300: None}),
    ("The 16,000 cases of cholera were reported from 75 towns.", {16000: "infected", 75: None}),
    ("Guards shot dead 40 men. Police rounded up 900 others.", {40: "killed", 900: "detained"}),
    ("Some 12 men have died in the first 6 weeks.", {12: "died", 6: None}),
    ("In 1 case a man with cholera slept at the station.", {1: None}),
    ("The school admitted 50 pupils; 8 were admitted to hospital.", {50: None, 8: "hospitalised"}),
    ("The stadium holds 900 people. Rebels hold 12 people there.", {900: None, 12: "captive"}),
    ("Lawyers had 9 bodies of evidence, divers found 8 bodies of sailors.", {9: None, 8: "died"}),
    ("The army lost 19 soldiers. The team lost 12 games.", {19: "died", 12: None}),
    ("The war cost 40 lives.", {40: "died"}),
    ("Four homes were destroyed and 2 others were damaged.", {2: "damaged"}),
    ("Some 30 homes sustained major damage.", {30: "damaged"}),
    ("Police freed 12 girls and 2 others were killed.", {12: "released", 2: "killed"}),
    ("The fire claimed hundreds of lives.", {None: "died"}),
    ("Dozens of lives were lost.", {None: "died"}),
    ("Some 70 percent of the Kestrians killed were nurses.", {70: "killed"}),
    ("About 30 percent of the patients infected with flu died.", {30: "died"}),
    ("Nearly 60 percent of voters killed the plan.", {60: None}),
    ("Five men came, 3 of whom died and 2 who fled are sought.", {3: "died", 2: "displaced"}),
    ("It was the work of 5 men, 3 of which have died and 2 who are being sought.", {3: "died", 2: None}),
    ("Sores cover 40 percent of her body.", {40: None}),
    ("The rector, along with 5 monks, was killed by soldiers.", {5: "killed"}),
    ("The rector, along with 5 monks, wrote to 12 wounded men.", {5: None, 12: "injured"}),
    # what is made or said is not freed, held or shot
    ("The party released 3 plans and 189 pages of notes.", {3: None, 189: None}),
    ("The rifle can shoot 600 rounds.", {600: None}),
    ("Helpers came by the house 4 times.", {4: None}),
    ("The board lists 20 schools in need of improvement and 900 families in need of aid.", {20: None, 900: "affected"}),
    ("He has hit 2 percent support. The drought hit 40 percent of farms.", {2: None, 40: "affected"}),
    ("By then 600 sailors were diagnosed with a fever.", {600: "ill"}),
    ("The morgue, capable of holding 36 people, was full.", {36: None}),
    # subjects of intransitive verbs
    ("Floods swept the valley, and 23 people died.", {23: "died"}),
    ("Three weeks later 18 more patients died in hospital.", {18: "died"}),
    ("Around 7,000 villagers fled the fighting.", {7000: "displaced"}),
    ("The roof fell in and 11 buildings collapsed.", {11: "destroyed"}),
    ("Another 150 survivors sheltered in a church.", {150: "sheltered"}),
    # those who are named first, or by another word
    ("Among the dead, he said, were 9 porters and 4 customs guards.", {9: "died", 4: "died"}),
    ("Among those freed were 3 nurses.", {3: "released"}),
    ("Divers found the bodies of 16 sailors.", {16: "died"}),
    ("Divers found the bodies of a nurse and 8 of her patients.", {8: "died"}),
    ("The heat claimed the lives of 41 pickers.", {41: "died"}),
    ("The raid killed 9 men. Four of those killed were cooks.", {4: "killed"}),
    ("Six guards lost their lives, 3 of whom were refugees.", {3: "died"}),
    ("At least 3 staff members sustained shrapnel injuries.", {3: "injured"}),
    ("He was convicted on 9 counts of murder and 13 of attempted murder.", {9: None, 13: None}),
    ("Some 280 guests are injured and 54 are listed as missing.", {280: "injured", 54: "missing"}),
    ("The two armies swapped 246 prisoners.", {246: "released"}),
    ("Trucks moved 480 people to Ostra.", {480: "relocated"}),
    ("The union lists 95,000 Orskian dead by name.", {95000: "died"}),
    ("It had shot down 46 of the drones.", {46: "destroyed"}),
    ("The rebels hold 26 of them.", {26: "captive"}),
    # a level that is told of those whom it counts
    ("Orsk-brokered talks resume in Dole as toll in Varn passes 2,000", {2000: "died"}),
    ("The new deaths bring to 118 the number of nurses killed this year.", {118: "killed"}),
    ("That brought the number of children killed this year to 31.", {31: "killed"}),
    ("Counts of the number killed differ. The charity put it at 200.", {200: "killed"}),
    (
        "The army said 11 men were killed; the figure was cut to 8 on Sunday, and rose to 9 when a cook died.",
        {8: "killed", 9: "killed"},
    ),
    # states
    ("The storm left 3,000 families homeless in Pelindo.", {3000: "homeless"}),
    ("A bus crash near Ilmar left 8 dead and 26 injured.", {8: "died", 26: "injured"}),
    ("Two days after the slide, 37 hikers remain missing.", {37: "missing"}),
    ("Officials put the number of missing at 52.", {52: "missing"}),
    ("Some 30 sailors are missing. The navy put the number of those aboard at 131.", {30: "missing", 131: None}),
    ("The flooding has left 12,000 people displaced.", {12000: "displaced"}),
    ("Aid reached 9,400 internally displaced persons in the camps.", {9400: "displaced"}),
    ("Doctors treated 31 wounded soldiers overnight.", {31: "injured"}),
    ("Some 600 tourists were stranded at the airport.", {600: "stranded"}),
    ("Heavy snow trapped 45 lorry drivers on the pass.", {45: "trapped"}),
    ("More than 250 were left homeless after the tornado.", {250: "homeless"}),
    # nouns
    ("The ministry recorded 14 deaths in the first week.", {14: "died"}),
    ("The death toll rose to 90 on Friday.", {90: "died"}),
    ("Rescue teams reported a death toll of 44.", {44: "died"}),
    ("The accident caused injuries to 12 children.", {12: "injured"}),
    ("The deal secured the release of 130 captives.", {130: "released"}),
    ("The flood forced the evacuation of 2,000 residents.", {2000: "evacuated"}),
    ("The raid led to the arrest of 19 suspects.", {19: "detained"}),
    ("Troops were blamed for the killing of 27 herders.", {27: "killed"}),
    ("The deaths of 5 climbers were confirmed on Monday.", {5: "died"}),
    ("The region has 16,300 IDPs in nine camps.", {16300: "displaced"}),
    ("The police chief said 33 detainees were in good health.", {33: "detained"}),
    ("The clinic confirmed 71 new infections in a day.", {71: "infected"}),
    ("The cyclone led to the destruction of 470 houses.", {470: "destroyed"}),
    # participles
    ("A bomb went off in the station, killing more than 100 commuters.", {100: "killed"}),
    ("The dam burst, leaving 700 people homeless.", {700: "homeless"}),
    ("A fire broke out, forcing 320 guests to leave their homes.", {320: "displaced"}),
    ("The train left the rails, injuring 54.", {54: "injured"}),
    ("The city housed 2,100 people displaced by the eruption.", {2100: "displaced"}),
    ("The 16 workers trapped underground were named on Sunday.", {16: "trapped"}),
    # relative clauses
    ("Mourners gathered for the 22 students who were killed in the attack.", {22: "killed"}),
    ("The 40 houses that collapsed were built of mud.", {40: "destroyed"}),
    ("A list names 65 people who went missing.", {65: "missing"}),
    # coordination and lists
    ("The toll stood at 31 dead, 140 wounded and 9 missing.", {31: "died", 140: "injured", 9: "missing"}),
    ("In Ruhn 12 homes were destroyed and 48 damaged.", {12: "destroyed", 48: "damaged"}),
    ("Fifty cars and 12 sheds were destroyed.", {12: "destroyed"}),
    ("The attack killed 4 soldiers and 3 civilians.", {4: "killed", 3: "killed"}),
    # headlines
    ("Quake kills 14 in Maros highlands", {14: "killed"}),
    ("Landslide buries village, 20 dead", {20: "died"}),
    ("Ferry sinks off Tolo, 61 missing", {61: "missing"}),
    ("Storm Edda: 5 killed, 3,000 evacuated", {5: "killed", 3000: "evacuated"}),
    ("Hotel fire injures 17", {17: "injured"}),
    # phrases
    ("Some 1,800 people took shelter in the town's stadium.", {1800: "sheltered"}),
    ("The eruption drove 4,600 people from their homes.", {4600: "displaced"}),
    ("In all 77 families lost their homes.", {77: "homeless"}),
    ("About 38 people tested positive on the cruise ship.", {38: "infected"}),
    ("Nearly 90 people were taken to hospital with burns.", {90: "hospitalised"}),
    ("The blockade left 50,000 households without power.", {50000: "affected"}),
    # forced
    ("The army forced 900 farmers to flee.", {900: "displaced"}),
    ("Rising water obliged 410 people to evacuate.", {410: "evacuated"}),
    ("Some 1,100 had to be rescued by boat.", {1100: "rescued"}),
    ("The floods claimed 12 lives.", {12: "died"}),
    ("The drill saved 12 lives.", {12: "rescued"}),
    ("The dead include 8 children.", {8: "died"}),
    ("By evening 51 of the 63 had been released.", {51: "released", 63: None}),
    ("Some 30,000 flee as fighting nears Varn", {30000: "displaced"}),
    ("The army captured 12 rebels.", {12: "captive"}),
    # nothing befell them
    ("The army captured 12 towns.", {12: None}),
    ("The court will hear 24 cases this week.", {24: None}),
    ("Cholera spread, and 24 cases were confirmed.", {24: "infected"}),
    ("The museum bought 14 paintings last spring.", {14: None}),
    ("Voters will choose among 9 candidates.", {9: None}),
    ("The striker scored 22 goals for Harbour City.", {22: None}),
    ("The party won 61 seats in the assembly.", {61: None}),
    ("Around 3,000 marchers filled the square.", {3000: None}),
    ("The firm hired 400 engineers in the autumn.", {400: None}),
    # news of those who are named by what befell them before
    ("Three of the wounded later died, the clinic said.", {3: "died"}),
    ("Two of the injured were in a critical state.", {2: "injured"}),
    ("Five of the missing were rescued on Friday.", {5: "rescued"}),
    ("Divers recovered 22 bodies.", {22: "died"}),
    ("Four of the dead were shot by guards.", {4: "died"}),
    ("The bishop met 85 former detainees.", {85: None}),
    ("It said 9 students had been shot dead.", {9: "killed"}),
    ("Some 30 villagers were buried under the mud.", {30: "trapped"}),
    ("Police are holding 310 people without charge.", {310: "detained"}),
    ("The police hold 12 suspects.", {12: "detained"}),
    ("The rebels hold 12 suspects.", {12: "captive"}),
    ("Forty others were taken to nearby clinics.", {40: "hospitalised"}),
    ("Gunners shot down 47 drones over Varn.", {47: "destroyed"}),
    ("He fired 90 rounds in the yard.", {90: None}),
    ("The club fired 12 managers.", {12: "dismissed"}),
    ("Doctors said the group had documented 46 cases of torture.", {46: None}),
    ("Doctors treated 46 cases of cholera.", {46: "infected"}),
    ("Observers saw 34 incidents in which two voters were hurt.", {34: None, 2: "injured"}),
    ("Of them 1,900 of 2,600 workers will lose their jobs.", {1900: "dismissed"}),
    # a bare number that somebody gives is of what was counted before
    ("The ministry says 14 were hurt; Red Lantern says at least 31.", {14: "injured", 31: "injured"}),
    ("The mayor said 12 people had died, while the union spoke of 30.", {12: "died", 30: "died"}),
    ("Police held 41 people. A count by a group found that 300 took part.", {41: "detained", 300: None}),
    ("Some 12 people died. The bank expects 300 by the end of next year.", {300: None}),
    ("The quake hurt 5,400 people and 13 million felt it.", {5400: "injured", 13e6: None}),
    ("We have counted bodies in 3 villages.", {3: None}),
    ("We buried 37 people in one grave.", {37: None}),
    ("Gunmen shot dead 12 vaccinators and a guard.", {12: "killed"}),
    ("Fire drove 900 families from homes in Varn.", {900: "displaced"}),
    ("Smoke forced 12,000 people to leave.", {12000: "displaced"}),
    ("The court ordered 3 ministers to leave.", {3: "displaced"}),
    ("The band left 12 people to sing.", {12: None}),
    ("Soldiers moved 300 inmates to a prison in Sarn.", {300: "relocated"}),
    ("Soldiers moved 12 corpses to a morgue in Sarn.", {12: "died"}),
    ("The town prison holds 300 inmates.", {300: "detained"}),
    ("Six of the dead had been strangled.", {6: "killed"}),
    ("Farmers lodged 40 complaints, and 12 families were lodged in a school.", {40: None, 12: "sheltered"}),
    ("Some 300 villagers are starving, and 12 villagers starved to death.", {300: None, 12: "died"}),
    # a part by its place or manner; the noun that is taken up
    ("Ten people drowned, five in Varno and two in Orla.", {10: "died", 5: "died", 2: "died"}),
    ("In five states 61 died, 12 in Orla.", {61: "died", 12: "died"}),
    ("Forty people were shot, nine fatally, in Orla.", {40: "attacked", 9: "died"}),
    ("It had 60 new deaths, nearly triple the 21 reported on Monday.", {21: "died"}),
    # people are burned, homes too; teams and records are beaten, posts hit a number
    ("Twelve people were burned and 40 homes were burned.", {12: "injured", 40: "damaged"}),
    ("Police beat 12 protesters. Orla beat 12 teams.", {12: None}),
    ("Ten protesters beaten by police and 3 boys fatally shot.", {10: "attacked"}),
    ("It beat the record of 12 wins.", {12: None}),
    ("The post hit 10,399 likes and the quake hit 40 villages.", {10399: None, 40: "affected"}),
    ("Gunmen held 17 hostages; 5 hostages escaped and 3 were freed.", {17: "captive", 5: "escaped", 3: "released"}),
    ("Two hostages were freed; 48 are still held.", {2: "released", 48: "captive"}),
    ("The militia holds 88 Armenians and holds 12 parades.", {88: "captive", 12: None}),
    ("Some 100 inmates had been infected.", {100: "infected"}),
    # rows of a table
    ("Deaths: 14\nInjured: 30 people\nHomes damaged: 300", {14: "died", 30: "injured", 300: "damaged"}),
    ("Dead: 12; missing: 3.", {12: "died", 3: "missing"}),
    ("Police: 12 people came.", {12: None}),
    ("Death toll in Orsk market fire climbs to 27 as troops search ruins", {27: "died"}),
    ("There are not 33 bodies, there are 27.", {27: "died"}),
    ("Five suspects were held in Sarn.", {5: "detained"}),
    ("Eleven villagers were being treated for burns.", {11: "injured"}),
    ("The board blamed rebels for 39 deaths. Strikes alone accounted for 27.", {27: "died"}),
    ("The army says it downed 40 drones.", {40: "destroyed"}),
    ("Turnout in Orsk County hit the 74 percent mark.", {74: None}),
    ("The storm hit 74 percent of homes.", {74: "affected"}),
    # never stronger than the text
    ("Hospital staff said 6 people died after the shooting.", {6: "died"}),
    ("In the crush 19 fans died and 5 were hurt.", {19: "died", 5: "injured"}),
    ("The clashes left 15 people killed or wounded.", {15: "injured"}),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:40] for text, _ in CASES])
def test_event_is_what_the_words_say(text: str, expected: dict[float, str | None]) -> None:
    reading, doc, sentences = read(text)
    got = {figure.value: figure.event for figure in find_figures(reading, doc, sentences, (), ())}
    assert {value: got.get(value, "no figure") for value in expected} == expected


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Seven teachers were among the dead. In 2009 a ferry sank, killing 53.", None),
        ("The clinic took in 38 bodies and 53 wounded.", None),
        ("The quake toll passed 1,200. Doctors said 53 died in Varn.", None),
        ("Flames killed 12 people. Smoke injured 53.", "people"),
        ("The lawyer of 40 detainees said 53 had been beaten.", "detainees"),
        ("Two of the miners were hurt. Another 53 were rescued.", "miners"),
        ("A drive to reach 90 children began on Monday; 53 had been seen by noon.", "children"),
        ("In 5 states 53 came.", None),
        ("The group has recorded 90 attacks this year. Last year there were 53.", "attacks"),
        ("The army fired 90 drones. The radio says that 53 were stopped.", "drones"),
        ("Two drones hit a depot, killing a cook and hurting 53 others.", "others"),
        ("Britain sent 90 trucks, and Norway sent a further 53.", "trucks"),
        ("Twelve suspects appeared in court. Prosecutors plan to charge 53 more.", "suspects"),
        ("Fire killed 90 people, 53 of them women and children.", "women and children"),
        ("Fire killed 90 people, 53 of them unhurt before.", "people"),
    ],
)
def test_a_bare_number_counts_only_what_it_can_share(text: str, counted: str | None) -> None:
    reading, doc, sentences = read(text)
    [figure] = [one for one in find_figures(reading, doc, sentences, (), ()) if one.value == 53]
    assert figure.counted == counted


OLD = date(2024, 5, 15)


@pytest.mark.parametrize(
    ("text", "value", "status"),
    [
        ("The Greens took 98 seats, up from 61 in 2020.", 98, "stated"),
        ("The plan will trim the gap by $1.4 million, not $1.8 million.", 1.4e6, "forecast"),
        ("The plan will trim the gap by $1.4 million, not $1.8 million.", 1.8e6, "negated"),
        ("He tried to kill 12 men.", 12, "target"),
        ("Running can cut the risk by 50 percent.", 50, "stated"),
        ("There is a risk of 12 more deaths.", 12, "feared"),
        ("The state has agreed to release 12 men.", 12, "target"),
        ("Efforts to rescue 12 men go on.", 12, "target"),
        ("They were about to execute 12 men.", 12, "target"),
        ("The rebels threatened to kill 12 men.", 12, "feared"),
        ("Police failed to rescue 12 men.", 12, "negated"),
        ("The army managed to rescue 12 men.", 12, "stated"),
        ("Gunmen threatened 12 men.", 12, "stated"),
        ("Some 300 people were ordered to evacuate.", 300, "stated"),
        ("Whether or not 40 percent of voters agree, the law will pass.", 40, "stated"),
        ("Only 1 candidate, not a Red or a Blue, was asked.", 1, "stated"),
        ("It cost thousands, if not 9 million crowns.", 9e6, "stated"),
        ("A defeat could deny the candidate 57 of the delegates.", 57, "stated"),
        ("The charges are not enough to win the votes of 3 voters.", 3, "stated"),
        ("Voss told the court to schedule executions of 5 inmates.", 5, "target"),
        ("Some 56 percent liked it, versus 29 percent who saw it darkly.", 29, "stated"),
        ("Some 56 percent liked it, versus 29 percent last year.", 29, "past"),
        ("The Greens took 98 seats, up from 61 in 2020.", 61, "past"),
        ("It was the worst crash since 1992, when 109 people died.", 109, "past"),
        ("In 2014 raiders seized 276 girls, about 100 of whom are still missing.", 100, "stated"),
        ("In 2014 raiders seized 276 girls, about 100 of whom are still missing.", 276, "past"),
        ("The opposition says 15 people died; the minister denies that.", 15, "stated"),
        ("The minister denies that 15 people died.", 15, "denied"),
        ("More than 60 migrants feared drowned off Tessaly", 60, "feared"),
        ("Officials lowered the toll from the fire in the town of Varn to 35 from 39.", 39, "past"),
        ("An earlier statement had put the number of dead at 9.", 9, "past"),
        ("Harlan had a loss of 310 crowns, against a profit of 45 crowns in 2019.", 310, "stated"),
        ("Some 54 percent of the farmers want an early vote.", 54, "stated"),
        ("The farmers want 54 percent of the vote.", 54, "target"),
        ("It would cut posts after its loss widened to $420 million.", 420e6, "stated"),
        ("The senate rejected by 61 votes a bill on rents.", 61, "stated"),
        ("It spoke on Friday, disputing a tally and accusing troops of taking 60 men.", 60, "stated"),
        ("About 20 people held up portraits of sailors captured in 2022.", 20, "stated"),
        ("Nearly 60 percent died of hunger, according to a 2021 report.", 60, "stated"),
        ("Doctors feared that 2 of them would not live.", 2, "feared"),
        ("Raiders set fire to 5 homes.", 5, "stated"),
        ("The bank is set to lose 5 homes.", 5, "forecast"),
        ("Police at first said that 11 people had died.", 11, "past"),
        ("Varn had 239 mm of rain, the most since records began in 1970.", 239, "stated"),
        ("The largest until now, on June 3, 2020, involved 270 people.", 270, "past"),
        ("It was the worst wreck since June 2020, when a boat sank; only 12 people lived.", 12, "past"),
        ("On Friday the ministry had spoken of 441 dead and 190 missing.", 190, "past"),
        ("By Friday the clinic had recorded 441 cases.", 441, "stated"),
        ("The court dismissed as invented a report that 300 people had died.", 300, "denied"),
        ("She denied that he had planned to hit 3 more places.", 3, "denied"),
        ("Sales were 9 crowns, missing the 12 crowns expected by brokers.", 12, "forecast"),
        ("Trucks took 480 people to Ostra, with 190 expected to follow.", 190, "forecast"),
        ("The bank forecasts that sales will grow by 9% while costs fall by 3%.", 3, "forecast"),
        ("The bank forecasts that sales will grow by 9%, while costs fell by 3%.", 3, "stated"),
        ("It cost $18 to send, against $49 in May and $80 a year ago.", 49, "past"),
        ("It cost $18 to send, against $49 in May and $80 a year ago.", 80, "past"),
        ("The strike targeted 2 cars and killed 12 men.", 2, "stated"),
        ("The strike targeted 2 cars and killed 12 men.", 12, "stated"),
        ("It followed a raid that targeted the police and killed 12 men, officials said.", 12, "stated"),
        ("The bank targets growth of 5 percent.", 5, "target"),
        ("He denied the charge and shot 12 men.", 12, "stated"),
        ("Suspected rebels killed 12 men.", 12, "stated"),
        ("She said there was no evidence of 12 deaths.", 12, "negated"),
        ("Police found no sign that 12 men had fled.", 12, "negated"),
        ("The clinic has 12 suspected cases of cholera.", 12, "feared"),
        ("All 7 deaths could be put down to the cold.", 7, "stated"),
        ("The cold could cause 7 deaths.", 7, "feared"),
        ("The ministry rejected that, saying 12 ships had sailed.", 12, "stated"),
        ("Under the Budget Act of 1987, the state saves 90 farms.", 90, "stated"),
        ("A 1987 law let 90 farms go.", 90, "stated"),
        ("A 1987 storm cost 90 lives.", 90, "past"),
        ("Unions have called for 40,000 people to march on Sunday.", 40000, "target"),
        ("The bank cut its forecast for growth to 4.9 percent.", 4.9, "forecast"),
        ("The deficit could reach 5.7%, against a target of 3.3%.", 3.3, "target"),
        ("Profit fell to 61 crowns in the three months to the end of June, from 104 crowns.", 104, "past"),
    ],
)
def test_status_is_that_of_the_figures_own_clause(text: str, value: float, status: str) -> None:
    reading, doc, sentences = read(text, OLD)
    dates = resolve_dates(reading, find_times(reading, doc, sentences), OLD)
    [figure] = [one for one in find_figures(reading, doc, sentences, (), dates) if one.value == value]
    assert figure.status == status


READINGS = [
    (
        "The storm cut power to 4,000 customers and 300 households lost power.",
        {4000: ("affected", "customers"), 300: ("affected", "households")},
    ),
    ("Power has been restored to all but 12,000 homes.", {12000: ("affected", "homes")}),
    ("The storm knocked out power to 3,000 homes.", {3000: ("affected", "homes")}),
    ("She said fewer than 3 million needed help.", {3e6: (None, None)}),
    ("The ministry put the number of deaths at 23 and of arrests at 181.", {181: ("detained", "arrests")}),
    ("The quake killed 12 people. The institute put the magnitude at 6.1.", {6.1: (None, "magnitude")}),
    ("The storm drowned 12 people. A total of 70 survived.", {70: ("rescued", "people")}),
    ("About 300 soldiers were still in rebel hands.", {300: ("captive", "soldiers")}),
    (
        "Some 130 houses were lost in the fire; the village lost 9 barns.",
        {130: ("destroyed", "houses"), 9: (None, "barns")},
    ),
    # a level that was hit is not hit
    ("Turnout hits a record 70 percent.", {70: (None, "Turnout")}),
    ("The jobless rate hit 5%.", {5: (None, "jobless rate")}),
    ("Inflation hit 6.2 per cent.", {6.2: (None, "Inflation")}),
    ("Dorva hit a two-run homer.", {2: (None, "run")}),
    ("Dorva hit 30 home runs.", {30: (None, "home runs")}),
    ("The number of users hit 3 million people.", {3e6: (None, "people")}),
    ("Sales hit 4 million units.", {4e6: (None, "units")}),
    ("The army hit 600 targets.", {600: ("affected", "targets")}),
    ("The quake hit 12 of the islands.", {12: ("affected", "islands")}),
    ("Death toll in Varn quake passes 1,200, officials say", {1200: ("died", "Death toll")}),
    ("A number of cars hit 12 people.", {12: ("affected", "people")}),
    ("The storm hit 40 villages.", {40: ("affected", "villages")}),
    ("The storm hit 30 percent of homes.", {30: ("affected", "homes")}),
    ("A fifth of homes were damaged.", {0.2: ("damaged", "homes")}),
    # a round of golf
    ("She shot 67 to take a two-shot lead.", {67: (None, None), 2: (None, "shot")}),
    ("A golfer shot 67 in the second round.", {67: (None, None)}),
    ("Gunmen shot 12 worshippers.", {12: ("attacked", "worshippers")}),
    ("The gunman shot 12 before he fled.", {12: ("attacked", None)}),
    # a measure before a noun is counted by nobody else
    (
        "A 12-vehicle pile-up left two dead and 30 injured.",
        {12: (None, "vehicle"), 2: ("died", None), 30: ("injured", None)},
    ),
    ("A 40-seat bus crash killed 12.", {40: (None, "seat"), 12: ("killed", None)}),
    ("A three-day battle left 9 dead.", {9: ("died", None)}),
    (
        "The blast at a 12-storey hotel killed six, four of whom were guests.",
        {6: ("killed", None), 4: ("killed", None)},
    ),
    ("A six-man crew was rescued.", {6: ("rescued", "man")}),
    ("A 40-member crew, 12 of whom are missing, left port.", {40: (None, "member"), 12: ("missing", "member")}),
    # those of whom
    ("The storm killed 61, of whom 12 were children.", {61: ("killed", None), 12: ("killed", None)}),
    ("The storm hit villages and killed 61, of whom 12 were children.", {12: ("killed", None)}),
    (
        "The army freed 30 hostages, of whom six were women.",
        {30: ("released", "hostages"), 6: ("released", "hostages")},
    ),
    ("A fire killed 61 people, 12 of them children.", {61: ("killed", "people"), 12: ("killed", "children")}),
    ("61 people, 12 of them children, were killed.", {61: ("killed", "people"), 12: ("killed", "children")}),
    (
        "In five states 300 were killed, 61 of whom were police.",
        {5: (None, "states"), 300: ("killed", None), 61: ("killed", None)},
    ),
    ("Of the 61 killed, 12 were children.", {61: ("killed", None), 12: ("killed", None)}),
    ("The blaze left 9 dead, 3 of them children.", {3: ("died", "children")}),
    ("Rebels seized 300 villagers in four districts, 40 of whom were women.", {40: ("captive", "villagers")}),
    # each part of a list has its own clause
    (
        "Police recorded 46 cases of torture and 12 deaths in custody.",
        {46: (None, "cases of torture"), 12: ("died", "deaths")},
    ),
    (
        "Some 80 people, among them nine nurses, were hurt. Eleven were still in the hospital.",
        {80: ("injured", "people"), 11: ("hospitalised", "people")},
    ),
    ("The slide buried up to 80 people.", {80: (None, "people")}),
    ("Two children died, with 40 still missing.", {2: ("died", "children"), 40: ("missing", None)}),
    ("Two children died, with 40 people still missing.", {40: ("missing", "people")}),
]


@pytest.mark.parametrize(("text", "expected"), READINGS, ids=[text[:60] for text, _ in READINGS])
def test_an_event_and_a_noun_are_only_given_to_whom_they_belong(
    text: str, expected: dict[float, tuple[str | None, str | None]]
) -> None:
    reading, doc, sentences = read(text)
    got = {figure.value: (figure.event, figure.counted) for figure in find_figures(reading, doc, sentences, (), ())}
    assert {value: got.get(value, "no figure") for value in expected} == expected


def test_what_goes_from_one_level_to_another_has_a_range_that_is_not_past() -> None:
    reading, doc, sentences = read("The car goes from 0 to 60 mph in four seconds.")
    [speed] = [one for one in find_figures(reading, doc, sentences, (), ()) if one.comparator == "range"]
    assert (speed.low, speed.high, speed.status) == (0, 60, "stated")


def test_a_range_that_another_replaces_is_past() -> None:
    reading, doc, sentences = read("The dairy lowered its target from 6 to 9 percent to 2 to 4 percent.")
    first, second = find_figures(reading, doc, sentences, (), ())
    assert (first.high, first.status) == (9, "past")
    assert (second.high, second.status) == (4, "target")


@pytest.mark.parametrize(
    ("text", "value", "comparator"),
    [
        ("Quake toll passes 1,200.", 1200, ">"),
        ("The toll has passed 300.", 300, ">"),
        ("The number of cases passes 5,000.", 5000, ">"),
        ("Virus deaths pass 3,000.", 3000, ">"),
        ("Toll surpasses 400.", 400, ">"),
        ("Toll tops 400.", 400, ">"),
        ("The toll, which passed 300 on Friday, is rising.", 300, ">"),
        ("The toll rose overnight, passing 300.", 300, ">"),
        ("Parliament passed 12 bills.", 12, "="),
    ],
)
def test_a_count_that_passes_a_number_is_above_it(text: str, value: float, comparator: str) -> None:
    reading, doc, sentences = read(text)
    [figure] = find_figures(reading, doc, sentences, (), ())
    assert (figure.value, figure.comparator) == (value, comparator)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Corvel 802 jets were grounded on Monday.", []),
        ("The older Corvel 802 and Corvel 904 models are safe.", []),
        ("Brell Air flies Boeing 737s.", []),
        ("He was aboard flight QX 802.", []),
        ("The airline flies three Corvel 802 jets.", [3]),
        ("Last Monday 300 jets took off.", [300]),
        ("In Ostra 120 buses burned.", [120]),
    ],
)
def test_the_number_of_a_model_is_no_count(text: str, values: list[float]) -> None:
    reading, doc, sentences = read(text)
    assert [figure.value for figure in find_figures(reading, doc, sentences, (), ())] == values
