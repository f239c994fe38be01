"""What a person sees while a command runs and when it ends: progress, tables, messages; colours only on a terminal.

Progress and messages go to standard error, answers to standard output, so that `newsledger sql … > file` holds
the answer alone.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

NARROWEST_TEXT = 12  # characters: in narrower columns text is a ribbon
_STEERING = (
    {code: 0x2400 + code for code in range(32) if chr(code) not in "\n\t"}
    | dict.fromkeys(range(127, 160), 0x2421)
    | dict.fromkeys((0x200E, 0x200F, 0x061C, *range(0x202A, 0x202F), *range(0x2066, 0x206A)), 0xFFFD)
)


class Reporter(Protocol):
    """Who is told how a run is getting on."""

    def waiting(self, what: str) -> None:
        """Called with what the run is waiting for now."""

    def progress(self, read: int, done: int) -> None:
        """Called with the number of inputs read so far and of those whose fate is known."""


class Silent:
    """The reporter of runs that nobody watches: scheduled ones, tests."""

    def waiting(self, what: str) -> None:
        """Says nothing."""

    def progress(self, read: int, done: int) -> None:
        """Says nothing."""


_reporter: ContextVar[Reporter] = ContextVar("reporter", default=Silent())  # noqa: B039 (it has no state)


def reporter() -> Reporter:
    """Who is to be told in this context."""
    return _reporter.get()


class Bar:
    """A progress bar on a terminal; on a pipe, a line when the run starts to wait for something else."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._said = ""
        self._bar = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=console,
            transient=True,
            disable=not console.is_terminal,
        )
        self._task = self._bar.add_task("starting", total=None)

    def waiting(self, what: str) -> None:
        """Shows what the run waits for."""
        self._bar.update(self._task, description=what)
        if not self._console.is_terminal and what != self._said:
            self._console.print(f"{what} …", highlight=False)
        self._said = what

    def progress(self, read: int, done: int) -> None:
        """Moves the bar."""
        self._bar.update(self._task, total=read, completed=done)

    def __enter__(self) -> "Bar":
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()


@contextmanager
def watched(console: Console) -> Iterator[Bar]:
    """Shows the progress of the runs inside the block on this console."""
    with Bar(console) as bar:
        token = _reporter.set(bar)
        try:
            yield bar
        finally:
            _reporter.reset(token)


def error_console(*, no_color: bool = False) -> Console:
    """The console for progress and messages: standard error."""
    return Console(stderr=True, no_color=no_color or None, highlight=False)


def answer_console(*, no_color: bool = False) -> Console:
    """The console for answers: standard output; as wide as it needs to be where nobody looks at it."""
    console = Console(no_color=no_color or None, highlight=False)
    return console if console.is_terminal else Console(no_color=True, highlight=False, width=200)


@dataclass(frozen=True, slots=True)
class Rows:
    """Answers as a table, or, where its columns could not be read side by side, each row as a block of lines.

    A line has a column's name and value; `skip_empty` leaves out those without a value. On a terminal a long value
    is wrapped beside its name, elsewhere a line stays a line: print it with `crop=False`.
    """

    names: Sequence[str]
    rows: Sequence[Sequence[object]]
    skip_empty: bool = False

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The lines of the table, or of the blocks."""
        if not self.rows or table_width(self.names, self.rows) <= options.max_width:
            yield make_table(self.names, self.rows)
            return
        width = max(map(len, self.names))
        for number, row in enumerate(self.rows, 1):
            yield Text(f"─── {number:,} ".ljust(width, "─"), "dim")
            for name, value in zip(self.names, map(as_text, row), strict=True):
                if value or not self.skip_empty:
                    yield _line(Text(name.ljust(width), "bold"), value, wrap=console.is_terminal)


def _line(name: Text, value: str, *, wrap: bool) -> RenderableType:
    if not wrap:
        return Text(f"{name.plain}  {value}".rstrip(), no_wrap=True, overflow="ignore")
    line = Table.grid(padding=(0, 2, 0, 0))
    line.add_column(no_wrap=True)
    line.add_column(overflow="fold")
    line.add_row(name, Text(value))
    return line


def table_width(names: Sequence[str], rows: Sequence[Sequence[object]]) -> int:
    """The least width at which a table of these rows can be read: no word broken, long text in lines of some length.

    >>> table_width(["id", "text"], [(7, "Ten people died on Tuesday")])
    19
    """
    columns = zip(names, zip(*rows, strict=True), strict=True)
    return sum(_least_width(name, values) + 3 for name, values in columns) - 1


def _least_width(name: str, values: Iterable[object]) -> int:
    texts = [name, *map(as_text, values)]
    longest_word = max((len(word) for text in texts for word in text.split()), default=0)
    return max(longest_word, min(NARROWEST_TEXT, max(map(len, texts))))


def make_table(names: Sequence[str], rows: Sequence[Sequence[object]], title: str | None = None) -> Table:
    """A table of answers; numbers to the right, nothing for null; what is one word is never broken for want of room."""
    table = Table(title=title, title_justify="left", title_style="bold", header_style="bold", show_edge=False)
    for position, name in enumerate(names):
        values = [row[position] for row in rows if row[position] is not None]
        is_number = bool(values) and all(isinstance(v, int | float) and not isinstance(v, bool) for v in values)
        is_word = all(len(as_text(value).split()) <= 1 for value in values)
        table.add_column(
            Text(name), justify="right" if is_number else "left", overflow="fold", no_wrap=bool(values) and is_word
        )
    for row in rows:
        table.add_row(*(Text(as_text(value)) for value in row))
    return table


def as_text(value: object) -> str:
    """How a value looks in a table: no trailing zeros, minutes at most for times, no control characters."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:,.10g}"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, list):
        return ", ".join(as_text(v) for v in value)
    if isinstance(value, str | date | UUID):
        return printable(str(value))
    from warehouse.formats import as_json  # only answers have such values, and they have loaded it

    plain = as_json(value)
    return printable(plain if isinstance(plain, str) else json.dumps(plain, ensure_ascii=False))


def printable(text: str) -> str:
    r"""The text without characters that steer a terminal: controls, and marks that turn the direction of writing.

    One character for one, so that offsets still hold.

    >>> printable("a\x1b[2Jb\u202ec")
    'a␛[2Jb�c'
    """
    return text.translate(_STEERING)
