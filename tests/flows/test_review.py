"""The file of decisions: what goes out comes back the same, and what is wrong in it is said by line."""

import csv
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import duckdb
import pytest

from flows.review import COLUMNS, Row, keep_decisions, review_rows, write_rows
from tasks.errors import UsageError
from tasks.identity import make_id
from tests.warehouse.rows import Article, load
from warehouse.connect import connect
from warehouse.resolve import resolve
from warehouse.reviews import read_reviews

FULL, SHORT = make_id("PERSON", "ilse tamm"), make_id("PERSON", "tamm")


@pytest.fixture
def con(tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with connect(tmp_path / "w.duckdb") as con:
        articles = []
        for source, text in (("Courier", "Ilse Tamm spoke."), ("Herald", "Tamm spoke.")):
            article = Article(source, "1", (text,), title="A speech")
            article.name("Ilse Tamm" if "Ilse" in text else "Tamm", "PERSON")
            articles.append(article)
        load(con, tmp_path, *articles)
        resolve(con)
        yield con


def write(path: Path, *rows: Row) -> Path:
    with path.open("w", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, restval="")
        writer.writeheader()
        writer.writerows(rows)
    return path


def test_open_pairs_go_out_with_where_they_were_seen(con: duckdb.DuckDBPyConnection) -> None:
    (row,) = review_rows(con)
    assert (row["decision"], row["entity_id"], row["other"]) == ("", SHORT, FULL)
    assert (row["seen_in"], row["other_seen_in"]) == ("Herald: A speech", "Courier: A speech")


@pytest.mark.parametrize("decision", ["same", "different"])
def test_a_decided_pair_is_not_asked_again(con: duckdb.DuckDBPyConnection, tmp_path: Path, decision: str) -> None:
    (row,) = review_rows(con)
    assert keep_decisions(con, write(tmp_path / "who.csv", {**row, "decision": decision})) == 1
    resolve(con)
    assert [one["decision"] for one in review_rows(con)] == [decision]


def test_the_file_written_after_a_decision_changes_nothing(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    row = {"decision": "same", "entity_id": FULL, "document": "1", "other": "Ilse Tamm (the judge)"}
    row["document"] = con.execute("SELECT document_id FROM documents WHERE source = 'Courier'").fetchone()[0]  # type: ignore[index]
    keep_decisions(con, write(tmp_path / "who.csv", row))
    before = [(one.entity_id, one.document_id, one.other_entity_id, one.other_name) for one in read_reviews(con)]
    resolve(con)
    write_rows(tmp_path / "again.csv", review_rows(con))
    assert keep_decisions(con, tmp_path / "again.csv") == 1
    assert before == [(o.entity_id, o.document_id, o.other_entity_id, o.other_name) for o in read_reviews(con)]
    assert before[0][3] == "Ilse Tamm (the judge)"


def test_a_row_without_a_decision_takes_an_earlier_one_back(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    (row,) = review_rows(con)
    keep_decisions(con, write(tmp_path / "who.csv", {**row, "decision": "same"}))
    assert keep_decisions(con, write(tmp_path / "who.csv", row)) == 0


def test_a_name_that_begins_as_a_formula_is_written_as_text(tmp_path: Path) -> None:
    write_rows(tmp_path / "who.csv", [dict.fromkeys(COLUMNS, "=HYPERLINK(1)")])
    assert "'=HYPERLINK(1)" in (tmp_path / "who.csv").read_text("utf-8-sig")


WRONG = {
    "another decision": ({"decision": "yes", "entity_id": FULL, "other": SHORT}, "line 2: the decision 'yes'"),
    "no entity": ({"decision": "same", "entity_id": "Tamm", "other": SHORT}, "line 2: needs an entity_id"),
    "no other": ({"decision": "same", "entity_id": FULL, "other": ""}, "line 2: needs an entity_id"),
}


@pytest.mark.parametrize(("row", "message"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_said_by_line(con: duckdb.DuckDBPyConnection, tmp_path: Path, row: Row, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        keep_decisions(con, write(tmp_path / "who.csv", row))


@pytest.mark.parametrize("content", [b"a,b\n1,2\n", b"\xff\xfe\x00", b'decision,entity_id,other\n"' + b"x" * 200_000])
def test_a_file_that_is_something_else_is_refused(
    con: duckdb.DuckDBPyConnection, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "who.csv").write_bytes(content)
    with pytest.raises(UsageError):
        keep_decisions(con, tmp_path / "who.csv")
    assert read_reviews(con) == []


def test_ids_of_new_entities_are_of_their_name(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    rows = [{"decision": "same", "entity_id": entity, "other": "The mayor"} for entity in (FULL, SHORT)]
    keep_decisions(con, write(tmp_path / "who.csv", *rows))
    assert {one.other_entity_id for one in read_reviews(con)} == {make_id("entity", "reviewed", "The mayor")}
    resolve(con)
    names = con.execute("SELECT DISTINCT e.name FROM mentions JOIN entities AS e USING (entity_id)").fetchall()
    assert names == [("The mayor",)]
    assert isinstance(read_reviews(con)[0].entity_id, UUID)
