"""The commands that run a flow: find the Prefect server, warm the workers up meanwhile, run, say what came of it.

The order is what saves time: the server, the language model and Prefect's own import load side by side.
"""

import argparse
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import current_thread, main_thread
from types import FrameType
from typing import TYPE_CHECKING, Any

from rich.console import Console, Group
from rich.table import Table
from rich.text import Text

from flows import server
from flows.screen import Bar, answer_console, error_console, make_table, watched
from flows.settings import Settings
from flows.workers import Workers, lend
from tasks.errors import NewsledgerError
from warehouse.connect import require_warehouse

if TYPE_CHECKING:
    from flows.runs import Summary

RECOGNISED = "HTML pages, plain text, JSON Lines and Parquet are read, gzipped or not; hidden files are passed over"
INTERRUPTED = 130  # the exit code of what Ctrl-C has ended
EXTRACTED = ("figures", "quotes", "dates", "mentions", "sentences", "revisions")


def trigger_ingest(parsed: argparse.Namespace, settings: Settings) -> int:
    """Runs the ingest flow; the exit code."""
    named = {"published_at": parsed.published_at, "source": parsed.source, "workers": parsed.workers}
    summary = _ingest(settings, sources=parsed.sources, warehouse=str(parsed.warehouse), **named)
    return 1 if summary.unreadable or (parsed.strict and summary.rejected) else 0


def retry_rejects(parsed: argparse.Namespace, settings: Settings) -> int:
    """Runs the ingest flow on the kept originals of the open rejects; the exit code."""
    _ingest(settings, sources=[], warehouse=str(parsed.warehouse), retry_rejects=True)
    return 0


def trigger_resolve(parsed: argparse.Namespace, settings: Settings) -> int:
    """Runs the resolve flow; the exit code."""
    require_warehouse(parsed.warehouse)  # before a server is started for nothing
    with watched(error_console(no_color=settings.no_color)) as bar, prefect_ready(settings, bar):
        from flows.resolve import resolve

        counts = resolve(warehouse=str(parsed.warehouse))
    answer_console(no_color=settings.no_color).print(make_table(["resolved", "rows"], list(counts.items())))
    return 0


def manage_server(parsed: argparse.Namespace, settings: Settings) -> int:
    """Shows, starts or stops the local Prefect server; the exit code."""
    console = answer_console(no_color=settings.no_color)
    if parsed.action == "stop":
        stopped = server.stop_server(settings)
        console.print(
            f"stopped the local Prefect server (process {stopped.pid})"
            if stopped
            else "no local Prefect server was running"
        )
        return 0
    if parsed.action == "start":
        server.wait_for(server.start_server(settings))
    named, local = server.named_api_url(settings), server.find_server(settings)
    if named:
        console.print(f"runs report to {named} (named by PREFECT_API_URL or the active Prefect profile)")
    if local:
        idle = f"; stops after {settings.server_idle_minutes:g} idle minutes" if settings.server_idle_minutes else ""
        console.print(f"local Prefect server: {local.url} (process {local.pid}, log {local.log}{idle})", soft_wrap=True)
        if not named:
            console.print(
                f"for `prefect` commands, in each terminal: export PREFECT_API_URL={local.api_url}", soft_wrap=True
            )
    elif not named:
        console.print(
            "no local Prefect server is running; the next ingest starts one, or `newsledger server start` does now"
        )
    return 0


def _ingest(settings: Settings, **parameters: Any) -> "Summary":  # noqa: ANN401 (the flow's own)
    console = error_console(no_color=settings.no_color)
    with watched(console) as bar, Workers(parameters.get("workers") or settings.workers) as pool, lend(pool):
        pool.warm()
        with stoppable(pool, console), prefect_ready(settings, bar):
            from flows.ingest import ingest
            from flows.runs import Summary, UnreadableError

            state = ingest(**parameters, return_state=True)
            summary = state.result(raise_on_failure=False)
            if isinstance(summary, UnreadableError):
                summary = summary.summary
            if not isinstance(summary, Summary):
                state.result()  # raises what the run failed of
                raise NewsledgerError(f"the run ended as {state.name}: {state.message}")
    answer_console(no_color=settings.no_color).print(describe(summary))
    _explain_rejects(console, summary)
    return summary


