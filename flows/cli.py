"""The command line, `newsledger`: what it takes, and how it ends. What the commands do is in the modules they name.

Exit codes: 0 everything was handled (rejects are reported), 1 a source could not be read at all, `--strict` met
a reject, a check failed, or there is no warehouse, 2 wrong usage, 130 stopped by Ctrl-C. Heavy
imports wait until a command needs them.
"""

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING

from flows.settings import Settings, read_settings
from tasks.errors import NewsledgerError, UsageError
from tasks.intake.timestamps import check_day
from warehouse.errors import QueryError, WarehouseError

FORMATS = ("table", "csv", "json", "parquet")
if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit code of one command; an expected failure is a line on standard error that says what to do next."""
    try:
        settings = read_settings()
        parsed = make_parser(settings).parse_args(arguments)
        module, _, function = parsed.run.partition(":")
        code: int = getattr(importlib.import_module(module), function)(parsed, settings)
    except (UsageError, QueryError) as error:
        return _fail(str(error), 2)
    except (NewsledgerError, WarehouseError) as error:
        return _fail(str(error), 1)
    except BrokenPipeError:  # `newsledger sql … | head` is no failure
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return _fail("stopped. What has landed stays; the same command again does the rest", 130)
    return code


def make_parser(settings: Settings) -> argparse.ArgumentParser:
    """The parser of the whole command line; each command names the function that does it as `module:function`."""
    parser = argparse.ArgumentParser(
        prog="newsledger",
        description="News articles in, a DuckDB warehouse of who said what, when, where and how many out.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog=_examples("""\
            newsledger ingest articles/ --source "Harbour Times"
            newsledger sql "SELECT claimant, text FROM facts WHERE event = 'killed'"
            newsledger show https://outlet.example/2026/flood"""),
    )
    parser.add_argument("--version", action="version", version=f"newsledger {version('newsledger')}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for add in (_add_ingest, _add_sql, _add_show, _add_rejects, _add_check, _add_review, _add_resolve):
        add(commands).add_argument(
            "--warehouse",
            type=Path,
            default=settings.warehouse,
            metavar="PATH",
            help="the DuckDB file (default: $NEWSLEDGER_WAREHOUSE, else warehouse.duckdb in this folder)",
        )
    _add_server(commands)
    return parser


def _command(commands: "Commands", name: str, what: str, examples: str) -> argparse.ArgumentParser:
    return commands.add_parser(
        name,
        help=what[0].lower() + what[1:].rstrip("."),
        description=what,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog=_examples(examples),
    )


def _examples(lines: str) -> str:
    return "examples:\n" + "\n".join(f"  {line}" for line in dedent(lines).splitlines())


def _add_ingest(commands: "Commands") -> argparse.ArgumentParser:
    parser = _command(
        commands,
        "ingest",
        "Read articles into the warehouse: new ones, and new revisions of changed ones.",
        """\
        newsledger ingest page.html notes.txt
        newsledger ingest articles/ 'more/**/*.html' --source "Harbour Times"
        newsledger ingest dump.jsonl.gz --warehouse floods.duckdb --workers 4
        zcat dump.jsonl.gz | newsledger ingest - --source archive
        newsledger ingest wire.txt --published-at 2026-03-07 --strict""",
    )
    parser.add_argument(
        "sources", nargs="+", metavar="SOURCE", help="a file, a folder (recursive), a glob, or - for standard input"
    )
    parser.add_argument(
        "--published-at", type=_day, metavar="DATE", help="the day of publication of inputs that give none (YYYY-MM-DD)"
    )
    parser.add_argument("--source", metavar="NAME", help="the outlet or collection, where the inputs name none")
    parser.add_argument("--workers", type=_at_least_one, metavar="N", help="worker processes (default: all cores)")
    parser.add_argument("--strict", action="store_true", help="end with exit code 1 when anything was rejected")
    parser.set_defaults(run="flows.trigger:trigger_ingest")
    return parser


def _add_sql(commands: "Commands") -> argparse.ArgumentParser:
    parser = _command(
        commands,
        "sql",
        "Ask the warehouse a question in SQL, read-only, or one of the questions that come with newsledger.",
        """\
        newsledger sql "SELECT * FROM facts LIMIT 20"
        newsledger sql --list
        newsledger sql toll_over_time --with-sql
        newsledger sql "FROM contradictions" --format csv > contradictions.csv
        newsledger sql "FROM facts" --format parquet > facts.parquet""",
    )
    parser.add_argument("query", nargs="?", metavar="QUERY", help="a SELECT, or the name of a question (see --list)")
    parser.add_argument(
        "--format", choices=FORMATS, default="table", help="how to print the answer (default: %(default)s)"
    )
    parser.add_argument("--with-sql", action="store_true", help="print the SQL before the answer")
    parser.add_argument("--list", action="store_true", help="the questions that come with newsledger")
    parser.set_defaults(run="flows.answers:answer_sql")
    return parser


def _add_show(commands: "Commands") -> argparse.ArgumentParser:
    parser = _command(
        commands,
        "show",
        "Show an article with its figures, dates, names and quotes marked.",
        """\
        newsledger show https://outlet.example/2026/flood
        newsledger show wire-1
        newsledger show 5e0c6b0e""",
    )
    what = "a document id or its beginning (4 or more characters), a source id or a URL"
    parser.add_argument("document", metavar="DOCUMENT", help=what)
    parser.set_defaults(run="flows.answers:show_document")
    return parser


def _add_rejects(commands: "Commands") -> argparse.ArgumentParser:
    parser = _command(
        commands,
        "rejects",
        "What could not be handled, and why; try it again from the kept originals, or dismiss it.",
        """\
        newsledger rejects
        newsledger rejects --retry
        newsledger rejects --dismiss inbx 'dump.jsonl#12'""",
    )
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--retry", action="store_true", help="ingest the open rejects again from their kept originals")
    what.add_argument(
        "--dismiss",
        nargs="+",
        metavar="INPUT",
        help="close the rejects of these inputs, as the list names them; a file's name stands for all of its lines",
    )
    parser.set_defaults(run="flows.rejects:rejects")
    return parser


def _add_check(commands: "Commands") -> argparse.ArgumentParser:
    parser = _command(commands, "check", "Run the data-quality checks; exit code 1 when one fails.", "newsledger check")
    parser.set_defaults(run="flows.answers:check")
    return parser


def _add_review(commands: "Commands") -> argparse.ArgumentParser:
    parser = _command(
        commands,
        "review",
        "Decide who is who: which persons and organisations of several articles are one, and which are not.",
        """\
        newsledger review
        newsledger review --write who.csv   (put same or different under decision)
        newsledger review who.csv""",
    )
    what = "decisions to read in; a row of your own makes one of any two entities, or splits a document's off"
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help=what)
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the decisions and the open pairs as CSV")
    parser.set_defaults(run="flows.review:review")
    return parser


def _add_resolve(commands: "Commands") -> argparse.ArgumentParser:
    what = "Compute again what depends on several articles: entities, copies, claims. Every ingest ends with it."
    parser = _command(commands, "resolve", what, "newsledger resolve")
    parser.set_defaults(run="flows.trigger:trigger_resolve")
    return parser


def _add_server(commands: "Commands") -> argparse.ArgumentParser:
    parser = _command(
        commands,
        "server",
        "See, start or stop the local Prefect server that commands share on this machine.",
        """\
        newsledger server
        newsledger server stop""",
    )
    parser.add_argument("action", nargs="?", choices=("status", "start", "stop"), default="status")
    parser.set_defaults(run="flows.trigger:manage_server")
    return parser


def _day(text: str) -> date:
    try:
        return check_day(date.fromisoformat(text))
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date: write it as 2026-03-07") from None
    except UsageError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _at_least_one(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of at least 1")
    return int(text)


def _fail(message: str, code: int) -> int:
    from flows.screen import error_console

    error_console().print(f"newsledger: {message}", style="red", markup=False, soft_wrap=True)
    return code


if __name__ == "__main__":
    sys.exit(main())
