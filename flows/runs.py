"""One run from its first moment to its last: its row in `runs`, its folders, its tallies, its summary.

A run's staging folder is named after the run and holds the id of its process. A run that ended without a word
(power cut, kill -9) is recognised by that: the next run removes its folder and marks its row as failed. What it had
loaded stays, what it had not is read again, so nothing is lost and nothing is there twice.
"""

import os
import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID, uuid4

from prefect import runtime

from flows.batches import Outcome
from flows.steps import Landed, open_warehouse
from tasks.errors import NewsledgerError
from warehouse.load import record_run
from warehouse.runs import close_lost_runs


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run came to; `reasons` of rejects, why documents were `skipped` and `rows` by table are counts.

    `unreadable` are messages, `failure` says it for the whole run, `empty` are the sources with nothing in them,
    `settled` the earlier rejects that it closed.
    """

    run_id: UUID
    new: int
    changed: int
    unchanged: int
    reasons: dict[str, int]
    skipped: dict[str, int]
    unreadable: tuple[str, ...]
    failure: str | None
    empty: tuple[str, ...]
    settled: int
    rows: dict[str, int]
    seconds: float
    run_url: str | None

    @property
    def rejected(self) -> int:
        """The number of inputs that were rejected."""
        return sum(self.reasons.values())

    def as_markdown(self) -> str:
        """The summary as Prefect's UI shows it."""
        counts = {"new": self.new, "changed": self.changed, "unchanged": self.unchanged, "rejected": self.rejected}
        lines = [
            "| inputs | number |",
            "| --- | ---: |",
            *(f"| {name} | {number:,} |" for name, number in counts.items()),
        ]
        lines += [f"| rejected: {reason} | {number:,} |" for reason, number in sorted(self.reasons.items())]
        lines += [f"| {why} | {number:,} |" for why, number in sorted(self.skipped.items())]
        lines += ["", "| table | rows written |", "| --- | ---: |"]
        lines += [f"| {table} | {number:,} |" for table, number in sorted(self.rows.items())]
        lines += [""] + [f"could not read {message}" for message in self.unreadable]
        lines += [f"no articles in {source}" for source in self.empty]
        lines += [f"earlier rejects settled: {self.settled:,}"] * bool(self.settled)
        return "\n".join(lines)


class UnreadableError(NewsledgerError):
    """A source could not be read at all; `summary` is what the run came to all the same."""

    def __init__(self, message: str, summary: Summary) -> None:
        super().__init__(message)
        self.summary = summary


@dataclass(slots=True)
class Run:
    """A run while it runs: where it works, and its tallies so far."""

    run_id: UUID
    flow: str
    warehouse: Path
    started_at: datetime
    prefect_flow_run_id: str | None
    items: int = 0
    done: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    rejected: Counter[str] = field(default_factory=Counter)
    skipped: Counter[str] = field(default_factory=Counter)
    rows: Counter[str] = field(default_factory=Counter)
    unreadable: list[str] = field(default_factory=list)
    empty: list[str] = field(default_factory=list)
    settled: int = 0

    @property
    def originals(self) -> Path:
        """The folder of the kept originals, beside the warehouse."""
        return files_of(self.warehouse) / "originals"

    @property
    def staging(self) -> Path:
        """The folder of what is on its way into the warehouse."""
        return files_of(self.warehouse) / "staging" / str(self.run_id)

    @property
    def failure(self) -> str | None:
        """Why the run counts as failed, though what could be read has landed; None where it does not."""
        return "could not read " + "; ".join(self.unreadable) if self.unreadable else None

    def add(self, landed: Landed, *outcomes: Outcome) -> None:
        """Counts what landed of a batch and what was rejected on the way."""
        self.new += landed.new
        self.changed += landed.changed
        self.unchanged += landed.unchanged
        self.rows.update(landed.rows)
        for outcome in outcomes:
            self.rejected.update(outcome.rejected)
            self.skipped.update(outcome.skipped)

    def summary(self) -> Summary:
        """The tallies as they are now."""
        return Summary(
            run_id=self.run_id,
            new=self.new,
            changed=self.changed,
            unchanged=self.unchanged,
            reasons=dict(self.rejected),
            skipped=dict(self.skipped),
            unreadable=tuple(self.unreadable),
            failure=self.failure,
            empty=tuple(self.empty),
            settled=self.settled,
            rows=dict(self.rows),
            seconds=(datetime.now(UTC) - self.started_at).total_seconds(),
            run_url=runtime.flow_run.ui_url,
        )


@contextmanager
def keep_run(flow: str, warehouse: Path) -> Iterator[Run]:
    """A block that is one run: its row is written when it starts and again when it ends, however it ends."""
    if not warehouse.absolute().parent.is_dir():
        raise NewsledgerError(
            f"there is no folder {warehouse.absolute().parent} for the warehouse: make it, or name another"
        )
    run = Run(uuid4(), flow, warehouse, datetime.now(UTC), runtime.flow_run.id)
    _clear_lost_runs(warehouse)
    run.staging.mkdir(parents=True, mode=0o700)
    (run.staging / "pid").write_text(str(os.getpid()), "utf-8")
    try:
        _record(run, "running")
        yield run
        _record(run, "failed" if run.failure else "completed", run.failure)
    except KeyboardInterrupt:
        with suppress(Exception):
            _record(run, "failed", "stopped by a person: what had landed stays")
        raise
    except BaseException as error:
        with suppress(Exception):  # the first error is the one to tell
            _record(run, "failed", f"{type(error).__name__}: {error}")
        raise
    finally:
        shutil.rmtree(run.staging, ignore_errors=True)


def files_of(warehouse: Path) -> Path:
    """The folder beside the warehouse with what belongs to it: originals, staged rows."""
    return warehouse.with_name(f"{warehouse.name}.files")


def _record(run: Run, status: str, message: str | None = None) -> None:
    row: dict[str, object] = {
        "run_id": run.run_id,
        "flow": run.flow,
        "prefect_flow_run_id": run.prefect_flow_run_id,
        "started_at": run.started_at,
        "ended_at": None if status == "running" else datetime.now(UTC),
        "status": status,
        "message": message,
        "items": run.items,
        "documents_new": run.new,
        "documents_changed": run.changed,
        "documents_unchanged": run.unchanged,
        "rejected": sum(run.rejected.values()),
        "table_rows": dict(run.rows),
    }
    with open_warehouse(run.warehouse) as con:
        record_run(con, row)


def _clear_lost_runs(warehouse: Path) -> None:
    lost = [folder for folder in (files_of(warehouse) / "staging").glob("*") if not _is_running(folder)]
    if lost:
        with open_warehouse(warehouse) as con:
            close_lost_runs(con, [UUID(folder.name) for folder in lost])
        for folder in lost:
            shutil.rmtree(folder, ignore_errors=True)


def _is_running(folder: Path) -> bool:
    try:
        os.kill(int((folder / "pid").read_text("utf-8")), 0)
    except (OSError, ValueError):
        return False
    return True
