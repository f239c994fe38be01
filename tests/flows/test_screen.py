"""What values look like in a table, whatever a query returns."""

import duckdb
import pytest

from flows.screen import as_text

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
