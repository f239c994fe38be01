"""What counts as standing between quotation marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.speech.quotation_marks import find_marked
from tests.tasks.reading import make_reading

CASES = [
    ("“We are ready,” she said, “and we wait.”", ["We are ready,", "and we wait."]),
    ('"We are ready," she said. "And we wait."', ["We are ready,", "And we wait."]),
    ("``We are ready,'' she said.", ["We are ready,"]),
    ("''We are ready,'' she said.", ["We are ready,"]),
    ("‘We are ready,’ she said. The dockers’ union wasn’t.", ["We are ready,"]),
    ("'We're ready, the dockers' union says,' he said.", ["We're ready, the dockers' union says,"]),
    ("'The dockers' union is ready,' he said", ["The dockers' union is ready,"]),
    ("«Nous» is all they said.", ["Nous"]),
    ("“He told me “no way” and left,” she said.", ["He told me “no way” and left,"]),
    ("“He said ‘no, it’s not’ then,” she said.", ["He said ‘no, it’s not’ then,"]),
    ("“We are ready, he said. “We wait.”", ["We wait."]),
    ("“One day.\n\n“Two days.\n\n“Three days,” he said.", ["One day.", "Two days.", "Three days,"]),
    ('He is 6\'2" tall and said "no".', ["no"]),
    ("In the '90s, rock 'n' roll was 'big'.", ["big"]),
    ("Prices rose ‘a lot’.", ["a lot"]),
    ('"We left it open', []),
    ("“…” is nothing.", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[case[0][:40] or "empty" for case in CASES])
def test_marks_are_paired(text: str, expected: list[str]) -> None:
    reading = make_reading(text)
    assert [text[one.char_start : one.char_end] for one in find_marked(reading)] == expected


def test_a_paragraph_that_opens_again_goes_on_from_the_one_before() -> None:
    found = find_marked(make_reading("“One day.\n\n“Two days,” he said.\n\n“Three days,” he said."))
    assert [one.reopens for one in found] == [False, True, False]


@given(st.text(alphabet="ab s\n.,'\"“”‘’`«»", max_size=80))
def test_any_text_gives_ordered_spans_that_do_not_overlap(text: str) -> None:
    end = 0
    for one in find_marked(make_reading(text)):
        assert end <= one.outer_start <= one.char_start < one.char_end <= one.outer_end <= len(text)
        end = one.outer_end
