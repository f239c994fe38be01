"""The schema of a warehouse brought up to date: numbered migrations first, then the views.

A migration and its record commit together, so a migration is either applied and recorded or neither. Views are
no migrations: each is replaced whenever its file differs from what the warehouse has.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from graphlib import TopologicalSorter
from hashlib import sha256
from pathlib import Path

import duckdb

from warehouse.errors import NewerSchemaError
from warehouse.transaction import transaction

FOLDER = Path(__file__).parent
_RECORDS = """
CREATE TABLE IF NOT EXISTS schema_migrations (
    version INTEGER NOT NULL, name VARCHAR NOT NULL, applied_at TIMESTAMPTZ NOT NULL
);
COMMENT ON TABLE schema_migrations IS 'The migrations that made this warehouse''s tables';
COMMENT ON COLUMN schema_migrations.version IS 'The number that the migration''s file begins with';
COMMENT ON COLUMN schema_migrations.name IS 'The name of its file';
COMMENT ON COLUMN schema_migrations.applied_at IS 'When it was applied (UTC)';
CREATE TABLE IF NOT EXISTS schema_views (name VARCHAR NOT NULL, sha256 VARCHAR NOT NULL);
COMMENT ON TABLE schema_views IS 'The views that newsledger keeps here; others are left alone';
COMMENT ON COLUMN schema_views.name IS 'The view';
COMMENT ON COLUMN schema_views.sha256 IS 'SHA-256 (hexadecimal) of all view files when they were last applied';
"""


@dataclass(frozen=True, slots=True)
class Script:
    """One SQL file: its number (0 for a view), its name and what it says."""

    version: int
    name: str
    sql: str


def migrate(con: duckdb.DuckDBPyConnection) -> tuple[str, ...]:
    """The names of the migrations that were applied now: none when the warehouse is up to date."""
    applied = _versions(con)
    pending = [script for script in migrations() if script.version not in applied]
    if not applied:
        con.execute(_RECORDS)
    for script in pending:
        _apply(con, script.sql, ("INSERT INTO schema_migrations VALUES (?, ?, now())", [script.version, script.name]))
    _replace_views(con)
    return tuple(script.name for script in pending)


def check_version(con: duckdb.DuckDBPyConnection, path: str) -> None:
    """Raises NewerSchemaError when a newer newsledger has migrated the warehouse."""
    newest, known = max(_versions(con), default=0), max(script.version for script in migrations())
    if newest > known:
        raise NewerSchemaError(
            f"The warehouse {path} has schema {newest}, made by a newer newsledger; this one knows up to {known}. "
            "Upgrade newsledger, or name another warehouse with --warehouse."
        )


@cache
def migrations() -> tuple[Script, ...]:
    """All migrations in the order of their numbers."""
    paths = sorted((FOLDER / "migrations").glob("[0-9][0-9][0-9][0-9]_*.sql"))
    return tuple(Script(int(path.name[:4]), path.name, path.read_text(encoding="utf-8")) for path in paths)


@cache
def views() -> tuple[Script, ...]:
    """All views, each after those that it reads from."""
    scripts = {path.stem: path.read_text(encoding="utf-8") for path in (FOLDER / "views").glob("*.sql")}
    reads = {name: _names_in(sql, scripts.keys() - {name}) for name, sql in sorted(scripts.items())}
    return tuple(Script(0, name, scripts[name]) for name in TopologicalSorter(reads).static_order())


def _names_in(sql: str, names: set[str]) -> set[str]:
    code = re.sub(r"--[^\n]*", "", sql).split("COMMENT ON", 1)[0]
    return names & set(re.findall(r"\w+", code))


def _versions(con: duckdb.DuckDBPyConnection) -> set[int]:
    has_records = con.execute("SELECT 1 FROM duckdb_tables() WHERE table_name = 'schema_migrations'").fetchone()
    if not has_records:
        return set()
    return {version for (version,) in con.execute("SELECT version FROM schema_migrations").fetchall()}


def _replace_views(con: duckdb.DuckDBPyConnection) -> None:
    digest = sha256("\n".join(view.name + view.sql for view in views()).encode()).hexdigest()
    kept = con.execute("SELECT name, sha256 FROM schema_views").fetchall()
    if {(view.name, digest) for view in views()} == set(kept):
        return
    gone = [name for name, _ in kept if name not in {view.name for view in views()}]
    statements = [f'DROP VIEW IF EXISTS "{name}"' for name in gone] + [view.sql for view in views()]
    records = [("INSERT INTO schema_views VALUES (?, ?)", [view.name, digest]) for view in views()]
    _apply(con, ";\n".join(statements), ("DELETE FROM schema_views", []), *records)


def _apply(con: duckdb.DuckDBPyConnection, sql: str, *records: tuple[str, Sequence[object]]) -> None:
    with transaction(con):
        con.execute(sql)
        for statement, values in records:
            con.execute(statement, values)
