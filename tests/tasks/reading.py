"""Parsed text for tests: a `Reading`, its `Doc` and its sentences from a string, as `tasks.article` would make them."""

import re
from datetime import date
from functools import lru_cache
from uuid import UUID

from spacy.tokens import Doc

from tasks.identity import fact_id, make_id
from tasks.records import Reading, Segment, Sentence
from tasks.text.language import parse_readings

REVISION = make_id("revision", "test")


@lru_cache(maxsize=2048)
def read(
    text: str, published: date | None = None, dateline: str | None = None
) -> tuple[Reading, Doc, tuple[Sentence, ...]]:
    """The reading, its parse and its sentences; a segment for every line that is not blank."""
    reading = make_reading(text, published, dateline)
    doc = next(iter(parse_readings([reading])))
    return reading, doc, split_sentences(reading, doc)


def make_reading(text: str, published: date | None = None, dateline: str | None = None) -> Reading:
    """A reading whose segments are the text's lines."""
    lines = [match.span() for match in re.finditer(r"[^\n]*\S", text)]
    segments = tuple(
        Segment(_id("segments", start, end), REVISION, ordinal, "paragraph", start, end, text[start:end])
        for ordinal, (start, end) in enumerate(lines)
    )
    return Reading(REVISION, text, segments, "test", None, dateline, published, published)


def split_sentences(reading: Reading, doc: Doc) -> tuple[Sentence, ...]:
    """The parser's sentences, trimmed, with `repeat_of` on the later of two that say the same words."""
    seen: dict[str, UUID] = {}
    sentences: list[Sentence] = []
    for segment in reading.segments:
        for sent in doc.sents:
            start, end = max(sent.start_char, segment.char_start), min(sent.end_char, segment.char_end)
            words = reading.text[start:end].strip() if start < end else ""
            if not words:
                continue
            start = reading.text.index(words, start)
            end = start + len(words)
            key = _id("sentences", start, end)
            sentences.append(
                Sentence(key, REVISION, segment.segment_id, len(sentences), start, end, words, seen.get(words))
            )
            seen.setdefault(words, key)
    return tuple(sentences)


def _id(table: str, start: int, end: int) -> UUID:
    return fact_id(REVISION, table, start, end)
