"""One document's current revision with all its facts, for showing to a person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from uuid import UUID

import duckdb

from warehouse.errors import QueryError

FIGURE_COLUMNS = (
    "text",
    "comparator",
    "value",
    "low",
    "high",
    "unit",
    "event",
    "status",
    "claimant",
    "place",
    "days",
)
QUOTE_COLUMNS = ("text", "kind", "speaker", "name", "cue")


@dataclass(frozen=True, slots=True)
class Article:
    """A document as it stands now.

    `segments` are (role, start, end), `marks` (kind, start, end) with kind one of figure, date, name, quote;
    `figures` have the columns `FIGURE_COLUMNS`, `quotes` have `QUOTE_COLUMNS`.
    """

    document_id: UUID
    source: str
    source_id: str
    canonical_url: str | None
    title: str | None
    authors: Sequence[str]
    revision_no: int
    published_from: date | None
    published_to: date | None
    published_origin: str | None
    duplicate_of: UUID | None
    extraction: str
    text: str
    segments: Sequence[tuple[str, int, int]]
    marks: Sequence[tuple[str, int, int]]
    figures: Sequence[tuple[object, ...]]
    quotes: Sequence[tuple[object, ...]]


def read_article(con: duckdb.DuckDBPyConnection, wanted: str) -> Article:
    """The document that `wanted` names, see `find_document`; QueryError when there is none, or more than one."""
    document = find_document(con, wanted)
    revision = {"document": document}
    cursor = con.execute(_sql("about"), revision)
    names, about = [name for name, *_ in cursor.description or ()], cursor.fetchone()
    if about is None:
        raise QueryError(f"The document {document} has no current revision: run `newsledger check`.")
    return Article(
        **dict(zip(names, about, strict=True)),
        segments=con.execute(_sql("segments"), revision).fetchall(),
        marks=con.execute(_sql("marks"), revision).fetchall(),
        figures=con.execute(_sql("figures"), revision).fetchall(),
        quotes=con.execute(_sql("quotes"), revision).fetchall(),
    )


def find_document(con: duckdb.DuckDBPyConnection, wanted: str) -> UUID:
    """The id of the document that `wanted` names: its id or the beginning of it, source id, address or URL.

    QueryError unless there is just one.
    """
    found = con.execute(_sql("find"), {"wanted": wanted}).fetchall()
    if not found:
        raise QueryError(f"There is no document {wanted!r}: `newsledger sql 'FROM documents'` lists those there are.")
    if len(found) > 1:
        which = ", ".join(f"{document} ({source})" for document, source in found[:5])
        more = " …" if len(found) > 5 else ""
        raise QueryError(f"{wanted!r} may be any of {len(found)} documents: name one by its id: {which}{more}")
    document: UUID = found[0][0]
    return document


@cache
def _sql(name: str) -> str:
    return (Path(__file__).parent / "article" / f"{name}.sql").read_text(encoding="utf-8")
