"""Rejects from the command line: none is there twice, what is read again is settled, a person may dismiss one."""

from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from flows.rejects import find_named
from tasks.errors import UsageError
from tests.flows.test_retries import RECORD, reject

Command = Callable[..., int]


def rejects() -> list[tuple[object, ...]]:
    with duckdb.connect("warehouse.duckdb", read_only=True) as con:
        return con.execute(
            """SELECT j.address, j.source_id, r.flow, r.status FROM rejects AS j
            LEFT JOIN runs AS r ON r.run_id = j.resolved_by_run_id ORDER BY ALL"""
        ).fetchall()


def count(table: str) -> int:
    with duckdb.connect("warehouse.duckdb", read_only=True) as con:
        return len(con.execute(f"FROM {table}").fetchall())


def test_reject_is_one_row_until_its_file_is_corrected(
    newsledger: Command, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "broken.jsonl"
    source.write_bytes(b"not json\n" + RECORD + b"\nnor this")
    assert newsledger("ingest", "broken.jsonl") == 0
    for _ in range(2):
        assert newsledger("rejects", "--retry") == 0
    lines = ["broken.jsonl#1", "broken.jsonl#3"]
    assert rejects() == [(line, line, None, None) for line in lines]
    assert count("documents") == 1
    source.write_bytes(b"\n" + RECORD)
    assert newsledger("ingest", source) == 0
    assert "read again: 2" in capsys.readouterr().out
    assert rejects() == [(line, line, "ingest", "completed") for line in lines]
    assert newsledger("check") == 0


def test_source_that_was_not_there_fails_the_run_and_is_settled_when_it_is_read(
    newsledger: Command, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert newsledger("ingest", "inbox", "inbx") == 1
    with duckdb.connect("warehouse.duckdb", read_only=True) as con:
        ((status, message),) = con.execute("SELECT status, message FROM runs").fetchall()
    assert status == "failed"
    assert "inbox: there is no such file" in message
    assert newsledger("rejects", "--retry") == 0
    assert "not tried: 2 of which no original is kept" in " ".join(capsys.readouterr().out.split())
    (tmp_path / "inbox").mkdir()
    assert newsledger("ingest", "inbox") == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "no articles in inbox: HTML pages, plain text" in said
    assert "holds all of this already" not in said
    assert newsledger("rejects", "--dismiss", "inbx") == 0
    assert rejects() == [("inbox", None, "ingest", "completed"), ("inbx", None, "dismiss", "completed")]
    assert newsledger("check") == 0


def test_a_files_name_stands_for_its_lines_and_a_slip_is_corrected() -> None:
    found = [reject("a.jsonl#1"), reject("a.jsonl#2"), reject("b.txt")]
    assert find_named(found, ["a.jsonl"]) == [one.reject_id for one in found[:2]]
    assert find_named(found, ["b.txt", "a.jsonl#2"]) == [found[2].reject_id, found[1].reject_id]
    with pytest.raises(UsageError, match=r"did you mean b\.txt"):
        find_named(found, ["b.tx"])
