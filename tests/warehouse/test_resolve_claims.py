"""Claims: different outlets' figures about one thing fall together, others stay apart; histories and contradictions."""

from datetime import date, timedelta
from pathlib import Path

import duckdb
import pytest

from tasks.claims.claim_groups import group_figures
from tasks.records import FigureDate
from tests.warehouse.rows import Article, load
from warehouse.connect import connect
from warehouse.resolve import resolve

MONDAY = date(2031, 3, 3)
DAY = timedelta(days=1)
LEAD = (
    "A ferry of the Tarn Lines sank off Quillport in heavy seas on Monday, and divers from Saltby searched the wreck."
)


def report(
    outlet: str,
    *sentences: str,
    day: date = MONDAY,
    number: int = 1,
    lead: str = LEAD,
    names: tuple[str, ...] = ("Quillport", "Tarn Lines", "Saltby"),
) -> Article:
    article = Article(outlet, "1", (lead, *sentences), published=day, number=number)
    for name in names:
        article.name(name, "ORG" if "Lines" in name else "LOCATION")
    return article


def place(article: Article, name: str = "Quillport"):
    return next(c.entity_id for c in article.tables["clusters"] if c.name == name)  # type: ignore[attr-defined]


def told(
    outlet: str,
    words: str,
    value: float | None,
    *,
    by: str | None = None,
    day: date = MONDAY,
    number: int = 1,
    where: str | None = "Quillport",
    on: date | None = None,
    until: date | None = None,
    **columns: object,
) -> Article:
    sentence = f"The sinking cost {words}, {by} said." if by else f"The sinking cost {words}."
    article = report(outlet, sentence, day=day, number=number)
    figure = article.figure(words, value, by=by, day=on, place=place(article, where) if where else None, **columns)
    if on and until:
        dated = FigureDate(figure, article.revision, None, "event", on, until, False)
        article.tables["figure_dates"] = [dated]
    return article


def claims(con: duckdb.DuckDBPyConnection) -> list[set[str]]:
    """The claims as sets of `outlet: figure`, those of one figure left out."""
    resolve(con, group_figures)
    rows = con.execute(
        """SELECT list(d.source || ': ' || f.text) FROM figure_claims JOIN figures AS f USING (figure_id)
        JOIN revisions AS r USING (revision_id) JOIN documents AS d USING (document_id)
        GROUP BY claim_id HAVING count(*) > 1 ORDER BY count(*) DESC, min(d.source || f.text)"""
    )
    return [set(members) for (members,) in rows.fetchall()]


