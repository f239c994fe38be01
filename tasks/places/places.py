"""Which place of the gazetteer each place name of one article is.

Called by entities.py. A name may be many places: what decides is what follows it (*Alexandria, La.*), the article's
other places (near ones speak for each other), where the outlet and the dateline are, and size. A name that stays
doubtful is left unresolved rather than resolved wrongly.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray

from tasks.places.countries import country_of_host, read_countries
from tasks.places.gazetteer import Place, demonym_place, find_places, region_abbreviations
from tasks.places.place_context import weigh_in_context
from tasks.records import Mention, Reading
from tasks.vocabulary import read_lists

MAX_NAMES = 100
MAX_PLACES = 400

# Weights of the evidence, in units of a tenfold population; tuned on half of the development articles, and on news of
# the world, in which countries, the states of the US and cities without a rival of their size are what they seem.
MAIN_NAME = 1.0
KIND = {"continent": 9.0, "country": 3.4, "admin1": 1.0, "admin2": -0.2, "city": 0.0}
CAPITAL = 2.5
FOLLOWED = 7.0
HOST = 1.5
NAMESAKE = 5.0  # against a county called by the name of a state alone (*Texas* for Texas County)
FOREIGN = 0.4
FOREIGN_ALIAS = 1.4
MIN_PRIOR = 4.6
MIN_MARGIN = 0.5

_AFTER = re.compile(r",\s+([A-Z][\w.]*(?:\s[A-Z][\w.]*)*)")
_BEFORE_ABBREVIATION = re.compile(r"(?:, |\b[RDI]-)\Z")  # Orsk, Tenn.; Sen. Ada Voss (R-Tenn.)
_OWNER = re.compile(r"(.{2,40}?)(?:[’']s|(?<=s)[’']) (?=[A-Z])")  # Iraq's Anbar
_LIST = re.compile(r", (?:and |or )?| and | or | & ")
_REGION_AFTER = re.compile(r"\s(?:region|province|state|oblast|governorate|prefecture|department)\b")
_KIND_WORD = re.compile(
    r"^(?:City|Town|Village|State|Province|Region|District|Republic|Kingdom|Island) of (?:the )?"
    r"|\s(?:City|Town|Township|Twp\.?|Village|Province|Region|District|Governorate|State|Prefecture|Oblast|[Pp]rovince|[Rr]egion|[Ss]tate|[Cc]ity|[Dd]istrict)$"
    r"|^(?:[Nn]orth|[Ss]outh|[Ee]ast|[Ww]est)(?:ern)?[ -]|^(?:[Cc]entral|[Dd]owntown|[Gg]reater|[Mm]etro) "
)

_STATE = re.compile(r"\b[Ss]tate\b")  # a state is no town


def resolve_places(reading: Reading, mentions: Sequence[Mention]) -> dict[str, Place]:
    """The place of each place name that could be told, by the words of the mention."""
    names = _gather(reading, mentions)
    if not names:
        return {}
    candidates = [(name, place) for name in names for place in name.places]
    group = np.array([n for n, name in enumerate(names) for _ in name.places])
    named = {name.places[0].country for name in names if name.places[0].kind == "country"}
    prior = np.array([_prior(reading, name, place, named) for name, place in candidates])
    score = weigh_in_context([place for _, place in candidates], group, _listed_together(names, group), prior)
    return _choose(names, candidates, group, score)


@dataclass(slots=True)
class _Name:
    words: str
    places: tuple[Place, ...]
    is_target: bool
    followed: frozenset[tuple[str, str]] = frozenset()  # (country, admin1 or '') that the text names right after it
    is_region: bool = False
    beside: set[str] = field(default_factory=set)  # the names that a list has right before it


def _gather(reading: Reading, mentions: Sequence[Mention]) -> list[_Name]:
    names: dict[str, _Name] = {}
    before: Mention | None = None
    for mention in mentions:
        if len(names) >= MAX_NAMES:
            break
        words, is_target = _place_words(mention)
        if words is None:
            continue
        name = names.get(words)
        if name is None:
            people = demonym_place(words) if mention.type == "NORP" else None
            owners, part = _owned(_town(words))
            places = (people,) if people else _candidates(part)
            if region := _abbreviated(reading.text, mention):
                places = (region,)
            if not places:
                continue
            name = names[words] = _Name(words, places, is_target, owners)
        name.is_target |= is_target
        if is_target:
            name.followed |= _followed(reading.text, mention.char_start + len(_town(mention.text)))
            name.is_region |= _REGION_AFTER.match(reading.text, mention.char_end) is not None
            if before and _LIST.fullmatch(reading.text, before.char_end, mention.char_start):
                name.beside.add(before.text)
            before = mention
    most = max(4, MAX_PLACES // max(1, len(names)))
    for name in names.values():
        name.places = name.places[:most]
    return list(names.values())


def _listed_together(names: Sequence[_Name], group: NDArray[np.int64]) -> NDArray[np.bool_]:
    """For each two candidates, whether a list has their names side by side (*Orsk, Varn and Tamsa*)."""
    number = {name.words: n for n, name in enumerate(names)}
    together = np.zeros((len(names), len(names)), bool)
    for n, name in enumerate(names):
        for words in name.beside & number.keys():
            together[n, number[words]] = together[number[words], n] = True
    return together[np.ix_(group, group)]


def _place_words(mention: Mention) -> tuple[str | None, bool]:
    if mention.type == "LOCATION":
        return mention.text, True
    if mention.type == "NORP":
        return mention.text, False
    if mention.type == "ORG" and " " in mention.text:
        first = mention.text.split(" ")
        for size in (2, 1):
            words = " ".join(first[:size])
            if len(first) > size and len(words) > 3 and find_places(words):
                return words, False
    return None, False


def _town(words: str) -> str:
    """The name without the country or region behind it (*Orsk, Verland*)."""
    return words.partition(", ")[0]


def _owned(words: str) -> tuple[frozenset[tuple[str, str]], str]:
    """Where the owner is and the part of it that the words name (*Velden's Orsk*); no owner where none is a place."""
    owner = None if find_places(words) else _OWNER.match(words)
    around = find_places(owner[1])[:1] if owner else ()
    if owner is None or not around:
        return frozenset(), words
    return frozenset((place.country, place.admin1) for place in around), words[owner.end() :]


def _candidates(words: str) -> tuple[Place, ...]:
    if words.lower() in _not_places():
        return ()
    found = find_places(words)
    if not found or (len(found) < 3 and not any(place.is_main for place in found)):
        bare = _KIND_WORD.sub("", words)
        if bare != words and len(bare) > 2:
            named = (place for place in find_places(bare) if place.is_main)
            found = (*found, *(one for one in named if one.kind == "admin1" or not _STATE.search(words)))
    return found


def _abbreviated(text: str, mention: Mention) -> Place | None:
    """The region that an abbreviation after a comma is (*Orsk, Tenn.*)."""
    known = region_abbreviations().get(mention.text.rstrip("."))
    if known is None:
        return None
    is_bare = len(mention.text) > 2 and mention.text.isupper()  # NSW
    if not is_bare and not _BEFORE_ABBREVIATION.search(text, max(0, mention.char_start - 3), mention.char_start):
        return None
    return next((p for p in find_places(known.name) if (p.country, p.kind) == (known.country, "admin1")), None)


def _followed(text: str, at: int) -> frozenset[tuple[str, str]]:
    """Regions and countries that the text names after a comma (*Orsk, Tenn.*; *Orsk, Ohio*)."""
    match = _AFTER.match(text, at, at + 60)
    if match is None:
        return frozenset()
    words = match[1].split()
    for size in range(len(words), 0, -1):  # "Orsk, Ohio. Police Chief Voss"
        name = " ".join(words[:size]).rstrip(".")
        if code := region_abbreviations().get(name):
            return frozenset([(code.country, code.admin1)])
        if wider := [place for place in find_places(name) if place.kind in ("country", "admin1")]:
            return frozenset((place.country, place.admin1) for place in wider)
    return frozenset()


def _prior(reading: Reading, name: _Name, place: Place, named: set[str]) -> float:
    score = float(np.log10(place.population + 300)) + KIND[place.kind] + MAIN_NAME * place.is_main
    score += CAPITAL if _is_capital(name, place) else -_strangeness(place, named)
    if (place.country, place.admin1) in name.followed or (place.country, "") in name.followed:
        score += FOLLOWED
    if name.is_region and place.kind in ("admin1", "admin2"):
        score += 3.0
    if place.kind == "admin2" and not place.is_main and any(p.kind == "admin1" and p.is_main for p in name.places):
        score -= NAMESAKE
    if reading.url and country_of_host(urlsplit(reading.url).hostname or "") == place.country:
        score += HOST
    return score


def _is_capital(name: _Name, place: Place) -> bool:
    """Whether the place is its country's capital: the largest town of that name there."""
    towns = (p for p in name.places if p.kind == "city" and p.is_main and p.country == place.country)
    return place.name == _capitals().get(place.country) and next(towns, None) is place


def _strangeness(place: Place, named: set[str]) -> float:
    """What speaks against a town in none of the countries that the article names; more where it is called otherwise."""
    is_foreign = bool(named) and place.kind in ("city", "admin2") and place.country not in named
    return (FOREIGN if place.is_main else FOREIGN_ALIAS) * is_foreign


def _choose(
    names: list[_Name],
    candidates: list[tuple[_Name, Place]],
    group: NDArray[np.int64],
    score: NDArray[np.float64],
) -> dict[str, Place]:
    chosen: dict[str, Place] = {}
    for n, name in enumerate(names):
        if not name.is_target:
            continue
        order = [int(i) for i in np.flatnonzero(group == n)]
        order.sort(key=lambda i: -score[i])
        best = order[0]
        rival = next((score[i] for i in order[1:] if _is_elsewhere(candidates[i][1], candidates[best][1])), -np.inf)
        if score[best] >= MIN_PRIOR and score[best] - rival >= MIN_MARGIN:
            chosen[name.words] = candidates[best][1]
    return chosen


def _is_elsewhere(a: Place, b: Place) -> bool:
    """Whether the two are apart: neither near, nor one the region or country around the other."""
    if a.country == b.country and "country" in (a.kind, b.kind):
        return False
    kinds = {a.kind, b.kind}
    is_around = "admin1" in kinds or (kinds == {"city", "admin2"} and (a.name in b.name or b.name in a.name))
    if (a.country, a.admin1) == (b.country, b.admin1) and is_around:
        return False
    return a.country != b.country or abs(a.latitude - b.latitude) + abs(a.longitude - b.longitude) > 1.5


@cache
def _not_places() -> frozenset[str]:
    tables = read_lists("names_generic.toml")
    return frozenset([*tables["place_words"], *tables["large_regions"]])


@cache
def _capitals() -> dict[str, str]:
    return {country.code: country.capital for country in read_countries() if country.capital}
