"""Questions: read-only, shut in, bounded, streamed; in CSV, JSON and Parquet."""

import csv
import io
import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from warehouse.connect import connect
from warehouse.errors import QueryError
from warehouse.formats import write_rows
from warehouse.query import Limits, open_for_questions, questions


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "news.duckdb"
    with connect(path):
        pass
    return path


def answer(path: Path, sql: str, form: str = "json", limits: Limits | None = None) -> bytes:
    out = io.BytesIO()
    with open_for_questions(path, limits=limits) as ask:
        write_rows(ask(sql), form, out)
    return out.getvalue()


def test_json_is_an_array_of_objects(path: Path) -> None:
    sql = """SELECT 1 AS one, 'né "x"' AS words,
        DATE '2031-03-03' AS day, ['a', NULL] AS list, 1.50 AS price, NULL AS nothing,
        'infinity'::DOUBLE AS much, uuid() IS NOT NULL AS yes, {'a': 1} AS box,
        TIMESTAMPTZ '2031-03-03 10:00:00+00' AS at"""
    (row,) = json.loads(answer(path, sql))
    assert row == {
        "one": 1,
        "words": 'né "x"',
        "day": "2031-03-03",
        "list": ["a", None],
        "price": 1.5,
        "nothing": None,
        "much": None,
        "yes": True,
        "box": {"a": 1},
        "at": "2031-03-03T10:00:00+00:00",
    }


def test_ids_are_text_and_names_that_clash_are_told_apart(path: Path) -> None:
    assert json.loads(answer(path, "SELECT '00000000-0000-0000-0000-000000000001'::UUID AS id, 2 AS id")) == [
        {"id": "00000000-0000-0000-0000-000000000001", "id_1": 2}
    ]


def test_no_rows_are_an_empty_array_and_a_header(path: Path) -> None:
    assert json.loads(answer(path, "SELECT 1 AS a WHERE false")) == []
    assert answer(path, "SELECT 1 AS a WHERE false", "csv") == b"a\n"


def test_csv_quotes_what_needs_quoting(path: Path) -> None:
    got = answer(path, "SELECT 'a,\"b\"\n' AS x, NULL AS y, [1, 2] AS z", "csv").decode()
    assert list(csv.reader(io.StringIO(got))) == [["x", "y", "z"], ['a,"b"\n', "", "[1, 2]"]]


def test_parquet_comes_back(path: Path) -> None:
    table = pq.read_table(io.BytesIO(answer(path, "SELECT i, i::VARCHAR AS s FROM range(5000) AS t(i)", "parquet")))
    assert (table.num_rows, table.column_names) == (5000, ["i", "s"])


@pytest.mark.parametrize(
    ("sql", "message"),
    [
        ("DELETE FROM documents", "Only reading"),
        ("CREATE TABLE x (a INTEGER)", "Only reading"),
        ("COPY documents TO '/tmp/x.csv'", "Only reading"),
        ("ATTACH '/tmp/other.duckdb'", "Only reading"),
        ("SET enable_external_access = true", "Only reading"),
        ("INSTALL httpfs", "Only reading"),
        ("PRAGMA database_list; SELECT 1", "One query"),
        ("", "One query"),
        ("SELECT * FROM read_text('/etc/passwd')", "disabled"),
        ("SELECT * FROM '/etc/passwd'", "passwd"),
        ("SELECT * FROM nowhere", "nowhere"),
        ("SELEC 1", "syntax error"),
        ("SELECT error('stop ' || i) FROM range(3) AS t(i)", "stop 0"),
    ],
)
def test_what_is_not_reading_the_warehouse_is_refused(sql: str, message: str, path: Path) -> None:
    with pytest.raises(QueryError, match=message):
        answer(path, sql)


def test_python_variables_are_no_tables(path: Path) -> None:
    secret = __import__("pyarrow").table({"a": [1]})
    assert secret.num_rows == 1
    with pytest.raises(QueryError, match="secret"):
        answer(path, "SELECT * FROM secret")


def test_a_query_that_takes_too_long_is_stopped(path: Path) -> None:
    sql = "SELECT count(*) FROM range(100000000) AS a(i), range(100000000) AS b(j) WHERE (i * j) % 7 = 3"
    with pytest.raises(QueryError, match=r"longer than 0\.3 seconds"):
        answer(path, sql, limits=Limits(seconds=0.3))


def test_an_unknown_format_is_refused(path: Path) -> None:
    with pytest.raises(QueryError, match="csv, json, parquet"):
        answer(path, "SELECT 1", "yaml")


def test_rows_are_streamed(path: Path) -> None:
    with open_for_questions(path, limits=Limits(memory="100MB")) as ask:
        first = ask("SELECT i, repeat('x', 1000) AS words FROM range(10000000) AS t(i)").read_next_batch()
    assert 0 < first.num_rows <= 10_000


@pytest.mark.parametrize("name", questions())
def test_every_kept_question_runs_and_says_what_it_asks(name: str, path: Path) -> None:
    question = questions()[name]
    assert question.question.endswith("?")
    json.loads(answer(path, question.sql))
