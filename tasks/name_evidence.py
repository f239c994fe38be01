"""What the article as a whole, the gazetteer and a name's own words say about raw names: their types, and those missed.

Called by names.py, whichever tagger found the raw names.
"""

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from tasks.gazetteer import DATA, demonym_place, find_country, find_places, first_words
from tasks.titles import is_titled

LARGE_PLACE = 100_000
MAX_TITLED_SPACES = 3

_CAPITAL = re.compile(r"(?<![\w’'-])[A-Z\u00c0-\u00de]\w*")
_WHERE = re.compile(
    r"\b(?:in|near|outside|around|across|into|throughout|downtown|(?:north|south|east|west) of) (?:the )?\Z"
)


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
    where = {text[n.start : n.end] for n in names if n.type not in ("LOCATION", "NORP") and _is_where(text, n)}
    decided = {words: _decide(words, votes, surnames, where) for words, votes in counts.items()}
    return [_typed(name, decided[text[name.start : name.end]]) for name in names]


def _force(text: str, name: RawName) -> RawName:
    """The name with the type that the gazetteer's countries and demonyms have."""
    words = text[name.start : name.end]
    if find_country(words):
        return _typed(name, "LOCATION")
    if demonym_place(words):
        return _typed(name, "NORP")
    head = words.rsplit(" ", 1)[-1].rstrip(".")
    if head != words and name.type in ("PERSON", "LOCATION", "PRODUCT", "WORK", "FACILITY", "ORG"):
        return _typed(name, _heads().get(head, name.type))
    return name


@cache
def _heads() -> dict[str, str]:
    tables = tomllib.loads((DATA / "names_generic.toml").read_text("utf-8"))
    kinds = {"ORG": tables["organisation_heads"], "FACILITY": tables["facility_heads"]}
    return {head: type_ for type_, heads in kinds.items() for head in heads}


def _typed(name: RawName, type_: str) -> RawName:
    return name if name.type == type_ else RawName(name.start, name.end, type_)


def _is_where(text: str, name: RawName) -> bool:
    return _WHERE.search(text, max(0, name.start - 16), name.start) is not None


def _decide(words: str, votes: Counter[str], surnames: set[str], where: set[str]) -> str:
    best = votes.most_common(1)[0][0]
    if find_country(words) and not (words in surnames and best == "PERSON"):
        return "LOCATION"
    if words in surnames:
        return "PERSON"
    if words in where and any(place.is_main for place in find_places(words)):
        return "LOCATION"
    if best in ("PERSON", "ORG", "PRODUCT", "WORK", "FACILITY") and _is_large_place(words):
        return "LOCATION"
    return best


def _is_large_place(words: str) -> bool:
    if not words[:1].isupper() or (words.isupper() and len(words) < 5):
        return False
    return any(
        place.is_main and (place.population >= LARGE_PLACE or place.kind == "admin1") for place in find_places(words)
    )


def find_recurring(text: str, names: list[RawName]) -> Iterable[RawName]:
    """Names that the tagger missed: words that it tagged elsewhere, countries and demonyms."""
    known: dict[str, dict[str, str]] = defaultdict(dict)
    for name in names:
        words = text[name.start : name.end]
        _remember(known, words, name.type)
        if name.type == "PERSON" and " " in words:
            _remember(known, words.rsplit(" ", 1)[1], "PERSON")
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


def _remember(known: dict[str, dict[str, str]], words: str, type_: str) -> None:
    first = _CAPITAL.match(words)
    if first and len(words) > 2:
        known[first[0]].setdefault(words, type_)
        if len(words) > 3 and not words.isupper():
            known[first[0].upper()].setdefault(words.upper(), type_)


def _longest(item: tuple[str, str]) -> int:
    return -len(item[0])


def _closed(text: str, word: str, start: int) -> Iterable[tuple[str, str]]:
    """Countries and demonyms that begin with the word, longest first."""
    for words in first_words().get(word, ()):
        if text.startswith(words, start):
            yield words, "LOCATION" if find_country(words) else "NORP"


def _continues(text: str, end: int) -> bool:
    after = text[end : end + 1]
    return after.isalnum() or after == "_" or (after == "-" and text[end + 1 : end + 2].isupper())
