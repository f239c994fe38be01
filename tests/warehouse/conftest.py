"""Every test gets a warehouse of its own in memory."""

from collections.abc import Iterator

import duckdb
import pytest

from warehouse.connect import connect


@pytest.fixture
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    with connect(":memory:") as con:
        yield con
