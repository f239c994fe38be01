"""A real Prefect server for the whole session, and the command line run in this process."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from prefect.logging.handlers import APILogHandler
from prefect.settings import PREFECT_API_URL, temporary_settings

from flows import server
from flows.cli import main
from flows.settings import Settings, read_settings


@pytest.fixture(scope="session")
def prefect_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """Settings with a Prefect home of their own; what is started there is stopped by its own process id."""
    kept = dict(os.environ)
    os.environ.pop("PREFECT_API_URL", None)
    os.environ |= {
        "PREFECT_HOME": str(tmp_path_factory.mktemp("prefect")),
        "NEWSLEDGER_SERVER_PORT": "0",
        "NEWSLEDGER_WORKERS": "2",
        "NEWSLEDGER_LOCK_WAIT_SECONDS": "2",
    } | server.quiet_environment()
    settings = read_settings()
    yield settings
    server.stop_server(settings)
    os.environ.clear()
    os.environ |= kept


@pytest.fixture(scope="session")
def prefect_api(prefect_settings: Settings) -> Iterator[str]:
    """The API URL of a running local server."""
    local = server.start_server(prefect_settings)
    server.wait_for(local)
    os.environ["PREFECT_API_URL"] = local.api_url
    with temporary_settings({PREFECT_API_URL: local.api_url}):
        yield local.api_url
        APILogHandler().flush()
    del os.environ["PREFECT_API_URL"]


@pytest.fixture
def newsledger(prefect_api: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """The command line in an empty folder, its exit code returned; `warehouse.duckdb` is there."""
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: main([str(argument) for argument in arguments])
