"""Numbers that only number an item of a list, a numbered thing or a stage: *1) open the door*, *7-6 (5)*, *call 911*.

Asked by `exclusions`; the marks and words beside the number say so.
"""

import re

from tasks.numbers.number_shapes import Exclusion


def exclude_marked(text: str, start: int, end: int) -> Exclusion | None:
    """Why the marks around a number say that it counts nothing: "1) open the door", "7-6 (5)"."""
    if SET_FIGURES.match(text, end):
        return Exclusion("other", "part of a set phrase")
    begins = LIST_START.search(text, max(0, start - 4), start) and _LIST_END.match(text, end)
    bracket = text.rfind("(", max(0, start - 80), start)
    inside = bracket > text.rfind(")", max(0, start - 80), start) and bracket != start - 1
    item = not inside and _ITEM_END.match(text, end) and _ITEM_START.search(text, max(0, start - 3), start)
    if begins or item or _is_enumerated(text, start, end) or _is_bracketed_item(text, start, end):
        return Exclusion("other", "numbers an item of a list")
    if text[start:end] in _STAGES and _STAGE.search(text, max(0, start - 10), start) and not _THINGS.match(text, end):
        return Exclusion("name", "the stage of a competition")
    if text[start:end] in _EMERGENCY and (_CALL.search(text, max(0, start - 10), start) or _CALLER.match(text, end)):
        return Exclusion("other", "a telephone number")
    if _TIE_BREAK.search(text, max(0, start - 6), start) and text.startswith(")", end):
        return Exclusion("other", "the points of a tie-break")
    return None


SET_FIGURES = re.compile(r"-(?:somethings?|pointers?)\b|[\s-]figures?\b|[\s-]two punch\b|\spunch\b")
LIST_START = re.compile(r"(?:^|\n)[ \t]*\(?$")
_ITEM_START = re.compile(r"[:;,.]\s\(?$|[a-z]\s$")
_ITEM_END = re.compile(r"(?<!\d\d\d)\)\s[A-Za-z“\"]")
_TIE_BREAK = re.compile(r"\b[67][-–][67]\s?\($")
_LIST_END = re.compile(r"[.)]\s|\)")
_STAGE = re.compile(r"\b(?:round of|last) $")
_STAGES = frozenset(("4", "8", "16", "32", "64", "128"))
_THINGS = re.compile(r"\s[a-z]+s\b")
_EMERGENCY = frozenset(("911", "999", "112"))
_CALL = re.compile(r"\b(?:call|called|calls|calling|dial|dialed|dialled|dialing|phoned) $", re.IGNORECASE)
_CALLER = re.compile(r"\s(?:emergency\b|calls?|callers?|operators?|dispatch\w*|lines?|recordings?)\b")


def _is_enumerated(text: str, start: int, end: int) -> bool:
    """Whether a short number with a full stop opens a sentence of its own: "He left. 5. Dissolve the house"."""
    if end - start > _SHORT or not text[start:end].isdecimal() or _SENTENCE_OPENS.match(text, end) is None:
        return False
    return _SENTENCE_ENDED.search(text, max(0, start - 3), start) is not None


_SHORT = 2
_SENTENCE_OPENS = re.compile(r"\.\s[A-Z“\"]")
_SENTENCE_ENDED = re.compile(r"[.!?…:”\"]\s{1,2}$")


def _is_bracketed_item(text: str, start: int, end: int) -> bool:
    """Whether a number in brackets stands in a row of them: "may (1) buy, (2) sell"."""
    if text[start - 1 : start] != "(" or text[end : end + 1] != ")" or not text[start:end].isdecimal():
        return False
    number = int(text[start:end][:3])
    return f"({number - 1})" in text[max(0, start - _ROW) : start] or f"({number + 1})" in text[end : end + _ROW]


_ROW = 400
