"""The tagger's network as it runs: that it judges a text by itself, remembers it, and loads from a small file."""

import time

import numpy as np
import pytest

from tasks.names import encoder
from tasks.names.encoder import Words, read_words
from tasks.names.word_pieces import encode

PARAGRAPH = (
    "Defence Minister Oluf Brandt told reporters in Nairobi on Tuesday that the World Food Programme would open "
    "an office in Kampala. “We’re ready,” said Amina Waweru of the Kenyan Red Cross, who had met Brandt in Jakarta."
)


def test_a_text_is_judged_alike_whatever_is_judged_beside_it():
    texts = [PARAGRAPH, "Rain fell.", PARAGRAPH.split("“")[0], "Nairobi", ""]
    together = read_words(texts)
    encoder.forget()
    for text, words in zip(texts, together, strict=True):
        (alone,) = read_words([text])
        assert alone.extents == words.extents
        assert np.array_equal(alone.chances, words.chances)


def test_chances_of_a_word_sum_to_one():
    (words,) = read_words([PARAGRAPH])
    assert np.allclose(np.exp(words.chances.astype(float)).sum(axis=1), 1, atol=0.01)


def test_texts_seen_before_are_remembered():
    encoder.forget()
    (first,) = read_words([PARAGRAPH])
    began = time.perf_counter()
    for _ in range(100):
        (again,) = read_words([PARAGRAPH])
    assert time.perf_counter() - began < 0.1
    assert again is first


def test_the_memory_is_bounded():
    memory, nothing = encoder._Memory(2), np.zeros((0, 1), np.float16)
    for text in ("a", "b", "a", "c"):
        if memory.get(text) is None:
            memory.put(text, Words([], nothing))
    assert [memory.get(text) is not None for text in "abc"] == [True, False, True]


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
