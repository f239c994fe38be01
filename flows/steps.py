"""Every Prefect task: thin wrappers over the worker functions and the warehouse, a batch in, a small summary out.

Arguments are paths and ids, never documents or connections: Prefect walks and hashes what it is given. Caching is
off for the same reason. The warehouse is opened late and closed early, by one thread of a run at a time.
"""

import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar
from uuid import UUID

import duckdb
from prefect import State, Task, task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import TaskRun

from flows.batches import Batch, Outcome, Planned, clean_part, extract_part, read_prepared, reject_items
from flows.screen import reporter
from flows.settings import read_settings
from flows.workers import WorkerDiedError, Workers, current_workers
from tasks.claims.changes import compare_revisions
from tasks.claims.claim_groups import group_figures
from tasks.errors import RejectedError
from warehouse import load, lookup, rejects
from warehouse.connect import connect
from warehouse.resolve import resolve

PART_SECONDS = 120.0
DOCUMENT_SECONDS = 10.0
Part = TypeVar("Part", int, Planned)
_one_at_a_time = Lock()


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be extracted of a batch, from which state of the warehouse, what is unchanged and what must wait."""

    extract: tuple[Planned, ...] = ()
    expected: Mapping[UUID, UUID | None] = field(default_factory=dict)
    unchanged: tuple[load.Seen, ...] = ()
    later: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Landed:
    """What a batch came to: its counts, its rows by table, and the items that have to be planned again."""

    new: int
    changed: int
    unchanged: int
    rows: Mapping[str, int]
    again: tuple[int, ...]


def _is_transient(_task: Task[..., Any], _run: TaskRun, state: State[Any]) -> bool:
    """Only what may pass is tried again: an I/O error; not a full disk, a lock that was waited for, or a defect."""
    try:
        state.result()
    except (OSError, duckdb.IOException):
        return True
    except Exception:  # noqa: BLE001 (whatever it was, trying again would not help)
        return False
    return False


def step(name: str) -> Callable[..., Any]:
    """A decorator that makes a Prefect task of a function; `name` is each run's, filled in from its arguments."""
    return task(
        name=name.partition(" {")[0],
        task_run_name=name,
        cache_policy=NO_CACHE,
        persist_result=False,
        retries=2,
        retry_delay_seconds=[1, 5],
        retry_condition_fn=_is_transient,
    )


