"""The places of the world by name: what places.py chooses from.

`data/gazetteer.sqlite` holds continents, first-level regions, districts and cities of 500 people and more, from
GeoNames (CC BY 4.0; built by training/gazetteer.py); the countries are countries.py's. The file is opened
read-only on the first look-up (about a millisecond) and read page by page: a process pays for the names it meets.
"""

import re
import sqlite3
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from tasks.places.countries import country_of_code, demonym_country, find_country, read_countries
from tasks.text.folding import fold_name
from tasks.vocabulary import DATA, read_rows

MAX_CANDIDATES = 20

_LOOK_UP = """select p.id, p.name, p.kind, p.country, p.admin1, p.latitude, p.longitude, p.population, n.is_main
    from names n join places p using (id) where n.name = ? order by p.population * (1 + 9 * n.is_main) desc limit ?"""
_BY_ID = "select id, name, kind, country, admin1, latitude, longitude, population from places where id = ?"
_FIRST_WORD = re.compile(r"\w+")
_DIRECTION = re.compile(r"\A([NSEW])\. ?(?=[A-Z])")  # S. Carolina, N. Korea
_DIRECTIONS = {"N": "North ", "S": "South ", "E": "East ", "W": "West "}


@dataclass(frozen=True, slots=True)
class Place:
    """A place; `kind`: continent, country, admin1, admin2 or city; `is_main`: found by its main name, not an alias."""

    geonames_id: int
    name: str
    kind: str
    country: str
    admin1: str
    latitude: float
    longitude: float
    population: int
    is_main: bool = True


@lru_cache(maxsize=16_384)
def find_places(name: str) -> tuple[Place, ...]:
    """The places of that name or alias, countries first, then by population; empty where the gazetteer has none.

    >>> [(place.name, place.country) for name in ("Côte d'Ivoire", "NYC", "S. Korea") for place in find_places(name)]
    [('Ivory Coast', 'CI'), ('New York City', 'US'), ('South Korea', 'KR')]
    """
    name = _DIRECTION.sub(lambda found: _DIRECTIONS[found[1]], name)
    country = find_country(name)
    found = [] if country is None else [country_place(country.code)]
    known = {place.geonames_id for place in found}
    for form in (_aliases().get(name), name):
        rows = _connect().execute(_LOOK_UP, (fold_name(form), MAX_CANDIDATES)).fetchall() if form else ()
        found += [Place(*row) for row in rows if row[0] not in known]
        known.update(place.geonames_id for place in found)
    return tuple(found)


@cache
def _aliases() -> dict[str, str]:
    return {cells[0]: cells[1] for cells in read_rows("place_aliases.tsv")}


@lru_cache(maxsize=16_384)
def find_place(geonames_id: int) -> Place | None:
    """The place of that GeoNames id, null where it is a country or not in the file.

    >>> find_place(2988507).name
    'Paris'
    """
    row = _connect().execute(_BY_ID, (geonames_id,)).fetchone()
    return Place(*row) if row else None


def demonym_place(word: str) -> Place | None:
    """The country, continent or region whose people or adjective the word is.

    >>> [place and place.name for place in map(demonym_place, ["Qatari", "Scots", "European", "Baptist"])]
    ['Qatar', 'Scotland', 'Europe', None]
    """
    country = demonym_country(word)
    if country:
        return country_place(country.code)
    region = _region_demonyms().get(word)
    return next((place for place in find_places(region) if place.kind != "admin2"), None) if region else None


def country_place(code: str) -> Place:
    """The country as a place."""
    country = country_of_code(code)
    point = (country.latitude, country.longitude)
    return Place(country.geonames_id, country.name, "country", code, "", *point, country.population)


@cache
def region_names() -> frozenset[str]:
    """The folded main names of all first-level regions."""
    rows = _connect().execute("select name from places where kind = 'admin1'").fetchall()
    return frozenset(fold_name(name) for (name,) in rows)


class Region(NamedTuple):
    """A first-level region by its GeoNames codes."""

    country: str
    admin1: str
    name: str


@cache
def region_abbreviations() -> dict[str, Region]:
    """Regions by the abbreviations that news writes after a town (`data/gazetteer_abbreviations.tsv`).

    >>> region_abbreviations()["Tenn"].name
    'Tennessee'
    """
    codes = {}
    for words, *region in read_rows("gazetteer_abbreviations.tsv"):
        codes.update(dict.fromkeys(words.split("|"), Region(*region)))
    return codes


@cache
def first_words() -> dict[str, tuple[str, ...]]:
    """Names and demonyms of countries by their first word, longest first, for finding them in a text."""
    found: dict[str, list[str]] = {}
    for country in read_countries():
        for words in (country.name, *country.aliases, *country.demonyms):
            if words[0].isupper():
                found.setdefault(_FIRST_WORD.findall(words)[0], []).append(words)
    for words in _region_demonyms():
        found.setdefault(_FIRST_WORD.findall(words)[0], []).append(words)
    return {first: tuple(sorted(words, key=len, reverse=True)) for first, words in found.items()}


@cache
def _region_demonyms() -> dict[str, str]:
    return {word: region for words, region in read_rows("demonyms.tsv") for word in words.split("|")}


@cache
def _connect() -> sqlite3.Connection:
    uri = (DATA / "gazetteer.sqlite").as_uri() + "?mode=ro&immutable=1"
    return sqlite3.connect(uri, uri=True, check_same_thread=False)
