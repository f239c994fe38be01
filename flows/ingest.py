"""The ingest flow: sources in, rows or rejects out.

Inputs are read in chunks; what the warehouse has read before, byte for byte, ends there. The rest goes on in
batches: cleaned, planned against the warehouse and extracted side by side in worker processes, then loaded one
after another in the order they were read. Documents that another batch or another run moved on meanwhile are
planned again. What depends on several articles is resolved at the end.
"""

import logging
import shutil
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any, cast

from prefect import State, flow
from prefect.artifacts import create_markdown_artifact
from prefect.futures import PrefectFuture
from prefect.logging import get_logger
from prefect.states import Failed
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner

from flows import steps
from flows.batches import Batch, Outcome, write_items
from flows.inputs import Found, in_chunks, key_of, split
from flows.resolve import resolve
from flows.retries import Watch, read_kept
from flows.runs import Run, Summary, UnreadableError, keep_run
from flows.screen import reporter
from flows.settings import read_settings
from flows.steps import Plan
from flows.workers import Workers, current_workers, lend
from tasks.errors import NewsledgerError
from tasks.intake.rejects import Unreadable
from tasks.intake.sources import read_sources
from tasks.intake.timestamps import check_day
from tasks.records import Item
from warehouse.rejects import open_rejects

THREADS = 64  # they only wait for worker processes; with fewer, tasks that wait for others could hold those up
STUCK_ROUNDS = 20


@dataclass(frozen=True, slots=True)
class Started:
    """A batch on its way: the items of it that are worked on, and what its tasks will come to."""

    batch: Batch
    indices: Sequence[int]
    cleaned: PrefectFuture[Outcome] | None
    planned: PrefectFuture[Plan]
    extracted: PrefectFuture[Outcome]


@flow(
    name="ingest",
    flow_run_name="ingest into {warehouse}",
    task_runner=cast("TaskRunner[PrefectFuture[Any]]", ThreadPoolTaskRunner(max_workers=THREADS)),
    persist_result=False,
)
def ingest(
    sources: list[str],
    warehouse: str | None = None,
    published_at: date | None = None,
    source: str | None = None,
    workers: int | None = None,
    retry_rejects: bool = False,
) -> Summary | State[Summary]:
    """Reads articles into the warehouse: new ones, and new revisions of changed ones. The same again changes nothing.

    sources: files, folders, globs, or "-" for standard input. warehouse: the DuckDB file (default: the
    environment's NEWSLEDGER_WAREHOUSE, else warehouse.duckdb). published_at: the day of inputs that give none.
    source: the outlet or collection of inputs that name none. workers: worker processes (default: all cores).
    retry_rejects: also the open rejects, from their kept originals. The run's state is Failed when a source could not
    be read at all, for a schedule that finds nothing must not look well; what could be read has landed all the same.
    """
    if published_at:
        check_day(published_at)
    settings = read_settings()
    place = Path(warehouse) if warehouse else settings.warehouse
    lent = current_workers()
    pool = lent or Workers(workers or settings.workers)
    with nullcontext() if lent else pool, lend(pool), keep_run("ingest", place) as run:
        with steps.open_warehouse(place) as con:
            rejects = open_rejects(con)
        watch = Watch(rejects, sources)
        inputs = _watched(chain.from_iterable(_read_source(run, one, source) for one in sources), watch)
        kept = read_kept(rejects, run.originals, watch) if retry_rejects else ()
        template = Batch(run.staging, run.originals, run.run_id, published_at, source is not None)
        _read_all(run, _make_batches(run, template, chain(inputs, kept), pool.count), pool.count)
        run.settled = steps.close_rejects(place, run.run_id, sorted(watch.met)) if watch.met else 0
        if run.new or run.changed:
            reporter().waiting("resolving across articles")
            resolve(warehouse=str(place))
        summary = run.summary()
    create_markdown_artifact(key="ingest-summary", markdown=summary.as_markdown(), description="What the run came to")
    if summary.failure:
        get_logger("prefect.flow_runs").addFilter(tell_plainly)
        return Failed(message=summary.failure, data=UnreadableError(summary.failure, summary))
    return summary


