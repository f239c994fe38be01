"""What the article as a whole, the gazetteer and a name's own words say about raw names: their types, and those missed.

Called by names.py, whichever tagger found the raw names.
"""

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from tasks.gazetteer import (
    DATA,
    demonym_place,
    find_country,
    find_places,
    first_words,
    fold_name,
    region_abbreviations,
    region_names,
)
from tasks.titles import is_titled

MAX_TITLED_SPACES = 3
MIN_TOWN = 5  # letters; shorter names in capitals are acronyms

_CAPITAL = re.compile(r"(?<![\w’'-])[A-Z\u00c0-\u00de]\w*")
_FIRST_WORD = re.compile(r"([a-z]+)(?:[ -]| of (?:the )?)(?=\w)")
_LAST_WORD = re.compile(r"[ ]([a-z]+)\Z")
_WHERE = re.compile(r"\b(?:in|near|outside|across|throughout|downtown|(?:north|south|east|west) of) \Z")
_MONEY = re.compile(r"\s?[$€£]")


@dataclass(frozen=True, slots=True)
class RawName:
    """A span that a tagger calls a name of that type."""

    start: int
    end: int
    type: str


def vote_types(text: str, names: list[RawName]) -> list[RawName]:
    """The names with one type for the same words: the gazetteer's, a person's whose surname they are, or most votes."""
    names = [_force(text, name) for name in names]
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    surnames: set[str] = set()
    for name in names:
        words = text[name.start : name.end]
        counts[words][name.type] += 1
        if name.type != "PERSON" and words.count(" ") < MAX_TITLED_SPACES and is_titled(text, name.start):
            counts[words]["PERSON"] += 2
        if name.type == "PERSON" and " " in words:
            surnames.add(words.rsplit(" ", 1)[1])
    where = {text[n.start : n.end] for n in names if n.type in ("PERSON", "ORG", "PRODUCT") and _is_where(text, n)}
    decided = {words: _decide(words, votes, surnames, where) for words, votes in counts.items()}
    return [_typed(name, decided[text[name.start : name.end]]) for name in names]


def _force(text: str, name: RawName) -> RawName:
    """The name with the type that the gazetteer's countries and demonyms have."""
    words = text[name.start : name.end]
    if find_country(words):
        return _typed(name, "LOCATION")
    if demonym_place(words):
        return _typed(name, "NORP")
    if words in _events():
        return _typed(name, "EVENT")
    if name.type in ("PERSON", "ORG", "PRODUCT") and _is_region(text, name.start, words):
        return _typed(name, "LOCATION")
    head = words.rsplit(" ", 1)[-1].rstrip(".")
    if head != words and name.type in ("PERSON", "LOCATION", "PRODUCT", "WORK", "FACILITY", "ORG"):
        told = _heads().get(head, name.type)
        return name if {told, name.type} == {"FACILITY", "LOCATION"} else _typed(name, told)
    return name


def _is_region(text: str, start: int, words: str) -> bool:
    """Whether the words are a region of two words or more (*West Bank*) or one abbreviated (*Orsk, W.Va.*)."""
    if words.rstrip(".") in region_abbreviations():
        return text[start - 2 : start] == ", "
    return " " in words and fold_name(words) in region_names()


def trim_place(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without words in small letters that are no part of a place's name (*northern Orsk province*).

    >>> trim_place("northern Orsk province", 0, 22)
    (9, 13)
    """
    while (first := _FIRST_WORD.match(text, start, end)) and first[1] in _place_words() and first.end() < end:
        start = first.end()
    while (last := _LAST_WORD.search(text, start, end)) and last[1] in _place_words() and last.start() > start:
        end = last.start()
    return start, end


@cache
def _place_words() -> frozenset[str]:
    return frozenset(_tables()["place_words"])


@cache
def _events() -> frozenset[str]:
    return frozenset(_tables()["events"])


@cache
def _tables() -> dict[str, list[str]]:
    return tomllib.loads((DATA / "names_generic.toml").read_text("utf-8"))


@cache
def _heads() -> dict[str, str]:
    tables = _tables()
    kinds = {
        "ORG": tables["organisation_heads"],
        "FACILITY": tables["facility_heads"],
        "LOCATION": tables["place_heads"],
    }
    return {head: type_ for type_, heads in kinds.items() for head in heads}


def _typed(name: RawName, type_: str) -> RawName:
    return name if name.type == type_ else RawName(name.start, name.end, type_)


def _is_where(text: str, name: RawName) -> bool:
    """Whether the words before the name say that it is a place (*in Orsk*, *outside Orsk*)."""
    return _WHERE.search(text, max(0, name.start - 16), name.start) is not None


def _decide(words: str, votes: Counter[str], surnames: set[str], where: set[str]) -> str:
    best = votes.most_common(1)[0][0]
    if find_country(words) and not (words in surnames and best == "PERSON"):
        return "LOCATION"
    if words in surnames:
        return "PERSON"
    if (
        words in where
        and not (words.isupper() and len(words) < MIN_TOWN)
        and any(p.is_main for p in find_places(words))
    ):
        return "LOCATION"
    return best


def find_recurring(text: str, names: list[RawName]) -> Iterable[RawName]:
    """Names that the tagger missed: what it tagged elsewhere and cannot be a mere word, countries and demonyms."""
    known = _recurring_words(text, names)
    taken = {position for name in names for position in range(name.start, name.end)}
    for capital in _CAPITAL.finditer(text):
        if capital.start() in taken:
            continue
        word, start = capital[0], capital.start()
        for words, type_ in [*sorted(known.get(word, {}).items(), key=_longest), *_closed(text, word, start)]:
            end = start + len(words)
            if text.startswith(words, start) and not _continues(text, end):
                yield RawName(start, end, type_)
                break


def _recurring_words(text: str, names: list[RawName]) -> dict[str, dict[str, str]]:
    """By first word: names of several words, surnames, acronyms, and other words tagged more than once."""
    counts = Counter(text[name.start : name.end] for name in names)
    known: dict[str, dict[str, str]] = defaultdict(dict)
    for name in names:
        words = text[name.start : name.end]
        if " " in words or counts[words] > 1 or (words.isupper() and len(words) > 2):
            _remember(known, words, name.type)
        if name.type == "PERSON" and " " in words:
            _remember(known, words.rsplit(" ", 1)[1], "PERSON")
    return known


def _remember(known: dict[str, dict[str, str]], words: str, type_: str) -> None:
    first = _CAPITAL.match(words)
    if first and len(words) > 2:
        known[first[0]].setdefault(words, type_)
        if len(words) > 3 and not words.isupper():
            known[first[0].upper()].setdefault(words.upper(), type_)


def _longest(item: tuple[str, str]) -> int:
    return -len(item[0])


def _closed(text: str, word: str, start: int) -> Iterable[tuple[str, str]]:
    """Countries and demonyms that begin with the word, longest first; *US* before an amount is a currency."""
    for words in first_words().get(word, ()):
        if text.startswith(words, start) and not _MONEY.match(text, start + len(words)):
            yield words, "LOCATION" if find_country(words) else "NORP"


def _continues(text: str, end: int) -> bool:
    """Whether the word goes on, or a name does (*Panama Papers*, *Victoria Street*)."""
    after = text[end : end + 1]
    if after == " ":
        return text[end + 1 : end + 2].isupper()
    return after.isalnum() or after == "_" or (after == "-" and text[end + 1 : end + 2].isupper())
