"""Where sentences end: by marks, abbreviations, quotation marks and the next word."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.text.sentences import find_sentences, split_text
from tests.tasks.reading import make_reading, read

CASES = [
    pytest.param("Gen. Ada Voss left.| She returned.", id="a rank is not an end"),
    pytest.param("He met J. R. Halden.| They talked.", id="nor are initials"),
    pytest.param("The firm is Voss Inc. of Orsk.| It sells salt.", id="an abbreviation before a small letter"),
    pytest.param("She works for Voss Inc.| The firm sells salt.", id="an abbreviation before an opening word"),
    pytest.param("The U.S. Senate met.| In the U.S. Orsk is unknown.", id="U.S. before a name goes on"),
    pytest.param("Troops left the U.S.| The talks go on.", id="U.S. before an article ends"),
    pytest.param("It fell on Nov. 3 in Orsk.| No. 10 was shut.", id="a month and a number"),
    pytest.param("They asked him.| He said no.| Ten left.", id="the word no ends"),
    pytest.param("“Stop!” Mr Brandt shouted.| “Why?” she asked.", id="a name and a verb of saying go on"),
    pytest.param("“We wait.”| The minister left.", id="a stop inside the quotation mark"),
    pytest.param('She said: "We wait. "| Then she left.', id="a closing mark set off by a space"),
    pytest.param("The dam broke.|Police came.", id="a word glued to the next"),
    pytest.param("It rose 3.5 percent to $4.2 billion.| Nobody paid.", id="decimals"),
    pytest.param("It held (the flood came at 6 a.m. It was dark) for a day.", id="a stop inside a parenthesis"),
    pytest.param("Salt is scarce. [12]| Prices rose.", id="a citation belongs to what it follows"),
    pytest.param("See www.voss.example or mail a.b@voss.example today.| Thanks.", id="addresses"),
    pytest.param("1. The council met.| 2. It rose.", id="list numbers stay with their item"),
    pytest.param("Where is it?| Gone …| Nobody knows.", id="other marks"),
    pytest.param("Fish (12 kinds) vs. Meat Co. v. Orsk was heard.", id="versus"),
]


@pytest.mark.parametrize("marked", CASES)
def test_sentences_end_where_marked(marked: str) -> None:
    expected = [part.strip() for part in marked.split("|")]
    text = marked.replace("|", "")
    assert [text[start:end] for start, end in split_text(text, 0, len(text))] == expected


def test_a_sentence_never_crosses_a_segment() -> None:
    reading, doc, _ = read("Flood in Orsk\nThe river rose on Monday\nand fell on Tuesday.")
    sentences = find_sentences(reading, doc)
    assert [s.text for s in sentences] == ["Flood in Orsk", "The river rose on Monday", "and fell on Tuesday."]
    assert [s.segment_id for s in sentences] == [s.segment_id for s in reading.segments]


def test_a_repeated_sentence_names_its_first_occurrence() -> None:
    line = "Four people died when the river rose."
    reading, doc, _ = read(f"{line}\nOh no.\n{line.replace('the river', 'the  river')}\nOh no.")
    sentences = find_sentences(reading, doc)
    assert [s.repeat_of for s in sentences] == [None, None, sentences[0].sentence_id, None]


@given(st.text(max_size=300))
def test_spans_are_trimmed_ordered_and_lose_only_spaces(text: str) -> None:
    spans = list(split_text(text, 0, len(text)))
    assert all(text[a:b] == text[a:b].strip() != "" for a, b in spans)
    assert "".join("".join(text[a:b] for a, b in spans).split()) == "".join(text.split())


@given(st.text(alphabet='aA."”)( [].\n1?', max_size=200))
def test_every_sentence_is_its_span(text: str) -> None:
    reading = make_reading(text)
    for sentence in find_sentences(reading, None):  # type: ignore[arg-type]
        assert text[sentence.char_start : sentence.char_end] == sentence.text


@pytest.mark.parametrize("junk", ["(", '."', "A. ", "[1]", ". (", "aA.", "...", " \n", '. " ', "A. (", "A.) "])
def test_junk_takes_linear_time(junk: str) -> None:
    text = junk * (100_000 // len(junk))
    began = time.process_time()
    list(split_text(text, 0, len(text)))
    assert time.process_time() - began < 5
