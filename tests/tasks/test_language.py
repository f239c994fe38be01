"""The language model's edge: the same characters out as in, in time that does not explode."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.text.language import make_doc

JUNK = [
    "$" * 60_000,
    "1:1:" * 15_000,
    "((" * 30_000,
    "'\"" * 30_000,
    "a" * 60_000,
    "$ " * 20_000,
    ("$" * 700 + " 12 people died. ") * 80,
]


@pytest.mark.parametrize("text", JUNK, ids=lambda text: text[:4])
def test_runs_of_junk_take_seconds_not_hours(text: str) -> None:
    start = time.process_time()
    doc = make_doc(text)
    assert time.process_time() - start < 20  # the square of the length would be 20 minutes
    assert doc.text == text


@given(st.text(alphabet="a$( \n.“1", max_size=40), st.sampled_from(["$", "1:", "x", "((", "“"]), st.integers(0, 700))
def test_text_of_the_tokens_is_the_text(around: str, junk: str, times: int) -> None:
    text = f"{around}{junk * times} {around}{junk * times}\n\n{around}"
    assert make_doc(text).text == text
