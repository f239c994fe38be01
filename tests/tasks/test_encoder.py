"""The tagger's network as it runs: what it finds, that its offsets hold, that nothing in a text upsets it."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks import encoder
from tasks.encoder import tag_names
from tasks.name_spans import TYPES
from tasks.word_pieces import encode

PARAGRAPH = (
    "Defence Minister Oluf Brandt told reporters in Nairobi on Tuesday that the World Food Programme would open "
    "an office in Kampala. “We’re ready,” said Amina Waweru of the Kenyan Red Cross, who had met Brandt in Jakarta."
)


def names(text: str) -> list[tuple[str, str]]:
    return [(text[start:end], kind) for start, end, kind in tag_names([text])[0]]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        pytest.param("Oluf Brandt", "PERSON", id="person"),
        pytest.param("Brandt", "PERSON", id="surname"),
        pytest.param("Amina Waweru", "PERSON", id="person-after-curly-quotes"),
        pytest.param("World Food Programme", "ORG", id="organisation"),
        pytest.param("Nairobi", "LOCATION", id="town"),
        pytest.param("Jakarta", "LOCATION", id="last-word"),
        pytest.param("Tuesday", "DATE", id="day"),
    ],
)
def test_finds_names_with_their_types(name, kind):
    assert (name, kind) in names(PARAGRAPH)


def test_the_same_with_straight_quotes():
    straight = PARAGRAPH.translate(str.maketrans("“”’", '""\''))
    assert names(straight) == names(PARAGRAPH)


def test_a_headline_in_capitals_has_names():
    assert ("NAIROBI", "LOCATION") in names("FLOODS IN NAIROBI KILL 12, SAYS PRESIDENT")


def test_tells_nationalities_from_countries():
    found = names("The Kenyan army said that two Ugandan soldiers had crossed into Kenya.")
    assert found == [("Kenyan", "NORP"), ("Ugandan", "NORP"), ("Kenya", "LOCATION")]


def test_names_do_not_depend_on_the_other_texts():
    texts = [PARAGRAPH, "Rain fell.", PARAGRAPH.split("“")[0], "Nairobi", ""]
    together = tag_names(texts)
    encoder.forget()
    assert [tag_names([text])[0] for text in texts] == together


def test_a_long_text_has_the_names_of_all_its_sentences():
    sentence = "On Monday Amina Waweru flew from Nairobi to Jakarta with officials of the World Bank. "
    found = names(sentence * 60)
    assert found.count(("Amina Waweru", "PERSON")) == 60
    assert found.count(("Jakarta", "LOCATION")) == 60


def test_texts_seen_before_are_remembered():
    encoder.forget()
    first = tag_names([PARAGRAPH])
    first[0].clear()
    began = time.perf_counter()
    for _ in range(100):
        tag_names([PARAGRAPH])
    assert time.perf_counter() - began < 0.1
    assert tag_names([PARAGRAPH])[0]


def test_the_memory_is_bounded():
    memory = encoder._Memory(2)
    for text in ("a", "b", "a", "c"):
        if memory.get(text) is None:
            memory.put(text, ())
    assert (memory.get("a"), memory.get("b"), memory.get("c")) == ((), None, ())


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "\ud800", "\x00\x01", "\u200b", "a" * 5000, "中" * 900, "\u0301" * 400, "." * 3000]
)
def test_odd_texts_are_read(text):
    tag_names([text])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=()), max_size=80), max_size=3))
def test_spans_are_sorted_apart_and_inside_the_text(texts):
    for text, spans in zip(texts, tag_names(texts), strict=True):
        ends = [0, *(end for _, end, _ in spans)]
        assert all(before <= start < end <= len(text) for before, (start, end, _) in zip(ends, spans, strict=False))
        assert {kind for *_, kind in spans} <= {*TYPES, "EVENT", "LAW", "WORK"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("Al-Thani’s", ["Al", "-", "Thani", "’", "s"], id="marks-stand-alone"),
        pytest.param("İzmir Łódź", ["İzmir", "Łódź"], id="letters-that-change-length"),
        pytest.param("x\ud800y 7th", ["x\ud800y", "7th"], id="surrogate"),
    ],
)
def test_words_have_the_extent_that_they_have_in_the_text(text, words):
    assert [text[start:end] for start, end in encode(text).extents] == words


def test_the_model_is_one_file_of_at_most_30_megabytes():
    assert encoder.MODEL.stat().st_size <= 30e6
