"""The open rejects: what could not be handled and has not been since."""

from dataclasses import dataclass

import duckdb


@dataclass(frozen=True, slots=True)
class OpenReject:
    """One input that could not be handled; `raw_path` is where its original is kept, if it had one."""

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
        """SELECT stage, reason_code, message, source, source_id, coalesce(address, ''), raw_path
        FROM rejects WHERE resolved_by_run_id IS NULL ORDER BY created_at, address"""
    ).fetchall()
    return [OpenReject(*row) for row in rows]