@contextmanager
def open_warehouse(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A writing connection for one short while; waits for another process, and says so on the screen."""
    wait = read_settings().lock_wait_seconds
    with _one_at_a_time, connect(path, wait_seconds=wait, on_wait=reporter().waiting) as con:
        yield con


@step("find unchanged in {warehouse.name}")
def find_unchanged(warehouse: Path, keys: Sequence[lookup.Key], seen_at: datetime) -> frozenset[int]:
    """The positions in `keys` of inputs whose very bytes the warehouse has read; marks them as seen again."""
    with open_warehouse(warehouse) as con:
        known = lookup.lookup(con, keys)
        seen = [load.Seen(document, keys[i].address, keys[i].raw_sha256) for i, document in known.items()]
        load.touch_documents(con, seen, seen_at)
    return frozenset(known)


@step("clean {batch.folder.name}")
def clean_batch(batch: Batch, indices: Sequence[int]) -> Outcome:
    """The outcome of cleaning these items in a worker; an item that kills its worker is rejected."""
    return _in_worker(clean_part, batch, indices, "clean")


@step("plan {batch.folder.name}")
def plan_batch(warehouse: Path, batch: Batch, indices: Sequence[int], _cleaned: Outcome) -> Plan:
    """Which of the cleaned documents are new revisions; only the first of several for one document, the others wait."""
    wanted = set(indices)
    prepared = {index: one for index, one in read_prepared(batch).items() if index in wanted}
    with open_warehouse(warehouse) as con:
        known = lookup.current_revisions(con, {one.document_id for one in prepared.values()})
    extract, unchanged, later = [], [], []
    expected: dict[UUID, UUID | None] = {}
    for index, one in sorted(prepared.items()):
        current = known.get(one.document_id)
        if one.document_id in expected:
            later.append(index)
        elif current and current.text_sha256 == one.text_sha256:
            unchanged.append(load.Seen(one.document_id, one.item.address, one.raw_sha256))
        else:
            expected[one.document_id] = current.revision_id if current else None
            extract.append(Planned(index, current.revision_no + 1 if current else 1))
    return Plan(tuple(extract), expected, tuple(unchanged), tuple(later))


@step("extract {batch.folder.name}")
def extract_batch(batch: Batch, plan: Plan) -> Outcome:
    """The outcome of extracting the planned documents in a worker; one that kills its worker is rejected."""
    return _in_worker(extract_part, batch, plan.extract, "extract")


@step("load {batch.folder.name}")
def load_batch(warehouse: Path, batch: Batch, plan: Plan, extracted: Outcome, seen_at: datetime) -> Landed:
    """What landed of the batch, in one short transaction."""
    folders = sorted(batch.folder.glob("load-*"))
    with open_warehouse(warehouse) as con:
        result = load.load_batch(con, folders, plan.expected)
        load.touch_documents(con, plan.unchanged, seen_at)
    for folder in folders:
        shutil.rmtree(folder)
    not_landed = result.stale | set(extracted.failed)
    landed = {document: before for document, before in plan.expected.items() if document not in not_landed}
    new = sum(before is None for before in landed.values())
    prepared = read_prepared(batch) if result.stale else {}
    again = [p.index for p in plan.extract if result.stale and prepared[p.index].document_id in result.stale]
    return Landed(new, len(landed) - new, len(plan.unchanged), result.rows, (*again, *plan.later))


@step("close rejects in {warehouse.name}")
def close_rejects(warehouse: Path, run_id: UUID, met: Sequence[UUID]) -> int:
    """How many open rejects of earlier runs this one has closed, of those whose inputs it read again."""
    with open_warehouse(warehouse) as con:
        return rejects.close_rejects(con, run_id, met)


@step("resolve {warehouse.name}")
def resolve_warehouse(warehouse: Path) -> Mapping[str, int]:
    """The rows that resolving wrote, by table."""
    with open_warehouse(warehouse) as con:
        return resolve(con, group_figures, compare_revisions)


def _in_worker(
    work: Callable[[Batch, Sequence[Part]], Outcome], batch: Batch, part: Sequence[Part], name: str
) -> Outcome:
    workers = current_workers()
    if workers is None:
        raise RuntimeError("no workers were lent to this run")
    return _merge(list(_isolate(workers, work, batch, part, name)))


def _isolate(
    workers: Workers, work: Callable[[Batch, Sequence[Part]], Outcome], batch: Batch, part: Sequence[Part], name: str
) -> Iterator[Outcome]:
    """The outcomes of a part; when its worker dies, of its halves, down to the item that it dies of."""
    if not part:
        return
    try:
        yield workers.run(PART_SECONDS + DOCUMENT_SECONDS * len(part), work, batch, part)
    except WorkerDiedError:  # of this part, or of another that was being worked on beside it
        if len(part) == 1:
            yield _alone(work, batch, part, name)
        else:
            half = (len(part) + 1) // 2
            yield from _isolate(workers, work, batch, part[:half], name)
            yield from _isolate(workers, work, batch, part[half:], name)


def _alone(work: Callable[[Batch, Sequence[Part]], Outcome], batch: Batch, part: Sequence[Part], name: str) -> Outcome:
    try:
        with Workers(1) as worker:
            return worker.run(PART_SECONDS + DOCUMENT_SECONDS, work, batch, part)
    except WorkerDiedError as error:
        index = part[0] if isinstance(part[0], int) else part[0].index
        return reject_items(
            batch, [index], RejectedError(name, "worker_died", f"reading it ended its process: {error}"), name
        )


def _merge(outcomes: Sequence[Outcome]) -> Outcome:
    return Outcome(
        sum((o.rejected for o in outcomes), Counter()),
        sum((o.skipped for o in outcomes), Counter()),
        tuple(document for o in outcomes for document in o.failed),
    )
