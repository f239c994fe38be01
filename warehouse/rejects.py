"""The rejects: what could not be handled and has not been since, and how they are closed."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

import duckdb


@dataclass(frozen=True, slots=True)
class OpenReject:
    """One input that could not be handled; `raw_path` is where its original is kept, if it had one."""

    reject_id: UUID
    stage: str
    reason_code: str
    message: str
    source: str | None
    source_id: str | None
    address: str
    raw_path: str | None


def open_rejects(con: duckdb.DuckDBPyConnection) -> list[OpenReject]:
    """The open rejects in the order they were met."""
    rows = con.execute(
        """SELECT reject_id, stage, reason_code, message, source, source_id, coalesce(address, ''), raw_path
        FROM rejects WHERE resolved_by_run_id IS NULL ORDER BY created_at, address"""
    ).fetchall()
    return [OpenReject(*row) for row in rows]


def close_rejects(con: duckdb.DuckDBPyConnection, run_id: UUID, rejects: Collection[UUID]) -> int:
    """How many of these rejects the run has closed: those that are open and that it did not meet again itself."""
    row = con.execute(
        """UPDATE rejects SET resolved_by_run_id = $run
        WHERE resolved_by_run_id IS NULL AND run_id <> $run
          AND reject_id IN (SELECT unnest($rejects::UUID[]))""",
        {"run": run_id, "rejects": [str(one) for one in rejects]},
    ).fetchone()
    return int(row[0]) if row else 0
