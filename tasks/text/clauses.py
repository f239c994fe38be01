"""How words of one sentence hang together: the token at an offset, its clause's verb, the way between two tokens.

Used where a date or a place is tied to a figure (`figures.figure_dates`, `figures.figure_places`).
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import TypeVar

from spacy.tokens import Doc, Token

from tasks.records import Date, Figure, Mention

Spanned = Figure | Date | Mention
Row = TypeVar("Row")
_MOST_AROUND = 20  # before a figure, and behind it
_DEEPEST = 40  # arcs; deeper is a parse of junk
FAR = 99
_CONTRAST = re.compile(r", (?:while|whereas|although|(?:even )?though) ")


def rows_around(rows: Sequence[Row], at: int, start_of: Callable[[Row], int]) -> Sequence[Row]:
    """The rows next to a character, of rows in their order: a sentence of hundreds is a table or junk."""
    first = bisect_left(rows, at, key=start_of)
    return rows[max(0, first - _MOST_AROUND) : first + _MOST_AROUND]


def head_of(doc: Doc, start: int, end: int) -> Token | None:
    """The token of `text[start:end]` that the others hang on; None where the parse has no token there."""
    span = doc.char_span(start, end, alignment_mode="expand")
    return span.root if span is not None and len(span) else None


def verb_of(token: Token) -> Token | None:
    """The nearest verb above the token (or the token itself)."""
    current = token
    for _ in range(_DEEPEST):
        if current.pos_ in {"VERB", "AUX"} and current.dep_ not in {"aux", "auxpass"}:
            return current
        if current.head is current or current.head.i == current.i:
            return None
        current = current.head
    return None


def path_up(token: Token) -> list[int]:
    """The positions from the token up to its root."""
    path = [token.i]
    for _ in range(_DEEPEST):
        head = token.head
        if head.i == token.i:
            break
        path.append(head.i)
        token = head
    return path


def distance(one: list[int], other: list[int]) -> int:
    """The number of arcs between two tokens, given their paths up; `FAR` where no word is above both.

    >>> distance([5, 3, 1], [4, 3, 1])
    2
    """
    at = {position: steps for steps, position in enumerate(other)}
    return next((steps + at[position] for steps, position in enumerate(one) if position in at), FAR)


def preposition_of(token: Token) -> str:
    """The preposition that the token stands under, in small letters; empty where none."""
    current = token
    for _ in range(6):
        if current.dep_ in {"prep", "agent", "mark"} or (current.dep_ == "pcomp" and current.pos_ == "ADP"):
            return str(current.lower_)
        if current.head.i == current.i or current.pos_ == "VERB":
            return ""
        if current.dep_ not in {
            "pobj",
            "conj",
            "compound",
            "nmod",
            "nummod",
            "poss",
            "appos",
            "amod",
            "npadvmod",
            "pcomp",
        }:
            return ""
        current = current.head
        if current.pos_ == "ADP":
            return str(current.lower_)
    return ""


def is_apart(text: str, one: Spanned, other: Spanned) -> bool:
    """Whether a semicolon stands between two spans: each side of it tells its own."""
    return ";" in text[min(one.char_end, other.char_end) : max(one.char_start, other.char_start)]


def is_set_against(text: str, one: Spanned, other: Spanned) -> bool:
    """Whether the other span stands behind in a clause of contrast: *Nine died, while ten were hurt in Orla*."""
    return _CONTRAST.search(text, one.char_end, max(one.char_end, other.char_start)) is not None
