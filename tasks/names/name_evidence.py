"""What the gazetteer and the rest of the article say about raw names: their types, and those missed.

Called by names.py, whichever tagger found the raw names.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from tasks.names.organisations import body_words, is_known
from tasks.names.titles import find_title
from tasks.places.countries import find_country
from tasks.places.gazetteer import demonym_place, find_places, first_words, region_abbreviations, region_names
from tasks.text.folding import fold_name
from tasks.vocabulary import read_lists

_CAPITAL = re.compile(r"(?<![\w’'-])[A-Z\u00c0-\u00de]\w*")
_FIRST_WORD = re.compile(r"([a-z]+)(?:[ -]| of (?:the )?)(?=\w)")
_LAST_WORD = re.compile(r"[ ]([a-z]+)\Z")
_WORD_BEFORE = re.compile(r"(\w+) (?:the )?\Z")
MOSTLY = 2  # times as often as it tagged a word
_MONEY = re.compile(r"\s?[$€£]")


@dataclass(frozen=True, slots=True)
class RawName:
    """A span that a tagger calls a name of that type."""

    start: int
    end: int
    type: str


def correct_types(text: str, names: list[RawName]) -> list[RawName]:
    """The names with the type that the gazetteer's countries, regions and demonyms and well-known events have.

    *Holland* is a person where the article tells of Jeffrey Holland, and of nothing in or near Holland.
    """
    corrected = [_corrected(text, name) for name in names]
    mere = _mere_surnames(text, corrected) | _mere_firms(text, corrected)
    if not mere:
        return corrected
    return [_typed(name, mere.get(text[name.start : name.end], name.type)) for name in corrected]


def _mere_surnames(text: str, names: Iterable[RawName]) -> dict[str, str]:
    """The single words that are places to the tagger or the gazetteer, and persons to the article."""
    spans = [(text[name.start : name.end], name) for name in names]
    people = {words.rpartition(" ")[2] for words, name in spans if name.type == "PERSON" and " " in words}
    places = [(words, name) for words, name in spans if name.type == "LOCATION" and words in people]
    placed = {words for words, name in places if _is_placed(text, name)}
    return {words: "PERSON" for words, _ in places if words not in placed}


def _mere_firms(text: str, names: Sequence[RawName]) -> dict[str, str]:
    """The single words that are persons or places to the tagger, and short for a body that the article names before."""
    bodies: set[str] = set()
    people: set[str] = set()
    found: set[str] = set()
    for name in names:
        words = text[name.start : name.end]
        if name.type == "PERSON" and (" " in words or find_title(text, 0, name.start) < name.start):
            people.update(words.split())
        elif name.type == "ORG" and " " in words:
            bodies.add(words.split()[0])
        elif name.type in ("PERSON", "LOCATION") and words in bodies:
            found.add(words)
    return {word: "ORG" for word in found - people if not find_places(word) and not demonym_place(word)}


def _is_placed(text: str, name: RawName) -> bool:
    """Whether a word of place stands before the name (*in Durham*), or a larger place after it (*Durham, N.C.*)."""
    before = _WORD_BEFORE.search(text, max(0, name.start - 20), name.start)
    is_led = before is not None and before[1].lower() in read_lists("names_generic.toml")["locatives"]
    return is_led or (text[name.end : name.end + 2] == ", " and text[name.end + 2 : name.end + 3].isupper())


def _corrected(text: str, name: RawName) -> RawName:
    words = text[name.start : name.end]
    if find_country(words):
        return _typed(name, "LOCATION")
    if demonym_place(words):
        return _typed(name, "NORP")
    if words in _events():
        return _typed(name, "EVENT")
    if name.type in ("PERSON", "ORG", "PRODUCT") and _is_region(text, name.start, words):
        return _typed(name, "LOCATION")
    if name.type == "LOCATION" and _is_body(words):
        return _typed(name, "ORG")
    return name


def _is_body(words: str) -> bool:
    """Whether a body is known by the words or shown by the last (*Northern Front*), and no place (*West Bank*)."""
    rest, _, last = words.rpartition(" ")
    return ((bool(rest) and last in body_words()) or is_known(words)) and not find_places(words)


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
    return frozenset(read_lists("names_generic.toml")["place_words"])


@cache
def _events() -> frozenset[str]:
    return frozenset(read_lists("names_generic.toml")["events"])


def _typed(name: RawName, type_: str) -> RawName:
    return name if name.type == type_ else RawName(name.start, name.end, type_)


def find_recurring(text: str, names: list[RawName]) -> Iterable[RawName]:
    """Names that the tagger missed: what it tagged elsewhere and cannot be a mere word, countries and demonyms.

    A single word that it mostly passed over is no name: *RISC* once in twelve times.
    """
    tagged = Counter(text[name.start : name.end] for name in names)
    missed = list(_missed(text, names))
    again = Counter(text[name.start : name.end] for name in missed)
    for name in missed:
        words = text[name.start : name.end]
        if " " in words or again[words] <= MOSTLY * tagged[words] or not tagged[words]:
            yield name


def _missed(text: str, names: list[RawName]) -> Iterable[RawName]:
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