TOGETHER = {
    "tolls that differ": [
        told("A", "12 people", 12),
        told("B", "at least 14 people", None, low=14, high=None, comparator=">="),
    ],
    "killed and died": [
        told("A", "12 people", 12),
        told("B", "13 deaths", 13, event="died", counted="deaths", counted_head="death"),
    ],
    "other words for people": [
        told("A", "12 people", 12),
        told("B", "9 villagers", 9, counted="villagers", counted_head="villager"),
    ],
    "nobody named": [told("A", "12 people", 12), told("B", "14", 14, counted=None, counted_head=None)],
    "the next day": [told("A", "12 people", 12), told("B", "17 people", 17, day=MONDAY + DAY)],
    "one without a place": [told("A", "12 people", 12), told("B", "14 people", 14, where=None)],
    "two names for the place": [told("A", "12 people", 12), told("B", "14 people", 14, where="Saltby")],
    "a narrower word of the same number": [
        told("A", "12 people", 12),
        told("B", "12 passengers", 12, counted="passengers", counted_head="passenger"),
    ],
    "a denial": [told("A", "12 people", 12), told("B", "12 people", 12, status="denied", by="the owner")],
    "money for the same": [
        told(
            "A",
            "$3 million in damage",
            3e6,
            kind="money",
            unit="USD",
            event=None,
            counted="damage",
            counted_head="damage",
        ),
        told(
            "B",
            "$4 million in damage",
            4e6,
            kind="money",
            unit="USD",
            event=None,
            counted="damage",
            counted_head="damage",
        ),
    ],
}
TOGETHER |= {
    "homes and houses": [
        told("A", "300 homes", 300, event="destroyed", counted="homes", counted_head="home"),
        told("B", "400 houses", 400, event="destroyed", counted="houses", counted_head="house"),
    ],
    "cases and people infected": [
        told("A", "140 cases", 140, event="infected", counted="cases", counted_head="case"),
        told("B", "168", 168, event="infected", counted="number of cases", counted_head="number"),
    ],
    "a turnout and a crowd": [
        told("A", "a crowd of 12", 12, event=None, counted="crowd", counted_head="crowd"),
        told("B", "a turnout of 40", 40, event=None, counted="turnout", counted_head="turnout"),
    ],
    "hectares that the fire burned, and of forest": [
        told(
            "A", "300 hectares", 300, kind="measurement", unit="har", event="damaged", counted="f", counted_head="fire"
        ),
        told(
            "B",
            "700 hectares",
            700,
            kind="measurement",
            unit="har",
            event="damaged",
            counted="f",
            counted_head="forest",
        ),
    ],
    "a provisional turnout and the final one": [
        told("A", "61 percent", 61, kind="percent", unit="%", event=None, counted="turnout", counted_head="turnout"),
        told(
            "B", "63 percent", 63, kind="percent", unit="%", event=None, counted="Final turnout", counted_head="turnout"
        ),
    ],
}
TOGETHER["a day and its month"] = [
    told("A", "12 people", 12, on=MONDAY),
    told("B", "12 people", 12, day=date(2031, 9, 1), on=date(2031, 3, 1), until=date(2031, 3, 31)),
]
MONEY = {"kind": "money", "unit": "USD", "event": None}
TOGETHER |= {
    "a sum that is sought and that was appealed for": [
        told("A", "$912 million", 912e6, **MONEY, counted="organisation", counted_head="organisation"),
        told("B", "$912 million", 912e6, **MONEY, counted="appeal", counted_head="appeal"),
    ],
    "so many workers and so many staff": [
        told("A", "39200 workers", 39_200, event=None, counted="workers", counted_head="worker"),
        told("B", "39200 staff", 39_200, event=None, counted="railway staff", counted_head="staff"),
    ],
    "evacuated and moved": [
        told("A", "120 people", 120, event="evacuated"),
        told("B", "140 people", 140, event="relocated"),
    ],
    "pupils and students": [
        told("A", "110 pupils", 110, event="captive", counted="pupils", counted_head="pupil"),
        told("B", "129 students", 129, event="captive", counted="students", counted_head="student"),
    ],
}
APART = {
    "a round number that many things may have": [
        told("A", "500 workers", 500, event=None, counted="workers", counted_head="worker"),
        told("B", "500 staff", 500, event=None, counted="railway staff", counted_head="staff"),
    ],
    "so many workers and so many boats": [
        told("A", "39200 workers", 39_200, event=None, counted="workers", counted_head="worker"),
        told("B", "39200 boats", 39_200, event=None, counted="boats", counted_head="boat"),
    ],
    "girls of whom nothing is told": [
        told("A", "34 girls", 34, event=None, counted="girls", counted_head="girl"),
        told("B", "31 girls", 31, event=None, counted="girls", counted_head="girl"),
    ],
    "a day's toll and another of its month": [
        told("A", "12 people", 12, on=MONDAY),
        told("B", "14 people", 14, day=date(2031, 9, 1), on=date(2031, 3, 1), until=date(2031, 3, 31)),
    ],
    "suspected cases and cases": [
        told("A", "140 cases", 140, event="infected", counted="cases", counted_head="case"),
        told("B", "200 suspected cases", 200, event="infected", counted="suspected cases", counted_head="case"),
    ],
    "what is and what is feared later": [
        told("A", "140 cases", 140, event="infected", counted="cases", counted_head="case", day=MONDAY),
        told(
            "B",
            "900 cases",
            900,
            event="infected",
            counted="cases",
            counted_head="case",
            status="feared",
            role="as_of",
            on=MONDAY + 60 * DAY,
        ),
    ],
    "another event": [told("A", "12 people", 12), told("B", "14 people", 14, event="injured")],
    "children of the whole": [
        told("A", "12 people", 12),
        told("B", "8 children", 8, counted="children", counted_head="child"),
    ],
    "soldiers of two sides": [
        told("A", "12 Ostian soldiers", 12, counted="Ostian soldiers", counted_head="soldier"),
        told("B", "30 Vellish soldiers", 30, counted="Vellish soldiers", counted_head="soldier"),
    ],
    "a month later": [told("A", "12 people", 12), told("B", "14 people", 14, day=MONDAY + 40 * DAY)],
    "an increment": [told("A", "12 people", 12), told("B", "2 more people", 2, flow="increment")],
    "another unit": [
        told("A", "$3 million", 3e6, kind="money", unit="USD", event=None, counted="damage", counted_head="damage"),
        told(
            "B", "3 million euros", 3e6, kind="money", unit="EUR", event=None, counted="damage", counted_head="damage"
        ),
    ],
}


