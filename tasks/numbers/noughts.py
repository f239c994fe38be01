"""Nought in words: *no casualties*, *none of the 30 guests*.

A step of `quantities`.
"""

import re
from collections.abc import Iterator

from tasks.numbers.number_context import load_context
from tasks.numbers.surroundings import Surroundings, token_at


def find_noughts(text: str, around: Surroundings) -> Iterator[tuple[int, int]]:
    """Where the text says nought in words."""
    for match in _NONE.finditer(text):
        start, end = match.span()
        if len(match.group()) == 2:
            token = token_at(around, start)
            counts = token is not None and token.dep_ == "det" and token.head.lower_ in load_context().none
            counts = counts and text[end : end + 1] not in _CLOSING  # the “no” votes
        else:
            listed = _PLACED.match(text, end) is not None and text.endswith((" and ", ", "), 0, start)
            counts = (listed or _AFTER.match(text, end) is not None) and not text.endswith(("like ", "to "), 0, start)
        if counts:
            yield start, end


_NONE = re.compile(r"\b(?:no|none)\b", re.IGNORECASE)
_AFTER = re.compile(r"\s(?:of\s(?:the|them|those|these|its|his|her|their|our|whom)\b|(?:was|were)\b)", re.IGNORECASE)
_CLOSING = ("”", '"', "’", "'")
_PLACED = re.compile(r"\s(?:in|at|on|from)\b")  # "five in Orla and none in Ruhn"
