# ruff: noqa: S608 - the names put into SQL are those of our own tables
"""A person's decisions on who is who: kept in `entity_reviews`, applied to every row that names an entity.

Extractors know nothing of them. A row that a decision changes keeps the extracted entity beside the new one, so each
decision can be taken back, and rows that arrive later are changed by the next `resolve` as those before them.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

import duckdb
import pyarrow as pa

from warehouse.errors import ReviewError
from warehouse.stage import to_arrow
from warehouse.temporary import put_rows
from warehouse.transaction import transaction

NAMING = {
    "clusters": "entity_id",
    "mentions": "entity_id",
    "quotes": "speaker_entity_id",
    "figure_sources": "claimant_entity_id",
    "figure_places": "entity_id",
}


@dataclass(frozen=True, slots=True)
class Review:
    """A decision: `entity_id` is `other_entity_id` (or is not), in one document or in all."""

    entity_id: UUID
    document_id: UUID | None
    decision: Literal["same", "different"]
    other_entity_id: UUID
    other_name: str | None
    reviewed_at: datetime


@dataclass(frozen=True, slots=True)
class Entity:
    """An entity as it stands, and the outlet and headline of its first document, with the number of further ones."""

    entity_id: UUID
    type: str
    name: str
    seen_in: str


def read_entities(con: duckdb.DuckDBPyConnection) -> list[Entity]:
    """The persons and organisations, those in most documents first."""
    rows = con.execute(
        """SELECT e.entity_id, e.type, e.name,
            min_by(concat_ws(': ', d.source, coalesce(r.title, d.source_id)), (r.published_from, d.source_id))
                || coalesce(' +' || nullif(count(DISTINCT r.document_id) - 1, 0), '')
        FROM entities AS e JOIN clusters AS c USING (entity_id) JOIN revisions AS r USING (revision_id)
        JOIN documents AS d USING (document_id)
        WHERE e.type IN ('PERSON', 'ORG')
        GROUP BY e.entity_id, e.type, e.name ORDER BY count(DISTINCT r.document_id) DESC, e.name, e.entity_id"""
    )
    return [Entity(*row) for row in rows.fetchall()]


def read_reviews(con: duckdb.DuckDBPyConnection) -> list[Review]:
    """All decisions, in the order in which they were taken."""
    rows = con.execute(
        """SELECT entity_id, document_id, decision, other_entity_id, other_name, reviewed_at
        FROM entity_reviews ORDER BY reviewed_at, entity_id, document_id NULLS FIRST, other_entity_id"""
    )
    return [Review(*row) for row in rows.fetchall()]


def replace_reviews(con: duckdb.DuckDBPyConnection, reviews: Sequence[Review]) -> None:
    """Keeps these decisions in place of all before; ReviewError when they lead in a circle."""
    find_targets(reviews)
    with transaction(con):
        con.execute("DELETE FROM entity_reviews")
        if reviews:
            put_rows(con, "new_reviews", to_arrow("entity_reviews", [asdict(one) for one in reviews], {}))
            con.execute("INSERT INTO entity_reviews BY NAME FROM new_reviews")


def apply_reviews(con: duckdb.DuckDBPyConnection) -> int:
    """How many rows now name another entity than before."""
    targets = find_targets(read_reviews(con))
    columns = [[entity for entity, _ in targets], [document for _, document in targets], list(targets.values())]
    names = ["entity_id", "document_id", "target"]
    put_rows(con, "decided", pa.table([pa.array(column, pa.uuid()) for column in columns], names=names))
    # What was decided of one document goes before what was decided of all.
    con.execute(
        """CREATE OR REPLACE TEMP TABLE renamed AS
        SELECT c.revision_id, coalesce(c.extracted_entity_id, c.entity_id) AS extracted,
            coalesce(any_value(d.target) FILTER (d.document_id IS NOT NULL), any_value(d.target)) AS target
        FROM clusters AS c JOIN revisions AS r USING (revision_id)
        JOIN decided AS d ON d.entity_id = coalesce(c.extracted_entity_id, c.entity_id)
            AND (d.document_id IS NULL OR d.document_id = r.document_id)
        GROUP BY ALL HAVING target <> extracted"""
    )
    with transaction(con):
        return sum(_rename(con, table, column) for table, column in NAMING.items())


def _rename(con: duckdb.DuckDBPyConnection, table: str, column: str) -> int:
    back = con.execute(
        f"""UPDATE {table} AS t SET {column} = t.extracted_entity_id, extracted_entity_id = NULL
        WHERE t.extracted_entity_id IS NOT NULL AND (t.revision_id, t.extracted_entity_id) NOT IN
            (SELECT (revision_id, extracted) FROM renamed)"""
    ).fetchone()
    on = con.execute(
        f"""UPDATE {table} AS t SET {column} = n.target, extracted_entity_id = n.extracted
        FROM renamed AS n WHERE n.revision_id = t.revision_id
            AND n.extracted = coalesce(t.extracted_entity_id, t.{column}) AND t.{column} <> n.target"""
    ).fetchone()
    return sum(row[0] for row in (back, on) if row)


def find_targets(reviews: Sequence[Review]) -> dict[tuple[UUID, UUID | None], UUID]:
    """Who each reviewed entity is in the end, by entity and document (None: all); ReviewError for a circle."""
    said = {(one.entity_id, one.document_id): one.other_entity_id for one in reviews if one.decision == "same"}
    return {key: _follow(said, key[0], target) for key, target in said.items()}


def _follow(said: dict[tuple[UUID, UUID | None], UUID], start: UUID, target: UUID) -> UUID:
    met = {start}
    while (target, None) in said and said[target, None] != target:
        if target in met:
            raise ReviewError(
                f"The decisions on the entity {start} lead in a circle back to {target}: "
                "let one of them point at the entity to keep, and none from it."
            )
        met.add(target)
        target = said[target, None]
    return target
