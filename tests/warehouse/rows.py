"""Rows of invented stories for the warehouse's tests: one call per thing, ids and offsets worked out."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

import duckdb

from tasks.identity import document_id, fact_id, make_id, revision_id, text_sha256
from tasks.records import (
    Cluster,
    Date,
    Figure,
    FigureDate,
    FigurePart,
    FigurePlace,
    FigureSource,
    Mention,
    Numeral,
    Quote,
    Segment,
    Sentence,
)
from warehouse.load import LoadResult, load_batch, record_run
from warehouse.stage import stage

EXTRACTOR = make_id("extractor", "test")
RUN = make_id("run", "test")
SEEN_AT = datetime(2031, 3, 5, 12, tzinfo=UTC)


@dataclass
class Article:
    """One revision of an invented article; its paragraphs are its segments, a sentence each unless split by `. `."""

    source: str
    source_id: str
    paragraphs: tuple[str, ...]
    published: date | None = None
    published_at: datetime | None = None
    title: str | None = None
    number: int = 1
    url: str | None = None
    run: UUID = RUN
    tables: dict[str, list[object]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        blocks = ((self.title,) if self.title else ()) + tuple(self.paragraphs)
        self.text = "\n\n".join(blocks)
        self.document = document_id(self.url, self.source, self.source_id)
        self.revision = revision_id(self.document, self.number, text_sha256(self.text))
        self.tables = {name: [] for name in TABLES}
        at = 0
        for ordinal, block in enumerate(blocks):
            role = "headline" if self.title and ordinal == 0 else "paragraph"
            segment = Segment(
                fact_id(self.revision, "segments", at, at + len(block)),
                self.revision,
                ordinal,
                role,
                at,
                at + len(block),
                block,
            )
            self.tables["segments"].append(segment)
            self._add_sentences(segment)
            at += len(block) + 2

    def _add_sentences(self, segment: Segment) -> None:
        at = segment.char_start
        for piece in segment.text.replace(". ", ".\0 ").split("\0 "):
            start, end = at, at + len(piece)
            key = fact_id(self.revision, "sentences", start, end)
            ordinal = len(self.tables["sentences"])
            self.tables["sentences"].append(
                Sentence(key, self.revision, segment.segment_id, ordinal, start, end, self.text[start:end])
            )
            at = end + 1

    def span(self, words: str, nth: int = 0) -> tuple[int, int]:
        start = -1
        for _ in range(nth + 1):
            start = self.text.index(words, start + 1)
        return start, start + len(words)

    def sentence_at(self, start: int) -> UUID:
        return next(s.sentence_id for s in self.tables["sentences"] if s.char_start <= start < s.char_end)  # type: ignore[attr-defined]

    def name(
        self,
        words: str,
        kind: str = "LOCATION",
        *,
        nth: int = 0,
        entity: str | None = None,
        title: str | None = None,
        **where: object,
    ) -> UUID:
        """A mention with its cluster; the same `entity` name gives the same entity in every article."""
        start, end = self.span(words, nth)
        key = make_id(kind, (entity or words).lower())
        known = [c for c in self.tables["clusters"] if c.entity_id == key]  # type: ignore[attr-defined]
        number = known[0].cluster if known else len(self.tables["clusters"])  # type: ignore[attr-defined]
        if not known:
            self.tables["clusters"].append(
                Cluster(self.revision, number, key, kind, entity or words, (words,) if entity else (), **where)
            )  # type: ignore[arg-type]
        mention = fact_id(self.revision, "mentions", start, end)
        self.tables["mentions"].append(
            Mention(mention, self.revision, self.sentence_at(start), kind, start, end, words, title, number, key)
        )
        return key

    def figure(
        self,
        words: str,
        value: float | None,
        *,
        nth: int = 0,
        day: date | None = None,
        place: UUID | None = None,
        by: str | None = None,
        by_entity: UUID | None = None,
        inherited: bool = False,
        role: str = "event",
        place_role: str = "where",
        **other: object,
    ) -> UUID:
        """A figure with its numeral, and its claimant, day and place where given."""
        start, end = self.span(words, nth)
        key = fact_id(self.revision, "figures", start, end)
        columns: dict[str, object] = {
            "kind": "count",
            "low": value,
            "high": value,
            "comparator": "=",
            "counted": "people",
            "counted_head": "person",
            "event": "killed",
        }
        columns |= other
        self.tables["figures"].append(
            Figure(key, self.revision, self.sentence_at(start), start, end, words, value=value, **columns)
        )  # type: ignore[arg-type]
        self.tables["numerals"].append(Numeral(self.revision, start, end, words, "figure", key, "part of a figure"))
        if by:
            span = self.span(by)
            self.tables["figure_sources"].append(
                FigureSource(key, self.revision, 0, by, *span, by_entity, "said", None)
            )
        if day:
            date_id = self.tables["dates"][0].date_id if self.tables["dates"] else None  # type: ignore[attr-defined]
            self.tables["figure_dates"].append(FigureDate(key, self.revision, date_id, role, day, day, inherited))
        if place:
            self.tables["figure_places"].append(FigurePlace(key, self.revision, place, None, place_role, inherited))
        return key

    def part(self, whole: UUID, part: UUID, relation: str = "part_of") -> None:
        self.tables["figure_parts"].append(FigurePart(whole, part, self.revision, relation))

    def date(self, words: str, day: date, *, nth: int = 0) -> UUID:
        start, end = self.span(words, nth)
        key = fact_id(self.revision, "dates", start, end)
        self.tables["dates"].append(
            Date(
                key,
                self.revision,
                self.sentence_at(start),
                start,
                end,
                words,
                "DATE",
                day.isoformat(),
                None,
                day.isoformat(),
                day,
                day,
                "publication",
            )
        )
        return key

    def quote(self, words: str, speaker: str | None = None, *, entity: UUID | None = None, nth: int = 0) -> UUID:
        start, end = self.span(words, nth)
        key = fact_id(self.revision, "quotes", start, end)
        span = self.span(speaker) if speaker else (None, None)
        self.tables["quotes"].append(
            Quote(
                key,
                self.revision,
                self.sentence_at(start),
                start,
                end,
                words,
                "direct",
                speaker,
                *span,
                entity,
                "said",
                None,
            )
        )
        return key

    def rows(self) -> dict[str, list[object]]:
        """Every table's rows for this article, documents, addresses and revisions included."""
        address = self.url or f"{self.source}/{self.source_id}"
        document = {
            "document_id": self.document,
            "source_id": self.source_id,
            "canonical_url": self.url,
            "source": self.source,
            "first_seen_at": SEEN_AT,
            "last_seen_at": SEEN_AT,
            "current_revision_id": self.revision,
            "duplicate_of": None,
        }
        seen = {
            "document_id": self.document,
            "address": address,
            "first_seen_at": SEEN_AT,
            "raw_sha256": text_sha256("raw " + self.text),
            "revision_id": self.revision,
        }
        revision = {
            "revision_id": self.revision,
            "document_id": self.document,
            "revision_no": self.number,
            "raw_sha256": text_sha256("raw " + self.text),
            "text_sha256": text_sha256(self.text),
            "fetched_at": SEEN_AT,
            "title": self.title,
            "authors": [],
            "language": "en",
            "extraction": "full",
            "published_at": self.published_at,
            "published_from": self.published,
            "published_to": self.published,
            "published_origin": "given" if self.published else None,
            "modified_at": None,
            "dateline": None,
            "text": self.text,
        }
        return {"documents": [document], "document_addresses": [seen], "revisions": [revision], **self.tables}


