"""The places of the world by name: what places.py chooses from.

`data/gazetteer.sqlite` holds continents, first-level regions, districts and cities of 500 people and more, from
GeoNames (CC BY 4.0; built by training/gazetteer.py); `data/countries.tsv` the countries. The file is opened
read-only on the first look-up (about a millisecond) and read page by page: a process pays for the names it meets.
"""

import re
import sqlite3
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from tasks.vocabulary import DATA, read_rows

MAX_CANDIDATES = 20
SHORT = 4  # country names as short as this are acronyms, told from words by their capitals

_LOOK_UP = """select p.id, p.name, p.kind, p.country, p.admin1, p.latitude, p.longitude, p.population, n.is_main
    from names n join places p using (id) where n.name = ? order by p.population * (1 + 9 * n.is_main) desc limit ?"""
_BY_ID = "select id, name, kind, country, admin1, latitude, longitude, population from places where id = ?"
_NOT_WORD = re.compile(r"[^\w]+")
_FIRST_WORD = re.compile(r"\w+")
_DIRECTION = re.compile(r"\A([NSEW])\. ?(?=[A-Z])")  # S. Carolina, N. Korea
_DIRECTIONS = {"N": "North ", "S": "South ", "E": "East ", "W": "West "}
_SAINT = re.compile(r"\b(?:saint|sainte|ste)\b")
_LETTERS = str.maketrans(
    {
        "ı": "i",
        "ø": "o",
        "đ": "d",
        "ł": "l",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ð": "d",
        "’": "",
        "'": "",
        "ʿ": "",
        "ʾ": "",
        "`": "",
        "‘": "",
    }
)


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


@lru_cache(maxsize=65_536)
def fold_name(name: str) -> str:
    """The name without case, accents and punctuation, as the gazetteer's keys are.

    >>> fold_name("Saint-Étienne"), fold_name("Ha‘il"), fold_name("St. John's")
    ('st etienne', 'hail', 'st johns')
    """
    plain = name.lower().translate(_LETTERS)
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return _SAINT.sub("st", _NOT_WORD.sub(" ", plain)).strip()


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


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory with the words for it (`data/countries.tsv`)."""

    code: str
    geonames_id: int
    name: str
    latitude: float
    longitude: float
    population: int
    capital: str
    tld: str
    aliases: tuple[str, ...]
    demonyms: tuple[str, ...]


@cache
def read_countries() -> tuple[Country, ...]:
    """Every country of `data/countries.tsv`."""
    countries = []
    for row in read_rows("countries.tsv")[1:]:
        code, number, name, latitude, longitude, population, capital, tld, aliases, demonyms = row
        words = (tuple(filter(None, aliases.split("|"))), tuple(filter(None, demonyms.split("|"))))
        countries.append(
            Country(code, int(number), name, float(latitude), float(longitude), int(population), capital, tld, *words)
        )
    return tuple(countries)


def find_country(name: str) -> Country | None:
    """The country of that name or alias; *US* and *UAE* are names in capitals only.

    >>> [country and country.code for country in map(find_country, ["the U.S.", "us", "Holland", "OMAN", "Atlantis"])]
    ['US', None, 'NL', 'OM', None]
    """
    key = name[4:] if name[:4] in ("the ", "The ") else name
    folded = fold_name(key) if len(key) > SHORT else key.capitalize() if key.isupper() else key
    return _by_name().get(key) or _by_name().get(folded)


def demonym_country(word: str) -> Country | None:
    """The country whose people or adjective the word is.

    >>> [country and country.code for country in map(demonym_country, ["Qatari", "Poles", "Baptist"])]
    ['QA', 'PL', None]
    """
    return _by_demonym().get(word) or _by_demonym().get(word.capitalize() if word.isupper() else word)


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
    country = _by_code()[code]
    point = (country.latitude, country.longitude)
    return Place(country.geonames_id, country.name, "country", code, "", *point, country.population)


def country_of_host(host: str) -> str | None:
    """The country code of a host by its top-level domain, null for .com and the like.

    >>> country_of_host("www.news.example.ke"), country_of_host("news.example.com")
    ('KE', None)
    """
    return _by_tld().get(host.rsplit(".", 1)[-1].lower())


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
def _by_code() -> dict[str, Country]:
    return {country.code: country for country in read_countries()}


@cache
def _by_tld() -> dict[str, str]:
    loose = {"io", "tv", "me", "co", "ai", "fm", "cc", "ws", "to", "la"}  # sold to anyone, as .com is
    return {country.tld: country.code for country in read_countries() if country.tld and country.tld not in loose}


@cache
def _by_name() -> dict[str, Country]:
    names: dict[str, Country] = {}
    for country in read_countries():
        for name in (country.name, *country.aliases):
            names[name] = country
            if len(name) > SHORT:
                names[fold_name(name)] = country
    return names


@cache
def _by_demonym() -> dict[str, Country]:
    return {word: country for country in read_countries() for word in country.demonyms}


@cache
def _region_demonyms() -> dict[str, str]:
    return {word: region for words, region in read_rows("demonyms.tsv") for word in words.split("|")}


@cache
def _connect() -> sqlite3.Connection:
    uri = (DATA / "gazetteer.sqlite").as_uri() + "?mode=ro&immutable=1"
    return sqlite3.connect(uri, uri=True, check_same_thread=False)
