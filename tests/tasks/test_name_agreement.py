"""An article's names as the network finds them: their types, that they agree over the article, that offsets hold."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.names.name_agreement import find_article_names
from tasks.names.name_spans import TYPES

PARAGRAPH = (
    "Defence Minister Oluf Brandt told reporters in Nairobi on Tuesday that the World Food Programme would open "
    "an office in Kampala. “We’re ready,” said Amina Waweru of the Kenyan Red Cross, who had met Brandt in Jakarta."
)


def names(text: str) -> list[tuple[str, str]]:
    return [(text[start:end], kind) for start, end, kind in find_article_names([text])[0]]


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


def test_a_long_text_has_the_names_of_all_its_sentences():
    sentence = "On Monday Amina Waweru flew from Nairobi to Jakarta with officials of the World Bank. "
    found = names(sentence * 60)
    assert found.count(("Amina Waweru", "PERSON")) == 60
    assert found.count(("Jakarta", "LOCATION")) == 60


def test_a_name_has_one_type_in_all_of_an_article():
    texts = ["Amina Waweru and Oluf Brandt met in Nairobi.", "Brandt, however, fell.", "Shares of Brandt fell 4%."]
    kinds = {
        text[start:end]: kind
        for text, spans in zip(texts, find_article_names(texts), strict=True)
        for start, end, kind in spans
        if text[start:end].endswith("Brandt")
    }
    assert kinds == {"Oluf Brandt": "PERSON", "Brandt": "PERSON"}


def test_the_same_paragraph_twice_has_the_same_names_twice():
    first, second = find_article_names([PARAGRAPH, PARAGRAPH])
    assert first == second


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "\ud800", "\x00\x01", "\u200b", "a" * 5000, "中" * 900, "\u0301" * 400, "." * 3000]
)
def test_odd_texts_are_read(text):
    find_article_names([text, text])


@settings(max_examples=60)
@given(st.lists(st.text(st.characters(exclude_categories=()), max_size=80), max_size=3))
def test_spans_are_sorted_apart_and_inside_the_text(texts):
    for text, spans in zip(texts, find_article_names(texts), strict=True):
        ends = [0, *(end for _, end, _ in spans)]
        assert all(before <= start < end <= len(text) for before, (start, end, _) in zip(ends, spans, strict=False))
        assert {kind for *_, kind in spans} <= {*TYPES, "EVENT", "LAW", "WORK"}
