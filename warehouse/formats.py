"""The rows of a query as CSV, JSON or Parquet, batch by batch: memory stays flat however many there are."""

import csv
import json
import math
from datetime import date, datetime, time
from decimal import Decimal
from typing import IO

import pyarrow as pa
import pyarrow.parquet as pq

from warehouse.errors import QueryError

FORMATS = ("csv", "json", "parquet")


def write_rows(rows: pa.RecordBatchReader, form: str, out: IO[bytes]) -> int:
    """How many rows were written to `out` as csv (with a header), json (an array, a row a line) or parquet."""
    if form not in FORMATS:
        raise QueryError(f"There is no format {form!r}; there are {', '.join(FORMATS)}.")
    return {"csv": _write_csv, "json": _write_json, "parquet": _write_parquet}[form](rows, out)


def _write_csv(rows: pa.RecordBatchReader, out: IO[bytes]) -> int:
    lines = _Lines(out)
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(rows.schema.names)
    count = 0
    for batch in rows:
        columns = [[_csv_cell(cell) for cell in column.to_pylist()] for column in batch.columns]
        writer.writerows(zip(*columns, strict=True))
        count += batch.num_rows
    return count


def _write_json(rows: pa.RecordBatchReader, out: IO[bytes]) -> int:
    names, count = _distinct(rows.schema.names), 0
    out.write(b"[")
    for batch in rows:
        for row in zip(*(column.to_pylist() for column in batch.columns), strict=True):
            line = json.dumps(dict(zip(names, map(as_json, row), strict=True)), ensure_ascii=False, allow_nan=False)
            out.write((",\n" if count else "\n").encode() + line.encode("utf-8"))
            count += 1
    out.write(b"\n]\n")
    return count


def _write_parquet(rows: pa.RecordBatchReader, out: IO[bytes]) -> int:
    count = 0
    with pq.ParquetWriter(out, rows.schema, compression="zstd") as writer:
        for batch in rows:
            writer.write_batch(batch)
            count += batch.num_rows
    return count


class _Lines:
    """What the csv module writes, as UTF-8."""

    def __init__(self, out: IO[bytes]) -> None:
        self._out = out

    def write(self, text: str) -> int:
        return self._out.write(text.encode("utf-8"))


def _csv_cell(value: object) -> object:
    value = as_json(value)
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value


def as_json(value: object) -> object:
    """The value as JSON has it: times and durations in ISO 8601, ids as text, what is no number null.

    >>> as_json(pa.MonthDayNano((14, 2, 5_400_000_000_000)))
    'P14M2DT5400S'
    """
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, pa.MonthDayNano):  # before tuples, which it is one of
        return _duration(*value)
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, list | tuple):
        return [as_json(item) for item in value]
    if isinstance(value, dict):
        return {str(key): as_json(item) for key, item in value.items()}
    if isinstance(value, bytes):
        return value.hex()
    return value if value is None or isinstance(value, bool | int | str) else str(value)


def _duration(months: int, days: int, nanoseconds: int) -> str:
    parts = [f"{months}M"] * bool(months) + [f"{days}D"] * bool(days)
    parts += [f"T{nanoseconds / 1e9:.15g}S"] * bool(nanoseconds or not parts)
    return f"P{''.join(parts)}"


def _distinct(names: list[str]) -> list[str]:
    """Names made distinct as DuckDB does it: a, a_1."""
    return [f"{name}_{names[:i].count(name)}" if name in names[:i] else name for i, name in enumerate(names)]
