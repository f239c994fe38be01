"""Entities and copies: computed from all articles, whatever the order in which they came in."""

from datetime import UTC, date, datetime
from itertools import permutations
from pathlib import Path

import duckdb
import pytest

from tests.warehouse.rows import Article, load
from warehouse.connect import connect
from warehouse.resolve import refresh_copies, refresh_entities

BODY = (
    "QUILLPORT (Northwire) - A ferry with 212 passengers sank in heavy seas off Quillport on Monday, officials said.",
    "Rescue boats pulled 178 survivors from the water before dark. The search was to resume at first light.",
    "“We heard a loud bang and then the deck tilted,” said Marta Quill, a teacher who was on board with her class.",
    "The operator, Tarn Lines, said that the vessel had passed an inspection in January. It did not give a cause.",
    "Ferries are the main link between the islands of the bay, where two bridges were washed away last spring.",
)
MONDAY, TUESDAY, WEDNESDAY = date(2031, 3, 3), date(2031, 3, 4), date(2031, 3, 5)


def article(name: str, body: tuple[str, ...], day: date | None = MONDAY, **more: object) -> Article:
    return Article(name, "1", body, published=day, **more)  # type: ignore[arg-type]


def copies(con: duckdb.DuckDBPyConnection) -> dict[str, str]:
    refresh_copies(con)
    rows = con.execute(
        "SELECT c.source, o.source FROM documents AS c JOIN documents AS o ON o.document_id = c.duplicate_of"
    )
    return dict(rows.fetchall())


ORIGINAL = article("Wire", BODY)
COPIES = {
    "the same under another headline": article("Copy", BODY, TUESDAY, title="Ferry goes down in storm"),
    "the tail cut": article("Copy", BODY[:3], TUESDAY, title="Scores saved as ferry sinks"),
    "cut in the middle of a paragraph": article(
        "Copy", (*BODY[:1], "Rescue boats pulled 178 survivors from the water before dark."), TUESDAY
    ),
    "without the dateline": article("Copy", (BODY[0].partition(" - ")[2], *BODY[1:]), TUESDAY),
    "another dateline": article(
        "Copy", (BODY[0].replace("QUILLPORT (Northwire) - ", "Quillport, March 3 — "), *BODY[1:]), TUESDAY
    ),
    "other paragraphs and quotation marks": article(
        "Copy", (" ".join(BODY).replace("“", '"').replace("”", '"'),), TUESDAY
    ),
    "a line of its own at the end": article(
        "Copy", (*BODY, "Write to our newsroom with your own story of the sea."), TUESDAY
    ),
    "the same day, cut": article("Copy", BODY[:4], MONDAY),
    "without a date": article("Copy", BODY, None),
    "an hour later": article("Copy", BODY, MONDAY, published_at=datetime(2031, 3, 4, 1, tzinfo=UTC)),
}
OTHERS = {
    "an updated toll": article("Other", (BODY[0], BODY[1].replace("178", "181"), *BODY[2:]), TUESDAY),
    "an updated toll in words": article("Other", (*BODY[:4], BODY[4].replace("two bridges", "three bridges")), TUESDAY),
    "one paragraph quoted in a longer report": article(
        "Other",
        (BODY[2], *(f"Harbour master {n} spoke at some length about the tides and the weather." for n in "xyz")),
        TUESDAY,
    ),
    "numbers of its own added": article(
        "Other",
        (
            *BODY[:4],
            "In the district of Ebbing 31 families had to leave their homes, and 12 roads were closed for days.",
        ),
        TUESDAY,
    ),
    "the same opening only": article(
        "Other",
        (
            BODY[0],
            "A festival in the old town was called off, to the regret of its many visitors from the islands.",
            "Bakers gave their bread away to whoever wanted some, and there were songs in the streets.",
        ),
        TUESDAY,
    ),
}


