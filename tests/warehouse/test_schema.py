"""The schema says what the contract and the records say, and says it with comments."""

from dataclasses import fields
from pathlib import Path

import duckdb
import pytest

from tasks import records
from warehouse.connect import connect
from warehouse.migrate import migrate, migrations
from warehouse.schema import schemas
from warehouse.stage import RESOLVED

RECORDS = {
    "segments": records.Segment,
    "sentences": records.Sentence,
    "mentions": records.Mention,
    "clusters": records.Cluster,
    "dates": records.Date,
    "dating_evidence": records.DatingEvidence,
    "figures": records.Figure,
    "figure_sources": records.FigureSource,
    "figure_dates": records.FigureDate,
    "figure_places": records.FigurePlace,
    "figure_parts": records.FigurePart,
    "quotes": records.Quote,
    "images": records.Image,
    "numerals": records.Numeral,
}


@pytest.mark.parametrize("table", RECORDS)
def test_a_records_fields_are_its_tables_columns(table: str) -> None:
    extracted = [name for name in schemas()[table].names if name not in RESOLVED]
    assert [field.name for field in fields(RECORDS[table])] == extracted[:-2]
    assert extracted[-2:] == ["extractor_id", "run_id"]


def test_every_field_of_facts_that_holds_rows_is_a_table() -> None:
    tables = {field.name for field in fields(records.Facts)} - {"published_from", "published_to", "published_origin"}
    assert tables <= RECORDS.keys()


def test_migrate_twice_is_a_no_op(con: duckdb.DuckDBPyConnection) -> None:
    before = con.execute("SELECT * FROM schema_migrations ORDER BY version").fetchall()
    assert [version for version, _, _ in before] == [script.version for script in migrations()]
    assert migrate(con) == ()
    assert con.execute("SELECT * FROM schema_migrations ORDER BY version").fetchall() == before


def test_migration_numbers_count_up_without_gaps() -> None:
    assert [script.version for script in migrations()] == list(range(1, len(migrations()) + 1))


def test_every_table_view_and_column_has_a_comment(con: duckdb.DuckDBPyConnection) -> None:
    missing = con.execute(
        """SELECT table_name, '' FROM duckdb_tables() WHERE comment IS NULL AND NOT internal
        UNION ALL SELECT view_name, '' FROM duckdb_views() WHERE comment IS NULL AND NOT internal
        UNION ALL SELECT table_name, column_name FROM duckdb_columns() WHERE comment IS NULL AND NOT internal"""
    ).fetchall()
    assert missing == []


def test_only_plain_columns_that_ducklake_takes_too(con: duckdb.DuckDBPyConnection) -> None:
    constraints = con.execute("SELECT DISTINCT constraint_type FROM duckdb_constraints()").fetchall()
    assert constraints in ([("NOT NULL",)], [])
    assert con.execute("SELECT * FROM duckdb_indexes()").fetchall() == []
    assert con.execute("SELECT * FROM duckdb_sequences()").fetchall() == []
    assert (
        con.execute(
            "SELECT column_name FROM duckdb_columns() WHERE column_default IS NOT NULL AND NOT internal"
        ).fetchall()
        == []
    )


def test_a_failed_migration_leaves_no_trace(con: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch) -> None:
    from warehouse import migrate as module

    bad = module.Script(
        len(migrations()) + 1, "9999_bad.sql", "CREATE TABLE half (x INTEGER); SELECT nonsense FROM nowhere"
    )
    monkeypatch.setattr(module, "migrations", lambda: (*migrations(), bad))
    with pytest.raises(duckdb.Error, match="nowhere"):
        module.migrate(con)
    assert con.execute("SELECT count(*) FROM duckdb_tables() WHERE table_name = 'half'").fetchone() == (0,)
    assert con.execute("SELECT max(version) FROM schema_migrations").fetchone() == (len(migrations()),)


def test_views_of_others_are_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    with connect(path) as con:
        con.execute("CREATE VIEW mine AS SELECT 1 AS one")
        con.execute("UPDATE schema_views SET sha256 = 'older'")
    with connect(path) as con:
        assert con.execute("FROM mine").fetchall() == [(1,)]
        assert con.execute("SELECT count(*) FROM schema_views WHERE sha256 = 'older'").fetchone() == (0,)
