"""Comparators: the words beside a number that say whether it is exact, about, at least or at most.

Used by `quantities`; the phrases are data (`data/comparators.tsv`).
"""

import re
from collections.abc import Iterable
from functools import cache

from tasks.vocabulary import read_rows

_REACH = 40
_SUBJECT_REACH = 80
_PLUS = re.compile(r"\splus", re.IGNORECASE)
_ENDS = re.compile(r"\s?(?:[.,;:)\n]|$)|\s(?:[a-z]+s|people|children|women|men)\b")  # "plus £3m" adds


def comparator_before(text: str, at: int) -> tuple[str, int] | None:
    """The comparator that ends right before `at`, and where it starts; some only where a count is their subject.

    >>> comparator_before("in which at least 12 died", 18)
    ('>=', 9)
    >>> comparator_before("The toll passed 40", 16), comparator_before("The house passed 40 bills", 17)
    (('>', 9), None)
    >>> comparator_before("a strike over 300 jobs", 14), comparator_before("a strike by over 300 men", 17)
    (None, ('>', 12))
    >>> comparator_before("shot down drones over 9 towns", 22)
    >>> comparator_before("It will not exceed 40", 19), comparator_before("They handed over 40", 17)
    (('<=', 8), None)
    """
    table, pattern = _phrases("before")
    match = pattern.search(text, max(0, at - _REACH), at)
    if match is None:
        table, pattern = _phrases("level")
        match = pattern.search(text, max(0, at - _REACH), at)
        match = match if match and _level_noun().search(text, max(0, at - _SUBJECT_REACH), match.start(1)) else None
    if match is None:
        return None
    comparator, start = table[_key(match.group(1))], match.start(1)
    if _particle().search(text, max(0, start - _REACH), match.end(1)):  # "handed over 390", "has gone up to 31"
        return None
    negated = _NOT.search(text, max(0, start - _REACH), start)
    return (_OPPOSITE[comparator], negated.start()) if negated and comparator in _OPPOSITE else (comparator, start)


_NOT = re.compile(r"\b(?:not|never|cannot|[a-z]+n['’]t)\s(?:be\s|cost\s|take\s|last\s)?$", re.IGNORECASE)
_OPPOSITE = {">": "<=", "<": ">="}


def comparator_after(text: str, at: int) -> tuple[str, int] | None:
    """The comparator that follows at `at`, and where it ends.

    >>> comparator_after("300 or more", 3)
    ('>=', 11)
    >>> comparator_after("40 plus people", 2), comparator_after("12 plus 3", 2)
    (('>=', 7), None)
    >>> comparator_after("40-odd-year career", 2), comparator_after("three minimum-wage jobs", 5)
    (('~', 6), None)
    >>> comparator_after("a $15 minimum wage", 5), comparator_after("a $15 minimum", 5)
    (None, ('>=', 13))
    """
    table, pattern = _phrases("after")
    match = pattern.match(text, at, at + _REACH)
    if match is None or (_PLUS.fullmatch(match.group()) and not _ENDS.match(text, match.end())):
        return None
    if match.group(1).lower() in _LIMITS and _NOUN.match(text, match.end()):
        return None
    return table[_key(match.group(1))], match.end(1)


_LIMITS = ("minimum", "maximum")
_NOUN = re.compile(r"\s(?!(?:of|for|in|to|per|and|or|each|from|at|on|is|was|by|with|as|if|when)\b)[a-z]{2}")


@cache
def comparator_rules() -> re.Pattern[str]:
    """What something is done under, after the number of it: *under two circumstances*, *under three presidents*."""
    nouns = _alternatives(noun for where, _, noun in read_rows("comparators.tsv") if where == "rule")
    return re.compile(rf"\s(?:(?!of\s)[\w-]+\s){{0,2}}(?:{nouns})\b", re.IGNORECASE)


def _key(written: str) -> str:
    return re.sub(r"[\s-]+", " ", written).strip().lower() or written


@cache
def _level_noun() -> re.Pattern[str]:
    """A count as the subject of a verb that ends the text: *the number of cases has*, *deaths from the flood*."""
    nouns = _alternatives(noun for where, _, noun in read_rows("comparators.tsv") if where == "noun")
    return re.compile(rf"(?<![\w-])(?<!\ba\s)(?:{nouns})(?:,?\swhich\b|\s[\w'’-]+){{0,9}},?\s+$", re.IGNORECASE)


@cache
def _particle() -> re.Pattern[str]:
    """A verb or noun with *over*, *about* or *up to* of its own before a number that it does not bound."""
    rows = read_rows("comparators.tsv")
    verbs = _alternatives(f"{verb} {particle}" for where, particle, verb in rows if where == "verb")
    return re.compile(rf"\b(?:{verbs})$", re.IGNORECASE)


@cache
def _phrases(side: str) -> tuple[dict[str, str], re.Pattern[str]]:
    rows = read_rows("comparators.tsv")
    table = {phrase.lower(): comparator for where, comparator, phrase in rows if where == side}
    words = _alternatives(phrase for phrase in table if phrase[-1].isalnum() or phrase[-1] == ".")
    signs = _alternatives(phrase for phrase in table if not (phrase[-1].isalnum() or phrase[-1] == "."))
    if side != "after":
        # the words need a gap before the number, the signs ("~12", ">5") none
        either = f"(?:{words})(?=[\\s-])" + (f"|{signs}" if signs else "")
        pattern = rf"(?<![\w-])({either})[\s-]{{0,2}}$"
        return table, re.compile(pattern, re.IGNORECASE)
    alone = r"(?!\w)(?!(?<!odd)(?<!plus)-\w)"  # "minimum-wage jobs" are no minimum of jobs
    return table, re.compile(rf"(?:[\s-]|(?={signs}))((?:{words}){alone}|{signs}(?!\d))", re.IGNORECASE)


def _alternatives(phrases: Iterable[str]) -> str:
    """The phrases, the longest first, any white space or hyphen between their words."""
    longest = sorted(phrases, key=len, reverse=True)
    return "|".join(re.escape(phrase).replace(r"\ ", r"[\s-]+") for phrase in longest)
