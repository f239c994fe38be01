"""Ages: the numbers that say how old somebody or something is.

A step of `quantities`.
"""

import re
from collections.abc import Collection
from dataclasses import replace
from functools import cache

from tasks.numbers.measures import Measure
from tasks.numbers.number_context import load_context
from tasks.numbers.surroundings import Surroundings, token_at
from tasks.numbers.units import Unit
from tasks.vocabulary import read_words

_OLDEST = 130
_GROWN = 10  # "Brill was 5 and 2" tells of games
_TWO_DIGITS = 2


def read_age(text: str, measure: Measure, around: Surroundings, people: Collection[int] = ()) -> Measure:
    """The measure with the unit and the words of an age where it is one, else as it was.

    `people` are the offsets where people's names end.
    """
    unit = measure.unit
    aged = _AGED.search(text, max(0, measure.char_start - 16), measure.char_start)
    if unit and unit.kind == "duration":
        old = _OLD.match(text, measure.char_end)
        if not old and not aged and not (unit.code == "a" and _OLDER.match(text, measure.char_end)):
            return measure
        return replace(measure, char_end=old.end() if old else measure.char_end, unit=replace(unit, kind="age"))
    if not aged and text[measure.char_start : measure.char_end].lower() == "one":  # "and he is one"
        return measure
    if unit or (measure.high or 0) > _OLDEST or (measure.low or 0) % 1 or measure.form not in _FORMS:
        return measure
    end = _end_of_age(text, measure, around)
    if end is None and measure.char_start - 1 in people and _is_said_of_name(text, measure, around):
        end = measure.char_end
    is_told = _IS.search(text, max(0, measure.char_start - 12), measure.char_start) if end is None else None
    if is_told and is_told.start() in people and (measure.value or 0) >= _GROWN and _ENDS.match(text, measure.char_end):
        end = measure.char_end
    if not aged and end is None:
        return measure
    end = end or measure.char_end
    return replace(measure, char_end=end, unit=Unit(measure.char_end, end, "a", "age", ""))


def share_ages(text: str, measures: list[Measure]) -> list[Measure]:
    """The same measures, with the later ages of a list: the 11 of "two sons aged 8 and 11"."""
    out = list(measures)
    for at in range(1, len(out)):
        first, second = out[at - 1], out[at]
        if first.unit is None or first.unit.kind != "age" or second.unit or (second.high or _OLDEST) >= _OLDEST:
            continue
        listed = _LISTED.fullmatch(text, first.char_end, second.char_start)
        told = _AGED.search(text, max(0, first.char_start - 16), first.char_start) or (at > 1 and out[at - 2].unit)
        told = told or load_context().kin.search(text, max(0, first.char_start - _KIN_REACH), first.char_start)
        if listed and told and _ENDS.match(text, second.char_end):
            out[at] = replace(second, unit=Unit(second.char_end, second.char_end, "a", "age", ""))
    return out


_KIN_REACH = 32
_LISTED = re.compile(r",? and |, | or ")
_FORMS = frozenset(("digits", "words", "range"))
_OLD = re.compile(r"[\s-]olds?\b|\sof\sage\b")
_OLDER = re.compile(r"\s(?:or|and)\s(?:older|younger)\b")
_THAN = re.compile(r"\b(?:younger|older)\sthan\s$", re.IGNORECASE)
_GOES_ON = re.compile(
    r"\s(?:unless|without|if|because|while|before|after|since|would|will|can|could|may|must|should)\b"
)
_ALL_OVER = re.compile(
    r"\b(?:all|both|most|many|some) (?:of (?:them|whom) )?(?:(?:were|are|was) )?(?:under|over) $", re.IGNORECASE
)
_SOMEBODY_OF = re.compile(r"\b(?:an?|the|another)\s(?:[\w-]{1,20}\s){0,2}([a-z]{2,20})\sof\s$", re.IGNORECASE)
_AND_OVER = re.compile(r"\s(?:and|or)\s(?:over|above|under|up)\b")
_AGED = re.compile(
    r"\b(?:as (?:young|old) as|aged?|ages|aged (?:between|from|under|over|about|around)|ages? of"
    r"|age (?:between|from)|turn(?:ed|ing|s))\s$",
    re.IGNORECASE,
)
_IS = re.compile(r" (?:is|was|turns|turned)(?: (?:now|just|only))? $")
_UNDER = re.compile(r"\b(?:under|over|above|below)[\s-]$", re.IGNORECASE)
_OF_PRONOUN = re.compile(
    r"\b(?:he|she|who)(?:['’]s|\s(?:is|was|turns|turned))(?:\s(?:now|just|only|then|still|about|already))?\s$"
    r"|\b(?:until|till|when|before|after|once)\s(?:they|you|we)(?:['’]re|\s(?:are|were|turn|turned|reach))\s$"
    r"|\b(?:he|she|who)\s[^.;,()]{1,60}\band (?:is|was) now\s$",
    re.IGNORECASE,
)
_GROUP = re.compile(r"['’]?s\b")
_ENDS = re.compile(
    r"[.,;)]|\s?(?:$|--|[–—])|\s[“\"]|\s(?:who|were|was|are|is|have|had|and|or|in|on|at|to|from|with|for|as|by|when|say|said)\b"
)


