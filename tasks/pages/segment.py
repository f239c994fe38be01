"""Segments and images with their ids, from what cleaning found: the blocks that sentences never cross."""

from uuid import UUID

from tasks.identity import fact_id
from tasks.records import Cleaned, Image, Segment


def make_segments(revision_id: UUID, cleaned: Cleaned) -> tuple[Segment, ...]:
    r"""The text's blocks in order; `repeat_of` is the first block of the same words, white space aside.

    >>> from uuid import UUID
    >>> from tasks.records import Span
    >>> text = "Two died.\n\nTwo  died."
    >>> spans = (Span("standfirst", 0, 9), Span("paragraph", 11, 21))
    >>> first, second = make_segments(UUID(int=1), Cleaned(text=text, spans=spans))
    >>> second.repeat_of == first.segment_id, second.text
    (True, 'Two  died.')
    """
    first_with: dict[str, UUID] = {}
    segments = []
    for ordinal, span in enumerate(cleaned.spans):
        text = cleaned.text[span.char_start : span.char_end]
        segment_id = fact_id(revision_id, "segments", span.char_start, span.char_end)
        first = first_with.setdefault(" ".join(text.split()), segment_id)
        segments.append(
            Segment(
                segment_id=segment_id,
                revision_id=revision_id,
                ordinal=ordinal,
                role=span.role,
                char_start=span.char_start,
                char_end=span.char_end,
                text=text,
                repeat_of=None if first == segment_id else first,
            )
        )
    return tuple(segments)


def make_images(revision_id: UUID, cleaned: Cleaned, segments: tuple[Segment, ...]) -> tuple[Image, ...]:
    """The article's own pictures in order, each with the segment that is its caption, where it has one."""
    return tuple(
        Image(
            image_id=fact_id(revision_id, "images", ordinal, ordinal),
            revision_id=revision_id,
            ordinal=ordinal,
            url=picture.url,
            alt=picture.alt,
            caption=picture.caption,
            credit=picture.credit,
            width=picture.width,
            height=picture.height,
            caption_segment_id=None if picture.caption_span is None else segments[picture.caption_span].segment_id,
        )
        for ordinal, picture in enumerate(cleaned.pictures)
    )
