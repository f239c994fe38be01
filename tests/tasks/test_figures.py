"""Figures of sentences of every beat: what they count, what befell it, how real it is."""

import re
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tasks.figures.figures import find_figures
from tasks.figures.parts import find_parts
from tasks.identity import make_id
from tasks.records import Date, Figure, Mention
from tests.tasks.reading import read


def figures_of(text: str) -> tuple[Figure, ...]:
    reading, doc, sentences = read(text)
    return find_figures(reading, doc, sentences, (), ())


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


WORDS = [
    "12",
    "killed",
    "people",
    "of whom",
    "including",
    "70%",
    "$5",
    "the",
    "dead",
    ",",
    "(",
    ")",
    ".",
    "\n",
    "from",
    "to",
    "no",
    "half",
    "\u00a0",
    "—",
]


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(st.one_of(st.text(max_size=80), st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join)))
def test_any_text_gives_figures_that_are_cut_from_it(text: str) -> None:
    reading, doc, sentences = read(text)
    figures = find_figures(reading, doc, sentences, (), ())
    assert all(text[figure.char_start : figure.char_end] == figure.text for figure in figures)
    assert all(figure.counted is None or figure.counted in text for figure in figures)
    ids = {figure.figure_id for figure in figures}
    assert len(ids) == len(figures)
    assert all({part.whole_figure_id, part.part_figure_id} <= ids for part in find_parts(reading, doc, figures))


def test_a_sentence_crowded_with_numbers_is_read_without_its_grammar() -> None:
    figures = figures_of("killed 12 people " * 60)
    assert len(figures) == 60
    assert (figures[0].counted, figures[-1].counted) == ("people", None)


def test_a_figure_in_a_repeated_sentence_is_marked() -> None:
    first, second = figures_of("A flood in Orla killed 12 people.\nA flood in Orla killed 12 people.")
    assert (first.repeat_of, second.repeat_of) == (None, first.figure_id)


def test_the_same_number_in_another_sentence_is_no_repeat() -> None:
    first, second = figures_of("A flood in Orla killed 12 people.\nA fire in Ruhn killed 12 people.")
    assert (first.repeat_of, second.repeat_of) == (None, None)


def test_a_standfirst_taken_up_in_the_body_is_a_repeat() -> None:
    standfirst = "At least 44 farmers were killed when a dam burst above Orla."
    body = "At least 44 farmers were killed when a dam burst above Orla on Monday, police said."
    first, second = figures_of(f"{standfirst}\n{body}")
    assert second.repeat_of == first.figure_id


def test_an_old_date_makes_a_figure_past() -> None:
    text = "A flood in 1987 killed 90 people."
    reading, doc, sentences = read(text, published=date(2024, 5, 14))
    year = Date(
        make_id("date", 1),
        reading.revision_id,
        sentences[0].sentence_id,
        11,
        15,
        "1987",
        "DATE",
        "1987",
        date_from=date(1987, 1, 1),
        date_to=date(1987, 12, 31),
    )
    (figure,) = find_figures(reading, doc, sentences, (), (year,))
    assert (figure.value, figure.event, figure.status) == (90, "killed", "past")


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("Lena Orsk 44 has won the race.", [44]),
        ("Police held Lena Orsk, 44, and Lena Orsk 29.", [44, 29]),
        ("Lena Orsk 44 points ahead of him won.", []),
        ("Lena Orsk 440 has won the race.", []),
        ("Lena Orsk is 79 and ill. Lena Orsk was 4 and 2 in May.", [79]),
        ("Three sisters -- ages 7, 12 and 15 -- swam ashore.", [7, 12, 15]),
        ("Her sons, aged 8 and 11, and a girl aged 4 or 12 boys left.", [8, 11, 4]),
        ("He was 17 when he signed and is now 32.", [17, 32]),
        ("Nine villagers, all over 70, died. Most of them were over 80, and all over 12 boats were lost.", [70, 80]),
        ("A retired nurse of 70 died, a team of 12 came, a family of 9 fled.", [70]),
        ("A man of 58 died, and men of 12 towns came.", [58]),
        ("The gunman, 29, and a man who is 12 points ahead left.", [29]),
        ("His mother, 34, and the striker, 24, were there.", [34, 24]),
        ("The number, 34, and the highway, 24, were there.", []),
    ],
)
def test_a_bare_number_after_a_persons_name_is_an_age(text: str, ages: list[float]) -> None:
    reading, doc, sentences = read(text)
    starts = [match.start() for match in re.finditer("Lena Orsk", text)]
    names = [
        Mention(make_id("m", at), reading.revision_id, sentences[0].sentence_id, "PERSON", at, at + 9, "Lena Orsk")
        for at in starts
    ]
    found = find_figures(reading, doc, sentences, names, ())
    assert [figure.value for figure in found if figure.kind == "age"] == ages


def test_an_age_that_the_name_has_swallowed_is_given_back() -> None:
    text = "Lena Orsk 44 has won the race."
    reading, doc, sentences = read(text)
    name = Mention(make_id("m"), reading.revision_id, sentences[0].sentence_id, "PERSON", 0, 12, "Lena Orsk 44")
    assert [(f.kind, f.text) for f in find_figures(reading, doc, sentences, [name], ())] == [("age", "44")]


def test_a_not_within_the_bound_denies_nothing() -> None:
    (figure,) = figures_of("The road is not over 40 km.")
    assert (figure.text, figure.comparator, figure.status) == ("not over 40 km", "<=", "stated")


def test_a_number_before_a_name_counts_what_is_named() -> None:
    text = "Police held 96 Varnholt fans in the town."
    reading, doc, sentences = read(text)
    start = text.index("96")
    name = Mention(
        make_id("mention", "1"), reading.revision_id, sentences[0].sentence_id, "ORG", start, start + 11, "96 Varnholt"
    )
    figure = find_figures(reading, doc, sentences, (name,), ())[-1]
    assert (figure.value, figure.counted) == (96, "Varnholt fans")


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Temperatures of 33 degrees are expected. It was 31C on Monday.", "Cel"),
        ("Temperatures of 33 degrees are expected.", None),
        ("Temperatures of 33 degrees are expected. It was 31C (88F) on Monday.", None),
    ],
)
def test_bare_degrees_of_heat_are_on_the_only_scale_of_the_article(text: str, unit: str | None) -> None:
    assert figures_of(text)[0].unit == unit


@pytest.mark.parametrize(
    ("text", "kind", "unit"),
    [
        ("Food would last for 4 more days.", "duration", "d"),
        ("They walked 4 more miles.", "measurement", "[mi_i]"),
        ("The firm hired 4 more cooks.", "count", None),
        ("It fined 4 more firms.", "count", None),
    ],
)
def test_more_of_a_unit_is_measured(text: str, kind: str, unit: str | None) -> None:
    [figure] = figures_of(text)
    assert (figure.kind, figure.value, figure.unit) == (kind, 4, unit)


def test_a_sentence_without_end_is_read_without_its_grammar() -> None:
    reading, doc, sentences = read("(12 men) " * 700)
    figures = find_figures(reading, doc, sentences, (), ())
    endless = [one for one in sentences if one.char_end - one.char_start > 6000]
    assert endless
    assert {one.counted for one in figures if one.sentence_id == endless[0].sentence_id} == {None}
    assert {one.value for one in figures} == {12}
