"""The connection to the warehouse: opened for reading or writing, with waiting for whoever else holds it.

DuckDB lets one process write or many read; so writers open late, close early and wait for one another here.
"""

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from warehouse.errors import LockedError, NotAWarehouseError, StorageFullError
from warehouse.migrate import check_version, migrate
from warehouse.transaction import explain_full_disk, is_disk_full

IN_MEMORY = ":memory:"
SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "python_enable_replacements": False,
}
_LONGEST_PAUSE_S = 0.5


@contextmanager
def connect(
    path: Path | str,
    *,
    read_only: bool = False,
    wait_seconds: float = 30.0,
    on_wait: Callable[[str], None] | None = None,
) -> Iterator[duckdb.DuckDBPyConnection]:
    """An open connection to the warehouse at `path`, of the current schema when it is for writing.

    >>> with connect(":memory:") as con:
    ...     con.execute("SELECT count(*) FROM documents").fetchone()
    (0,)

    A writer creates or migrates the warehouse as needed. While another process holds it, tries again for
    `wait_seconds`; `on_wait` is told once who holds it. Raises LockedError, NotAWarehouseError or
    NewerSchemaError, each with what to do next.
    """
    con = _open_waiting(str(path), read_only, wait_seconds, on_wait)
    try:
        con.execute("SET TimeZone = 'UTC'")
        check_version(con, str(path))
        if not read_only:
            with explain_full_disk(str(path)):
                migrate(con)
        yield con
    finally:
        con.close()


def require_warehouse(path: Path | str) -> None:
    """Raises NotAWarehouseError where there is nothing: for commands that write, but not into a new warehouse."""
    if not Path(path).exists():
        raise NotAWarehouseError(
            f"There is no warehouse at {path}. Run `newsledger ingest SOURCE --warehouse {path}` to make one, "
            "or name another with --warehouse."
        )


def _open_waiting(
    path: str, read_only: bool, wait_seconds: float, on_wait: Callable[[str], None] | None
) -> duckdb.DuckDBPyConnection:
    deadline = time.monotonic() + wait_seconds
    pause, told = 0.05, False
    while True:
        try:
            return _open(path, read_only)
        except LockedError as error:
            if time.monotonic() >= deadline:
                raise LockedError(
                    f"{error} Waited {wait_seconds:g} s. Let that process finish or end it, then run the same "
                    "command again; or query a copy of the file."
                ) from error
            if on_wait and not told:
                on_wait(str(error))
                told = True
        time.sleep(min(pause, max(0.0, deadline - time.monotonic())))
        pause = min(pause * 1.5, _LONGEST_PAUSE_S)


def _open(path: str, read_only: bool) -> duckdb.DuckDBPyConnection:
    if read_only and path != IN_MEMORY:
        require_warehouse(path)
    try:
        return duckdb.connect(path, read_only=read_only and path != IN_MEMORY, config=SETTINGS)
    except duckdb.Error as error:
        raise _explain(error, path) from error


def _explain(error: duckdb.Error, path: str) -> Exception:
    message = str(error)
    held = re.search(r"Conflicting lock is held in (.+?) \(PID (\d+)\)(?: by user (\S+?))?\.?(?:\s|$)", message)
    if held:
        program, pid, user = held.groups()
        by = f" of user {user}" if user else ""
        return LockedError(f"The warehouse {path} is in use by process {pid}{by} ({program}).")
    if "Could not set lock" in message or "different configuration" in message:
        return LockedError(f"The warehouse {path} is in use by another connection.")
    if "not a valid DuckDB database" in message:
        return NotAWarehouseError(f"{path} is not a DuckDB database. Name another file with --warehouse.")
    if "version number" in message or isinstance(error, duckdb.SerializationException):
        return NotAWarehouseError(
            f"{path} was written by another version of DuckDB than this one ({duckdb.__version__}). "
            f"Upgrade newsledger, or name another file with --warehouse. ({_first_line(error)})"
        )
    if isinstance(error, duckdb.IOException):
        if is_disk_full(error):
            return StorageFullError(f"No space left on the disk while opening {path}. Make room and try again.")
        return NotAWarehouseError(f"The warehouse {path} can't be opened: {_first_line(error)}")
    return error


def _first_line(error: BaseException) -> str:
    return str(error).splitlines()[0] if str(error) else type(error).__name__
