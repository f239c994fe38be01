"""The ingest flow from the command line: what lands, what is left alone, what is refused."""

import io
import json
import logging
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pytest

from flows.batches import write_items
from flows.runs import files_of

Command = Callable[..., int]
FIRST = "PORT MARO, Talvia (Wire) - At least 31 people died when a ferry sank on Tuesday, the ministry said."
SECOND = FIRST.replace("31", "34")


def write_records(path: Path, *records: dict[str, object] | str) -> Path:
    path.write_text("".join(r if isinstance(r, str) else json.dumps(r) + "\n" for r in records), "utf-8")
    return path


@contextmanager
def warehouse() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect("warehouse.duckdb", read_only=True) as con:
        yield con


def rows(sql: str) -> list[tuple[object, ...]]:
    with warehouse() as con:
        return con.execute(sql).fetchall()


def test_same_input_again_changes_nothing_and_says_so(
    newsledger: Command, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = write_records(tmp_path / "a.jsonl", {"id": "1", "source": "wire", "text": FIRST})
    assert newsledger("ingest", source) == 0
    tables = [
        name for (name,) in rows("select table_name from duckdb_tables() where table_name not in ('runs', 'documents')")
    ]
    before = {table: sorted(map(repr, rows(f"from {table}"))) for table in tables}
    capsys.readouterr()
    assert newsledger("ingest", source) == 0
    assert "1 unchanged" in capsys.readouterr().out
    assert {table: sorted(map(repr, rows(f"from {table}"))) for table in tables} == before


def test_changed_text_is_the_next_revision_also_when_it_returns(newsledger: Command, tmp_path: Path) -> None:
    for text in (FIRST, SECOND, FIRST):
        assert (
            newsledger("ingest", write_records(tmp_path / "a.jsonl", {"id": "1", "source": "wire", "text": text})) == 0
        )
    assert rows("select revision_no, text like '%31%' from revisions order by 1") == [(1, True), (2, False), (3, True)]
    assert rows("select revision_no from documents join revisions on revision_id = current_revision_id") == [(3,)]
    assert rows("select change, count(*) from revision_changes where object_kind = 'figure' group by 1 order by 1") == [
        ("lowered", 1),
        ("raised", 1),
    ]


def test_two_wordings_in_two_files_stay_as_they_are_when_read_again(newsledger: Command, tmp_path: Path) -> None:
    for day, text in {"day1": FIRST, "day2": SECOND}.items():
        (tmp_path / day).mkdir()
        write_records(tmp_path / day / "wire.jsonl", {"id": "1", "source": "wire", "text": text})
    for _ in range(3):
        assert newsledger("ingest", "day1", "day2") == 0
    assert rows("select revision_no, text like '%31%' from revisions order by 1") == [(1, True), (2, False)]
    assert rows("select revision_no from documents join revisions on revision_id = current_revision_id") == [(2,)]


def test_two_texts_on_standard_input_are_two_documents(newsledger: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    for text in (FIRST, SECOND):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
        assert newsledger("ingest", "-") == 0
    assert rows("select count(*), count(distinct source_id) from documents") == [(2, 2)]


def test_versions_of_one_document_in_one_file_become_revisions_in_order(newsledger: Command, tmp_path: Path) -> None:
    texts = [FIRST.replace("31", str(n)) for n in (31, 33, 33, 36)]
    records = [{"id": "1", "source": "wire", "text": text} for text in texts]
    assert newsledger("ingest", write_records(tmp_path / "a.jsonl", *records)) == 0
    assert rows("select revision_no, regexp_extract(text, '\\d+') from revisions order by 1") == [
        (1, "31"),
        (2, "33"),
        (3, "36"),
    ]


def test_bad_records_are_rejects_with_a_reason_and_the_rest_lands(
    newsledger: Command, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = write_records(tmp_path / "a.jsonl", "not json\n", {"id": "2"}, {"id": "3", "text": FIRST})
    assert newsledger("ingest", source) == 0
    assert newsledger("ingest", source, "--strict") == 1
    assert rows("select count(*) from documents") == [(1,)]
    reasons = rows("select reason_code, raw_path is not null from rejects order by 1")
    assert [kept for _, kept in reasons] == [True, True]
    assert [reason for reason, _ in reasons] == ["no_text", "not_json"]
    capsys.readouterr()
    assert newsledger("rejects") == 0
    assert "not_json" in capsys.readouterr().out


def test_source_that_is_not_there_ends_with_1_and_names_it(
    newsledger: Command, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = tmp_path / "good.txt"
    good.write_text(FIRST, "utf-8")
    assert newsledger("ingest", tmp_path / "gone.txt", good) == 1
    assert "gone.txt" in capsys.readouterr().err
    assert rows("select count(*) from documents") == [(1,)]


def test_source_that_is_not_there_fails_the_run_in_plain_words(
    newsledger: Command,
) -> None:
    from flows.ingest import ingest, tell_plainly
    from flows.runs import UnreadableError

    state = ingest(sources=["nowhere"], warehouse="warehouse.duckdb", workers=1, return_state=True)
    message = "could not read nowhere: there is no such file or folder"
    assert (state.name, state.message) == ("Failed", message)
    assert rows("select status, message from runs") == [("failed", message)]
    with pytest.raises(UnreadableError) as raised:
        state.result()
    told = logging.LogRecord("prefect", logging.ERROR, "", 0, "unexpected", (), raised._excinfo)
    assert tell_plainly(told)
    assert (told.getMessage(), told.exc_info) == (message, None)


def test_other_language_is_kept_and_segmented_not_extracted_and_said(
    newsledger: Command, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    german = "Bei einem Unglück sind am Dienstag 31 Menschen ums Leben gekommen, teilte das Ministerium am Abend mit."
    assert newsledger("ingest", write_records(tmp_path / "a.jsonl", {"id": "1", "text": german})) == 0
    assert "not extracted (language de)" in capsys.readouterr().out
    assert rows(
        "select extraction, (select count(*) from segments), (select count(*) from figures) from revisions"
    ) == [("skipped: language de", 1, 0)]
    assert rows("select text, outcome, reason from numerals") == [("31", "other", "skipped: language de")]


def test_every_row_names_its_run_and_its_extractor(newsledger: Command, tmp_path: Path) -> None:
    assert newsledger("ingest", write_records(tmp_path / "a.jsonl", {"id": "1", "text": FIRST})) == 0
    for table in ("revisions", "segments", "sentences", "mentions", "dates", "figures", "figure_sources", "numerals"):
        assert rows(f"select count(*) > 0 from {table}") == [(True,)], table
        assert rows(
            f"select count(*) from {table} where run_id not in (select run_id from runs where status = 'completed') "
            "or extractor_id not in (select extractor_id from extractors)"
        ) == [(0,)], table


def test_original_bytes_are_kept(newsledger: Command, tmp_path: Path) -> None:
    from tasks.intake.archive import read_original

    source = tmp_path / "wire.txt"
    source.write_bytes(FIRST.encode("utf-16"))
    assert newsledger("ingest", source) == 0
    ((sha,),) = rows("select raw_sha256 from revisions")
    assert read_original(files_of(Path("warehouse.duckdb")) / "originals", str(sha)) == source.read_bytes()


def test_run_that_died_is_marked_and_what_it_left_is_cleared(newsledger: Command, tmp_path: Path) -> None:
    source = write_records(tmp_path / "a.jsonl", {"id": "1", "text": FIRST})
    assert newsledger("ingest", source) == 0
    ((run,),) = rows("select run_id from runs")
    with duckdb.connect("warehouse.duckdb") as con:
        con.execute("update runs set status = 'running', ended_at = null")
    left = files_of(Path("warehouse.duckdb")) / "staging" / str(run)
    write_items(left / "000001", [])
    (left / "pid").write_text("999999999", "utf-8")
    assert newsledger("ingest", source) == 0
    assert not left.exists()
    assert rows(f"select status from runs where run_id = '{run}'") == [("failed",)]


def test_warehouse_held_by_another_process_is_waited_for_then_named(
    newsledger: Command, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = write_records(tmp_path / "a.jsonl", {"id": "1", "text": FIRST})
    code = "import duckdb,sys; con = duckdb.connect('warehouse.duckdb'); print('held', flush=True); sys.stdin.read()"
    holder = subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        assert newsledger("ingest", source) == 1
        message = capsys.readouterr().err
        assert str(holder.pid) in message
        assert "run the same" in message
    finally:
        holder.communicate("")
    assert newsledger("ingest", source) == 0


def test_warehouse_of_a_newer_schema_is_left_alone(
    newsledger: Command, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = write_records(tmp_path / "a.jsonl", {"id": "1", "text": FIRST})
    assert newsledger("ingest", source) == 0
    with duckdb.connect("warehouse.duckdb") as con:
        con.execute("insert into schema_migrations values (9999, '9999_future.sql', now())")
    assert newsledger("ingest", source) == 1
    assert "newer newsledger" in capsys.readouterr().err
