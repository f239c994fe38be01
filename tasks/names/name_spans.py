"""Spans of names from the label scores of words: the likeliest path through them.

Stands under `encoder`. A word's scores alone would break names apart; how often one label follows another in the
training text (`transitions`, kept in the model's file) holds them together.
"""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

# The order of the network's outputs: 0 is no name, then B and I of each type.
TYPES = ("PERSON", "ORG", "LOCATION", "FACILITY", "NORP", "PRODUCT", "MISC", "DATE", "MONEY")
LABELS = 1 + 2 * len(TYPES)
SURE = float(np.log(0.99))  # a word that is so surely no name isn't looked at twice

Span = tuple[int, int, str]
Scores = npt.NDArray[np.float32]


def log_chances(scores: Scores) -> Scores:
    """The log of the chance of each label, in rows as the scores."""
    chances: Scores = scores - np.logaddexp.reduce(scores, axis=1, keepdims=True)
    return chances


def read_spans(extents: Sequence[tuple[int, int]], chances: Scores, transitions: Scores) -> Iterator[Span]:
    """The names among words with these extents, as (char_start, char_end, type), in order.

    `chances` (logarithms) has a row for each word; `transitions[a, b]` is added where label b follows label a.
    """
    for stretch in _stretches(np.flatnonzero(chances[:, 0] < SURE).tolist()):
        path = best_path(chances[stretch.start : stretch.stop], transitions)
        for first, last, kind in _names(path):
            yield extents[stretch.start + first][0], extents[stretch.start + last][1], kind


def _stretches(words: Sequence[int]) -> Iterator[range]:
    """Runs of consecutive words."""
    start = 0
    for at in range(1, len(words) + 1):
        if at == len(words) or words[at] != words[at - 1] + 1:
            yield range(words[start], words[at - 1] + 1)
            start = at


def best_path(chances: Scores, transitions: Scores) -> list[int]:
    """The labels with the highest sum of chances and transitions, between two words that are no names (Viterbi)."""
    total = chances[0] + transitions[0]
    back = []
    for row in chances[1:]:
        each = total[:, None] + transitions
        best = each.argmax(axis=0)
        back.append(best)
        total = each[best, np.arange(len(best))] + row
    path = [int((total + transitions[:, 0]).argmax())]
    for best in reversed(back):
        path.append(int(best[path[-1]]))
    return path[::-1]


def _names(path: Sequence[int]) -> Iterator[tuple[int, int, str]]:
    first = None
    for at, label in enumerate([*path, 0]):
        inside = label > 0 and label % 2 == 0
        if first is not None and not inside:
            yield first, at - 1, TYPES[(path[first] - 1) // 2]
            first = None
        if first is None and label:
            first = at