@pytest.mark.parametrize("copy", COPIES.values(), ids=COPIES)
def test_a_repeated_body_is_a_copy(copy: Article, con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    load(con, tmp_path, copy, ORIGINAL)
    assert copies(con) == {"Copy": "Wire"}


@pytest.mark.parametrize("other", OTHERS.values(), ids=OTHERS)
def test_a_text_with_facts_of_its_own_is_no_copy(
    other: Article, con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    load(con, tmp_path, ORIGINAL, other)
    assert copies(con) == {}


def test_a_copy_stays_a_copy_when_the_original_is_revised(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    revised = article("Wire", ("The ferry was raised on Friday, and its bow door was found open.",), number=2)
    load(con, tmp_path, ORIGINAL, article("Copy", BODY[:4], TUESDAY), revised)
    assert copies(con) == {"Copy": "Wire"}


def test_a_copy_that_gets_a_text_of_its_own_is_none_any_more(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    load(con, tmp_path, ORIGINAL, article("Copy", BODY, TUESDAY))
    assert copies(con) == {"Copy": "Wire"}
    load(
        con,
        tmp_path,
        article("Copy", ("Our reporter met the 9 survivors who were brought to Saltby hospital.",), TUESDAY, number=2),
    )
    assert copies(con) == {}


def test_all_copies_point_to_the_earliest_in_whatever_order_they_come(tmp_path: Path) -> None:
    articles = (ORIGINAL, article("Second", BODY[:4], TUESDAY), article("Third", BODY[:3], WEDNESDAY))
    for number, order in enumerate(permutations(articles)):
        with connect(":memory:") as con:
            for step, one in enumerate(order):
                folder = tmp_path / f"{number}-{step}"
                folder.mkdir()
                load(con, folder, one)
                refresh_copies(con)
            assert copies(con) == {"Second": "Wire", "Third": "Wire"}


def test_resolving_twice_changes_nothing(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    load(con, tmp_path, ORIGINAL, article("Copy", BODY, TUESDAY))
    assert refresh_copies(con) == 1
    assert refresh_copies(con) == 0


def test_an_outlets_own_lines_make_no_copies(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    footer = "Subscribe to the morning letter of the Saltby Herald and never miss what matters in town."
    stories = [
        f"The council of {town} voted on Monday to mend the roof of its old {thing}."
        for town, thing in (
            ("Ebbing", "school"),
            ("Marlow Sands", "library"),
            ("Tarn", "mill"),
            ("Quillport", "lighthouse"),
            ("Overwater", "chapel"),
        )
    ]
    load(
        con,
        tmp_path,
        *(Article("Herald", str(n), (story, footer), published=MONDAY) for n, story in enumerate(stories)),
    )
    assert copies(con) == {}


def test_a_short_note_that_returns_every_week_is_no_copy(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    note = ("The market in Quillport was closed for the weekend and reopens on Monday at the usual hour.",)
    load(
        con,
        tmp_path,
        article("Wire", note, MONDAY),
        article("Later", note, date(2031, 3, 24)),
        article("Copy", note, TUESDAY),
    )
    assert copies(con) == {"Copy": "Wire"}


def test_an_entity_has_the_name_that_most_documents_use(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    texts = ("Ilse Tamm spoke.", "Mrs Ilse Tamm-Roe spoke.", "Ilse Tamm-Roe spoke again.")
    articles = [Article("Courier", str(n), (text,)) for n, text in enumerate(texts)]
    for one, words in zip(articles, ("Ilse Tamm", "Ilse Tamm-Roe", "Ilse Tamm-Roe"), strict=True):
        one.name(words, "PERSON", entity="Tamm")
        one.tables["clusters"][0] = type(one.tables["clusters"][0])(
            one.revision, 0, one.tables["clusters"][0].entity_id, "PERSON", words, ("Tamm",)
        )  # type: ignore[attr-defined,call-arg]
    load(con, tmp_path, *articles)
    assert refresh_entities(con) == 1
    assert con.execute("SELECT type, name, aliases FROM entities").fetchall() == [
        ("PERSON", "Ilse Tamm-Roe", ["Ilse Tamm", "Tamm"])
    ]
    assert refresh_entities(con) == 0


def test_an_adjective_lends_its_country_an_alias_not_its_name(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    one, two = Article("Courier", "1", ("Verlandic boats left.",)), Article("Courier", "2", ("Boats left Verland.",))
    place = two.name("Verland", geonames_id=7, country_code="VL", latitude=1.5, longitude=2.5)
    one.name("Verlandic", "NORP")
    cluster = one.tables["clusters"][0]
    one.tables["clusters"][0] = type(cluster)(one.revision, 0, place, "NORP", "Verlandic")  # type: ignore[call-arg]
    load(con, tmp_path, one, two)
    refresh_entities(con)
    assert con.execute(
        "SELECT entity_id, type, name, aliases, geonames_id, country_code, latitude FROM entities"
    ).fetchall() == [(place, "LOCATION", "Verland", ["Verlandic"], 7, "VL", 1.5)]


def test_an_entity_that_nothing_names_any_more_goes(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    one = Article("Courier", "1", ("Boats left Verland.",))
    one.name("Verland")
    load(con, tmp_path, one)
    refresh_entities(con)
    con.execute("DELETE FROM clusters")
    assert refresh_entities(con) == 1
    assert con.execute("SELECT count(*) FROM entities").fetchone() == (0,)
