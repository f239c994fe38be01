"""Claims followed through later reports: in other words, corrected, in parts, planned, told again by a third."""

from datetime import date
from pathlib import Path

import duckdb
import pytest

from tests.warehouse.rows import Article, load
from tests.warehouse.test_resolve_claims import DAY, LEAD, MONDAY, claims, one_text, told

TAKEN: dict[str, object] = {"event": "captive", "counted": "pupils", "counted_head": "pupil"}
HELD: dict[str, object] = {"event": "detained", "counted": "men", "counted_head": "man"}
NOTHING: dict[str, object] = {"event": None, "counted": "people", "counted_head": "person"}


def said(outlet: str, words: str, value: int, columns: dict[str, object]) -> Article:
    return told(outlet, words, value, **columns)


def homes(outlet: str, sentence: str, words: str, value: int, noun: str, **columns: object) -> Article:
    """An article on a wave with a number of things."""
    made = Article(outlet, "1", (LEAD, sentence), MONDAY)
    place = made.name("Quillport")
    made.figure(words, value, place=place, **{"event": None, "counted": noun, "counted_head": noun[:-1], **columns})
    return made


def jobs(outlet: str, sentence: str, words: str, value: int, **columns: object) -> Article:
    """An article on a firm that plans to dismiss people."""
    made = Article(outlet, "1", (f"Tarn Lines will shrink its yard in Quillport. {LEAD}", sentence), MONDAY)
    place = made.name("Quillport")
    counted = {"event": None, "counted": "jobs", "counted_head": "job", "status": "forecast"}
    made.figure(words, value, place=place, **{**counted, **columns})
    return made


