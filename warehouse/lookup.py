"""What the warehouse already knows of a batch of inputs, so that the unchanged cost no work.

Before cleaning, `lookup` finds inputs whose very bytes were read before; after cleaning, `current_revisions`
says which revision each document stands at.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

import duckdb
import pyarrow as pa

from warehouse.temporary import put_rows


@dataclass(frozen=True, slots=True)
class Key:
    """One input as it was found: its identity so far, and the SHA-256 of its original."""

    source: str
    source_id: str
    address: str
    raw_sha256: str


@dataclass(frozen=True, slots=True)
class Current:
    """Where a document stands."""

    revision_id: UUID
    revision_no: int
    text_sha256: str


def lookup(con: duckdb.DuckDBPyConnection, keys: Sequence[Key]) -> dict[int, UUID]:
    """Position in `keys` -> document, for inputs that are unchanged where they stand, or are its current revision.

    The last bytes of each address are known, so a folder that holds an article of two days can be read again and
    again: both files are as they were. Other bytes at an address than the last ones are read, also when they are an
    older wording come back. The same bytes under another source are another document unless it has a canonical URL,
    so an address alone counts only for those.
    """
    if not keys:
        return {}
    fields = ("source", "source_id", "address", "raw_sha256")
    columns = {name: pa.array([getattr(key, name) for key in keys], pa.string()) for name in fields}
    put_rows(con, "asked", pa.table({"position": pa.array(range(len(keys)), pa.int32())} | columns))
    return dict(con.execute(_UNCHANGED).fetchall())


def current_revisions(con: duckdb.DuckDBPyConnection, documents: Iterable[UUID]) -> dict[UUID, Current]:
    """Document -> its current revision, for those of `documents` that the warehouse has."""
    put_rows(con, "asked", pa.table({"document_id": pa.array(list(documents), pa.uuid())}))
    rows = con.execute(
        """SELECT d.document_id, r.revision_id, r.revision_no, r.text_sha256
        FROM documents AS d JOIN revisions AS r ON r.revision_id = d.current_revision_id
        WHERE d.document_id IN (SELECT document_id FROM asked)"""
    ).fetchall()
    return {document: Current(*rest) for document, *rest in rows}


_UNCHANGED = """
WITH by_identity AS (
    SELECT a.position, d.document_id
    FROM asked AS a
    JOIN documents AS d USING (source, source_id)
    JOIN revisions AS r ON r.revision_id = d.current_revision_id AND r.raw_sha256 = a.raw_sha256
),
by_address AS (
    SELECT a.position, d.document_id
    FROM asked AS a
    JOIN document_addresses AS x ON x.address = a.address AND x.raw_sha256 = a.raw_sha256
    JOIN documents AS d ON d.document_id = x.document_id
    WHERE d.canonical_url IS NOT NULL OR (d.source = a.source AND d.source_id = a.source_id)
)
SELECT position, min(document_id) AS document_id
FROM (FROM by_identity UNION ALL FROM by_address) GROUP BY position
"""
