"""The commands that only look: `sql`, `show`, `check`. They open the warehouse read-only and print."""

import argparse
import difflib
import sys
from collections.abc import Sequence
from textwrap import shorten

import pyarrow as pa
from rich.console import Console
from rich.syntax import Syntax
from rich.text import Text

from flows.marks import Shown, render
from flows.screen import Rows, answer_console, as_text, error_console, make_table
from flows.settings import Settings
from tasks.errors import UsageError
from warehouse.articles import FIGURE_COLUMNS, QUOTE_COLUMNS, Article, read_article
from warehouse.connect import connect
from warehouse.formats import write_rows
from warehouse.query import open_for_questions, questions, run_checks

MOST_TABLE_ROWS = 1000
QUOTE_WIDTH = 70
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
    if asked is None and parsed.query.strip().isidentifier():  # one word is no query, whatever it is
        raise UsageError(_explain_word(parsed.query.strip(), list(known)))
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


def _explain_word(word: str, known: Sequence[str]) -> str:
    near = difflib.get_close_matches(word, known, n=1)
    hint = f"did you mean {near[0]}? " if near else ""
    return f'there is no question {word}: {hint}`newsledger sql --list` has them all; a table is asked by "FROM {word}"'


def show_document(parsed: argparse.Namespace, settings: Settings) -> int:
    """Prints an article with its facts marked; the exit code."""
    with connect(parsed.warehouse, read_only=True, wait_seconds=settings.lock_wait_seconds, on_wait=_say) as con:
        article = read_article(con, parsed.document)
    answer_console(no_color=settings.no_color).print(render(shown_article(article)), crop=False)
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
        quote_names=("quote", "kind", "speaker", "cue"),
        quotes=[_quote_row(dict(zip(QUOTE_COLUMNS, row, strict=True))) for row in article.quotes],
    )


def _figure_row(figure: dict[str, object]) -> tuple[object, ...]:
    """A figure in few columns: its comparator, value or bounds and unit in one, nothing where it is simply stated."""
    if figure["value"] is not None:
        number = as_text(figure["value"])
    else:
        number = "–".join(as_text(bound) for bound in (figure["low"], figure["high"]) if bound is not None)
    sign = "" if figure["comparator"] in ("=", "range") else f"{figure['comparator']} "
    status = None if figure["status"] == "stated" else figure["status"]
    says = f"{sign}{number} {figure['unit'] or ''}".rstrip()
    return figure["text"], says, figure["event"], status, figure["claimant"], figure["place"], figure["days"]


def _quote_row(quote: dict[str, object]) -> tuple[object, ...]:
    """The beginning of a quote, for it stands above in full; its speaker, and who that is where the words don't say."""
    speaker, name = quote["speaker"], quote["name"]
    who = f"{speaker} ({name})" if name and str(name).lower() not in str(speaker).lower() else speaker
    return shorten(str(quote["text"]), QUOTE_WIDTH, placeholder=" …"), quote["kind"], who, quote["cue"]


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
    console.print(Rows(rows.schema.names, kept), crop=False)
    more = f"; the first {MOST_TABLE_ROWS:,} are shown, --format csv gives all" if count > len(kept) else ""
    console.print(Text(f"{count:,} row{'' if count == 1 else 's'}{more}", "dim"))


def _show_sql(console: Console, sql: str, question: str | None) -> None:
    if question:
        console.print(Text(f"\n{question}", "bold"))
    console.print(Syntax(sql.strip(), "sql", theme="ansi_dark", background_color="default", word_wrap=True))


def _say(what: str) -> None:
    error_console().print(what, markup=False, soft_wrap=True)
