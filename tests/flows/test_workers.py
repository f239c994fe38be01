"""Worker processes: one that dies takes nobody else's work with it."""

import time
from pathlib import Path
from uuid import UUID

import pytest

from flows import steps
from flows.batches import Batch, write_items
from flows.workers import WorkerDiedError, Workers
from tasks.records import Item
from tests.flows.deadly import sleep, work_or_die


@pytest.fixture
def batch(tmp_path: Path) -> Batch:
    made = Batch(tmp_path / "batch", tmp_path / "originals", UUID(int=1))
    write_items(made.folder, [Item("wire", str(n), f"wire#{n}", "text/plain", b"Ten people died.") for n in range(6)])
    return made


def test_item_that_kills_its_worker_is_rejected_and_the_others_are_worked_on(batch: Batch) -> None:
    with Workers(2) as workers:
        outcome = steps._merge(list(steps._isolate(workers, work_or_die, batch, range(6), "clean")))
    assert sorted(outcome.skipped) == ["0", "1", "2", "4", "5"]
    assert outcome.rejected == {"worker_died": 1}


def test_work_that_takes_too_long_is_ended_and_the_next_goes_on() -> None:
    with Workers(1) as workers:
        workers.run(60, sleep, 0)
        start = time.monotonic()
        with pytest.raises(WorkerDiedError):
            workers.run(0.5, sleep, 60)
        workers.run(60, sleep, 0)
        assert time.monotonic() - start < 50
