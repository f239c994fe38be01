"""The command line: help that teaches, errors that say what to do next, answers in every format."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from flows.cli import main

Command = Callable[..., int]
COMMANDS = ("ingest", "sql", "show", "rejects", "check", "review", "resolve", "server")
TEXT = 'At least 31 people were killed on Tuesday, the ministry said. "We found them," said Ana Lund.'


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_every_command_has_examples(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])
    assert ended.value.code == 0
    assert f"  newsledger {command}" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["frobnicate"], "invalid choice"),
        (["ingest"], "SOURCE"),
        (["ingest", "x", "--published-at", "yesterday"], "2026-03-07"),
        (["ingest", "x", "--published-at", "0001-01-01"], "from 1600 to 2399"),
        (["ingest", "x", "--workers", "0"], "at least 1"),
        (["sql", "FROM facts", "--format", "xls"], "table"),
    ],
    ids=["no such command", "no source", "no date", "no day of news", "no workers", "no such format"],
)
def test_wrong_usage_ends_with_2_and_says_what_is_right(
    arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert says in capsys.readouterr().err


@pytest.mark.parametrize(
    ("variable", "value"),
    [("NEWSLEDGER_WORKERS", "many"), ("NEWSLEDGER_WORKERS", "0"), ("NEWSLEDGER_SERVER", "remote")],
)
def test_setting_that_cannot_be_used_is_named(
    variable: str, value: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(variable, value)
    assert main(["check"]) == 2
    assert variable in capsys.readouterr().err


@pytest.mark.parametrize(
    "command",
    [["sql", "FROM facts"], ["show", "x"], ["rejects"], ["check"], ["review"], ["resolve"]],
    ids=lambda command: command[0],
)
def test_without_a_warehouse_the_way_to_make_one_is_shown(
    command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(command) == 1
    assert "newsledger ingest SOURCE" in " ".join(capsys.readouterr().err.split())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("word", "says"),
    [("tol_over_time", "did you mean toll_over_time?"), ("facts", '"FROM facts"'), ("zzz", "sql --list")],
)
def test_word_that_is_no_question_is_explained(word: str, says: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sql", word]) == 2
    said = " ".join(capsys.readouterr().err.split())
    assert says in said
    assert "sql --list" in said


@pytest.fixture(scope="module")
def filled(prefect_api: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("filled")
    (folder / "wire.txt").write_text(TEXT, "utf-8")
    assert main(["ingest", str(folder / "wire.txt"), "--warehouse", str(folder / "w.duckdb")]) == 0
    return folder / "w.duckdb"


def test_answers_come_as_csv_and_json(filled: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    sql = "SELECT value, comparator, claimant FROM facts"
    assert main(["sql", sql, "--format", "csv", "--warehouse", str(filled)]) == 0
    assert capfdbinary.readouterr().out == b"value,comparator,claimant\n31.0,>=,the ministry\n"
    assert main(["sql", sql, "--format", "json", "--warehouse", str(filled)]) == 0
    assert json.loads(capfdbinary.readouterr().out) == [{"value": 31.0, "comparator": ">=", "claimant": "the ministry"}]


def test_answers_come_as_parquet(filled: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["sql", "SELECT value FROM figures", "--format", "parquet", "--warehouse", str(filled)]) == 0
    table = pq.read_table(io.BytesIO(capfdbinary.readouterr().out))
    assert table.to_pydict() == {"value": [31.0]}


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM facts",
        "SELECT * FROM read_csv('/etc/passwd')",
        "ATTACH '/tmp/x.duckdb'",
        "SELECT 1; SELECT 2",
        "SELEC 1",
    ],
)
def test_sql_that_does_more_than_read_the_warehouse_is_refused(
    sql: str, filled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["sql", sql, "--warehouse", str(filled)]) == 2
    assert capsys.readouterr().out == ""


def test_show_finds_a_document_by_source_id_and_marks_nothing_when_piped(
    filled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["show", "wire.txt", "--warehouse", str(filled)]) == 0
    shown = capsys.readouterr().out
    assert TEXT.split('"')[0].strip() in " ".join(shown.split())
    assert "\x1b" not in shown


def test_show_of_an_unknown_document_says_how_to_find_it(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "nobody", "--warehouse", str(filled)]) == 2
    assert "FROM documents" in capsys.readouterr().err


def test_control_characters_of_an_article_do_not_reach_the_terminal(
    newsledger: Command, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "bad.txt").write_text("Two people \x1b]0;owned\x07 died on Tuesday, police said.", "utf-8")
    newsledger("ingest", tmp_path / "bad.txt")
    capsys.readouterr()
    newsledger("show", "bad.txt")
    newsledger("rejects")
    assert "\x1b" not in capsys.readouterr().out


def test_standard_input_is_read(newsledger: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    record = json.dumps({"id": "1", "text": TEXT}).encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(record)))
    assert newsledger("ingest", "-", "--source", "pipe") == 0
    assert newsledger("sql", "SELECT source FROM documents", "--format", "csv") == 0
