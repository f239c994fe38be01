"""The commands that only look: `sql`, `show`, `rejects`, `check`. They open the warehouse read-only and print."""

import argparse
import sys

import pyarrow as pa
from rich.console import Console
from rich.syntax import Syntax
from rich.text import Text

from flows.marks import Shown, render
from flows.screen import answer_console, as_text, error_console, make_table
from flows.settings import Settings
from tasks.errors import UsageError
from warehouse.articles import FIGURE_COLUMNS, Article, read_article
from warehouse.connect import connect
from warehouse.formats import write_rows
from warehouse.query import open_for_questions, questions, run_checks
from warehouse.rejects import open_rejects

MOST_TABLE_ROWS = 1000
STATUSES = {"pass": ("passed", "green"), "warn": ("warning", "yellow"), "fail": ("failed", "bold red")}


def answer_sql(parsed: argparse.Namespace, settings: Settings) -> int:
    """Prints the answer of a query, or the list of the questions that come with newsledger; the exit code."""
    console = answer_console(no_color=settings.no_color)
    known = questions()
    if parsed.list:
        console.print(make_table(["name", "question"], [(q.name, q.question) for q in known.values()]))
        return 0
    if not parsed.query:
        raise UsageError("name a query: a SELECT, or one of the questions of `newsledger sql --list`")
    asked = known.get(parsed.query)
    sql = asked.sql if asked else parsed.query
    if parsed.with_sql:
        _show_sql(console, sql, asked.question if asked else None)
    with open_for_questions(parsed.warehouse, wait_seconds=settings.lock_wait_seconds, on_wait=_say) as ask:
        if parsed.format == "table":
            _print_table(ask(sql), console)
        elif parsed.format == "parquet" and sys.stdout.isatty():
            raise UsageError(
                "Parquet is not for a terminal: send it to a file, as in `… --format parquet > facts.parquet`"
            )
        else:
            write_rows(ask(sql), parsed.format, sys.stdout.buffer)
    return 0


def show_document(parsed: argparse.Namespace, settings: Settings) -> int:
    """Prints an article with its facts marked; the exit code."""
    with connect(parsed.warehouse, read_only=True, wait_seconds=settings.lock_wait_seconds, on_wait=_say) as con:
        article = read_article(con, parsed.document)
    answer_console(no_color=settings.no_color).print(render(shown_article(article)))
    return 0


def shown_article(article: Article) -> Shown:
    """What `show` shows of an article: what is known of the whole, then text, marks and figures."""
    day, last = article.published_from, article.published_to
    published = f"{day}" if day == last else f"{day} to {last}"
    heading = [
        ("title", article.title),
        ("source", f"{article.source} · {article.source_id}"),
        ("url", article.canonical_url),
        ("authors", ", ".join(article.authors)),
        ("published", f"{published} ({article.published_origin})" if day else None),
        ("revision", str(article.revision_no)),
        ("copy of", str(article.duplicate_of) if article.duplicate_of else None),
        ("extraction", article.extraction if article.extraction != "full" else None),
        ("document", str(article.document_id)),
    ]
    return Shown(
        heading=[(name, value) for name, value in heading if value],
        text=article.text,
        segments=article.segments,
        marks=article.marks,
        figure_names=("figure", "says", "event", "status", "claimant", "place", "when"),
        figures=[_figure_row(dict(zip(FIGURE_COLUMNS, row, strict=True))) for row in article.figures],
    )


def _figure_row(figure: dict[str, object]) -> tuple[object, ...]:
    """A figure in few columns: its comparator, value or bounds and unit in one, nothing where it is simply stated."""
    if figure["value"] is not None:
        number = as_text(figure["value"])
    else:
        number = "–".join(as_text(bound) for bound in (figure["low"], figure["high"]) if bound is not None)
    sign = "" if figure["comparator"] in ("=", "range") else f"{figure['comparator']} "
    days = dict.fromkeys(as_text(day) for day in (figure["date_from"], figure["date_to"]) if day)
    status = None if figure["status"] == "stated" else figure["status"]
    says = f"{sign}{number} {figure['unit'] or ''}".rstrip()
    return figure["text"], says, figure["event"], status, figure["claimant"], figure["place"], "–".join(days)


def show_rejects(parsed: argparse.Namespace, settings: Settings) -> int:
    """Prints the open rejects, or ingests them again from their kept originals; the exit code."""
    with connect(parsed.warehouse, read_only=True, wait_seconds=settings.lock_wait_seconds, on_wait=_say) as con:
        rejects = open_rejects(con)
    if parsed.retry and rejects:
        from flows.trigger import retry_rejects

        return retry_rejects(parsed, settings)
    console = answer_console(no_color=settings.no_color)
    if not rejects:
        console.print("no open rejects: everything that was read is in the warehouse")
        return 0
    rows = [(one.reason_code, one.stage, one.address, one.message, one.raw_path) for one in rejects]
    console.print(make_table(["reason", "stage", "input", "what is wrong", "original"], rows))
    return 0


def check(parsed: argparse.Namespace, settings: Settings) -> int:
    """Prints what each data-quality check found; the exit code, 1 when one failed."""
    console = answer_console(no_color=settings.no_color)
    with connect(parsed.warehouse, read_only=True, wait_seconds=settings.lock_wait_seconds, on_wait=_say) as con:
        results = run_checks(con)
    for result in results:
        name, style = STATUSES[result.status]
        found = f": {result.violations:,} rows" if result.violations else ""
        console.print(Text(f"{name:8}", style) + Text(f"{result.check.name}: {result.check.holds}{found}"))
        for example in result.examples:
            console.print(
                Text("; ".join(f"{key} {as_text(value)}" for key, value in example.items()), "dim"), soft_wrap=True
            )
    failed = sum(result.status == "fail" for result in results)
    console.print(f"{len(results)} checks, {failed} failed")
    return 1 if failed else 0


def _print_table(rows: pa.RecordBatchReader, console: Console) -> None:
    """Prints the first rows as a table and counts the rest: a table of a million rows is read by nobody."""
    kept: list[tuple[object, ...]] = []
    count = 0
    for batch in rows:
        count += batch.num_rows
        head = batch.slice(0, MOST_TABLE_ROWS - len(kept))
        kept.extend(zip(*(column.to_pylist() for column in head.columns), strict=True))
    console.print(make_table(rows.schema.names, kept))
    more = f"; the first {MOST_TABLE_ROWS:,} are shown, --format csv gives all" if count > len(kept) else ""
    console.print(Text(f"{count:,} row{'' if count == 1 else 's'}{more}", "dim"))


def _show_sql(console: Console, sql: str, question: str | None) -> None:
    if question:
        console.print(Text(f"\n{question}", "bold"))
    console.print(Syntax(sql.strip(), "sql", theme="ansi_dark", background_color="default", word_wrap=True))


def _say(what: str) -> None:
    error_console().print(what, markup=False, soft_wrap=True)
