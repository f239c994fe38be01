"""One document's current revision with all its facts, for showing to a person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import duckdb

from warehouse.errors import QueryError

_FIGURE_COLUMNS = (
    "figure",
    "kind",
    "value",
    "low",
    "high",
    "unit",
    "counted",
    "event",
    "status",
    "claimant",
    "place",
    "from",
    "to",
)


@dataclass(frozen=True, slots=True)
class Article:
    """A document as it stands now. `marks` are (kind, start, end), kind one of figure, date, name, quote."""

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
    figure_columns: Sequence[str]
    figures: Sequence[Sequence[object]]


def read_article(con: duckdb.DuckDBPyConnection, wanted: str) -> Article:
    """The document whose id, source id, address or URL is `wanted`; QueryError when there is none, or more than one."""
    found = con.execute(_FIND, {"wanted": wanted}).fetchall()
    if not found:
        raise QueryError(
            f"There is no document {wanted!r}. Look for it with "
            '`newsledger sql "SELECT source, source_id, canonical_url FROM documents"`.'
        )
    if len(found) > 1:
        which = ", ".join(f"{document} ({source})" for document, source in found[:5])
        raise QueryError(f"{wanted!r} is the source id of {len(found)} documents: name one by its id: {which}")
    document, revision = found[0][0], {"document": found[0][0]}
    about = con.execute(_ABOUT, revision).fetchone()
    if about is None:
        raise QueryError(f"The document {document} has no current revision: run `newsledger check`.")
    return Article(
        *about,
        segments=con.execute(_SEGMENTS, revision).fetchall(),
        marks=con.execute(_MARKS, revision).fetchall(),
        figure_columns=_FIGURE_COLUMNS,
        figures=con.execute(_FIGURES, revision).fetchall(),
    )


_FIND = """
SELECT DISTINCT d.document_id, d.source
FROM documents AS d LEFT JOIN document_addresses AS a USING (document_id)
WHERE d.document_id::VARCHAR = lower($wanted) OR d.source_id = $wanted OR d.canonical_url = $wanted OR a.address = $wanted
ORDER BY 2, 1
"""
_ABOUT = """
SELECT d.document_id, d.source, d.source_id, d.canonical_url, r.title, r.authors, r.revision_no, r.published_from,
    r.published_to, r.published_origin, d.duplicate_of, r.extraction, r.text
FROM documents AS d JOIN revisions AS r ON r.revision_id = d.current_revision_id
WHERE d.document_id = $document
"""
_SEGMENTS = """
SELECT s.role, s.char_start, s.char_end
FROM documents AS d JOIN segments AS s ON s.revision_id = d.current_revision_id
WHERE d.document_id = $document ORDER BY s.ordinal
"""
_MARKS = """
WITH revision AS (SELECT current_revision_id AS revision_id FROM documents WHERE document_id = $document)
SELECT 'quote', char_start, char_end FROM quotes SEMI JOIN revision USING (revision_id)
UNION ALL SELECT 'name', char_start, char_end FROM mentions SEMI JOIN revision USING (revision_id)
UNION ALL SELECT 'date', char_start, char_end FROM dates SEMI JOIN revision USING (revision_id)
UNION ALL SELECT 'figure', char_start, char_end FROM figures SEMI JOIN revision USING (revision_id)
ORDER BY ALL
"""
_FIGURES = """
WITH sources AS (
    SELECT figure_id, string_agg(claimant, ' ← ' ORDER BY depth) AS claimant FROM figure_sources GROUP BY figure_id
),
places AS (
    SELECT p.figure_id, string_agg(DISTINCT e.name, ', ' ORDER BY e.name) AS place
    FROM figure_places AS p JOIN entities AS e USING (entity_id) GROUP BY p.figure_id
),
days AS (
    SELECT figure_id, min(date_from) AS date_from, max(date_to) AS date_to FROM figure_dates GROUP BY figure_id
)
SELECT f.text, f.kind, f.value, f.low, f.high, f.unit, f.counted, f.event, f.status, s.claimant, p.place, t.date_from, t.date_to
FROM documents AS d JOIN figures AS f ON f.revision_id = d.current_revision_id
LEFT JOIN sources AS s USING (figure_id) LEFT JOIN places AS p USING (figure_id) LEFT JOIN days AS t USING (figure_id)
WHERE d.document_id = $document AND f.repeat_of IS NULL
ORDER BY f.char_start, f.char_end
"""
