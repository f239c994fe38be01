"""Whether words that look like a time are one in their sentence: *2,000 people*, *may*, *a second chance* are not.

For `tasks/dates.py`; looks at the parsed words beside an expression only where the expression alone can't tell.
"""

import re

from spacy.tokens import Doc, Token

from tasks.date_expressions import Expression

_MONEY = re.compile(r"[$€£¥#№]\s?\Z")
_MEASURE = re.compile(
    r"\s?(?:%|percent|per cent|million|billion|km|kg|mph|miles?|points?|feet|votes|pages|seats)\b",
    re.IGNORECASE,
)
_COUNTING = frozenset({"NNS", "NNPS"})


def is_time(expression: Expression, text: str, doc: Doc) -> bool:
    """Whether the expression is one of time where it stands."""
    if expression.kind == "age":
        return False
    if expression.kind == "year":
        return _is_year(expression, text, doc)
    if expression.kind == "calendar" and not expression.has("day"):
        return _is_month(expression, text, doc)
    if expression.kind == "time":
        return _is_clock(expression)
    return True


def is_rate(expression: Expression, doc: Doc) -> bool:
    """Whether *a year* says how often: *60,000 tonnes a year*, *twice a week*."""
    words = expression.fields.get("qty", ())
    if expression.kind != "duration" or len(words) != 1 or words[0].kind != "a" or len(expression.fields) > 2:
        return False
    if expression.before is None or expression.before.kind != "other":
        return False
    token = token_at(doc, expression.before.char_start)
    return (token is not None and token.pos_ in {"NOUN", "NUM", "SYM", "PROPN"}) or (
        token is not None and token.lower_ in {"once", "twice"}
    )


def token_at(doc: Doc, char: int) -> Token | None:
    """The token of the parse that holds that character."""
    # not `len(doc.text)`: that joins all tokens anew at every call
    inside = len(doc) > 0 and char < doc[-1].idx + len(doc[-1])
    span = doc.char_span(char, char + 1, alignment_mode="expand") if inside else None
    return span[0] if span is not None and len(span) else None


def _is_year(expression: Expression, text: str, doc: Doc) -> bool:
    year = expression.number("year")
    if year is None or expression.has("year2"):
        return expression.before is None or not _MONEY.search(
            text, max(0, expression.char_start - 2), expression.char_start
        )
    if _MONEY.search(text, max(0, expression.char_start - 2), expression.char_start) or _MEASURE.match(
        text, expression.char_end
    ):
        return False
    told = expression.has("mod") or len(expression.fields) > 1 or expression.char_end - expression.char_start > 5
    before = expression.before.kind if expression.before is not None else ""
    led = told or before in {"in", "prep", "on", "of", "before", "after", "from", "to", "and", "or", "month", "hyphen"}
    if not led and not 1900 <= year <= 2100:
        return False
    if not 1500 <= year <= 2100 and before not in {"in", "prep", "on"}:
        return False
    token = token_at(doc, expression.char_end - 1)
    if token is None or token.dep_ != "nummod" or told:
        return True
    counted = token.head
    if counted.i <= token.i or counted.tag_ not in _COUNTING:
        return True
    return led and before in {"in", "prep", "on", "of"} and year % 100 != 0


def _is_month(expression: Expression, text: str, doc: Doc) -> bool:
    if expression.has("year") or expression.has("mod") or expression.has("shift") or expression.has("yearshift"):
        return True
    token = token_at(doc, expression.char_start)
    if token is None:
        return True
    # "April Lindqvist", "Jan Novak", "August Berg": a first name leads another name
    word = expression.word("month")
    short = text[expression.char_start : expression.char_end].rstrip(".")
    if short in {"April", "June", "August", "Jan", "Mar", "May", "Dec", "Sep"} and token.dep_ in {
        "compound",
        "nsubj",
        "nsubjpass",
    }:
        return token.dep_ == "compound" and token.head.pos_ == "NOUN"
    if word is not None and word.kind == "maymonth":
        return token.tag_ in {"NNP", "NN"} and token.dep_ not in {"nsubj", "nsubjpass", "ROOT"}
    return True


def _is_clock(expression: Expression) -> bool:
    word = expression.word("hour")
    if word is None or word.kind != "clocktime" or len(expression.fields) > 1:
        return True
    return expression.before is not None and expression.before.kind in {
        "prep",
        "on",
        "to",
        "and",
        "from",
        "before",
        "after",
    }
