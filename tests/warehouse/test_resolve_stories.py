"""Claims over places that articles tell at several levels, kinds of events, fragments; claimants by several names."""

from datetime import date
from pathlib import Path

import duckdb
import pytest

from tasks.claims.claim_groups import group_figures
from tests.warehouse.rows import Article, load
from tests.warehouse.test_resolve_claims import DAY, LEAD, MONDAY, claims, told
from warehouse.resolve import resolve


def article(
    outlet: str, words: str, value: float, where: str | None, *, lead: str = LEAD, kind: str = "LOCATION"
) -> Article:
    """One outlet's toll in a place that its lead names; the names in the lead are those of the story."""
    made = Article(outlet, "1", (lead, f"It cost {words}."), MONDAY)
    for name in ("Quillport", "Saltby", "Marlow Sands", "Ebbing"):
        if name in lead and name != where:
            made.name(name)
    made.figure(words, value, place=made.name(where, kind) if where else None)
    return made


FERRY = article("A", "12 people", 12, "Quillport")
TOGETHER = {
    "a name that each article resolves for itself": (
        FERRY,
        article("B", "14 people", 14, "Quillport", kind="FACILITY"),
    ),
    "a pier in the town": (
        FERRY,
        article("B", "14 people", 14, "Ebbing", lead=f"{LEAD} Boats left the Ebbing pier in Quillport at dawn."),
    ),
    "a town of the district": (
        FERRY,
        article("B", "14 people", 14, "Ebbing", lead=f"{LEAD} Quillport, a town of Ebbing, is far."),
    ),
    "a place that the article names beside the story's": (
        FERRY,
        article("B", "14 people", 14, "Ebbing", lead=f"{LEAD} Families came to Ebbing."),
    ),
    "miners and people": (
        FERRY,
        told("B", "14 workers", 14, counted="workers", counted_head="worker"),
    ),
    "the number of people": (FERRY, told("B", "14", 14, counted="number of people", counted_head="number")),
    "a level of the next day": (
        FERRY,
        told("B", "14", 14, counted="toll", counted_head="toll", day=MONDAY + 2 * DAY),
    ),
}
APART = {
    "another kind of event": (
        FERRY,
        article(
            "B",
            "14 people",
            14,
            "Saltby",
            lead="Gunmen shot guests at a wedding in Saltby on Monday, and police from Quillport closed the road.",
        ),
    ),
    "a place that neither article names with the other": (
        article("A", "12 people", 12, "Quillport", lead="A trawler sank in heavy seas off Quillport on Monday."),
        article("B", "14 people", 14, "Ebbing", lead="A barge with sheep overturned in fog off Ebbing on Monday."),
    ),
    "a fragment without place and day": (
        FERRY,
        article("B", "14 people", 14, None, lead="The wreck was searched on Monday."),
    ),
    "workers and others": (
        FERRY,
        told("B", "14 workers and three nurses", 14, counted="workers", counted_head="worker"),
    ),
}