TABLES = (
    "segments",
    "sentences",
    "mentions",
    "clusters",
    "dates",
    "dating_evidence",
    "figures",
    "figure_sources",
    "figure_dates",
    "figure_places",
    "figure_parts",
    "quotes",
    "images",
    "numerals",
)


def merge(articles: Iterable[Article]) -> dict[str, list[object]]:
    """The rows of several articles, table by table."""
    tables: dict[str, list[object]] = {}
    for article in articles:
        for table, rows in article.rows().items():
            tables.setdefault(table, []).extend(rows)
    return tables


def load(
    con: duckdb.DuckDBPyConnection, folder: Path, *articles: Article, expected: dict[UUID, UUID | None] | None = None
) -> LoadResult:
    """Stages and loads the articles, each revision after the one before."""
    result = LoadResult({}, frozenset())
    for number in sorted({article.number for article in articles}):
        batch = [article for article in articles if article.number == number]
        known = dict(con.execute("SELECT document_id, current_revision_id FROM documents").fetchall())
        plan = expected or {article.document: known.get(article.document) for article in batch}
        where = folder / f"{number}-{len(list(folder.iterdir()))}"
        stage(where, merge(batch), {"extractor_id": EXTRACTOR, "run_id": batch[0].run})
        result = load_batch(con, where, plan)
    return result


def store_extractor_and_run(con: duckdb.DuckDBPyConnection) -> None:
    """The rows that `extractor_id` and `run_id` of all invented rows point to."""
    con.execute("INSERT INTO extractors VALUES (?, 'test', '1', '0')", [EXTRACTOR])
    run = {"run_id": RUN, "flow": "ingest", "prefect_flow_run_id": None, "started_at": SEEN_AT, "ended_at": SEEN_AT}
    counts = dict.fromkeys(("items", "documents_new", "documents_changed", "documents_unchanged", "rejected"), 0)
    record_run(con, run | counts | {"status": "completed", "message": None, "table_rows": {}})
