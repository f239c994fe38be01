"""Which language a text is in: short English without capitals or function words is English, other tongues are not."""

import pytest

from tasks.pages.tongues import detect_language

ENGLISH = [
    "Ten dead in Tarma quake",
    "Marsden Holdings Plc Q3 EPS 4.2p",
    "man, 34, held after knife attack in orla",
    "nikkei adds 0.7%, kospi slips 0.2%, hang seng flat",
    "marsden hang seng fund jumped 0.4% while the tollen shanghai composite rose 0.6%.",
    "shares in brenmoor fell 3% on tuesday as profits slid",
    "Calder Group Q3 EPS $1.12 beats by $0.04, revenue $1.2B misses",
    "Gold price steady near $1,912, silver slips 1% to $23.40",
    "floods in tarma kill 31, displace thousands; toll may rise",
    "orsk beats kvist 6-4, 3-6, 7-5 to reach brask open final",
]
OTHERS = [
    ("el indice subio 0,4% mientras que el de tollen gano 0,6% el martes", "es"),
    ("l'indice della borsa di tollen sale dello 0,4% a fine seduta", "it"),
    ("aksjer i brask falt 3 prosent tirsdag etter svake tall", "no"),
    ("die aktie des konzerns fiel um 3 prozent am dienstag", "de"),
    ("de beurs in tollen sloot 0,4 procent hoger op dinsdag", "nl"),
    ("le cac 40 gagne 0,4% tandis que le dax recule de 0,6% mardi soir", "fr"),
    ("Sismo de magnitud 5,8 sacude Tarma; 31 muertos", "es"),
    ("31 patay sa aksidente ng bus sa tarma, 14 sugatan", "tl"),
    ("indeks tollen spadł o 1,2 proc. we wtorek, złoty słabszy", "pl"),
    ("saham jatuh 3% pada hari selasa setelah laporan keuangan", "id"),
]


@pytest.mark.parametrize("text", ENGLISH)
def test_short_english_in_any_case_is_english(text: str) -> None:
    assert detect_language(text) == "en"


@pytest.mark.parametrize(("text", "language"), OTHERS, ids=[text[:12] for text, _ in OTHERS])
def test_short_text_in_another_language_stays_out(text: str, language: str) -> None:
    assert detect_language(text) == language


def test_what_a_page_declares_decides_for_a_short_text() -> None:
    assert detect_language("Sismo sacude Tarma; 31 muertos", "en-GB") == "en"
