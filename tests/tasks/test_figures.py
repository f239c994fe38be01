"""Figures of sentences of every beat: what they count, what befell it, how real it is."""

import pytest

from tasks.figures import find_figures
from tasks.records import Figure
from tests.tasks.reading import read


def figures_of(text: str) -> tuple[Figure, ...]:
    reading, doc, sentences = read(text)
    return find_figures(reading, doc, sentences, (), (), ())


@pytest.mark.parametrize(
    ("text", "value", "counted", "event"),
    [
        pytest.param("A landslide killed 14 villagers near Orlund.", 14, "villagers", "killed", id="active"),
        pytest.param("In Tamsa, 31 houses were destroyed by the storm.", 31, "houses", "destroyed", id="passive"),
        pytest.param("The clinic reported 14 deaths.", 14, "deaths", "died", id="nominal"),
        pytest.param("The fire left 3,000 people homeless.", 3000, "people", "homeless", id="small-clause"),
    ],
)
def test_event_follows_from_grammar(text: str, value: float, counted: str, event: str) -> None:
    (figure,) = figures_of(text)
    assert (figure.value, figure.counted, figure.event) == (value, counted, event)


def test_text_of_a_figure_is_cut_from_the_article() -> None:
    text = "Police said 12 people were arrested.\nAnother 7 were freed."
    assert [text[f.char_start : f.char_end] for f in figures_of(text)] == [f.text for f in figures_of(text)]
