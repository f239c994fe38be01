"""Segments and images: ids from identity, repeats marked, captions joined to their pictures."""

from tasks.identity import make_id
from tasks.pages.segment import make_images, make_segments
from tasks.records import Cleaned, Picture, Span

REVISION = make_id("revision", "x")
TEXT = "Ten dead.\n\nThe river.\n\nTen  dead."
SPANS = (Span("standfirst", 0, 9), Span("caption", 11, 21), Span("paragraph", 23, 33))
CLEANED = Cleaned(TEXT, SPANS, pictures=(Picture("https://n.example/a.jpg", caption_span=1), Picture("b.jpg")))


def test_segments_are_spans_of_the_text_in_order() -> None:
    segments = make_segments(REVISION, CLEANED)
    assert [segment.ordinal for segment in segments] == [0, 1, 2]
    assert all(TEXT[segment.char_start : segment.char_end] == segment.text for segment in segments)
    assert len({segment.segment_id for segment in segments}) == 3
    assert make_segments(REVISION, CLEANED) == segments
    assert make_segments(make_id("revision", "y"), CLEANED)[0].segment_id != segments[0].segment_id


def test_a_block_of_the_same_words_names_the_first() -> None:
    first, caption, again = make_segments(REVISION, CLEANED)
    assert (first.repeat_of, caption.repeat_of, again.repeat_of) == (None, None, first.segment_id)


def test_images_name_the_segment_that_is_their_caption() -> None:
    segments = make_segments(REVISION, CLEANED)
    with_caption, without = make_images(REVISION, CLEANED, segments)
    assert (with_caption.caption_segment_id, without.caption_segment_id) == (segments[1].segment_id, None)
    assert (with_caption.ordinal, without.ordinal) == (0, 1)
    assert with_caption.image_id != without.image_id
