"""The quality checks of `checks/`: what must hold in the warehouse, each an SQL file that selects what violates it."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import duckdb

from warehouse.scripts import split_comment

_FOLDER = Path(__file__).parent / "checks"
_ORDER = ("fail", "warn", "pass")


@dataclass(frozen=True, slots=True)
class Check:
    """A quality check: what must hold, how grave it is when it does not (fail or warn), and its SQL."""

    name: str
    holds: str
    severity: str
    sql: str


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What a check found: how many rows violate it, and the first of them by column name."""

    check: Check
    violations: int
    examples: tuple[dict[str, object], ...]

    @property
    def status(self) -> str:
        """`pass`, or else how grave it is: `warn` or `fail`."""
        return self.check.severity if self.violations else "pass"


def run_checks(con: duckdb.DuckDBPyConnection, examples: int = 5) -> list[CheckResult]:
    """What every check found, those that fail first."""
    results = [_run_check(con, check, examples) for check in checks()]
    return sorted(results, key=lambda result: (_ORDER.index(result.status), result.check.name))


@cache
def checks() -> tuple[Check, ...]:
    """All checks, by name."""
    return tuple(_read_check(path) for path in sorted(_FOLDER.glob("*.sql")))


def _run_check(con: duckdb.DuckDBPyConnection, check: Check, examples: int) -> CheckResult:
    con.execute(f"CREATE OR REPLACE TEMP TABLE violations AS {check.sql}")
    count = con.execute("SELECT count(*) FROM violations").fetchone()
    cursor = con.execute(f"FROM violations LIMIT {examples:d}")
    names = [name for name, *_ in cursor.description or ()]
    found = tuple(dict(zip(names, row, strict=True)) for row in cursor.fetchall())
    return CheckResult(check, count[0] if count else 0, found)


def _read_check(path: Path) -> Check:
    comment, sql = split_comment(path.read_text(encoding="utf-8"))
    holds, _, severity = comment.partition("severity:")
    if severity.strip() not in ("fail", "warn"):
        raise ValueError(f"{path} must have a comment line `-- severity: fail` or `-- severity: warn`.")
    return Check(path.stem, holds.strip(), severity.strip(), sql)
