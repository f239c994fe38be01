"""Worker processes: one that dies takes nobody else's work with it."""

import io
import os
import signal
import time
from pathlib import Path
from threading import Timer
from uuid import UUID

import pytest
from rich.console import Console

from flows import steps
from flows.batches import Batch, write_items
from flows.trigger import stoppable
from flows.workers import StoppedError, WorkerDiedError, Workers
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


def test_workers_do_not_hear_ctrl_c() -> None:
    with Workers(1) as workers:
        process = workers.run(60, os.getpid)
        os.kill(process, signal.SIGINT)
        assert workers.run(60, os.getpid) == process


def test_stopped_workers_end_what_they_are_doing_and_start_nothing_again() -> None:
    with Workers(1) as workers:
        workers.run(60, sleep, 0)
        Timer(0.3, workers.stop).start()
        start = time.monotonic()
        with pytest.raises(StoppedError):
            workers.run(60, sleep, 60)
        assert time.monotonic() - start < 30
        with pytest.raises(StoppedError):
            workers.run(60, sleep, 0)


def press_ctrl_c(*, disguised: bool) -> None:
    try:
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(5)
    except KeyboardInterrupt:
        if disguised:
            raise ValueError("Error calling function: KeyboardInterrupt") from None
        raise


@pytest.mark.parametrize("disguised", [False, True], ids=["as it is", "made another error of by a library"])
def test_ctrl_c_says_a_line_and_ends_the_block(disguised: bool) -> None:
    out = io.StringIO()
    before = signal.getsignal(signal.SIGINT)
    with Workers(1) as workers:
        with pytest.raises(KeyboardInterrupt), stoppable(workers, Console(file=out)):
            press_ctrl_c(disguised=disguised)
        with pytest.raises(StoppedError):
            workers.run(60, sleep, 0)
    assert signal.getsignal(signal.SIGINT) == before
    assert out.getvalue() == "stopping; press Ctrl-C again to stop at once\n"