@pytest.mark.parametrize("articles", TOGETHER.values(), ids=TOGETHER)
def test_one_event_told_in_several_ways_is_one_claim(
    articles: tuple[Article, ...], con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    load(con, tmp_path, *articles)
    assert len(claims(con)) == 1


@pytest.mark.parametrize("articles", APART.values(), ids=APART)
def test_two_events_that_share_words_are_two_claims(
    articles: tuple[Article, ...], con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    load(con, tmp_path, *articles)
    assert claims(con) == []


def test_bodies_in_a_hospital_are_of_the_event_that_the_text_tells(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    made = Article("A", "1", (LEAD, "It cost 12 people. At Mercy Hospital lay 9 bodies."), MONDAY)
    made.figure("12 people", 12, place=made.name("Quillport"), by="It")
    made.figure("9 bodies", 9, place=made.name("Mercy Hospital", "FACILITY"), counted="bodies", counted_head="body")
    load(con, tmp_path, made)
    assert claims(con) == [{"A: 12 people", "A: 9 bodies"}]


@pytest.mark.parametrize(("words", "together"), [("9", True), ("9 people", False)], ids=["taken up", "its own noun"])
def test_a_crowd_is_counted_by_two_where_the_second_number_takes_up_the_first(
    words: str, together: bool, con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    made = Article("A", "1", (LEAD, f"Organisers counted 36 people. Police said {words}."), MONDAY)
    place = made.name("Quillport")
    made.figure("36 people", 36, place=place, by="Organisers", event=None)
    made.figure(words, 9, place=place, by="Police", event=None)
    load(con, tmp_path, made)
    assert bool(claims(con)) is together


def test_mere_parts_of_two_reports_are_no_rival_counts(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    def with_part(outlet: str, words: str, value: float) -> Article:
        made = Article(outlet, "1", (LEAD, f"It hurt 40 people, {words} of them badly."), MONDAY)
        place = made.name("Quillport")
        whole = made.figure("40 people", 40, place=place, event="injured")
        made.part(whole, made.figure(words, value, place=place, event="injured"), "subset_of")
        return made

    load(con, tmp_path, with_part("A", "eight", 8), with_part("B", "19", 19))
    assert claims(con) == [{"A: 40 people", "B: 40 people"}]
    assert con.execute("SELECT count(*) FROM contradictions").fetchone() == (0,)


@pytest.mark.parametrize(
    ("names", "voices"),
    [
        (("the dockers' union", "the union", "The Union"), {"docker union"}),
        (("the dockers' union", "the teachers' union", "the union"), {"docker union", "teacher union", "union"}),
        (("the harbour ministry", "the ministry", "police"), {"harbour ministry", "police"}),
        (("a hospital official", "Hospital officials", "the hospital's officials"), {"hospital official"}),
        (("the mayor", "the mayor's office", "a spokeswoman for the mayor"), {"mayor"}),
    ],
    ids=["short name", "two unions", "another claimant", "one of several", "who speaks for another"],
)
def test_a_claimant_has_one_voice_in_a_claim_unless_two_share_the_short_name(
    names: tuple[str, ...], voices: set[str], con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    stories = [
        told(outlet, f"{12 + day} people", 12 + day, by=name, day=MONDAY + day * DAY)
        for day, (outlet, name) in enumerate(zip("ABC", names, strict=True))
    ]
    load(con, tmp_path, *stories)
    resolve(con, group_figures)
    assert {voice for (voice,) in con.execute("SELECT voice FROM figure_history").fetchall()} == voices


@pytest.mark.parametrize(
    ("title", "body", "voice"),
    [
        ("harbour police spokesman", "police", "harbour police"),
        ("Health Minister", "the health ministry", "health ministry"),
    ],
    ids=["a spokesman", "a minister"],
)
def test_who_speaks_for_a_body_has_its_voice(
    title: str, body: str, voice: str, con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    first = Article("A", "1", (LEAD, f"The {title} Orm said 12 people died."), MONDAY)
    orm = first.name("Orm", "PERSON", title=title)
    first.figure("12 people", 12, place=first.name("Quillport"), by="Orm", by_entity=orm)
    load(con, tmp_path, first, told("B", "14 people", 14, by=body, day=MONDAY + DAY))
    resolve(con, group_figures)
    assert con.execute("SELECT voice, change FROM figure_history ORDER BY as_of").fetchall() == [
        (voice, None),
        (voice, "raised"),
    ]
    assert con.execute("SELECT count(*) FROM contradictions").fetchone() == (0,)


def test_the_toll_of_an_outbreak_is_one_since_whenever_it_is_counted(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    cholera = "Cholera broke out in Quillport in February, and doctors from Saltby came on Monday."

    def dead(outlet: str, words: str, value: int, since: date | None) -> Article:
        made = Article(outlet, "1", (cholera, f"The ministry said {words} died."), MONDAY)
        made.name("Saltby")
        made.figure(words, value, place=made.name("Quillport"), day=since, role="since")
        return made

    load(con, tmp_path, dead("A", "14 people", 14, MONDAY - 20 * DAY), dead("B", "22 people", 22, None))
    assert len(claims(con)) == 1


def test_who_says_it_again_in_other_words_is_in_the_same_claim(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    def tolls(outlet: str, doctors: int, rebels: str, day: date, **others: object) -> Article:
        made = Article(outlet, "1", (LEAD, f"Doctors said {doctors} people died. Rebels counted {rebels}."), day)
        place = made.name("Quillport")
        made.figure(f"{doctors} people", doctors, place=place, by="Doctors")
        made.figure(rebels, 45, place=place, by="Rebels", **others)  # type: ignore[arg-type]
        return made

    civilians = {"counted": "civilians", "counted_head": "civilian"}
    load(con, tmp_path, tolls("A", 31, "45", MONDAY), tolls("B", 36, "45 civilians", MONDAY + DAY, **civilians))
    assert claims(con) == [{"A: 31 people", "A: 45", "B: 36 people", "B: 45 civilians"}]


@pytest.mark.parametrize(("again", "together"), [(1200, True), (1100, False)], ids=["taken up", "another number"])
def test_a_plan_is_followed_for_a_fortnight_where_its_number_is_taken_up(
    again: int, together: bool, con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    def plan(day: date, sentence: str, **figures: int) -> Article:
        made = Article("A", str(day.day), (LEAD, sentence), day)
        firm, place = made.name("Tarn Lines", "ORG"), made.name("Quillport")
        for words, value in figures.items():
            columns = {"event": None, "counted": "buses", "counted_head": "bus", "status": "stated"}
            columns |= {"status": "past"} if words == "from" else {}
            made.figure(str(value), value, place=place, by="Tarn Lines", by_entity=firm, **columns)  # type: ignore[arg-type]
        return made

    load(
        con,
        tmp_path,
        plan(MONDAY, "Tarn Lines said it would buy 1200 buses.", to=1200),
        plan(MONDAY + 7 * DAY, f"It would buy 950 buses, not {again}, Tarn Lines said.", to=950, **{"from": again}),
    )
    assert ({"A: 1200", "A: 950"} in claims(con)) is together


def test_what_a_firm_plans_is_one_claim_from_its_seat_and_from_its_works(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    def cuts(outlet: str, words: str, value: int, country: str) -> Article:
        made = Article(outlet, "1", (LEAD, f"Tarn Lines will cut {words}."), MONDAY)
        made.name("Tarn Lines", "ORG")
        place = made.name("Quillport" if outlet == "A" else "Saltby", country_code=country)
        made.figure(words, value, place=place, inherited=True, event=None, counted="jobs", counted_head="job")
        return made

    load(con, tmp_path, cuts("A", "1200 jobs", 1200, "IS"), cuts("B", "950 jobs", 950, "NO"))
    assert len(claims(con)) == 1


MARCH = "Teachers marched through Quillport on Monday against the closing of the Saltby school."


SHARE = {"kind": "percent", "unit": "%", "counted": "voters", "counted_head": "voter"}
HOMES = {"event": "affected", "counted": "homes", "counted_head": "home"}
CUSTOMERS = {"counted": "customers", "counted_head": "customer"}
PUPILS = {"event": "captive", "counted": "pupils", "counted_head": "pupil"}
TEACHERS = {"counted": "teachers", "counted_head": "teacher"}


def counted(outlet: str, sentence: str, words: str, value: float, **columns: object) -> Article:
    """An article with a number of people whom nothing befell."""
    made = Article(outlet, "1", (MARCH, sentence), MONDAY)
    made.name("Saltby")
    made.figure(words, value, **{"place": made.name("Quillport"), "event": None, **columns})  # type: ignore[arg-type]
    return made


@pytest.mark.parametrize(
    ("articles", "together"),
    [
        (
            (
                counted("A", "Organisers said 36,000 people took part.", "36,000 people", 36_000, by="Organisers"),
                counted("B", "Police put the turnout at 9,000.", "9,000", 9000, by="Police"),
            ),
            True,
        ),
        (
            (
                counted("A", "Organisers said 36,000 people took part.", "36,000 people", 36_000, by="Organisers"),
                counted("B", "Police checked the bags of 9,000 people.", "9,000 people", 9000, by="Police"),
            ),
            False,
        ),
        (
            (
                counted("A", "The board said 36,000 people fled.", "36,000 people", 36_000, event="displaced"),
                counted("B", "Some 9,000 people crossed the river, police said.", "9,000 people", 9000, by="police"),
            ),
            True,
        ),
        (
            (
                counted("A", "A poll by Orm found 34 percent of voters want it.", "34 percent", 34, by="Orm", **SHARE),
                counted(
                    "B", "A poll by Ansa found 53 percent of voters are sad.", "53 percent", 53, by="Ansa", **SHARE
                ),
            ),
            False,
        ),
        (
            (
                counted("A", "The school has 40 teachers, Orm said.", "40 teachers", 40, by="Orm", **TEACHERS),
                counted("B", "The land lacks 3000 teachers, Ansa said.", "3000 teachers", 3000, by="Ansa", **TEACHERS),
            ),
            False,
        ),
        (
            (
                counted("A", "Orm said 39000 people were on strike.", "39000 people", 39_000, by="Orm"),
                counted(
                    "B",
                    "The school put the number of strikers at 2600.",
                    "2600",
                    2600,
                    by="The school",
                    counted="number of strikers",
                    counted_head="number",
                ),
            ),
            True,
        ),
        (
            (
                counted("A", "Police said 5000 people took part.", "5000 people", 5000, by="Police"),
                counted(
                    "B",
                    "Orm counted 12,000 demonstrators.",
                    "12,000 demonstrators",
                    12_000,
                    by="Orm",
                    counted="demonstrators",
                    counted_head="demonstrator",
                ),
            ),
            True,
        ),
    ],
    ids=[
        "a turnout",
        "people of whom nothing is told",
        "who fled and who crossed",
        "shares of voters",
        "jobs",
        "strikers",
        "demonstrators",
    ],
)
def test_people_are_one_claim_by_what_they_are_counted_for(
    articles: tuple[Article, ...], together: bool, con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    load(con, tmp_path, *articles)
    assert bool(claims(con)) is together


def test_a_number_told_twice_in_a_text_is_counted_for_one_thing(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    made = Article(
        "A", "1", (MARCH, "Organisers counted 36,000 people.", "Some 36,000 joined, they said, and took part.")
    )
    place = made.name("Quillport")
    made.figure("36,000 people", 36_000, place=place, by="Organisers", event=None)
    made.figure("36,000", 36_000, nth=1, place=place, by="they", event=None)
    load(con, tmp_path, made)
    assert claims(con) == [{"A: 36,000 people", "A: 36,000"}]


def test_where_people_left_is_not_compared_with_where_they_came(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    def fled(outlet: str, value: int, where: str, role: str) -> Article:
        made = Article(outlet, "1", (LEAD, f"The wave drove {value} people from Ebbing to Tarn."), MONDAY)
        place = {name: made.name(name, country_code=code) for name, code in (("Ebbing", "IS"), ("Tarn", "NO"))}[where]
        made.figure(f"{value} people", value, event="displaced", place=place, place_role=role)
        return made

    load(con, tmp_path, fled("A", 900, "Ebbing", "origin"), fled("B", 1100, "Tarn", "destination"))
    assert len(claims(con)) == 1


def test_who_died_of_hunger_did_not_die_of_the_blast(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    blast = "A bomb went off in the market of Quillport on Monday, and refugees from Saltby fled to the hills."

    def dead(outlet: str, sentence: str, words: str, value: int) -> Article:
        made = Article(outlet, "1", (blast, sentence), MONDAY)
        made.name("Saltby")
        made.figure(words, value, place=made.name("Quillport"))
        return made

    load(
        con,
        tmp_path,
        dead("A", "Doctors counted 31 people who died.", "31 people", 31),
        dead("B", "Five refugees died of exhaustion.", "Five refugees", 5),
    )
    assert claims(con) == []


def test_up_to_60_soldiers_are_no_toll_of_12_people(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    soldiers = {"low": None, "high": 60, "comparator": "<=", "counted": "soldiers", "counted_head": "soldier"}
    load(
        con,
        tmp_path,
        told("A", "12 people", 12, by="doctors"),
        told("B", "60 soldiers", None, by="the army", **soldiers),
    )
    assert claims(con) == []


def test_police_officers_are_the_officers_of_another_report(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    load(
        con,
        tmp_path,
        told("A", "12 officers", 12, counted="officers", counted_head="officer", event="injured"),
        told("B", "14 police officers", 14, counted="police officers", counted_head="officer", event="injured"),
    )
    assert len(claims(con)) == 1


@pytest.mark.parametrize(("bodies", "expected"), [(5, 0), (38, 1)], ids=["a find", "a toll"])
def test_bodies_are_the_toll_unless_the_text_tells_of_far_more(
    bodies: int, expected: int, con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    made = Article("A", "1", (LEAD, f"The mayor said 40 people died. Divers found {bodies} bodies."), MONDAY)
    place = made.name("Quillport")
    made.figure("40 people", 40, place=place, by="The mayor")
    made.figure(f"{bodies} bodies", bodies, place=place, counted="bodies", counted_head="body", by="Divers")
    load(con, tmp_path, made)
    assert len(claims(con)) == expected
