"""What answers look like: values in a table, and tables that are wider than the terminal."""

import io

import duckdb
import pytest
from rich.console import Console

from flows.screen import Rows, as_text

SHOWN = {
    "INTERVAL '14 months 2 days 90 minutes'": "P14M2DT5400S",
    "INTERVAL 0 DAY": "PT0S",
    "TIME '10:00:05'": "10:00:05",
    "TIMESTAMP '2031-03-05 10:00:30'": "2031-03-05 10:00",
    "DATE '2031-03-05'": "2031-03-05",
    "{'place': 'Orsk', 'days': INTERVAL 3 DAY}": '{"place": "Orsk", "days": "P3D"}',
    "[1.50, 2]": "1.5, 2",
    "1234567.25::DOUBLE": "1,234,567.25",
    "NULL": "",
    "'a' || chr(27) || '[2J'": "a␛[2J",
}


@pytest.mark.parametrize(("sql", "text"), SHOWN.items(), ids=SHOWN)
def test_a_value_in_a_table(sql: str, text: str) -> None:
    with duckdb.connect() as con:
        (value,) = con.execute(f"SELECT {sql}").to_arrow_table().column(0).to_pylist()
    assert as_text(value) == text


NAMES = ("figure_id", "claimant", "sentence")
ROWS = [
    ("5e0c6b0e-6c0f-5a35-8f0e-3d7d6c1d2f11", "the ministry", "Ten people died on Tuesday. " * 4),
    ("7", None, "No."),
]


def shown(width: int, *, terminal: bool, skip_empty: bool = False) -> list[str]:
    out = io.StringIO()
    console = Console(file=out, width=width, force_terminal=terminal, no_color=True, color_system=None)
    console.print(Rows(NAMES, ROWS, skip_empty=skip_empty), crop=False)
    return [line.rstrip() for line in out.getvalue().splitlines()]


def test_columns_that_fit_are_a_table_in_which_no_word_is_broken() -> None:
    lines = shown(80, terminal=True)
    assert "┃" in lines[0]
    assert lines[2].startswith(" 5e0c6b0e-6c0f-5a35-8f0e-3d7d6c1d2f11 │ the ministry │ Ten people died")
    assert max(map(len, lines)) <= 80


def test_columns_that_do_not_fit_are_lines_of_a_block() -> None:
    lines = shown(60, terminal=True)
    assert lines[0].startswith("─── 1 ")
    assert lines[1] == "figure_id  5e0c6b0e-6c0f-5a35-8f0e-3d7d6c1d2f11"
    assert lines[3] == "sentence   Ten people died on Tuesday. Ten people died on"
    assert lines[4].startswith(" " * 11)
    assert max(map(len, lines)) <= 60
    assert lines[-2:] == ["claimant", "sentence   No."]


def test_block_without_what_is_empty() -> None:
    assert shown(60, terminal=True, skip_empty=True)[-2:] == ["figure_id  7", "sentence   No."]


def test_block_in_a_pipe_has_a_line_for_each_column_however_long() -> None:
    lines = shown(60, terminal=False)
    assert len(lines) == 2 * (1 + len(NAMES))
    assert lines[3] == "sentence   " + ("Ten people died on Tuesday. " * 4).strip()
