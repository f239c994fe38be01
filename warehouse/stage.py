"""Rows made ready for loading: one Parquet file per table in a folder, written where the rows were made.

Workers stage in parallel and hand on the folder's path, never the rows; `warehouse.load` then reads the
folder in one short transaction. Names are compared first, because Arrow drops unknown keys in silence.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from operator import attrgetter, itemgetter
from pathlib import Path
from uuid import UUID

import pyarrow as pa
import pyarrow.parquet as pq

from warehouse.errors import StagingError
from warehouse.schema import schemas
from warehouse.transaction import explain_full_disk

RESOLVED = frozenset({"extracted_entity_id"})  # columns that resolve fills, which no row that is staged has


def stage(
    folder: Path, tables: Mapping[str, Sequence[object]], stamp: Mapping[str, object] | None = None
) -> dict[str, int]:
    """Rows staged by table: writes `folder/TABLE.parquet` for every table that has rows.

    A row is a dataclass or a dict whose fields are the table's columns, no more and no less; `stamp` gives the
    columns that are the same in all rows and stand in none (`extractor_id`, `run_id`), where the table has them.
    UUIDs may be strings. Raises StagingError for an unknown table, a field too many or missing, a wrong type or
    a null where the table allows none; StorageFullError when the disk is full.
    """
    folder.mkdir(parents=True, exist_ok=True)
    staged = {table: len(rows) for table, rows in tables.items() if rows}
    for table in staged:
        arrow = to_arrow(table, tables[table], stamp or {})
        with explain_full_disk(f"the staged {table}"):
            pq.write_table(arrow, folder / f"{table}.parquet", compression="zstd")
    return staged


def to_arrow(table: str, rows: Sequence[object], stamp: Mapping[str, object]) -> pa.Table:
    """The rows as an Arrow table of the warehouse's schema; refuses what `stage` refuses."""
    if table not in schemas():
        raise StagingError(f"There is no table {table!r}; there are {', '.join(sorted(schemas()))}.")
    schema = schemas()[table]
    names = _field_names(rows[0])
    stamped = {name: value for name, value in stamp.items() if name in schema.names and name not in names}
    _compare_names(table, set(names) | stamped.keys(), set(schema.names) - RESOLVED)
    stamped |= dict.fromkeys(RESOLVED & set(schema.names))
    values = dict(zip(names, zip(*map(_getter(rows[0], names), rows), strict=True), strict=True))
    values |= {name: (value,) * len(rows) for name, value in stamped.items()}
    return pa.Table.from_arrays([_to_array(table, field, values[field.name]) for field in schema], schema=schema)


def _field_names(row: object) -> tuple[str, ...]:
    if isinstance(row, Mapping):
        return tuple(row)
    if is_dataclass(row):
        return tuple(field.name for field in fields(row))
    raise StagingError(f"A row is a dataclass or a dict, not {type(row).__name__}.")


def _getter(row: object, names: tuple[str, ...]) -> Callable[[object], tuple[object, ...]]:
    if not isinstance(row, Mapping):
        return attrgetter(*names)
    pick = itemgetter(*names)

    def get(other: object) -> tuple[object, ...]:
        if not isinstance(other, Mapping) or other.keys() != row.keys():
            raise StagingError(f"Rows of one table must have the same fields: {sorted(row)} and {other!r}.")
        return tuple(pick(other))

    return get


def _compare_names(table: str, given: set[str], wanted: set[str]) -> None:
    wrong = [f"unknown: {', '.join(sorted(given - wanted))}"] * bool(given - wanted)
    wrong += [f"missing: {', '.join(sorted(wanted - given))}"] * bool(wanted - given)
    if wrong:
        raise StagingError(f"These rows don't fit the table {table}: {'; '.join(wrong)}.")


def _to_array(table: str, field: pa.Field, values: Sequence[object]) -> pa.Array:
    try:
        array = pa.array(_convert(field.type, values), type=field.type)
    except (pa.ArrowException, ValueError, TypeError, OverflowError) as error:
        raise StagingError(f"{table}.{field.name} takes {field.type}: {error}") from error
    if array.null_count and not field.nullable:
        raise StagingError(f"{table}.{field.name} must not be null; {array.null_count} of {len(array)} rows are.")
    return array


def _convert(kind: pa.DataType, values: Sequence[object]) -> Sequence[object]:
    if pa.types.is_map(kind):
        return [list(value.items()) if isinstance(value, Mapping) else value for value in values]
    if kind == pa.uuid():
        return [UUID(value) if isinstance(value, str) else value for value in values]
    return values
