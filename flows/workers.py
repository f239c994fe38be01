"""The worker processes of this machine: as many as asked for, each with the language model, gone when the run ends.

Prefect's own process task runner costs 80 to 120 ms a task and 8 s a flow here; one pool for the whole run,
which Prefect tasks hand whole batches to, costs nothing to speak of. Where the system can fork, the model is
loaded once in a helper process that the workers are forked from (`forkserver`), and only while `warm` is on its way.
"""

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Future, ProcessPoolExecutor
from concurrent.futures import TimeoutError as FutureTimeoutError
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from threading import RLock, Thread
from types import TracebackType
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class WorkerDiedError(Exception):
    """The worker that had this work ended, or took longer than it may: the work, or work beside it, was too much."""


class StoppedError(Exception):
    """The workers were stopped for good: there is no use in trying again."""


class Workers:
    """A pool of worker processes; a broken one is replaced by a fresh one. Use it as a context manager.

    Ctrl-C is for the process that started them to act on: the workers themselves never hear of it.
    """

    def __init__(self, count: int) -> None:
        self.count = count
        self._lock = RLock()  # `stop` may be called in the midst of anything: it is what Ctrl-C does
        self._stopped = False
        self._pool = self._start()

    def warm(self) -> None:
        """Starts the first worker, so that its model loads while the caller does other things.

        From a thread, because the first start waits until the process that workers are forked from has loaded.
        """
        Thread(target=self._warm, daemon=True).start()

    def run(self, seconds: float, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What `work` returns in a worker; `WorkerDiedError` when its process ended or `seconds` passed."""
        pool = self._pool
        try:
            return _submit(pool, work, *args, **kwargs).result(timeout=seconds)
        except (BrokenProcessPool, CancelledError, FutureTimeoutError) as error:
            if self._stopped:
                raise StoppedError("stopped") from error
            self._replace(pool)
            raise WorkerDiedError(str(error) or f"no answer in {seconds:.0f} s") from error

    def stop(self) -> None:
        """Ends the workers now, whatever they are doing, and for good; what they were at is lost."""
        with self._lock:
            self._stopped = True
            self._end(self._pool)

    def __enter__(self) -> "Workers":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self._pool.shutdown()
        else:  # nobody waits for what they are doing
            self.stop()

    def _start(self) -> ProcessPoolExecutor:
        for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
            os.environ.setdefault(name, "1")  # the workers are the parallelism: threads inside them only get in the way
        methods = multiprocessing.get_all_start_methods()
        context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
        context.set_forkserver_preload(["flows.warm"])
        return ProcessPoolExecutor(self.count, mp_context=context)

    def _replace(self, broken: ProcessPoolExecutor) -> None:
        with self._lock:
            if self._pool is broken and not self._stopped:
                self._end(broken)
                self._pool = self._start()

    def _end(self, pool: ProcessPoolExecutor) -> None:
        for process in list((pool._processes or {}).values()):
            process.kill()
        pool.shutdown(wait=False, cancel_futures=True)

    def _warm(self) -> None:
        with suppress(BrokenProcessPool):  # it may be shut down before its first worker has started
            _submit(self._pool, _load)


def _submit(pool: ProcessPoolExecutor, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> "Future[T]":
    try:
        with _unheard():
            return pool.submit(work, *args, **kwargs)
    except RuntimeError as error:  # it was shut down or found broken a moment ago
        raise BrokenProcessPool(str(error)) from error


@contextmanager
def _unheard() -> Iterator[None]:
    """A block whose thread starts processes that don't hear Ctrl-C: what is blocked here is blocked in them."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


_lent: ContextVar[Workers | None] = ContextVar("workers", default=None)


def current_workers() -> Workers | None:
    """The workers that the caller of this run has lent to it, if any."""
    return _lent.get()


@contextmanager
def lend(workers: Workers) -> Iterator[None]:
    """Lends the workers to the runs inside the block."""
    token = _lent.set(workers)
    try:
        yield
    finally:
        _lent.reset(token)


def _load() -> None:
    import flows.warm  # noqa: F401 (importing it loads the model)
