"""Two numbers that are a result or a vote, no range: *5-4*, *nine to nil*, *by 52 to 48*.

Asked by `ranges`, because both are two numbers with a dash or a *to* between.
"""

import re
from dataclasses import replace

from tasks.numbers.measures import Measure
from tasks.numbers.number_context import load_context


def score(first: Measure, second: Measure) -> Measure:
    end = second.char_end
    return replace(first, char_end=end, number_end=second.number_end, value=None, low=None, high=None, form="score")


def is_odds(text: str, first: Measure, second: Measure) -> bool:
    """Whether "N to M" is a vote or a proportion: "nine to nil", "by 52 to 48", "four to one", "votes of 31 to 48"."""
    if first.unit or second.unit or first.scale > 1 or second.scale > 1:
        return False
    if _BALLOT.search(text, max(0, first.char_start - 16), first.char_start) or _VOTE.match(text, second.char_end):
        return True
    if (first.value or 0) <= (second.value or 0):
        return False
    if (second.value or 0) <= 1:
        return True
    return _is_contest(text, first)


_BALLOT = re.compile(r"\b(?:votes? of|voted)\s$", re.IGNORECASE)
_VOTE = re.compile(r" (?:votes?|ruling|verdict|decision)\b(?! (?:each|apiece|a)\b)")


def _is_contest(text: str, first: Measure) -> bool:
    return load_context().before_score.search(text, max(0, first.char_start - 40), first.char_start) is not None


def is_score(text: str, first: Measure, second: Measure) -> bool:
    """Whether two whole numbers with a dash are a result: by the order, else by the words around them."""
    if (first.value or 0) >= (second.value or 0):
        return True
    context = load_context()
    if context.after_score.match(text, second.char_end):
        return True
    if context.before_score.search(text, max(0, first.char_start - 40), first.char_start):
        return not context.after_range.match(text, second.char_end)
    return False


def is_vote(text: str, first: Measure) -> bool:
    return _is_contest(text, first) and not text.endswith("by ", 0, first.char_start)
