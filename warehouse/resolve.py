# ruff: noqa: S608 - the names put into SQL are those of our own tables
"""What depends on more than one article or revision: entities, copies, claims, changes between revisions.

Each is computed from all that is there and compared with what stands in the table; only rows that differ are
written, so it can be run at any time, and twice is a no-op. Entities and copies are SQL (`derive/`); grouping
figures and comparing revisions are functions of `tasks`, handed in by the flow, which alone knows both rooms.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import duckdb

from warehouse.reviews import apply_reviews
from warehouse.schema import schemas
from warehouse.stage import to_arrow
from warehouse.temporary import put_rows
from warehouse.transaction import transaction

Columns = Mapping[str, Sequence[object]]
GroupFigures = Callable[[Columns, Columns, Columns, Columns], Mapping[str, Sequence[object]]]
CompareRevisions = Callable[[Columns], Sequence[object]]
_FOLDER = Path(__file__).parent / "derive"


def resolve(
    con: duckdb.DuckDBPyConnection,
    group_figures: GroupFigures | None = None,
    compare_revisions: CompareRevisions | None = None,
) -> dict[str, int]:
    """How many rows were written or removed, by table (`documents`: changes of `duplicate_of`, `reviewed`: rows
    that now name another entity).

    `group_figures` (`tasks.claims.claim_groups`) is given the columns of `derive/claim_*.sql` (figures, features,
    places, articles) and returns rows of `claims` and `figure_claims`; `compare_revisions` (`tasks.claims.changes`) is
    given those of `revision_rows.sql` and returns rows of `revision_changes`. What isn't handed in is left as it is.
    """
    changed = {
        "reviewed": apply_reviews(con),
        "entities": refresh_entities(con),
        "documents": refresh_copies(con),
    }
    if group_figures:
        claims = group_figures(*(_read(con, f"claim_{what}") for what in ("figures", "features", "places", "articles")))
        changed |= {table: _replace(con, table, claims[table]) for table in ("claims", "figure_claims")}
    if compare_revisions:
        changed["revision_changes"] = _replace(con, "revision_changes", compare_revisions(_read(con, "revision_rows")))
    return changed


def refresh_entities(con: duckdb.DuckDBPyConnection) -> int:
    """How many rows of `entities` were written or removed, after computing them from all clusters."""
    con.execute(f"CREATE OR REPLACE TEMP TABLE wanted AS {_sql('entities')}")
    return _write_differences(con, "entities")


def refresh_copies(con: duckdb.DuckDBPyConnection) -> int:
    """How many documents got another `duplicate_of`, after comparing all bodies."""
    con.execute(f"CREATE OR REPLACE TEMP TABLE wanted AS {_sql('copies')}")
    with transaction(con):
        row = con.execute(
            """UPDATE documents AS d SET duplicate_of = n.duplicate_of
            FROM (
                SELECT o.document_id, w.duplicate_of FROM documents AS o LEFT JOIN wanted AS w USING (document_id)
            ) AS n
            WHERE n.document_id = d.document_id AND n.duplicate_of IS DISTINCT FROM d.duplicate_of"""
        ).fetchone()
    return int(row[0]) if row else 0


def _sql(name: str) -> str:
    return (_FOLDER / f"{name}.sql").read_text(encoding="utf-8")


def _read(con: duckdb.DuckDBPyConnection, name: str) -> Columns:
    """The query's answer, column by column: a hundred thousand rows cost no object each."""
    cursor = con.execute(_sql(name))
    names = [column for column, *_ in cursor.description or ()]
    return dict(zip(names, zip(*cursor.fetchall(), strict=True), strict=False)) or dict.fromkeys(names, ())


def _replace(con: duckdb.DuckDBPyConnection, table: str, rows: Sequence[object]) -> int:
    arrow = to_arrow(table, rows, {}) if rows else schemas()[table].empty_table()
    put_rows(con, "wanted", arrow)
    return _write_differences(con, table)


def _write_differences(con: duckdb.DuckDBPyConnection, table: str) -> int:
    """Makes the table equal to `wanted`; rows that are right stay untouched."""
    names = ", ".join(schemas()[table].names)
    same = " AND ".join(f"t.{name} IS NOT DISTINCT FROM g.{name}" for name in schemas()[table].names)
    con.execute(f"CREATE OR REPLACE TEMP TABLE gone AS SELECT {names} FROM {table} EXCEPT SELECT {names} FROM wanted")
    con.execute(f"CREATE OR REPLACE TEMP TABLE fresh AS SELECT {names} FROM wanted EXCEPT SELECT {names} FROM {table}")
    with transaction(con):
        removed = con.execute(f"DELETE FROM {table} AS t USING gone AS g WHERE {same}").fetchone()
        added = con.execute(f"INSERT INTO {table} BY NAME FROM fresh").fetchone()
    return sum(row[0] for row in (removed, added) if row)
