"""Who says what: kinds, speakers, cues and pieces of quotations."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tasks.quotes import find_quotes
from tasks.records import Quote
from tests.tasks.reading import read


def quotes_of(text: str) -> tuple[Quote, ...]:
    reading, doc, sentences = read(text)
    return find_quotes(reading, doc, sentences, ())


CASES = [
    ("“We are ready,” Anna Verloop said.", [("direct", "We are ready,", "Anna Verloop")]),
    ("“We are ready,” said Anna Verloop, the mayor.", [("direct", "We are ready,", "Anna Verloop")]),
    ("Officials said the bridge had collapsed.", [("indirect", "the bridge had collapsed", "Officials")]),
    (
        "The bridge had collapsed on Monday, police said.",
        [("indirect", "The bridge had collapsed on Monday", "police")],
    ),
    (
        "According to the coastguard, four boats sank.",
        [("indirect", "four boats sank", "the coastguard")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[case[0][:40] for case in CASES])
def test_quotations_have_kind_and_speaker(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(one.kind, one.text, one.speaker) for one in quotes_of(text)] == expected


def test_a_quotation_goes_on_after_its_cue() -> None:
    first, second = quotes_of("“We are ready,” she said, “and we wait.”")
    assert (second.continues, second.speaker, second.cue) == (first.quote_id, "she", "said")


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=60))
def test_any_text_gives_rows_whose_text_stands_at_their_offsets(text: str) -> None:
    reading, doc, sentences = read(text)
    for one in find_quotes(reading, doc, sentences, ()):
        assert text[one.char_start : one.char_end] == one.text
