"""Opening a warehouse: what is not one, is newer, or is held by another process, is said in words that help."""

import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from warehouse.connect import connect
from warehouse.errors import LockedError, NewerSchemaError, NotAWarehouseError, StorageFullError, WarehouseError
from warehouse.transaction import transaction

HOLD = """
import sys
from warehouse.connect import connect
with connect(sys.argv[1]):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "news.duckdb"
    with connect(path):
        pass
    return path


def hold(path: Path) -> "subprocess.Popen[str]":
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    return holder


def test_times_are_utc_and_nothing_is_downloaded(path: Path) -> None:
    with connect(path) as con:
        names = ("TimeZone", "autoinstall_known_extensions", "autoload_known_extensions")
        settings = con.execute("SELECT name, value FROM duckdb_settings() WHERE name IN (?, ?, ?)", names).fetchall()
    assert dict(settings) == {
        "TimeZone": "UTC",
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
    }


def test_a_warehouse_in_use_is_waited_for_and_then_told(path: Path) -> None:
    told: list[str] = []
    with hold(path) as holder:
        with (
            pytest.raises(LockedError, match=f"process {holder.pid}") as caught,
            connect(path, wait_seconds=2, on_wait=told.append),
        ):
            pass
        holder.communicate("")
    assert "Waited 2 s" in str(caught.value)
    assert len(told) == 1
    assert str(holder.pid) in told[0]


def test_a_warehouse_that_is_let_go_in_time_opens(path: Path) -> None:
    with hold(path) as holder:
        with connect(path, read_only=True, wait_seconds=20, on_wait=lambda _: holder.stdin.close()) as con:  # type: ignore[union-attr]
            assert con.execute("SELECT count(*) FROM documents").fetchone() == (0,)
        holder.wait()


def test_many_may_read_at_once(path: Path) -> None:
    with connect(path, read_only=True) as one, connect(path, read_only=True) as other:
        assert one.execute("SELECT 1").fetchone() == other.execute("SELECT 1").fetchone()


def test_a_reader_and_a_writer_in_one_process_wait_for_each_other_too(path: Path) -> None:
    with (
        connect(path, read_only=True),
        pytest.raises(LockedError, match="another connection"),
        connect(path, wait_seconds=0.1),
    ):
        pass


def test_a_newer_schema_is_refused(path: Path) -> None:
    with connect(path) as con:
        con.execute("INSERT INTO schema_migrations VALUES (9000, '9000_later.sql', now())")
    for read_only in (True, False):
        with pytest.raises(NewerSchemaError, match=r"schema 9000.*Upgrade"), connect(path, read_only=read_only):
            pass


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda path: path.write_bytes(b"Dear diary, " * 1000), "not a DuckDB database"),
        (lambda path: path.mkdir(), "can't be opened"),
        (lambda path: None, "no warehouse at"),
    ],
    ids=["another file", "a folder", "nothing"],
)
def test_what_is_no_warehouse_is_said(make, message: str, tmp_path: Path) -> None:
    path = tmp_path / "x.duckdb"
    make(path)
    with pytest.raises(NotAWarehouseError, match=message), connect(path, read_only=True):
        pass


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(NotAWarehouseError, match="no/such"), connect(tmp_path / "no/such/w.duckdb"):
        pass


def test_an_error_inside_a_transaction_undoes_it(con: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(ZeroDivisionError), transaction(con):
        _insert_and_fail(con)
    assert con.execute("SELECT count(*) FROM schema_views WHERE name = 'x'").fetchone() == (0,)


def _insert_and_fail(con: duckdb.DuckDBPyConnection) -> None:
    con.execute("INSERT INTO schema_views VALUES ('x', 'y')")
    raise ZeroDivisionError


FILL = """
import resource, sys
from warehouse.connect import connect
from warehouse.errors import StorageFullError
from warehouse.transaction import transaction
path = sys.argv[1]
resource.setrlimit(resource.RLIMIT_FSIZE, (4_000_000, 4_000_000))
try:
    with connect(path) as con, transaction(con):
        con.execute("INSERT INTO schema_views SELECT md5(i::VARCHAR), sha256(i::VARCHAR) FROM range(300000) AS t(i)")
except StorageFullError as error:
    print(error)
"""


def test_a_full_disk_is_told_and_nothing_is_half_loaded(path: Path) -> None:
    """A limit on the size of files stands in for the full disk: a write fails in the same place."""
    done = subprocess.run([sys.executable, "-c", FILL, str(path)], capture_output=True, text=True, check=False)
    assert "No space left" in done.stdout, done.stderr
    assert "Make room" in done.stdout
    with connect(path) as con:
        assert con.execute("SELECT count(*) FROM schema_views WHERE length(name) = 32").fetchone() == (0,)


def test_every_error_is_a_warehouse_error() -> None:
    assert all(
        issubclass(kind, WarehouseError)
        for kind in (LockedError, NewerSchemaError, NotAWarehouseError, StorageFullError)
    )
