"""Questions to the warehouse: a user's own SQL, and the kept questions of `queries/`.

A user's SQL runs on a read-only connection that can reach nothing but the warehouse, in bounded memory and time,
and its rows are streamed; `formats` writes them, or the command line shows them.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Timer
from types import MappingProxyType

import duckdb
import pyarrow as pa

from warehouse.connect import connect
from warehouse.errors import QueryError
from warehouse.quality import run_checks
from warehouse.scripts import split_comment

__all__ = ["Limits", "Question", "open_for_questions", "questions", "run_checks"]

_FOLDER = Path(__file__).parent
_ROWS_A_BATCH = 2048
_READS = frozenset({duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN})


@dataclass(frozen=True, slots=True)
class Limits:
    """What a query may use: memory as DuckDB writes it, threads, seconds until it is stopped."""

    memory: str = "2GB"
    threads: int = 2
    seconds: float = 600.0


@dataclass(frozen=True, slots=True)
class Question:
    """A kept question: its name, the question in words, its SQL."""

    name: str
    question: str
    sql: str


@contextmanager
def open_for_questions(
    path: Path | str,
    *,
    wait_seconds: float = 30.0,
    on_wait: Callable[[str], None] | None = None,
    limits: Limits | None = None,
) -> Iterator[Callable[[str], pa.RecordBatchReader]]:
    """A function that answers one read-only query: its rows, in Arrow batches as they come.

    The function, and the reading of its rows, raise QueryError for SQL that is wrong, does more than read, reaches
    outside the warehouse or takes too long.
    """
    limits = limits or Limits()
    with connect(path, read_only=True, wait_seconds=wait_seconds, on_wait=on_wait) as con:
        harden(con, limits)
        timer = Timer(limits.seconds, con.interrupt)
        timer.daemon = True
        timer.start()
        try:
            yield lambda sql: _ask(con, sql, limits)
        finally:
            timer.cancel()
            timer.join()


def harden(con: duckdb.DuckDBPyConnection, limits: Limits) -> None:
    """Shuts the connection in: no files, no network, no extensions, bounded memory and threads, and no way back."""
    con.execute("SET memory_limit = ?", [limits.memory])
    con.execute("SET threads = ?", [limits.threads])
    con.execute("SET enable_external_access = false")
    con.execute("SET lock_configuration = true")


@cache
def questions() -> Mapping[str, Question]:
    """All kept questions, by name."""
    paths = sorted((_FOLDER / "queries").glob("*.sql"))
    asked = (Question(path.stem, *split_comment(path.read_text(encoding="utf-8"))) for path in paths)
    return MappingProxyType({question.name: question for question in asked})


def _ask(con: duckdb.DuckDBPyConnection, sql: str, limits: Limits) -> pa.RecordBatchReader:
    with _explained(limits):
        rows = con.execute(_only_reading(con, sql)).to_arrow_reader(_ROWS_A_BATCH)
    return pa.RecordBatchReader.from_batches(rows.schema, _stream(rows, limits))


def _stream(rows: pa.RecordBatchReader, limits: Limits) -> Iterator[pa.RecordBatch]:
    with _explained(limits):
        yield from rows


@contextmanager
def _explained(limits: Limits) -> Iterator[None]:
    try:
        yield
    except (duckdb.Error, pa.ArrowException, OSError) as error:
        if "INTERRUPT" in str(error).upper():
            raise QueryError(f"The query took longer than {limits.seconds:g} seconds and was stopped.") from error
        raise QueryError(str(error).strip()) from error


def _only_reading(con: duckdb.DuckDBPyConnection, sql: str) -> duckdb.Statement:
    statements = con.extract_statements(sql)
    if len(statements) != 1:
        raise QueryError(f"One query at a time: this is {len(statements)}.")
    if statements[0].type not in _READS:
        raise QueryError(f"Only reading is possible (SELECT, FROM, WITH, EXPLAIN), not {statements[0].type.name}.")
    return statements[0]
