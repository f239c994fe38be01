"""Who answers for a figure, and in which order."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.identity import make_id
from tasks.records import Figure, FigureSource
from tasks.speech.claimants import find_sources
from tasks.speech.quotes import find_quotes
from tasks.speech.speech import read_speech
from tests.tasks.naming import name
from tests.tasks.reading import REVISION, read

NAMES = {"Lena Ford": "PERSON", "Omar Dahl": "PERSON", "Harbour Board": "ORG"}


EXACT = (None, None, None, "=")


def sources_of(text: str) -> list[tuple[str, list[FigureSource]]]:
    """Each figure of the text (its digits) with its sources."""
    reading, doc, sentences = read(text)
    figures = [
        Figure(
            make_id(m.start()), REVISION, REVISION, m.start(), m.end(), m[0], (m[1] and "percent") or "count", *EXACT
        )
        for m in re.finditer(r"\d[\d,]*(%| percent)?", text)
    ]
    mentions = name(text, NAMES)
    speech = read_speech(reading, doc, mentions)
    rows = find_sources(reading, figures, find_quotes(reading, sentences, speech), speech)
    for row in rows:
        assert text[row.char_start : row.char_end] == row.claimant
    return [(figure.text, [row for row in rows if row.figure_id == figure.figure_id]) for figure in figures]


CASES: list[tuple[str, list[list[str]]]] = [
    (
        (
            "Nearly 1,800 migrant families were separated at the Kestria-Orla border between May and July, "
            "according to a senior government official, "
            "as President Adam Voss implemented stricter border enforcement policies."
        ),
        [["a senior government official"]],
    ),
    ("A reader might look again if told that a search of 9 weeks found nothing.", [[]]),
    ("If the move holds, it means that the army has been cut off from its 600 fighters.", [[]]),
    ("They fumed when a court in Orla halted his order closing 7 mills.", [["his"]]),
    ("According to Norvane, “The army flew 232 raids over Orla in May.”", [["Norvane"]]),
    (
        "Nearly 40% of owners worry they cannot go on once the rules are lifted, according to a recent Norvane survey.",
        [["a recent Norvane survey"]],
    ),
    (
        "A Varn Customs and Border Guard (VBG) official testified that 90 goats were taken.",
        [["A Varn Customs and Border Guard (VBG) official"]],
    ),
    ("He sees no point in it when it’s clear that the bloc will miss the 12 votes it needs.", [[]]),
    ("Voss ran for mayor, claiming over 30 percent of all votes.", [[]]),
    ("Voss shunned this morning’s news that Berg paid 12 women.", [[]]),
    ("By May, only 39 percent saw Berg as honest in the Norvane poll.", [["Norvane"]]),
    (
        "72 percent of those asked in a Norvane survey and 40% of those asked in a Dalven poll were for it.",
        [["Norvane"], ["Dalven"]],
    ),
    ("That was like a Norvane poll from May in which 52 percent liked her.", [["Norvane"]]),
    ("An exit poll by Norvane gave Berg 54 percent.", [["An exit poll by Norvane"]]),
    ("Berg, who leads in the Norvane poll, won 40 percent of the vote.", [[]]),
    ("On the day gunmen spread out across Orla and killed 90 people, Ada Berg claimed the band was beaten.", [[]]),
    ("The court decides whether 900 people will keep their jobs.", [[]]),
    ("Last Wednesday Voss had to answer questions about how the army might house 900 people.", [[]]),
    ("The firm cut the number of posts to 12.", [[]]),
    ("According to its own records, Norvane gave 900 beds.", [["its own records"]]),
    ("Police said 12 people had died.", [["Police"]]),
    ("At least 12 people died, the fire service said on Wednesday.", [["the fire service"]]),
    ("According to the coastguard, 12 people drowned.", [["the coastguard"]]),
    ("The dam held back 12 million tonnes, according to figures from the water board.", [["the water board"]]),
    ("“We counted 12 boats,” Lena Ford said.", [["Lena Ford"]]),
    ("The ministry said, citing the police, that 12 people had died.", [["The ministry", "the police"]]),
    (
        "A ferry carrying 90 people sank and 12 have died, the coastguard said.",
        [["the coastguard"], ["the coastguard"]],
    ),
    ("“We counted 12 boats,” he said, as cited by the harbour office.", [["he", "the harbour office"]]),
    ("The Daily Crier reported that 12 people had died, citing two officials.", [["The Daily Crier", "two officials"]]),
    ("The agency quoted the governor as saying 12 people had died.", [["The agency", "the governor"]]),
    ("“The police told us 12 people had died,” Dahl said.", [["Dahl", "The police"]]),
    ("Police put the toll at 12.", [["Police"]]),
    ("The number of dead, which the ministry put at 12, may rise.", [["the ministry"]]),
    ("The death toll, put by the ministry at 12, may rise.", [["the ministry"]]),
    ("The ministry reported 12 deaths on Monday.", [["The ministry"]]),
    ("Doctors confirmed 12 cases.", [["Doctors"]]),
    ("A toll of 12 given by the ministry could not be verified.", [["the ministry"]]),
    ("Figures from the ministry showed that 12 people had died.", [["the ministry"]]),
    ("A survey by the institute found that 12 percent of adults smoke.", [["A survey by the institute"]]),
    (
        "A paper published in May by a Kestrian university suggests that 61,000 may have died.",
        [["A paper published in May by a Kestrian university"]],
    ),
    ("She told radio station Ola del Sur that at least 52 people had drowned.", [["She"]]),
    (
        "The boat sank and 9 people remain missing, the State Relief and Harbour Board (RHB) reports.",
        [["the State Relief and Harbour Board"]],
    ),
    ("Some 340 vessels, 5% of the total, lie idle, it says.", [["it"], ["it"]]),
    ("Renn said the men freed on Friday were in Orla, and that 15 of them were ill.", [["Renn"]]),
    ("A search began for 30 people who, survivors said, had been below deck.", [["survivors"]]),
    ("Unions have called for 40,000 people to march.", [["Unions"]]),
    ("Red Lantern says it is safe, but fears that 12 are trapped.", [["Red Lantern"]]),
    ("Strikes kill 8 in eastern Orsk, Varn says it hit refinery", [[]]),
    ("In Varn alone, Orskian officials have estimated, more than 20,000 died.", [["Orskian officials"]]),
    ("The ministry raised its toll after 12 bodies were found.", [[]]),
    ("The ministry has published its results, 8 years after its 12 tests.", [[], []]),
    ("It is worth adding that 12 people had died.", [[]]),
    ("“It taxes 12 men, according to the union,” Lena Ford said.", [["Lena Ford", "the union"]]),
    ("She also charges that only 2 members, she and Bo Lind, have read the papers.", [["She"]]),
    (
        "The envoy of Orsk, Tamas bin Orla Al-Renn, said 12 people had drowned.",
        [["The envoy of Orsk, Tamas bin Orla Al-Renn"]],
    ),
    (
        "Troops killed 2 men and hurt 7 in a raid on Sunday, the Ministry of Health reported, hours after a fire.",
        [["the Ministry of Health"], ["the Ministry of Health"]],
    ),
    ("Fire spread, bringing an official tally of 19.", [[]]),
    (
        "At least 4 of the dead are children, Colonel Limbert Choque, the police commander, told a conference.",
        [["Colonel Limbert Choque"]],
    ),
    ("By her count, 61 people have died at home.", [["her"]]),
    ("Some 45,000 people are homeless, by the government's reckoning.", [["the government"]]),
    (
        "A further 280 people are hurt, the Civil Relief Board (Relbo) said in its evening bulletin.",
        [["the Civil Relief Board"]],
    ),
    ("Police estimates of 12 dead were disputed.", [["Police"]]),
    ("By the union's count, 300 marchers took part.", [["the union"]]),
    ("The union counted 300 marchers; police counted 120.", [["The union"], ["police"]]),
    ("Data compiled by the water board shows that 12 wells ran dry.", [["the water board"]]),
    ("The mayor cited data from the water board that 12 wells ran dry.", [["The mayor", "the water board"]]),
    ("Ms Ford saw her lead of 12 votes turn into nothing.", [[]]),
    ("Lena Ford held on to the party's record of 12 seats.", [[]]),
    ("The party spent the 12 million raised by Omar Dahl.", [[]]),
    ("Police: 12 dead in valley floods", [["Police"]]),
    ("12 dead in valley floods: police", [["police"]]),
    ("At least 12 dead in bus crash, say police", [["police"]]),
    ("Toll from flood rises to 12, says ministry", [["ministry"]]),
    ("Two days that shook the valley: 12 dead, 300 homeless", [[], []]),
    ("The road would cost 12 million crowns, the state auditor found.", [["the state auditor"]]),
    ("The morgue holds 12 bodies, its head, Dr Lena Ford, told reporters.", [["its head"]]),
    ("In the December poll, 12 percent were undecided.", [[]]),
    ("The Harbour Board condemned the raid, which killed 12 people.", [[]]),
    ("The mayor thanked the 12 divers who came.", [[]]),
    ("The Harbour Board says its boats carry the war to 12 depots.", [["The Harbour Board"]]),
    (
        "The ministry confirms the death of 14 people; Red Lantern says at least 31 died.",
        [["The ministry"], ["Red Lantern"]],
    ),
    (
        "At least 24 people drowned, according to officials; a fishing union put that figure at 5.",
        [["officials"], ["a fishing union"]],
    ),
    (
        "At least 24 boats sank, according to the coastguard; the union put the number at 5.",
        [["the coastguard"], ["the union"]],
    ),
    (
        "The harbour board says 14 boats have sunk; Red Lantern says at least 31.",
        [["The harbour board"], ["Red Lantern"]],
    ),
    (
        "The march drew 300 people, according to the union, and 120 people, according to police.",
        [["the union"], ["police"]],
    ),
    ("According to the union, 300 took part, and according to police, 120 came.", [["the union"], ["police"]]),
    ("The government's toll stood at 23 on Thursday.", [["The government"]]),
    ("The flood's toll stood at 23 on Thursday.", [[]]),
    ("The mayor conceded defeat on Monday after results from 98 wards gave her rival 51 votes.", [[], []]),
    ("The mayor said on Monday after a visit that 12 wards were flooded.", [["The mayor"]]),
    ("The ministry cut its count of those killed in the fire to 17.", [["The ministry"]]),
    ("The board says 14 have died; the union says more than 31.", [["The board"], ["the union"]]),
    ("The strike began after 94% voted to reject the offer of 12 percent.", [[], []]),
    ("The Harbour Board met on Monday after 80 voted to sack 12 of its clerks.", [[], []]),
    ("The group claimed responsibility for the attack that killed 12.", [[]]),
    ("Red Lantern claimed credit for the raid in which 12 people died.", [[]]),
    ("The group claimed that the attack had killed 12.", [["The group"]]),
    ("The mayor said 12 people had died, while the union counted 30.", [["The mayor"], ["the union"]]),
    (
        "More than 300 took part, the organisers claimed, but police put the figure at 120.",
        [["the organisers"], ["police"]],
    ),
    ("The mayor said 12 people were hurt; 30 were treated on the spot.", [["The mayor"], ["The mayor"]]),
    ("The fire, which officials say killed 12 people, started in a kitchen.", [["officials"]]),
    ("The bridge, officials said, had collapsed, killing 12 people.", [["officials"]]),
    (
        "The fire service said 12 people had been pulled out and 30 were missing.",
        [["The fire service"], ["The fire service"]],
    ),
    ("The bank expects growth of 12 percent next year.", [["The bank"]]),
    ("The storm killed 12 people.", [[]]),
    ("The ministry denied reports that 12 people had died.", [["The ministry"]]),
    ("He rejected opposition claims that 12 ballots were missing.", [["He", "opposition"]]),
    ("The board rejected the union's claim that 12 boats had sunk.", [["The board", "the union"]]),
    ("Omar Dahl denied a report by the Harbour Board that 12 boats sank.", [["Omar Dahl", "the Harbour Board"]]),
    ("Police said 300 marched, while organisers spoke of 900.", [["Police"], ["organisers"]]),
    ("Officials lowered the toll in the port to 35 from 39.", [["Officials"], ["Officials"]]),
    ("The army put its own losses at 18 killed and 40 wounded.", [["The army"], ["The army"]]),
    ("The rebels released 24 hostages, police said.", [["police"]]),
    ("Raiders burned 11 villages and took 60 girls, according to the union.", [["the union"], ["the union"]]),
    ("The mill burned and 12 men died, according to the union.", [["the union"]]),
    ("The fire hurt 12 men and 9 women drowned, according to the union.", [["the union"], ["the union"]]),
    ("The minister said 12 had died, but 40 were dead, according to the union.", [["The minister"], ["the union"]]),
    ("The union attributed 39 of the deaths to the heat.", [["The union"]]),
    ("62 miners killed in May, union says, as fires spread", [["union"]]),
    ("The department has given 15,000 shots.", [[]]),
    ("The ministry gave a toll of 12.", [["The ministry"]]),
    (
        "Floods killed 46 people in the Orsa valley in Kestria, the aid agency Red Lantern Relief said on Friday.",
        [["the aid agency Red Lantern Relief"]],
    ),
    (
        "Floods killed at least 46 people in the Orsa valley, the aid agency Red Lantern Relief said on Wednesday.",
        [["the aid agency Red Lantern Relief"]],
    ),
    ("Fire killed 12 people and the mayor spoke on Friday.", [[]]),
    ("The ministry said 14 had died; the aid agency put the toll at 31.", [["The ministry"], ["the aid agency"]]),
    ("Police said 12 people died; 30 others were hurt.", [["Police"], ["Police"]]),
    ("Floods killed 12 people, police and the fire service said on Thursday.", [["police and the fire service"]]),
    ("The fire killed 12 people, the mayor and a doctor told reporters.", [["the mayor and a doctor"]]),
    (
        "Rain cut power to 12 homes in the Orla valley, police and the grid operator Orla Netz said.",
        [["police and the grid operator Orla Netz"]],
    ),
    ("The company denied having sold 12 boats.", [["The company"]]),
    ("The union fears 12 job losses.", [["The union"]]),
    ("The state's estimate is 12 dead.", [["The state"]]),
    ("Satellite images analysed by the water board showed that 12 mills had burned.", [["Satellite images"]]),
    ("The army admits to only 12 dead.", [["The army"]]),
    ("The hospital admitted 12 patients.", [[]]),
    ("The opposition speaks of 50 dead.", [["The opposition"]]),
    ("The government's figure is 1,200 dead.", [["The government"]]),
    ("The region's death toll stood at 31.", [[]]),
    ("Red Lantern, a charity, says it has counted 41 bodies.", [["Red Lantern"]]),
    ("The war has killed 40,000 people, the Harbour Board estimates.", [["the Harbour Board"]]),
    (
        "More than 14,000 people have died, 40 percent of them children, its health office says.",
        [["its health office"], ["its health office"]],
    ),
    (
        "The ministry called the report “a lie” and said there were 27 people in custody.",
        [["The ministry"]],
    ),
    ("“The storm hit us,” Lena Ford said. At least 12 of the dead were children.", [[]]),
    ("The mayor said the road was closed. The storm killed 12 people.", [[]]),
    ("The company hired 12 people after the mayor said the road was safe.", [[]]),
    ("The port has 300 boats, the union said, up from 240 in May.", [["the union"], ["the union"]]),
    ("Some 300 men were shot, the union said in a note, while 12 drowned.", [["the union"], ["the union"]]),
    ("The port has 300 boats, the union said. Up to 40 more came.", [["the union"], []]),
    ("Shops added 2,000.", [[]]),
    ("The council set the tax on boats at 15 percent.", [[]]),
    ("The board set the toll of the flood at 15.", [["The board"]]),
    ("Lind told a friend that he was ill, according to 12 people who know him.", [[]]),
    ("The army has 300 boats. “We are ready,” the minister said.", [[]]),
    ("Some 90 people died, according to a nurse, and 12 people were hurt, police said.", [["a nurse"], ["police"]]),
    ("Police said 90 people died, and 12 people were hurt, according to a nurse.", [["Police"], ["a nurse"]]),
    (
        "Some 90 people drowned, said Lena Ford, the mayor, and 12 people were hurt, police said.",
        [["Lena Ford"], ["police"]],
    ),
    ("A veteran of the service, Lena Ford said 40 people had died.", [["Lena Ford"]]),
    ("The clinic, whose director said 40 patients had died, closed.", [["director"]]),
    ("The poll found that 46 percent back the mayor. Another 31 percent prefer Lind.", [["The poll"], ["The poll"]]),
    ("The survey was taken in May. Some 12 percent are undecided.", [["The survey"]]),
    ("A poll was taken. Rents rose 12 percent.\n\nSome 12 percent are undecided.", [[], []]),
]


@pytest.mark.parametrize(("text", "claimants"), CASES, ids=[case[0][:50] for case in CASES])
def test_claimants_stand_in_the_order_of_their_depth(text: str, claimants: list[list[str]]) -> None:
    found = sources_of(text)
    assert [[row.claimant for row in rows] for _, rows in found] == claimants
    assert all([row.depth for row in rows] == list(range(len(rows))) for _, rows in found)


def test_a_claim_in_a_quotation_names_it_and_who_that_is() -> None:
    [(_, [row])] = sources_of("Mrs Lena Ford came late. “We counted 12 boats,” she said.")
    assert (row.claimant, row.verb, row.claimant_entity_id) == ("she", "said", make_id("Lena Ford"))
    assert row.quote_id is not None


def test_who_denies_is_named_with_the_verb_of_denying() -> None:
    [(_, [row])] = sources_of("The Harbour Board denied reports that 12 people had died.")
    assert (row.claimant, row.verb, row.claimant_entity_id) == (
        "The Harbour Board",
        "denied",
        make_id("Harbour Board"),
    )


def test_a_count_without_a_quotation_names_its_verb() -> None:
    [(_, [row])] = sources_of("The Harbour Board put the number at 12.")
    assert (row.verb, row.quote_id, row.claimant_entity_id) == ("put", None, make_id("Harbour Board"))


@settings(max_examples=40)
@given(st.one_of(st.text(max_size=60), st.text(alphabet="ab 12;.,'\"“” said by the police", max_size=80)))
def test_any_text_gives_sources_at_their_offsets(text: str) -> None:
    sources_of(text)
