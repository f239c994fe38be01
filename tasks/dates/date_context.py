"""Whether words that look like a time are one in their sentence: *2,000 people*, *may*, *a second chance* are not.

For `dates`; looks at the parsed words beside an expression only where the expression alone can't tell.
"""

import calendar
import re
from dataclasses import replace

from spacy.tokens import Doc

from tasks.dates.date_expressions import Expression
from tasks.dates.year_numbers import is_year
from tasks.text.phrases import token_at

_QUARTERS = re.compile(r"\s+(?:and|or|to)\s+(?:the\s+)?\w+\s+(?:quarters|semesters)\b", re.IGNORECASE)
_OF = re.compile(r"\s+of\b", re.IGNORECASE)
_MONTHS = "|".join(calendar.month_abbr[1:])
_RANGE_TO = re.compile(rf"\b(?:years?|months|weeks|(?:{_MONTHS})[a-z]*\.?(?:,? \d{{4}})?) to \Z")
_RANGE_FROM = re.compile(rf" (?:to|until|till|through) (?:the (?:start|middle|end) of )?(?:{_MONTHS}|\d)")
_WORDS = re.compile(r"[^\W\d_]+")
_LED = re.compile(r"[^\W\d_] \Z")
_COMMON = frozenset({"today", "tomorrow", "yesterday", "tonight", "week", "month", "year", "day", "noon", "midnight"})


def is_time(expression: Expression, text: str, doc: Doc) -> bool:
    """Whether the expression is one of time where it stands."""
    if expression.kind == "age":
        return False
    if expression.kind == "year":
        return is_year(expression, text, doc)
    if expression.kind == "calendar" and not expression.has("day"):
        return _is_month(expression, text, doc)
    if expression.kind == "monthday":
        token = token_at(doc, expression.char_end - 1)
        return text[expression.char_end - 3].isdigit() and token is not None and token.dep_ == "pobj"
    if expression.kind == "time":
        return _is_clock(expression) and not _is_name(expression, text)
    if expression.kind == "quarter" and not expression.has("unit"):
        return _QUARTERS.match(text, expression.char_end) is not None
    if expression.kind == "duration":
        if _is_any(expression) or _is_lodging(expression) or _is_early_hours(expression, text):
            return False
        return not _is_fraction(expression, text) and not _is_title(expression, text, doc)
    if expression.has("frequency"):
        return not _is_newspaper(expression, doc)
    return expression.kind not in {"unit", "deictic"} or not _is_name(expression, text)


def without_stray(expression: Expression, doc: Doc) -> Expression:
    """The expression without a first word of its clause: *the truce will last 30 days*, *says that Friday is late*."""
    first = expression.word("shift")
    kinds = {"duration": "last", "weekday": "that", "calendar": "that"}
    if first is None or kinds.get(expression.kind) != first.kind or first.char_start != expression.char_start:
        return expression
    token = token_at(doc, first.char_start)
    if token is None or not (token.pos_ == "VERB" or (token.dep_ == "mark" and token.head.head.i < token.i)):
        return expression
    fields = {name: words for name, words in expression.fields.items() if name != "shift"}
    start = min(words[0].char_start for words in fields.values())
    return replace(expression, char_start=start, fields=fields, before=first)


def is_rate(expression: Expression, doc: Doc) -> bool:
    """Whether *a year* says how often: *60,000 tonnes a year*, *twice a week*."""
    words = expression.fields.get("qty", ())
    if expression.kind != "duration" or len(words) != 1 or words[0].kind != "a" or len(expression.fields) > 2:
        return False
    if expression.before is None or expression.before.kind in {"prep", "in", "after", "before", "over", "comma"}:
        return False
    token = token_at(doc, expression.before.char_start)
    return (token is not None and token.pos_ in {"NOUN", "NUM", "SYM", "PROPN"}) or (
        token is not None and token.lower_ in {"once", "twice"}
    )


