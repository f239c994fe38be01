"""Numbers that measure nothing: dates and times, names, labels, phone numbers, addresses on the web, enumeration.

Used by `quantities`, to leave them alone, and by `numerals`, to say why. `number_shapes`, `number_pronouns`,
`marked_numbers` and `named_numbers` each know some of them.
"""

import re

from tasks.numbers.marked_numbers import LIST_START, SET_FIGURES, exclude_marked
from tasks.numbers.measures import Measure, is_ungrouped
from tasks.numbers.named_numbers import is_before_name, is_in_name, list_start, modifies
from tasks.numbers.number_context import load_context
from tasks.numbers.number_pronouns import exclude_one, exclude_zero, is_someday
from tasks.numbers.number_shapes import Exclusion
from tasks.numbers.surroundings import Surroundings, is_label, token_at
from tasks.numbers.years import is_span_of_years, is_year


def find_exclusion(text: str, measure: Measure, around: Surroundings) -> Exclusion | None:
    """Why the number is no quantity, or None where it is one."""
    if _PER.search(text, max(0, measure.number_start - 10), measure.number_start):
        return Exclusion("other", "what a rate is per")
    shape = around.shapes.find(measure.number_start, measure.number_end) if measure.form != "words" else None
    if shape:
        return shape
    glued = _find_glued(text, measure)
    if glued is None and measure.value == 0 and measure.form == "words":
        return exclude_zero(text, measure)
    if measure.unit and _SEAT.fullmatch(measure.unit.text) and is_label(text, measure.number_start, around):
        return Exclusion("other", "the number of a numbered thing")  # "seat 14C"
    if measure.unit and _is_programme(text, measure):
        return Exclusion("name", "part of a name")
    if measure.unit and is_someday(text, measure, around):
        return Exclusion("other", "part of a set phrase")
    if glued or measure.unit:
        return glued
    if measure.form == "range":
        return Exclusion("date", "a span of years") if is_span_of_years(text, measure) else None
    if measure.form == "words":
        return _exclude_word(text, measure, around)
    if measure.form == "vague":
        return _exclude_scores(measure, around)
    if measure.form != "digits":
        return None
    return _exclude_digits(text, measure, around)


_PER = re.compile(r"\bper\s(?:every\s|each\s)?$", re.IGNORECASE)
_SMALL = re.compile(r"\b[a-z]+['’]?s? [\"“‘']?\Z")
_SEAT = re.compile(r"[A-Z]")
_LONGER = re.compile(r"\b[^\W\d_]{4,}")
_BESIDE = 60  # characters
_PREFIX = re.compile(
    r"(?:^|[^\w])(?:sub|under|over|top|mid|pre|post|minus|plus|non|ex|all|multi|another|\d{1,2}-of)-$", re.IGNORECASE
)


def _is_programme(text: str, measure: Measure) -> bool:
    """*told "60 Minutes" that ...*: a time with a capital after a small word is what a programme is called.

    Not so in a headline of capitals: *Man Jailed for 20 Years*.
    """
    named = measure.unit is not None and measure.unit.kind == "duration" and measure.unit.text.istitle()
    if not named or measure.form != "digits":
        return False
    is_led = _SMALL.search(text, max(0, measure.char_start - 20), measure.char_start) is not None
    return is_led and not _is_among_capitals(text, measure)


def _is_among_capitals(text: str, measure: Measure) -> bool:
    """Whether half of the longer words beside it on its line have a capital."""
    before = text[max(0, measure.char_start - _BESIDE) : measure.char_start].rpartition("\n")[2]
    after = text[measure.char_end : measure.char_end + _BESIDE].partition("\n")[0]
    words: list[str] = _LONGER.findall(before) + _LONGER.findall(after)
    return 2 * sum(word[0].isupper() for word in words) >= len(words)


def _find_glued(text: str, measure: Measure) -> Exclusion | None:
    """A number that is only part of a word or of a longer sign: "A320", "F-16", "3D", "24/7"."""
    start, end = measure.char_start, measure.char_end
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if before[-1:].isalnum() or before[-1:] in ("_", "#", "@", "\\"):
        return Exclusion("name" if before[-1:].isupper() else "other", "part of a word or name")
    if before[-1:] == "-" and before[:1].isalpha() and not _PREFIX.search(text[max(0, start - 12) : start]):
        return Exclusion("name", "part of a hyphenated name")
    if measure.form in ("digits", "score", "range") and (after[:1].isalpha() or after[:1] == "_"):
        return Exclusion("other", "part of a word or sign")
    if measure.form == "words" and after[:1].isdigit():
        return Exclusion("name", "part of a word or name")  # "Twenty20"
    if after[:1] == "@":
        return Exclusion("other", "part of a web or mail address")
    if measure.unit:
        return None
    if (after[:1] in ("/", ":") and after[1:].isdigit()) or (before[-1:] in ("/", ":") and before[:1].isdigit()):
        return Exclusion("other", "one of several numbers of a sign, such as a ratio")
    return None


