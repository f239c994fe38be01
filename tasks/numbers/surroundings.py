"""What a number stands in: the text's tokens, the spans told by their shape, the label before it.

Shared by `exclusions`, `number_pronouns` and `ages`.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.attrs import IDX
from spacy.tokens import Doc, Token

from tasks.numbers.number_context import load_context
from tasks.numbers.number_shapes import Shapes, find_shapes


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the questions about one text's numbers need: its tokens, and the spans that are no quantities by shape."""

    doc: Doc
    token_starts: Sequence[int]
    shapes: Shapes


def read_surroundings(text: str, doc: Doc) -> Surroundings:
    """What the numbers of this text stand in."""
    return Surroundings(doc, doc.to_array([IDX]).tolist(), find_shapes(text))


def token_at(around: Surroundings, char: int) -> Token | None:
    """The token that covers the character."""
    at = bisect_right(around.token_starts, char) - 1
    return around.doc[at] if at >= 0 else None


def is_label(text: str, start: int, around: Surroundings) -> bool:
    """Whether the number is that of a numbered thing: "Article 5", "No. 12"; not "police count 300"."""
    label = load_context().label.search(text, max(0, start - 30), start)
    if label is None:
        return False
    word, number = token_at(around, label.start()), token_at(around, start)
    counts = word is not None and word.pos_ == "VERB" and number is not None
    if counts and number is not None and number.dep_ == "dobj" and number.head == word:
        return False  # "I count 34, he counts 40"
    if word is None or number is None or word.pos_ != "VERB" or number.i + 1 >= len(number.doc):
        return True
    return number.nbor().pos_ not in {"NOUN", "ADJ"}
