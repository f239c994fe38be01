"""One frozen `Settings`: the only reader of the environment.

Every setting has a default that is right on a laptop; the README lists them all.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tasks.errors import UsageError

SERVER_MODES = ("auto", "ephemeral")


@dataclass(frozen=True, slots=True)
class Settings:
    """What can be set from outside. Times in seconds, sizes in bytes unless the name says otherwise."""

    warehouse: Path
    workers: int
    batch_documents: int
    lock_wait_seconds: float
    server: str
    server_port: int
    server_idle_minutes: float
    prefect_home: Path
    prefect_api_url: str | None
    no_color: bool


def read_settings(environ: Mapping[str, str] | None = None) -> Settings:
    """The settings of this process.

    >>> read_settings({"NEWSLEDGER_WAREHOUSE": "x.duckdb"}).warehouse
    PosixPath('x.duckdb')

    A value that can't be used raises `UsageError` naming the variable.
    """
    env = os.environ if environ is None else environ
    server = env.get("NEWSLEDGER_SERVER", "auto")
    if server not in SERVER_MODES:
        raise UsageError(f"NEWSLEDGER_SERVER is {server!r}: it must be one of {', '.join(SERVER_MODES)}")
    return Settings(
        warehouse=Path(env.get("NEWSLEDGER_WAREHOUSE") or "warehouse.duckdb"),
        workers=int(_number(env, "NEWSLEDGER_WORKERS", os.cpu_count() or 1, least=1)),
        batch_documents=int(_number(env, "NEWSLEDGER_BATCH_DOCUMENTS", 100, least=1)),
        lock_wait_seconds=_number(env, "NEWSLEDGER_LOCK_WAIT_SECONDS", 60, least=0),
        server=server,
        server_port=int(_number(env, "NEWSLEDGER_SERVER_PORT", 4200, least=0)),
        server_idle_minutes=_number(env, "NEWSLEDGER_SERVER_IDLE_MINUTES", 30, least=0),
        prefect_home=Path(env.get("PREFECT_HOME") or "~/.prefect").expanduser(),
        prefect_api_url=env.get("PREFECT_API_URL") or None,
        no_color=bool(env.get("NO_COLOR")),
    )


def _number(env: Mapping[str, str], name: str, default: float, least: float) -> float:
    given = env.get(name, "").strip()
    if not given:
        return default
    try:
        value = float(given)
    except ValueError:
        value = float("nan")
    if not value >= least:
        raise UsageError(f"{name} is {given!r}: it must be a number of at least {least:g}")
    return value