@pytest.mark.parametrize("articles", TOGETHER.values(), ids=TOGETHER)
def test_figures_about_one_thing_are_one_claim(
    articles: list[Article], con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    load(con, tmp_path, *articles)
    assert claims(con) == [{f"{a.source}: {a.tables['figures'][0].text}" for a in articles}]  # type: ignore[attr-defined]


@pytest.mark.parametrize("articles", APART.values(), ids=APART)
def test_figures_about_other_things_stay_apart(
    articles: list[Article], con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    load(con, tmp_path, *articles)
    assert claims(con) == []


def test_a_level_that_was_reached_is_one_claim_with_the_level_told(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    reached = report("B", "The toll of the sinking rose to 14 people.")
    reached.figure("14 people", 14, place=place(reached), trend="up")
    by = report("C", "The toll of the sinking rose by 15 people.")
    by.figure("15 people", 15, place=place(by), trend="up")
    load(con, tmp_path, told("A", "12 people", 12), reached, by)
    assert claims(con) == [{"A: 12 people", "B: 14 people"}]


def test_another_story_of_the_same_day_stays_apart(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    crash = report(
        "B",
        "The crash left 14 people dead.",
        lead="A coach overturned on the pass above Marlow Sands, and rangers closed the road to Ebbing.",
        names=("Marlow Sands", "Ebbing"),
    )
    crash.figure("14 people", 14, place=place(crash, "Ebbing"))
    load(con, tmp_path, told("A", "12 people", 12), crash)
    assert claims(con) == []


def test_places_that_an_article_tells_apart_are_two_claims(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    both = report("A", "In Quillport 12 people died. In Saltby 5 people died.")
    both.figure("12 people", 12, place=place(both))
    both.figure("5 people", 5, place=place(both, "Saltby"))
    load(con, tmp_path, both, told("B", "6 people", 6, where="Saltby"), told("C", "13 people", 13))
    assert sorted(map(sorted, claims(con))) == [["A: 12 people", "C: 13 people"], ["A: 5 people", "B: 6 people"]]


def test_an_older_disaster_in_the_background_is_a_claim_of_its_own(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    def with_past(outlet: str, toll: str, value: float) -> Article:
        article = report(outlet, f"The sinking cost {toll}.", "A storm in 1987 drowned 90 people off Quillport.")
        article.figure(toll, value, place=place(article))
        past = article.figure("90 people", 90, place=place(article), status="past", event="died")
        article.tables["figure_dates"].append(
            FigureDate(past, article.revision, None, "event", date(1987, 1, 1), date(1987, 12, 31), False)
        )
        return article

    load(con, tmp_path, with_past("A", "12 people", 12), with_past("B", "14 people", 14))
    assert sorted(map(sorted, claims(con))) == [["A: 12 people", "B: 14 people"], ["A: 90 people", "B: 90 people"]]
    assert con.execute("SELECT DISTINCT period_from FROM claims ORDER BY 1").fetchall() == [
        (date(1987, 1, 1),),
        (MONDAY,),
    ]


def test_a_part_is_another_claim_than_its_whole(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    article = report("A", "The sinking killed 12 people, 3 of them below deck.")
    whole = article.figure("12 people", 12, place=place(article))
    part = article.figure("3 of them", 3, place=place(article))
    article.part(whole, part)
    load(con, tmp_path, article)
    assert claims(con) == []


def test_two_claimants_in_one_article_make_one_claim_and_one_voice_makes_two(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    article = report(
        "A",
        "The coastguard said 12 people died. The union said 15 people died. Boats took in 3 people and 9 people.",
    )
    article.figure("12 people", 12, by="The coastguard", place=place(article))
    article.figure("15 people", 15, by="The union", place=place(article))
    article.figure("3 people", 3, place=place(article), event="rescued")
    article.figure("9 people", 9, place=place(article), event="rescued")
    load(con, tmp_path, article)
    assert claims(con) == [{"A: 12 people", "A: 15 people"}]


def test_a_blast_that_hurt_nobody_denies_no_count_of_all_that_were_hurt(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    filling = ["The harbour office of the town was closed all day."] * 12
    article = report(
        "A", "The last blast hurt 0 people, Voss said.", *filling, "So far 840 people were hurt, Brandt said."
    )
    article.figure("0 people", 0, by="Voss", event="injured", place=place(article))
    article.figure("840 people", 840, by="Brandt", event="injured", place=place(article))
    load(con, tmp_path, article)
    assert claims(con) == []


def one_text(*sentences: str, figures: dict[str, dict[str, object]]) -> Article:
    """An article of one outlet with these figures, each in the place that is named or in Quillport."""
    article = report("A", *sentences)
    for words, columns in figures.items():
        where = str(columns.pop("where", "Quillport"))
        spot = place(article, where) if where else None
        article.figure(words, float(words.split()[0]), place=spot, **columns)  # type: ignore[arg-type]
    return article


ONE_TEXT_APART: dict[str, tuple[tuple[str, ...], dict[str, dict[str, object]]]] = {
    "a strike and its war": (
        ("Doctors said 38 people died. The board said the war had killed 40000 people.",),
        {"38 people": {"by": "Doctors"}, "40000 people": {"by": "The board"}},
    ),
    "two days": (
        ("Police said 12 people died. Rebels said 4 people died on the next day.",),
        {"12 people": {"by": "Police", "day": MONDAY}, "4 people": {"by": "Rebels", "day": MONDAY + DAY}},
    ),
    "the place of the story and another": (
        ("Police said 12 people died. In Saltby 4 people died.",),
        {"12 people": {"by": "Police", "inherited": True}, "4 people": {"where": "Saltby"}},
    ),
    "dead of exhaustion and dead of the sinking": (
        (
            "The board said 36 people died. " + "Boats came and went all day. " * 9,
            "5 people died of exhaustion, doctors said.",
        ),
        {"36 people": {"by": "The board"}, "5 people": {"by": "doctors"}},
    ),
    "those whom a toll adds up": (
        ("Police said 12 people were found dead, taking the toll to 31 dead.",),
        {"12 people": {"by": "Police"}, "31 dead": {"counted": "dead", "counted_head": "dead"}},
    ),
    "a total and a number with a place of its own": (
        ("Police said 12 people died. In Saltby 4 people died.",),
        {"12 people": {"by": "Police", "where": ""}, "4 people": {"where": "Saltby"}},
    ),
    "a place and the whole country": (
        ("In the city 9 people died, its board said. Across the country 21 people died, Voss said.",),
        {"9 people": {"by": "its board", "inherited": True}, "21 people": {"by": "Voss", "where": ""}},
    ),
    "dead of two causes": (
        ("The board said 20 people died of cholera. Doctors said 8 people died of hunger.",),
        {"20 people": {"by": "The board"}, "8 people": {"by": "Doctors"}},
    ),
    "another crash, far behind": (
        ("Police said 12 people died. " + "Boats came and went all day. " * 15, "All 47 people aboard were killed."),
        {"12 people": {"by": "Police"}, "47 people": {}},
    ),
    "displaced and evacuated": (
        ("The board said 410 people had lost their homes. The Lantern evacuated 130 people, it said.",),
        {"410 people": {"by": "The board", "event": "displaced"}, "130 people": {"by": "it", "event": "evacuated"}},
    ),
    "girls of whom other things are told": (
        ("The head said 34 girls had come back. Parents said 58 girls were gone.",),
        {
            "34 girls": {"by": "The head", "event": None, "counted": "girls", "counted_head": "girl"},
            "58 girls": {"by": "Parents", "event": None, "counted": "girls", "counted_head": "girl"},
        },
    ),
    "another event": (
        ("Police said 12 people died.", "Another boat sank, and 4 people died."),
        {"12 people": {"by": "Police"}, "4 people": {}},
    ),
    "in hospital and hurt": (
        ("Police said 12 people were hurt. In the clinic lay 4 people.",),
        {"12 people": {"by": "Police", "event": "injured"}, "4 people": {"event": "hospitalised"}},
    ),
    "two numbers above what each names": (
        ("It has 200 sheds and bought 50 sheds.",),
        {
            words: {"event": None, "counted": "sheds", "counted_head": "shed", "high": None, "comparator": ">"}
            for words in ("200 sheds", "50 sheds")
        },
    ),
    "four times what each names": (
        ("They are 4 times likelier to be stopped, and 4.0 times likelier to be fined.",),
        {words: {"event": None, "counted": "times", "counted_head": "time"} for words in ("4 times", "4.0 times")},
    ),
    "one and another one": (
        ("There was 1 prize for sheds, and 1 prize from each town.",),
        {
            "1 prize": {"event": None, "counted": "prize", "counted_head": "prize"},
            "1 prize from": {"event": None, "counted": "prize", "counted_head": "prize"},
        },
    ),
    "people of whom nothing is told": (
        ("Police said it carried 180 people. Divers looked for 61 people.",),
        {"180 people": {"by": "Police", "event": None}, "61 people": {"event": None}},
    ),
}


@pytest.mark.parametrize(
    ("counted", "between", "is_one"),
    [("permits", 1, True), ("permits", 12, False), ("points", 1, False)],
    ids=["side by side", "far apart", "of a noun that does not say of what"],
)
def test_rival_counts_of_what_nothing_befell_stand_side_by_side(
    con: duckdb.DuckDBPyConnection, tmp_path: Path, counted: str, between: int, is_one: bool
) -> None:
    filling = ["The harbour office of the town was closed all day."] * between
    article = report("A", f"It was 30 {counted}, Voss said.", *filling, f"It was 12 {counted}, Brandt said.")
    for value, claimant in ((30, "Voss"), (12, "Brandt")):
        words = f"{value} {counted}"
        article.figure(words, value, by=claimant, event=None, counted=counted, counted_head=counted.removesuffix("s"))
    load(con, tmp_path, article)
    assert claims(con) == ([{f"A: 30 {counted}", f"A: 12 {counted}"}] if is_one else [])


@pytest.mark.parametrize(("sentences", "figures"), ONE_TEXT_APART.values(), ids=ONE_TEXT_APART)
def test_figures_of_two_events_in_one_text_are_two_claims(
    sentences: tuple[str, ...], figures: dict[str, dict[str, object]], con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    load(con, tmp_path, one_text(*sentences, figures={words: dict(columns) for words, columns in figures.items()}))
    assert claims(con) == []


def test_the_day_of_a_superseded_number_is_that_of_a_report(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    article = report("B", "The board said 23 people died, up from 14 on Sunday.")
    article.figure("23 people", 23, by="The board", day=MONDAY, place=place(article))
    article.figure("14", 14, by="The board", day=MONDAY - DAY, place=place(article), status="past")
    load(con, tmp_path, told("A", "14 people", 14, on=MONDAY), article)
    assert claims(con) == [{"A: 14 people", "B: 23 people", "B: 14"}]


def test_a_text_that_tells_of_displaced_and_evacuated_counts_two_things(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    both = report("A", "The storm displaced 410 people. Boats evacuated 130 people.")
    both.figure("410 people", 410, event="displaced", place=place(both))
    both.figure("130 people", 130, event="evacuated", place=place(both))
    load(con, tmp_path, both, told("B", "150 people", 150, event="evacuated"))
    assert claims(con) == [{"A: 130 people", "B: 150 people"}]


def test_people_on_board_are_counted_by_two_and_the_figure_takes_them_up(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    article = report("A", "Its owner said 187 people were on board. The coastguard says the figure is 232.")
    article.figure("187 people", 187, by="Its owner", event=None, place=place(article))
    article.figure("232", 232, by="The coastguard", event=None, place=place(article))
    other = report("B", "The ferry, which carried 210 people, was old. It could take 90 people.")
    other.figure("210 people", 210, event=None, place=place(other))
    other.figure("90 people", 90, event=None, place=place(other))
    load(con, tmp_path, article, other)
    assert claims(con) == [{"A: 187 people", "A: 232", "B: 210 people"}]


def test_what_was_counted_since_long_ago_is_what_it_all_cost_where_the_number_is_the_same(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    since = report("A", "The storms off Quillport have killed at least 9000 people since 2021.")
    figure = since.figure("at least 9000 people", None, low=9000, high=None, comparator=">=", place=place(since))
    since.tables["figure_dates"].append(
        FigureDate(figure, since.revision, None, "since", date(2021, 1, 1), None, False)
    )
    load(
        con,
        tmp_path,
        since,
        told("B", "9000 lives", 9000, counted="lives", counted_head="life"),
        told("C", "7000", 7000),
    )
    assert claims(con) == [{"A: at least 9000 people", "B: 9000 lives"}]


@pytest.mark.parametrize(("by", "together"), [("The board", True), ("Doctors", False)], ids=["a rival", "one voice"])
def test_a_rival_count_right_behind_one_since_a_day_is_of_the_same_time(
    by: str, together: bool, con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    article = report("A", "Doctors said 1300 people died in storms since 2030.", "The board has confirmed 416 deaths.")
    since = article.figure("1300 people", 1300, by="Doctors", place=place(article))
    article.figure("416 deaths", 416, by=by, place=place(article), counted="deaths", counted_head="death")
    article.tables["figure_dates"].append(
        FigureDate(since, article.revision, None, "since", date(2030, 1, 1), None, False)
    )
    load(con, tmp_path, article)
    assert bool(claims(con)) is together


def test_another_17_people_are_of_the_same_event(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    article = one_text("Police said 12 people died.", "Another 17 people died, the union said.", figures={})
    article.figure("12 people", 12, place=place(article), by="Police")
    article.figure("17 people", 17, place=place(article), by="the union")
    load(con, tmp_path, article)
    assert claims(con) == [{"A: 12 people", "A: 17 people"}]


def test_a_part_of_the_dead_joins_no_toll_of_another_report(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    article = report("A", "The sinking killed 30 people. Eleven of the dead were boys.")
    whole = article.figure("30 people", 30, place=place(article))
    part = article.figure("Eleven of the dead", 11, place=place(article), counted="dead", counted_head="dead")
    article.part(whole, part, "subset_of")
    load(con, tmp_path, article, told("B", "31 people", 31))
    assert claims(con) == [{"A: 30 people", "B: 31 people"}]


@pytest.mark.parametrize(
    ("first", "second", "later", "contradicts"),
    [
        ("the ministry", "the ministry", 1, False),
        ("the interior ministry", "ministry", 1, False),
        ("the ministry", "the ministry", 0, True),
        ("the ministry", "the union", 1, True),
        ("the ministry", "it", 1, True),
    ],
    ids=["revised", "revised under a shorter name", "two numbers of one day", "two claimants", "a stranger"],
)
def test_whoever_revises_a_number_contradicts_nobody(
    first: str, second: str, later: int, contradicts: bool, con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    load(
        con,
        tmp_path,
        told("A", "12 people", 12, by=first),
        told("B", "15 people", 15, by=second, day=MONDAY + later * DAY),
    )
    resolve(con, group_figures)
    assert con.execute("SELECT count(*) > 0 FROM contradictions").fetchone() == (contradicts,)


def test_it_is_whom_the_text_told_of_last(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    later = report(
        "B", "The coastguard said 40 people were hurt. By evening, it said, 15 people had died.", day=MONDAY + DAY
    )
    later.figure("40 people", 40, by="The coastguard", event="injured", place=place(later))
    later.figure("15 people", 15, by="it", place=place(later))
    load(con, tmp_path, told("A", "12 people", 12, by="the coastguard"), later)
    resolve(con, group_figures)
    assert con.execute("SELECT DISTINCT voice FROM voices").fetchall() == [("coastguard",)]
    assert con.execute("SELECT count(*) FROM contradictions").fetchone() == (0,)


def test_a_superseded_number_is_no_new_statement_in_the_history(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    article = report("A", "The sinking cost 15 people, up from 12 people.")
    article.figure("15 people", 15, place=place(article))
    article.figure("12 people", 12, place=place(article), status="past")
    load(con, tmp_path, article, told("B", "12 people", 12))
    resolve(con, group_figures)
    assert con.execute("SELECT source, text FROM figure_history ORDER BY 1").fetchall() == [
        ("A", "15 people"),
        ("B", "12 people"),
    ]


@pytest.mark.parametrize(("later", "contradicts"), [(1, False), (0, True)], ids=["the next day", "the same day"])
def test_a_number_that_the_later_report_calls_past_is_history(
    later: int, contradicts: bool, con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    article = report("B", "The sinking cost 15 people, up from 12 people.", day=MONDAY + later * DAY)
    article.figure("15 people", 15, place=place(article))
    article.figure("12 people", 12, place=place(article), status="past")
    load(con, tmp_path, told("A", "12 people", 12, by="the mayor"), article)
    resolve(con, group_figures)
    assert con.execute("SELECT count(*) > 0 FROM contradictions").fetchone() == (contradicts,)


@pytest.mark.parametrize(("value", "contradicts"), [(30, False), (3, True)])
def test_bodies_found_are_at_least_as_many_dead(
    value: float, contradicts: bool, con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    bodies = told("A", "12 bodies", 12, event="died", counted="bodies", counted_head="body")
    load(con, tmp_path, bodies, told("B", f"{value} people", value, by="the union"))
    resolve(con, group_figures)
    assert con.execute("SELECT count(*) > 0 FROM contradictions").fetchone() == (contradicts,)


@pytest.mark.parametrize(("headline", "pairs"), [("12", 1), ("9", 3)], ids=["what the text says", "another number"])
def test_a_headline_contradicts_only_with_a_number_of_its_own(
    headline: str, pairs: int, con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    article = Article(
        "A", "1", (LEAD, "The coastguard said at least 12 people died."), MONDAY, title=f"Toll at {headline}"
    )
    quillport = article.name("Quillport")
    article.figure(headline, float(headline), place=quillport, counted=None, counted_head=None)
    article.figure("at least 12 people", None, low=12, high=None, comparator=">=", place=quillport, by="The coastguard")
    load(con, tmp_path, article, told("B", "5 people", 5, by="the union"))
    resolve(con, group_figures)
    assert con.execute("SELECT count(*) FROM contradictions").fetchone() == (pairs,)


def three_outlets_over_two_days() -> list[Article]:
    body = "The sinking cost 12 people, the coastguard said."
    first = told("Wire", "12 people", 12, by="the coastguard")
    revised = told("Wire", "15 people", 15, by="the coastguard", day=MONDAY + DAY, number=2)
    copy = report("Copy", body, day=MONDAY + DAY)
    copy.figure("12 people", 12, by="the coastguard", place=place(copy))
    rival = told("Rival", "more than 20 people", None, low=20, high=None, comparator=">", by="the union")
    third = told("Third", "12 people", 12, status="denied", by="the owner")
    return [first, revised, copy, rival, third]


def test_the_history_of_a_claim_is_in_order_without_copies(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    load(con, tmp_path, *three_outlets_over_two_days())
    resolve(con, group_figures)
    rows = con.execute(
        "SELECT source, revision_no, text, claimant, change FROM figure_history ORDER BY as_of, source, revision_no"
    ).fetchall()
    assert rows == [
        ("Rival", 1, "more than 20 people", "the union", None),
        ("Third", 1, "12 people", "the owner", None),
        ("Wire", 1, "12 people", "the coastguard", None),
        ("Wire", 2, "15 people", "the coastguard", "raised"),
    ]
    assert con.execute("SELECT count(DISTINCT claim_id) FROM figure_history").fetchone() == (1,)


def test_contradictions_are_of_current_wordings_that_are_stated(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    load(con, tmp_path, *three_outlets_over_two_days())
    resolve(con, group_figures)
    rows = con.execute("SELECT claimant_a, text_a, claimant_b, text_b FROM contradictions").fetchall()
    assert rows == [("the union", "more than 20 people", "the coastguard", "15 people")]


def test_facts_leave_copies_out_and_name_claimant_and_place(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    load(con, tmp_path, *three_outlets_over_two_days())
    resolve(con, group_figures)
    rows = con.execute("SELECT source, text, claimant, place, status FROM facts ORDER BY source").fetchall()
    assert rows == [
        ("Rival", "more than 20 people", "the union", "Quillport", "stated"),
        ("Third", "12 people", "the owner", "Quillport", "denied"),
        ("Wire", "15 people", "the coastguard", "Quillport", "stated"),
    ]


def test_the_order_of_arrival_makes_no_difference_and_twice_is_a_no_op(tmp_path: Path) -> None:
    stories = three_outlets_over_two_days()
    found = []
    for number, order in enumerate((stories, [stories[3], stories[2], stories[0], stories[1], stories[4]])):
        with connect(":memory:") as con:
            for step, article in enumerate(order):
                folder = tmp_path / f"{number}-{step}"
                folder.mkdir()
                load(con, folder, article)
                resolve(con, group_figures)
            assert set(resolve(con, group_figures).values()) == {0}
            found.append(
                [
                    sorted(con.execute(f"FROM {table}").fetchall(), key=str)
                    for table in ("claims", "figure_claims", "entities")
                ]
            )
    assert found[0] == found[1]


@pytest.mark.parametrize(
    ("words", "value", "contradicts"), [("about 13 people", 13, False), ("about 20 people", 20, True)]
)
def test_about_is_given_the_tolerance_of_the_conventions(
    words: str, value: float, contradicts: bool, con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    load(con, tmp_path, told("A", "12 people", 12), told("B", words, value, low=None, high=None, comparator="~"))
    resolve(con, group_figures)
    assert con.execute("SELECT count(*) > 0 FROM contradictions").fetchone() == (contradicts,)


def test_nothing_at_all_resolves_to_nothing(con: duckdb.DuckDBPyConnection) -> None:
    assert set(resolve(con, group_figures).values()) == {0}


def test_what_an_article_says_twice_contradicts_once_and_by_its_claimant(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    article = report("A", "The toll rose to 15 people.", "The coastguard said 15 people died.")
    article.figure("15 people", 15, place=place(article))
    article.figure("15 people", 15, nth=1, place=place(article), by="The coastguard")
    load(con, tmp_path, article, told("B", "12 people", 12, by="the union"))
    resolve(con, group_figures)
    rows = con.execute("SELECT claimant_a, claimant_b FROM contradictions").fetchall()
    assert rows == [("The coastguard", "the union")]
