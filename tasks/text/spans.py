"""Looks up rows by their characters."""

from bisect import bisect_right
from collections.abc import Sequence

from tasks.records import Sentence


def covering_sentence(sentences: Sequence[Sentence], char: int) -> Sentence | None:
    """The sentence in which this character stands: the last that starts at or before it, else the first."""
    if not sentences:
        return None
    return sentences[max(0, bisect_right(sentences, char, key=lambda sentence: sentence.char_start) - 1)]
