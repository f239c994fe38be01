"""An item made into one text with roles: the second station, behind `sources`, before `segment`.

Given text stays as it is but for line ends; a page becomes headline, standfirst, byline, dateline, body and captions
in reading order. What can't become a text is refused with the reason.
"""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time

from tasks.errors import RejectedError
from tasks.intake.decode import decode_text, tidy_text
from tasks.intake.timestamps import parse_stamp
from tasks.intake.urls import canonical_url
from tasks.pages.bylines import byline_authors
from tasks.pages.tongues import detect_language
from tasks.pages.wire import find_parts
from tasks.records import Cleaned, Item

MAX_CHARS = 300_000  # as in `language`, whose import costs seconds; a test holds the two together


def clean_item(item: Item, published_at: date | None = None) -> Cleaned:
    r"""The item's text with its parts and what is known of it; `published_at` counts where it declares no day itself.

    Refused (`RejectedError`, stage `clean`): `empty`, `no_article`, `too_long`, `too_deep`, and what decoding refuses.

    >>> cleaned = clean_item(Item("wire", "1.txt", "1.txt", "text/plain", b"Ten people died.\r\nTwo are missing."))
    >>> cleaned.text, [span.role for span in cleaned.spans]
    ('Ten people died.\nTwo are missing.', ['paragraph', 'paragraph'])
    """
    if item.media_type == "application/json":
        cleaned = _clean_record(item)
    elif item.media_type == "text/html":
        cleaned = _clean_page(decode_text(item.raw), item.url)
    else:
        cleaned = _clean_text(decode_text(item.raw), item.url)
    _refuse_long(cleaned.text)
    return _with_parameter(cleaned, published_at)


def _clean_record(item: Item) -> Cleaned:
    try:
        record = json.loads(item.raw)
    except (ValueError, RecursionError) as error:
        raise RejectedError("clean", "not_json", f"{item.address}: not JSON") from error
    if not isinstance(record, Mapping):
        raise RejectedError("clean", "not_a_record", f"{item.address}: not an object with text or html")
    url, title = _line(record.get("url")), _line(record.get("title"))
    declared = _line(record.get("language"))
    text, html = record.get("text"), record.get("html")
    if isinstance(text, str) and text.strip():
        cleaned = _clean_text(tidy_text(text), url, title, declared)
    elif isinstance(html, str):
        cleaned = _clean_page(tidy_text(html), url, title, declared)
    else:
        raise RejectedError("clean", "empty", f"{item.address}: the record has neither text nor html")
    return _with_fields(cleaned, record, title)


def _refuse_long(text: str) -> None:
    if len(text) > MAX_CHARS:
        message = f"{len(text):,} characters, more than the {MAX_CHARS:,} that are read as one article"
        raise RejectedError("clean", "too_long", message)


def _clean_text(text: str, url: str | None, title: str | None = None, declared: str | None = None) -> Cleaned:
    text = text.removeprefix("\ufeff")
    _refuse_long(text)
    parts = find_parts(text, title)
    if not parts.spans:
        raise RejectedError("clean", "empty", "the text is empty or blank")
    return Cleaned(
        text=text,
        spans=parts.spans,
        title=title or parts.headline,
        authors=parts.authors,
        language=detect_language(text, declared),
        canonical_url=canonical_url(url) if url else None,
        dateline=parts.dateline,
    )


def _clean_page(html: str, url: str | None, title: str | None = None, declared: str | None = None) -> Cleaned:
    from tasks.pages.html import clean_page  # a second and a half of parsers that plain text need not pay

    return clean_page(html, url, title, declared)


def _with_fields(cleaned: Cleaned, record: Mapping[str, object], title: str | None) -> Cleaned:
    """What the record says of itself goes before what was found in its text or page."""
    if title:
        cleaned = replace(cleaned, title=title)
    if authors := _authors(record.get("authors")):
        cleaned = replace(cleaned, authors=authors)
    if outlet := _line(record.get("source")):
        cleaned = replace(cleaned, outlet=outlet)
    if stamp := parse_stamp(record.get("published_at")):
        cleaned = replace(
            cleaned,
            published_at=stamp.instant,
            published_from=stamp.day,
            published_to=stamp.day,
            published_origin="given",
        )
    return cleaned


def _with_parameter(cleaned: Cleaned, day: date | None) -> Cleaned:
    """The day that the user gave, where the document declares none; what its address or a `time` hints at loses."""
    if day is None or cleaned.published_origin in ("given", "json-ld", "meta"):
        return cleaned
    midnight = datetime.combine(day, time(), UTC)
    return replace(cleaned, published_at=midnight, published_from=day, published_to=day, published_origin="given")


def _line(value: object) -> str | None:
    return (" ".join(tidy_text(value).split()) or None) if isinstance(value, str) else None


def _authors(value: object) -> tuple[str, ...]:
    """Names from a list of them, or from one string that may be a byline."""
    if isinstance(value, str):
        name = _line(value)
        return byline_authors(name) or (name,) if name else ()
    if isinstance(value, list):
        return tuple(dict.fromkeys(name for part in value if (name := _line(part))))
    return ()
