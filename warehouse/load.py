# ruff: noqa: S608 - the names put into SQL are those of our own tables
"""Staged rows into the warehouse: one short transaction for each batch.

A revision's rows are deleted and inserted again, so that loading the same folder twice changes nothing. Between
planning and loading another run may have moved a document on; such documents are left out and reported.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from uuid import UUID

import duckdb
import pyarrow as pa

from warehouse.schema import schemas
from warehouse.stage import to_arrow
from warehouse.temporary import put_rows
from warehouse.transaction import transaction

_KEYED = {"rejects": "reject_id", "runs": "run_id", "extractors": "extractor_id"}
_HANDLED_APART = ("documents", "document_addresses", "revisions", *_KEYED)


@dataclass(frozen=True, slots=True)
class LoadResult:
    """What one batch wrote: rows by table, and the documents that another run had moved on meanwhile."""

    rows: Mapping[str, int]
    stale: frozenset[UUID]


@dataclass(frozen=True, slots=True)
class Seen:
    """An unchanged document as it was met again: where, and the SHA-256 of the original there."""

    document_id: UUID
    address: str
    raw_sha256: str


def load_batch(
    con: duckdb.DuckDBPyConnection, folder: Path | Sequence[Path], expected: Mapping[UUID, UUID | None] | None = None
) -> LoadResult:
    """Rows written by table, and the stale documents that were left out with all their rows.

    Several folders are loaded as one batch, all or nothing (and four times faster than one by one); no document
    may stand in two of them. `expected` says for each document which current revision the plan was made from, None
    for a new document. A document is stale when its current revision is neither that one nor the one in the folder.
    """
    staged = _find_staged([folder] if isinstance(folder, Path) else folder)
    put_rows(con, "expected_revisions", _expected_table(expected or {}))
    with transaction(con):
        stale = _find_stale(con, staged)
        _clear_known_revisions(con, staged)
        rows = {table: _load_table(con, table, paths) for table, paths in staged.items()}
        if "documents" in staged:
            _close_rejects(con)
    return LoadResult({table: count for table, count in rows.items() if count}, stale)


def touch_documents(con: duckdb.DuckDBPyConnection, seen: Sequence[Seen], seen_at: datetime) -> None:
    """Documents met again unchanged: moves `last_seen_at` and keeps the addresses and originals they were met under."""
    if not seen:
        return
    columns = {
        "document_id": pa.array([one.document_id for one in seen], pa.uuid()),
        "address": pa.array([one.address for one in seen], pa.string()),
        "raw_sha256": pa.array([one.raw_sha256 for one in seen], pa.string()),
    }
    put_rows(con, "seen", pa.table(columns))
    with transaction(con):
        con.execute(
            """CREATE OR REPLACE TEMP TABLE loading_addresses AS
            SELECT document_id, address, $seen_at::TIMESTAMPTZ AS first_seen_at, max(s.raw_sha256) AS raw_sha256,
                   coalesce(any_value(a.revision_id), any_value(d.current_revision_id)) AS revision_id
            FROM seen AS s JOIN documents AS d USING (document_id)
            LEFT JOIN document_addresses AS a USING (document_id, address, raw_sha256)
            GROUP BY document_id, address""",
            {"seen_at": seen_at},
        )
        con.execute(
            """UPDATE documents SET last_seen_at = greatest(last_seen_at, $seen_at)
            WHERE document_id IN (SELECT document_id FROM seen)""",
            {"seen_at": seen_at},
        )
        _upsert_addresses(con)


def record_run(con: duckdb.DuckDBPyConnection, run: Mapping[str, object]) -> None:
    """Writes the row of a run (columns: see `runs`), in place of its earlier one."""
    put_rows(con, "one_run", to_arrow("runs", [run], {}))
    with transaction(con):
        con.execute("DELETE FROM runs WHERE run_id IN (SELECT run_id FROM one_run)")
        con.execute("INSERT INTO runs BY NAME FROM one_run")


@cache
def revision_tables() -> tuple[str, ...]:
    """The tables whose rows belong to one revision, `revisions` aside."""
    return tuple(
        table for table, schema in schemas().items() if "revision_id" in schema.names and table not in _HANDLED_APART
    )


def _find_staged(folders: Sequence[Path]) -> dict[str, list[str]]:
    staged: dict[str, list[str]] = {}
    for folder in folders:
        for path in sorted(folder.glob("*.parquet")):
            staged.setdefault(path.stem, []).append(str(path))
    return dict(sorted(staged.items()))


def _find_stale(con: duckdb.DuckDBPyConnection, staged: Mapping[str, list[str]]) -> frozenset[UUID]:
    """Fills the temporary tables `stale_documents` and `stale_revisions`."""
    con.execute("CREATE OR REPLACE TEMP TABLE stale_documents (document_id UUID)")
    con.execute("CREATE OR REPLACE TEMP TABLE stale_revisions (revision_id UUID)")
    if "documents" not in staged:
        return frozenset()
    con.execute(
        """INSERT INTO stale_documents
        SELECT s.document_id
        FROM read_parquet($documents) AS s
        JOIN documents AS d USING (document_id)
        LEFT JOIN expected_revisions AS e USING (document_id)
        WHERE d.current_revision_id IS DISTINCT FROM e.revision_id
          AND d.current_revision_id <> s.current_revision_id""",
        {"documents": staged["documents"]},
    )
    if "revisions" in staged:
        con.execute(
            """INSERT INTO stale_revisions SELECT revision_id FROM read_parquet($revisions)
            WHERE document_id IN (SELECT document_id FROM stale_documents)""",
            {"revisions": staged["revisions"]},
        )
    return frozenset(document for (document,) in con.execute("FROM stale_documents").fetchall())


def _clear_known_revisions(con: duckdb.DuckDBPyConnection, staged: Mapping[str, list[str]]) -> None:
    """Deletes the rows of revisions that are loaded again; new revisions cost no look at the fact tables."""
    if "revisions" not in staged:
        return
    con.execute(
        """CREATE OR REPLACE TEMP TABLE known_revisions AS
        SELECT revision_id FROM revisions WHERE revision_id IN (SELECT revision_id FROM read_parquet($revisions))
            AND revision_id NOT IN (SELECT revision_id FROM stale_revisions)""",
        {"revisions": staged["revisions"]},
    )
    if _count(con, "SELECT count(*) FROM known_revisions"):
        for table in ("revisions", *revision_tables()):
            con.execute(f"DELETE FROM {table} WHERE revision_id IN (SELECT revision_id FROM known_revisions)")


def _load_table(con: duckdb.DuckDBPyConnection, table: str, paths: list[str]) -> int:
    if table == "documents":
        return _load_documents(con, paths)
    if table == "document_addresses":
        return _load_addresses(con, paths)
    if table in _KEYED:
        return _load_keyed(con, table, paths)
    kept = (
        "document_id NOT IN (SELECT document_id FROM stale_documents)"
        if table == "revisions"
        else "revision_id NOT IN (SELECT revision_id FROM stale_revisions)"
    )
    return _count(con, f"INSERT INTO {table} BY NAME FROM read_parquet($paths) WHERE {kept}", {"paths": paths})


def _load_documents(con: duckdb.DuckDBPyConnection, paths: list[str]) -> int:
    """Upserts the documents: what was first seen stays, what was last seen moves."""
    con.execute(
        """CREATE OR REPLACE TEMP TABLE loading_documents AS
        FROM read_parquet($paths) WHERE document_id NOT IN (SELECT document_id FROM stale_documents)""",
        {"paths": paths},
    )
    con.execute(
        """UPDATE documents AS d SET
            canonical_url = coalesce(d.canonical_url, l.canonical_url),
            first_seen_at = least(d.first_seen_at, l.first_seen_at),
            last_seen_at = greatest(d.last_seen_at, l.last_seen_at),
            current_revision_id = l.current_revision_id
        FROM loading_documents AS l WHERE l.document_id = d.document_id"""
    )
    con.execute(
        """INSERT INTO documents BY NAME FROM loading_documents
        WHERE document_id NOT IN (SELECT document_id FROM documents)"""
    )
    return _count(con, "SELECT count(*) FROM loading_documents")


def _load_addresses(con: duckdb.DuckDBPyConnection, paths: list[str]) -> int:
    con.execute(
        """CREATE OR REPLACE TEMP TABLE loading_addresses AS
        SELECT document_id, address, min(first_seen_at) AS first_seen_at,
               max_by(raw_sha256, first_seen_at) AS raw_sha256, max_by(revision_id, first_seen_at) AS revision_id
        FROM read_parquet($paths) WHERE document_id NOT IN (SELECT document_id FROM stale_documents)
        GROUP BY document_id, address""",
        {"paths": paths},
    )
    _upsert_addresses(con)
    return _count(con, "SELECT count(*) FROM loading_addresses")


def _upsert_addresses(con: duckdb.DuckDBPyConnection) -> None:
    con.execute(
        """UPDATE document_addresses AS a SET raw_sha256 = l.raw_sha256, revision_id = l.revision_id
        FROM loading_addresses AS l WHERE l.document_id = a.document_id AND l.address = a.address
          AND (l.raw_sha256, l.revision_id) IS DISTINCT FROM (a.raw_sha256, a.revision_id)"""
    )
    con.execute(
        """INSERT INTO document_addresses BY NAME
        FROM loading_addresses AS l ANTI JOIN document_addresses AS a USING (document_id, address)"""
    )


def _load_keyed(con: duckdb.DuckDBPyConnection, table: str, paths: list[str]) -> int:
    key = _KEYED[table]
    con.execute(f"DELETE FROM {table} WHERE {key} IN (SELECT {key} FROM read_parquet($paths))", {"paths": paths})
    return _count(con, f"INSERT INTO {table} BY NAME FROM read_parquet($paths)", {"paths": paths})


def _close_rejects(con: duckdb.DuckDBPyConnection) -> None:
    """A document that loads now settles the open rejects of the same input."""
    con.execute(
        """UPDATE rejects AS r SET resolved_by_run_id = v.run_id
        FROM loading_documents AS l JOIN revisions AS v ON v.revision_id = l.current_revision_id
        WHERE r.resolved_by_run_id IS NULL AND r.run_id <> v.run_id
          AND r.source = l.source AND r.source_id = l.source_id"""
    )


def _expected_table(expected: Mapping[UUID, UUID | None]) -> pa.Table:
    columns = [pa.array(list(expected), pa.uuid()), pa.array(list(expected.values()), pa.uuid())]
    return pa.table(columns, names=["document_id", "revision_id"])


def _count(con: duckdb.DuckDBPyConnection, sql: str, values: Mapping[str, object] | None = None) -> int:
    row = con.execute(sql, values or {}).fetchone()
    return int(row[0]) if row else 0
