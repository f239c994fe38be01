"""Which figures are parts, subsets and shares of which."""

import pytest

from tasks.figures.figures import find_figures
from tasks.figures.parts import befall_parts, find_parts
from tests.tasks.reading import read

PARTS = [
    ("The fire killed 31 guests, including 8 children.", [(8, 31, "subset_of")]),
    ("The fire killed 31 guests, including 8 children and 3 nurses.", [(8, 31, "subset_of"), (3, 31, "subset_of")]),
    ("About 240 people fled, more than 70% of whom are women.", [(70, 240, "share_of")]),
    ("Rescuers found 7 of the 11 sailors.", [(7, 11, "subset_of")]),
    ("Six out of the 12 hikers were freed.", [(6, 12, "subset_of")]),
    ("Police held 60 men. Of them, 14 were minors.", [(14, 60, "subset_of")]),
    ("The bus carried 69 pupils; 17 of them were hurt.", [(17, 69, "subset_of")]),
    ("Of the 52 passengers, 40 survived.", [(40, 52, "subset_of")]),
    ("Of 15 towns in the valley, 12 voted yes.", [(12, 15, "subset_of")]),
    ("Out of more than 800 gifts, only 5 went to Lind.", [(5, 800, "subset_of")]),
    ("Out of 800 gifts from 55 nurses none came late.", []),
    ("They read 300 pages and met many guards, including 8 nurses.", []),
    ("They read 300 reports on cholera, including 8 nurses' notes.", [(8, 300, "subset_of")]),
    (
        "Five men came, 3 of whom died and 2 who are sought.",
        [(3, 5, "subset_of"), (2, 5, "subset_of")],
    ),
    ("Orla cut the number to 89 from an estimate of 110.", []),
    ("At least 17 people have died: 15 in Ruhn and 2 in Orla.", [(15, 17, "part_of"), (2, 17, "part_of")]),
    ("The raid killed 23 men and hurt 74. Doctors came. Three of the wounded died.", [(3, 74, "subset_of")]),
    ("The flood killed 23 people. Eleven of the dead were children.", [(11, 23, "subset_of")]),
    ("The fever infected 402 people. Three boys died. Of those infected, 377 were adults.", [(377, 402, "subset_of")]),
    ("Some 70 men were in. Of those, 36 were hurt and 32 others fled.", [(36, 70, "subset_of"), (32, 70, "subset_of")]),
    ("1.6 million Kestrians go hungry. Aid is 40 percent of the Kestrian budget.", []),
    ("They won 40 percent of the two-horse race.", []),
    ("Brask won 268 votes. In Orla he won 43 percent of the vote.", []),
    ("Brask won 90 votes. Some 40 percent of the votes were late.", [(40, 90, "share_of")]),
    ("Raids killed 90 men. In Orla 40 people were killed, and 12 of those killed were boys.", [(12, 40, "subset_of")]),
    ("Last week 12 firms wrote to a group of attorneys. Two of those attorneys left.", []),
    ("It hired 40 women. Three of the women left.", [(3, 40, "subset_of")]),
    ("Sixty men sit there. Among them is Ode Brill, who killed nine nurses.", []),
    ("It lost the data of 900 men, including in two systems.", []),
    ("The Reds took 141 seats of the 318 in the house.", [(141, 318, "subset_of")]),
    ("It made $600 in cuts, including $350 in aid and $40 in pay.", [(350, 600, "subset_of"), (40, 600, "subset_of")]),
    ("It lost $600, including $700 in aid.", []),
    ("It made $600 in cuts, including 9 tonnes of rice.", []),
    ("One in ten of the country's 2.3 million children goes hungry.", [(0.1, 2.3e6, "share_of")]),
    ("It had 123 passengers and 9 crew. Among the passengers were 17 pupils.", [(17, 123, "subset_of")]),
    (
        "The 40 hikers include 11 Germans, 9 Poles and 5 Britons.",
        [(11, 40, "subset_of"), (9, 40, "subset_of"), (5, 40, "subset_of")],
    ),
    ("A raid killed 31 men, including 8 boys, 12 wounded.", [(8, 31, "subset_of")]),
    ("Some 700 herders fled in May, up from 610 in June. Of these, 80 were boys.", [(80, 700, "subset_of")]),
    ("Of these 80 boats, the pride of its two ports, 12 sank.", [(12, 80, "subset_of")]),
    ("Bakers held 90 stalls. One in five of those who came were boys, of whom 31 came alone.", []),
    ("Some 25 families came. Among those waiting was a girl aged 9.", []),
    ("Brill is 3 percent ahead of five rivals, and 6 points ahead of two.", []),
    ("Some $50 million of the $90 million will go to Orla.", [(5e7, 9e7, "subset_of")]),
    ("Two nurses among 14 dead as storm hits Sarn", [(2, 14, "subset_of")]),
    (
        "The fire killed 27 men. Sixteen of the dead had been shot, the agency said, while four died of burns.",
        [(16, 27, "subset_of"), (4, 27, "subset_of")],
    ),
    (
        "Police arrested 61 people. Thirty of the arrests were made in Ruhn, 15 in Orla.",
        [(30, 61, "subset_of"), (15, 61, "subset_of")],
    ),
    ("The raid killed 23 men. Nine of the dead were boys, while 14 women were hurt.", [(9, 23, "subset_of")]),
    ("Police found 27 rifles. Lawyers for three of those held in Ruhn were angry.", []),
    ("They attacked 3 places, including a school with 400 pupils.", []),
    (
        "That brings to 41 the number killed this month, and to 983 since May, 190 of them boys.",
        [(190, 983, "subset_of")],
    ),
    ("A raid killed 26 people, 11 of them cooks.", [(11, 26, "subset_of")]),
    ("Of the 340 patients, 31 have died and 280 have left.", [(31, 340, "subset_of"), (280, 340, "subset_of")]),
    ("Each side freed 39 people, 27 soldiers and 12 cooks.", [(27, 39, "part_of"), (12, 39, "part_of")]),
    ("Each side freed 39 people, 27 horses and 11 mules.", []),
    ("The flood killed 3 people. Eleven of the dead were children.", []),
    ("The flood killed 23 people. Eleven of the wounded were children.", []),
    ("The crush killed 17 people. A baker saw 30 bodies. Ten of the dead were women.", [(10, 17, "subset_of")]),
    ("The storm hit 1,400 residents of 3 villages.", []),
    ("He got 22 years in prison for the murder of 412 men.", []),
    ("The storm killed 9 people. A flood killed 4 others.", []),
    ("The club has 300 members and 12 coaches.", []),
    ("The raid killed 5 rebels, including 2 officers. On Sunday 3 shops burned.", [(2, 5, "subset_of")]),
]


@pytest.mark.parametrize(("text", "expected"), PARTS, ids=[text[:40] for text, _ in PARTS])
def test_parts_are_linked_where_the_words_say_so(text: str, expected: list[tuple[float, float, str]]) -> None:
    reading, doc, sentences = read(text)
    figures = find_figures(reading, doc, sentences, (), ())
    values = {figure.figure_id: figure.value for figure in figures}
    parts = find_parts(reading, doc, figures)
    got = [(values[part.part_figure_id], values[part.whole_figure_id], part.relation) for part in parts]
    assert got == expected


def test_no_figures_have_no_parts() -> None:
    reading, doc, _ = read("Nothing was counted.")
    assert find_parts(reading, doc, ()) == ()


def test_what_befell_the_whole_befell_its_parts() -> None:
    reading, doc, sentences = read("At least 520 people drowned, among them 112 boys; 30 of the boys were pupils.")
    figures = find_figures(reading, doc, sentences, (), ())
    befallen = befall_parts(figures, find_parts(reading, doc, figures))
    assert [figure.event for figure in befallen[:2]] == ["died", "died"]