_AFTER_AGE = re.compile(rf"{_ENDS.pattern}|\s(?!of\b)(?![a-z]+s\b)[a-z]+\b")  # not "those over 12 points"


def _end_of_age(text: str, measure: Measure, around: Surroundings) -> int | None:
    """Where an age ends that is told by its surroundings ("over-65s", "women under 30", "12 and older"), else None."""
    start, end = measure.char_start, measure.char_end
    group = _GROUP.match(text, end) if _UNDER.search(text, max(0, start - 8), start) else None
    if group:
        return group.end()
    if _OF_PRONOUN.search(text, max(0, start - 80), start) and _ENDS.match(text, end):
        return end
    if _is_of_kin(text, measure) or (
        load_context().at_age.search(text, max(0, start - 16), start) and _ENDS.match(text, end)
    ):
        return end
    people = load_context().people.search(text, max(0, start - 24), start) and _AFTER_AGE.match(text, end)
    if _THAN.search(text, max(0, start - 24), start) and (_ENDS.match(text, end) or _GOES_ON.match(text, end)):
        return end
    if _ALL_OVER.search(text, max(0, start - 24), start) and _ENDS.match(text, end):
        return end
    if _is_of_somebody(text, start) and _AFTER_AGE.match(text, end):
        return end
    grouped = measure.form == "range" or _AND_OVER.match(text, end)
    people = people or (grouped and load_context().people_before.search(text, max(0, start - 16), start))
    return end if people or _OLDER.match(text, end) or _is_apposed(text, measure, around) else None


def _is_of_kin(text: str, measure: Measure) -> bool:
    """Whether it is the first age of sons and daughters: *her sons, now 9 and 11*, *the twins were 5*."""
    led = load_context().kin.search(text, max(0, measure.char_start - _KIN_REACH), measure.char_start)
    if led is None or measure.form not in _FORMS:
        return False
    listed = _AGES.match(text, measure.char_end) is not None
    return listed or (led["comma"][0] == " " and _CLOSED.match(text, measure.char_end) is not None)


_AGES = re.compile(r"(?:, \d{1,2}){0,4},? and \d{1,2}\s?(?:[,.;)]|$)")  # up to the last of them
_CLOSED = re.compile(r"\s?(?:[,.;)]|$)| (?:when|at)\b")


def _is_of_somebody(text: str, start: int) -> bool:
    """Whether the number follows a person and *of*: *a man of 58*, *a retired teacher of 70*, not *a team of 12*."""
    told = _SOMEBODY_OF.search(text, max(0, start - 60), start)
    return told is not None and (told[1] in _persons() | _ANYBODY or told[1].endswith(_AGENTS))


_ANYBODY = frozenset(
    {"man", "woman", "boy", "girl", "child", "youth", "lad", "teenager", "pensioner", "widow", "widower"}
)
_APPOSED_BEFORE = re.compile(r"(?:[^\W\d_][\w.'’-]*[^\W\d_]|\b[JS]r\.)(, )(?:now |then )?$")
_APPOSED_AFTER = re.compile(r"\s?(?:,|\.(?!\d)|;|\)|\n|$| and (?=[A-Z]))")


def _is_apposed(text: str, measure: Measure, around: Surroundings) -> bool:
    """Whether a number between commas after a person is an age: "Ana Brill, 38, said", "his mother, 34, was"."""
    if measure.form != "digits" or not text[measure.char_start : measure.char_end].isdigit():
        return False
    start = measure.char_start
    apposed = _APPOSED_BEFORE.search(text, max(0, start - 40), start)
    if apposed is None or not _APPOSED_AFTER.match(text, measure.char_end):
        return False
    comma = token_at(around, apposed.start(1))
    if comma is None or comma.i < 1:
        return False
    noun = around.doc[comma.i - 1]
    person = noun.lower_ in _persons() or noun.lower_.endswith(_AGENTS)
    return noun.pos_ == "PROPN" or (noun.tag_ == "NN" and person)


_AGENTS = ("man", "woman", "player", "eer", "ician", "ologist", "ographer", "keeper", "maker")


@cache
def _persons() -> frozenset[str]:
    return read_words("roles.toml")["person"]


_OF_PERSON = frozenset(("VBD", "VBZ", "VBP", "MD", "WP", "IN"))


def _is_said_of_name(text: str, measure: Measure, around: Surroundings) -> bool:
    """Whether a bare number after a person's name is an age, the commas left out: "Ana Brill 38 said"."""
    bare = text[measure.char_start : measure.char_end]
    if not bare.isdigit() or len(bare) != _TWO_DIGITS:
        return False
    after = token_at(around, measure.char_end + 1) if text.startswith(" ", measure.char_end) else None
    goes_on = after is not None and after.tag_ in _OF_PERSON
    return goes_on or _APPOSED_AFTER.match(text, measure.char_end) is not None