def _exclude_word(text: str, measure: Measure, around: Surroundings) -> Exclusion | None:
    context = load_context()
    word = text[measure.number_start : measure.number_end]
    start = measure.number_start
    if word.lower() == "one":
        return exclude_one(text, measure, around)
    if measure.scale > 1:
        return None
    if (
        word == "two"
        and _OR_TWO.search(text, max(0, start - 40), start)
        and not _is_noun_at(around, measure.number_end)
    ):
        return Exclusion("other", "part of a set phrase")
    if _ENUMERATES.search(text, max(0, start - 200), start) and text.startswith(",", measure.number_end):
        return Exclusion("other", "numbers an item of a list")
    if LIST_START.search(text, max(0, start - 4), start) and _HEADING.match(text, measure.number_end):
        return Exclusion("other", "numbers an item of a list")
    if word[0].isupper() and _COMPOUND_NAME.match(text, measure.number_end):
        return Exclusion("name", "part of a name")
    if _O_CLOCK.match(text, measure.number_end):
        return Exclusion("date", "a time of day")
    if SET_FIGURES.match(text, measure.number_end):
        return Exclusion("other", "part of a set phrase")
    if word[0].isupper() and context.name.search(text, max(0, start - 20), start):
        return Exclusion("name", "part of a name")
    if is_label(text, start, around):
        return Exclusion("other", "the number of a numbered thing")
    if word[0].isupper() and is_in_name(text, start, around):
        return Exclusion("name", "part of a name")
    return None


def _exclude_scores(measure: Measure, around: Surroundings) -> Exclusion | None:
    """*the maths scores of pupils*: results, where a noun or an owner says whose or of what."""
    token = token_at(around, measure.number_start)
    if token is None or token.lower_ != "scores":
        return None
    results = token.pos_ == "VERB" or any(
        child.dep_ in {"compound", "nmod", "poss", "amod"} and child.i < token.i for child in token.children
    )
    return Exclusion("other", "results, no number") if results else None


_OR_TWO = re.compile(r"\b(?:an?|one)\s(?:[a-z-]+\s){1,2}or\s$", re.IGNORECASE)  # "a bus or two"
_ENUMERATES = re.compile(r"\bone, [^.\n]*[,;:][”\"]? (?:and )?$")  # "one, because he lied, and two, because she left"
_O_CLOCK = re.compile(r" o['’]clock\b", re.IGNORECASE)
_COMPOUND_NAME = re.compile(r"-[A-Z]")
_HEADING = re.compile(r":\s[A-Z]")
_SPEAKER = re.compile(r"(?:^|[\n.!?:”\"]\s?)[A-Z]\w*\s$")


def _exclude_digits(text: str, measure: Measure, around: Surroundings) -> Exclusion | None:
    start, end = measure.number_start, measure.number_end
    marked = exclude_marked(text, start, end)
    if marked:
        return marked
    if not is_ungrouped(text, measure) and "." not in text[start:end]:
        return None
    if text[start] == "0" and end - start > 1 and text[start:end].isdigit():
        return Exclusion("other", "a code that begins with nought")
    context = load_context()
    called = text.startswith(": ", end) and _SPEAKER.search(text, max(0, start - 24), start)
    if called or context.name.search(text, max(0, start - 20), start):
        return Exclusion("name", "part of a name")
    is_version = _VERSION.search(text, max(0, start - 16), end) and not _counts(around, start)
    if is_label(text, start, around) or is_version:
        return Exclusion("other", "the number of a numbered thing")
    if (
        text[start:end].isdigit()
        and end - start == 4
        and is_year(text, measure, counts=_counts(around, start) and not _is_described(around, start))
    ):
        return Exclusion("date", "a year")
    if is_in_name(text, list_start(text, start), around) or is_before_name(text, measure, around):
        return Exclusion("name", "part of a name")
    if text.startswith(("'s ", "’s "), end):  # "Official 1's desk"
        return Exclusion("name", "named by a number")
    if _ADDRESS.match(text, end):
        return Exclusion("other", "a house number")
    if (
        _ARTICLE.search(text, max(0, start - 4), start)
        and text[start:end].isdigit()
        and not text.startswith("-strong", end)
        and not _modifies_at(around, start)
    ):
        return Exclusion("name", "named by a number")
    if text[start - 2 : start] == " (" and text[end : end + 1] == ")" and is_in_name(text, start - 1, around):
        return Exclusion("other", "a number in brackets after a name")
    return None


_VERSION = re.compile(r"[A-Z][\w’'-]*\s\d\.0\Z")  # "the Brask 2.0 deal"


_ADDRESS = re.compile(
    r"(?:\s(?:[A-Z]|\d+(?:st|nd|rd|th))[\w.]*){1,4}\s(?:Street|St|Road|Rd|Avenue|Ave|Way|Lane|Ln|Drive|Dr|Boulevard|Blvd"
    r"|Square|Terrace|Court|Crescent|Close|Parade|Highway)\b|,?\s(?:Ave|Avenue|Rue|Calle|Via|Rua)\s[A-Z]"
)
_ARTICLE = re.compile(r"(?<!\w)an?\s$", re.IGNORECASE)


def _is_noun_at(around: Surroundings, end: int) -> bool:
    """Whether a noun follows the number that ends there."""
    token = token_at(around, end + 1)
    return token is not None and token.pos_ in {"NOUN", "PROPN", "ADJ"}


def _counts(around: Surroundings, start: int) -> bool:
    """Whether the number counts the plural noun that it stands before."""
    token = token_at(around, start)
    return (
        token is not None and token.dep_ == "nummod" and token.head.i > token.i and token.head.tag_ in ("NNS", "NNPS")
    )


def _is_described(around: Surroundings, start: int) -> bool:
    """Whether an adjective stands before it, as before no count: "the initial 1981 cuts", "an additional 1981 men"."""
    token = token_at(around, start)
    before = around.doc[token.i - 1] if token is not None and token.i else None
    return before is not None and before.tag_ == "JJ" and before.lower_ not in _COUNTING


_COUNTING = frozenset({"additional", "extra", "further", "other", "total", "own"})


def _modifies_at(around: Surroundings, start: int) -> bool:
    token = token_at(around, start)
    return token is None or modifies(token) or token.dep_ in ("compound", "amod", "npadvmod")