def is_some_day(expression: Expression, text: str, doc: Doc) -> bool:
    """Whether *one day* is some time rather than the length of one: *one day he left*, *will one day follow*."""
    if text[expression.char_start : expression.char_end].lower() != "one day":
        return False
    if expression.before is not None and expression.before.kind in {"prep", "in", "on", "after", "before", "from"}:
        return False
    if expression.after is not None and expression.after.kind in {"after", "before", "each", "a", "hyphen"}:
        return False
    token = token_at(doc, expression.char_end - 1)
    return token is not None and token.head.i > token.i and token.head.pos_ in {"VERB", "AUX"}


def _is_newspaper(expression: Expression, doc: Doc) -> bool:
    """Whether it is what appears so often: *the Vienna daily Kurier*, *a weekly reported*."""
    token = token_at(doc, expression.char_start)
    if token is None:
        return False
    if token.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj", "appos"}:
        return True
    return token.dep_ in {"amod", "compound"} and token.head.i == token.i + 1 and token.head.tag_ == "NNP"


def _is_fraction(expression: Expression, text: str) -> bool:
    """Whether *a quarter*, *three-quarters* are parts of a whole: about so much, or so much of something."""
    words = expression.fields.get("qty", ())
    if expression.name("unit") != "quarter" or len(words) != 1 or words[0].value not in {1, 3}:
        return False
    return expression.has("approx") or _OF.match(text, expression.char_end) is not None


def _is_any(expression: Expression) -> bool:
    """Whether it is any of its kind: *on days when it rains*."""
    return len(expression.fields) == 1 and expression.before is not None and expression.before.kind == "on"


def _is_lodging(expression: Expression) -> bool:
    """Whether they are *quarters* to live in: no number of them is told."""
    return expression.name("unit") == "quarter" and len(expression.fields) == 1


def _is_early_hours(expression: Expression, text: str) -> bool:
    """Whether they are *the early hours of Sunday*, which say when, not how long."""
    word = expression.before
    led = word is not None and word.kind == "early" and expression.name("unit") == "hour"
    return led and len(expression.fields) == 1 and _OF.match(text, expression.char_end) is not None


def _is_name(expression: Expression, text: str) -> bool:
    """Whether the last word has a capital without need: *the broadcast "This Week"*, *USA Today*."""
    if text.endswith("USA ", 0, expression.char_start):
        return True
    last = _WORDS.findall(text, expression.char_start, expression.char_end)[-1:]
    if not last or not last[0].istitle() or last[0].lower() not in _COMMON:
        return False
    alone = len(_WORDS.findall(text, expression.char_start, expression.char_end)) == 1
    led = _LED.search(text, max(0, expression.char_start - 30), expression.char_start) is not None
    return (led or not alone) and _is_lower(text, expression.char_end)


def _is_title(expression: Expression, text: str, doc: Doc) -> bool:
    """Whether the unit has a capital within a sentence: *on the programme "48 Hours"*, *Days Inn*."""
    unit = expression.word("unit")
    if unit is None or unit.char_start == expression.char_start or not text[unit.char_start].isupper():
        return False
    token = token_at(doc, unit.char_start)
    return token is not None and not text[unit.char_start : unit.char_end].isupper() and _is_lower(text, unit.char_end)


def _is_lower(text: str, start: int) -> bool:
    """Whether the text goes on in small letters (a headline goes on in capitals)."""
    words = _WORDS.findall(text, start, start + 60)
    return any(word[0].islower() for word in words[:3])


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
        if short == "May" and expression.before is not None and expression.before.kind in {"from", "to"}:
            return _is_end_of_range(expression, text)
        return token.tag_ in {"NNP", "NN"} and token.dep_ not in {"nsubj", "nsubjpass", "ROOT"}
    return True


def _is_end_of_range(expression: Expression, text: str) -> bool:
    """*from May to July*, *March to May*: where a letter comes from May or goes to her, she is a person."""
    before = _RANGE_TO.search(text, max(0, expression.char_start - 24), expression.char_start)
    return before is not None or _RANGE_FROM.match(text, expression.char_end) is not None


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
