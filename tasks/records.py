"""The records that flow from step to step; field names are column names.

`Item` is one input as it was found, `Cleaned` what cleaning made of it, `Reading` what every extractor is
given, `Facts` what extraction returns: a tuple of rows for each table. All offsets are Unicode code points
into `Reading.text`, half-open, and `text[char_start:char_end] == row.text` for every row that has them.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Item:
    """One input as found: a page, a text file, or one record of a JSON Lines or Parquet file.

    `media_type` is `text/html`, `text/plain` or `application/json` (a record, its fields in `raw` as a JSON
    object). `raw` holds the bytes after decompression. `source_id` is the record's id or the file's relative
    path, `address` where it was seen (a URL or a file's path, with `#line` for a record).
    """

    source: str
    source_id: str
    address: str
    media_type: str
    raw: bytes
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the cleaned text with its role (see `segments.role`)."""

    role: str
    char_start: int
    char_end: int


@dataclass(frozen=True, slots=True)
class Picture:
    """One of the article's own pictures; `caption_span` indexes `Cleaned.spans` where its caption stands."""

    url: str
    alt: str | None = None
    caption: str | None = None
    credit: str | None = None
    width: int | None = None
    height: int | None = None
    caption_span: int | None = None


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A document after cleaning. `published_from`/`published_to` are the outlet's local day."""

    text: str
    spans: tuple[Span, ...]
    title: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    canonical_url: str | None = None
    outlet: str | None = None
    published_at: datetime | None = None
    published_from: date | None = None
    published_to: date | None = None
    published_origin: str | None = None
    modified_at: datetime | None = None
    dateline: str | None = None
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True, slots=True)
class Segment:
    """A block of the text; the roles are headline, standfirst, byline, dateline, paragraph, list_item and others."""

    segment_id: UUID
    revision_id: UUID
    ordinal: int
    role: str
    char_start: int
    char_end: int
    text: str
    repeat_of: UUID | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """One revision being read: all that an extractor may know of it besides the parsed text.

    `document_id` is for what must stay the same from one revision to the next (names that could be anybody's).
    """

    revision_id: UUID
    text: str
    segments: tuple[Segment, ...]
    source: str
    url: str | None = None
    dateline: str | None = None
    published_from: date | None = None
    published_to: date | None = None
    document_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, trimmed; `repeat_of` is the first occurrence of the same words in this revision."""

    sentence_id: UUID
    revision_id: UUID
    segment_id: UUID
    ordinal: int
    char_start: int
    char_end: int
    text: str
    repeat_of: UUID | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text, without article, possessive or title; `cluster` is the same within the article."""

    mention_id: UUID
    revision_id: UUID
    sentence_id: UUID
    type: str
    char_start: int
    char_end: int
    text: str
    title: str | None = None
    cluster: int | None = None
    entity_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Cluster:
    """What one article's mentions of one thing say together: the article's side of an entity."""

    revision_id: UUID
    cluster: int
    entity_id: UUID
    type: str
    name: str
    aliases: tuple[str, ...] = ()
    geonames_id: int | None = None
    country_code: str | None = None
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class Date:
    """A time expression (TIMEX3) with its interval of days; `anchor` is what it was resolved against.

    `anchor`: `publication`, `dateline`, `preceding`, `text` (an absolute date needs none), or null when unresolved.
    `timex_mod` is TIMEX3's `mod` (APPROX, START, MID, END, LESS_THAN …).
    """

    date_id: UUID
    revision_id: UUID
    sentence_id: UUID
    char_start: int
    char_end: int
    text: str
    timex_type: str
    timex_value: str | None = None
    timex_mod: str | None = None
    edtf: str | None = None
    date_from: date | None = None
    date_to: date | None = None
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class DatingEvidence:
    """What one expression says about the unknown day of publication: the days that it leaves possible."""

    revision_id: UUID
    date_id: UUID
    implies: str
    date_from: date | None
    date_to: date | None
    used: bool


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure, from the comparator to the last word of the unit or counted noun; the columns are explained in SQL."""

    figure_id: UUID
    revision_id: UUID
    sentence_id: UUID
    char_start: int
    char_end: int
    text: str
    kind: str
    value: float | None
    low: float | None
    high: float | None
    comparator: str
    trend: str | None = None
    unit: str | None = None
    unit_text: str | None = None
    counted: str | None = None
    counted_head: str | None = None
    event: str | None = None
    status: str = "stated"
    flow: str | None = None
    repeat_of: UUID | None = None


@dataclass(frozen=True, slots=True)
class FigureSource:
    """Who says a figure (depth 0), then whom they cite or who relays them; the span is the claimant's words."""

    figure_id: UUID
    revision_id: UUID
    depth: int
    claimant: str
    char_start: int
    char_end: int
    claimant_entity_id: UUID | None = None
    verb: str | None = None
    quote_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class FigureDate:
    """When a figure holds: event, as_of, since, until or reported; `inherited` where its sentence doesn't say so."""

    figure_id: UUID
    revision_id: UUID
    date_id: UUID | None
    role: str
    date_from: date | None
    date_to: date | None
    inherited: bool


@dataclass(frozen=True, slots=True)
class FigurePlace:
    """Where a figure holds: role where, origin or destination; `mention_id` is the name that says so."""

    figure_id: UUID
    revision_id: UUID
    entity_id: UUID
    mention_id: UUID | None
    role: str
    inherited: bool


@dataclass(frozen=True, slots=True)
class FigurePart:
    """How two figures of one article hang together: part_of, share_of, subset_of."""

    whole_figure_id: UUID
    part_figure_id: UUID
    revision_id: UUID
    relation: str


@dataclass(frozen=True, slots=True)
class Quote:
    """One unbroken quoted span without its outer marks; `continues` is the quote that it goes on from."""

    quote_id: UUID
    revision_id: UUID
    sentence_id: UUID
    char_start: int
    char_end: int
    text: str
    kind: str
    speaker: str | None = None
    speaker_start: int | None = None
    speaker_end: int | None = None
    speaker_entity_id: UUID | None = None
    cue: str | None = None
    continues: UUID | None = None


@dataclass(frozen=True, slots=True)
class Image:
    """One of the article's own pictures."""

    image_id: UUID
    revision_id: UUID
    ordinal: int
    url: str
    alt: str | None
    caption: str | None
    credit: str | None
    width: int | None
    height: int | None
    caption_segment_id: UUID | None


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in the text and what became of it: figure, date, name, ordinal or other, with the reason."""

    revision_id: UUID
    char_start: int
    char_end: int
    text: str
    outcome: str
    object_id: UUID | None
    reason: str


@dataclass(frozen=True, slots=True)
class Facts:
    """All rows that were extracted from one revision; each field is named after its table."""

    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    clusters: tuple[Cluster, ...] = ()
    dates: tuple[Date, ...] = ()
    dating_evidence: tuple[DatingEvidence, ...] = ()
    figures: tuple[Figure, ...] = ()
    figure_sources: tuple[FigureSource, ...] = ()
    figure_dates: tuple[FigureDate, ...] = ()
    figure_places: tuple[FigurePlace, ...] = ()
    figure_parts: tuple[FigurePart, ...] = ()
    quotes: tuple[Quote, ...] = ()
    numerals: tuple[Numeral, ...] = ()
    published_from: date | None = None
    published_to: date | None = None
    published_origin: str | None = field(default=None)
