"""Numbers that are years where they stand: that of *1998 elections*, not of *2,000 people* or *1921 North Mill St.*

For `date_context`; the parse is asked only where the words beside the number do not tell.
"""

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from tasks.dates.date_expressions import Expression
from tasks.dates.date_words import load_grammar
from tasks.text.phrases import token_at

_LEADS = frozenset({"in", "prep", "on", "of", "before", "after", "from", "to", "and", "or", "month", "hyphen"})
_MONEY = re.compile(r"[$€£¥#№]\s?\Z")
_MEASURE = re.compile(
    r"\s?(?:%|percent|per cent|million|billion|km|kg|mph|miles?|points?|feet|votes|pages|seats)\b",
    re.IGNORECASE,
)
_STREET = re.compile(  # "at 1921 North Mill St."
    r"\s(?:[NSEW]\.?\s)?(?:[A-Z][\w’'-]*\s){1,3}"
    r"(?:St|Street|Ave|Avenue|Rd|Road|Blvd|Boulevard|Dr|Drive|Ln|Lane|Hwy|Highway)\b"
)
_DATING = re.compile(r"\b(?:in|since|until|by|during|before|after) \Z", re.IGNORECASE)  # "in 1931 Wall Street"
_LINKS = frozenset({"to", "or", "-", "–"})
_AMOUNTS = frozenset({"average", "total", "maximum", "minimum", "capacity", "crowd", "fine", "sum", "number", "median"})
_COUNTING = frozenset({"NNS", "NNPS"})


def is_year(expression: Expression, text: str, doc: Doc) -> bool:
    """Whether the expression, a number alone, is a year."""
    year = expression.number("year")
    if expression.has("words") and (expression.before is None or expression.before.kind not in _LEADS):
        said = expression.fields["words"]
        return said[0].value in {19, 20} and isinstance(said[1].value, int) and said[1].value >= 20
    if year is None or expression.has("year2"):
        return expression.before is None or not _MONEY.search(
            text, max(0, expression.char_start - 2), expression.char_start
        )
    if _MONEY.search(text, max(0, expression.char_start - 2), expression.char_start) or _MEASURE.match(
        text, expression.char_end
    ):
        return False
    if _STREET.match(text, expression.char_end) and not _DATING.search(
        text, max(0, expression.char_start - 8), expression.char_start
    ):
        return False
    told = expression.has("mod") or len(expression.fields) > 1 or expression.char_end - expression.char_start > 5
    before = expression.before.kind if expression.before is not None else ""
    led = told or before in _LEADS
    if not led and not 1900 <= year <= 2100:
        return False
    if not 1500 <= year <= 2100 and before not in {"in", "prep", "on"}:
        return False
    token = token_at(doc, expression.char_end - 1)
    if token is None or told:
        return True
    if _is_amount(token, before):
        return False
    if before != "in" and any(_is_amount(other, "") for other in _joined(token)):  # "in 2016 to 50 percent" is a year
        return False
    counted = token.head
    if token.dep_ != "nummod" or counted.i <= token.i or counted.tag_ not in _COUNTING:
        return True
    if counted.lower_ in load_grammar().yearly:
        return year % 100 != 0 or before in {"the", "poss"}
    return before in {"in", "prep", "on", "of", "the"} and year % 100 != 0


def _is_amount(token: Token, before: str) -> bool:
    """Whether a number is one of something: *an average of 1500*, *2000 hires*, *2400*."""
    if before == "of" and token.i > 1 and token.doc[token.i - 2].lower_ in _AMOUNTS:
        return True
    number = token.text.replace(",", "")
    if before == "" and number.isdigit() and not 1500 <= int(number) <= 2100:
        return True
    # The year in "1998 elections" is told by its place; a round number before a plural counts it
    counted = token.head
    counts = token.dep_ == "nummod" and counted.i > token.i and counted.tag_ in _COUNTING
    return counts and before == "" and counted.lower_ not in load_grammar().yearly


def _joined(token: Token) -> Iterator[Token]:
    """The number that a range or an alternative joins to this one: *from 1000 to 2000 hires*."""
    doc, at = token.doc, token.i
    for link, other in ((at - 1, at - 2), (at + 1, at + 2)):
        if 0 <= link < len(doc) and 0 <= other < len(doc) and doc[link].lower_ in _LINKS and doc[other].is_digit:
            yield doc[other]
