"""A person's decisions on who is who: applied everywhere, kept over re-runs, and taken back without a trace."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import duckdb
import pytest

from tasks.identity import make_id
from tests.warehouse.rows import Article, load
from warehouse.errors import ReviewError
from warehouse.resolve import resolve
from warehouse.reviews import NAMING, Review, read_entities, read_reviews, replace_reviews

NOON = datetime(2031, 3, 5, 12, tzinfo=UTC)
BOTH = ("Ilse Tamm, the mayor, said 12 people died. Tamm then left.",)


def story(name: str) -> Article:
    """An article in which a full name and a surname are two entities, one quoted and one counting."""
    article = Article("Courier", name, BOTH)
    full = article.name("Ilse Tamm", "PERSON")
    article.name("Tamm", "PERSON", nth=1)
    article.quote("12 people died", "Ilse Tamm", entity=full)
    article.figure("12 people", 12.0, by="Ilse Tamm", by_entity=full, place=full)
    return article


FULL, SHORT = make_id("PERSON", "ilse tamm"), make_id("PERSON", "tamm")


def decide(
    entity: UUID, other: UUID, *, article: Article | None = None, name: str | None = None, after: int = 0
) -> Review:
    document = article.document if article else None
    return Review(entity, document, "same", other, name, NOON + timedelta(minutes=after))


def named(con: duckdb.DuckDBPyConnection) -> set[tuple[str, UUID]]:
    """Each table with the entities that its rows name."""
    return {
        (table, entity)
        for table, column in NAMING.items()
        for (entity,) in con.execute(f"SELECT DISTINCT {column} FROM {table}").fetchall()
    }


def names(con: duckdb.DuckDBPyConnection) -> list[str]:
    return sorted(entity.name for entity in read_entities(con))


def test_every_table_names_the_one_that_was_decided_on(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    load(con, tmp_path, story("1"))
    resolve(con)
    replace_reviews(con, [decide(FULL, SHORT)])
    assert resolve(con)["reviewed"] == len(NAMING)
    assert named(con) == {(table, SHORT) for table in NAMING}
    assert [(e.entity_id, e.name) for e in read_entities(con)] == [(SHORT, "Ilse Tamm")]


def test_resolving_again_changes_nothing(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    load(con, tmp_path, story("1"))
    replace_reviews(con, [decide(FULL, SHORT)])
    resolve(con)
    assert not any(resolve(con).values())


def test_a_decision_holds_for_what_is_loaded_later(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    replace_reviews(con, [decide(SHORT, FULL)])
    for name in ("1", "2"):
        (tmp_path / name).mkdir()
        load(con, tmp_path / name, story(name))
        resolve(con)
    assert ("mentions", SHORT) not in named(con)


def test_a_decision_taken_back_leaves_no_trace(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    load(con, tmp_path, story("1"))
    resolve(con)
    tables = {table: con.execute(f"FROM {table} ORDER BY ALL").fetchall() for table in (*NAMING, "entities")}
    replace_reviews(con, [decide(FULL, SHORT)])
    resolve(con)
    replace_reviews(con, [])
    resolve(con)
    assert tables == {table: con.execute(f"FROM {table} ORDER BY ALL").fetchall() for table in tables}


def test_one_documents_person_is_split_off_under_a_name(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    one, two = story("1"), story("2")
    load(con, tmp_path, one, two)
    replace_reviews(con, [decide(FULL, make_id("new"), article=two, name="Ilse Tamm (the judge)")])
    resolve(con)
    assert names(con) == ["Ilse Tamm", "Ilse Tamm (the judge)", "Tamm"]
    assert con.execute(
        "SELECT DISTINCT revision_id FROM quotes WHERE speaker_entity_id = ?", [make_id("new")]
    ).fetchall() == [(two.revision,)]


def test_what_was_decided_of_one_document_goes_before_what_was_of_all(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    one, two = story("1"), story("2")
    load(con, tmp_path, one, two)
    replace_reviews(con, [decide(FULL, SHORT), decide(FULL, make_id("new"), article=two, name="The judge")])
    resolve(con)
    assert con.execute("SELECT DISTINCT revision_id FROM quotes WHERE speaker_entity_id = ?", [SHORT]).fetchall() == [
        (one.revision,)
    ]


def test_decisions_are_followed_to_their_end(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    load(con, tmp_path, story("1"))
    last = make_id("last")
    replace_reviews(con, [decide(FULL, SHORT), decide(SHORT, last, name="The mayor", after=1)])
    resolve(con)
    assert names(con) == ["The mayor"]


def test_decisions_in_a_circle_are_refused_and_the_old_ones_kept(con: duckdb.DuckDBPyConnection) -> None:
    kept = [decide(FULL, SHORT)]
    replace_reviews(con, kept)
    with pytest.raises(ReviewError, match="circle"):
        replace_reviews(con, [*kept, decide(SHORT, FULL)])
    assert read_reviews(con) == kept


def test_different_changes_no_row(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    load(con, tmp_path, story("1"))
    resolve(con)
    replace_reviews(con, [Review(FULL, None, "different", SHORT, None, NOON)])
    assert not any(resolve(con).values())
