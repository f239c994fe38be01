"""Claims over places that articles tell at several levels, kinds of events, fragments; claimants by several names."""

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
