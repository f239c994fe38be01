"""The rows of runs that ended without a word."""

from collections.abc import Sequence
from uuid import UUID

import duckdb


def close_lost_runs(con: duckdb.DuckDBPyConnection, runs: Sequence[UUID]) -> None:
    """Marks these runs as failed, where they still count as running."""
    con.execute(
        """UPDATE runs SET status = 'failed', ended_at = now(), message = 'the process ended without a word'
        WHERE status = 'running' AND run_id IN (SELECT unnest($runs::UUID[]))""",
        {"runs": [str(run) for run in runs]},
    )
