"""What a person sees while a command runs and when it ends: progress, tables, messages; colours only on a terminal.

Progress and messages go to standard error, answers to standard output, so that `newsledger sql … > file` holds
the answer alone.
"""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

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


def make_table(names: Sequence[str], rows: Sequence[Sequence[object]], title: str | None = None) -> Table:
    """A table of answers; numbers to the right, nothing for null."""
    table = Table(title=title, title_justify="left", title_style="bold", header_style="bold", show_edge=False)
    for position, name in enumerate(names):
        values = [row[position] for row in rows if row[position] is not None]
        is_number = bool(values) and all(isinstance(v, int | float) and not isinstance(v, bool) for v in values)
        table.add_column(Text(name), justify="right" if is_number else "left", overflow="fold")
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
