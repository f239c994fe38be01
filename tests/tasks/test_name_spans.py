"""Label scores of words read as spans."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from tasks.names.name_spans import LABELS, TYPES, best_path, log_chances, read_spans


def number(label: str) -> int:
    return 0 if label == "O" else 2 * TYPES.index(label[2:]) + (1 if label[0] == "B" else 2)


def rules() -> np.ndarray:
    """Transitions that forbid an I that continues nothing, and say no more."""
    table = np.zeros((LABELS, LABELS), np.float32)
    for inside in range(2, LABELS, 2):
        table[[label for label in range(LABELS) if label not in (inside - 1, inside)], inside] = -50
    return table


def scores_for(labels: list[str]) -> np.ndarray:
    scores = np.zeros((len(labels), LABELS), np.float32)
    scores[range(len(labels)), [number(label) for label in labels]] = 9
    return scores


@pytest.mark.parametrize(
    ("labels", "spans"),
    [
        pytest.param(["B-PERSON", "I-PERSON", "O"], [(0, 2, "PERSON")], id="one-name"),
        pytest.param(["B-PERSON", "B-PERSON"], [(0, 1, "PERSON"), (1, 2, "PERSON")], id="two-adjacent"),
        pytest.param(["O", "B-ORG", "O"], [(1, 2, "ORG")], id="between"),
        pytest.param(["B-ORG", "O", "B-MONEY"], [(0, 1, "ORG"), (2, 3, "MONEY")], id="gap"),
        pytest.param(["O", "O"], [], id="no-name"),
        pytest.param([], [], id="no-word"),
    ],
)
def test_labels_become_spans(labels, spans):
    extents = [(word, word + 1) for word in range(len(labels))]
    assert list(read_spans(extents, log_chances(scores_for(labels)), rules())) == spans


def test_a_doubtful_word_inside_a_name_belongs_to_it():
    scores = scores_for(["B-ORG", "O", "I-ORG"])
    scores[1, number("I-ORG")] = 8
    assert list(read_spans([(0, 5), (6, 8), (9, 14)], log_chances(scores), rules())) == [(0, 14, "ORG")]


@settings(max_examples=15)
@given(arrays.arrays(np.float32, (3, LABELS), elements=st.floats(-5, 5, width=16)))
def test_the_path_is_the_best_of_all(chances):
    table = rules() + np.linspace(0, 1, LABELS * LABELS, dtype=np.float32).reshape(LABELS, LABELS)

    def total(path):
        steps = zip((0, *path), (*path, 0), strict=True)
        return sum(chances[at, label] for at, label in enumerate(path)) + sum(table[step] for step in steps)

    best = max(total(path) for path in product(range(LABELS), repeat=3))
    assert total(best_path(chances, table)) == pytest.approx(best, abs=1e-3)


@given(arrays.arrays(np.float32, st.tuples(st.integers(0, 9), st.just(LABELS)), elements=st.floats(-50, 50, width=16)))
def test_spans_are_in_order_and_apart(scores):
    spans = list(read_spans([(word, word + 1) for word in range(len(scores))], log_chances(scores), rules()))
    ends = [0, *(end for _, end, _ in spans)]
    assert all(before <= start < end for before, (start, end, _) in zip(ends, spans, strict=False))
