"""Figures that repeat another word for word in the same article, so that a sum counts them once.

The last step of `figures`: a figure repeats another when their sentences say the same words, or when one stands in a
headline, standfirst or caption and says the same figure of the same event.
"""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from tasks.records import Figure, Sentence


def mark_repeats(figures: tuple[Figure, ...], sentences: Sequence[Sentence]) -> tuple[Figure, ...]:
    """The same figures, `repeat_of` filled in on each that repeats an earlier one."""
    by_id = {sentence.sentence_id: sentence for sentence in sentences}
    first: dict[tuple[UUID, int, str], UUID] = {}
    marked = []
    for figure in figures:
        sentence = by_id[figure.sentence_id]
        offset = figure.char_start - sentence.char_start
        first.setdefault((sentence.sentence_id, offset, figure.text), figure.figure_id)
        original = first.get((sentence.repeat_of, offset, figure.text)) if sentence.repeat_of else None
        marked.append(replace(figure, repeat_of=original) if original else figure)
    return tuple(marked)