def tell_plainly(record: logging.LogRecord) -> bool:
    """True for every record; one of a source that could not be read says just that, without Prefect's own traceback."""
    error = record.exc_info[1] if record.exc_info else None
    if isinstance(error, UnreadableError):
        record.msg, record.args, record.exc_info = str(error), (), None
    return True


def _read_source(run: Run, source: str, name: str | None) -> Iterator[Found]:
    """What is found in one source; notes a source with nothing in it."""
    is_empty = True
    for found in read_sources([source], source_name=name, stdin=sys.stdin.buffer):
        is_empty = False
        yield found
    if is_empty:
        run.empty.append(source)


def _watched(inputs: Iterable[Found], watch: Watch) -> Iterator[Found]:
    for found in inputs:
        watch.see(found.address)
        yield found


def _make_batches(run: Run, template: Batch, inputs: Iterable[Found], workers: int) -> Iterator[tuple[Batch, int]]:
    """The batches that there is work for, each with its number of items; counts what is read and what is unchanged."""
    number = 0
    for chunk in in_chunks(inputs):
        unchanged = _find_unchanged(run, chunk)
        run.items += len(chunk)
        run.unchanged += len(unchanged)
        run.done += len(unchanged)
        run.unreadable += [one.message for one in chunk if isinstance(one, Unreadable) and one.fatal]
        reporter().progress(run.items, run.done)
        for items in split(
            [one for i, one in enumerate(chunk) if i not in unchanged], workers, read_settings().batch_documents
        ):
            number += 1
            batch = replace(template, folder=run.staging / f"{number:06}")
            write_items(batch.folder, items)
            yield batch, len(items)


def _find_unchanged(run: Run, chunk: Sequence[Found]) -> frozenset[int]:
    positions = [i for i, one in enumerate(chunk) if isinstance(one, Item)]
    keys = [key_of(one) for one in chunk if isinstance(one, Item)]
    if not keys:
        return frozenset()
    known = steps.find_unchanged(run.warehouse, keys, run.started_at)
    return frozenset(positions[k] for k in known)


def _read_all(run: Run, batches: Iterable[tuple[Batch, int]], workers: int) -> None:
    """Every batch to its end; one more under way than there are workers, so that none idles and memory stays flat."""
    in_flight: deque[Started] = deque()
    again: list[tuple[Batch, Sequence[int]]] = []
    for batch, size in batches:
        in_flight.append(_start(run, batch, range(size)))
        if len(in_flight) > workers + 1:
            again += _land(run, in_flight.popleft())
    while in_flight:
        again += _land(run, in_flight.popleft())
    stuck = 0
    while again:
        left = [later for batch, indices in again for later in _land(run, _start(run, batch, indices, is_clean=True))]
        stuck = stuck + 1 if _size(left) == _size(again) else 0
        if stuck > STUCK_ROUNDS:
            raise NewsledgerError(
                f"{_size(left)} documents were changed by another run each time they were about to land. "
                "Wait for that run to end, then run the same command again"
            )
        again = left


def _start(run: Run, batch: Batch, indices: Sequence[int], *, is_clean: bool = False) -> Started:
    indices = list(indices)
    cleaned = None if is_clean else steps.clean_batch.submit(batch, indices)
    planned = steps.plan_batch.submit(run.warehouse, batch, indices, cleaned)
    return Started(batch, indices, cleaned, planned, steps.extract_batch.submit(batch, planned))


def _land(run: Run, started: Started) -> list[tuple[Batch, Sequence[int]]]:
    """Loads a batch and counts it; what has to be planned again, if anything."""
    cleaned = started.cleaned.result() if started.cleaned else Outcome()
    plan, extracted = started.planned.result(), started.extracted.result()
    landed = steps.load_batch(run.warehouse, started.batch, plan, extracted, run.started_at)
    run.add(landed, cleaned, extracted)
    run.done += len(started.indices) - len(landed.again)
    reporter().progress(run.items, run.done)
    if landed.again:
        return [(started.batch, landed.again)]
    shutil.rmtree(started.batch.folder)
    return []


def _size(batches: Sequence[tuple[Batch, Sequence[int]]]) -> int:
    return sum(len(indices) for _, indices in batches)
