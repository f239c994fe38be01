"""The deployment for real: a server, a worker, a run that is triggered by hand, rows in the warehouse."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import duckdb
import yaml

ROOT = Path(__file__).parents[2]
PREFECT = Path(sys.executable).with_name("prefect")


def prefect(*arguments: str, seconds: float = 240) -> str:
    done = subprocess.run(
        [PREFECT, "--no-prompt", *arguments], cwd=ROOT, capture_output=True, text=True, timeout=seconds, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_deployed_flow_is_triggered_run_by_a_worker_and_fills_the_warehouse(prefect_api: str, tmp_path: Path) -> None:
    assert os.environ["PREFECT_API_URL"] == prefect_api
    (tmp_path / "wire.txt").write_text("At least 31 people were killed on Tuesday, the ministry said.", "utf-8")
    warehouse = tmp_path / "scheduled.duckdb"
    prefect("work-pool", "create", "newsledger", "--type", "process")
    prefect("deploy", "--all", "--prefect-file", "deploy/prefect.yaml")
    parameters = json.dumps({"sources": [str(tmp_path / "wire.txt")], "warehouse": str(warehouse)})
    triggered = prefect("deployment", "run", "ingest/hourly", "--params", parameters)
    run_id = re.search(r"[0-9a-f]{8}-[0-9a-f-]{27}", triggered)
    assert run_id is not None
    prefect("worker", "start", "--pool", "newsledger", "--run-once")
    with duckdb.connect(str(warehouse), read_only=True) as con:
        assert con.execute("select value, comparator from figures").fetchall() == [(31.0, ">=")]
        assert con.execute("select status, prefect_flow_run_id from runs where flow = 'ingest'").fetchall() == [
            ("completed", run_id.group())
        ]


def test_deployments_have_plain_parameters_that_the_flow_takes() -> None:
    from flows.ingest import ingest

    deployments = {
        d["name"]: d for d in yaml.safe_load((ROOT / "deploy/prefect.yaml").read_text("utf-8"))["deployments"]
    }
    assert set(deployments["hourly"]["parameters"]) <= set(ingest.parameters.properties)
    assert deployments["hourly"]["schedules"]
