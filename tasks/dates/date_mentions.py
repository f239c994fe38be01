"""Time expressions of a reading in their places: each in its sentence, with the tense of its clause.

Between `date_expressions`, which finds the words, and `dates`, which resolves them; also what `dating` reads where the
day of publication is not known. What is no time in its context (`date_context`) is dropped here.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from tasks.dates.date_context import is_rate, is_some_day, is_time, without_stray
from tasks.dates.date_expressions import Expression, find_expressions
from tasks.records import Reading, Sentence
from tasks.text.phrases import token_at
from tasks.text.tense import is_firm, tense_at
from tasks.vocabulary import read_words

_QUOTED = re.compile(r"[:,]?\s*(?:``|''|[“\"])\s*[A-Z]")
_AS_OF = re.compile(r"\bas of \Z", re.IGNORECASE)  # "as of Friday, 12 are missing"
_BACK_IN = re.compile(r"\bback in \Z", re.IGNORECASE)  # "its plan to let them drive, announced back in May"
_BY_TENSE = frozenset(
    {"calendar", "weekday", "weekend", "holiday", "holiday_week", "season", "time", "deictic", "quarter", "yearend"}
    | {"year", "some_day", "unit", "part_of", "daytime", "monthday"}
)


@dataclass(frozen=True, slots=True)
class Found:
    """An expression in its place: its sentence, the tense of its clause, the role of its segment."""

    expression: Expression
    sentence: Sentence
    tense: str | None
    role: str
    firm: bool = True  # whether a future tense is a finite one
    told: bool = True  # whether the tense is of the clause, no guess from a present or from none


def find_times(reading: Reading, doc: Doc, sentences: Sequence[Sentence]) -> tuple[Found, ...]:
    """Every time expression of the reading, in order, in its sentence."""
    if not sentences:
        return ()
    starts = [sentence.char_start for sentence in sentences]
    found: list[Found] = []
    for segment in reading.segments:
        for expression in find_expressions(reading.text, segment.char_start, segment.char_end):
            sentence = sentences[max(0, bisect_right(starts, expression.char_start) - 1)]
            if not is_time(expression, reading.text, doc):
                continue
            expression = without_stray(expression, doc)  # noqa: PLW2901
            if is_rate(expression, doc):
                expression = replace(expression, kind="set")  # noqa: PLW2901
            elif is_some_day(expression, reading.text, doc):
                expression = replace(expression, kind="some_day")  # noqa: PLW2901
            tense = _tense(expression, reading.text, doc, segment.role)
            firm = tense != "future" or expression.kind != "weekday" or _is_firm(expression, doc)
            told = expression.kind != "weekday" or _is_told(expression, doc, tense)
            found.append(Found(expression, sentence, tense, segment.role, firm, told))
    return tuple(found)


def _tense(expression: Expression, text: str, doc: Doc, role: str) -> str | None:
    if expression.kind not in _BY_TENSE or (expression.kind == "unit" and not _is_this_week(expression)):
        return None
    month = expression.word("month")
    token = token_at(doc, month.char_start if month is not None else expression.char_start)
    if token is None:
        return None
    if _is_over(expression, text, doc):
        return "past"
    tense = "future" if expression.kind == "weekday" and _is_of_plan(token) else tense_at(token)
    if token.dep_ == "compound" and expression.kind == "calendar" and not expression.has("day"):
        return "near" if tense == "future" else None  # "a June agreement" has no tense
    if tense == "future" and expression.kind == "calendar" and token.dep_ == "compound" and token.head.i > token.i + 1:
        return "near"  # "want to look into the June 3 attack"
    if tense == "present" and _AS_OF.search(text, max(0, expression.char_start - 8), expression.char_start):
        return "past"
    owned = expression.after is not None and expression.after.kind == "poss"
    if tense == "future" and owned and expression.kind == "weekday" and not is_firm(token):
        return None  # "the mayor wants to undo Friday's vote"
    if tense == "present" and not (expression.kind == "calendar" and expression.has("year")):
        # "Bomb kills 12 on Friday" in a headline; "the law takes effect on Friday"; "the move follows Friday's vote"
        return "past" if role == "headline" or owned else _in_present(expression, token)
    return tense  # where the year is told, a caption is in the present


def _is_of_plan(token: Token) -> bool:
    """Whether what the day stands behind is to come: *a possible vote Friday*, *called a strike for Friday*."""
    if token.i < 3:
        return False
    noun = token.nbor(-1)
    is_for = noun.lower_ == "for"
    noun = token.nbor(-2) if is_for or noun.lower_ == "on" else noun
    if noun.pos_ != "NOUN" or noun.dep_ in {"nsubj", "nsubjpass"}:
        return False
    if any(child.lower_ in read_words("tense.toml")["ahead_modifiers"] for child in noun.lefts):
        return True
    return is_for and any(child.lower_ in {"a", "an"} for child in noun.lefts)


def _is_over(expression: Expression, text: str, doc: Doc) -> bool:
    """Whether the words before or behind it say so: *since Friday*, *back in May*, *said on Friday it will close*."""
    word = expression.before
    if word is not None and word.value == "since":
        return True
    if _BACK_IN.search(text, max(0, expression.char_start - 8), expression.char_start):
        return True
    return expression.kind == "weekday" and _is_of_saying(expression, text, doc)


def _in_present(expression: Expression, token: Token) -> str | None:
    """The tense of a day beside a present: *the data are of calls between May 1 and June 3*, *It opens on Friday*."""
    if expression.kind == "weekend" and not expression.has("shift"):
        return None  # "accounts of the storm over the weekend differ"
    is_of_noun = token.dep_ in {"compound", "nmod"} and token.head.i == token.i + 1 and not expression.has("part")
    # "a Tuesday statement tells why"
    return "near" if is_of_noun or expression.kind in {"calendar", "season", "holiday"} else "future"


def _is_this_week(expression: Expression) -> bool:
    """Whether it is *this week*, which on a Sunday is the week that ends or the one that begins."""
    word = expression.word("shift")
    return word is not None and word.kind == "this" and expression.name("unit") == "week"


def _is_of_saying(expression: Expression, text: str, doc: Doc) -> bool:
    """*The minister on Friday: “We will …”*, *She said on Friday the vote will be held in May*: when it was said."""
    if _QUOTED.match(text, expression.char_end):
        return True
    token = token_at(doc, expression.char_start)
    if token is None or token.i < 2:
        return False
    before = token.nbor(-1)
    before = before.nbor(-1) if before.lower_ == "on" else before
    return before.tag_ == "VBD" and before.lemma_ in read_words("tense.toml")["saying"]


def _is_firm(expression: Expression, doc: Doc) -> bool:
    token = token_at(doc, expression.char_start)
    return token is not None and is_firm(token)


def _is_told(expression: Expression, doc: Doc, tense: str | None) -> bool:
    """Whether the clause has a past or a future tense: *They met on Monday*, not *after Monday's vote*."""
    token = token_at(doc, expression.char_start)
    return tense is not None and token is not None and tense_at(token) == tense
