"""Comparators: every phrase of the vocabulary is found where it stands."""

import pytest

from tasks.numbers.comparators import comparator_after, comparator_before, comparator_rules
from tasks.vocabulary import read_rows

ROWS = read_rows("comparators.tsv")[1:]


@pytest.mark.parametrize(("side", "comparator", "phrase"), ROWS, ids=["-".join((r[0], r[2])) for r in ROWS])
def test_every_phrase_is_found(side: str, comparator: str, phrase: str) -> None:
    if side == "before":
        found = comparator_before(f"Guards said {phrase} 40", len(f"Guards said {phrase} "))
        assert found == (comparator, len("Guards said "))
    elif side == "level":
        assert comparator_before(f"Flood toll {phrase} ", len(f"Flood toll {phrase} ")) == (comparator, 11)
        assert comparator_before(f"The council {phrase} ", len(f"The council {phrase} ")) is None
    elif side == "rule":
        assert comparator_rules().match(f" former {phrase}.")
    elif side == "verb":
        assert comparator_before(f"They {phrase} {comparator} ", len(f"They {phrase} {comparator} ")) is None
    elif side == "noun":
        assert comparator_before(
            f"The {phrase} from the flood has passed ", len(f"The {phrase} from the flood has passed ")
        )
    else:
        assert comparator_after(f"40 {phrase}.", 2) == (comparator, len(f"40 {phrase}"))


@pytest.mark.parametrize("text", ["the moreover ", "They counted ", "an about-face in ", "under "[:-1], "recover "])
def test_other_words_are_no_comparators(text: str) -> None:
    assert comparator_before(text, len(text)) is None


@pytest.mark.parametrize(
    "text",
    [
        "A number of states passed ",
        "The count is over. Deputies passed ",
        "Of the total, deputies passed ",
        "The toll rose, deputies passed ",
    ],
)
def test_what_passes_is_a_count_only_as_the_subject(text: str) -> None:
    assert comparator_before(text, len(text)) is None


def test_longest_phrase_wins() -> None:
    assert comparator_before("no fewer than ", 14) == (">=", 0)
    assert comparator_before("well over ", 10) == (">", 0)
