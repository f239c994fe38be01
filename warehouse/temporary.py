"""Rows handed to SQL: a temporary table made of an Arrow table, on writing and read-only connections alike.

Arrow is copied, not scanned in place: DuckDB can't push a filter on a UUID down into Arrow.
"""

import duckdb
import pyarrow as pa


def put_rows(con: duckdb.DuckDBPyConnection, name: str, rows: pa.Table) -> None:
    """Makes the temporary table `name` of these rows, in place of an earlier one."""
    con.register("arrow_rows", rows)
    try:
        con.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS FROM arrow_rows")
    finally:
        con.unregister("arrow_rows")
