"""The Arrow schemas of the warehouse's tables, read back from an in-memory warehouse: no type is written twice."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

import duckdb
import pyarrow as pa

from warehouse.migrate import migrate


@cache
def schemas() -> Mapping[str, pa.Schema]:
    """Table name -> Arrow schema; a column is nullable in Arrow where it is in SQL, a UUID is `arrow.uuid`.

    >>> schemas()["document_addresses"].field("document_id").type
    UuidType(extension<arrow.uuid>)
    """
    with duckdb.connect() as con:
        con.execute("SET TimeZone = 'UTC'; SET arrow_lossless_conversion = true")
        migrate(con)
        required = _required_columns(con)
        tables = con.execute("SELECT table_name FROM duckdb_tables() ORDER BY 1").fetchall()
        return MappingProxyType({table: _read_schema(con, table, required) for (table,) in tables})


def _required_columns(con: duckdb.DuckDBPyConnection) -> set[tuple[str, str]]:
    rows = con.execute("SELECT table_name, column_name FROM duckdb_columns() WHERE NOT is_nullable AND NOT internal")
    return {(table, column) for table, column in rows.fetchall()}


def _read_schema(con: duckdb.DuckDBPyConnection, table: str, required: set[tuple[str, str]]) -> pa.Schema:
    schema = con.table(table).limit(0).to_arrow_table().schema
    return pa.schema(
        pa.field(field.name, _plain(field.type), nullable=(table, field.name) not in required) for field in schema
    )


def _plain(kind: pa.DataType) -> pa.DataType:
    """Lossless conversion makes booleans bytes (`arrow.bool8`); Python's own and Parquet's are bits."""
    return pa.bool_() if kind == pa.bool8() else kind
