"""Documents as rows: what extraction found, with the columns that only a run knows, ready for staging."""

import traceback
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from tasks.errors import RejectedError
from tasks.extractors import extractors
from tasks.identity import make_id
from tasks.intake.rejects import Unreadable
from tasks.records import Cleaned, Facts, Image, Item, Reading
from warehouse.stage import stage

Rows = dict[str, list[object]]
FACT_TABLES = tuple(field.name for field in fields(Facts) if not field.name.startswith("published_"))


@dataclass(frozen=True, slots=True)
class Prepared:
    """A cleaned document with what identifies it. The item's bytes are kept as the original by then."""

    item: Item
    raw_sha256: str
    document_id: UUID
    text_sha256: str
    cleaned: Cleaned


@dataclass(frozen=True, slots=True)
class Revised:
    """A new revision of a document with all that was found in it; `extraction` is `full` or says why not."""

    prepared: Prepared
    revision_no: int
    reading: Reading
    images: tuple[Image, ...]
    facts: Facts
    extraction: str


def make_rows(revised: Sequence[Revised]) -> Rows:
    """The rows of these revisions by table, less the columns that staging stamps on them."""
    now = datetime.now(UTC)
    rows: Rows = {
        "documents": [_document(r, now) for r in revised],
        "document_addresses": [_address(r, address, now) for r in revised for address in _addresses(r)],
        "revisions": [_revision(r, now) for r in revised],
        "segments": [segment for r in revised for segment in r.reading.segments],
        "images": [image for r in revised for image in r.images],
        "extractors": list(dict.fromkeys(extractors().values())),
    }
    return rows | {table: [row for r in revised for row in getattr(r.facts, table)] for table in FACT_TABLES}


def stage_rows(folder: Path, rows: Rows, run_id: UUID) -> None:
    """Writes the rows as Parquet, each with the run and the extractor that made it."""
    for table, its_rows in rows.items():
        made_by = extractors().get(table)
        stamp = {"run_id": run_id} | ({"extractor_id": made_by.extractor_id} if made_by else {})
        stage(folder, {table: its_rows}, stamp)


def make_reject(
    run_id: UUID, item: Item | Unreadable, error: Exception, stage_name: str, kept: Path | None
) -> dict[str, object]:
    """The `rejects` row of an input; the same failure of the same input is the same row."""
    known = isinstance(error, RejectedError)
    where = error.stage if isinstance(error, RejectedError) else stage_name
    reason = error.reason_code if isinstance(error, RejectedError) else "error"
    original = None if kept is None else kept.name
    return {
        "reject_id": make_id("reject", item.source, item.source_id, item.address, where, reason, original),
        "run_id": run_id,
        "stage": where,
        "reason_code": reason,
        "message": str(error) if known else f"{item.address}: {type(error).__name__}: {error}",
        "traceback": None if known else "".join(traceback.format_exception(error, limit=-6)),
        "source": item.source,
        "source_id": item.source_id,
        "address": item.address,
        "raw_path": None if kept is None else str(kept),
        "resolved_by_run_id": None,
        "created_at": datetime.now(UTC),
    }


def _document(revised: Revised, now: datetime) -> dict[str, object]:
    prepared = revised.prepared
    return {
        "document_id": prepared.document_id,
        "source_id": prepared.item.source_id,
        "canonical_url": prepared.cleaned.canonical_url,
        "source": revised.reading.source,
        "first_seen_at": now,
        "last_seen_at": now,
        "current_revision_id": revised.reading.revision_id,
        "duplicate_of": None,
    }


def _addresses(revised: Revised) -> set[str]:
    return {address for address in (revised.prepared.item.address, revised.prepared.item.url) if address}


def _address(revised: Revised, address: str, now: datetime) -> dict[str, object]:
    return {
        "document_id": revised.prepared.document_id,
        "address": address,
        "first_seen_at": now,
        "raw_sha256": revised.prepared.raw_sha256,
        "revision_id": revised.reading.revision_id,
    }


def _revision(revised: Revised, now: datetime) -> dict[str, object]:
    cleaned, facts = revised.prepared.cleaned, revised.facts
    given = cleaned.published_from is not None
    return {
        "revision_id": revised.reading.revision_id,
        "document_id": revised.prepared.document_id,
        "revision_no": revised.revision_no,
        "raw_sha256": revised.prepared.raw_sha256,
        "text_sha256": revised.prepared.text_sha256,
        "fetched_at": now,
        "title": cleaned.title,
        "authors": list(cleaned.authors),
        "language": cleaned.language,
        "extraction": revised.extraction,
        "published_at": cleaned.published_at,
        "published_from": cleaned.published_from if given else facts.published_from,
        "published_to": cleaned.published_to if given else facts.published_to,
        "published_origin": cleaned.published_origin if given else facts.published_origin,
        "modified_at": cleaned.modified_at,
        "dateline": cleaned.dateline,
        "text": cleaned.text,
    }
