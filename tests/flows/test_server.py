"""The local Prefect server: found again, seen, stopped; the user's own comes first."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from flows import server
from flows.cli import main
from flows.settings import Settings, read_settings


def test_second_command_finds_the_first_ones_server(prefect_api: str, prefect_settings: Settings) -> None:
    found = server.find_server(prefect_settings)
    assert found is not None
    assert found.api_url == prefect_api
    assert server.start_server(prefect_settings) == found


@pytest.mark.usefixtures("prefect_api")
def test_server_is_easy_to_see(capsys: pytest.CaptureFixture[str], prefect_settings: Settings) -> None:
    assert main(["server", "status"]) == 0
    local = server.find_server(prefect_settings)
    assert local is not None
    assert f"{local.url} (process {local.pid}" in capsys.readouterr().out


@pytest.mark.usefixtures("prefect_api")
def test_server_says_what_other_terminals_need(
    capsys: pytest.CaptureFixture[str], prefect_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PREFECT_API_URL")
    assert main(["server", "status"]) == 0
    local = server.find_server(prefect_settings)
    assert local is not None
    assert f"export PREFECT_API_URL={local.api_url}\n" in capsys.readouterr().out


def test_named_server_comes_first_from_environment_then_profile(tmp_path: Path) -> None:
    profile = 'active = "ours"\n[profiles.ours]\nPREFECT_API_URL = "http://127.0.0.1:1/api"\n'
    (tmp_path / "profiles.toml").write_text(profile, "utf-8")
    assert server.named_api_url(read_settings({"PREFECT_HOME": str(tmp_path)})) == "http://127.0.0.1:1/api"
    named = read_settings({"PREFECT_HOME": str(tmp_path), "PREFECT_API_URL": "http://127.0.0.1:2/api"})
    assert server.named_api_url(named) == "http://127.0.0.1:2/api"


@pytest.mark.parametrize(
    "state", ["", "[]", '{"pid": 1}', '{"pid": 999999999, "url": "http://127.0.0.1:9", "log": "x"}']
)
def test_left_over_or_damaged_state_counts_as_no_server(tmp_path: Path, state: str) -> None:
    (tmp_path / "newsledger-server.json").write_text(state, "utf-8")
    settings = read_settings({"PREFECT_HOME": str(tmp_path)})
    assert server.find_server(settings) is None
    assert server.stop_server(settings) is None


def test_a_server_that_does_not_stop_is_killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deaf = (
        "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('up', flush=True); time.sleep(600)"
    )
    with subprocess.Popen([sys.executable, "-c", deaf, "flows.server"], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "up\n"
        monkeypatch.setattr(server, "STOP_SECONDS", 0.3)
        monkeypatch.setattr(server, "_launched", [process])
        state = {"pid": process.pid, "url": "http://127.0.0.1:9", "log": "x"}
        (tmp_path / "newsledger-server.json").write_text(json.dumps(state), "utf-8")
        stopped = server.stop_server(read_settings({"PREFECT_HOME": str(tmp_path)}))
        assert stopped is not None
        assert process.wait(timeout=60) == -9
