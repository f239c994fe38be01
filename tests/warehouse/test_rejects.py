"""Rejects are closed by the run that read their inputs again, unless it met them itself."""

from datetime import UTC, datetime
from pathlib import Path

import duckdb

from tasks.identity import make_id
from warehouse.load import load_batch
from warehouse.rejects import close_rejects, open_rejects
from warehouse.stage import stage

FIRST, SECOND = make_id("run", 1), make_id("run", 2)


def store(con: duckdb.DuckDBPyConnection, folder: Path, name: str, run: object) -> None:
    row = {
        "reject_id": make_id(name),
        "run_id": run,
        "stage": "read",
        "reason_code": "not_json",
        "message": "not JSON",
        "traceback": None,
        "source": "wire",
        "source_id": name,
        "address": name,
        "raw_path": None,
        "resolved_by_run_id": None,
        "created_at": datetime(2031, 3, 5, 12, tzinfo=UTC),
    }
    where = folder / f"{name}-{run}"
    stage(where, {"rejects": [row]})
    load_batch(con, where)


def test_run_closes_what_it_read_again_and_not_what_it_met_itself(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    for name in ("mended", "broken", "elsewhere"):
        store(con, tmp_path, name, FIRST)
    store(con, tmp_path, "broken", SECOND)
    assert close_rejects(con, SECOND, [make_id("mended"), make_id("broken")]) == 1
    assert {one.address for one in open_rejects(con)} == {"broken", "elsewhere"}
    assert close_rejects(con, SECOND, [make_id("mended")]) == 0
    assert con.execute("SELECT resolved_by_run_id FROM rejects WHERE address = 'mended'").fetchall() == [(SECOND,)]


def test_reject_that_is_met_again_after_it_was_closed_is_open(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    store(con, tmp_path, "a", FIRST)
    close_rejects(con, SECOND, [make_id("a")])
    store(con, tmp_path, "a", make_id("run", 3))
    assert [one.address for one in open_rejects(con)] == ["a"]
