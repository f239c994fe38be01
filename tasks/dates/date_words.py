"""The time words of a text, each with its class and value: what the grammar of time expressions is written over.

First step of dates (`date_expressions` reads the classes, `date_values` the values). The words
are data (`tasks/data/dates.toml`); numbers, clock times and ISO dates are recognised by their form.
"""

import re
from dataclasses import dataclass
from functools import cache

from tasks.dates.holidays import festival_names, holiday_rules
from tasks.vocabulary import read_table

OTHER = "other"

_TOKEN = re.compile(
    r"""(?P<iso>\b\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?\b)
      | (?P<slash>\b\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)\b)
      | (?P<clocktime>\b(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?\b(?![\d:])
          |\b(?:1[0-2]|0?[1-9])[.:][0-5]\d(?=\s?[ap]\.?m\b)
          |\b(?:[01]\d|2[0-3])[0-5]\d(?=\s?(?:GMT|UTC|local\stime|hours\sGMT)\b)
          |\b(?:[01]?\d|2[0-3])\.[0-5]\d(?=\s(?:GMT|UTC|BST|CES?T|E[SD]T|local\stime)\b))
      | (?P<decade>\b(?:1[5-9]|20)\d0['’]?s\b|(?<!['’‘`])['’‘]\d0s\b)
      | (?P<shortyear>(?<!['’‘`])['’‘]\d\d\b(?!\w))
      | (?P<ordinal>\b\d{1,2}(?:st|nd|rd|th)\b)
      | (?P<decimal>\b\d{1,4}\ (?:[1-7]/[2-8])\b|\b\d{1,4}\.\d{1,3}\b|\b\d{1,3}[½¼¾])
      | (?P<number>\b\d+(?:,\d{3})*(?:\b|(?=[ap]m\b)))
      | (?P<ampm>[ap]\.\ ?m\.?|(?<![^\W\d_])[ap]m\b)
      | (?P<poss>['’]s?\b)
      | (?P<word>[^\W\d_]+(?:['’]clock)?)
      | (?P<comma>,)
      | (?P<hyphen>--?|[–—‑]|(?<=\d{4})(?<!/\d{4})/(?=\d\d\b(?!/)))
      | (?P<dot>\.)
      | (?P<mark>[^\w\s])
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Word:
    """A token of the text: its class in the grammar, its value and where it stands."""

    kind: str
    value: str | int | float
    char_start: int
    char_end: int


@dataclass(frozen=True, slots=True)
class Grammar:
    """The data file: words by class, nouns that years stand before, parts of patterns, rules of kind and pattern."""

    words: dict[str, dict[str, str | int]]
    yearly: frozenset[str]
    fragments: dict[str, str]
    rules: tuple[tuple[str, str], ...]


def find_words(text: str, start: int, end: int) -> list[Word]:
    """The tokens of `text[start:end]` with their classes; what is no time word is of class `other`.

    >>> [(w.kind, w.value) for w in find_words("on March 10th", 0, 13)]
    [('on', ''), ('maymonth', 3), ('ordinal', 10)]
    """
    words: list[Word] = []
    lexicon, phrases = vocabulary()
    at = start
    for match in _TOKEN.finditer(text, start, end):
        if match.start() < at:
            continue
        kind = match.lastgroup or OTHER
        token = match.group()
        if kind == "word":
            lower = token.lower()
            word = _phrase_at(text, match.start(), end, lower, phrases) if lower in phrases else None
            word = word or _single(token, lower, match.start(), match.end(), lexicon)
        else:
            word = _by_form(kind, token, match.start(), match.end())
        words.append(word)
        at = word.char_end
    return words


@cache
def vocabulary() -> tuple[dict[str, tuple[str, str | int]], dict[str, list[tuple[str, str, str | int]]]]:
    """Single words with class and value; and phrases by their first word, the longest first."""
    lexicon: dict[str, tuple[str, str | int]] = {}
    phrases: dict[str, list[tuple[str, str, str | int]]] = {}
    for kind, entries in load_grammar().words.items():
        for phrase, value in entries.items():
            head = re.match(r"[^\W\d_]+", phrase)
            if head is None:
                continue
            if head.group() == phrase:
                lexicon[phrase] = (kind, value)
            else:
                phrases.setdefault(head.group(), []).append((phrase, kind, value))
    named = dict.fromkeys(holiday_rules(), "holiday") | dict.fromkeys(festival_names(), "festival")
    for name, kind in named.items():
        first = re.split(r"[' .-]", name)[0]
        if first == name:
            lexicon[name] = (kind, name)
        else:
            phrases.setdefault(first, []).append((name, kind, name))
    for found in phrases.values():
        found.sort(key=lambda entry: -len(entry[0]))
    return lexicon, phrases


@cache
def load_grammar() -> Grammar:
    """The vocabulary and grammar file."""
    data = read_table("dates.toml")
    rules = tuple((rule["kind"], rule["pattern"]) for rule in data["rules"])
    return Grammar(data["words"], frozenset(data["nouns"]["yearly"]), data["fragments"], rules)


def _single(token: str, lower: str, start: int, end: int, lexicon: dict[str, tuple[str, str | int]]) -> Word:
    kind, value = lexicon.get(lower, (OTHER, ""))
    # Names of days and months are written large; "sat", "may", "march" and "dec" in small letters are other words.
    if kind in _CAPITALISED and token[0] == lower[0]:
        kind, value = OTHER, ""
    return Word(kind, value, start, end)


_CAPITALISED = frozenset({"weekday", "weekdays", "shortday", "month", "maymonth"})
_BLANKS = re.compile(r"\s{1,3}")


def _phrase_at(
    text: str, start: int, end: int, first: str, phrases: dict[str, list[tuple[str, str, str | int]]]
) -> Word | None:
    for phrase, kind, value in phrases[first]:
        stop = start + len(phrase)
        if stop > end or (stop < len(text) and (text[stop].isalnum() and phrase[-1].isalnum())):
            continue
        if _BLANKS.sub(" ", text[start:stop].replace("\n", " ").replace("’", "'")).lower() == phrase:
            return Word(kind, value, start, stop)
    return None


def _by_form(kind: str, token: str, start: int, end: int) -> Word:
    if kind == "number":
        return _number(token, start, end)
    if kind == "clocktime" and ":" not in token:  # "3.42pm", "0600 GMT", "11.05 BST"
        return Word(kind, token.replace(".", ":") if "." in token else f"{token[:2]}:{token[2:]}", start, end)
    if kind == "ordinal":
        return Word(kind, int(token[:-2]), start, end)
    if kind == "decimal":
        return Word(kind, _decimal(token), start, end)
    if kind == "shortyear":
        short = int(token[1:])
        return Word(kind, short + (2000 if short < 40 else 1900), start, end)  # POSIX splits at 69; news looks back
    if kind == "decade":
        digits = int("".join(filter(str.isdigit, token)))
        return Word(kind, digits if digits > 99 else digits + (1900 if digits > 20 else 2000), start, end)
    if kind == "mark":
        return Word(OTHER, token, start, end)
    return Word(kind, token, start, end)


def _number(token: str, start: int, end: int) -> Word:
    digits = token.replace(",", "")
    if len(digits) > 9:
        return Word(OTHER, "", start, end)
    value = int(digits)
    if token == digits and len(digits) == 4 and 1000 <= value <= 2199:
        return Word("year", value, start, end)
    return Word("day" if 1 <= value <= 31 and len(token) <= 2 else "int", value, start, end)


_VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75}


def _decimal(token: str) -> float:
    if token[-1] in _VULGAR:
        return int(token[:-1]) + _VULGAR[token[-1]]
    whole, _, fraction = token.partition(" ")
    if not fraction:
        return float(token)
    over, under = fraction.split("/")
    return int(whole) + int(over) / int(under)
