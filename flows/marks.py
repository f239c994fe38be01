"""An article in the terminal with its facts marked: figures, dates, names and quotes, each in a colour of its own."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from flows.screen import Rows, as_text, printable

STYLES = {
    "quote": "italic cyan",
    "name": "green",
    "date": "magenta",
    "figure": "bold yellow",
}
ROLE_STYLES = {
    "headline": "bold",
    "standfirst": "bold dim",
    "byline": "dim",
    "dateline": "dim",
    "caption": "dim italic",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """What `show` needs of a document; `segments` are (role, start, end), `marks` (kind, start, end)."""

    heading: Sequence[tuple[str, str]]
    text: str
    segments: Sequence[tuple[str, int, int]]
    marks: Sequence[tuple[str, int, int]]
    figure_names: Sequence[str]
    figures: Sequence[Sequence[object]]
    quote_names: Sequence[str]
    quotes: Sequence[Sequence[object]]


def render(shown: Shown) -> RenderableType:
    """The article as a terminal shows it: what it is, its marked text, its figures and its quotes in tables."""
    parts: list[RenderableType] = [_heading(shown), Text("")]
    body = mark_text(shown)
    for role, start, end in shown.segments:
        block = body[start:end]
        block.stylize(ROLE_STYLES.get(role, ""))
        parts += [Padding(block, (0, 0, 1, 2 if role in ("list_item", "blockquote", "caption") else 0))]
    parts += [_legend(), Text("")]
    for names, rows in ((shown.figure_names, shown.figures), (shown.quote_names, shown.quotes)):
        if rows:
            parts += [Rows(names, rows, skip_empty=True), Text("")]
    return Group(*parts)


def mark_text(shown: Shown) -> Text:
    """The whole text with every mark styled; a figure inside a quote keeps both styles."""
    safe = printable(shown.text)
    text = Text(safe)
    order = list(STYLES)
    for kind, start, end in sorted(shown.marks, key=lambda mark: order.index(mark[0])):
        text.stylize(STYLES[kind], start, end)
    return text


def _heading(shown: Shown) -> Table:
    table = Table.grid(padding=(0, 2))
    for name, value in shown.heading:
        table.add_row(Text(name, "dim"), Text(as_text(value)))
    return table


def _legend() -> Text:
    return Text("  ").join(Text(f" {kind} ", style) for kind, style in STYLES.items())