@pytest.mark.parametrize(
    ("articles", "together"),
    [
        (
            (
                homes(
                    "A", "Some 900 people need food.", "900 people", 900, "people", **NOTHING | {"event": "affected"}
                ),
                homes("B", "The board says 850 people go hungry.", "850 people", 850, "people", **NOTHING),
            ),
            True,
        ),
        ((told("A", "12 people", 12, event="detained"), said("B", "14 men", 14, HELD)), True),
        (
            (
                told(
                    "A",
                    "4 suspected smugglers",
                    4,
                    event="detained",
                    counted="suspected smugglers",
                    counted_head="smuggler",
                ),
                said("B", "5 men", 5, HELD),
            ),
            True,
        ),
        (
            (
                said("A", "129 pupils of the Girls' College", 129, TAKEN),
                told("B", "110 people", 110, event="captive"),
            ),
            True,
        ),
        (
            (
                said("A", "129 pupils and two girls", 129, TAKEN),
                told("B", "110 people", 110, event="captive"),
            ),
            False,
        ),
        (
            (
                homes("A", "The wave destroyed 85 houses.", "85 houses", 85, "houses", event="destroyed"),
                homes("B", "Some 110 homes were wiped out.", "110 homes", 110, "homes"),
            ),
            True,
        ),
        (
            (
                homes("A", "The wave destroyed 85 houses.", "85 houses", 85, "houses", event="destroyed"),
                homes("B", "Some 11 bridges were swept away.", "11 bridges", 11, "bridges"),
            ),
            False,
        ),
        (
            (
                jobs("A", "It would cut 700 jobs.", "700 jobs", 700),
                jobs(
                    "B",
                    "The union fears 1100 job losses.",
                    "1100 job losses",
                    1100,
                    counted="job losses",
                    counted_head="loss",
                ),
            ),
            True,
        ),
        (
            (
                jobs("A", "It would cut 700 jobs.", "700 jobs", 700),
                jobs("B", "It will close with the loss of 900 jobs.", "900 jobs", 900, trend="down"),
            ),
            True,
        ),
        (
            (
                jobs("A", "It would cut 700 jobs.", "700 jobs", 700),
                jobs("B", "It will cut 600 of its 3900 jobs.", "3900 jobs", 3900, status="stated"),
            ),
            False,
        ),
        (
            (
                said("A", "131", 131, NOTHING | {"counted": "number of those aboard", "counted_head": "number"}),
                homes("B", "At least 160 people had been on the ferry.", "160 people", 160, "people", **NOTHING),
            ),
            True,
        ),
    ],
    ids=[
        "who need food and who go hungry",
        "men",
        "suspected smugglers",
        "a college for girls",
        "girls beside pupils",
        "houses wiped out",
        "bridges are no houses",
        "jobs and job losses",
        "the loss of jobs",
        "those who had the jobs",
        "those aboard",
    ],
)
def test_one_thing_is_followed_in_other_words(
    articles: tuple[Article, ...], together: bool, con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    load(con, tmp_path, *articles)
    assert bool(claims(con)) is together


@pytest.mark.parametrize(
    ("sentence", "together"),
    [
        ("The search ended on Sunday with 36 people dead.", True),
        ("On Sunday 36 people were killed.", False),
    ],
    ids=["a level", "an event"],
)
def test_the_day_of_a_level_beside_is_that_of_a_report(
    sentence: str, together: bool, con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    day = MONDAY + 6 * DAY
    made = Article("B", "1", (LEAD, sentence), day)
    made.figure("36 people", 36, place=made.name("Quillport"), day=day)
    load(con, tmp_path, told("A", "12 people", 12, on=MONDAY), made)
    assert bool(claims(con)) is together


def test_the_children_among_the_dead_are_a_claim_of_their_own(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    of_all = Article("B", "1", (LEAD, "Of the 71 dead, 14 were children."), MONDAY)
    place = of_all.name("Quillport")
    whole = of_all.figure("71 dead", 71, place=place, counted="dead", counted_head="dead")
    part = of_all.figure("14", 14, place=place, counted="dead", counted_head="dead")
    of_all.part(whole, part)
    children = told("A", "9 children", 9, counted="children", counted_head="child")
    load(con, tmp_path, told("C", "60 people", 60), children, of_all)
    expected = [{"C: 60 people", "B: 71 dead"}, {"A: 9 children", "B: 14"}]
    assert sorted(claims(con), key=sorted) == sorted(expected, key=sorted)


def test_the_rival_count_of_those_still_held_is_of_those_still_held(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    soldiers = {"event": "captive", "counted": "soldiers", "counted_head": "soldier"}
    made = one_text(
        "Ostia said the rebels still hold 300 soldiers. The rebels put the number at 212 men.",
        figures={"300 soldiers": {"by": "Ostia", **soldiers}, "212": {"by": "The rebels", **soldiers}},
    )
    load(con, tmp_path, made)
    assert claims(con) == [{"A: 300 soldiers", "A: 212"}]


def test_what_a_count_was_lowered_from_is_of_the_same_claim(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    made = one_text(
        "The board lowered the toll to 41 people on Monday from 44 before.",
        figures={"41 people": {"by": "The board"}, "44": {"by": "The board"}},
    )
    load(con, tmp_path, made)
    assert claims(con) == [{"A: 41 people", "A: 44"}]


def test_two_counts_that_each_name_a_place_are_of_two_places(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    made = Article(
        "A", "1", (LEAD, "In Quillport 36 people died, Voss said. Orm, Quillport, counts 21 dead, Brandt said."), MONDAY
    )
    town, quarter = made.name("Quillport"), made.name("Orm")
    made.figure("36 people", 36, place=town, by="Voss")
    made.figure("21 dead", 21, place=quarter, by="Brandt", counted="dead", counted_head="dead")
    load(con, tmp_path, made)
    assert claims(con) == []


def test_a_headlines_place_is_no_second_place(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    body = ("In Orm, Quillport, Brandt said, 31 people died. Voss said 14 people died there.",)
    made = Article("A", "1", body, MONDAY, title="Quillport: Voss confirms 14 deaths")
    town, quarter = made.name("Quillport"), made.name("Orm")
    made.name("Quillport", nth=1)
    made.figure("14 deaths", 14, place=town, by="Voss", counted=None, counted_head=None)
    made.figure("31 people", 31, place=quarter, by="Brandt")
    made.figure("14 people", 14, place=quarter, by="Voss")
    load(con, tmp_path, made)
    assert claims(con) == [{"A: 14 deaths", "A: 31 people", "A: 14 people"}]


def test_a_later_report_that_fits_two_claims_makes_them_one(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    """The first two name too little in common to be told of one story; the third names what each of them does."""
    first = told("A", "12 people", 12)
    second = Article("B", "1", ("Orm divers of the Lantern Society brought up 14 dead at Ebbing.",), MONDAY + DAY)
    third = Article("C", "1", (LEAD, "Orm divers of the Lantern Society said 17 people died."), MONDAY + 2 * DAY)
    for made in (second, third):
        made.name("Orm")
        made.name("Lantern Society", "ORG")
    second.figure("14 dead", 14, counted="dead", counted_head="dead")
    for name in ("Quillport", "Saltby"):
        third.name(name)
    third.figure("17 people", 17, place=third.name("Quillport"))
    load(con, tmp_path, first, second)
    assert claims(con) == []
    load(con, tmp_path, third)
    assert claims(con) == [{"A: 12 people", "B: 14 dead", "C: 17 people"}]


SHARE: dict[str, object] = {"kind": "percent", "unit": "%", "event": None}


def share(outlet: str, sentence: str, words: str, value: int, noun: str) -> Article:
    return homes(outlet, sentence, words, value, noun, **SHARE)


@pytest.mark.parametrize(
    ("articles", "together"),
    [
        (
            (
                share("A", "The blaze is 10 percent contained.", "10 percent", 10, "blazes"),
                share("B", "Crews contained 35 percent of the Orm fire.", "35 percent", 35, "fires"),
            ),
            True,
        ),
        (
            (
                share("A", "The union had asked for 9 percent.", "9 percent", 9, "unions"),
                share("B", "He called the demand for 9 percent absurd.", "9 percent", 9, "demands"),
            ),
            True,
        ),
        (
            (
                share("A", "The union demands 9 percent.", "9 percent", 9, "unions"),
                share("B", "The yard offers 4 percent.", "4 percent", 4, "unions"),
            ),
            False,
        ),
        (
            (
                share("A", "When asked, 45 percent of them sang.", "45 percent", 45, "singers"),
                share("B", "When asked, 38 percent of them wept.", "38 percent", 38, "mourners"),
            ),
            False,
        ),
        (
            (
                share("A", "He is demanding 4 percent growth.", "4 percent", 4, "growths"),
                share("B", "The yard offers 7 percent.", "7 percent", 7, "growths"),
            ),
            False,
        ),
    ],
    ids=["contained", "demanded", "demanded and offered", "asked", "demanding growth"],
)
def test_a_share_is_followed_by_the_words_beside_it(
    articles: tuple[Article, ...], together: bool, con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    load(con, tmp_path, *articles)
    assert bool(claims(con)) is together


def test_those_of_the_sick_who_died_are_the_toll(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    made = Article("A", "1", (LEAD, "Doctors treated 80 people who were hurt, of whom 12 people died."), MONDAY)
    place = made.name("Quillport")
    whole = made.figure("80 people", 80, place=place, event="injured")
    made.part(whole, made.figure("12 people", 12, place=place))
    load(con, tmp_path, made, told("B", "14 people", 14))
    assert claims(con) == [{"A: 12 people", "B: 14 people"}]


@pytest.mark.parametrize(
    ("opening", "held", "together"),
    [
        ("Police were out in Quillport on Monday as Saltby voted.", 130, True),
        ("Police fought a riot in Quillport on Monday after Saltby voted.", 130, False),
        ("Police fought a riot in Quillport on Monday after Saltby voted.", 17, True),
    ],
    ids=["of one day", "at a riot", "the same number"],
)
def test_arrests_at_a_riot_are_others_than_those_of_the_vote(
    opening: str, held: int, together: bool, con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    def arrests(outlet: str, lead: str, value: int) -> Article:
        made = Article(outlet, "1", (lead, f"Police arrested {value} people."), MONDAY)
        made.name("Saltby")
        made.figure(f"{value} people", value, event="detained", place=made.name("Quillport"))
        return made

    vote = "Voters of Saltby and Quillport went to the polls on Monday."
    load(con, tmp_path, arrests("A", vote, 17), arrests("B", opening, held))
    assert bool(claims(con)) is together


def test_a_claimant_plans_another_number_than_it_counts(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    made = one_text(
        "The firm said it would buy 40 red buses and had bought 12 red buses.",
        figures={
            f"{value} red buses": {
                "by": "The firm",
                "event": None,
                "counted": "red buses",
                "counted_head": "bus",
                "status": status,
            }
            for value, status in ((40, "forecast"), (12, "stated"))
        },
    )
    load(con, tmp_path, made)
    assert claims(con) == []


def test_who_died_of_other_causes_is_of_no_toll(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    made = Article("B", "1", (LEAD, "The board said 14 people had died of other causes."), MONDAY)
    made.figure("14 people", 14)
    load(con, tmp_path, told("A", "12 people", 12), made)
    assert claims(con) == []


def plan(outlet: str, day: date, words: str, value: int, *, on: date | None = None) -> Article:
    made = Article(outlet, "1", (LEAD, f"Tarn Lines will buy {words}."), day)
    made.name("Tarn Lines", "ORG")
    columns = {"event": None, "counted": "buses", "counted_head": "bus", "status": "forecast"}
    made.figure(words, value, place=made.name("Quillport"), day=on, **columns)
    return made


@pytest.mark.parametrize(("after", "together"), [(400, True), (-40, False)], ids=["to come", "gone by"])
def test_a_plan_with_its_day_is_the_plan_without(
    after: int, together: bool, con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    when = MONDAY + after * DAY
    load(con, tmp_path, plan("A", MONDAY, "700 buses", 700), plan("B", MONDAY + DAY, "900 buses", 900, on=when))
    assert bool(claims(con)) is together