@contextmanager
def stoppable(pool: Workers, console: Console) -> Iterator[None]:
    """A block that Ctrl-C ends in a second or two, and pressed again at once: what has landed is safe either way."""
    if current_thread() is not main_thread():  # only there can signals be caught
        yield
        return

    def stop_now(_number: int, _frame: FrameType | None) -> None:
        os._exit(INTERRUPTED)

    def stop(_number: int, _frame: FrameType | None) -> None:
        signal.signal(signal.SIGINT, stop_now)
        console.print("stopping; press Ctrl-C again to stop at once", style="yellow")
        pool.stop()
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield
    except Exception as error:  # some libraries make another error of it
        if signal.getsignal(signal.SIGINT) is stop_now:
            raise KeyboardInterrupt from error
        raise
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def prefect_ready(settings: Settings, bar: Bar) -> Iterator[None]:
    """A block in which Prefect is imported, quiet on the terminal, and its server answers."""
    os.environ.update(server.quiet_environment() | {"PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "CRITICAL"})
    if settings.server == "auto" and not server.named_api_url(settings):
        found = server.find_server(settings)
        bar.waiting(
            "starting Prefect" if found else "starting a local Prefect server (once; it stays for the next commands)"
        )
        local = found or server.start_server(settings)
        os.environ["PREFECT_API_URL"] = local.api_url
        import prefect

        server.wait_for(local)
    else:
        bar.waiting("starting Prefect")
        import prefect  # noqa: F401
    from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings

    bar.waiting("reading")
    try:
        # Prefect's heartbeat thread sleeps whole seconds, which each flow waits for at its end. It tells automations of
        # a crashed run; a run at a terminal has a person before it, and the next run finds it if it died.
        with temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}):
            yield
    except RuntimeError as error:  # Prefect has no class of its own for this
        if not str(error).startswith("Failed to reach API"):
            raise
        raise NewsledgerError(
            f"{error}. Start that Prefect server, or take its name back for a local one: unset PREFECT_API_URL, "
            "or `prefect config unset PREFECT_API_URL` where the Prefect profile names it"
        ) from error


def describe(summary: "Summary") -> Group:
    """The closing summary: what became of the inputs, the rows by table, where to look next."""
    fates = Table.grid(padding=(0, 2))
    fates.add_row(
        Text(f"{summary.new:,} new", "green" if summary.new else "dim"),
        Text(f"{summary.changed:,} changed", "yellow" if summary.changed else "dim"),
        Text(f"{summary.unchanged:,} unchanged", "dim"),
        Text(f"{summary.rejected:,} rejected", "red" if summary.rejected else "dim"),
        Text(f"in {summary.seconds:,.1f} s", "dim"),
    )
    parts: list[Text | Table] = [fates]
    counts = [f"{summary.rows[name]:,} {name}" for name in EXTRACTED if summary.rows.get(name)]
    if counts:
        parts.append(Text(f"rows: {' · '.join(counts)}"))
    if summary.empty:
        parts.append(Text(f"no articles in {', '.join(summary.empty)}: {RECOGNISED}"))
    if summary.unchanged and not summary.new and not summary.changed and not summary.rejected:
        parts.append(Text("nothing changed: the warehouse holds all of this already"))
    if summary.settled:
        parts.append(Text(f"earlier rejects settled, their inputs having been read again: {summary.settled:,}"))
    for why, number in sorted(summary.skipped.items()):
        parts.append(
            Text(f"{number:,} kept but not extracted ({why.removeprefix('skipped: ')}): only English is read so far")
        )
    parts.append(Text("next: newsledger sql --list · newsledger show DOCUMENT · newsledger check", "dim"))
    if summary.run_url:
        parts.append(Text(f"run:  {summary.run_url}", "dim"))
    return Group(*parts)


def _explain_rejects(console: Console, summary: "Summary") -> None:
    for message in summary.unreadable:
        console.print(f"could not read {message}", style="red", markup=False, soft_wrap=True)
    if summary.rejected:
        reasons = ", ".join(f"{number:,} {reason}" for reason, number in sorted(summary.reasons.items()))
        console.print(f"rejected: {reasons}. See `newsledger rejects`", style="yellow", markup=False, soft_wrap=True)
