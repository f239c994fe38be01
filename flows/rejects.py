"""The `rejects` command: what could not be handled and why; it is tried again, or dismissed by a person."""

import argparse
import difflib
from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import UUID, uuid4

import duckdb
from rich.text import Text

from flows.retries import can_retry
from flows.screen import Rows, answer_console, error_console
from flows.settings import Settings
from tasks.errors import UsageError
from warehouse.connect import connect, require_warehouse
from warehouse.load import record_run
from warehouse.rejects import OpenReject, close_rejects, open_rejects

COLUMNS = ("reason", "stage", "input", "what is wrong", "original")


def rejects(parsed: argparse.Namespace, settings: Settings) -> int:
    """Prints the open rejects, dismisses some or ingests them again from their kept originals; the exit code."""
    console = answer_console(no_color=settings.no_color)
    say = error_console(no_color=settings.no_color).print
    require_warehouse(parsed.warehouse)
    looks_only = not parsed.dismiss
    with connect(parsed.warehouse, read_only=looks_only, wait_seconds=settings.lock_wait_seconds, on_wait=say) as con:
        found = open_rejects(con)
        if parsed.dismiss:
            number = dismiss(con, find_named(found, parsed.dismiss), parsed.dismiss)
            console.print(f"dismissed {number:,}, {len(found) - number:,} open")
            return 0
    if not found:
        console.print("no open rejects: everything that was read is in the warehouse")
    elif parsed.retry:
        return _retry(parsed, settings, found)
    else:
        rows = [(one.reason_code, one.stage, one.address, one.message, one.raw_path) for one in found]
        console.print(Rows(COLUMNS, rows), crop=False)
        console.print(Text(explain(found), "dim"))
    return 0


def explain(found: Sequence[OpenReject]) -> str:
    """What can be done about the open rejects."""
    again = sum(map(can_retry, found))
    lines = [
        f"{len(found):,} open. Ingest a source again where it was corrected: what is read again is settled.",
        f"to try again what is kept whole ({again:,}): newsledger rejects --retry" if again else "",
        "to dismiss: newsledger rejects --dismiss INPUT",
    ]
    return "\n".join(filter(None, lines))


def find_named(found: Sequence[OpenReject], names: Sequence[str]) -> list[UUID]:
    """The rejects of these inputs, a file's name standing for all of its lines; UsageError for one that has none."""
    chosen: list[UUID] = []
    for name in names:
        its = [one.reject_id for one in found if one.address == name or one.address.rpartition("#")[0] == name]
        if not its:
            near = difflib.get_close_matches(name, [one.address for one in found], n=1)
            hint = f"; did you mean {near[0]}?" if near else ": `newsledger rejects` lists them"
            raise UsageError(f"there is no open reject of {name}{hint}")
        chosen += its
    return chosen


def dismiss(con: duckdb.DuckDBPyConnection, chosen: Sequence[UUID], names: Sequence[str]) -> int:
    """How many rejects were closed: they stay in `rejects`, settled by a run of their own that says who asked."""
    now, run_id = datetime.now(UTC), uuid4()
    counts = dict.fromkeys(("items", "documents_new", "documents_changed", "documents_unchanged", "rejected"), 0)
    run: dict[str, object] = {
        "run_id": run_id,
        "flow": "dismiss",
        "prefect_flow_run_id": None,
        "started_at": now,
        "ended_at": now,
        "status": "completed",
        "message": f"dismissed by a person: {', '.join(names)}",
        "table_rows": {},
    }
    record_run(con, run | counts)
    return close_rejects(con, run_id, chosen)


def _retry(parsed: argparse.Namespace, settings: Settings, found: Sequence[OpenReject]) -> int:
    from flows.trigger import retry_rejects

    code = retry_rejects(parsed, settings) if any(map(can_retry, found)) else 0
    if left := [one for one in found if not can_retry(one)]:
        answer_console(no_color=settings.no_color).print(
            f"not tried: {len(left):,} of which no original is kept, or only its beginning. "
            "Ingest the source again, which settles them, or dismiss them (see `newsledger rejects`)",
            markup=False,
            soft_wrap=True,
        )
    return code
