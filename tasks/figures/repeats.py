"""Figures that repeat another word for word in the same article, so that a sum counts them once.

The last step of `figures`: a figure repeats an earlier one when their sentences say the same words, or when both say
the same of the same event and go on in the same words (a standfirst that the first paragraph takes up).
"""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from tasks.records import Figure, Sentence

_SHORTEST, _LONGEST = 25, 60


def mark_repeats(figures: tuple[Figure, ...], sentences: Sequence[Sentence]) -> tuple[Figure, ...]:
    """The same figures, `repeat_of` filled in on each that repeats an earlier one."""
    by_id = {sentence.sentence_id: sentence for sentence in sentences}
    in_sentence: dict[tuple[UUID, int, str], UUID] = {}
    in_words: dict[tuple[str, str | None, str], tuple[UUID, UUID, str]] = {}
    marked = []
    for figure in figures:
        sentence = by_id[figure.sentence_id]
        offset = figure.char_start - sentence.char_start
        in_sentence.setdefault((sentence.sentence_id, offset, figure.text), figure.figure_id)
        original = in_sentence.get((sentence.repeat_of, offset, figure.text)) if sentence.repeat_of else None
        original = original or _taken_up(figure, sentence, in_words)
        marked.append(replace(figure, repeat_of=original) if original else figure)
    return tuple(marked)


def _taken_up(
    figure: Figure, sentence: Sentence, in_words: dict[tuple[str, str | None, str], tuple[UUID, UUID, str]]
) -> UUID | None:
    """The earlier figure of another sentence that says the same of the same event and goes on in the same words."""
    tail = sentence.text[figure.char_end - sentence.char_start :].rstrip(" .!?\"'”’")[:_LONGEST]
    if figure.event is None or len(tail) < _SHORTEST:
        return None
    key = (figure.text.lower(), figure.event, tail[:_SHORTEST])
    first_id, first_sentence, first_tail = in_words.setdefault(key, (figure.figure_id, sentence.sentence_id, tail))
    same = first_tail.startswith(tail) or tail.startswith(first_tail)
    return first_id if same and first_sentence != sentence.sentence_id else None
